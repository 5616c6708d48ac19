"""What one clause states without a figure, looked up: statuses, opinions, comparisons, absences.

Each function yields a complaint for what the ledger does not hold. Who is spoken of, figures and
times are settled in `judge`, a because in `causes`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from shared.domain.grounding.causes import ORDERS, UNASKED
from shared.domain.grounding.clauses import COMPARED, Clause
from shared.domain.grounding.figures import UNITS, Bound, fits
from shared.domain.grounding.ledger import Ledger, Scope
from shared.domain.grounding.opinions import MEASURES, REST, UNEXPLAINED, opinions_of
from shared.domain.grounding.records import Names

NOT_KNOWN = frozenset({"none:data", "unseen:data", "unknown"})
DATING = frozenset({"first", "last"})
LOGGED = frozenset({"logs", "lines"})
UNITLESS = frozenset({"traffic", "memory"})  # as a query's value they may be
MAIN = "main issue"
BETWEEN = frozenset({"between"})
RATES, RESTARTS, PAST = frozenset({"rates"}), frozenset({"restarts"}), frozenset({"past"})
BURN = frozenset({"burn"})
NO_DATA = "none:data"
UNSAID = UNASKED | {
    NO_DATA,
    "cannot_tell",
    "unseen:data",
    "unknown",
}  # beside these a metric is not said to be there
# What a verdict weighs, so that too much of it is known to be wrong or not.
JUDGED = frozenset(
    {*UNITS, "latency.p50", "latency.p95", "latency.p99", "cpu.throttled", "restarts"}
)
REPLICAS = frozenset({"replicas", "replicas.available", "replicas.missing"})
# What a status of a metric, rather than of a service, says of it.
STATUS_OF = {
    "troubled": "high",
    "degraded": "high",
    "unhealthy": "high",
    "not:healthy": "high",
    "healthy": "normal",
}
EXISTING = frozenset({"there", "exists", "ha", "existe", "há"})
CALLED = frozenset({"named", "called", "chamado", "chamada"})
LAST = ("last", "ultimas", "últimas")


class Context(NamedTuple):
    """What was told around a clause."""

    announced: Sequence[str]  # metrics named before, of which nothing was said yet
    carried: str  # the metric that was spoken of last
    topics: Names  # metrics and claims of the whole sentence


def untrue_claims(
    clause: Clause,
    scope: Scope,
    ledger: Ledger,
    context: Context,
) -> Iterator[str]:
    """Complain of what is not so; no data is said of the metrics announced before."""
    for claim in clause.all_of("claim"):
        if claim in {REST, COMPARED}:
            continue
        yield from _status_of(clause, claim, scope, ledger, context)
        # `it refused the connection, so there is no data`
        what = "unseen:data" if claim == NO_DATA and context.topics & UNASKED else claim
        if not all(ledger.holds(one, scope) for one in _claimed(what, context.announced)):
            yield f"not true: {claim}"


def _claimed(claim: str, announced: Sequence[str]) -> list[str]:
    """Return what has to hold: that there is no data is said of each metric announced before."""
    is_absent = claim.startswith("absent:")
    kinds = announced if is_absent or claim in NOT_KNOWN else ()
    absent = [f"absent:{kind}" for kind in kinds]
    return [*absent, claim] if is_absent or not absent else absent


def _status_of(
    clause: Clause, claim: str, scope: Scope, ledger: Ledger, context: Context
) -> Iterator[str]:
    """Complain of `memory needs attention` where it is something else that does."""
    if claim not in STATUS_OF:
        return
    for kind in _told_of(clause, claim, context):
        if kind in JUDGED and not ledger.holds(f"{STATUS_OF[claim]}:{kind}", scope):
            yield f"not {claim}: {kind}"


def _told_of(clause: Clause, claim: str, context: Context) -> Sequence[str]:
    """Return the metrics that a status is told of."""
    said = next(i for i, term in enumerate(clause.terms) if term[:2] == ("claim", claim))
    told = Clause(clause.terms if claim == "troubled" else clause.terms[:said])
    if (metrics := told.all_of("metric")) or clause.all_of("name"):
        return metrics
    # `p95 is 140 ms, which is not well`
    is_of_before = claim == "not:healthy" and context.carried
    return context.announced or ([context.carried] if is_of_before else [])


def logged(metrics: Iterable[str], clause: Clause) -> list[str]:
    """Return metrics, those that are said to be in a log as the levels of its lines."""
    is_of_logs = "logs" in clause.all_of("source")
    return [f"logged.{one}" if is_of_logs and one == "errors" else one for one in metrics]


def not_there(metrics: Iterable[str], scope: Scope, ledger: Ledger) -> Iterator[str]:
    """Complain of `there were errors` where there were none."""
    scope = ledger.of_all(scope)
    for kind in metrics:
        # That something "appears" is mostly a manner of speech.
        kinds = {kind, MEASURES.get(kind, kind)}
        if kind != "occurrences" and not any(ledger.holds(f"some:{one}", scope) for one in kinds):
            yield f"not true: some {kind}"


def miscounted(clause: Clause, scope: Scope, ledger: Ledger, carried: str) -> Iterator[str]:
    """Complain of `several restarts` where there was one, and of issues where there are none.

    `carried` is what was spoken of before, which may be said to be the main issue.
    """
    kinds = clause.all_of("metric")
    judged = [kind for kind in kinds if kind in JUDGED]
    claims = _several(clause, kinds)
    if MAIN in kinds:
        claims += _all("why", judged or ([carried] if carried else []))
    if "issues" in kinds and not clause.explains:
        claims += _all("high", judged) or ["some:issues"]
    yield from _untrue(claims, scope, ledger)


def no_issue(metrics: Iterable[str], scope: Scope, ledger: Ledger) -> Iterator[str]:
    """Complain of `there is one problem: memory` where it is another one."""
    yield from _untrue(_all("high", [kind for kind in metrics if kind in JUDGED]), scope, ledger)


def _several(clause: Clause, kinds: Sequence[str]) -> list[str]:
    return _all("several", kinds or [UNEXPLAINED]) if clause.all_of("several") else []


def _untrue(claims: Iterable[str], scope: Scope, ledger: Ledger) -> Iterator[str]:
    yield from (f"not true: {claim}" for claim in claims if not ledger.holds(claim, scope))


def _all(word: str, kinds: Iterable[str]) -> list[str]:
    return [f"{word}:{kind}" for kind in kinds]


def is_mere(clause: Clause, bounds: Sequence[Bound]) -> bool:
    """Tell whether a clause says of its metrics no more than that they are there."""
    counted = [bound for bound in bounds if not bound.figure.is_long]
    claims = clause.all_of("claim")
    is_unsaid = any(one in UNSAID or one.startswith("absent:") for one in claims)
    is_dated = bool(clause.all_of("time")) and bool(DATING & set(clause.all_of("role")))
    return not any((opinions_of(clause, bounds), counted, clause.explains, is_unsaid, is_dated))


def is_called(clause: Clause) -> bool:
    """Tell whether a clause says that there is `a service named checkout`, or that it was found."""
    if clause.all_of("found"):  # "no series of it was found" finds nothing
        return not any(claim.startswith("none:") for claim in clause.all_of("claim"))
    if _is_there(clause):
        return True
    pairs = pairwise(clause.terms)
    return not clause.says and any(
        one.text in CALLED and other.kind == "name" for one, other in pairs
    )


def is_announced(clause: Clause, bounds: Sequence[Bound], announced: Sequence[str]) -> bool:
    """Tell whether a figure has to be of what was announced: `errors, though, are 9 ms`."""
    kinds = [term.kind for term in clause.terms if term.kind in {"figure", "metric"}]
    if not bounds or "metric" not in kinds:
        return bool(bounds)
    return kinds[0] == "figure" and not any(fits(one, bounds[0].figure) for one in announced)


def _is_there(clause: Clause) -> bool:
    """Tell whether a clause only says that somebody who is known of is there."""
    if clause.says or clause.all_of("mention") or not clause.all_of("name"):
        return False
    return bool(EXISTING & {term.text.lower() for term in clause.terms})


def not_understood(clauses: Iterable[Clause]) -> Iterator[str]:
    """Complain of words that no list and no text of the evidence holds."""
    terms = [term for clause in clauses for term in clause.terms]
    yield from (f"not in the evidence: {term.text}" for term in terms if term.kind == "unknown")


def is_of(bound: Bound, announced: Sequence[str]) -> bool:
    """Tell whether a figure is of the metric before it, as after `Errors:`."""
    families = {kind.partition(".")[0] for kind in announced} - {"issues", "resources", "requests"}
    return not families or bound.figure.is_long or bound.kind.partition(".")[0] in families


def is_a_count(bound: Bound) -> bool:
    """Tell whether a figure may say how often what is repeated was found."""
    if bound.figure.unit == "times":
        return bound.kind in {"", "value", "errors", "findings", "issues"}
    return bound.figure.is_bare and bound.kind in {"", "value", "errors"}


def counting(bound: Bound, clause: Clause) -> Bound:
    """Return lines that contain something as its occurrences."""
    before = [term.text.lower() for term in clause.terms[: bound.position]]
    is_of_last = "".join(before[-1:]).endswith(LAST)
    is_of_these = bound.kind == "lines" and clause.all_of("repeated") and not is_of_last
    return bound._replace(kind="occurrences") if is_of_these else bound


def kinds_of(bound: Bound, topics: Names, *, is_tagged: bool, is_told: bool) -> list[str]:
    """Return every kind that a figure may be one of; lines of a text told before are its own."""
    if bound.kind == "lines" and is_told:
        return ["occurrences"]
    counted = ["occurrences", "confidence"] if is_tagged and is_a_count(bound) else []
    return [bound.kind, *counted, *(_bare_kinds(bound, topics) if bound.figure.is_bare else ())]


def _bare_kinds(bound: Bound, topics: Names) -> Iterator[str]:
    if bound.kind in UNITLESS:
        yield "value"
    if bound.kind == "requests":  # in the unit of the figure before
        yield "traffic"
    if topics & LOGGED:
        yield f"logged.{bound.kind}"


def span_roles(clauses: Sequence[Clause], topics: Names, *, has_trend: bool) -> frozenset[str]:
    """Return of what a span of time may be one, by what the sentence tells."""
    if any(one.cause in ORDERS for one in clauses):
        return BETWEEN
    families = {topic.removeprefix("none:").partition(".")[0] for topic in topics}
    if families & {"restarts", "oom"}:
        return RESTARTS
    if "burn" in families:
        return BURN
    return PAST if has_trend else RATES


def is_times_a_threshold(bound: Bound, later: Bound | None) -> bool:
    """Tell whether a factor, which is one to the past, is said of a threshold."""
    if later is None or later.role != "threshold":
        return False
    return (bound.figure.unit, bound.role) == ("times", "value") and later.figure.unit != "times"
