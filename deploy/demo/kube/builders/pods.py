"""Pods: containers on a node, with the phase and the conditions that follow from them.

The controllers that own pods are in workloads.
"""

import ipaddress
from collections.abc import Mapping, Sequence
from itertools import chain

from deploy.demo.kube.builders.common import (
    Json,
    When,
    condition,
    digest,
    metadata,
    present,
    stamp,
)
from deploy.demo.kube.builders.containers import Container

POD_NETWORK = ipaddress.ip_network("10.244.0.0/16")  # what most CNI plug-ins default to
NODE_NETWORK = ipaddress.ip_network("172.18.0.0/16")


def address(network: ipaddress.IPv4Network | ipaddress.IPv6Network, name: str) -> str:
    """Pick the address that a name always gets in a network."""
    return str(network[int(digest(name)[:8], 16) % (network.num_addresses - 2) + 1])


def pod(
    name: str,
    namespace: str = "default",
    *,
    containers: Sequence[Container],
    labels: Mapping[str, str] | None = None,
    annotations: Mapping[str, str] | None = None,
    node: str | None = "node-1",
    phase: str | None = None,
    reason: str | None = None,
    message: str | None = None,
    owner: Json | None = None,
    created_at: When | None = None,
    deleted_at: When | None = None,
    restart_policy: str = "Always",
    uid: str | None = None,
) -> Json:
    """Build a pod; its phase follows from its containers unless given.

    `node=None` makes a pod that no node could take: pending, and `message` says why. `reason` and
    `message` are the pod's own (e.g. `Evicted`); `owner` is the controller's whole object.
    """
    at = stamp(created_at)
    meta = metadata(
        "Pod",
        name,
        namespace,
        labels=labels,
        annotations=annotations,
        created_at=at,
        owner=owner,
        uid=uid,
    )
    if deleted_at:
        meta |= {"deletionTimestamp": stamp(deleted_at), "deletionGracePeriodSeconds": 30}
    status = _status(meta["uid"], containers, node, restart_policy, at)
    status |= present({"phase": phase, "reason": reason, "message": message})
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": meta,
        "spec": pod_spec(containers, node=node, restart_policy=restart_policy),
        "status": status if node else _unscheduled(status, message, at),
    }


def pod_spec(
    containers: Sequence[Container], *, node: str | None = None, restart_policy: str = "Always"
) -> Json:
    """Build a pod's spec; a workload's template has the same, without a node."""
    return present(
        {
            "initContainers": [c.spec for c in containers if c.init] or None,
            "containers": [c.spec for c in containers if not c.init],
            "restartPolicy": restart_policy,
            "terminationGracePeriodSeconds": 30,
            "dnsPolicy": "ClusterFirst",
            "serviceAccountName": "default",
            "schedulerName": "default-scheduler",
            "nodeName": node,
            "securityContext": {},
        }
    )


def _status(
    uid: str, containers: Sequence[Container], node: str | None, restart_policy: str, at: str
) -> Json:
    inits = [c.status for c in containers if c.init]
    mains = [c.status for c in containers if not c.init]
    pod_ip, host_ip = address(POD_NETWORK, uid), address(NODE_NETWORK, node or "")
    return present(
        {
            "phase": _phase(inits, mains, restart_policy),
            "conditions": _conditions(inits, mains, at),
            "hostIP": host_ip,
            "hostIPs": [{"ip": host_ip}],
            "podIP": pod_ip,
            "podIPs": [{"ip": pod_ip}],
            "startTime": at,
            "initContainerStatuses": inits or None,
            "containerStatuses": mains,
            "qosClass": _qos([c.spec for c in containers]),
        }
    )


def _unscheduled(status: Json, message: str | None, at: str) -> Json:
    why = message or "0/1 nodes are available: 1 Insufficient memory."
    scheduled = condition("PodScheduled", met=False, at=at, reason="Unschedulable", message=why)
    return {"phase": "Pending", "conditions": [scheduled], "qosClass": status["qosClass"]}


def _phase(inits: list[Json], mains: list[Json], restart_policy: str) -> str:
    """Work the phase out as the kubelet's `getPhase` does."""
    if not all(map(_succeeded, inits)):
        return "Pending"
    states = [_effective(status) for status in mains]
    if "waiting" in states:
        return "Pending"
    if "running" in states or restart_policy == "Always":
        return "Running"
    return _ended(mains, restart_policy)


def _ended(mains: list[Json], restart_policy: str) -> str:
    """Name the phase of a pod whose containers have all ended."""
    if all(map(_succeeded, mains)):
        return "Succeeded"
    return "Failed" if restart_policy == "Never" else "Running"


def _effective(status: Json) -> str:
    """Name the state, where one that waits to run again counts as terminated."""
    name = next(iter(status["state"]), "waiting")
    return "terminated" if name == "waiting" and status["lastState"] else name


def _succeeded(status: Json) -> bool:
    return status["state"].get("terminated", {}).get("exitCode") == 0


def _conditions(inits: list[Json], mains: list[Json], at: str) -> list[Json]:
    initialised = all(_succeeded(status) for status in inits)
    unready = " ".join(status["name"] for status in mains if not status["ready"])
    why = {
        "reason": "ContainersNotReady" if unready else "",
        "message": f"containers with unready status: [{unready}]" if unready else "",
    }
    return [
        condition("PodReadyToStartContainers", met=True, at=at),
        condition("Initialized", met=initialised, at=at),
        condition("Ready", met=not unready, at=at, **why),
        condition("ContainersReady", met=not unready, at=at, **why),
        condition("PodScheduled", met=True, at=at),
    ]


def _qos(specs: list[Json]) -> str:
    resources = [spec["resources"] for spec in specs]
    if not any(resources):
        return "BestEffort"
    return "Guaranteed" if all(map(_guaranteed, resources)) else "Burstable"


def _guaranteed(resources: Json) -> bool:
    limits = resources.get("limits", {})
    return {"cpu", "memory"} <= limits.keys() and resources.get("requests") == limits


def ready_count(pods: Sequence[Json]) -> int:
    """Count the pods whose containers are all ready."""
    conditions = chain.from_iterable(pod["status"]["conditions"] for pod in pods)
    return sum(c["type"] == "Ready" and c["status"] == "True" for c in conditions)
