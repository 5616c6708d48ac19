"""Worlds for incidents: one namespace each, as Kubernetes objects, logs and series.

Every world stands at the same moment NOW; minutes count backwards from it. What each world is about
and what the answer must say is in the `worlds_*` modules.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from deploy.demo.kube.objects import (
    Container,
    Json,
    container,
    deployment,
    event,
    node,
    pod,
    replicaset,
    running,
    service,
    terminated,
    waiting,
)
from deploy.demo.story.parts import endpoints

NOW_S = 1_760_000_000
NOW = datetime.fromtimestamp(NOW_S, UTC)
PAST_S, STEP_S = 4500, 30
BUCKETS = {"0.025": 0.75, "0.05": 0.97, "0.1": 1, "0.5": 1, "1": 1, "2.5": 1}
SLOW = {"0.025": 0, "0.05": 0.05, "0.1": 0.2, "0.5": 0.5, "1": 0.9, "2.5": 1}


def ago(minutes: float) -> datetime:
    """Return the moment so many minutes before NOW."""
    return NOW - timedelta(minutes=minutes)


@dataclass(frozen=True)
class Rev:
    """One revision with its pods; `shape` is what their one container looks like."""

    hash: str
    number: int
    age: float
    pods: int = 2
    image: str = "app:1"
    env: Mapping[str, str] = field(default_factory=dict)
    shape: Callable[..., Container] | None = None
    node: str | None = "n1"
    message: str | None = None
    leaving: bool = False
    ready: bool = True


def well(name: str, rev: Rev) -> Container:
    """A container that runs."""
    return container(name, image=rev.image, env=rev.env or None, state=running(ago(rev.age)))


def looping(exit_code: int = 1, *, reason: str | None = None, restarts: int = 6, last: float = 2):
    """A container in a crash loop whose last run ended so many minutes ago."""

    def shape(name: str, rev: Rev) -> Container:
        told = f"back-off 5m0s restarting failed container={name}"
        ended = terminated(exit_code, reason=reason, finished_at=ago(last))
        return container(name, image=rev.image, env=rev.env or None,
                         state=waiting("CrashLoopBackOff", told),
                         restarts=restarts, last_terminated=ended)  # fmt: skip

    return shape


def stuck(reason: str, message: str):
    """A container that waits to start."""

    def shape(name: str, rev: Rev) -> Container:
        return container(name, image=rev.image, state=waiting(reason, message))

    return shape


def unready(**more):
    """A container that runs and is not ready."""

    def shape(name: str, rev: Rev) -> Container:
        return container(name, image=rev.image, state=running(ago(rev.age)), ready=False, **more)

    return shape


def restarted(exit_code: int, reason: str, *, last: float, restarts: int = 3):
    """A container that runs again after it ended so many minutes ago."""

    def shape(name: str, rev: Rev) -> Container:
        ended = terminated(exit_code, reason=reason, finished_at=ago(last))
        return container(name, image=rev.image, state=running(ago(last)), restarts=restarts,
                         last_terminated=ended)  # fmt: skip

    return shape


@dataclass
class Place:
    """One namespace."""

    namespace: str
    objects: list[Json] = field(default_factory=list)
    logs: list[tuple[str, str, bytes, bool]] = field(default_factory=list)
    series: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.node("n1")

    def node(self, name: str, **more) -> None:
        self.objects = [o for o in self.objects if o["metadata"]["name"] != self.on(name)]
        self.objects.append(node(self.on(name), created_at=ago(90_000), **more))

    def on(self, name: str) -> str:
        """Return a node's name in the cluster that all worlds share."""
        return f"{self.namespace}-{name}"

    def deploy(self, name: str, *revs: Rev, wanted: int | None = None, volumes: Sequence[str] = (),
               selector: Mapping[str, str] | None = None) -> list[Json]:  # fmt: skip
        """Add a deployment with its revisions (the newest last), pods, service and endpoints."""
        labels, newest = {"app": name}, revs[-1]
        wanted = sum(rev.pods for rev in revs if not rev.leaving) if wanted is None else wanted
        made = [(rev, (rev.shape or well)(name, rev)) for rev in revs]
        pods: list[Json] = []
        owner = deployment(name, self.namespace, labels=labels, containers=[made[-1][1]],
                           replicas=wanted, ready=0, revision=newest.number,
                           created_at=ago(revs[0].age))  # fmt: skip
        for rev, box in made:
            own = labels | {"pod-template-hash": rev.hash}
            pods += self._replica_set(name, rev, box, owner=owner, labels=own, volumes=volumes)
        living = [one for one in pods if "deletionTimestamp" not in one["metadata"]]
        owner["status"]["readyReplicas"] = sum(map(is_ready, living))
        front = service(name, self.namespace, selector=dict(selector or labels), ports={"http": 80})
        behind = [] if selector else [one for one in living if one["spec"].get("nodeName")]
        self.objects += [owner, front, endpoints(front, behind)]
        return pods

    def _replica_set(self, name, rev, box, *, owner, labels, volumes) -> list[Json]:
        wanted = 0 if rev.leaving else rev.pods
        parent = replicaset(f"{name}-{rev.hash}", self.namespace, labels=labels, containers=[box],
                            replicas=wanted, revision=rev.number, owner=owner,
                            created_at=ago(rev.age))  # fmt: skip
        pods = [
            pod(f"{name}-{rev.hash}-{letter * 5}", self.namespace, containers=[box], labels=labels,
                node=self.on(rev.node) if rev.node else None, message=rev.message, owner=parent,
                created_at=ago(rev.age), deleted_at=ago(0.2) if rev.leaving else None)
            for letter in "bcdfghjk"[: rev.pods]
        ]  # fmt: skip
        for one in pods:
            mounts = [{"name": v, "persistentVolumeClaim": {"claimName": v}} for v in volumes]
            one["spec"]["volumes"] = mounts
        self.objects += [parent, *pods]
        return pods

    def event(self, about: Json, reason: str, message: str, *, last: float, first: float = 0,
              count: int = 1, warning: bool = True) -> None:  # fmt: skip
        self.objects.append(event(reason, message, about=about, count=count,
                                  event_type="Warning" if warning else "Normal",
                                  first_at=ago(first or last), last_at=ago(last)))  # fmt: skip

    def log(self, one: Json, *lines: tuple[float, str], previous: bool = False) -> None:
        """Set the log of a pod's container; each line so many minutes ago."""
        text = "".join(f"{ago(m):%Y-%m-%dT%H:%M:%S}.000000000Z {said}\n" for m, said in lines)
        name = one["spec"]["containers"][0]["name"]
        self.logs.append((one["metadata"]["name"], name, text.encode(), previous))

    def claim(self, name: str, phase: str = "Bound", *, used: float | None = None) -> None:
        self.objects.append({
            "apiVersion": "v1", "kind": "PersistentVolumeClaim",
            "metadata": {"name": name, "namespace": self.namespace},
            "spec": {"storageClassName": "longhorn", "accessModes": ["ReadWriteOnce"]},
            "status": {"phase": phase, "capacity": {"storage": "10Gi"} if phase == "Bound" else {}},
        })  # fmt: skip
        if used is not None:
            at = {"namespace": self.namespace, "persistentvolumeclaim": name}
            self.gauge("kubelet_volume_stats_used_bytes", at, used * 1e10)
            self.gauge("kubelet_volume_stats_capacity_bytes", at, 1e10)

    def quota(self, resource: str, used: str, hard: str) -> None:
        self.objects.append({
            "apiVersion": "v1", "kind": "ResourceQuota",
            "metadata": {"name": "team", "namespace": self.namespace},
            "spec": {"hard": {resource: hard}},
            "status": {"hard": {resource: hard}, "used": {resource: used}},
        })  # fmt: skip

    def autoscaler(self, name: str, *, least: int, most: int, current: int) -> None:
        self.objects.append({
            "apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
            "metadata": {"name": name, "namespace": self.namespace},
            "spec": {"minReplicas": least, "maxReplicas": most,
                     "scaleTargetRef": {"kind": "Deployment", "name": name}},
            "status": {"currentReplicas": current, "desiredReplicas": current},
        })  # fmt: skip

    def traffic(self, name: str, *phases: tuple[float, float, float, Mapping[str, float]],
                pod_name: str = "") -> None:  # fmt: skip
        """Add requests; each phase begins so many minutes ago: rpm, share of errors, buckets."""
        at = {"namespace": self.namespace, "service": name, "pod": pod_name or f"{name}-x"}
        for code in ("200", "503"):
            share = [(b, rpm * (bad if code == "503" else 1 - bad)) for b, rpm, bad, _ in phases]
            self.counter("http_requests_total", {**at, "code": code}, share)
        family = "http_request_duration_seconds"
        for bound in (*BUCKETS, "+Inf"):
            part = [(b, rpm * shares.get(bound, 1)) for b, rpm, _, shares in phases]
            self.counter(f"{family}_bucket", {**at, "le": bound}, part)
        self.counter(f"{family}_count", at, [(b, rpm) for b, rpm, _, _ in phases])
        self.counter(f"{family}_sum", at, [(b, rpm * 0.03) for b, rpm, _, _ in phases])

    def cpu(self, name: str, pod_name: str, *, ratio: float, throttled: float) -> None:
        at = {"namespace": self.namespace, "pod": pod_name, "container": name}
        self.counter("container_cpu_usage_seconds_total", at, [(75, ratio * 0.5 * 60)])
        self.counter("container_cpu_cfs_periods_total", at, [(75, 600)])
        self.counter("container_cpu_cfs_throttled_periods_total", at, [(75, 600 * throttled)])
        self.gauge("container_memory_working_set_bytes", at, 2e8)
        limits = {**at, "resource": "cpu", "unit": "core"}
        self.gauge("kube_pod_container_resource_limits", limits, 0.5)

    def alert(self, name: str, target: str, *spans: tuple[float, float]) -> None:
        """Add an alert that fired from so many minutes ago until so many minutes ago."""
        labels = {"alertname": name, "alertstate": "firing", "namespace": self.namespace,
                  "service": target, "severity": "warning"}  # fmt: skip
        for begin, end in spans:
            moments = range(NOW_S - int(begin * 60), NOW_S - int(end * 60) + 1, STEP_S)
            self._put("ALERTS", labels, ((at, 1.0) for at in moments))

    def gauge(self, name: str, labels: Mapping[str, str], value: float) -> None:
        moments = range(NOW_S - PAST_S, NOW_S + 1, STEP_S)
        self._put(name, labels, ((at, value) for at in moments))

    def counter(self, name, labels, phases: Sequence[tuple[float, float]]) -> None:
        """Add a counter that grows by so much a minute from each phase's beginning on."""
        self._put(name, labels, _growing(phases))

    def _put(self, name, labels, samples: Iterator[tuple[int, float]]) -> None:
        told = ",".join(f'{key}="{value}"' for key, value in labels.items())
        self.series += [f"{name}{{{told}}} {value:.9g} {at}" for at, value in samples]


def _growing(phases: Sequence[tuple[float, float]]) -> Iterator[tuple[int, float]]:
    value = 0.0
    for at in range(NOW_S - PAST_S, NOW_S + 1, STEP_S):
        yield at, value
        current = [rate for begin, rate in phases if at >= NOW_S - begin * 60]
        value += (current[-1] if current else phases[0][1]) * STEP_S / 60


def is_ready(one: Json) -> bool:
    """Tell whether a pod's containers are all ready."""
    return all(s["ready"] for s in one["status"].get("containerStatuses", [{"ready": False}]))


@dataclass(frozen=True)
class World:
    """One world with its question and what the answer must say, and must not."""

    name: str
    build: Callable[[Place], None]
    ask: Mapping[str, object]
    status: str
    category: frozenset[str]
    must: tuple[str, ...]
    never: frozenset[str]


def world(
    registry: list[World],
    *,
    status: str = "investigating",
    category: str = "",
    must: Sequence[str] = (),
    never: str = "",
    **ask: object,
):
    """Register a world; `category` holds what may be named as the root cause, first place."""

    def add(build: Callable[[Place], None]):
        name = build.__name__.replace("_", "-")
        registry.append(World(name, build, ask or {"service_name": "cart"}, status,
                              frozenset(category.split()), tuple(must),
                              frozenset(never.split())))  # fmt: skip
        return build

    return add
