"""Label values as they may leave: probes carry whole URLs in them, with passwords and tokens.

Addresses stay as they are, because the next query names an instance by its address. Pure.
"""

from collections.abc import Callable
from typing import Any

from shared.clients.prometheus_answers import QueryResult

SHORTEST_WITH_SECRET = len("://u:p@h.i")
SERIES = frozenset({"vector", "matrix"})


def without_credentials(answer: QueryResult) -> QueryResult:
    """Return an answer without the secrets of its label values; nothing else changes."""
    if answer.result_type not in SERIES:
        return answer
    change = _changes(answer.result)
    if not change:
        return answer
    items = [
        {**item, "metric": {name: change.get(text, text) for name, text in item["metric"].items()}}
        for item in answer.result
    ]
    return answer._replace(result=items)


def _changes(items: list[dict[str, Any]]) -> dict[str, str]:
    """Return what is to stand in place of the values that may not leave."""
    values = {text for item in items for text in item["metric"].values() if _may_hold(text)}
    if not values:
        return {}
    redact = _redactor()
    redacted = {text: redact(text) for text in values}
    return {text: shown for text, shown in redacted.items() if shown != text}


def _may_hold(text: str) -> bool:
    return (
        len(text) >= SHORTEST_WITH_SECRET and not text.replace("-", "").replace("_", "").isalpha()
    )


def _redactor() -> Callable[[str], str]:
    from shared.domain.logs.redact import Redactor  # noqa: PLC0415 - most answers need none

    return Redactor(people=False).redact
