"""What the cluster noted about checkout: the rollout, and the new pod that crashes again and again.

The objects that these events are about are in checkout.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from deploy.demo.kube.objects import Json, event, pod
from deploy.demo.story.checkout import NAME, NAMESPACE, NEW, NEW_POD, OLD, OLD_PODS, REMOVED_POD
from deploy.demo.story.crash_loop import BACK_OFF_EVENT_EVERY_S, CrashLoop
from deploy.demo.story.parts import NODE


def events(objects: Sequence[Json], loop: CrashLoop) -> list[Json]:
    """Build the events about checkout's objects, which are looked up by kind and name."""
    found = {(item["kind"], item["metadata"]["name"]): item for item in objects}
    old, new = (found["ReplicaSet", name.rsplit("-", 1)[0]] for name in (OLD_PODS[0], NEW_POD))
    owner, crashing = found["Deployment", NAME], found["Pod", NEW_POD]
    scaling = _scaling(owner, old, new, loop.began)
    return [*scaling, *_starting(crashing, loop), _back_off(crashing, loop)]


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


def _starting(crashing: Json, loop: CrashLoop) -> Iterator[Json]:
    assigned = f"Successfully assigned {NAMESPACE}/{NEW_POD} to {NODE}"
    yield event(
        "Scheduled", assigned, about=crashing, component="default-scheduler", last_at=loop.began
    )
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
            count=loop.restarts + 1,
            first_at=loop.began,
            last_at=loop.last_started,
        )


def _back_off(crashing: Json, loop: CrashLoop) -> Json:
    uid = crashing["metadata"]["uid"]
    return event(
        "BackOff",
        f"Back-off restarting failed container {NAME} in pod {NEW_POD}_{NAMESPACE}({uid})",
        about=crashing,
        event_type="Warning",
        container=NAME,
        count=loop.back_offs,
        first_at=loop.began + timedelta(seconds=BACK_OFF_EVENT_EVERY_S),
        last_at=loop.last_back_off,
    )
