"""What a conversation is about after some messages: the last calls, and the names in them.

How one more message is understood in it belongs in `followups`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from shared.domain.routing.decision import (
    INCIDENT_RESPONSE,
    MAX_CALLS,
    QUERY_PROMETHEUS,
    Decision,
    Language,
    ToolCall,
)
from shared.domain.routing.hearing import Heard
from shared.domain.routing.requests import Group, gather
from shared.domain.routing.slots import Slots
from shared.domain.routing.targets import Certainty, Target

MAX_KNOWN = 20
"""Names of a conversation that are remembered; nobody means an older one by "the other"."""


class Topic(NamedTuple):
    """What a follow-up may leave out.

    `subjects` are the names of the last calls, or of what was refused; `known` every name so far,
    the latest first; `listed` those that were last said together; `heard` the message behind the
    calls; `pending` the tool that lacked a name.
    """

    calls: tuple[ToolCall, ...] = ()
    subjects: tuple[Target, ...] = ()
    known: tuple[Target, ...] = ()
    listed: tuple[Target, ...] = ()
    heard: Heard | None = None
    pending: str = ""
    is_refused: bool = False
    language: Language = "en"

    def after(self, heard: Heard, decision: Decision) -> "Topic":
        """Return the topic once a message was decided on; an aside leaves it as it is."""
        if decision.kind not in {"calls", "clarify", "refuse"}:
            return self
        calls = _made(decision.calls)
        subjects = tuple(_subjects(heard, replace(decision, calls=calls)))
        if decision.kind == "refuse":  # "restart it"
            subjects = subjects or self.subjects
        return Topic(
            calls=calls,
            subjects=subjects,
            listed=subjects if len(subjects) > 1 else self._still_listed(subjects),
            known=_latest_first((*subjects, *self.known)),
            heard=heard,
            pending=decision.intent if decision.kind == "clarify" else "",
            is_refused=decision.kind == "refuse",
            language=decision.language,
        )

    def _still_listed(self, subjects: Sequence[Target]) -> tuple[Target, ...]:
        listed = {target.name for target in self.listed}
        return self.listed if all(target.name in listed for target in subjects) else ()

    def knows(self, target: Target) -> bool:
        """Tell whether the name was said before."""
        return any(target.name == known.name for known in self.known)

    @property
    def asked(self) -> list[Group]:
        """The last calls as the groups that they came from, and what is still pending."""
        if self.pending and self.heard:
            return [_pending(self.pending, self.heard)]
        return [as_group(call) for call in self.calls if call.tool != QUERY_PROMETHEUS]


def _made(calls: Iterable[ToolCall]) -> tuple[ToolCall, ...]:
    """Return the calls that are made of those drafted: none twice, and not too many."""
    made: list[ToolCall] = []
    for call in calls:
        if len(made) < MAX_CALLS and call not in made:
            made.append(call)
    return tuple(made)


def as_group(call: ToolCall) -> Group:
    """Return what was asked, read back from a call."""
    said = {field: str(value) for field, value in call.arguments.items()}
    group = Group()
    group.tool = call.tool
    group.asked = list(_named(call))
    group.slots = Slots(
        container=said.get("container", ""),
        tail_lines=int(said.get("tail_lines", 0)),
        since=said.get("since", "") or said.get("window", ""),
    )
    group.previous = "previous" in said
    return group


def _pending(tool: str, heard: Heard) -> Group:
    waiting = next((group for group in gather(heard.clauses) if group.tool == tool), Group())
    waiting.tool = tool
    return waiting


def _subjects(heard: Heard, decision: Decision) -> Iterator[Target]:
    for call in decision.calls:
        told = _told(heard, call) if call.tool == INCIDENT_RESPONSE else []
        yield from told or _named(call)
    if decision.kind == "refuse" or any(call.tool == QUERY_PROMETHEUS for call in decision.calls):
        yield from (_in_message(target, heard) for target in heard.certain(Certainty.NEAR))


def _told(heard: Heard, call: ToolCall) -> list[Target]:
    """Return the pods that an incident tells of: it is looked into by their workload."""
    workload = call.arguments.get("service_name")
    pods = (one for one in heard.targets if one.is_pod and one.workload == workload)
    return [_in_message(pod, heard) for pod in pods]


def _in_message(target: Target, heard: Heard) -> Target:
    namespaces = (clause.slots.namespace for clause in heard.clauses)
    said = target.namespace or next((name for name in namespaces if name), "")
    return target._replace(namespace=said)


def _named(call: ToolCall) -> Iterator[Target]:
    for field in ("pod_name", "service_name"):
        if field in call.arguments:
            namespace = str(call.arguments.get("namespace", ""))
            yield Target(
                str(call.arguments[field]), field == "pod_name", Certainty.MARKED, namespace
            )


def _latest_first(names: Iterable[Target]) -> tuple[Target, ...]:
    latest: dict[str, Target] = {}
    for target in names:
        latest.setdefault(target.name, target)
    return tuple(latest.values())[:MAX_KNOWN]


def first_said(heard: Heard) -> Slots:
    """Return the slots of the whole message."""
    said: Sequence[Slots] = [clause.slots for clause in heard.clauses]
    return Slots(
        namespace=next((one.namespace for one in said if one.namespace), ""),
        container=next((one.container for one in said if one.container), ""),
        tail_lines=next((one.tail_lines for one in said if one.tail_lines), 0),
        since=next((one.since for one in said if one.since), "") or heard.instant,
    )
