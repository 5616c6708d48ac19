"""Which words of a clause name the service or the pods that it is about.

Names are taken as written or not at all. What else the clause says belongs in `slots`.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from shared.domain.routing.phrases import Cue
from shared.domain.routing.shapes import (
    KINDS,
    is_label,
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
_MARKERS_BEFORE = _MARKERS | {"api", "name"}
_NAMED_BEFORE = words("service servico app deployment microservice")
_LOOSELY_NAMED_BEFORE = words("api backend frontend")  # "internal API" names nothing
_INDEFINITE = words("a an any each every some um uma")  # "a java app" is no app in particular
_INDEFINITE_ONLY = words("an um uma")  # "a" is Portuguese for "the"
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
    up healthy fine tem have
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
_CALLS = words(
    """
    @ hi hello hey hiya yo ok please thanks you oi ola opa dia tarde noite obrigado obrigada
    """
)
_ESTA = words("esta estao anda")  # behind them "a" is no indefinite article
_HOW_IS = frozenset({"how is", "how are"})
_PARTS = words("queue fila")  # plain words that a part of the platform is called by
_HYPHENS = words("dash hyphen hifen traco")  # "web dash zero" is dictated: half a name is none
_COMPOUND_ENDS = ("eering", "ation", "ment", "ness")
_VERB_ENDS = ("ing", "ed", "ly", "ando", "endo", "indo", "mente")
_BREAKS = words(": - (") | {""}
_ASKING = frozenset(
    {Cue.GOLDEN, Cue.SIGNAL, Cue.STATE, Cue.LOOK, Cue.LOGS, Cue.ANALYZE, Cue.LISTING}
    | {Cue.OVERVIEW, Cue.ALARM, Cue.WHY}
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
    if _is_kind(line, place - 2) or _is_softly_marked(line, place):
        return Certainty.MARKED if is_label(token.text) else Certainty.NONE
    if not _may_be_name(line, place):
        return Certainty.NONE
    if _is_marked(line, place) or is_shaped_name(token):
        return _by_form(line, place)
    return _by_question(line, place, hinted) or _by_neighbours(line, place, hinted)


def _may_be_name(line: Line, place: int) -> bool:
    named = is_plain_name(line.at(place)) and line.key(place - 1) not in _INDEFINITE_ONLY
    return named and not (_is_spelled_out(line, place) or _is_spoken_to(line, place))


def _is_spelled_out(line: Line, place: int) -> bool:
    """Tell whether the word is a part of "web dash zero"."""
    if line.key(place) in _HYPHENS:
        return is_plain_name(line.at(place - 1))
    return not _HYPHENS.isdisjoint({line.key(place - 1), line.key(place + 1)})


def _by_form(line: Line, place: int) -> Certainty:
    """Rate a word by a marker beside it ("the checkout service"), else by its shape."""
    if _is_marked(line, place) and line.key(place - 1) not in _INDEFINITE:
        return Certainty.MARKED
    return Certainty.SHAPED if is_shaped_name(line.at(place)) else Certainty.NONE


def _by_question(line: Line, place: int, hinted: frozenset[int]) -> Certainty:
    """Rate a word that is asked about: "latency of checkout", "is cart ...", "cart returns"."""
    left = line.before(place)
    of_asked = line.key(left) in _PREPOSITIONS and not hinted.isdisjoint({left, left - 1})
    asked = of_asked or _is_asked_about(line, left) or _is_subject(line, place)
    return Certainty.ASKED if asked else Certainty.NONE


def _by_neighbours(line: Line, place: int, hinted: frozenset[int]) -> Certainty:
    """Rate a word by what stands next to it."""
    left, right, word = line.before(place), line.after(place), line.at(place).text
    if word[1:] != word[1:].lower():
        return Certainty.NONE  # HPA, mTLS
    if line.key(left) in _PREPOSITIONS:
        return Certainty.NEAR
    asked = line.key(left) in _VERBS or not hinted.isdisjoint({left, right})
    if asked or line.key(right) in _PREDICATES:
        return Certainty.BESIDE
    return Certainty.NONE if word.endswith(_VERB_ENDS) else Certainty.LEFTOVER


def _is_asked_about(line: Line, verb: int) -> bool:
    """Tell whether the verb before a word asks about it: "is checkout ...", "how is cart ...".

    Behind another word the same verb states something: "the queue is growing".
    """
    if line.at(line.after(verb) + 1).key.endswith(_COMPOUND_ENDS):
        return False  # "is chaos engineering useful?"
    if line.key(verb) in _COPULAS:
        return verb == 0 or line.key(verb - 1) in _QUESTIONS
    return line.key(verb) in _AUXILIARIES


def _is_subject(line: Line, place: int) -> bool:
    """Tell whether the word opens a statement: "checkout returns 503", "the billing api ..."."""
    follows = line.key(line.after(place))
    opens = line.before(place) < 0 or line.at(place - 1).text in _BREAKS
    return follows in _LOOSELY_NAMED_BEFORE or (follows in _PREDICATES and opens)


def _is_spoken_to(line: Line, place: int) -> bool:
    """Tell whether a word opens an order ("yank the logs"), or calls Jamie ("@jamie")."""
    left = line.before(place)
    if line.key(place) == "jamie":
        return left < 0 or line.key(left) in _CALLS
    return left < 0 and line.key(place + 1) in _ORDERED


def _is_marked(line: Line, place: int) -> bool:
    left = line.before(place, links=True)
    led = line.key(left) in _MARKERS_BEFORE or _is_kind(line, left - 1)
    follows = line.key(place + 1) in _MARKERS and line.key(place + 2) != "="  # service=cart
    return led or follows


def _is_softly_marked(line: Line, place: int) -> bool:
    """Tell whether a plain word is a name here: "the user service", "serviço de busca"."""
    if line.key(place) in _PARTS and _is_this_part(line, place):
        return True
    if line.key(place) not in SOFT_NOUNS:
        return False
    linked = line.key(place - 1) in _OF and line.key(place - 2) in _NAMED_BEFORE
    return linked or line.key(place + 1) in _NAMED_BEFORE


def _is_this_part(line: Line, place: int) -> bool:
    """Tell whether a part of the platform is asked about: "is the queue ok?"."""
    verb = line.before(place)
    asked = line.key(verb) in _HOW_IS or _is_asked_about(line, verb)
    is_any = line.key(place - 1) in _INDEFINITE and line.key(verb) not in _ESTA
    return asked and not is_any


def _is_kind(line: Line, place: int) -> bool:
    """Tell whether the word is the kind in "deploy/checkout"."""
    return line.key(place) in KINDS and line.at(place + 1).text == "/"
