"""Metric families from plain rows, for exporters whose figures are worked out when they are asked.

Which figures is for containers and kube_state; counting as things happen is in serving.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar

from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector, CollectorRegistry

Row = tuple[Mapping[str, str], float]


class Exporter(Collector, ABC):
    """What one job scrapes: families that are a function of the cluster and of the time."""

    job: ClassVar[str]
    path: ClassVar[str]
    history_step_s: ClassVar[float]

    def __init__(self, instance: str) -> None:
        """Take the host:port that samples are labelled with."""
        self.target_labels = {"instance": instance}
        self.registry = CollectorRegistry()
        self.registry.register(self)

    @abstractmethod
    def at(self, when: float) -> Iterable[Metric]:
        """Return the families as of a Unix time."""

    def describe(self) -> Iterable[Metric]:
        """Promise nothing, so that registering asks for no figures yet."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """Return the families as of now."""
        return self.at(time.time())


def gauge(name: str, documentation: str, rows: Iterable[Row]) -> Metric:
    """Build a family of values that go up and down."""
    return _family(name, name, documentation, "gauge", rows)


def counter(name: str, documentation: str, rows: Iterable[Row]) -> Metric:
    """Build a family of totals; the name ends in `_total`."""
    return _family(name.removesuffix("_total"), name, documentation, "counter", rows)


def _family(
    name: str, sample_name: str, documentation: str, kind: str, rows: Iterable[Row]
) -> Metric:
    family = Metric(name, documentation, kind)
    for labels, value in rows:
        family.add_sample(sample_name, dict(labels), value)
    return family
