"""One finding about a service: a code to act on, a severity to sort by, a sentence to read."""

from typing import Literal, NamedTuple

Severity = Literal["critical", "warning", "info"]
ORDER: tuple[Severity, ...] = ("critical", "warning", "info")


class Reason(NamedTuple):
    """Each sentence holds its number, and the threshold that the number reached."""

    code: str
    severity: Severity
    message: str


def severity(value: float, warning_from: float, critical_from: float) -> Severity | None:
    """Return how bad a value is that is better when it is lower, or None when it is fine."""
    if value >= critical_from:
        return "critical"
    return "warning" if value >= warning_from else None


def by_weight(reasons: list[Reason]) -> tuple[Reason, ...]:
    """Return reasons with the worst first; among equals, in the order of the rules."""
    return tuple(sorted(reasons, key=lambda reason: ORDER.index(reason.severity)))
