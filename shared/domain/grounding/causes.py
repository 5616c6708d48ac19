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
UNASKED = "could_not_ask"


def unproven_causes(
    clauses: Sequence[Clause], scopes: Sequence[Scope], ledger: Ledger
) -> Iterator[str]:
    """Yield a complaint for each cause that was not computed."""
    for i, clause in enumerate(clauses):
        if not clause.cause:
            continue
        before, after = clauses[:i], clauses[i:]
        if not before and clause.cause == "because":
            before, after = clauses[i + 1 :], clauses[i : i + 1]
        if clause.cause == "so":
            before, after = after, before
        if not _is_proven(clause.cause, before, after, scopes[i], ledger):
            yield "a cause that nothing found"


def _is_proven(
    word: str, effect: Sequence[Clause], cause: Sequence[Clause], scope: Scope, ledger: Ledger
) -> bool:
    if word in {"suspect", "problem"}:
        return _is_named(word, cause, scope, ledger)
    topics = _topics(cause)
    effects = {claim for clause in effect for claim in clause.all_of("claim")}
    if UNASKED in effects and any(clause.all_of("repeated") for clause in cause):
        return True
    said = {kind for clause in effect for kind in clause.all_of("metric")}
    if effects & VERDICTS or (UNASKED in topics and effects):
        why = "why"
    elif effects & ENDINGS or "restarts" in said:
        why = "why_restarts"
    else:
        return False
    repeated = any(clause.all_of("repeated") for clause in cause) and not topics
    return repeated or (
        bool(topics) and all(ledger.holds(f"{why}:{topic}", scope) for topic in topics)
    )


def _is_named(word: str, cause: Sequence[Clause], scope: Scope, ledger: Ledger) -> bool:
    """Tell whether the first thing named after `the problem is` was found to be one."""
    told = next((clause for clause in cause if clause.says or clause.all_of("metric")), None)
    if told is None:
        return False
    if word == "suspect" and "#suspect" in scope.tags:
        return True
    prefixes = ("suspected",) if word == "suspect" else ("why", "why_restarts")
    topics = _topics([told])
    return bool(topics) and all(
        any(ledger.holds(f"{prefix}:{topic}", scope) for prefix in prefixes) for topic in topics
    )


def _topics(clauses: Sequence[Clause]) -> set[str]:
    """Return what clauses speak of, verdicts apart."""
    found = {kind for clause in clauses for kind in clause.all_of("metric")} - CONTEXT
    return found | {
        claim for clause in clauses for claim in clause.all_of("claim") if claim not in VERDICTS
    }
