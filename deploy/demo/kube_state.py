"""What kube-state-metrics would say about the demo's Kubernetes objects, read from these objects.

Names and labels are those of kube-state-metrics 2.17 (docs/metrics/workload). What containers use
is in containers.
"""

from collections.abc import Callable, Iterator, Sequence

from prometheus_client.metrics_core import Metric

from deploy.demo.exposition import Exporter, Row, counter, gauge
from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import Json
from deploy.demo.quantities import quantity, unix_time
from deploy.demo.story.crash_loop import ended_until

PHASES = ("Pending", "Running", "Succeeded", "Failed", "Unknown")
UNITS = {"cpu": "core", "memory": "byte"}
# A container's labels, its pod and its entry among the pod's containerStatuses.
Status = tuple[dict[str, str], Json, Json]


class KubeState(Exporter):
    """Pods, deployments and stateful sets as metrics."""

    job = "kube-state-metrics"
    path = "/metrics"
    history_step_s = 60.0  # objects change seldom

    def __init__(self, cluster: Cluster, instance: str) -> None:
        """Read the objects of a cluster."""
        super().__init__(instance)
        self._cluster = cluster

    def at(self, when: float) -> Iterator[Metric]:
        """Return the objects' state; for the past, as far as their own times tell it."""
        pods = self._existing("Pod", when)
        yield from _pods(pods)
        yield from _containers(pods, when)
        yield from _controllers(self._existing, when)

    def _existing(self, kind: str, when: float) -> list[Json]:
        found, _ = self._cluster.snapshot(kind)
        return [o for o in found if unix_time(o["metadata"]["creationTimestamp"]) <= when]


def _pods(pods: Sequence[Json]) -> Iterator[Metric]:
    yield gauge("kube_pod_info", "Where a pod is.", [(_info(pod), 1) for pod in pods])
    yield gauge(
        "kube_pod_owner",
        "What controls a pod.",
        [(_of(pod) | _owner(pod), 1) for pod in pods],
    )
    yield gauge(
        "kube_pod_status_phase",
        "1 for the phase that a pod is in.",
        [
            (_of(pod) | {"phase": phase}, float(pod["status"]["phase"] == phase))
            for pod in pods
            for phase in PHASES
        ],
    )


def _containers(pods: Sequence[Json], when: float) -> Iterator[Metric]:
    for kind in ("limits", "requests"):
        rows = [row for pod in pods for row in _resources(pod, kind)]
        yield gauge(f"kube_pod_container_resource_{kind}", f"A container's {kind}.", rows)
    statuses = [each for pod in pods for each in _statuses(pod)]
    yield counter(
        "kube_pod_container_status_restarts_total",
        "How often a container was restarted.",
        [(labels, _restarts(pod, status, when)) for labels, pod, status in statuses],
    )
    yield gauge(
        "kube_pod_container_status_ready",
        "1 when a container is ready.",
        [(labels, float(status["ready"])) for labels, _, status in statuses],
    )
    yield from _reasons(statuses)


def _reasons(statuses: Sequence[Status]) -> Iterator[Metric]:
    for name, field, state in (
        ("kube_pod_container_status_waiting_reason", "state", "waiting"),
        ("kube_pod_container_status_last_terminated_reason", "lastState", "terminated"),
    ):
        rows = [
            (labels | {"reason": status[field][state]["reason"]}, 1.0)
            for labels, _, status in statuses
            if state in status[field]
        ]
        yield gauge(name, f"1 for the reason why a container's {field} is {state}.", rows)


def _controllers(existing: Callable[[str, float], list[Json]], when: float) -> Iterator[Metric]:
    deployments = [(_named(each, "deployment"), each) for each in existing("Deployment", when)]
    sets = [(_named(each, "statefulset"), each) for each in existing("StatefulSet", when)]
    yield gauge(
        "kube_deployment_spec_replicas",
        "Pods wanted.",
        [(labels, each["spec"]["replicas"]) for labels, each in deployments],
    )
    yield gauge(
        "kube_deployment_status_replicas_available",
        "Pods available.",
        [(labels, _available(each, when)) for labels, each in deployments],
    )
    yield gauge(
        "kube_statefulset_replicas",
        "Pods wanted.",
        [(labels, each["spec"]["replicas"]) for labels, each in sets],
    )
    yield gauge(
        "kube_statefulset_status_replicas_ready",
        "Pods ready.",
        [(labels, each["status"]["readyReplicas"]) for labels, each in sets],
    )
    yield gauge(
        "kube_replicaset_owner",
        "What controls a replica set.",
        [(_named(each, "replicaset") | _owner(each), 1) for each in existing("ReplicaSet", when)],
    )


def _of(pod: Json) -> dict[str, str]:
    meta = pod["metadata"]
    return {"namespace": meta["namespace"], "pod": meta["name"], "uid": meta["uid"]}


def _named(item: Json, label: str) -> dict[str, str]:
    return {"namespace": item["metadata"]["namespace"], label: item["metadata"]["name"]}


def _owner(item: Json) -> dict[str, str]:
    owners = item["metadata"].get("ownerReferences") or [{"kind": "", "name": ""}]
    return {
        "owner_kind": owners[0]["kind"],
        "owner_name": owners[0]["name"],
        "owner_is_controller": "true" if owners[0]["name"] else "false",
    }


def _info(pod: Json) -> dict[str, str]:
    owner = _owner(pod)
    return _of(pod) | {
        "node": pod["spec"].get("nodeName", ""),
        "pod_ip": pod["status"].get("podIP", ""),
        "host_ip": pod["status"].get("hostIP", ""),
        "created_by_kind": owner["owner_kind"],
        "created_by_name": owner["owner_name"],
    }


def _resources(pod: Json, kind: str) -> Iterator[Row]:
    node = pod["spec"].get("nodeName", "")
    for container in pod["spec"]["containers"]:
        for resource, text in container["resources"].get(kind, {}).items():
            labels = {"container": container["name"], "node": node, "resource": resource}
            yield _of(pod) | labels | {"unit": UNITS.get(resource, "integer")}, quantity(text)


def _statuses(pod: Json) -> Iterator[Status]:
    for status in pod["status"].get("containerStatuses", []):
        yield _of(pod) | {"container": status["name"]}, pod, status


def _restarts(pod: Json, status: Json, when: float) -> int:
    """Count restarts: all of them once the last run ended, before that what back-off allowed."""
    most = status["restartCount"]
    ended = status["lastState"].get("terminated", {}).get("finishedAt")
    if ended is None or unix_time(ended) <= when:
        return most
    age_s = when - unix_time(pod["metadata"]["creationTimestamp"])
    return min(most, max(0, len(ended_until(age_s)) - 1))


def _available(deployment: Json, when: float) -> int:
    """Until its conditions last changed, a deployment had all that it wanted."""
    changed = max(unix_time(c["lastUpdateTime"]) for c in deployment["status"]["conditions"])
    current = deployment["status"].get("availableReplicas", 0)
    return current if when >= changed else deployment["spec"]["replicas"]
