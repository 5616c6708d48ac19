"""Whether a description reports trouble or merely asks whether there is any.

"the site is down" is told; "is anything down?" is asked. Somebody who reports trouble is not told
that all is well because nothing was found.
"""

from collections.abc import Iterator

from shared.domain.routing.hearing import Clause, Heard
from shared.domain.routing.phrases import Cue
from shared.domain.routing.targets import Certainty
from shared.domain.routing.text import Line
from shared.domain.routing.vocabulary import Hint
from shared.domain.routing.words import words

TROUBLE = frozenset({Cue.ALARM, Cue.SYMPTOM})
# Words of trouble that name a place or a person as well, and tell nothing by themselves.
_SCOPES = words(
    "cluster nodes site alert alerta everyone users clients customers todos usuarios clientes"
)
# Further words of it, which routing has no use for.
_MORE = words("wrong quebrou quebraram quebrado quebrada errado errada pifou")
_ANY = words("any anything anyone anywhere algum alguma alguns algumas alguem")
_SOME = words("something some algo everything all tudo todos todas every")  # asked behind a verb
_VERBS = words("is are was has have does did tem ha existe existem esta estao houve")
_WHICH = frozenset({"what is", "what are", "which", "qual", "quais"})
_WHAT = ("o", "que")
_TO_DO = words("fazer faco fazemos")  # "o que fazer" asks for help, not for trouble
_THERE = words("ha existe existem tem houve algo something")  # they open a question
_REASONS = words("why reason porque motivo")


def tells_trouble(heard: Heard) -> bool:
    """Tell whether some clause states an alarm or a symptom."""
    return any(_states(clause, heard) for clause in heard.clauses)


def sure_names(heard: Heard) -> Iterator[str]:
    """Yield names that are surely meant: by their form, or because trouble is told of them."""
    for clause in heard.clauses:
        least = Certainty.BESIDE if _states(clause, heard) else Certainty.SHAPED
        yield from (one.workload for one in clause.targets if one.certainty >= least)


def _states(clause: Clause, heard: Heard) -> bool:
    """Tell whether words of trouble stand anywhere but behind a word that asks for some."""
    line = clause.line
    is_last = clause is heard.clauses[-1]
    asked = _asking(line, is_question=is_last and heard.said.rstrip().endswith("?"))
    told = (hint.start for hint in clause.hints if _is_trouble(line, hint))
    more = (place for place in range(len(line)) if line.key(place) in _MORE)
    return any(place < asked for place in (*told, *more))


def _is_trouble(line: Line, hint: Hint) -> bool:
    said = line.keys[hint.start : hint.stop]
    return hint.cue in TROUBLE and not _SCOPES.issuperset(said)


def _asking(line: Line, *, is_question: bool) -> int:
    """Return the place from which on the clause asks; its end when it asks nothing."""
    if not _REASONS.isdisjoint(line.keys):
        return len(line)
    if _opens(line) or (is_question and (line.key(0) in _THERE or line.key(1) == "there")):
        return 0
    return next((place for place in range(len(line)) if _asks_for(line, place)), len(line))


def _opens(line: Line) -> bool:
    what = line.keys[:2] == _WHAT and line.key(2) not in _TO_DO
    return what or line.key(0) in _WHICH


def _asks_for(line: Line, place: int) -> bool:
    behind_verb = line.key(place - 1) in _VERBS
    return line.key(place) in _ANY or (line.key(place) in _SOME and behind_verb)
