"""A pod as the API has it, read into what an engineer wants to know of it. Pure.

Missing or odd fields become "unknown", never an error. Which pods are read is in `choose`.
"""

from collections.abc import Iterator
from typing import NamedTuple, cast

from shared.clients.kubernetes_answers import Json, mapping
from shared.domain.logs.quoted import quoted

# The fields of a pod's spec that name containers, each with the field of its status.
CONTAINER_FIELDS = (
    ("initContainers", "initContainerStatuses"),
    ("containers", "containerStatuses"),
    ("ephemeralContainers", "ephemeralContainerStatuses"),
)
MAX_REASON_CHARACTERS = 100  # a word, by convention
STARTING = frozenset({"", "ContainerCreating", "PodInitializing"})  # reasons of an ordinary start


class Ended(NamedTuple):
    """How a run of a container ended; `message` is what it left behind, such as its last lines."""

    reason: str
    exit_code: int | None
    at: str
    started_at: str
    message: str


class Container(NamedTuple):
    """One container; `ended` is this run's end, `last` the previous run's."""

    name: str
    state: str
    reason: str
    message: str
    restarts: int
    started_at: str
    ended: Ended | None
    last: Ended | None

    @property
    def is_failing(self) -> bool:
        """Whether it does not run although it should."""
        waits = self.state == "waiting" and self.reason not in STARTING
        return waits or self.state == "terminated"


class Pod(NamedTuple):
    """One pod; `reason` and `message` are its own, such as Evicted."""

    name: str
    labels: Json
    phase: str
    reason: str
    message: str
    is_ready: bool
    created_at: str
    containers: tuple[Container, ...]

    @property
    def restarts(self) -> int:
        """How often its containers were restarted, together."""
        return sum(container.restarts for container in self.containers)


def read_pod(item: Json) -> Pod:
    """Read a pod that has a name."""
    metadata, status = mapping(item.get("metadata")), mapping(item.get("status"))
    reason, message = _own_reason(status)
    return Pod(
        name=str(metadata["name"]),
        labels=mapping(metadata.get("labels")),
        phase=_text(status, "phase"),
        reason=reason,
        message=message,
        is_ready=_is_ready(status),
        created_at=_text(metadata, "creationTimestamp"),
        containers=tuple(_containers(mapping(item.get("spec")), status)),
    )


def _is_ready(status: Json) -> bool:
    conditions = _objects(status, "conditions")
    return any(one.get("type") == "Ready" and one.get("status") == "True" for one in conditions)


def _own_reason(status: Json) -> tuple[str, str]:
    """Return why the pod itself is in trouble: evicted, or taken by no node."""
    for one in _objects(status, "conditions"):
        if one.get("type") == "PodScheduled" and one.get("status") == "False":
            return _reason(one), _text(one, "message")
    return _reason(status), _text(status, "message")


def _containers(spec: Json, status: Json) -> Iterator[Container]:
    # Before a node takes the pod, its containers have no status at all.
    absent: Json = {"state": {"waiting": {}}} if status.get("phase") == "Pending" else {}
    for names, statuses in CONTAINER_FIELDS:
        known = {_text(one, "name"): one for one in _objects(status, statuses)}
        for container in _objects(spec, names):
            name = _text(container, "name")
            yield _container(name, known.get(name, absent))


def _container(name: str, status: Json) -> Container:
    states = mapping(status.get("state"))
    state = next(iter(states), "unknown")
    details = mapping(states.get(state))
    ended = _ended(details) if state == "terminated" else None
    restarts = status.get("restartCount")
    return Container(
        name=name,
        state="completed" if ended and ended.exit_code == 0 else state,
        reason=_reason(details),
        message=_text(details, "message"),
        restarts=restarts if isinstance(restarts, int) else 0,
        started_at=_text(details, "startedAt"),
        ended=ended,
        last=_ended(mapping(mapping(status.get("lastState")).get("terminated"))),
    )


def _ended(terminated: Json) -> Ended | None:
    if not terminated:
        return None
    code = terminated.get("exitCode")
    return Ended(
        reason=_reason(terminated),
        exit_code=code if isinstance(code, int) else None,
        at=_text(terminated, "finishedAt"),
        started_at=_text(terminated, "startedAt"),
        message=_text(terminated, "message"),
    )


def _reason(parent: Json) -> str:
    word = _text(parent, "reason")
    return word if word.isalpha() else quoted(word, MAX_REASON_CHARACTERS)


def _objects(parent: Json, key: str) -> list[Json]:
    entries: object = parent.get(key)
    return (
        [mapping(one) for one in cast("list[object]", entries)] if isinstance(entries, list) else []
    )


def _text(parent: Json, key: str) -> str:
    value: object = parent.get(key)
    return value if isinstance(value, str) else ""
