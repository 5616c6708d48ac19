"""What a follow-up says in its own words: tools, names, settings, and what it points at.

Whether a message is one is told in `ellipsis`; what it stands for belongs in `followups`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    GET_POD_LOGS,
    MAX_CALLS,
    QUERY_PROMETHEUS,
    Decision,
)
from shared.domain.routing.ellipsis import (
    AGAIN,
    PLURALS,
    asks_state,
    asks_why,
    is_elliptic,
    is_one_word,
    said_names,
    said_slots,
)
from shared.domain.routing.hearing import Heard
from shared.domain.routing.phrases import Cue
from shared.domain.routing.requests import Group, gather
from shared.domain.routing.slots import INSIDE_PLAINLY, Slots
from shared.domain.routing.stopwords import SOFT_NOUNS
from shared.domain.routing.targets import Certainty, Target
from shared.domain.routing.topics import Topic, first_said
from shared.domain.routing.words import words

_LOG_TOOLS = frozenset({GET_POD_LOGS, ANALYZE_LOGS})
_OTHER = words("other another outro outra")
_ORDINALS = {"first": 0, "primeiro": 0, "primeira": 0, "second": 1, "segundo": 1, "segunda": 1,
             "third": 2, "terceiro": 2, "terceira": 2}  # fmt: skip
_POINTING = _OTHER | _ORDINALS.keys()
_FAR_POINTERS = _POINTING | PLURALS | SOFT_NOUNS
_COUNTED = words("one ones pod pods service services servico servicos app of dos das") | {""}
_COMPARES = words("compare comparing compara comparar versus vs")
_ERRORS = words("error errors erro erros")
_OF_ERRORS = frozenset({Cue.SIGNAL, Cue.SYMPTOM, Cue.STATE, Cue.ANALYZE})


class Said(NamedTuple):
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


def read(heard: Heard, alone: Decision, topic: Topic) -> Said:
    """Read what a follow-up says, or points at, in its own words."""
    groups = gather(heard.clauses)
    names = _names(heard, groups, topic)
    pointed = None if names else _pointed_at(heard, topic)
    slots = said_slots(heard)
    moved = _moved(heard, names, topic)
    if moved:
        names, slots = (), slots._replace(namespace=moved)
    reruns = alone.intent == QUERY_PROMETHEUS == last_tool(topic)  # "run the query"
    return Said(
        tools=tuple(_tools(heard, groups, alone, topic)),
        names=names or tuple(pointed or ()),
        slots=slots,
        previous=any(group.previous for group in groups),
        again=reruns or not AGAIN.isdisjoint(heard.keys),
        unknown=pointed is not None and not pointed,
    )


def looks_further(heard: Heard) -> bool:
    """Tell whether names from long before may matter: one is said again, or pointed at."""
    return bool(heard.targets) or not _FAR_POINTERS.isdisjoint(heard.keys)


def _names(heard: Heard, groups: Sequence[Group], topic: Topic) -> tuple[Target, ...]:
    names = [_known(target, topic) for target in _own_names(heard, groups, topic)[:MAX_CALLS]]
    if names and not _COMPARES.isdisjoint(heard.keys):  # "compare it with cart"
        names = [*topic.subjects, *names]
    return tuple(names[:MAX_CALLS])


def _moved(heard: Heard, names: Sequence[Target], topic: Topic) -> str:
    """Return what "and in ml?" names: another namespace, where one was said before."""
    if len(names) != 1 or names[0].is_pod or not _had_namespace(topic):
        return ""
    inside = (
        clause.line.at(place + 1).text
        for clause in heard.clauses
        for place in clause.line.places(INSIDE_PLAINLY)
    )
    return names[0].name if names[0].name in inside else ""


def _had_namespace(topic: Topic) -> bool:
    asked = first_said(topic.heard).namespace if topic.heard else ""
    return bool(asked) or any(known.namespace for known in topic.subjects)


def _own_names(heard: Heard, groups: Sequence[Group], topic: Topic) -> Sequence[Target]:
    if not is_elliptic(heard):
        return [target for group in groups for target in group.names]
    names = said_names(heard)
    if topic.pending or not is_one_word(heard):
        return names
    return [name for name in names if name.certainty >= Certainty.SHAPED or topic.knows(name)]


def _known(target: Target, topic: Topic) -> Target:
    """Give a name the namespace that it had before, unless a new one is said."""
    before = next((known for known in topic.known if known.name == target.name), target)
    namespace = target.namespace or before.namespace
    return target._replace(namespace=namespace, certainty=Certainty.MARKED)


def _pointed_at(heard: Heard, topic: Topic) -> Sequence[Target] | None:
    """Return what "the other one" or "the second pod" means, or None when neither is said."""
    pairs = zip(heard.keys, [*heard.keys[1:], ""], strict=True)
    key = next((key for key, follows in pairs if key in _POINTING and follows in _COUNTED), "")
    if not key:
        return None
    if key in _ORDINALS:
        return _in_order(topic)[_ORDINALS[key] :][:1]
    others = [known for known in topic.known if known not in topic.subjects]
    return others if len(others) == 1 else []


def _in_order(topic: Topic) -> Sequence[Target]:
    """Return what "first" and "second" count: names said together, else said one by one."""
    return topic.listed or topic.known[::-1]


def _tools(heard: Heard, groups: Sequence[Group], alone: Decision, topic: Topic) -> Sequence[str]:
    """Return the tools that the new words speak for, or nothing."""
    of_logs = last_tool(topic) in _LOG_TOOLS
    if _names_no_tool(heard, alone, topic):
        return []
    if of_logs and _seeks_errors(heard):
        return [ANALYZE_LOGS]
    named = [group.tool for group in groups if group.tool]
    implied = alone.intent or _implied(heard, alone, of_logs=of_logs)
    return named or ([implied] if implied else [])


def _names_no_tool(heard: Heard, alone: Decision, topic: Topic) -> bool:
    """Tell whether a query is spoken of but not written, or "why?" asks about a refusal."""
    return alone.intent == QUERY_PROMETHEUS or (topic.is_refused and Cue.WHY in heard.cues)


def _seeks_errors(heard: Heard) -> bool:
    """Tell whether "just the errors" are wanted, which logs hold, too."""
    return not _ERRORS.isdisjoint(heard.keys) and heard.cues <= _OF_ERRORS


def _implied(heard: Heard, alone: Decision, *, of_logs: bool) -> str:
    """Return the tool for "why?", "before the restart?" and "is it better?"."""
    if asks_why(heard):  # what explains anything but logs is general knowledge
        return ANALYZE_LOGS if of_logs or alone.is_undecided else ""
    if Cue.PREVIOUS in heard.cues and not of_logs:
        return GET_POD_LOGS
    asks = asks_state(heard) or Cue.SIGNAL in heard.cues
    return CHECK_GOLDEN_SIGNALS if asks else ""


def last_tool(topic: Topic) -> str:
    """Return the tool that was called last, or still lacks its name."""
    return topic.pending or (topic.calls[-1].tool if topic.calls else "")
