"""A message that leans on what was said before, completed to what it stands for.

New words win, what they leave out comes from the last calls: the tool, the names, the settings. A
namespace stays with its name. What cannot be known is asked for; whether a message leans at all is
told in `ellipsis`, what it says itself in `said`, what was said before in `topics`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shared.domain.routing.asked import metrics
from shared.domain.routing.calls import group_calls
from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    GET_POD_LOGS,
    INCIDENT_RESPONSE,
    MONITORING_ADVICE,
    QUERY_PROMETHEUS,
    Decision,
    ToolCall,
)
from shared.domain.routing.drafts import draft, draft_calls
from shared.domain.routing.ellipsis import PLURALS
from shared.domain.routing.hearing import Clause, Heard
from shared.domain.routing.requests import Group
from shared.domain.routing.said import Said, last_tool, read
from shared.domain.routing.slots import Slots
from shared.domain.routing.targets import Target
from shared.domain.routing.topics import Topic, as_group

_LOG_TOOLS = frozenset({GET_POD_LOGS, ANALYZE_LOGS})
_SELECTED = r'(?a)\b(job|service|app|pod|container|deployment)="([\w.-]+)"'
"""By which labels a query selects a workload; only plain equality names one."""

_WHY = "goes on from what was asked before"


class Meaning(NamedTuple):
    """What a message means in its conversation, and the message as if it had said it all."""

    decision: Decision
    heard: Heard


def follow(heard: Heard, alone: Decision, topic: Topic) -> Meaning | None:
    """Return what the message means after `topic`, or None when it means no more than alone."""
    said = read(heard, alone, topic)
    if topic.is_refused and not said.tools:
        return Meaning(draft(heard, "refuse", "goes on from what was refused"), heard)
    calls = _calls(heard, said, topic)
    if calls or not (said.unknown or (topic.pending and said.anything)):
        decision = draft_calls(heard, calls)
        return Meaning(decision, _whole(heard, said, topic)) if decision else None
    wanted = next(iter(said.tools), last_tool(topic))
    return Meaning(draft(heard, "clarify", "leaves out a name", intent=wanted), heard)


def _calls(heard: Heard, said: Said, topic: Topic) -> list[ToolCall]:
    if said.unknown or not said.anything:
        return []
    if said.tools:
        return _tool_calls(heard, said, topic)
    if topic.pending:
        return _continued(topic.asked[0], said)
    if said.changes:
        return [made for call in topic.calls for made in _amended(heard, call, said, topic)]
    return list(topic.calls)


def _whole(heard: Heard, said: Said, topic: Topic) -> Heard:
    """Return the message with what it leaves out, which a query is asked anew from."""
    names = _within(said.names or _subjects(heard, topic), said.slots.namespace)
    if said.tools or topic.heard is None:
        return _about(heard, names, said.slots)
    return _about(topic.heard, names, said.slots)


def _tool_calls(heard: Heard, said: Said, topic: Topic) -> list[ToolCall]:
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


def _amended(heard: Heard, call: ToolCall, said: Said, topic: Topic) -> list[ToolCall]:
    """Return one of the last calls with other names or flags."""
    if call.tool == QUERY_PROMETHEUS:
        return _asked_anew(call, said, topic)
    if call.tool == MONITORING_ADVICE:
        return [ToolCall(call.tool, {"topic": heard.text, **_service(said.names)}, _WHY)]
    if call.tool != INCIDENT_RESPONSE:
        return _continued(as_group(call), said)
    if said.names:
        return _continued(_group(CHECK_GOLDEN_SIGNALS), said)
    flags = {"since": said.slots.since, "namespace": said.slots.namespace}
    new = {field: value for field, value in flags.items() if value}
    return [ToolCall(call.tool, {**call.arguments, **new}, _WHY)]


def _service(names: Sequence[Target]) -> dict[str, object]:
    return {"service_name": names[0].workload} if names else {}


def _continued(group: Group, said: Said) -> list[ToolCall]:
    names = _within(said.names or group.names, said.slots.namespace)
    return group_calls(_over(group, group.tool, names, said))


def _group(tool: str) -> Group:
    group = Group()
    group.tool = tool
    return group


def _rewritten(call: ToolCall, said: Said) -> list[ToolCall]:
    """Return a query with the one name that it selects by replaced by the one that was said."""
    query = str(call.arguments["query"])
    selected: list[tuple[str, str]] = re.findall(_SELECTED, query)
    is_one = len({name for _, name in selected}) == len(said.names) == 1
    if not is_one or said.slots.namespace:
        return []
    new = said.names[0]
    if any((label == "pod") != new.is_pod for label, _ in selected):
        return []
    rewritten = re.sub(_SELECTED, lambda found: f'{found.group(1)}="{new.name}"', query)
    return [ToolCall(call.tool, {"query": rewritten}, _WHY)]


def _asked_anew(call: ToolCall, said: Said, topic: Topic) -> list[ToolCall]:
    """Return the query of before about something else; of one that was written only its name."""
    if topic.heard is None or topic.heard.queries or topic.heard.shown:
        return _rewritten(call, said)
    names = _within(said.names or topic.subjects, said.slots.namespace)
    decision = metrics(_about(topic.heard, names, said.slots))
    asked = decision.calls if decision else ()
    if all(name.name in str(asked) for name in said.names):
        return list(asked)
    return _continued(_group(_tool_for(said.names)), said)


def _tool_for(names: Iterable[Target]) -> str:
    """Return what is asked about names that the query of before cannot be about."""
    return GET_POD_LOGS if any(name.is_pod for name in names) else CHECK_GOLDEN_SIGNALS


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


def _over(before: Group, tool: str, names: Iterable[Target], said: Said) -> Group:
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
