"""The numbers that a verdict turns on. What is done with them is in the rules."""

import math
from collections.abc import Iterable
from typing import NamedTuple


class Thresholds(NamedTuple):
    """Where degraded and unhealthy begin; a value at a threshold has reached it.

    Errors and latency follow what pages people in practice; client errors and replicas follow
    Kiali's defaults, throttling kubernetes-mixin's, burn rates the SRE workbook's.
    """

    max_age_s: float = 120  # older samples say nothing about now

    error_ratio_degraded: float = 0.01
    error_ratio_unhealthy: float = 0.05
    client_ratio_degraded: float = 0.20
    # Ratios of fewer requests jump: they degrade at most, and say so.
    min_requests: int = 20
    # ... except when this many requests failed without one that succeeded.
    min_requests_all_failed: int = 5

    p95_degraded_ms: float = 500
    p95_unhealthy_ms: float = 2000
    regression_factor: float = 3  # against the same window an hour ago,
    regression_least_ms: float = 100  # when what it came to can be felt at all

    usage_degraded: float = 0.90  # of the limit, CPU or memory, in all or in any pod
    hot_pod_factor: float = 2  # a pod this far above the mean is worth a note,
    hot_pod_least: float = 0.50  # when it uses this much of its limit
    throttled_degraded: float = 0.25  # of CPU periods
    restarts_degraded: int = 3  # within 15 minutes; one may be a rollout's

    burn_unhealthy: float = 14.4  # over 1h and 5m: 2% of a month's budget in an hour
    burn_degraded: float = 6  # over 6h and 30m: 5% of it in six hours


DEFAULTS = Thresholds()

# Shares of a whole: 5 where 0.05 was meant would never be reached.
SHARES = frozenset(
    {
        "error_ratio_degraded",
        "error_ratio_unhealthy",
        "client_ratio_degraded",
        "usage_degraded",
        "hot_pod_least",
        "throttled_degraded",
    }
)
ORDERED = (
    ("error_ratio_degraded", "error_ratio_unhealthy"),
    ("p95_degraded_ms", "p95_unhealthy_ms"),
    ("burn_degraded", "burn_unhealthy"),
)


class BadThreshold(ValueError):
    """One that means nothing; `name` is whose."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.name = name


def overridden(base: Thresholds, given: Iterable[tuple[str, float]]) -> Thresholds:
    """Return `base` with other numbers for some names.

    Raises:
        BadThreshold: an unknown name, no possible number, or degraded only above unhealthy

    """
    values = {name: _checked(name, value) for name, value in given}
    limits = base._replace(**values)
    for degraded, unhealthy in ORDERED:
        if getattr(limits, degraded) > getattr(limits, unhealthy):
            if degraded in values:
                raise BadThreshold(degraded, f"must not be above {unhealthy}")
            raise BadThreshold(unhealthy, f"must not be below {degraded}")
    return limits


def _checked(name: str, value: float) -> float:
    if name not in Thresholds._fields:
        raise BadThreshold(name, f"is none of {', '.join(Thresholds._fields)}")
    if not (math.isfinite(value) and value >= 0):
        raise BadThreshold(name, "must be a number, zero or more")
    if name in SHARES and value > 1:
        raise BadThreshold(name, "is a share of a whole: must be from 0 to 1")
    if Thresholds.__annotations__[name] is not int:
        return value
    if value != round(value):
        raise BadThreshold(name, "must be a whole number")
    return round(value)
