"""Round 1, beside discovery: containers (cAdvisor) and what Kubernetes says of them (kube-state).

It needs only the service's name, so it is asked at the same time. Judging is in `resource_rules`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from shared.domain.promql.samples import Row, Rows, by_tag, one
from shared.domain.promql.text import equals, matches, one_of, selector
from shared.domain.signals.discovery import WANTED_REPLICAS
from shared.domain.signals.workloads import MANNERS, Manner, pod_pattern, pods_of, workload_of

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
    """Return the queries by name; one union of them is asked."""
    return {
        **_container_operands(service, namespace, window),
        **{
            name: query
            for manner in MANNERS
            for name, query in _kubernetes_operands(service, namespace, manner).items()
        },
        **_target_operands(service, namespace),
    }


def _container_operands(service: str, namespace: str, window: str) -> dict[str, str]:
    # Without the last two matchers every container counts twice: its cgroup's parent is a series.
    pods = pods_of(service, namespace, 'container!=""', 'container!="POD"')
    cpu = f"rate(container_cpu_usage_seconds_total{pods}[{window}])"
    memory = f"container_memory_working_set_bytes{pods}"  # page cache that can go is not in it
    throttled = f"rate(container_cpu_cfs_throttled_periods_total{pods}[{window}])"
    periods = f"rate(container_cpu_cfs_periods_total{pods}[{window}])"
    return {
        **_usage_operands("cpu", cpu, service, namespace),
        **_usage_operands("memory", memory, service, namespace),
        "throttled": f"sum({throttled}) / sum({periods})",
        "container_age": f"time() - max(timestamp({memory}))",
    }


def _usage_operands(resource: str, used: str, service: str, namespace: str) -> dict[str, str]:
    queries = {f"{resource}_used": f"sum({used})"}
    for manner in MANNERS:
        pods = pods_of(service, namespace, equals("resource", resource), manner=manner)
        limits = f"kube_pod_container_resource_limits{pods}"
        requests = f"kube_pod_container_resource_requests{pods}"
        whole = f"sum by ({manner.pod},{manner.container}) ({limits})"
        ratio = f"sum by (pod,container) ({used}) / on (pod,container) {_unprefixed(whole, manner)}"
        queries |= {
            f"{resource}_limit{manner.suffix}": f"sum({limits})",
            f"{resource}_request{manner.suffix}": f"sum({requests})",
            f"{resource}_hottest{manner.suffix}": f"topk({HOTTEST}, {ratio})",
        }
    return queries


def _unprefixed(vector: str, manner: Manner) -> str:
    """Return rows with the labels that cAdvisor would give them."""
    if not manner.prefix:
        return vector
    for label in ("pod", "container"):
        vector = f'label_replace({vector},"{label}","$1","{manner.prefix}{label}","(.+)")'
    return vector


def _kubernetes_operands(service: str, namespace: str, manner: Manner) -> dict[str, str]:
    def pods(*more: str) -> str:
        return pods_of(service, namespace, *more, manner=manner)

    restarts = f"kube_pod_container_status_restarts_total{pods()}"
    killed = pods(equals("reason", "OOMKilled"))
    last = f"kube_pod_container_status_last_terminated_reason{killed} == 1"
    stuck = pods(one_of("reason", STUCK))
    waiting = f"max_over_time(kube_pod_container_status_waiting_reason{stuck}[{FLAPPING}])"
    wanted = _workloads(WANTED_REPLICAS, service, namespace, manner)
    available = _workloads(AVAILABLE_REPLICAS, service, namespace, manner)
    # timestamp() of anything but a bare selector is the time of the question.
    seen = " or ".join(f"timestamp({metric})" for metric in (restarts, *wanted))
    queries = {
        # changes() counts whole restarts where increase() would guess 1.07 of them.
        "restarts": f"sum(changes({restarts}[{RECENT}]))",
        "oom_killed": f"topk({MOST_NAMED}, sum by ({manner.pod}) "
        f"(changes({restarts}[{RECENT}]) > 0 and on ({manner.pod},{manner.container}) ({last})))",
        "stuck": f"topk({MOST_NAMED}, max by ({manner.pod},reason) ({waiting}) > 0)",
        "wanted": f"sum({' or '.join(wanted)})",
        "available": f"sum({' or '.join(available)})",
        "kubernetes_age": f"time() - max({seen})",
    }
    return {f"{name}{manner.suffix}": query for name, query in queries.items()}


def _workloads(
    metrics: Mapping[str, str], service: str, namespace: str, manner: Manner
) -> list[str]:
    return [
        f"{metric}{workload_of(label, service, namespace, manner)}"
        for label, metric in metrics.items()
    ]


def _target_operands(service: str, namespace: str) -> dict[str, str]:
    here = one_of("namespace", (namespace, ""))
    named = (*(equals(label, service) for label in SCRAPE_LABELS),)
    targets = [f"up{selector(here, one)}" for one in (*named, matches("pod", pod_pattern(service)))]
    union_of_targets = " or ".join(targets)  # a target that several of them match counts once
    return {
        "targets": f"count({union_of_targets})",
        "targets_down": f"count(({union_of_targets}) == 0)",
    }


def read(items: Iterable[Mapping[str, Any]], max_age_s: float) -> Resources:
    """Return what the answer says, without what is older than `max_age_s`."""
    rows = _in_one_manner(by_tag(items))
    nothing: Rows = {}
    containers = rows if _is_fresh(one(rows, "container_age"), max_age_s) else nothing
    kubernetes = rows if _is_fresh(one(rows, "kubernetes_age"), max_age_s) else nothing
    return Resources(
        cpu=_usage(containers, "cpu"),
        memory=_usage(containers, "memory"),
        throttled_ratio=one(containers, "throttled"),
        restarts=_count(kubernetes, "restarts"),
        oom_killed=tuple(_pod(row) for row in kubernetes.get("oom_killed", ())),
        stuck=tuple(
            (_pod(row), row.labels.get("reason", "")) for row in kubernetes.get("stuck", ())
        ),
        wanted=_count(kubernetes, "wanted"),
        available=_count(kubernetes, "available"),
        targets=_count(rows, "targets"),
        targets_down=_count(rows, "targets_down"),
    )


def _in_one_manner(rows: Rows) -> Rows:
    """Return rows without the difference between the manners; a server has but one of them."""
    merged: dict[str, list[Row]] = {}
    for manner in MANNERS:
        for tag, several in rows.items():
            if tag.endswith(manner.suffix):
                merged.setdefault(tag.removesuffix(manner.suffix), several)
    return merged


def _pod(row: Row) -> str:
    return next((row.labels[one.pod] for one in MANNERS if row.labels.get(one.pod)), "")


def _is_fresh(age_s: float | None, max_age_s: float) -> bool:
    return age_s is not None and age_s <= max_age_s


def _usage(rows: Rows, resource: str) -> Usage:
    hottest = ((_pod(row), row.value) for row in rows.get(f"{resource}_hottest", ()))
    return Usage(
        used=one(rows, f"{resource}_used"),
        limit=one(rows, f"{resource}_limit"),
        request=one(rows, f"{resource}_request"),
        hottest=tuple((pod, ratio) for pod, ratio in hottest if ratio is not None),
    )


def _count(rows: Rows, tag: str) -> int | None:
    value = one(rows, tag)
    return None if value is None else round(value)
