"""The documented metrics, counted in plain numbers and rendered when somebody scrapes.

    http_requests_total{function, method, code}
    http_request_duration_seconds{function}       histogram
    http_requests_errors_total{function}          answers of 500 and above
    jamie_wording_total{outcome}                  a model's wordings of computed facts
    jamie_wording_sentences_dropped_total         sentences of them that nothing bore out

The last two are there only where a model has worded something. prometheus_client renders them and
loads on the first scrape. Labels are bounded: a function's name, a method, a status, an outcome.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from prometheus_client.core import Metric

# From an instant answer to the longest wait a caller bears (the Homepage gives up after 60 s).
BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
FIRST_SERVER_ERROR = 500
# Of a wording that was checked: all of it went out, a part, or nothing.
WordingOutcome = Literal["kept", "trimmed", "dropped"]
KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Durations:
    """One histogram's counts, not yet cumulative."""

    def __init__(self) -> None:
        self.counts = [0] * (len(BUCKETS_S) + 1)
        self.total_s = 0.0


class RequestMetrics:
    """Counts of one process."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, str, str]] = Counter()
        self.errors: Counter[str] = Counter()
        self.durations: dict[str, Durations] = {}
        self.wordings: Counter[WordingOutcome] = Counter()
        self.dropped_sentences = 0

    def observe(self, function: str, method: str, status: int, duration_s: float) -> None:
        """Count one answered request."""
        method = method if method in KNOWN_METHODS else "other"
        self.requests[function, method, str(status)] += 1
        self.errors[function] += status >= FIRST_SERVER_ERROR
        durations = self.durations.setdefault(function, Durations())
        durations.counts[bisect_left(BUCKETS_S, duration_s)] += 1
        durations.total_s += duration_s

    def observe_wording(self, outcome: WordingOutcome, dropped_sentences: int) -> None:
        """Count one wording of a model that was checked against what tools found."""
        self.wordings[outcome] += 1
        self.dropped_sentences += dropped_sentences

    def families(self) -> "Iterator[Metric]":
        """Yield the metric families as prometheus_client knows them."""
        from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily

        requests = CounterMetricFamily(
            "http_requests", "Requests answered.", labels=["function", "method", "code"]
        )
        for labels, count in self.requests.items():
            requests.add_metric(list(labels), count)
        yield requests
        errors = CounterMetricFamily(
            "http_requests_errors", "Requests answered with 500 or above.", labels=["function"]
        )
        for function, count in self.errors.items():
            errors.add_metric([function], count)
        yield errors
        durations = HistogramMetricFamily(
            "http_request_duration_seconds", "Time to answer a request.", labels=["function"]
        )
        for function, one in self.durations.items():
            durations.add_metric([function], list(_cumulative(one)), one.total_s)
        yield durations
        if self.wordings:
            yield from self._wording_families()

    def _wording_families(self) -> "Iterator[Metric]":
        from prometheus_client.core import CounterMetricFamily

        wordings = CounterMetricFamily(
            "jamie_wording", "Wordings of a model checked against the facts.", labels=["outcome"]
        )
        for outcome, count in self.wordings.items():
            wordings.add_metric([outcome], count)
        yield wordings
        yield CounterMetricFamily(
            "jamie_wording_sentences_dropped",
            "Sentences of a model that nothing bore out.",
            value=self.dropped_sentences,
        )

    def render(self) -> tuple[bytes, str]:
        """Return the text exposition and its content type."""
        from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
        from prometheus_client.registry import Collector

        class OnScrape(Collector):
            def collect(_self) -> "Iterator[Metric]":  # noqa: N805 - `self` is the counts
                return self.families()

        registry = CollectorRegistry(auto_describe=False)
        registry.register(OnScrape())
        return generate_latest(registry), CONTENT_TYPE_LATEST


def _cumulative(durations: Durations) -> Iterator[tuple[str, float]]:
    running = 0
    for bound, count in zip((*BUCKETS_S, "+Inf"), durations.counts, strict=True):
        running += count
        yield str(bound), running


REQUESTS = RequestMetrics()
