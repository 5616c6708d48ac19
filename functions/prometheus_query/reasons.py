"""Why there is no result: at most three cheap questions, and only when there is none.

What to ask and what it means is in `shared.domain.promql.absence`. When the server cannot tell in
time, the answer is what it would be without this.
"""

import time
from collections.abc import Sequence

from functions.prometheus_query.plan import Plan
from shared.clients.budget import open_budget
from shared.clients.prometheus import Prometheus
from shared.clients.prometheus_answers import QueryResult
from shared.clients.prometheus_metadata import PrometheusMetadata
from shared.domain.promql import absence
from shared.domain.promql.parsing import Selector, read
from shared.domain.promql.repair import Hints
from shared.domain.promql.samples import by_tag
from shared.domain.promql.samples import one as number_of
from shared.domain.promql.scraping import (
    samples_query,
    scraping_hints,
    short_growth,
    short_hints,
)
from shared.domain.promql.times import in_words, rfc3339
from shared.errors import InvalidQuery, UpstreamError

BUDGET_S = 1.0  # for all three: whoever asked waits for an answer that is there already
MAX_SELECTORS = 4
KNOWN_WITHIN_S = 86400.0  # a metric without samples for a day is as good as unknown
LOOK_STEP_S = 300.0  # how exactly the last sample is told; 289 points
LABELS_WITHIN_S = 3600.0
MAX_JOBS = 3  # that a metric came from, and whose targets are looked at


async def why_empty(
    planned: Plan, at: float, prometheus: Prometheus, metadata: PrometheusMetadata
) -> Hints:
    """Return the reason why `planned` found nothing; nothing when it cannot be told."""
    selectors = read(planned.query).selectors[:MAX_SELECTORS]
    if not selectors:
        return ()
    try:
        with open_budget(BUDGET_S):
            return await _Look(planned.query, at, prometheus, metadata).why(selectors)
    except (UpstreamError, InvalidQuery):
        return ()


class _Look:
    """One look at a server, at the moment of the query."""

    def __init__(
        self, query: str, at: float, prometheus: Prometheus, metadata: PrometheusMetadata
    ) -> None:
        self._query, self._at = query, at
        self._prometheus, self._metadata = prometheus, metadata

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
        return await self._left_over()

    async def _unknown(self, one: Selector) -> Hints:
        begin = self._at - KNOWN_WITHIN_S
        past = await self._prometheus.range(
            absence.past_query(one.name),
            start=begin,
            end=self._at,
            step_s=LOOK_STEP_S,
            timeout_s=BUDGET_S,
        )
        if past.result:
            return await self._gone(one.name, past)
        names = await self._values("__name__")
        return () if one.name in names else absence.unknown_metric(self._query, one.name, names)

    async def _gone(self, name: str, past: QueryResult) -> Hints:
        last = max(float(item["values"][-1][0]) for item in past.result)
        ago = in_words(self._at - last + LOOK_STEP_S)
        jobs = [item["metric"]["job"] for item in past.result if "job" in item["metric"]]
        return (
            *absence.gone(Selector(name, ()), rfc3339(last), ago),
            *await self._scraped(name, jobs[:MAX_JOBS]),
        )

    async def _scraped(self, name: str, jobs: Sequence[str]) -> Hints:
        """Return what became of the jobs; targets are known of the present only."""
        if not jobs or time.time() - self._at > LOOK_STEP_S:
            return ()
        try:
            return scraping_hints(name, jobs, await self._metadata.targets(timeout_s=BUDGET_S))
        except UpstreamError:  # many servers speak PromQL and scrape nothing
            return ()

    async def _left_over(self) -> Hints:
        """Return why all that is selected is there and nothing comes of it."""
        if growth := short_growth(self._query):
            rows = by_tag((await self._instant(samples_query(growth))).result)
            return short_hints(self._query, growth, number_of(rows, "") or 0)
        return absence.unpaired(self._query)

    async def _unmatched(self, one: Selector) -> Hints:
        rows = by_tag((await self._instant(absence.values_query(one))).result)
        found = absence.unmatched(self._query, one, rows)
        if not isinstance(found, str):
            return found
        labels = await self._prometheus.label_names(
            absence.written(Selector(one.name, ())),
            start=self._at - LABELS_WITHIN_S,
            end=self._at,
            timeout_s=BUDGET_S,
        )
        return absence.unknown_label(self._query, one.name, found, labels)

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
