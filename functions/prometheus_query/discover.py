"""Which metrics there are for a word: their names, types, help and labels, and a first query."""

import time
from collections.abc import Mapping, Sequence

from functions.prometheus_query.models import Hint, PrometheusQuery, PrometheusQueryRequest
from functions.prometheus_query.plan import DEFAULT_TIMEOUT_S, unix_time_of
from shared.clients.prometheus_metadata import Metric, PrometheusMetadata
from shared.domain.promql.nearest import like
from shared.domain.promql.text import equals, is_plain, selector
from shared.domain.promql.times import rfc3339

MAX_METRICS = 20  # a person reads no more, and each costs a question for its labels
WITHIN_S = 86400.0  # what had no samples for a day is not offered
MAX_NAMED = 10
FIRST_QUERIES = {
    "_bucket": "histogram_quantile(0.95, sum by (le) (rate({}[5m])))",
    "_total": "sum(rate({}[5m]))",
    "_count": "sum(rate({}[5m]))",
    "_sum": "sum(rate({}[5m]))",
}


async def discover(ask: PrometheusQueryRequest, metadata: PrometheusMetadata) -> PrometheusQuery:
    """Return the metrics whose name or help is like the word that was asked for."""
    at = unix_time_of("time", ask.time) if ask.time else time.time()
    found: list[str] = []

    def choose(names: Sequence[str], helps: Mapping[str, str]) -> Sequence[str]:
        found.extend(like(ask.metrics_like, names, helps))
        return found[:MAX_METRICS]

    metrics = await metadata.metrics(
        choose, start=at - WITHIN_S, end=at, timeout_s=DEFAULT_TIMEOUT_S
    )
    return PrometheusQuery(
        query="",
        result_type="metrics",
        result=[{**one._asdict(), "labels": list(one.labels)} for one in metrics],
        series_count=len(found),
        truncated=len(found) > len(metrics),
        status="ok" if metrics else "empty",
        summary=_summary(ask.metrics_like, metrics, len(found)),
        warnings=[],
        hints=[first_query(one) for one in metrics[:1]],
        timestamp=rfc3339(at),
    )


def _summary(word: str, metrics: Sequence[Metric], found: int) -> str:
    if not metrics:
        return f"No metric is like {word}; try one word of what it counts, such as requests or cpu."
    named = "; ".join(_described(one) for one in metrics[:MAX_NAMED])
    more = f"; and {found - MAX_NAMED} more" if found > MAX_NAMED else ""
    counted = "1 metric is" if found == 1 else f"{found} metrics are"
    return f"{counted} like {word}: {named}{more}."


def _described(metric: Metric) -> str:
    return f"{metric.name} ({metric.type}; labels {', '.join(metric.labels) or 'none'})"


def first_query(metric: Metric) -> Hint:
    """Return what to ask of a metric for a start."""
    written = selector(equals("__name__", metric.name))
    name = metric.name if is_plain(metric.name) else written
    shape = next((q for end, q in FIRST_QUERIES.items() if metric.name.endswith(end)), "{}")
    return Hint(f"a first query for {metric.name}", shape.replace("{}", name))
