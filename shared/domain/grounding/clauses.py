"""Terms put into clauses: negations resolved, and what each clause speaks of."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from shared.domain.grounding.lexicon import Term
from shared.domain.grounding.written import Figure

# Terms that say something, so that the names before them are told of it.
SAYING = frozenset({"figure", "claim", "quality", "relation", "trend", "time", "repeated"})
ENDS = frozenset({("role", "high"), ("role", "low")})
SILENT = frozenset({"skip", "source", "advice", "mention", "several", "found"})
COMPARED = "compared"  # a comparison that is looked up by itself
THAN = (" than", " que")
DENIALS = frozenset({"not", "no", "none"})
CONCORD = frozenset({("not", "none"), ("no", "none")})  # "nao recebeu nenhuma requisicao"
WITH, JOINING = frozenset({"with", "com"}), frozenset({"break", "cause"})
LOOKING = frozenset({"find", "get", "tell", "reach", "look"})
IN_VAIN = {
    "look": "cannot_tell",
    "get": "could_not_ask",
    "tell": "cannot_tell",
    "reach": "unreachable",
}
NOT_THERE = frozenset({"there is no", "there's no", "nao ha", "nao existe", "nao tem"})
NO_SUCH = frozenset({"nao existe", "nao existem"})
MEASURED = frozenset({"metrics", "signals"})
OPPOSITES = {
    ("not", "metric", "issues"): ("quality", "normal"),
    ("not", "quality", "high"): ("quality", "normal"),
    ("not", "relation", "above"): ("relation", "within"),
    ("not", "relation", "below"): ("relation", "least"),
}
CONTEXT = frozenset(
    {"logs", "data", "issues", "metric", "main issue"}
)  # never what a figure measures
UNKNOWN = ("none:data", "unseen:data", "cannot_tell", "unknown")
RESPECTIVELY = ["metric", "break", "metric", "figure", "break", "figure"]
ABSENT = ("latency", "traffic", "errors", "resources", "cpu", "memory")


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
        return any(term.kind in SAYING or term[:2] in ENDS for term in self.terms)


class Compared(NamedTuple):
    """A clause such as `checkout is slower than homepage`, without whom it is measured by."""

    rest: Clause
    side: str  # above, below
    other: str
    factor: Figure | None = None  # so many times
    nearness: str = ""  # almost, about so many times


def compared_in(clause: Clause) -> Compared | None:
    """Return what a clause compares with a name, where one stands before and no figure after."""
    for i, term in enumerate(clause.terms):
        after = clause.terms[i + 1 :]
        kinds = {one.kind for one in after} - SILENT
        is_than = term.kind == "relation" and term.text.endswith(THAN)
        if is_than and {"name"} <= kinds <= {"name", "metric"}:
            return _compared(clause, i, term)
    return None


def _compared(clause: Clause, at: int, relation: Term) -> Compared:
    before, after = clause.terms[:at], clause.terms[at + 1 :]
    other = next(one.what for one in after if one.kind == "name")
    factor, nearness, before = _factor(before)
    told = (Term("claim", COMPARED, relation.text), *(one for one in after if one.kind != "name"))
    rest = Clause((*before, *told), clause.cause)
    return Compared(rest, relation.what, other, factor, nearness)


def _factor(before: Sequence[Term]) -> tuple[Figure | None, str, Sequence[Term]]:
    """Return how many times more something is, and how nearly; and the terms without it."""
    factors = [one for one in before if one.figure and one.figure.unit == "times"]
    if not factors:
        return None, "", before
    nearness = "".join(one.what for one in before if one.kind == "relation")
    rest = [one for one in before if one.kind != "relation" and one not in factors]
    return factors[0].figure, nearness, rest


def clauses_of(terms: Sequence[Term]) -> list[Clause]:
    """Return the clauses of a sentence, negations resolved."""
    terms = _respective(terms)
    found: list[Clause] = []
    gathered: list[Term] = []
    cause = ""
    for i, term in enumerate((*terms, Term("break", ""))):
        is_joined = _is_of_trouble(term, gathered) or _names_whom(term, terms[i + 1 :])
        if term.kind not in {"break", "cause"} or is_joined:
            gathered.append(term)
            continue
        if gathered or cause:
            found.append(Clause(_resolved(gathered), cause))
            gathered, cause = [], ""
        if term.kind == "cause":
            cause = term.what
    return found


def _is_of_trouble(term: Term, before: Sequence[Term]) -> bool:
    """Tell whether `with` names what somebody is said to be in trouble with."""
    return term.text in WITH and any(one.what == "troubled" for one in before)


def _names_whom(term: Term, after: Sequence[Term]) -> bool:
    """Tell whether `with` names whom the clause is told of: `all is well with homepage, …`."""
    kinds = [one.kind for one in takewhile(lambda one: one.kind not in JOINING, after)]
    return term.text in WITH and "name" in kinds and set(kinds) <= {"name", "skip"}


def _respective(terms: Sequence[Term]) -> list[Term]:
    """Return terms without the joining words in `CPU and memory are at 15% and 25%`."""
    told = [i for i, term in enumerate(terms) if term.kind not in SILENT | {"name", "quality"}]
    found = list(terms)
    for start in range(len(told) - 5):
        window = told[start : start + 6]
        further = told[start + 6 : start + 7]
        is_followed = any(terms[i].kind == "metric" for i in further)
        if [terms[i].kind for i in window] == RESPECTIVELY and not is_followed:
            for i in (window[1], window[4]):
                found[i] = Term("skip", "", terms[i].text)
    return found


def _resolved(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return terms with each negation joined to what it negates; another one is not understood."""
    resolver = _Resolver()
    for term in terms:
        if not resolver.take(term):
            return (Term("unknown", "", f"{resolver.pending} {term.text}"),)
    return _absent(resolver.found) if resolver.ends() else (Term("unknown", "", resolver.pending),)


class _Resolver:
    """Terms of one clause in order: what is denied, and what somebody says to have done."""

    def __init__(self) -> None:
        self.found: list[Term] = []
        self._denial: Term | None = None
        self._speaker: Term | None = None
        self._source = ""  # that was named after a denial
        self._is_sought = False  # whether it is denied that something was found

    @property
    def pending(self) -> str:
        """What waits for a word that it goes with."""
        return " ".join(one.text for one in (self._speaker, self._denial) if one)

    def take(self, term: Term) -> bool:
        """Take one term in; tell whether it was understood."""
        if term.kind in DENIALS:
            return self._deny(term)
        if term.kind == "self":
            self._speaker = term
        elif term.kind == "advice" and self.pending:
            return True  # "unable to check" advises nothing
        elif term.kind in LOOKING:
            self._look(term)
        elif term.kind in SILENT | {"name", "role"} or self._denial is None:
            return self._keep(term)
        else:
            return self._join(self._denial, term)
        return True

    def ends(self) -> bool:
        """Tell whether nothing waits at the end: that no metrics are there is said of data."""
        if self._denial and self._denial.text in NO_SUCH:
            named = [one.what for one in self.found if one.kind in {"name", "mention"}]
            is_metric = all("_" in name for name in named)
            what = "none:metric" if is_metric else "none:data"
            self.found.append(Term("claim", what, self._denial.text))
            self._denial = None
        if self._is_none():
            self.found.append(Term("claim", "none:data", self.pending))
            self._denial = None
        return not (self._denial or self._speaker)

    def _is_none(self) -> bool:
        """Tell whether it is denied that metrics, or somebody, could be found."""
        is_sought = self._is_sought or self.pending in NOT_THERE
        is_unseen = is_sought and any(term.kind == "name" for term in self.found)
        is_none = self._denial is not None and self._denial.kind == "no"
        return is_none and (is_unseen or self._source in MEASURED)

    def _deny(self, term: Term) -> bool:
        if self._denial and (self._denial.kind, term.kind) not in CONCORD:
            return False  # what is denied twice is not read
        text = self._denial.text if self._denial else term.text
        self._denial = term._replace(kind="no" if term.kind == "none" else term.kind, text=text)
        return True

    def _look(self, term: Term) -> None:
        """Take a verb of looking: denied, it says what came of it."""
        if self._is_passive(term):
            self.found.append(term._replace(kind="found"))
        self._speaker = None
        if self._denial is None or self._denial.kind != "not":
            return
        if term.kind == "find":
            self._denial = self._denial._replace(kind="no")
            self._is_sought = True
        elif outcome := IN_VAIN.get(term.kind):
            self.found.append(Term("claim", outcome, f"{self._denial.text} {term.text}"))
            self._denial = None

    def _is_passive(self, term: Term) -> bool:
        """Tell whether it is said that somebody named before was found."""
        is_named = any(one.kind == "name" for one in self.found)
        return term.kind == "find" and is_named and not self.pending

    def _keep(self, term: Term) -> bool:
        if self._denial and term.kind == "source":
            self._source = term.what
        self.found.append(term)
        return self._speaker is None or term.kind in SILENT

    def _join(self, denial: Term, term: Term) -> bool:
        joined = _negated(denial, term)
        if joined is None or self._speaker:
            return False
        self.found.append(joined)
        self._denial = None
        return True


def _negated(denial: Term, term: Term) -> Term | None:
    text = f"{denial.text} {term.text}"
    if (opposite := OPPOSITES.get((denial.kind, term.kind, term.what))) is not None:
        return Term(*opposite, text)
    if denial.kind == "not" and term.kind == "claim":
        return Term("claim", f"not:{term.what}", text)
    if term.kind in {"claim", "metric"}:
        return Term("claim", f"none:{term.what.removeprefix('none:')}", text)
    return None


def _absent(terms: list[Term]) -> tuple[Term, ...]:
    """Return terms with `no latency data` read as one claim about data."""
    if len(found := _without_issues(terms)) < len(terms):
        return tuple(found)
    said = {(term.kind, term.what) for term in terms}
    for metric in ABSENT:
        no_metric, metric_of = ("claim", f"none:{metric}"), ("metric", metric)
        forms = (
            {no_metric, ("metric", "data")},
            *({("claim", claim), metric_of} for claim in UNKNOWN),
        )
        if any(form <= said for form in forms):
            merged = set[tuple[str, str]]().union(*forms)
            rest = [term for term in terms if (term.kind, term.what) not in merged]
            return (*rest, Term("claim", f"absent:{metric}", f"no data of {metric}"))
    return tuple(terms)


def _without_issues(terms: list[Term]) -> list[Term]:
    """Return terms with `no latency problems` read as latency being normal."""
    issue = Term("metric", "issues")
    none = [term for term in terms if term.kind == "claim" and term.what.startswith("none:")]
    if len(none) != 1 or none[0].what == "none:issues":
        return terms
    rest = [term for term in terms if (term.kind, term.what) != issue[:2] and term is not none[0]]
    if len(rest) == len(terms) - 1:
        return terms
    measured = none[0]._replace(kind="metric", what=none[0].what.removeprefix("none:"))
    return [*rest, measured, Term("quality", "normal", none[0].text)]
