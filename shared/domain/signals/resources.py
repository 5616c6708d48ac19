"""Round 1, beside discovery: containers (cAdvisor) and what Kubernetes says of them (kube-state).

It needs only the service's name, so it is asked at the same time. Judging is in `resource_rules`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from shared.domain.promql.samples import Row, Rows, by_tag, one
from shared.domain.promql.text import by, equals, matches, one_of, selector
from shared.domain.signals.workloads import (
    CONTAINER_LABELS,
    POD_LABELS,
    PREFIX,
    WANTED_REPLICAS,
    pod_pattern,
    pods_of,
    told_of_pods,
    told_of_workloads,
)

RECENT = "15m"  # restarts and OOM kills older than this say nothing about now
FLAPPING = "5m"  # a crash-looping container waits, runs and waits again within minutes
HOTTEST = 3  # pods worth naming
MOST_NAMED = 5
# Reasons that do not pass by themselves; ContainerCreating and PodInitializing do.
STUCK = (
    "CrashLoopBackOff",
    "ImagePullBackOff",
    "ErrImagePull",
    "InvalidImageName",
    "CreateContainerConfigError",
    "CreateContainerError",
    "RunContainerError",
)
AVAILABLE_REPLICAS = {
    "deployment": "kube_deployment_status_replicas_available",
    "statefulset": "kube_statefulset_status_replicas_ready",
    "daemonset": "kube_daemonset_status_number_available",
}
# Of each workload: what is wanted, what is there.
REPLICAS = {label: (WANTED_REPLICAS[label], AVAILABLE_REPLICAS[label]) for label in WANTED_REPLICAS}
LIMITS, REQUESTS = "kube_pod_container_resource_limits", "kube_pod_container_resource_requests"
EACH = ("pod", "container", "resource")
UP = "up"
SCRAPE_LABELS = ("job", "service", "app", "container")


class Usage(NamedTuple):
    """Use of one resource; ratios and `hottest` are of the limit."""

    used: float | None = None  # cores or bytes
    limit: float | None = None
    request: float | None = None
    hottest: tuple[tuple[str, float], ...] = ()  # (pod, ratio), the hottest first

    @property
    def basis(self) -> str:
        """What `ratio` is a share of: `limit`, `request`, or nothing."""
        if self.used is None:
            return ""
        return "limit" if self.limit else "request" if self.request else ""

    @property
    def ratio(self) -> float | None:
        """All use over all limits, or over all requests where there is no limit."""
        whole = {"limit": self.limit, "request": self.request}.get(self.basis)
        return self.used / whole if self.used is not None and whole else None

    @property
    def of_limit(self) -> float:
        """All use over all limits, 0 where there is none."""
        return (self.ratio or 0.0) if self.basis == "limit" else 0.0


class Resources(NamedTuple):
    """What runs a service; None and empty where nothing fresh is known."""

    cpu: Usage = Usage()
    memory: Usage = Usage()
    throttled_ratio: float | None = None  # of CPU periods
    restarts: int | None = None  # in RECENT
    oom_killed: tuple[str, ...] = ()  # pods, restarted in RECENT
    stuck: tuple[tuple[str, str], ...] = ()  # (pod, waiting reason)
    wanted: int | None = None  # replicas
    available: int | None = None
    targets: int | None = None  # scrape targets
    targets_down: int | None = None

    @property
    def tell(self) -> bool:
        """Whether they say how the service is: something runs, or is known not to be meant to."""
        counted = self.wanted == 0 or None not in (self.wanted, self.available)
        return counted or self.cpu.used is not None or self.memory.used is not None

    @property
    def unscraped(self) -> bool:
        """Whether Prometheus fails to scrape every target of the service."""
        return bool(self.targets) and self.targets == self.targets_down


def operands(service: str, namespace: str, window: str) -> dict[str, str]:
    """Return the queries by name; one union of them is asked.

    A selector by pods costs the server a regular expression over every pod it knows, and a line of
    text: no more of them than needed.
    """
    return {
        **_container_operands(service, namespace, window),
        **_kubernetes_operands(service, namespace),
        "targets": _targets(service, namespace),
    }


def _container_operands(service: str, namespace: str, window: str) -> dict[str, str]:
    # Without the last two matchers every container counts twice: its cgroup's parent is a series.
    pods = pods_of(service, namespace, 'container!=""', 'container!="POD"')
    cpu = f"rate(container_cpu_usage_seconds_total{pods}[{window}])"
    memory = f"container_memory_working_set_bytes{pods}"  # page cache that can go is not in it
    throttled = f"rate(container_cpu_cfs_throttled_periods_total{pods}[{window}])"
    periods = f"rate(container_cpu_cfs_periods_total{pods}[{window}])"
    bounds = told_of_pods((LIMITS, REQUESTS), service, namespace)
    limits, exported = told_of_pods((LIMITS,), service, namespace)
    whole = f"sum {by(*EACH)} ({limits} or {_unprefixed(exported)})"
    used = f"{_labelled(cpu, 'cpu')} or {_labelled(memory, 'memory')}"
    return {
        "cpu_used": f"sum({cpu})",
        "memory_used": f"sum({memory})",
        "bounds": f"sum {by('__name__', 'resource')} ({_either(bounds)})",
        "hottest": f"topk by (resource) ({HOTTEST}, "
        f"sum {by(*EACH)} ({used}) / on ({','.join(EACH)}) {whole})",
        "throttled": f"sum({throttled}) / sum({periods})",
        "container_age": f"time() - max(timestamp({memory}))",
    }


def _either(vectors: Iterable[str]) -> str:
    return " or ".join(vectors)


def _labelled(vector: str, resource: str) -> str:
    return f'label_replace({vector},"resource","{resource}","","")'


def _unprefixed(vector: str) -> str:
    """Return kube-state-metrics' rows with the labels that cAdvisor would give them."""
    for label in ("pod", "container"):  # a container label of its own is not renamed
        vector = f'label_replace({vector},"{label}","$1","{PREFIX}{label}","(.+)")'
    return vector


def _kubernetes_operands(service: str, namespace: str) -> dict[str, str]:
    def told(name: str, *more: str) -> list[str]:
        return told_of_pods((f"kube_pod_container_status_{name}",), service, namespace, *more)

    def over(function: str, series: list[str], span: str) -> str:
        return f"({_either(f'{function}({one}[{span}])' for one in series)})"

    restarts = told("restarts_total")
    # changes() counts whole restarts where increase() would guess 1.07 of them.
    changes = over("changes", restarts, RECENT)
    killed = _either(told("last_terminated_reason", equals("reason", "OOMKilled")))
    waiting = over("max_over_time", told("waiting_reason", one_of("reason", STUCK)), FLAPPING)
    counted = _workloads(REPLICAS, service, namespace)
    wanted = _workloads({label: names[:1] for label, names in REPLICAS.items()}, service, namespace)
    # timestamp() of anything but a bare selector is the time of the question.
    seen = _either(f"timestamp({series})" for series in (*restarts, *wanted))
    return {
        "restarts": f"sum{changes}",
        "oom_killed": f"topk({MOST_NAMED}, sum {by(*POD_LABELS)} "
        f"({changes} > 0 and on ({','.join(CONTAINER_LABELS)}) (({killed}) == 1)))",
        "stuck": f"topk({MOST_NAMED}, max {by(*POD_LABELS, 'reason')} {waiting} > 0)",
        "replicas": f"sum by (__name__) ({_either(counted)})",
        "kubernetes_age": f"time() - max({seen})",
    }


def _workloads(metrics: Mapping[str, tuple[str, ...]], service: str, namespace: str) -> list[str]:
    return [
        one
        for label, names in metrics.items()
        for one in told_of_workloads(names, label, service, namespace)
    ]


def _targets(service: str, namespace: str) -> str:
    here = one_of("namespace", (namespace, ""))
    named = (*(equals(label, service) for label in SCRAPE_LABELS),)
    targets = [f"up{selector(here, one)}" for one in (*named, matches("pod", pod_pattern(service)))]
    # A target that several of them match counts once.
    return f'count_values("{UP}", {_either(targets)})'


def read(items: Iterable[Mapping[str, Any]], max_age_s: float) -> Resources:
    """Return what the answer says, without what is older than `max_age_s`."""
    rows = by_tag(items)
    nothing: Rows = {}
    containers = rows if _is_fresh(one(rows, "container_age"), max_age_s) else nothing
    kubernetes = rows if _is_fresh(one(rows, "kubernetes_age"), max_age_s) else nothing
    up = {row.labels.get(UP): row.value for row in rows.get("targets", ())}
    return Resources(
        cpu=_usage(containers, "cpu"),
        memory=_usage(containers, "memory"),
        throttled_ratio=one(containers, "throttled"),
        restarts=_whole(one(kubernetes, "restarts")),
        oom_killed=tuple(_pod(row) for row in kubernetes.get("oom_killed", ())),
        stuck=tuple(
            (_pod(row), row.labels.get("reason", "")) for row in kubernetes.get("stuck", ())
        ),
        wanted=_replicas(kubernetes, WANTED_REPLICAS.values()),
        available=_replicas(kubernetes, AVAILABLE_REPLICAS.values()),
        targets=_whole(_sum(up.values())),
        targets_down=_whole(up.get("0", 0.0) if up else None),
    )


def _pod(row: Row) -> str:
    return next((row.labels[label] for label in POD_LABELS if row.labels.get(label)), "")


def _is_fresh(age_s: float | None, max_age_s: float) -> bool:
    return age_s is not None and age_s <= max_age_s


def _usage(rows: Rows, resource: str) -> Usage:
    def own(tag: str, metric: str | None = None) -> Iterator[Row]:
        return (
            row
            for row in rows.get(tag, ())
            if (row.labels.get("resource"), row.labels.get("__name__")) == (resource, metric)
        )

    hottest = sorted(own("hottest"), key=lambda row: -(row.value or 0.0))
    return Usage(
        used=one(rows, f"{resource}_used"),
        limit=next((row.value for row in own("bounds", LIMITS)), None),
        request=next((row.value for row in own("bounds", REQUESTS)), None),
        hottest=tuple((_pod(row), row.value) for row in hottest if row.value is not None),
    )


def _replicas(rows: Rows, metrics: Iterable[str]) -> int | None:
    counts = {row.labels.get("__name__"): row.value for row in rows.get("replicas", ())}
    return _whole(_sum(counts[name] for name in metrics if name in counts))


def _sum(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
