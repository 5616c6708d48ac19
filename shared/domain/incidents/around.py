"""From JSON of the Kubernetes API to what is around pods: workloads, rollouts, nodes, storage.

Values of environment variables are never kept: only whether they changed is asked.
"""

import json
from collections.abc import Iterator

from shared.domain.incidents.cluster import (
    Autoscaler,
    Claim,
    Node,
    Quota,
    Revision,
    Service,
    Template,
    Workload,
)
from shared.domain.incidents.fields import Json, count, mapping, objects, strings, text
from shared.domain.incidents.reading import said

TOLD_PARTS = ("command", "args", "resources", "livenessProbe", "readinessProbe", "envFrom")
REVISION = "deployment.kubernetes.io/revision"


def read_workload(kind: str, item: Json) -> Workload:
    """Read a deployment, stateful set or daemon set."""
    spec, status, metadata = (mapping(item, key) for key in ("spec", "status", "metadata"))
    daemon = kind == "daemonset"
    failed = (_problem(one) for one in objects(status, "conditions"))
    return Workload(
        kind=kind,
        name=text(metadata, "name"),
        wanted=count(status, "desiredNumberScheduled") if daemon else count(spec, "replicas", 1),
        ready=count(status, "numberReady" if daemon else "readyReplicas"),
        selector=strings(mapping(spec, "selector"), "matchLabels"),
        pod_labels=strings(mapping(spec, "template", "metadata"), "labels"),
        problem=next(filter(None, failed), ""),
        created_at=text(metadata, "creationTimestamp"),
    )


def read_revision(item: Json) -> Revision:
    """Read a replica set."""
    spec, metadata = mapping(item, "spec"), mapping(item, "metadata")
    owners = objects(metadata, "ownerReferences")
    number = strings(metadata, "annotations").get(REVISION, "")
    return Revision(
        name=text(metadata, "name"),
        owner=text(owners[0], "name") if owners else "",
        number=int(number) if number.isascii() and number.isdigit() else 0,
        wanted=count(spec, "replicas"),
        ready=count(mapping(item, "status"), "readyReplicas"),
        created_at=text(metadata, "creationTimestamp"),
        template=_template(mapping(spec, "template", "spec")),
    )


def read_service(item: Json, endpoints: dict[str, Json]) -> Service:
    """Read a service; `endpoints` are by name, and may lack it."""
    name = text(mapping(item, "metadata"), "name")
    selector = strings(mapping(item, "spec"), "selector")
    behind = endpoints.get(name)
    if behind is None:
        return Service(name, selector)
    subsets = objects(behind, "subsets")
    ready = sum(len(objects(one, "addresses")) for one in subsets)
    return Service(
        name, selector, ready, sum(len(objects(one, "notReadyAddresses")) for one in subsets)
    )


def read_autoscaler(item: Json) -> Autoscaler:
    """Read a horizontal autoscaler of autoscaling/v2."""
    spec, status = mapping(item, "spec"), mapping(item, "status")
    stuck = [one for one in objects(status, "conditions") if _is_stuck(one)]
    return Autoscaler(
        name=text(mapping(item, "metadata"), "name"),
        workload=text(mapping(spec, "scaleTargetRef"), "name"),
        least=count(spec, "minReplicas", 1),
        most=count(spec, "maxReplicas"),
        current=count(status, "currentReplicas"),
        desired=count(status, "desiredReplicas"),
        problem=said(stuck[0]) if stuck else "",
    )


def read_node(item: Json) -> Node:
    """Read a node's conditions."""
    conditions = {text(c, "type"): c for c in objects(mapping(item, "status"), "conditions")}
    ready = conditions.pop("Ready", {})
    suffering = [name for name, one in conditions.items() if text(one, "status") == "True"]
    is_ready = text(ready, "status") == "True"
    telling = ready if not is_ready or not suffering else conditions[suffering[0]]
    return Node(
        name=text(mapping(item, "metadata"), "name"),
        is_ready=is_ready,
        troubles=tuple(suffering),
        message=said(telling),
        changed_at=text(telling, "lastTransitionTime"),
    )


def read_claim(item: Json) -> Claim:
    """Read a persistent volume claim."""
    status = mapping(item, "status")
    return Claim(
        name=text(mapping(item, "metadata"), "name"),
        phase=text(status, "phase"),
        storage_class=text(mapping(item, "spec"), "storageClassName"),
        capacity=strings(status, "capacity").get("storage", ""),
    )


def read_quotas(item: Json) -> Iterator[Quota]:
    """Read a resource quota, one record a resource."""
    status, name = mapping(item, "status"), text(mapping(item, "metadata"), "name")
    used = strings(status, "used")
    for resource, hard in strings(status, "hard").items():
        yield Quota(name, resource, hard, used.get(resource, ""))


def changed(before: Template, after: Template) -> list[str]:
    """Name what differs between two templates; values are told of images alone."""
    told = [f"image {old} → {new}" for old, new in _image_pairs(before, after) if old != new]
    names = sorted({*before.parts, *after.parts})
    return told + [n for n in names if before.parts.get(n) != after.parts.get(n)]


def _image_pairs(before: Template, after: Template) -> Iterator[tuple[str, str]]:
    if len(before.images) == len(after.images):
        yield from zip(before.images, after.images, strict=True)
    elif before.images != after.images:
        yield ", ".join(before.images), ", ".join(after.images)


def _problem(condition: Json) -> str:
    reason, met = text(condition, "reason"), text(condition, "status") == "True"
    is_failure = text(condition, "type") == "ReplicaFailure" and met
    return f"{reason}: {said(condition)}".strip(": ") if is_failure else ""


def _is_stuck(condition: Json) -> bool:
    wanted = text(condition, "type") in {"AbleToScale", "ScalingActive"}
    return wanted and text(condition, "status") == "False"


def _template(spec: Json) -> Template:
    containers = objects(spec, "containers")
    parts: dict[str, str] = {}
    for one in containers:
        parts |= {
            f"environment {text(entry, 'name')}": _fingerprint(entry)
            for entry in objects(one, "env")
        }
        parts |= {f"{key} of {text(one, 'name')}": _fingerprint(one.get(key)) for key in TOLD_PARTS}
    return Template(tuple(said(one, "image") for one in containers), parts)


def _fingerprint(value: object) -> str:
    """Return something that differs when the value does, and is never shown."""
    return str(hash(json.dumps(value, sort_keys=True)))
