"""Everything that one message says, read once: clauses with their hints, slots and targets.

What follows from it belongs in `requests` and `ladder`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from shared.domain.routing import promql
from shared.domain.routing.decision import Language
from shared.domain.routing.phrases import Cue
from shared.domain.routing.quoting import Shown, split
from shared.domain.routing.slots import Slots, instant, read_slots
from shared.domain.routing.targets import Certainty, Target, find_targets
from shared.domain.routing.text import Line, Token, clean, is_word, lines, tokenise
from shared.domain.routing.vocabulary import Hint, hear
from shared.domain.routing.words import words

_ENGLISH = words(
    """
    the of for in is are was what how show give me get and with from please my you can to this
    that check why which when where has have does did it its an on at all run last hi hello hey
    thanks whats hows create
    """
)
_PORTUGUESE = words(
    """
    rode executa este conselho conselhos monitoramento monitorar
    brigado brigada tchau opa erro erros latencia trafego saturacao os um uma da das dos na nas em
    para por com que como esta qual quais quantos quantas meu minha voce pra pro sobre ola oi
    obrigado obrigada bom dia boa tarde noite porque quando onde quem eu nao sim mostra ver
    ultimas ultimos e servico esse essa isso olha tem faz apaga reinicia analisa valeu tudo caiu
    linhas disparando alertas estao ele ela eles elas entao assim isso agora mano
    desde ajuda o sao pelo pela ao mais saude verifica roda resume explica deleta alerta boas
    """
)
_ACCENTED = frozenset("ãõçáéíóúâêôà")

_PRONOUNS = words("it its dele dela ele ela")

_ANNOUNCED = re.compile(
    r"\b(?:promql|quer(?:y|ies)|expr|expression|consulta|express[aã]o)[ \t]?:\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BRACKET = re.compile(r"\w[({\[]")
_BROKEN_TAIL = re.compile(
    r"\s*(?:[(){}\[\]=<>*/^%+-]|(?:by|without|offset|on|ignoring|group_left)\b)"
)


class Clause(NamedTuple):
    """One clause of the user's own words, and what it says."""

    line: Line
    hints: tuple[Hint, ...]
    cues: frozenset[Cue]
    slots: Slots
    targets: tuple[Target, ...]


class Heard(NamedTuple):
    """One message, read: its text, what is said, what is shown, and PromQL written inline."""

    text: str
    said: str
    shown: tuple[Shown, ...]
    queries: tuple[str, ...]
    clauses: tuple[Clause, ...]
    cues: frozenset[Cue]
    symptoms: int
    instant: str
    language: Language
    tells_language: bool

    @property
    def keys(self) -> list[str]:
        """The words as they are looked up, in their order."""
        return [token.key for clause in self.clauses for token in clause.line.tokens]

    @property
    def has_words(self) -> bool:
        """Whether anything but marks and emoji is said."""
        return any(is_word(token) for clause in self.clauses for token in clause.line.tokens)

    @property
    def targets(self) -> list[Target]:
        """The names of all clauses, in their order."""
        return [target for clause in self.clauses for target in clause.targets]

    @property
    def opening(self) -> Clause | None:
        """The first clause."""
        return self.clauses[0] if self.clauses else None

    def certain(self, least: Certainty) -> list[Target]:
        """Return the targets that are at least so certain, the most certain first."""
        sure = [target for target in self.targets if target.certainty >= least]
        return sorted(sure, key=lambda target: -target.certainty)


def listen(message: str) -> Heard:
    """Read a message as it came."""
    text = clean(message)
    parts = split(text)
    said, queries = _without_queries(parts.said)
    tokens = tokenise(said)
    clauses = tuple(_referred([_read(line) for line in lines(tokens)]))
    language = _language(tokens)
    return Heard(
        text=text,
        said=said,
        shown=parts.shown,
        queries=queries,
        clauses=clauses,
        cues=frozenset[Cue]().union(*(clause.cues for clause in clauses)),
        symptoms=len(frozenset[str]().union(*(_symptoms(clause) for clause in clauses))),
        instant=instant(said),
        language=language or "en",
        tells_language=language is not None,
    )


def _without_queries(said: str) -> tuple[str, tuple[str, ...]]:
    """Take the PromQL out of the user's words."""
    spans = promql.find_queries(said)
    announced = _ANNOUNCED.search(said)
    if announced and _is_whole(said, announced.start(1), spans):
        return said[: announced.start(1)], (announced.group(1).strip(),)
    found = tuple(said[span] for span in spans)
    for span in spans:
        said = said[: span.start] + " " * (span.stop - span.start) + said[span.stop :]
    return said, found


def _is_whole(said: str, start: int, spans: Sequence[slice]) -> bool:
    """Tell whether all that was announced is one query, if perhaps a broken one."""
    first = next((span for span in spans if span.start == start), None)
    if first is None:
        return _BRACKET.search(said, start) is not None
    return _BROKEN_TAIL.match(said, first.stop) is not None


def _read(line: Line) -> Clause:
    slots = read_slots(line)
    # a namespace called "monitoring" is no talk of monitoring
    keys = ["" if place in slots.used else token.key for place, token in enumerate(line.tokens)]
    hints = tuple(hear(keys))
    targets = tuple(find_targets(line, hints, slots.used))
    return Clause(line, hints, frozenset(hint.cue for hint in hints), slots, targets)


def _referred(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield the clauses; one that says "its" of a name before it names nothing by mere guess."""
    is_named = False
    for clause in clauses:
        sure = tuple(one for one in clause.targets if one.certainty >= Certainty.ASKED)
        refers = any(True for _ in clause.line.places(_PRONOUNS))
        yield clause._replace(targets=sure) if is_named and refers else clause
        is_named |= bool(sure)


def _symptoms(clause: Clause) -> set[str]:
    """Return the symptoms that the clause tells, each phrase only as its longest."""
    told: set[str] = set()
    reached = 0
    for hint in (hint for hint in clause.hints if hint.cue is Cue.SYMPTOM):
        if hint.start >= reached:
            told.add(clause.line.key(hint.start))
            reached = hint.stop
    return told


def _language(tokens: Sequence[Token]) -> Language | None:
    """Return Portuguese where at least as many words are Portuguese as English, and some are.

    Where no word is of either, as in "checkout?", it is None.
    """
    folded = " ".join([token.key for token in tokens]).split()
    english = _count(folded, _ENGLISH)
    portuguese = _count(folded, _PORTUGUESE)
    portuguese += sum(not _ACCENTED.isdisjoint(token.text) for token in tokens)
    if english or portuguese:
        return "pt" if portuguese >= max(english, 1) else "en"
    return "pt" if "do" in folded else None  # "logs do checkout"


def _count(spoken: Iterable[str], known: frozenset[str]) -> int:
    return sum(word in known for word in spoken)
