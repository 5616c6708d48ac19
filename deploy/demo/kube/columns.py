"""The columns of `kubectl get` for each kind that has more than a name and an age.

The cells of pods are worked out in columns_pods; putting rows into a Table is in tables.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from deploy.demo.kube.ages import UNKNOWN, age
from deploy.demo.kube.columns_pods import pod_ready, pod_restarts, pod_status

Json = dict[str, Any]
NONE = "<none>"
ROLE_LABEL = "node-role.kubernetes.io/"


@dataclass(frozen=True)
class Column:
    """A heading and how its cell is read from an object; wide ones show with `-o wide`."""

    name: str
    cell: Callable[[Json], object]
    wide: bool = False
    kind: str = "string"


def dig(item: Json, *path: str, default: object = NONE) -> Any:
    """Follow a path into an object."""
    here: Any = item
    for step in path:
        here = (here or {}).get(step)
    return default if here is None or here == "" else here


def at(*path: str, default: object = NONE) -> Callable[[Json], Any]:
    """Build a cell that shows what is at a path."""
    return lambda item: dig(item, *path, default=default)


def _age(item: Json) -> str:
    return age(dig(item, "metadata", "creationTimestamp", default=None))


def _seen(item: Json, *fields: str) -> str:
    times = [item[field] for field in fields if item.get(field)]
    return age(times[0]) if times else UNKNOWN


def _object(event: Json) -> str:
    return f"{event['involvedObject']['kind'].lower()}/{event['involvedObject']['name']}"


def _source(event: Json) -> str:
    parts = (dig(event, "source", key, default="") for key in ("component", "host"))
    return ", ".join(filter(None, parts))


def _ready(workload: Json) -> str:
    wanted = dig(workload, "spec", "replicas", default=0)
    return f"{dig(workload, 'status', 'readyReplicas', default=0)}/{wanted}"


def _of_containers(field: str, workload: Json) -> str:
    containers = workload["spec"]["template"]["spec"]["containers"]
    return ",".join(each.get(field, "") for each in containers)


def _pairs(*path: str) -> Callable[[Json], str]:
    def cell(item: Json) -> str:
        labels = dig(item, *path, default={})
        return ",".join(f"{key}={value}" for key, value in sorted(labels.items())) or NONE

    return cell


def _service_ports(service: Json) -> str:
    ports = dig(service, "spec", "ports", default=[])
    return ",".join(map(_service_port, ports)) or NONE


def _service_port(port: Json) -> str:
    outside = f":{port['nodePort']}" if port.get("nodePort") else ""
    return f"{port['port']}{outside}/{port.get('protocol', 'TCP')}"


def _node_status(node: Json) -> str:
    conditions = dig(node, "status", "conditions", default=[])
    ready = [each["status"] for each in conditions if each["type"] == "Ready"]
    words = {"True": "Ready", "False": "NotReady", "Unknown": "NotReady"}
    status = words[ready[0]] if ready else "Unknown"
    cordoned = dig(node, "spec", "unschedulable", default=False)
    return f"{status},SchedulingDisabled" if cordoned else status


def _node_roles(node: Json) -> str:
    labels = dig(node, "metadata", "labels", default={})
    roles = [key.removeprefix(ROLE_LABEL) for key in labels if key.startswith(ROLE_LABEL)]
    return ",".join(sorted(roles)) or NONE


def _node_address(kind: str, node: Json) -> str:
    addresses = dig(node, "status", "addresses", default=[])
    found = [each["address"] for each in addresses if each["type"] == kind]
    return found[0] if found else NONE


NAME = Column("Name", at("metadata", "name"))
AGE = Column("Age", _age)
REPLICAS = Column("Desired", at("spec", "replicas", default=0), kind="integer")
CONTAINERS = (
    Column("Containers", partial(_of_containers, "name"), wide=True),
    Column("Images", partial(_of_containers, "image"), wide=True),
)
SELECTOR = Column("Selector", _pairs("spec", "selector", "matchLabels"), wide=True)


def _count(name: str, field: str) -> Column:
    return Column(name, at("status", field, default=0), kind="integer")


COLUMNS: dict[str, tuple[Column, ...]] = {
    "Pod": (
        NAME,
        Column("Ready", pod_ready),
        Column("Status", pod_status),
        Column("Restarts", pod_restarts),
        AGE,
        Column("IP", at("status", "podIP"), wide=True),
        Column("Node", at("spec", "nodeName"), wide=True),
        Column("Nominated Node", at("status", "nominatedNodeName"), wide=True),
        Column("Readiness Gates", at("spec", "readinessGates"), wide=True),
    ),
    "Deployment": (
        NAME,
        Column("Ready", _ready),
        _count("Up-to-date", "updatedReplicas"),
        _count("Available", "availableReplicas"),
        AGE,
        *CONTAINERS,
        SELECTOR,
    ),
    "ReplicaSet": (
        NAME,
        REPLICAS,
        _count("Current", "replicas"),
        _count("Ready", "readyReplicas"),
        AGE,
        *CONTAINERS,
        SELECTOR,
    ),
    "StatefulSet": (NAME, Column("Ready", _ready), AGE, *CONTAINERS),
    "Event": (
        Column("Last Seen", lambda event: _seen(event, "lastTimestamp", "firstTimestamp")),
        Column("Type", at("type", default="")),
        Column("Reason", at("reason", default="")),
        Column("Object", _object),
        Column("Subobject", at("involvedObject", "fieldPath", default=""), wide=True),
        Column("Source", _source, wide=True),
        Column("Message", at("message", default="")),
        Column("First Seen", lambda event: _seen(event, "firstTimestamp"), wide=True),
        Column("Count", at("count", default=1), wide=True, kind="integer"),
        Column("Name", at("metadata", "name"), wide=True),
    ),
    "Service": (
        NAME,
        Column("Type", at("spec", "type")),
        Column("Cluster-IP", at("spec", "clusterIP")),
        Column("External-IP", at("spec", "externalName")),
        Column("Port(s)", _service_ports),
        AGE,
        Column("Selector", _pairs("spec", "selector"), wide=True),
    ),
    "Node": (
        NAME,
        Column("Status", _node_status),
        Column("Roles", _node_roles),
        AGE,
        Column("Version", at("status", "nodeInfo", "kubeletVersion")),
        Column("Internal-IP", partial(_node_address, "InternalIP"), wide=True),
        Column("External-IP", partial(_node_address, "ExternalIP"), wide=True),
        Column("OS-Image", at("status", "nodeInfo", "osImage"), wide=True),
        Column("Kernel-Version", at("status", "nodeInfo", "kernelVersion"), wide=True),
        Column("Container-Runtime", at("status", "nodeInfo", "containerRuntimeVersion"), wide=True),
    ),
    "Namespace": (NAME, Column("Status", at("status", "phase")), AGE),
}
