"""What an answer that came may be misread for: a few cheap questions, and only where it is open.

What a metric's type or labels mean for a query is in `shared.domain.promql.kinds` and `.groups`.
When the server cannot tell in time, nothing is said.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar

from shared.clients.budget import open_budget
from shared.clients.prometheus import Prometheus
from shared.clients.prometheus_answers import QueryResult
from shared.domain.promql.absence import written
from shared.domain.promql.groups import group_hints, ungrouped
from shared.domain.promql.kinds import Types, kind_hints, open_families
from shared.domain.promql.repair import Hints
from shared.domain.promql.uses import grouping
from shared.errors import InvalidQuery, UpstreamError

T = TypeVar("T")

BUDGET_S = 0.5  # for all of them at once: the answer itself is there already
MAX_FAMILIES = 2  # asked for their type
LABELS_WITHIN_S = 3600.0
NOTHING: Hints = ()


async def misreadings(query: str, answer: QueryResult, at: float, prometheus: Prometheus) -> Hints:
    """Return what `query` may have been meant to say, of an answer that is not empty."""
    families = open_families(query, graphed=answer.result_type == "matrix")[:MAX_FAMILIES]
    with open_budget(BUDGET_S):
        groups, types = await asyncio.gather(
            _or(NOTHING, _groups(query, answer, at, prometheus)), _types(families, prometheus)
        )
    return (*groups, *kind_hints(query, types))


async def _types(families: Sequence[str], prometheus: Prometheus) -> Types:
    asked = (_or("", prometheus.type_of(one, timeout_s=BUDGET_S)) for one in families)
    return dict(zip(families, await asyncio.gather(*asked), strict=True))


async def _or(otherwise: T, asked: Awaitable[T]) -> T:
    try:
        return await asked
    except (UpstreamError, InvalidQuery):
        return otherwise


async def _groups(query: str, answer: QueryResult, at: float, prometheus: Prometheus) -> Hints:
    found = grouping(query) if answer.result_type in {"vector", "matrix"} else None
    missing = ungrouped(found, answer.result) if found else ()
    if not (found and missing and len(found.selectors) == 1):  # of several, whose labels?
        return ()
    labels = await prometheus.label_names(
        written(found.selectors[0]), start=at - LABELS_WITHIN_S, end=at, timeout_s=BUDGET_S
    )
    return group_hints(query, missing, [one for one in labels if one != "__name__"])
