"""One PromQL query: asked within bounds, its answer summed up, its mistakes explained.

What is asked is decided in `plan`, the sentence made in `summary`; why there is nothing is found
out in `reasons`, what an answer may be misread for in `misreadings`; the usual mistakes are rows in
`shared.domain.promql.mistakes`.
"""

import time

from functions.prometheus_query.discover import discover
from functions.prometheus_query.labels import without_credentials
from functions.prometheus_query.misreadings import misreadings
from functions.prometheus_query.models import Hint, PrometheusQuery, PrometheusQueryRequest
from functions.prometheus_query.plan import MAX_TIMEOUT_S, Plan, plan
from functions.prometheus_query.reasons import why_empty
from functions.prometheus_query.summary import summarise
from shared.clients.prometheus import AnswerTooLarge, Prometheus
from shared.clients.prometheus_answers import QueryResult
from shared.clients.prometheus_metadata import PrometheusMetadata
from shared.domain.promql import repair
from shared.domain.promql.times import rfc3339
from shared.edge.function import function
from shared.errors import InvalidQuery, UpstreamRejected

MAX_SERIES = 200  # in an answer: what is left out is said, with how to get it
TOPK = "topk(10, {})"


@function(
    tool="query_prometheus",
    paths=("/api/prometheus/query", "/prometheus/query"),
    timeout_s=MAX_TIMEOUT_S + 5,  # so that a query that takes its whole time is answered
)
async def prometheus_query(
    ask: PrometheusQueryRequest, prometheus: Prometheus, metadata: PrometheusMetadata
) -> PrometheusQuery:
    """Run a PromQL query, at one moment or over a range; or find metrics by a word."""
    if ask.metrics_like and not ask.query:
        return await discover(ask, metadata)
    planned = plan(ask)
    answer = without_credentials(await _ask(planned, prometheus))
    items, found = answer.result, _series_count(answer)
    truncated = found > MAX_SERIES
    at = _evaluated_at(planned, answer)
    looked = await (
        misreadings(planned.query, answer, at, prometheus)
        if items
        else why_empty(planned, at, prometheus, metadata)
    )
    return PrometheusQuery(
        query=planned.query,
        result_type=answer.result_type,
        result=items[:MAX_SERIES],
        series_count=found,
        truncated=truncated,
        status="ok" if items else "empty",
        summary=summarise(answer),
        warnings=[*planned.notes, *answer.warnings, *answer.infos],
        hints=_hints(planned.query, answer, looked, truncated=truncated),
        timestamp=rfc3339(at),
    )


async def _ask(planned: Plan, prometheus: Prometheus) -> QueryResult:
    """Ask; what the query itself is to blame for comes back with hints."""
    try:
        return await _run(planned, prometheus)
    except InvalidQuery as refused:
        hints = repair.refusal_hints(planned.query, refused.detail)
        raise InvalidQuery(repair.located(refused.detail), hints) from refused
    except UpstreamRejected as refused:
        if not (hints := repair.execution_hints(refused.detail)):
            raise
        raise InvalidQuery(refused.detail, hints) from refused
    except AnswerTooLarge as too_large:
        narrower = ("show the ten largest", TOPK.format(planned.query))
        raise InvalidQuery(too_large.detail, (narrower,)) from too_large


async def _run(planned: Plan, prometheus: Prometheus) -> QueryResult:
    if planned.span is None:
        return await prometheus.instant(planned.query, at=planned.at, timeout_s=planned.timeout_s)
    return await prometheus.range(
        planned.query,
        start=planned.span.start,
        end=planned.span.end,
        step_s=planned.span.step_s,
        timeout_s=planned.timeout_s,
    )


def _series_count(answer: QueryResult) -> int:
    return 1 if answer.result_type in {"scalar", "string"} else len(answer.result)


def _hints(query: str, answer: QueryResult, looked: repair.Hints, *, truncated: bool) -> list[Hint]:
    if answer.result:
        hints = (*repair.answered_hints(query), *looked)
    else:
        hints = (*looked, *(repair.slips(query) if looked else repair.empty_hints(query)))
    if truncated:
        message = f"only the first {MAX_SERIES} series are here: use topk(10, ...) or aggregate"
        hints = ((message, TOPK.format(query)), *hints)
    return [Hint(message, mended) for message, mended in hints]


def _evaluated_at(planned: Plan, answer: QueryResult) -> float:
    """Return the moment of evaluation: the server's own where it says so."""
    if planned.span is not None:
        return planned.span.end
    if answer.at is not None:
        return answer.at
    return time.time() if planned.at is None else planned.at
