"""Terms put into clauses: negations resolved, and what each clause speaks of."""

from collections.abc import Sequence
from typing import NamedTuple

from shared.domain.grounding.lexicon import Term

# Terms that say something, so that the names before them are told of it.
SAYING = frozenset({"figure", "claim", "quality", "relation", "trend", "time", "repeated"})
SILENT = frozenset({"skip", "source", "advice", "mention"})
CONTEXT = frozenset({"logs", "data", "issues"})  # never what a figure measures
RESPECTIVELY = ["metric", "break", "metric", "figure", "break", "figure"]
ABSENT = frozenset({"latency", "traffic", "errors"})


class Clause(NamedTuple):
    """A stretch of a sentence between commas and joining words; `cause` is what it began with."""

    terms: tuple[Term, ...]
    cause: str = ""

    def all_of(self, kind: str) -> list[str]:
        """Return what the terms of a kind say."""
        return [term.what for term in self.terms if term.kind == kind]

    @property
    def explains(self) -> bool:
        """Whether it gives a cause or repeats a text, where a metric need not be measured."""
        return any((self.cause, self.all_of("repeated")))

    @property
    def says(self) -> bool:
        """Whether anything is stated."""
        return any(term.kind in SAYING for term in self.terms)


def clauses_of(terms: Sequence[Term]) -> list[Clause]:
    """Return the clauses of a sentence, negations resolved."""
    terms = _respective(terms)
    found: list[Clause] = []
    gathered: list[Term] = []
    cause = ""
    for term in (*terms, Term("break", "")):
        if term.kind not in {"break", "cause"}:
            gathered.append(term)
            continue
        if gathered or cause:
            found.append(Clause(_resolved(gathered), cause))
            gathered, cause = [], ""
        if term.kind == "cause":
            cause = term.what
    return found


def _respective(terms: Sequence[Term]) -> list[Term]:
    """Return terms without the joining words in `CPU and memory are at 15% and 25%`."""
    told = [i for i, term in enumerate(terms) if term.kind not in SILENT | {"name"}]
    found = list(terms)
    for start in range(len(told) - 5):
        window = told[start : start + 6]
        if [terms[i].kind for i in window] == RESPECTIVELY:
            for i in (window[1], window[4]):
                found[i] = Term("skip", "", terms[i].text)
    return found


def _resolved(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return terms with each negation joined to what it negates; another one is not understood."""
    found: list[Term] = []
    negation: Term | None = None
    for term in terms:
        if term.kind in {"not", "no"}:
            if negation is not None:
                break  # what is denied twice is not read
            negation = term
        elif negation is None or term.kind in SILENT | {"name", "role"}:
            found.append(term)
        elif (joined := _negated(negation, term)) is not None:
            found.append(joined)
            negation = None
        else:
            return (Term("unknown", "", f"{negation.text} {term.text}"),)
    if negation is not None:
        return (Term("unknown", "", negation.text),)
    return _absent(found)


def _negated(negation: Term, term: Term) -> Term | None:
    if negation.kind == "not" and term.kind == "claim":
        return Term("claim", f"not:{term.what}", f"{negation.text} {term.text}")
    if negation.kind == "no" and term.kind in {"claim", "metric"}:
        return Term("claim", f"none:{term.what}", f"{negation.text} {term.text}")
    return None


def _absent(terms: list[Term]) -> tuple[Term, ...]:
    """Return terms with `no latency data` read as one claim about data."""
    said = {(term.kind, term.what) for term in terms}
    for metric in ABSENT:
        no_metric, metric_of = ("claim", f"none:{metric}"), ("metric", metric)
        forms = ({no_metric, ("metric", "data")}, {("claim", "none:data"), metric_of})
        if any(form <= said for form in forms):
            merged = {*forms[0], *forms[1]}
            rest = [term for term in terms if (term.kind, term.what) not in merged]
            return (*rest, Term("claim", f"absent:{metric}", f"no data of {metric}"))
    return tuple(terms)
