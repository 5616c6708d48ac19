"""What the kubelet's cAdvisor would say about the demo's containers. Modelled: no cgroup is read.

The containers are those that run according to the Kubernetes objects; how much each uses is a share
of its own limit, decided here. What the objects themselves say is in kube_state.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prometheus_client.metrics_core import Metric

from deploy.demo.exposition import Exporter, Row, counter, gauge
from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import Json
from deploy.demo.quantities import quantity, unix_time

CFS_PERIODS_PER_S = 10  # the kernel's default period is 100 ms
PAUSE_BYTES = 480 * 1024  # the sandbox container, which the pod's sum includes
WOBBLE = 0.05  # usage swings by this share, so that curves look alive and averages stay
WOBBLE_PERIOD_S = 240.0


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What a container uses: CPU and memory of its limit, and how often it is throttled."""

    cpu_ratio: float
    memory_ratio: float
    throttled_ratio: float = 0.0


USAGE = {
    "homepage": Usage(cpu_ratio=0.15, memory_ratio=0.25, throttled_ratio=0.004),
    "checkout": Usage(cpu_ratio=0.40, memory_ratio=0.60, throttled_ratio=0.06),
    "postgres": Usage(cpu_ratio=0.22, memory_ratio=0.55),
}
MODEST = Usage(cpu_ratio=0.06, memory_ratio=0.30)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What one container has used until a time."""

    cpu_s: float
    memory_bytes: float
    periods: float
    throttled_periods: float


class Cadvisor(Exporter):
    """The kubelet's container metrics, as functions of time without a state."""

    job = "kubelet"
    path = "/metrics/cadvisor"
    history_step_s = 30.0  # as often as most clusters scrape kubelets

    def __init__(self, cluster: Cluster, instance: str) -> None:
        """Read the pods of a cluster."""
        super().__init__(instance)
        self._cluster = cluster

    def at(self, when: float) -> Iterator[Metric]:
        """Return usage until a Unix time, for each container and, as `container=""`, each pod."""
        pods, _ = self._cluster.snapshot("Pod")
        found = [row for pod in pods for row in _pod(pod, when)]

        def rows(field: str) -> Iterable[Row]:
            return [(labels, getattr(figures, field)) for labels, figures in found]

        yield counter(
            "container_cpu_usage_seconds_total", "CPU time used, in seconds.", rows("cpu_s")
        )
        yield gauge("container_memory_working_set_bytes", "Memory in use.", rows("memory_bytes"))
        yield counter(
            "container_cpu_cfs_periods_total", "Enforcement periods passed.", rows("periods")
        )
        yield counter(
            "container_cpu_cfs_throttled_periods_total",
            "Enforcement periods throttled.",
            rows("throttled_periods"),
        )


def _pod(pod: Json, when: float) -> list[tuple[dict[str, str], Figures]]:
    meta = pod["metadata"]
    if when < unix_time(meta["creationTimestamp"]):
        return []
    labels = {"namespace": meta["namespace"], "pod": meta["name"]}
    phase = int(meta["uid"][:4], 16)  # so that twins do not move in step
    running = [
        (labels | {"container": name}, _figures(name, limits, when - started, phase))
        for name, limits, started in _running(pod)
        if started <= when
    ]
    return [*running, (labels | {"container": ""}, _sum([figures for _, figures in running]))]


def _running(pod: Json) -> Iterator[tuple[str, dict[str, str], float]]:
    """Yield name, limits and start of each container that runs."""
    limits = {c["name"]: c["resources"].get("limits", {}) for c in pod["spec"]["containers"]}
    for status in pod["status"].get("containerStatuses", []):
        if "running" in status["state"]:
            started = unix_time(status["state"]["running"]["startedAt"])
            yield status["name"], limits[status["name"]], started


def _figures(name: str, limits: dict[str, str], running_s: float, phase: int) -> Figures:
    usage = USAGE.get(name, MODEST)
    cores, memory = quantity(limits.get("cpu", "1")), quantity(limits.get("memory", "256Mi"))
    angle = 2 * math.pi * running_s / WOBBLE_PERIOD_S
    swung_s = (math.cos(phase) - math.cos(angle + phase)) * WOBBLE_PERIOD_S / (2 * math.pi)
    return Figures(
        cpu_s=usage.cpu_ratio * cores * (running_s + WOBBLE * swung_s),
        memory_bytes=round(usage.memory_ratio * memory * (1 + WOBBLE * math.sin(angle + phase))),
        periods=math.floor(CFS_PERIODS_PER_S * running_s),
        throttled_periods=math.floor(CFS_PERIODS_PER_S * running_s * usage.throttled_ratio),
    )


def _sum(parts: list[Figures]) -> Figures:
    return Figures(
        cpu_s=sum(part.cpu_s for part in parts),
        memory_bytes=PAUSE_BYTES + sum(part.memory_bytes for part in parts),
        periods=sum(part.periods for part in parts),
        throttled_periods=sum(part.throttled_periods for part in parts),
    )
