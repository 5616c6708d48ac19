"""Whether a message is only part of one: it points back, or leaves out what was said before.

What it then stands for belongs in `followups`.
"""

from collections.abc import Iterator

from shared.domain.routing.decision import (
    HEALTH_CHECK,
    INCIDENT_RESPONSE,
    QUERY_PROMETHEUS,
    Decision,
)
from shared.domain.routing.hearing import Clause, Heard
from shared.domain.routing.phrases import Cue
from shared.domain.routing.requests import gather
from shared.domain.routing.slots import ENVIRONMENTS, NUMBERS, Slots
from shared.domain.routing.stopwords import SOFT_NOUNS
from shared.domain.routing.targets import Certainty, Target
from shared.domain.routing.text import is_word
from shared.domain.routing.topics import first_said
from shared.domain.routing.words import words

AGAIN = words(
    """
    again rerun repeat redo retry recheck refresh novamente repete repita refaz refaca novo
    """
)
CONDITIONS = words(
    """
    down up slow ok okay fine better worse back alive broken healthy degraded working recovered
    stable affected caiu melhor pior melhorou piorou fora voltou normal lento lenta bem saudavel ar
    funcionando estavel
    """
)
"""How something may be: with a name that is left out, they ask for its golden signals."""

WHOLES = words(
    """
    cluster clusters k8s kubernetes everything system systems sistema sistemas environment ambiente
    infra infrastructure infraestrutura platform plataforma homelab
    """
)
"""What holds every service: of it nothing is left out that a conversation could fill in."""

PLURALS = words("them their they both those deles delas eles elas ambos ambas")
_POINTERS = PLURALS | words("it its that this ele ela dele dela nele nela esse essa isso")
_PLAIN_POINTERS = words("it its they them their ele ela eles elas dele dela deles delas nele nela")
_LAST_POINTERS = words("that this isso")  # before a noun they point at the noun
_COUNTS = words("restart restarts reinicios")
_EXPLAINED = frozenset({Cue.ANALYZE, Cue.LOGS, Cue.GOLDEN, Cue.SIGNAL})
_LIGHT = (
    AGAIN
    | CONDITIONS
    | _POINTERS
    | words(
        """
        and or but also then so ok okay oh ah hm hmm please now just only again too well yes yeah
        no not sorry actually meant said lets let us me my you your can could would
        do does did go ahead try run check checking look see show give get tell what how about for
        of on in at from to over with by the a an is are was were be still same thing one ones
        other another first second third last latest next previous earlier before after it once
        since past ago back there here why come more less instead namespace service services pod
        pods container app api deployment logs log lines line signals query anyway need want think
        thanks thank all each every any both compare go restart restarts restarted
        today yesterday which when got ones
        e ou mas tambem entao agora ja so apenas somente por favor sim nao desculpa quero queria
        ver mostra mostre me da do de das dos o a os as um uma no na nos nas em para pra pro com
        sobre que como qual quais esta estao ta era mesmo mesma coisa outro outra outros outras
        primeiro primeira segundo segunda terceiro ultimo ultima ultimos ultimas anterior antes
        depois desde ha atras ainda faz fazer tenta roda veja ve olha servico servicos pods ambos
        right alright cool assim roughly around going happening mano cara
        we have there us our currently moment momento normalmente atm aqui ai la rn tem ha
        enquanto geral
        mim -n -c -p --previous --namespace --container --tail --since --lines
        ontem hoje vez ser continua anda porque por e eu quis dizer
        """
    )
)
"""Words that carry nothing of their own, beside those that name, count or measure."""

_TALLIES = words(
    """
    minute minutes min mins m hour hours hr hrs h day days d week weeks second seconds s minuto
    minutos hora horas dia dias semana semanas linha linhas lines entries
    """
)
_NOTHINGS = _LIGHT | _TALLIES | NUMBERS.keys() | {"i", "mean", "meant"}
_LED_BY = _POINTERS | words("is are was were now still esta estao ta agora ainda ja")
_NEGATIONS = words("not nao")
_INDEFINITE = words("a an um uma")
_STATES = frozenset({Cue.STATE, Cue.OVERVIEW, Cue.LOOK, Cue.ALARM})
_ASKING = frozenset(
    {Cue.LOGS, Cue.GOLDEN, Cue.SIGNAL, Cue.STATE, Cue.OVERVIEW, Cue.LOOK, Cue.ANALYZE}
    | {Cue.PREVIOUS, Cue.WHY, Cue.RUN, Cue.QUERY}
)
_TAKEN = _ASKING | {Cue.GREETING}
_SHORT = 7  # words: a longer message with "it" in it tells a story of its own


def leans(heard: Heard, alone: Decision) -> bool:
    """Tell whether the message may mean more than what it is taken for when it stands alone."""
    if alone.kind == "clarify":
        return alone.intent != QUERY_PROMETHEUS or is_elliptic(heard)
    if alone.kind == "calls":
        return _names_only_a_pod(heard) or _calls_without_name(heard, alone)
    if alone.kind == "question":
        return _goes_on(heard) if alone.is_undecided else _explains(heard)
    return alone.kind == "greeting" and _points_back(heard)


def is_elliptic(heard: Heard) -> bool:
    """Tell whether the message says nothing but names, slots and words that carry nothing."""
    return heard.has_words and all(_is_light(clause) for clause in heard.clauses)


def said_names(heard: Heard) -> list[Target]:
    """Return the names in an elliptic message, where one unknown word is a name."""
    return [target for clause in heard.clauses for target in _named(clause)]


def said_slots(heard: Heard) -> Slots:
    """Return the settings of the message; in an elliptic one "staging" is a namespace."""
    slots = first_said(heard)
    if slots.namespace or not is_elliptic(heard):
        return slots
    tokens = (token for clause in heard.clauses for token in clause.line.tokens)
    bare = next((token.text for token in tokens if token.key in ENVIRONMENTS), "")
    return slots._replace(namespace=bare)


def is_one_word(heard: Heard) -> bool:
    """Tell whether a single word is said, and not as a question: "checkout", "lol"."""
    tokens = [token for clause in heard.clauses for token in clause.line.tokens]
    return sum(is_word(token) for token in tokens) == 1 and "?" not in heard.text


def asks_state(heard: Heard) -> bool:
    """Tell whether it is asked how something is: "is it better now?", "check it"."""
    keys = frozenset(heard.keys)
    if keys & AGAIN or Cue.PREVIOUS in heard.cues:
        return False
    return bool(heard.cues & _STATES or keys & _COUNTS or (keys & CONDITIONS and keys & _LED_BY))


def asks_why(heard: Heard) -> bool:
    """Tell whether it is asked what lies behind something; "why not?" is talk."""
    return bool(heard.cues & {Cue.WHY, Cue.ANALYZE}) and _NEGATIONS.isdisjoint(heard.keys)


def _named(clause: Clause) -> Iterator[Target]:
    """Yield the names of a clause; "orders" is one where nothing else is."""
    namespace = clause.slots.namespace
    for target in clause.targets:
        if not _is_none(clause, target):
            yield target._replace(namespace=target.namespace or namespace)
    if not clause.targets:
        for token in clause.line.tokens:
            if token.key in SOFT_NOUNS:
                yield Target(token.text, False, Certainty.LEFTOVER, namespace)  # noqa: FBT003


def _is_none(clause: Clause, target: Target) -> bool:
    """Tell whether the name is none: "how about a coffee?", "and prod?"."""
    texts = [token.text for token in clause.line.tokens]
    place = texts.index(target.name) if target.name in texts else 0
    is_environment = clause.line.key(place) in ENVIRONMENTS and not target.is_pod
    return is_environment or clause.line.key(place - 1) in _INDEFINITE


def _is_light(clause: Clause) -> bool:
    names = {target.name for target in _named(clause)}
    asking = [range(hint.start, hint.stop) for hint in clause.hints if hint.cue in _TAKEN]
    taken = clause.slots.used.union(*asking)
    return all(
        place in taken or token.text in names or _carries_nothing(token.key)
        for place, token in enumerate(clause.line.tokens)
        if is_word(token)
    )


def _carries_nothing(key: str) -> bool:
    if key[0].isdigit():
        return key.lstrip("0123456789") in _TALLIES | {""}
    return key in ENVIRONMENTS or _NOTHINGS.issuperset(key.split())


def _names_only_a_pod(heard: Heard) -> bool:
    """Tell whether a pod's name made the call, and no word that asks for its logs."""
    asked = heard.queries or heard.shown or any(group.tool for group in gather(heard.clauses))
    return not asked and is_elliptic(heard) and any(target.is_pod for target in heard.targets)


def _calls_without_name(heard: Heard, alone: Decision) -> bool:
    """Tell whether "is it down?" was taken for an incident, or "ele está no ar?" for Jamie.

    "Any problems?" asks about everything only where nothing was spoken of before.
    """
    tool = alone.calls[0].tool
    if tool not in {HEALTH_CHECK, INCIDENT_RESPONSE}:
        return False
    names_all = not (WHOLES | ENVIRONMENTS).isdisjoint(heard.keys) or first_said(heard).namespace
    asks_bare = tool == INCIDENT_RESPONSE and is_elliptic(heard) and not names_all
    return asks_bare or _points_back(heard)


def _explains(heard: Heard) -> bool:
    """Tell whether "explain them" or "what are its logs?" was taken for a general question."""
    is_live = bool(heard.cues & _EXPLAINED) and Cue.CONCEPT not in heard.cues
    return is_live and _points_back(heard)


def _goes_on(heard: Heard) -> bool:
    """Tell whether all is elliptic, or a clause asks for something of "it" amid other words."""
    if is_elliptic(heard):
        return True
    asks = any(clause.cues & _EXPLAINED and _says_it(clause) for clause in heard.clauses)
    return asks and not heard.certain(Certainty.BESIDE)


def _says_it(clause: Clause) -> bool:
    return any(True for _ in clause.line.places(_PLAIN_POINTERS))


def _points_back(heard: Heard) -> bool:
    """Tell whether a short message without a name says "it"."""
    is_short = len(heard.keys) <= _SHORT and not heard.certain(Certainty.BESIDE)
    points = not _PLAIN_POINTERS.isdisjoint(heard.keys)
    return is_short and (points or heard.keys[-1] in _LAST_POINTERS)
