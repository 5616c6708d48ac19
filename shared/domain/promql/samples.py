"""Reading items of a vector: labels, a number or none, and which operand they came from.

Items have the shape that `shared.clients.prometheus_answers` checked. Native histograms carry no
single number and read as none.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from shared.domain.promql.text import TAG


class Row(NamedTuple):
    """One series of an instant vector; `value` is None for NaN, infinities and histograms."""

    labels: Mapping[str, str]
    value: float | None


Rows = Mapping[str, list[Row]]


def by_tag(items: Iterable[Mapping[str, Any]]) -> dict[str, list[Row]]:
    """Return rows by the operand that they came from."""
    rows: dict[str, list[Row]] = {}
    for item in items:
        labels: Mapping[str, str] = item["metric"]
        pair = item.get("value", (0, ""))
        rows.setdefault(labels.get(TAG, ""), []).append(Row(labels, number(pair[1])))
    return rows


def number(text: object) -> float | None:
    """Return the finite number that `text` says, else None."""
    try:
        value = float(text) if isinstance(text, str) else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def one(rows: Rows, tag: str) -> float | None:
    """Return the number of an operand that yields at most one row."""
    return next((row.value for row in rows.get(tag, ())), None)
