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
_ANY = words("any anything anyone anywhere algum alguma alguns algumas alguem")
_SOME = words("something some algo everything all tudo todos todas every")  # asked behind a verb
_VERBS = words("is are was has have does did tem ha existe existem esta estao houve")
_WHICH = frozenset({"what is", "what are", "which", "qual", "quais"})
_REASONS = words("why reason because since porque motivo")


def tells_trouble(heard: Heard) -> bool:
    """Tell whether some clause states an alarm or a symptom."""
    return any(_states(clause) for clause in heard.clauses)


def sure_names(heard: Heard) -> Iterator[str]:
    """Yield names that are surely meant: by their form, or because trouble is told of them."""
    for clause in heard.clauses:
        least = Certainty.BESIDE if _states(clause) else Certainty.SHAPED
        yield from (one.workload for one in clause.targets if one.certainty >= least)


def _states(clause: Clause) -> bool:
    """Tell whether words of trouble stand anywhere but behind a word that asks for some."""
    asked = _asking(clause.line)
    return any(_is_trouble(clause.line, hint) and hint.start < asked for hint in clause.hints)


def _is_trouble(line: Line, hint: Hint) -> bool:
    said = line.keys[hint.start : hint.stop]
    return hint.cue in TROUBLE and not _SCOPES.issuperset(said)


def _asking(line: Line) -> int:
    """Return the place from which on the clause asks; its end when it asks nothing."""
    if not _REASONS.isdisjoint(line.keys):
        return len(line)
    if line.key(0) in _WHICH or line.keys[:3] == ("o", "que", "esta"):
        return 0
    return next((place for place in range(len(line)) if _asks_for(line, place)), len(line))


def _asks_for(line: Line, place: int) -> bool:
    behind_verb = line.key(place - 1) in _VERBS
    return line.key(place) in _ANY or (line.key(place) in _SOME and behind_verb)
