"""From JSON of the Kubernetes API to pods and events. What is around them is in `around`.

Text of the cluster is data: redacted, on one line, cut.
"""

from collections.abc import Iterator

from shared.domain.incidents.cluster import Container, Ended, Event, Pod
from shared.domain.incidents.fields import Json, count, mapping, objects, text
from shared.domain.logs.quoted import quoted

MAX_MESSAGE_CHARACTERS = 300


def said(parent: Json, key: str = "message") -> str:
    """Return a sentence of the cluster, fit to be shown."""
    found = text(parent, key)
    return quoted(found, MAX_MESSAGE_CHARACTERS) if found else ""


def read_pod(item: Json) -> Pod:
    """Read a pod that has a name."""
    metadata, status, spec = (mapping(item, key) for key in ("metadata", "status", "spec"))
    ready = _condition(status, "Ready")
    reason, message = _own_reason(status)
    labels = mapping(metadata, "labels")
    return Pod(
        name=text(metadata, "name"),
        labels={name: str(value) for name, value in labels.items()},
        owner=_owner(metadata),
        node=text(spec, "nodeName"),
        phase=text(status, "phase"),
        reason=reason,
        message=message,
        is_ready=text(ready, "status") == "True",
        ready_since=text(ready, "lastTransitionTime"),
        is_leaving=bool(text(metadata, "deletionTimestamp")),
        created_at=text(metadata, "creationTimestamp"),
        claims=tuple(_claims(spec)),
        containers=tuple(_containers(spec, status)),
    )


def read_event(item: Json) -> Event:
    """Read a core/v1 event."""
    about = mapping(item, "involvedObject")
    seen = text(item, "lastTimestamp") or text(item, "eventTime") or text(item, "firstTimestamp")
    series = mapping(item, "series")
    return Event(
        kind=text(about, "kind"),
        name=text(about, "name"),
        reason=text(item, "reason"),
        message=said(item),
        is_warning=text(item, "type") == "Warning",
        times=max(1, count(item, "count"), count(series, "count")),
        first_at=text(item, "firstTimestamp") or seen,
        last_at=text(series, "lastObservedTime") or seen,
    )


def _owner(metadata: Json) -> str:
    owners = objects(metadata, "ownerReferences")
    return text(owners[0], "name") if owners else ""


def _claims(spec: Json) -> Iterator[str]:
    for volume in objects(spec, "volumes"):
        if claim := text(mapping(volume, "persistentVolumeClaim"), "claimName"):
            yield claim


def _condition(status: Json, kind: str) -> Json:
    conditions = objects(status, "conditions")
    nothing: Json = {}
    return next((one for one in conditions if one.get("type") == kind), nothing)


def _own_reason(status: Json) -> tuple[str, str]:
    """Return why the pod itself is in trouble: taken by no node, or evicted."""
    scheduled = _condition(status, "PodScheduled")
    if text(scheduled, "status") == "False":
        return text(scheduled, "reason"), said(scheduled)
    return text(status, "reason"), said(status)


def _containers(spec: Json, status: Json) -> Iterator[Container]:
    kinds = (("initContainers", "initContainerStatuses"), ("containers", "containerStatuses"))
    for names, statuses in kinds:
        known = {text(one, "name"): one for one in objects(status, statuses)}
        for one in objects(spec, names):
            told = known.get(text(one, "name"), {})
            yield _container(one, told, is_init=names == "initContainers")


def _container(spec: Json, status: Json, *, is_init: bool) -> Container:
    states = mapping(status, "state")
    state = next(iter(states), "waiting")
    details = mapping(states, state)
    ended = details if state == "terminated" else mapping(status, "lastState", "terminated")
    return Container(
        name=text(spec, "name"),
        image=quoted(text(spec, "image"), MAX_MESSAGE_CHARACTERS),
        state=state,
        reason=text(details, "reason"),
        message=said(details),
        restarts=count(status, "restartCount"),
        is_ready=status.get("ready") is True,
        ended=_ended(ended),
        is_init=is_init,
    )


def _ended(terminated: Json) -> Ended | None:
    if not terminated:
        return None
    code = terminated.get("exitCode")
    return Ended(
        reason=text(terminated, "reason"),
        exit_code=code if isinstance(code, int) else None,
        at=text(terminated, "finishedAt"),
        message=said(terminated),
    )
