"""Whether a because is one that code has found: a verdict has reasons, a suspicion a hypothesis.

That one metric made another one worse is computed nowhere, so it is never let out.
"""

from collections.abc import Iterator, Sequence

from shared.domain.grounding.clauses import CONTEXT, Clause
from shared.domain.grounding.ledger import Ledger, Scope

VERDICTS = frozenset(
    {"degraded", "unhealthy", "troubled", "not:healthy", "unknown", "cannot_tell", "idle"}
)
WRONG = ("high",)
EMPTY = frozenset(
    {
        "could_not_ask",
        "unreachable",
        "silent",
        "none:series",
        "none:data",
        "none:latency",
        "absent:latency",
    }
)
ENDINGS = frozenset({"waiting", "terminated", "crash_loop"})
# What has to be known of what is named; a hypothesis is never more than likely.
NAMED = {"suspect": ("suspected",), "problem": ("why", "why_restarts"), "certain": ()}
UNASKED, SUSPECT = frozenset({"could_not_ask", "unreachable", "silent"}), "#suspect"


def unproven_causes(
    clauses: Sequence[Clause], scopes: Sequence[Scope], ledger: Ledger
) -> Iterator[str]:
    """Yield a complaint for each cause that was not computed."""
    for i, clause in enumerate(clauses):
        if not clause.cause:
            continue
        if clause.cause in NAMED:
            is_proven = _is_named(clause.cause, clauses[i:], scopes[i], ledger)
        else:
            effect, cause = _parts(clauses, i)
            is_advice = clause.cause == "because" and bool(_said(effect, "advice"))
            is_proven = is_advice or _is_proven(effect, cause, scopes[i], ledger)
        if not is_proven:
            yield "a cause that nothing found"


def _parts(clauses: Sequence[Clause], at: int) -> tuple[Sequence[Clause], Sequence[Clause]]:
    """Return the clauses of the effect and those of the cause."""
    before, after = clauses[:at], clauses[at:]
    if clauses[at].cause == "so":
        return after, before
    return (before, after) if before else (clauses[at + 1 :], clauses[at : at + 1])


def _is_proven(
    effect: Sequence[Clause], cause: Sequence[Clause], scope: Scope, ledger: Ledger
) -> bool:
    if _is_said_twice(effect, cause):
        return True
    topics, why = _topics(cause), _why(effect)
    if topics and why:
        accounting = {topic for topic in topics if _is_found(topic, [why], scope, ledger)}
        # What is found wrong may stand beside what accounts for the status.
        others = topics - accounting
        return bool(accounting) and all(_is_found(one, WRONG, scope, ledger) for one in others)
    return bool(why) and bool(_said(cause, "repeated"))


def _is_said_twice(effect: Sequence[Clause], cause: Sequence[Clause]) -> bool:
    """Tell whether a because joins two things that are one, each of which is looked up."""
    effects = _said(effect, "claim")
    if effects:
        is_fine = effects == {"all_good"} and "healthy" in _said(cause, "claim")
        return is_fine or bool(effects & UNASKED and _said(cause, "repeated"))
    # `the p99 is 90 ms, so latency is fine`
    is_same = _families(effect) >= _families(cause) > set()
    return is_same and bool(_said(effect, "quality"))


def _why(effect: Sequence[Clause]) -> str:
    """Return of what kind a computed cause of this effect is; nothing where there is none."""
    effects = _said(effect, "claim")
    if effects & (VERDICTS | EMPTY):
        return "why"
    is_ending = bool(effects & ENDINGS) or "restarts" in _said(effect, "metric")
    return "why_restarts" if is_ending else ""


def _families(clauses: Sequence[Clause]) -> set[str]:
    return {kind.partition(".")[0] for kind in _said(clauses, "metric")}


def _is_named(word: str, cause: Sequence[Clause], scope: Scope, ledger: Ledger) -> bool:
    """Tell whether the first thing named after `the problem is` was found to be one."""
    if word == "suspect" and SUSPECT in scope.tags:
        return True
    telling = [clause for clause in cause if clause.says or clause.all_of("metric")]
    topics = _topics(telling[:1])
    return bool(topics) and all(_is_found(one, NAMED[word], scope, ledger) for one in topics)


def _is_found(topic: str, prefixes: Sequence[str], scope: Scope, ledger: Ledger) -> bool:
    topic = topic.removesuffix(".available").removesuffix(".missing")
    return any(ledger.holds(f"{prefix}:{topic}", scope) for prefix in prefixes)


def _said(clauses: Sequence[Clause], kind: str) -> set[str]:
    return {what for clause in clauses for what in clause.all_of(kind)}


def _topics(clauses: Sequence[Clause]) -> set[str]:
    """Return what clauses speak of, verdicts apart."""
    metrics = _said(clauses, "metric") - CONTEXT
    counted = {"requests"} if len(metrics) > 1 else set[str]()
    return (metrics - counted) | (_said(clauses, "claim") - VERDICTS - {"healthy"})
