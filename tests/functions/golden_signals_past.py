"""A made-up past, as OpenMetrics: services that are well, or not, in every way that is tested.

Counters grow by so much a second, gauges stand still; every number that a test expects can be
computed in one's head. What follows from it belongs in the tests.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

NOW = 1_760_000_000  # every question is asked at this moment
STEP_S = 15
LENGTH_S = 600
NAMESPACE = "default"
MIB = 1024 * 1024

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Series:
    """One series: `start` at its first sample, then `per_s` more each second."""

    name: str
    labels: Labels
    per_s: float = 0
    start: float = 0
    first: int = NOW - LENGTH_S
    last: int = NOW
    reset_at: int = NOW + 1  # a counter begins anew then
    step_s: int = STEP_S

    def samples(self) -> Iterator[tuple[int, float]]:
        for at in range(self.first, self.last + 1, self.step_s):
            begun = self.first if at < self.reset_at else self.reset_at
            start = self.start if at < self.reset_at else 0
            yield at, start + self.per_s * (at - begun)

    def lines(self) -> Iterator[str]:
        labels = ",".join(f'{name}="{value}"' for name, value in self.labels.items())
        for at, value in self.samples():
            yield f"{self.name}{{{labels}}} {value:.9g} {at}"


def openmetrics(series: Iterable[Series]) -> str:
    return "\n".join([*(line for one in series for line in one.lines()), "# EOF", ""])


# Cumulative shares of requests by bucket bound in seconds; p95 follows by interpolation.
P95_45_MS = {"0.025": 0.75, "0.05": 1, "1": 1}
P95_200_MS = {"0.1": 0.85, "0.25": 1, "1": 1}
P95_600_MS = {"0.5": 0.9375, "1": 1}
P95_2400_MS = {"1": 0.25, "2.5": 1}
P95_BEYOND_1_S = {"0.5": 0.5, "1": 0.9}


@dataclass(frozen=True)
class App:
    """One pod of a service, as its own exporter and the scraper label it."""

    service: str
    pod: str = "7d9c5b6f4-x2x8k"
    labels: Labels = field(default_factory=lambda: {"namespace": NAMESPACE})
    named: str = "service"  # the label that says the service's name; "" for none

    @property
    def target(self) -> dict[str, str]:
        pod = f"{self.service}-{self.pod}"
        named = {self.named: self.service} if self.named else {}
        return {**self.labels, **named, "pod": pod, "instance": f"{pod}:8080"}

    def requests(self, per_min: Mapping[str, float], label: str = "code", **more) -> list[Series]:
        """Requests by code; the code "" is a series without any."""
        return [
            Series(
                "http_requests_total",
                {**self.target, **({label: code} if code else {})},
                per_s=rate / 60,
                **more,
            )
            for code, rate in per_min.items()
        ]

    def errors(self, per_min: float) -> list[Series]:
        return [Series("http_requests_errors_total", self.target, per_s=per_min / 60)]

    def latency(self, shares: Mapping[str, float], per_min: float = 60, **more) -> list[Series]:
        """A histogram in which `shares` of requests are below each bound."""
        name, per_s = "http_request_duration_seconds", per_min / 60
        buckets = [
            Series(f"{name}_bucket", {**self.target, "le": le}, per_s=per_s * share, **more)
            for le, share in {**shares, "+Inf": 1}.items()
        ]
        return [*buckets, *self.mean(0.03, per_min, **more)]

    def mean(self, mean_s: float, per_min: float = 60, **more) -> list[Series]:
        name, per_s = "http_request_duration_seconds", per_min / 60
        return [
            Series(f"{name}_sum", self.target, per_s=per_s * mean_s, **more),
            Series(f"{name}_count", self.target, per_s=per_s, **more),
        ]

    def up(self, value: float) -> list[Series]:
        return [Series("up", self.target, start=value)]


@dataclass(frozen=True)
class Pod:
    """One container, as cAdvisor and kube-state-metrics show it."""

    service: str
    suffix: str = "7d9c5b6f4-x2x8k"
    namespace: str = NAMESPACE

    @property
    def labels(self) -> dict[str, str]:
        pod = f"{self.service}-{self.suffix}"
        return {"namespace": self.namespace, "pod": pod, "container": self.service}

    def usage(self, cores: float, mebibytes: float, throttled: float = 0) -> list[Series]:
        slice_of_pod = {**self.labels, "container": ""}  # the parent cgroup counts all once more
        return [
            Series("container_cpu_usage_seconds_total", self.labels, per_s=cores),
            Series("container_cpu_usage_seconds_total", slice_of_pod, per_s=cores),
            Series("container_memory_working_set_bytes", self.labels, start=mebibytes * MIB),
            Series("container_memory_working_set_bytes", slice_of_pod, start=mebibytes * MIB),
            Series("container_cpu_cfs_periods_total", self.labels, per_s=10),
            Series("container_cpu_cfs_throttled_periods_total", self.labels, per_s=10 * throttled),
        ]

    def bounds(self, kind: str, cores: float, mebibytes: float) -> list[Series]:
        """Its `limits` or `requests`."""
        name = f"kube_pod_container_resource_{kind}"
        return [
            Series(name, {**self.labels, "resource": "cpu"}, start=cores),
            Series(name, {**self.labels, "resource": "memory"}, start=mebibytes * MIB),
        ]

    def restarted(self, reason: str, ago_s: int = 240) -> list[Series]:
        """Restarted four minutes ago, for `reason`."""
        name = "kube_pod_container_status_restarts_total"
        return [
            Series(name, self.labels, start=2, first=NOW - 1200, last=NOW - ago_s - STEP_S),
            Series(name, self.labels, start=3, first=NOW - ago_s),
            Series(
                "kube_pod_container_status_last_terminated_reason",
                {**self.labels, "reason": reason},
                start=1,
            ),
        ]

    def waiting(self, reason: str) -> list[Series]:
        """Waited to start until a minute ago, and runs for a moment just now."""
        return [
            Series("kube_pod_container_status_restarts_total", self.labels, start=9),
            Series(
                "kube_pod_container_status_waiting_reason",
                {**self.labels, "reason": reason},
                start=1,
                last=NOW - 60,
            ),
        ]


def deployment(
    name: str, wanted: int, available: int, namespace: str = NAMESPACE, last: int = NOW
) -> list[Series]:
    labels = {"namespace": namespace, "deployment": name}
    return [
        Series("kube_deployment_spec_replicas", labels, start=wanted, last=last),
        Series("kube_deployment_status_replicas_available", labels, start=available, last=last),
    ]


def resting(service: str) -> list[Series]:
    """A pod that uses 15% of its CPU limit and 25% of its memory limit."""
    pod = Pod(service)
    return [*pod.usage(0.15, 128), *pod.bounds("limits", 1, 512), *deployment(service, 1, 1)]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One service. `says` are fields of the answer, `reasons` codes that must be among its own."""

    row: str
    service: str
    past: list[Series]
    status: str
    says: Mapping[str, str] = field(default_factory=dict)
    reasons: frozenset[str] = frozenset()
    words: str = ""  # in a reason's message
    confidence: str = ""
    dialect: str = ""
    warns: str = ""
    window: str = ""


def calm(service: str, per_min: Mapping[str, float], label: str = "code", **more) -> list[Series]:
    """A service whose requests have these codes, with nothing else to complain of."""
    app = App(service)
    return [*app.requests(per_min, label, **more), *app.latency(P95_45_MS), *resting(service)]
