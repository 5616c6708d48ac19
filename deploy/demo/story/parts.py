"""How the story's workloads are put together: a controller with its pods and what leads to them.

Single objects are built in kube.objects; which workloads there are is in platform, homepage and
checkout.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from deploy.demo.kube.objects import Container, Json, container, pod, replicaset, running, service

NODE = "homelab-1"
HTTP_PORT = 8080


@dataclass(frozen=True, kw_only=True)
class Program:
    """What a workload runs, in one container of the workload's own name."""

    name: str
    image: str
    cpu_limit: str
    memory_limit: str
    cpu_request: str
    memory_request: str
    ports: Mapping[str, int] = field(default_factory=lambda: {"http": HTTP_PORT})
    env: Mapping[str, str] = field(default_factory=dict[str, str])

    def container(self, started_at: datetime) -> Container:
        """Build its container, running since a time."""
        return self.container_in(running(started_at))

    def container_in(
        self, state: Json, *, restarts: int = 0, last_terminated: Json | None = None
    ) -> Container:
        """Build its container in a state."""
        return container(
            self.name,
            image=self.image,
            state=state,
            restarts=restarts,
            last_terminated=last_terminated,
            limits={"cpu": self.cpu_limit, "memory": self.memory_limit},
            requests={"cpu": self.cpu_request, "memory": self.memory_request},
            ports=self.ports,
            env=self.env,
        )


def app(name: str) -> dict[str, str]:
    """Return the label that a service selects its pods by."""
    return {"app": name}


def replica_set(
    program: Program,
    deployment: Json,
    pod_names: Sequence[str],
    created_at: datetime,
    *,
    revision: int = 1,
    shape: Container | None = None,
    ready: int | None = None,
) -> list[Json]:
    """Build a replica set with its pods, which run unless their one container has another shape.

    The pods' names hold the replica set's and with it the hash of the pod template.
    """
    owner_name, template_hash = pod_names[0].rsplit("-", 1)[0], pod_names[0].rsplit("-", 2)[1]
    meta = deployment["metadata"]
    labels = app(meta["name"]) | {"pod-template-hash": template_hash}
    box = shape or program.container(created_at)
    owner = replicaset(
        owner_name,
        meta["namespace"],
        labels=labels,
        containers=[box],
        replicas=len(pod_names),
        ready=ready,
        revision=revision,
        owner=deployment,
        created_at=created_at,
    )
    pods = [
        pod(
            name,
            meta["namespace"],
            containers=[box],
            labels=labels,
            node=NODE,
            owner=owner,
            created_at=created_at,
        )
        for name in pod_names
    ]
    return [owner, *pods]


def exposed(program: Program, namespace: str, pods: Sequence[Json], since: datetime) -> list[Json]:
    """Build the service in front of pods, and its endpoints, ready or not as the pods are."""
    front = service(
        program.name,
        namespace,
        selector=app(program.name),
        ports=program.ports,
        labels=app(program.name),
        created_at=since,
    )
    return [front, endpoints(front, pods)]


def endpoints(front: Json, pods: Sequence[Json]) -> Json:
    """Build a service's endpoints."""
    meta = {key: front["metadata"][key] for key in ("name", "namespace", "creationTimestamp")}
    subset: Json = {
        "ports": [{"name": p["name"], "port": p["port"]} for p in front["spec"]["ports"]]
    }
    for each in pods:
        key = "addresses" if is_ready(each) else "notReadyAddresses"
        subset.setdefault(key, []).append(_address(each))
    return {"apiVersion": "v1", "kind": "Endpoints", "metadata": meta, "subsets": [subset]}


def is_ready(one: Json) -> bool:
    """Tell whether a pod is ready."""
    return all(status["ready"] for status in one["status"]["containerStatuses"])


def _address(one: Json) -> Json:
    meta = one["metadata"]
    target = {"kind": "Pod", "namespace": meta["namespace"], "name": meta["name"]}
    return {
        "ip": one["status"]["podIP"],
        "nodeName": one["spec"]["nodeName"],
        "targetRef": target | {"uid": meta["uid"]},
    }


def of_kind(kind: str, objects: Sequence[Json]) -> list[Json]:
    """Pick the objects of a kind."""
    return [item for item in objects if item["kind"] == kind]
