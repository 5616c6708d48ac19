"""Whether a because is one that code has found: a verdict has reasons, a suspicion a hypothesis.

That one metric made another one worse is computed nowhere, so it is never let out.
"""

from collections.abc import Iterator, Sequence

from shared.domain.grounding.clauses import CONTEXT, Clause
from shared.domain.grounding.ledger import Ledger, Scope

VERDICTS = frozenset(
    {"degraded", "unhealthy", "troubled", "not:healthy", "unknown", "cannot_tell", "idle"}
)
ENDINGS = frozenset({"waiting", "terminated", "crash_loop"})
# What has to be known of what is named; a hypothesis is never more than likely.
NAMED = {"suspect": ("suspected",), "problem": ("why", "why_restarts"), "certain": ()}
UNASKED, SUSPECT = frozenset({"could_not_ask", "unreachable"}), "#suspect"


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
            is_proven = _is_proven(effect, cause, scopes[i], ledger)
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
    topics, effects = _topics(cause), _said(effect, "claim")
    is_repeated = bool(_said(cause, "repeated"))
    if effects & UNASKED and is_repeated:
        return True
    if effects & VERDICTS:
        why = "why"
    elif (effects & ENDINGS) or "restarts" in _said(effect, "metric"):
        why = "why_restarts"
    else:
        return False
    return all(ledger.holds(f"{why}:{topic}", scope) for topic in topics) if topics else is_repeated


def _is_named(word: str, cause: Sequence[Clause], scope: Scope, ledger: Ledger) -> bool:
    """Tell whether the first thing named after `the problem is` was found to be one."""
    if word == "suspect" and SUSPECT in scope.tags:
        return True
    telling = [clause for clause in cause if clause.says or clause.all_of("metric")]
    topics = _topics(telling[:1])
    return bool(topics) and all(_is_found(one, NAMED[word], scope, ledger) for one in topics)


def _is_found(topic: str, prefixes: Sequence[str], scope: Scope, ledger: Ledger) -> bool:
    return any(ledger.holds(f"{prefix}:{topic}", scope) for prefix in prefixes)


def _said(clauses: Sequence[Clause], kind: str) -> set[str]:
    return {what for clause in clauses for what in clause.all_of(kind)}


def _topics(clauses: Sequence[Clause]) -> set[str]:
    """Return what clauses speak of, verdicts apart."""
    metrics = _said(clauses, "metric") - CONTEXT
    counted = {"requests"} if len(metrics) > 1 else set[str]()
    return (metrics - counted) | (_said(clauses, "claim") - VERDICTS)
