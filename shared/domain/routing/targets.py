"""Which words of a clause name the service or the pods that it is about.

Names are taken as written or not at all. What else the clause says belongs in `slots`.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from shared.domain.routing.phrases import Cue
from shared.domain.routing.shapes import (
    KINDS,
    is_plain_name,
    is_pod,
    is_shaped_name,
    workload_of,
)
from shared.domain.routing.stopwords import SOFT_NOUNS
from shared.domain.routing.text import Line
from shared.domain.routing.vocabulary import Hint
from shared.domain.routing.words import words

_MARKERS = words(
    """
    service services servico servicos app application aplicacao deployment statefulset daemonset
    workload microservice microservico component pod pods
    """
)
_MARKERS_BEFORE = _MARKERS | {"api"}
_NAMED_BEFORE = words("service servico app deployment microservice")
_LOOSELY_NAMED_BEFORE = words("api backend frontend")  # "internal API" names nothing
_OF = words("de do da dos das")
_NO_PODS_AFTER = words("service servico deployment")
_NODES = words("node nodes host hosts nodo nodos vm machine instance")
_PREPOSITIONS = words(
    """
    of for on from with about against in at do da de dos das no na para pra pro com sobre em to by
    form
    """
)
_COPULAS = words(
    """
    is are was were has keeps looks seems feels esta estao anda vai ficou parece continua
    """
)
_AUXILIARIES = words("did does do will can")
_PREDICATES = _COPULAS | words(
    """
    returns returning throws throwing fails failing crashes crashing restarted restart went keep
    gets got caiu retorna retornando falha falhando travou parou doing looking ok okay slow down
    up healthy fine
    """
)
_VERBS = words(
    """
    check compare inspect verify tail verifica verifique checa cheque compara confere analyze
    analyse analisa examine
    """
)
_QUESTIONS = words(
    """
    how why where when if whether que como porque se so hey hi ok jamie @ : -
    """
)
_ORDERED = words("the os o a as me my us all um uma")
_SPOKEN_ABOUT = _PREPOSITIONS | _COPULAS | _MARKERS
_BREAKS = words(": - (") | {""}
_ASKING = frozenset(
    {Cue.GOLDEN, Cue.SIGNAL, Cue.STATE, Cue.LOOK, Cue.LOGS, Cue.ANALYZE, Cue.LISTING}
    | {Cue.ALARM, Cue.WHY}
)


class Certainty(IntEnum):
    """How sure it is that a word is the name."""

    NONE = 0
    LEFTOVER = 1  # an unknown word
    NEAR = 2  # after a preposition somewhere
    BESIDE = 4  # next to a word that asks, or the subject of a verb inside the clause
    ASKED = 5  # "latency of checkout", "is checkout ...", "checkout returns ..."
    SHAPED = 6  # payments-api
    MARKED = 8  # "the checkout service", homepage-7d9c5b6f4-x2x8k


class Target(NamedTuple):
    """A name as the user wrote it, and how sure it is."""

    name: str
    is_pod: bool
    certainty: Certainty
    namespace: str = ""

    @property
    def workload(self) -> str:
        """The name, or the part of a pod's name that names its workload."""
        return workload_of(self.name) if self.is_pod else self.name


def find_targets(line: Line, hints: Sequence[Hint], used: frozenset[int]) -> list[Target]:
    """Return the pods of the clause and its most certain service, in the order of the words."""
    hinted = frozenset(_hinted(hints))
    found: dict[int, Target] = {}
    rated: dict[int, Certainty] = {}
    for place in _candidates(line, used):
        if _is_pod(line, place):
            name = line.at(place).text
            found[place] = Target(name, is_pod=True, certainty=Certainty.MARKED)
        else:
            rated[place] = _certainty(line, place, hinted)
    best = max(rated, key=rated.__getitem__, default=-1)
    least = Certainty.SHAPED if found else Certainty.LEFTOVER  # beside a pod, only a sure one
    if rated.get(best, Certainty.NONE) >= least:
        found[best] = _service(line.at(best).text, rated[best])
    return [found[place] for place in sorted(found)]


def _hinted(hints: Sequence[Hint]) -> Iterator[int]:
    """Yield the places of the words that ask for something."""
    for hint in hints:
        if hint.cue in _ASKING:
            yield from range(hint.start, hint.stop)


def _candidates(line: Line, used: frozenset[int]) -> Iterator[int]:
    """Yield the places that no slot, kind or node has taken."""
    for place in range(len(line)):
        names_node = line.key(line.before(place)) in _NODES
        if place not in used and not names_node and not _is_kind(line, place):
            yield place


def _is_pod(line: Line, place: int) -> bool:
    return is_pod(line.at(place).text) and line.key(line.before(place)) not in _NO_PODS_AFTER


def _service(written: str, certainty: Certainty) -> Target:
    """Return the service; "checkout.shop.svc" says the namespace too."""
    name, _, rest = written.partition(".")
    namespace, _, domain = rest.partition(".")
    if domain == "svc" or domain.startswith("svc."):
        return Target(name, is_pod=False, certainty=certainty, namespace=namespace)
    return Target(written, is_pod=False, certainty=certainty)


def _certainty(line: Line, place: int, hinted: frozenset[int]) -> Certainty:
    token = line.at(place)
    if token.key in SOFT_NOUNS and _is_softly_marked(line, place):
        return Certainty.MARKED
    if not is_plain_name(token) or _is_addressed(line, place) or _is_order(line, place):
        return Certainty.NONE
    if _is_marked(line, place):
        return Certainty.MARKED
    return Certainty.SHAPED if is_shaped_name(token) else _by_neighbours(line, place, hinted)


def _by_neighbours(line: Line, place: int, hinted: frozenset[int]) -> Certainty:
    left, right = line.before(place), line.after(place)
    if line.key(left) in _PREPOSITIONS:
        return Certainty.NEAR if hinted.isdisjoint({left, left - 1}) else Certainty.ASKED
    if _is_asked_about(line, left) or _is_subject(line, place):
        return Certainty.ASKED
    asked = line.key(left) in _VERBS or not hinted.isdisjoint({left, right})
    beside = asked or line.key(right) in _PREDICATES
    return Certainty.BESIDE if beside else Certainty.LEFTOVER


def _is_asked_about(line: Line, verb: int) -> bool:
    """Tell whether the verb before a word asks about it: "is checkout ...", "how is cart ...".

    Behind another word the same verb states something: "the queue is growing".
    """
    if line.key(verb) in _COPULAS:
        return verb == 0 or line.key(verb - 1) in _QUESTIONS
    return line.key(verb) in _AUXILIARIES


def _is_subject(line: Line, place: int) -> bool:
    """Tell whether the word opens a statement: "checkout returns 503", "the billing api ..."."""
    follows = line.key(line.after(place))
    opens = line.before(place) < 0 or line.at(place - 1).text in _BREAKS
    return follows in _LOOSELY_NAMED_BEFORE or (follows in _PREDICATES and opens)


def _is_addressed(line: Line, place: int) -> bool:
    """Tell whether "jamie" is spoken to ("@jamie", "hey jamie"), not spoken about."""
    return line.key(place) == "jamie" and line.key(line.before(place)) not in _SPOKEN_ABOUT


def _is_order(line: Line, place: int) -> bool:
    """Tell whether the word is a verb that no list here knows: "yank the logs"."""
    return line.before(place) < 0 and line.key(place + 1) in _ORDERED


def _is_marked(line: Line, place: int) -> bool:
    left = line.before(place, links=True)
    led = line.key(left) in _MARKERS_BEFORE or _is_kind(line, left - 1)
    return led or line.key(place + 1) in _MARKERS


def _is_softly_marked(line: Line, place: int) -> bool:
    """Tell whether a plain word is a name here: "the user service", "serviço de busca"."""
    linked = line.key(place - 1) in _OF and line.key(place - 2) in _NAMED_BEFORE
    return linked or line.key(place + 1) in _NAMED_BEFORE


def _is_kind(line: Line, place: int) -> bool:
    """Tell whether the word is the kind in "deploy/checkout"."""
    return line.key(place) in KINDS and line.at(place + 1).text == "/"
