"""Controllers of pods: deployments, replica sets and stateful sets.

`replicas` is what was asked for; how many are ready is said apart, because that is what fails.
"""

from collections.abc import Mapping, Sequence

from deploy.demo.kube.builders.common import Json, When, condition, metadata, present, stamp
from deploy.demo.kube.builders.containers import Container
from deploy.demo.kube.builders.pods import pod_spec

REVISION = "deployment.kubernetes.io/revision"


def deployment(
    name: str,
    namespace: str = "default",
    *,
    labels: Mapping[str, str],
    containers: Sequence[Container],
    replicas: int = 1,
    ready: int | None = None,
    updated: int | None = None,
    revision: int = 1,
    progress: str = "NewReplicaSetAvailable",
    annotations: Mapping[str, str] | None = None,
    created_at: When | None = None,
    changed_at: When | None = None,
) -> Json:
    """Build a deployment that selects by its labels; all replicas are ready unless said otherwise.

    `progress` is the reason of its Progressing condition, which `ProgressDeadlineExceeded` makes
    false. `changed_at` is when its conditions last changed, by default its creation.
    """
    notes = {REVISION: str(revision), **(annotations or {})}
    meta = metadata(
        "Deployment", name, namespace, labels=labels, annotations=notes, created_at=created_at
    )
    meta["generation"] = revision
    at = stamp(changed_at) if changed_at else meta["creationTimestamp"]
    is_ready = replicas if ready is None else ready
    spec = _selected(labels, containers) | {
        "replicas": replicas,
        "strategy": {
            "type": "RollingUpdate",
            "rollingUpdate": {"maxUnavailable": "25%", "maxSurge": "25%"},
        },
        "revisionHistoryLimit": 10,
        "progressDeadlineSeconds": 600,
    }
    status = _counts(replicas, is_ready, revision) | {
        "updatedReplicas": replicas if updated is None else updated,
        "unavailableReplicas": max(0, replicas - is_ready),
        "conditions": _conditions(replicas, is_ready, progress, at),
    }
    return _object("apps/v1", "Deployment", meta, spec, status)


def replicaset(
    name: str,
    namespace: str = "default",
    *,
    labels: Mapping[str, str],
    containers: Sequence[Container],
    replicas: int = 1,
    ready: int | None = None,
    revision: int = 1,
    owner: Json | None = None,
    created_at: When | None = None,
) -> Json:
    """Build a replica set; `owner` is the deployment's whole object."""
    meta = metadata(
        "ReplicaSet",
        name,
        namespace,
        labels=labels,
        annotations={REVISION: str(revision)},
        created_at=created_at,
        owner=owner,
    )
    meta["generation"] = 1
    is_ready = replicas if ready is None else ready
    status = _counts(replicas, is_ready, 1) | {"fullyLabeledReplicas": replicas}
    spec = _selected(labels, containers) | {"replicas": replicas}
    return _object("apps/v1", "ReplicaSet", meta, spec, status)


def statefulset(
    name: str,
    namespace: str = "default",
    *,
    labels: Mapping[str, str],
    containers: Sequence[Container],
    replicas: int = 1,
    ready: int | None = None,
    service_name: str | None = None,
    created_at: When | None = None,
) -> Json:
    """Build a stateful set; its governing service has its own name unless another is given."""
    meta = metadata("StatefulSet", name, namespace, labels=labels, created_at=created_at)
    meta["generation"] = 1
    is_ready = replicas if ready is None else ready
    revision = f"{name}-1"
    spec = _selected(labels, containers) | {
        "replicas": replicas,
        "serviceName": service_name or name,
        "podManagementPolicy": "OrderedReady",
        "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 0}},
        "revisionHistoryLimit": 10,
    }
    status = _counts(replicas, is_ready, 1) | {
        "currentReplicas": replicas,
        "updatedReplicas": replicas,
        "currentRevision": revision,
        "updateRevision": revision,
        "collisionCount": 0,
    }
    return _object("apps/v1", "StatefulSet", meta, spec, status)


def _object(api_version: str, kind: str, meta: Json, spec: Json, status: Json) -> Json:
    return {
        "apiVersion": api_version,
        "kind": kind,
        "metadata": meta,
        "spec": spec,
        "status": present(status),
    }


def _selected(labels: Mapping[str, str], containers: Sequence[Container]) -> Json:
    return {
        "selector": {"matchLabels": dict(labels)},
        "template": {
            "metadata": {"creationTimestamp": None, "labels": dict(labels)},
            "spec": pod_spec(containers),
        },
    }


def _counts(replicas: int, ready: int, generation: int) -> Json:
    return {
        "observedGeneration": generation,
        "replicas": replicas,
        "readyReplicas": ready,
        "availableReplicas": ready,
    }


def _conditions(replicas: int, ready: int, progress: str, at: str) -> list[Json]:
    enough = ready >= replicas - replicas // 4  # maxUnavailable is 25 %
    available = condition(
        "Available",
        met=enough,
        at=at,
        reason="MinimumReplicasAvailable" if enough else "MinimumReplicasUnavailable",
        message=f"Deployment {'has' if enough else 'does not have'} minimum availability.",
    )
    progressing = condition(
        "Progressing", met=progress != "ProgressDeadlineExceeded", at=at, reason=progress
    )
    return [{**each, "lastUpdateTime": at} for each in (available, progressing)]
