"""The order in which a message is understood: the first rung that recognises it decides.

Refusals come first, then what is written out (PromQL, pasted logs), then what is asked in words,
and last what needs no tool. Each rung reads what `hearing` heard; none reads the message itself.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from shared.domain.routing.asked import advice, incident, metrics, own_health, requests
from shared.domain.routing.calls import finish
from shared.domain.routing.danger import asks_for_change
from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    GET_POD_LOGS,
    MAX_CALLS,
    QUERY_PROMETHEUS,
    Decision,
)
from shared.domain.routing.drafts import draft
from shared.domain.routing.ellipsis import leans
from shared.domain.routing.followups import Meaning, follow
from shared.domain.routing.hearing import Heard, listen
from shared.domain.routing.metric_names import metric_names
from shared.domain.routing.overview import overview
from shared.domain.routing.phrases import Cue
from shared.domain.routing.prying import pries
from shared.domain.routing.said import looks_further
from shared.domain.routing.smalltalk import pastime, small_talk
from shared.domain.routing.targets import Certainty
from shared.domain.routing.topics import Topic
from shared.domain.routing.written import pasted_log, written_query

MAX_EARLIER = 10
"""Earlier messages that a follow-up may lean on."""

MAX_REMEMBERED = 32
"""Messages kept as they were read, because each turn of a conversation reads the last ones anew."""

_LIVE = frozenset({Cue.LOGS, Cue.GOLDEN, Cue.SIGNAL, Cue.STATE, Cue.LOOK, Cue.SYMPTOM, Cue.ALARM})
_MISSING = {
    CHECK_GOLDEN_SIGNALS: "service_name",
    GET_POD_LOGS: "pod_name",
    ANALYZE_LOGS: "pod_name",
    QUERY_PROMETHEUS: "query",
}
"""The slot to ask for when a tool is wanted and its object was not said."""


def decide(
    message: str,
    *,
    tools: Collection[str],
    namespace: str | None = None,
    earlier: Sequence[str] = (),
) -> Decision:
    """Decide from the words of one message which tools to call, if any.

    `tools` are those that this deployment has; `namespace` is what the caller gave beside the
    message; `earlier` is what the user said before, oldest first, of which the last `MAX_EARLIER`
    count where the message leans on them. Every name in the arguments but that one namespace stands
    literally in the message, or in those that it leans on.
    """
    heard, decision = understand(message)
    said = message
    if earlier and leans(heard, decision):
        decision = _within(heard, decision, topic_of(_leant_on(heard, earlier))).decision
        said = "\n".join((*earlier[-MAX_EARLIER:], message))
    return fit(decision, said=said, tools=tools, namespace=namespace)


def fit(
    decision: Decision, *, said: str, tools: Collection[str], namespace: str | None = None
) -> Decision:
    """Return the decision as this deployment can follow it; no name is called that is not `said`.

    What lacks its object is asked back; what no tool here serves becomes a question.
    """
    if decision.kind == "clarify":
        stands_in = decision.intent == ANALYZE_LOGS and ANALYZE_LOGS not in tools
        return _ask_back(decision, GET_POD_LOGS if stands_in else decision.intent, tools)
    if decision.kind != "calls":
        return decision
    calls = finish(decision.calls, message=said, tools=tools, namespace=namespace)
    if not calls:
        return _ask_back(decision, decision.calls[0].tool, tools)
    return replace(decision, calls=tuple(calls[:MAX_CALLS]), why=calls[0].why)


@lru_cache(maxsize=MAX_REMEMBERED)
def understand(message: str) -> tuple[Heard, Decision]:
    """Read one message and take it as if it stood alone."""
    heard = listen(message)
    return heard, next(found for rung in _RUNGS if (found := rung(heard)) is not None)


def topic_of(earlier: Sequence[str]) -> Topic:
    """Return what the conversation is about, each message understood within those before it."""
    topic = Topic()
    for message in earlier[-MAX_EARLIER:]:
        heard, decision = understand(message)
        meaning = _within(heard, decision, topic)
        topic = topic.after(meaning.heard, meaning.decision)
    return topic


def _leant_on(heard: Heard, earlier: Sequence[str]) -> Sequence[str]:
    """Return the earlier messages that may matter: back to the last that stands by itself.

    Older ones need not be read, unless a name of theirs may be meant. A process that has just
    started has read none yet.
    """
    recent = earlier[-MAX_EARLIER:]
    for place in reversed(range(len(recent))):
        if looks_further(heard):
            break
        heard, decision = understand(recent[place])
        if decision.kind == "calls" and heard.tells_language and not leans(heard, decision):
            return recent[place:]
    return recent


def _within(heard: Heard, alone: Decision, topic: Topic) -> Meaning:
    """Return what a message means in its conversation, in its own language if it tells one."""
    followed = follow(heard, alone, topic) if leans(heard, alone) else None
    meaning = followed or Meaning(alone, heard)
    if heard.tells_language:
        return meaning
    return meaning._replace(decision=replace(meaning.decision, language=topic.language))


def _ask_back(decision: Decision, wanted: str, tools: Collection[str]) -> Decision:
    """Ask for what is missing, or hand the message on where no tool could use the answer."""
    language = decision.language
    if wanted not in tools or wanted not in _MISSING:
        return Decision("question", language, intent=wanted, why="no tool here serves this")
    missing, why = _MISSING[wanted], "names no object"
    return Decision("clarify", language, missing=missing, intent=wanted, why=why)


def _silence(heard: Heard) -> Decision | None:
    if heard.has_words or heard.shown or heard.queries:
        return None
    return draft(heard, "offtopic", "holds no words")


def _refusal(heard: Heard) -> Decision | None:
    lines = [clause.line for clause in heard.clauses]
    sought = pries(heard.said, lines)
    if sought:
        return draft(heard, "refuse", f"tries to get at {sought}")
    verb = asks_for_change(lines)
    return draft(heard, "refuse", f'asks to "{verb}" something') if verb else None


def _general_question(heard: Heard) -> Decision | None:
    """Hand on questions of general knowledge, unless they surely name something that runs."""
    if {Cue.QUERY, Cue.COUNSEL} <= heard.cues:
        return draft(heard, "question", "asks for a query to be written")
    needed = Certainty.SHAPED if Cue.CONCEPT in heard.cues else Certainty.ASKED
    live = heard.cues & _LIVE and heard.certain(needed)
    if live or not heard.cues & {Cue.CONCEPT, Cue.DEFINE}:
        return None
    return draft(heard, "question", "asks for general knowledge")


def _rest(heard: Heard) -> Decision:
    if Cue.OFFTOPIC in heard.cues:
        return draft(heard, "offtopic", "is about no system")
    why = "asks for no tool by any rule"
    return Decision("question", heard.language, why=why, is_undecided=True)


_RUNGS: tuple[Callable[[Heard], Decision | None], ...] = (
    _silence,
    _refusal,
    written_query,
    pasted_log,
    own_health,
    pastime,
    advice,
    metric_names,
    metrics,
    overview,
    small_talk,
    _general_question,
    incident,
    requests,
    _rest,
)
