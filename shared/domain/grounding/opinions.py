"""What one clause says without a figure about how much, looked up: opinions, comparisons, the rest.

Statuses, absences and what there is are looked up in `statements`.
"""

from collections.abc import Iterable, Iterator, Sequence

from shared.domain.grounding.clauses import CONTEXT, Clause, Compared
from shared.domain.grounding.figures import ENDS, Bound
from shared.domain.grounding.ledger import Ledger, Scope
from shared.domain.grounding.records import Names

OF_PAST = {"above": "up", "far_above": "up", "below": "down"}
SIDES = {"least": "above", "within": "below"}
ONLY = frozenset({"only", "just", "apenas", "so", "só", "somente"})
ARTICLES = frozenset({"the", "its", "o", "a", "os", "as"})
MEASURES = {"requests": "traffic", "series": "value"}
REST, UNEXPLAINED = "rest", "?"


def untrue_opinions(
    opinions: Sequence[str], metrics: Sequence[str], scope: Scope, ledger: Ledger, whole: str
) -> Iterator[str]:
    """Complain of what is not found high, low, normal, rising, above its threshold.

    `whole` is what has to hold where no metric is said to be normal.
    """
    for word in opinions:
        claims = [f"{word}:{kind}" for kind in metrics]
        if word in {"normal", "flat"} and not claims:
            claims = [whole]
        if not claims or not all(ledger.holds(claim, scope) for claim in claims):
            yield f"not true: {word} {', '.join(metrics)}"


def unequalled(
    ends: Iterable[str], metrics: Sequence[str], scope: Scope, ledger: Ledger
) -> Iterator[str]:
    """Complain of `the highest` that no figure goes with, where another one is higher."""
    kinds = [MEASURES.get(kind, kind) for kind in metrics] or ["value"]
    for end in ends:
        if not any(ledger.holds(f"{end}est:{kind}", scope) for kind in kinds):
            yield f"not the {end}est: {', '.join(metrics)}"


def ends_without_figure(clause: Clause, bounds: Sequence[Bound]) -> frozenset[str]:
    """Return `high` and `low` where they are not said of a figure."""
    return ENDS.intersection(clause.all_of("role")) - {bound.role for bound in bounds}


def untrue_comparison(
    compared: Compared | None, scope: Scope, ledger: Ledger, carried: str
) -> Iterator[str]:
    """Complain of `slower than homepage` where it is not; `carried` is what was spoken of."""
    if compared is None:
        return
    named = [kind for kind in compared.rest.all_of("metric") if kind not in CONTEXT]
    other = Scope((frozenset({compared.other}),), is_named=True, tags=scope.tags)
    yield from _uncompared(compared, named or [carried], scope, other, ledger)


def _uncompared(
    compared: Compared, kinds: Sequence[str], scope: Scope, other: Scope, ledger: Ledger
) -> Iterator[str]:
    if not all(ledger.is_beyond(kind, compared.side, scope, other) for kind in kinds):
        yield f"not {compared.side} that of {compared.other}"
    is_factor = compared.factor is not None
    if is_factor and not all(ledger.is_times(kind, compared, scope, other) for kind in kinds):
        yield f"not so many times that of {compared.other}"


def opinions_of(clause: Clause, bounds: Sequence[Bound]) -> list[str]:
    """Return what is said without a figure: high, rising, above a threshold."""
    return [*clause.all_of("quality"), *clause.all_of("trend"), *_relations(clause, bounds)]


def _relations(clause: Clause, bounds: Sequence[Bound]) -> Iterator[str]:
    """Yield the comparisons with a threshold or the past that no figure takes part in."""
    last = max((one.position for one in bounds), default=-1)
    after = clause.terms[last + 1 :]
    roles = {term.what for term in after if term.kind == "role"}
    for term in after:
        if term.kind != "relation" or term.what == "near":
            continue
        side = SIDES.get(term.what, term.what)
        if roles & {"threshold", "limit"}:
            yield side
        else:
            yield OF_PAST.get(side, UNEXPLAINED) if "past" in roles else UNEXPLAINED


def untrue_of_the_rest(
    clause: Clause, scope: Scope, ledger: Ledger, topics: Names
) -> Iterator[str]:
    """Complain of `everything else is normal` where something wrong is not among the topics."""
    if REST not in clause.all_of("claim"):
        return
    if ledger.wrong(scope) - {topic.partition(".")[0] for topic in topics}:
        yield "not all that is wrong was told"
    if clause.all_of("quality") != ["normal"] or clause.all_of("trend"):
        yield "says of the rest more than that it is normal"


def restricts(clause: Clause, wrong: set[str]) -> bool:
    """Tell whether a clause begins with `only latency`, which is not all that is `wrong`."""
    if wrong and wrong == {kind.partition(".")[0] for kind in clause.all_of("metric")} - CONTEXT:
        return False
    telling = [term for term in clause.terms if term.text.lower() not in ARTICLES]
    return (
        len(telling) > 1
        and telling[0].text.lower() in ONLY
        and telling[1].kind in {"metric", "source"}
    )
