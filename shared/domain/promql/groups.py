"""Labels that a result should be grouped by and is not, because no series has them.

How a query groups is in `uses`; asking a server for labels is the function's.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from shared.domain.promql.literals import outside_literals
from shared.domain.promql.nearest import nearest
from shared.domain.promql.repair import Hints
from shared.domain.promql.text import is_plain
from shared.domain.promql.uses import Grouping

MAX_LISTED = 12  # names in one sentence


def ungrouped(found: Grouping, items: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the labels asked for that no row of the result has.

    `le` is used up by a quantile.
    """
    there = {label for item in items for label in item["metric"]}
    return tuple(label for label in found.labels if label not in there and label != "le")


def group_hints(query: str, missing: Sequence[str], labels: Sequence[str]) -> Hints:
    """Return what may have been meant by labels that are none of `labels`, the series' own."""
    hints: list[tuple[str, str | None]] = []
    for label in missing:
        if label in labels:  # an empty value, or one that the query itself drops
            continue
        near = nearest(label, labels, most=1)
        instead = f"did you mean {near[0]}?" if near else f"they have {_listed(labels)}"
        mended = _regrouped(query, label, near[0]) if near else None
        hints.append((f"none of these series has the label {label}; {instead}", mended))
    return tuple(hints)


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(sorted(labels)[:MAX_LISTED]) or "none"


def _regrouped(query: str, old: str, new: str) -> str | None:
    if not is_plain(new):
        return None
    clause = re.compile(r"\bby\s*\(([^)]*)\)")
    word = re.compile(rf"\b{re.escape(old)}\b")
    return outside_literals(
        query, lambda text: clause.sub(lambda found: word.sub(new, found[0]), text)
    )
