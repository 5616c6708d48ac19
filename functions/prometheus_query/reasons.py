"""Why there is no result: at most three cheap questions, and only when there is none.

What to ask and what it means is in `shared.domain.promql.absence`. When the server cannot tell in
time, the answer is what it would be without this.
"""

from collections.abc import Iterable

from functions.prometheus_query.plan import Plan
from shared.clients.budget import open_budget
from shared.clients.prometheus import Prometheus
from shared.clients.prometheus_answers import QueryResult
from shared.domain.promql import absence
from shared.domain.promql.parsing import Selector, read
from shared.domain.promql.repair import Hints
from shared.domain.promql.samples import by_tag
from shared.domain.promql.times import in_words, rfc3339
from shared.errors import InvalidQuery, UpstreamError

BUDGET_S = 1.0  # for all three: whoever asked waits for an answer that is there already
MAX_SELECTORS = 4
KNOWN_WITHIN_S = 86400.0  # a metric without samples for a day is as good as unknown
LOOK_STEP_S = 300.0  # how exactly the last sample is told; 289 points


async def why_empty(planned: Plan, at: float, prometheus: Prometheus) -> Hints:
    """Return the reason why `planned` found nothing; nothing when it cannot be told."""
    selectors = read(planned.query).selectors[:MAX_SELECTORS]
    if not selectors:
        return ()
    try:
        with open_budget(BUDGET_S):
            return await _Look(planned.query, at, prometheus).why(selectors)
    except (UpstreamError, InvalidQuery):
        return ()


class _Look:
    """One look at a server, at the moment of the query."""

    def __init__(self, query: str, at: float, prometheus: Prometheus) -> None:
        self._query, self._at, self._prometheus = query, at, prometheus

    async def why(self, selectors: tuple[Selector, ...]) -> Hints:
        counts = by_tag((await self._instant(absence.presence_query(selectors))).result)
        for i, one in enumerate(selectors):
            if absence.counted(counts, f"s{i}"):
                continue
            if not one.name:
                return await self._nowhere(one)
            if absence.counted(counts, f"n{i}"):
                return await self._unmatched(one)
            return await self._unknown(one)
        return ()

    async def _unknown(self, one: Selector) -> Hints:
        names = await self._values("__name__")
        if one.name not in names:
            return absence.unknown_metric(self._query, one.name, names)
        begin = self._at - KNOWN_WITHIN_S
        query = f"count({absence.written(Selector(one.name, ()))})"
        answer = await self._prometheus.range(
            query, start=begin, end=self._at, step_s=LOOK_STEP_S, timeout_s=BUDGET_S
        )
        if not answer.result:
            return ()
        last = float(answer.result[0]["values"][-1][0])
        ago = in_words(self._at - last + LOOK_STEP_S)
        return absence.gone(Selector(one.name, ()), rfc3339(last), ago)

    async def _unmatched(self, one: Selector) -> Hints:
        rows = by_tag((await self._instant(absence.values_query(one))).result)
        found = absence.unmatched(self._query, one, rows)
        if not isinstance(found, str):
            return found
        series = await self._instant(f"topk(1, {absence.written(Selector(one.name, ()))})")
        labels: Iterable[str] = (label for item in series.result for label in item["metric"])
        return absence.unknown_label(one.name, found, labels)

    async def _nowhere(self, one: Selector) -> Hints:
        asked = next((matcher for matcher in one.matchers if matcher.op == "="), None)
        if asked is None:
            return ()
        values = await self._values(asked.label)
        return () if asked.value in values else absence.nearest_values(self._query, asked, values)

    async def _instant(self, query: str) -> QueryResult:
        return await self._prometheus.instant(query, at=self._at, timeout_s=BUDGET_S)

    async def _values(self, label: str) -> list[str]:
        begin = self._at - KNOWN_WITHIN_S
        return await self._prometheus.label_values(
            label, start=begin, end=self._at, timeout_s=BUDGET_S
        )
