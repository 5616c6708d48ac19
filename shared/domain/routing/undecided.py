"""What the rules leave undecided: the one question to a model, and what of its reply is accepted.

The model only chooses among the tools; names are taken from the user's own words, settings are read
by the rules. Asking it belongs to the chat function and its client.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, cast

from shared.domain.routing.calls import group_calls
from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    GET_POD_LOGS,
    HEALTH_CHECK,
    INCIDENT_RESPONSE,
    MONITORING_ADVICE,
    Decision,
    ToolCall,
)
from shared.domain.routing.drafts import draft, draft_calls
from shared.domain.routing.hearing import Heard
from shared.domain.routing.ladder import MAX_EARLIER, fit, topic_of, understand
from shared.domain.routing.phrases import Cue
from shared.domain.routing.requests import Group
from shared.domain.routing.shapes import is_plain_name, is_pod
from shared.domain.routing.stopwords import SOFT_NOUNS
from shared.domain.routing.targets import Certainty, Target
from shared.domain.routing.text import Token
from shared.domain.routing.topics import first_said

NONE, REFUSE = "none", "refuse"
_TASKS = {
    CHECK_GOLDEN_SIGNALS: "how a service is doing: latency, traffic, errors, saturation",
    GET_POD_LOGS: "show the log lines of a service or pod",
    ANALYZE_LOGS: "explain what is wrong in the logs of a service or pod",
    INCIDENT_RESPONSE: "investigate something that is broken for users right now",
    MONITORING_ADVICE: "what to monitor or alert on",
    HEALTH_CHECK: "how this assistant itself is doing",
}
"""The tools that a model may choose. No PromQL: the model would have to write the query."""

_ON_NAMES = frozenset({CHECK_GOLDEN_SIGNALS, GET_POD_LOGS, ANALYZE_LOGS})
_TEXT_FIELDS = {INCIDENT_RESPONSE: "description", MONITORING_ADVICE: "topic"}
_WHY = "chosen by the model"
_RULES = """Choose what serves the user's message best.
{tasks}
- refuse: it asks to change, stop, restart or delete something
- none: anything else, such as small talk or a question of general knowledge
Answer with JSON: "tool" is one of these words; "target" is the one service or pod that the user
names, copied letter by letter, or "" when none is named."""
_TALKING = frozenset(
    {Cue.SYMPTOM, Cue.SIGNAL, Cue.ALARM, Cue.STATE, Cue.LOOK, Cue.LOGS, Cue.ANALYZE, Cue.WHY}
)
_MAX_ASKED_CHARS = 600  # a 3B model reads 150 tokens in well under a second
_MAX_REPLY_CHARS = 2_000
_CALLED = ("tool", "name", "function")
_ARGUMENTS = ("arguments", "parameters")
_TARGETS = ("target", "service_name", "pod_name", "service", "pod")
_DEPTH = 3  # objects within one another in the calls that models write


class Question(NamedTuple):
    """What a model is asked: its rules, the message, and the JSON schema of its reply."""

    rules: str
    text: str
    schema: Mapping[str, object]


class Choice(NamedTuple):
    """What a model replied, as far as it can be read."""

    tool: str
    target: str = ""


def may_want_tool(decision: Decision, message: str) -> bool:
    """Tell whether a model is worth asking: no rule decided, and something may be meant."""
    if not decision.is_undecided:
        return False
    heard, _ = understand(message)
    return bool(heard.cues & _TALKING or heard.certain(Certainty.LEFTOVER))


def question(message: str, *, tools: Collection[str], earlier: Sequence[str] = ()) -> Question:
    """Return what to ask a model about an undecided message; pasted text is left out of it."""
    offered = [tool for tool in _TASKS if tool in tools]
    tasks = "\n".join(f"- {tool}: {_TASKS[tool]}" for tool in offered)
    heard, _ = understand(message)
    before = [f"Before: {understand(said)[0].said[:_MAX_ASKED_CHARS]}" for said in earlier[-1:]]
    text = "\n".join([*before, f"Message: {heard.said[:_MAX_ASKED_CHARS]}"])
    choices = [*offered, REFUSE, NONE]
    fields = {"tool": {"type": "string", "enum": choices}, "target": {"type": "string"}}
    schema = {"type": "object", "properties": fields, "required": list(fields)}
    return Question(_RULES.format(tasks=tasks), text, schema)


def accept(
    reply: str,
    message: str,
    *,
    tools: Collection[str],
    earlier: Sequence[str] = (),
    namespace: str | None = None,
) -> Decision | None:
    """Return the decision that a model's reply leads to, or None when it leads to none.

    Every name stands in the user's own words, else it is asked for.
    """
    heard, alone = understand(message)
    if alone.kind == "refuse":
        return alone
    choice = read_choice(reply)
    if choice is None or choice.tool not in {*tools, REFUSE}:
        return None
    if choice.tool == REFUSE:
        return draft(heard, "refuse", "asks for a change, says the model")
    drafted = _drafted(choice, heard, earlier)
    said = "\n".join((*earlier[-MAX_EARLIER:], message))
    return fit(drafted, said=said, tools=tools, namespace=namespace) if drafted else None


def read_choice(reply: str) -> Choice | None:
    """Return the tool and target in a reply: flat, or written as a call, also amid other text."""
    start, end = reply.find("{"), reply.rfind("}")
    if not 0 <= start < end < _MAX_REPLY_CHARS:
        return None
    try:
        written: object = json.loads(reply[start : end + 1])
    except (ValueError, RecursionError):
        return None
    return _choice(written, _DEPTH)


def _choice(written: object, depth: int) -> Choice | None:
    fields = _object(written)
    called = next((fields[name] for name in _CALLED if name in fields), None)
    if isinstance(called, str):
        return Choice(called, _target(fields))
    return _choice(called, depth - 1) if called and depth else None


def _target(fields: Mapping[str, object]) -> str:
    places = (fields, *(_object(fields.get(name)) for name in _ARGUMENTS))
    said = [place[name] for place in places for name in _TARGETS if name in place]
    return next((one for one in said if isinstance(one, str)), "")


def _object(value: object) -> Mapping[str, object]:
    """Return a JSON object, also one that stands in a string, or an empty one."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return {}
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _drafted(choice: Choice, heard: Heard, earlier: Sequence[str]) -> Decision | None:
    """Return what the choice means before it is fitted, None for a tool that is not offered."""
    if choice.tool not in _TASKS:
        return None
    name = _name(choice.target, heard, earlier)
    tool = CHECK_GOLDEN_SIGNALS if name and choice.tool == HEALTH_CHECK else choice.tool
    if tool not in _ON_NAMES:
        return draft_calls(heard, [ToolCall(tool, _about(tool, heard, name), _WHY)])
    if name is None:
        return draft(heard, "clarify", "names no object", intent=tool)
    return draft_calls(heard, _on_name(tool, heard, name))


def _about(tool: str, heard: Heard, name: Target | None) -> dict[str, object]:
    arguments: dict[str, object] = {_TEXT_FIELDS[tool]: heard.text} if tool in _TEXT_FIELDS else {}
    return {**arguments, "service_name": name.workload} if name else arguments


def _on_name(tool: str, heard: Heard, name: Target) -> list[ToolCall]:
    group = Group()
    group.tool = tool
    group.slots = first_said(heard)
    group.previous = Cue.PREVIOUS in heard.cues
    group.asked = [name._replace(namespace=group.slots.namespace or name.namespace)]
    return group_calls(group)


def _name(target: str, heard: Heard, earlier: Sequence[str]) -> Target | None:
    """Return the name as the user wrote it, if it could be one and was said at all."""
    topic = topic_of(earlier)
    for known in topic.known:
        if known.name.casefold() == target.casefold():
            return known
    tokens = (token for clause in heard.clauses for token in clause.line.tokens)
    said = next((token for token in tokens if _may_mean(token, target)), None)
    return Target(said.text, is_pod(said.text), Certainty.MARKED) if said else None


def _may_mean(token: Token, target: str) -> bool:
    is_name = is_plain_name(token) or token.key in SOFT_NOUNS
    return is_name and token.text.casefold() == target.casefold()
