"""Over what time something is said: an hour is known of what was compared with an hour ago.

Signals and rates are those of the last few minutes; that they were so over an hour, nobody
computed. How long a span is, where it is given in figures, is looked up in `ledger`.
"""

from collections.abc import Iterator, Sequence

from shared.domain.grounding.clauses import Clause, compared_in
from shared.domain.grounding.ledger import Ledger, Scope
from shared.domain.grounding.lexicon import Term

COURSE = "course"  # what is known at several times, of a range query
STATUSES = frozenset(
    {"healthy", "unhealthy", "degraded", "troubled", "not:healthy", "idle", "unknown"}
)
CHANGES = frozenset({"trend", "relation"})
ENDS = frozenset({"low", "high", "to"})


def unknown_past(clause: Clause, scope: Scope, ledger: Ledger) -> Iterator[str]:
    """Complain of what is said of an hour ago that was not looked up; no status was."""
    if "past" not in clause.all_of("role"):
        return
    is_opinion = bool(clause.all_of("quality")) and not _compares([clause])
    is_now = STATUSES & set(clause.all_of("claim")) or is_opinion
    if not ledger.holds("hour", scope) or (is_now and not ledger.holds(COURSE, scope)):
        yield "nothing is known of an hour ago"


def unknown_hour(
    clauses: Sequence[Clause], scopes: Sequence[Scope], ledger: Ledger
) -> Iterator[str]:
    """Complain of `over the last hour, …` before what is known of the last minutes alone."""
    for clause, scope in zip(clauses, scopes, strict=False):
        is_alone = "past" in clause.all_of("role") and not clause.says
        if is_alone and not ledger.holds(COURSE, scope) and not _compares(clauses):
            yield "nothing is known of the whole hour"


def unbound_factor(clauses: Sequence[Clause]) -> Iterator[str]:
    """Complain of a factor to an hour ago that is told beside the value of another one."""
    terms = _terms(clauses)
    said = {term[:2] for term in terms}
    is_bound = ("role", "past") in said or any(map(compared_in, clauses))
    if ("both", "other") in said and _is_factor(terms) and not is_bound:
        yield "a factor to another one that was not worked out"


def _compares(clauses: Sequence[Clause]) -> bool:
    """Tell whether two times are compared, rather than one value told."""
    terms = _terms(clauses)
    return _is_factor(terms) or any(term.kind in CHANGES or term.what in ENDS for term in terms)


def _terms(clauses: Sequence[Clause]) -> list[Term]:
    return [term for clause in clauses for term in clause.terms]


def _is_factor(terms: Sequence[Term]) -> bool:
    return any(term.figure and term.figure.unit == "times" for term in terms)
