"""What is around the workloads: services, events, nodes, namespaces.

Pods and their controllers are in pods and workloads.
"""

from collections.abc import Mapping, Sequence

from deploy.demo.kube.builders.common import (
    Json,
    When,
    condition,
    digest,
    metadata,
    present,
    stable_uid,
    stamp,
)
from deploy.demo.kube.builders.pods import NODE_NETWORK, address
from deploy.demo.kube.version import GIT_VERSION

PRESSURES = ("MemoryPressure", "DiskPressure", "PIDPressure")


def service(
    name: str,
    namespace: str = "default",
    *,
    selector: Mapping[str, str] | None = None,
    ports: Mapping[str, int] | None = None,
    cluster_ip: str | None = None,
    service_type: str = "ClusterIP",
    labels: Mapping[str, str] | None = None,
    annotations: Mapping[str, str] | None = None,
    created_at: When | None = None,
) -> Json:
    """Build a service; `ports` maps a name to a port that the pods listen on too."""
    meta = metadata(
        "Service", name, namespace, labels=labels, annotations=annotations, created_at=created_at
    )
    ip = cluster_ip or f"10.96.{int(meta['uid'][:2], 16)}.{int(meta['uid'][2:4], 16)}"
    spec = {
        "type": service_type,
        "clusterIP": ip,
        "clusterIPs": [ip],
        "selector": dict(selector) if selector else None,
        "ports": [
            {"name": key, "port": port, "targetPort": port, "protocol": "TCP"}
            for key, port in (ports or {"http": 80}).items()
        ],
        "sessionAffinity": "None",
        "ipFamilies": ["IPv4"],
        "ipFamilyPolicy": "SingleStack",
        "internalTrafficPolicy": "Cluster",
    }
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": meta,
        "spec": present(spec),
        "status": {"loadBalancer": {}},
    }


def event(
    reason: str,
    message: str,
    *,
    about: Json,
    event_type: str = "Normal",
    count: int = 1,
    first_at: When | None = None,
    last_at: When | None = None,
    component: str = "kubelet",
    container: str | None = None,
    name: str | None = None,
) -> Json:
    """Build a core/v1 event about an object, in the old style that most components still write.

    `event_type` is Normal or Warning; `container` adds the field path that the kubelet gives.
    """
    meta = about["metadata"]
    namespace = meta.get("namespace", "default")
    last = stamp(last_at)
    first = stamp(first_at or last_at)
    own_name = name or f"{meta['name']}.{digest(reason + message + first)[:16]}"
    involved = {
        "apiVersion": about["apiVersion"],
        "kind": about["kind"],
        "name": meta["name"],
        "namespace": meta.get("namespace"),
        "uid": meta.get("uid") or stable_uid(about["kind"], meta.get("namespace"), meta["name"]),
        "fieldPath": f"spec.containers{{{container}}}" if container else None,
    }
    return {
        "apiVersion": "v1",
        "kind": "Event",
        "metadata": metadata("Event", own_name, namespace, created_at=first),
        "involvedObject": present(involved),
        "reason": reason,
        "message": message,
        "type": event_type,
        "count": count,
        "firstTimestamp": first,
        "lastTimestamp": last,
        "eventTime": None,
        "source": present({"component": component, "host": about.get("spec", {}).get("nodeName")}),
        "reportingComponent": component,
        "reportingInstance": "",
    }


def node(
    name: str,
    *,
    ready: bool = True,
    pressures: Sequence[str] = (),
    cpu: str = "4",
    memory: str = "16Gi",
    labels: Mapping[str, str] | None = None,
    taints: Sequence[Json] = (),
    unschedulable: bool = False,
    created_at: When | None = None,
    changed_at: When | None = None,
) -> Json:
    """Build a node; `pressures` names the conditions it suffers from, e.g. `MemoryPressure`."""
    own = {"kubernetes.io/hostname": name, "kubernetes.io/os": "linux", **(labels or {})}
    meta = metadata("Node", name, labels=own, created_at=created_at)
    at = stamp(changed_at) if changed_at else meta["creationTimestamp"]
    capacity = {"cpu": cpu, "memory": memory, "pods": "110", "ephemeral-storage": "100Gi"}
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": meta,
        "spec": present({"taints": list(taints) or None, "unschedulable": unschedulable or None}),
        "status": {
            "capacity": capacity,
            "allocatable": dict(capacity),
            "addresses": [
                {"type": "InternalIP", "address": address(NODE_NETWORK, name)},
                {"type": "Hostname", "address": name},
            ],
            "conditions": _node_conditions(pressures, at, ready=ready),
            "daemonEndpoints": {"kubeletEndpoint": {"Port": 10250}},
            "nodeInfo": _node_info(name),
            "images": [],
        },
    }


def namespace(
    name: str,
    *,
    phase: str = "Active",
    labels: Mapping[str, str] | None = None,
    created_at: When | None = None,
) -> Json:
    """Build a namespace with the label that the API server gives each."""
    own = {"kubernetes.io/metadata.name": name, **(labels or {})}
    return {
        "apiVersion": "v1",
        "kind": "Namespace",
        "metadata": metadata("Namespace", name, labels=own, created_at=created_at),
        "spec": {"finalizers": ["kubernetes"]},
        "status": {"phase": phase},
    }


def _node_conditions(pressures: Sequence[str], at: str, *, ready: bool) -> list[Json]:
    found = [condition(kind, met=kind in pressures, at=at) for kind in PRESSURES]
    reason, message = (
        ("KubeletReady", "kubelet is posting ready status")
        if ready
        else ("KubeletNotReady", "container runtime network not ready")
    )
    found.append(condition("Ready", met=ready, at=at, reason=reason, message=message))
    return [{**each, "lastHeartbeatTime": at} for each in found]


def _node_info(name: str) -> Json:
    return {
        "architecture": "amd64",
        "operatingSystem": "linux",
        "osImage": "Debian GNU/Linux 12 (bookworm)",
        "kernelVersion": "6.1.0-18-amd64",
        "containerRuntimeVersion": "containerd://2.1.4",
        "kubeletVersion": GIT_VERSION,
        "kubeProxyVersion": GIT_VERSION,
        "machineID": digest(name)[:32],
        "systemUUID": stable_uid("system", None, name),
        "bootID": stable_uid("boot", None, name),
    }
