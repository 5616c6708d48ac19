"""What the cluster noted about checkout: the rollout, and the new pod that crashes again and again.

The objects that these events are about are in checkout.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from deploy.demo.kube.objects import Json, event, pod
from deploy.demo.story.checkout import (
    LAST_RUN_ENDED_AGO,
    NAME,
    NAMESPACE,
    NEW,
    NEW_POD,
    OLD,
    OLD_PODS,
    REMOVED_POD,
    RESTARTS,
    ROLLED_OUT_AGO,
    RUN_TOOK,
)
from deploy.demo.story.parts import NODE

STARTS = RESTARTS + 1
LAST_START_AGO = LAST_RUN_ENDED_AGO + RUN_TOOK
BACK_OFFS = 108  # the kubelet repeats itself about every 13 s
LAST_BACK_OFF_AGO = timedelta(seconds=8)


def events(objects: Sequence[Json], now: datetime) -> list[Json]:
    """Build the events about checkout's objects, which are looked up by kind and name."""
    found = {(item["kind"], item["metadata"]["name"]): item for item in objects}
    at = now - ROLLED_OUT_AGO
    old, new = (found["ReplicaSet", name.rsplit("-", 1)[0]] for name in (OLD_PODS[0], NEW_POD))
    owner, crashing = found["Deployment", NAME], found["Pod", NEW_POD]
    return [*_scaling(owner, old, new, at), *_starting(crashing, now), _back_off(crashing, now)]


def _scaling(owner: Json, old: Json, new: Json, at: datetime) -> Iterator[Json]:
    down, up = (item["metadata"]["name"] for item in (old, new))
    removed = pod(REMOVED_POD, NAMESPACE, containers=[OLD.container(at)], node=NODE)
    told = (
        ("ScalingReplicaSet", f"Scaled down replica set {down} from 3 to 2", owner, "deployment"),
        ("ScalingReplicaSet", f"Scaled up replica set {up} from 0 to 1", owner, "deployment"),
        ("SuccessfulDelete", f"Deleted pod: {REMOVED_POD}", old, "replicaset"),
        ("SuccessfulCreate", f"Created pod: {NEW_POD}", new, "replicaset"),
    )
    for reason, message, about, controller in told:
        yield event(reason, message, about=about, component=f"{controller}-controller", last_at=at)
    yield event("Killing", f"Stopping container {NAME}", about=removed, container=NAME, last_at=at)


def _starting(crashing: Json, now: datetime) -> Iterator[Json]:
    first, last = now - ROLLED_OUT_AGO, now - LAST_START_AGO
    assigned = f"Successfully assigned {NAMESPACE}/{NEW_POD} to {NODE}"
    yield event("Scheduled", assigned, about=crashing, component="default-scheduler", last_at=first)
    told = (
        ("Pulled", f'Container image "{NEW.image}" already present on machine'),
        ("Created", f"Created container: {NAME}"),
        ("Started", f"Started container {NAME}"),
    )
    for reason, message in told:
        yield event(
            reason,
            message,
            about=crashing,
            container=NAME,
            count=STARTS,
            first_at=first,
            last_at=last,
        )


def _back_off(crashing: Json, now: datetime) -> Json:
    uid = crashing["metadata"]["uid"]
    return event(
        "BackOff",
        f"Back-off restarting failed container {NAME} in pod {NEW_POD}_{NAMESPACE}({uid})",
        about=crashing,
        event_type="Warning",
        container=NAME,
        count=BACK_OFFS,
        first_at=now - ROLLED_OUT_AGO + timedelta(seconds=8),
        last_at=now - LAST_BACK_OFF_AGO,
    )
