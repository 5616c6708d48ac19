"""The hour before the demo starts, as Prometheus would have scraped it.

Requests of the past go through the same counters as the real ones afterwards, under the labels that
scraping gives, so that no series is there twice and rates over five minutes are right at once.
Putting it into Prometheus is in prometheus.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from prometheus_client.metrics_core import Metric

from deploy.demo.exposition import Exporter
from deploy.demo.services import Service
from deploy.demo.serving import ServingPod

# An hour, and enough for what is asked over five minutes "an hour ago" to have an answer.
LENGTH = timedelta(minutes=70)
STEP_S = 15.0  # a common scrape interval
CREATED = "_created"  # the client library's own note of when a series was made


class History:
    """Samples by series, in order of time, until they are written as OpenMetrics."""

    def __init__(self) -> None:
        """Start empty."""
        self._series: dict[str, list[str]] = {}

    def add(self, metrics: Iterable[Metric], target: Mapping[str, str], at: float) -> None:
        """Add what one scrape of a target would have found, and that it was up."""
        suffix = _pairs(target)
        self._append(f"up{{{suffix}}}", 1, at)
        for metric in metrics:
            for sample in metric.samples:
                if not sample.name.endswith(CREATED):
                    labels = ",".join(filter(None, (_pairs(sample.labels), suffix)))
                    self._append(f"{sample.name}{{{labels}}}", sample.value, at)

    def openmetrics(self) -> str:
        """Write all of it, series by series."""
        lines = (line for series in self._series.values() for line in series)
        return "\n".join((*lines, "# EOF\n"))

    def _append(self, series: str, value: float, at: float) -> None:
        self._series.setdefault(series, []).append(f"{series} {value:.12g} {at:.3f}")


def write_history(services: Iterable[Service], exporters: Iterable[Exporter], now: float) -> str:
    """Live through the time before `now` (Unix) and return it as OpenMetrics text.

    Afterwards the services' pods have counted and logged that time's requests.
    """
    history = History()
    for service in services:
        _live_through(service, history, now)
    for exporter in exporters:
        target = {"job": exporter.job, **exporter.target_labels}
        for at in _ticks(exporter.history_step_s, now):
            history.add(exporter.at(at), target, at)
    return history.openmetrics()


def _live_through(service: Service, history: History, now: float) -> None:
    answers = service.past(now)
    upcoming = next(answers, None)
    for tick in _ticks(STEP_S, now):
        while upcoming is not None and upcoming.at <= tick:
            turn = upcoming.turn
            turn.pod.handled(turn.route, upcoming.plan, upcoming.at)
            upcoming = next(answers, None)
        for pod in service.pods:
            history.add(pod.registry.collect(), _target(service, pod), tick)


def _target(service: Service, pod: ServingPod) -> dict[str, str]:
    return {"job": service.name, **pod.target_labels}


def _ticks(step_s: float, now: float) -> Iterator[float]:
    steps = int(LENGTH.total_seconds() / step_s)
    return (now - step * step_s for step in range(steps, -1, -1))


def _pairs(labels: Mapping[str, str]) -> str:
    return ",".join(f'{name}="{value}"' for name, value in labels.items())
