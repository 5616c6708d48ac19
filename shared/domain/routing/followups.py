"""A message that leans on what was said before, completed to what it stands for.

New words win, what they leave out comes from the last calls: the tool, the names, the settings. A
namespace stays with its name. What cannot be known is asked for; whether a message leans at all is
told in `ellipsis`, what was said before in `topics`.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shared.domain.routing.asked import metrics
from shared.domain.routing.calls import group_calls
from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    GET_POD_LOGS,
    INCIDENT_RESPONSE,
    MAX_CALLS,
    MONITORING_ADVICE,
    QUERY_PROMETHEUS,
    Decision,
    ToolCall,
)
from shared.domain.routing.drafts import draft, draft_calls
from shared.domain.routing.ellipsis import (
    AGAIN,
    PLURALS,
    asks_state,
    asks_why,
    is_elliptic,
    is_one_word,
    said_names,
)
from shared.domain.routing.hearing import Clause, Heard
from shared.domain.routing.phrases import Cue
from shared.domain.routing.requests import Group, gather
from shared.domain.routing.slots import Slots
from shared.domain.routing.targets import Certainty, Target
from shared.domain.routing.topics import Topic, as_group, first_said
from shared.domain.routing.words import words

_LOG_TOOLS = frozenset({GET_POD_LOGS, ANALYZE_LOGS})
_OTHER = words("other another outro outra")
_ORDINALS = {"first": 0, "primeiro": 0, "primeira": 0, "second": 1, "segundo": 1, "segunda": 1,
             "third": 2, "terceiro": 2, "terceira": 2}  # fmt: skip
_POINTING = _OTHER | _ORDINALS.keys()
_COUNTED = words("one pod pods service services servico servicos app of dos das") | {""}
_WHY = "goes on from what was asked before"


class _Said(NamedTuple):
    """What the follow-up says itself; `unknown` when it points at what cannot be known."""

    tools: tuple[str, ...]
    names: tuple[Target, ...]
    slots: Slots
    previous: bool
    again: bool
    unknown: bool

    @property
    def changes(self) -> bool:
        """Whether it says another name or setting."""
        slots = self.slots
        settings = slots.namespace or slots.container or slots.tail_lines or slots.since
        return bool(self.names or settings or self.previous)

    @property
    def anything(self) -> bool:
        """Whether there is more in it than words that carry nothing."""
        return bool(self.tools or self.again or self.changes)


def follow(heard: Heard, alone: Decision, topic: Topic) -> Decision | None:
    """Return what the message means after `topic`, or None when it means no more than alone."""
    said = _read(heard, alone, topic)
    if topic.is_refused and not said.tools:
        return draft(heard, "refuse", "goes on from what was refused")
    calls = _calls(heard, said, topic)
    if calls or not (said.unknown or (topic.pending and said.anything)):
        return draft_calls(heard, calls)
    wanted = next(iter(said.tools), _last_tool(topic))
    return draft(heard, "clarify", "leaves out a name", intent=wanted)


def _read(heard: Heard, alone: Decision, topic: Topic) -> _Said:
    names = tuple(_known(target, topic) for target in _own_names(heard, topic)[:MAX_CALLS])
    reruns = alone.intent == QUERY_PROMETHEUS == _last_tool(topic)  # "run the query"
    pointed = None if names else _pointed_at(heard, topic)
    return _Said(
        tools=tuple(_tools(heard, alone, topic)),
        names=names or tuple(pointed or ()),
        slots=first_said(heard),
        previous=Cue.PREVIOUS in heard.cues,
        again=reruns or not AGAIN.isdisjoint(heard.keys),
        unknown=pointed is not None and not pointed,
    )


def _own_names(heard: Heard, topic: Topic) -> Sequence[Target]:
    if not is_elliptic(heard):
        return [target for group in gather(heard.clauses) for target in group.names]
    names = said_names(heard)
    if topic.pending or not is_one_word(heard):
        return names
    return [name for name in names if name.certainty >= Certainty.SHAPED or topic.knows(name)]


def _known(target: Target, topic: Topic) -> Target:
    """Give a name the namespace that it had before, unless a new one is said."""
    before = next((known for known in topic.known if known.name == target.name), target)
    return target._replace(namespace=target.namespace or before.namespace)


def _pointed_at(heard: Heard, topic: Topic) -> Sequence[Target] | None:
    """Return what "the other one" or "the second pod" means, or None when neither is said."""
    pairs = zip(heard.keys, [*heard.keys[1:], ""], strict=True)
    key = next((key for key, follows in pairs if key in _POINTING and follows in _COUNTED), "")
    if not key:
        return None
    if key in _ORDINALS:
        listed = topic.subjects if len(topic.subjects) > 1 else ()
        return listed[_ORDINALS[key] :][:1]
    others = [known for known in topic.known if known not in topic.subjects]
    return others if len(others) == 1 else []


def _tools(heard: Heard, alone: Decision, topic: Topic) -> Sequence[str]:
    """Return the tools that the new words speak for, or nothing."""
    if alone.intent == QUERY_PROMETHEUS:
        return []
    if alone.kind == "clarify":
        return [group.tool for group in gather(heard.clauses) if group.tool] or [alone.intent]
    implied = _implied(heard, alone, of_logs=_last_tool(topic) in _LOG_TOOLS)
    return [implied] if implied else []


def _implied(heard: Heard, alone: Decision, *, of_logs: bool) -> str:
    """Return the tool for "why?", "before the restart?" and "is it better?"."""
    if asks_why(heard):  # what explains anything but logs is general knowledge
        return ANALYZE_LOGS if of_logs or alone.is_undecided else ""
    if Cue.PREVIOUS in heard.cues and not of_logs:
        return GET_POD_LOGS
    return CHECK_GOLDEN_SIGNALS if asks_state(heard) else ""


def _last_tool(topic: Topic) -> str:
    return topic.pending or (topic.calls[-1].tool if topic.calls else "")


def _calls(heard: Heard, said: _Said, topic: Topic) -> list[ToolCall]:
    if said.unknown or not said.anything:
        return []
    if said.tools:
        return _tool_calls(heard, said, topic)
    if topic.pending:
        return _continued(topic.asked[0], said)
    if said.changes:
        return [made for call in topic.calls for made in _amended(heard, call, said, topic)]
    return list(topic.calls)


def _tool_calls(heard: Heard, said: _Said, topic: Topic) -> list[ToolCall]:
    """Return the calls of the tools that were said, about new names or those of before."""
    names = _within(said.names or _subjects(heard, topic), said.slots.namespace)
    measured = _measured(heard, names)
    if measured:
        return measured
    calls: list[ToolCall] = []
    for tool in said.tools:
        before = next((group for group in topic.asked if _is_kin(group.tool, tool)), Group())
        calls += group_calls(_over(before, tool, names, said))
    return calls


def _measured(heard: Heard, names: Sequence[Target]) -> list[ToolCall]:
    """Return the query for a measure of one pod: golden signals are of services."""
    if len(names) != 1 or not names[0].is_pod:
        return []
    decision = metrics(_about(heard, names, Slots(namespace=names[0].namespace)))
    return list(decision.calls) if decision else []


def _subjects(heard: Heard, topic: Topic) -> Sequence[Target]:
    """Return what the last calls were about; "them" after one name means the one before, too."""
    plural = len(topic.subjects) == 1 and not PLURALS.isdisjoint(heard.keys)
    return tuple(reversed(topic.known[:2])) if plural else topic.subjects


def _is_kin(tool: str, other: str) -> bool:
    return tool == other or {tool, other} <= _LOG_TOOLS


def _amended(heard: Heard, call: ToolCall, said: _Said, topic: Topic) -> list[ToolCall]:
    """Return one of the last calls with other names or settings."""
    if call.tool == QUERY_PROMETHEUS:
        return _asked_anew(said, topic)
    if call.tool == MONITORING_ADVICE:
        return [ToolCall(call.tool, {"topic": heard.text, **_service(said.names)}, _WHY)]
    if call.tool != INCIDENT_RESPONSE:
        return _continued(as_group(call), said)
    if said.names:
        return _continued(_group(CHECK_GOLDEN_SIGNALS), said)
    settings = {"since": said.slots.since, "namespace": said.slots.namespace}
    new = {field: value for field, value in settings.items() if value}
    return [ToolCall(call.tool, {**call.arguments, **new}, _WHY)]


def _service(names: Sequence[Target]) -> dict[str, object]:
    return {"service_name": names[0].workload} if names else {}


def _continued(group: Group, said: _Said) -> list[ToolCall]:
    names = _within(said.names or group.names, said.slots.namespace)
    return group_calls(_over(group, group.tool, names, said))


def _group(tool: str) -> Group:
    group = Group()
    group.tool = tool
    return group


def _asked_anew(said: _Said, topic: Topic) -> list[ToolCall]:
    """Return the query of before about something else; one that was written is not changed."""
    if topic.heard is None or topic.heard.queries or topic.heard.shown:
        return []
    names = _within(said.names or topic.subjects, said.slots.namespace)
    decision = metrics(_about(topic.heard, names, said.slots))
    if decision:
        return list(decision.calls)
    is_pod = any(name.is_pod for name in names)
    return _continued(_group(GET_POD_LOGS if is_pod else CHECK_GOLDEN_SIGNALS), said)


def _about(heard: Heard, names: Sequence[Target], slots: Slots) -> Heard:
    """Return the message as if it were about these names, with these settings over its own."""
    return heard._replace(
        clauses=tuple(_clause_about(clause, names, slots) for clause in heard.clauses)
    )


def _clause_about(clause: Clause, names: Sequence[Target], slots: Slots) -> Clause:
    return clause._replace(
        targets=tuple(names) or clause.targets,
        slots=clause.slots._replace(
            namespace=slots.namespace or clause.slots.namespace,
            since=slots.since or clause.slots.since,
        ),
    )


def _over(before: Group, tool: str, names: Iterable[Target], said: _Said) -> Group:
    """Return a group with what was said over what was said before."""
    group = _group(tool)
    group.asked = list(names)
    known, new = before.slots, said.slots
    group.slots = Slots(
        container=new.container or ("" if said.names else known.container),
        tail_lines=new.tail_lines or known.tail_lines,
        since=new.since or known.since,
    )
    group.previous = said.previous or before.previous
    return group


def _within(names: Iterable[Target], namespace: str) -> list[Target]:
    """Return the names, in the namespace that was said for all of them."""
    return [name._replace(namespace=namespace or name.namespace) for name in names]
