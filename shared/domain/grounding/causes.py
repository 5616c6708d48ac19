"""Whether a because is one that code has found: a verdict has reasons, a suspicion a hypothesis.

That one metric made another one worse is computed nowhere, so it is never let out.
"""

from collections.abc import Iterator, Sequence

from shared.domain.grounding.clauses import CONTEXT, Clause
from shared.domain.grounding.ledger import Ledger, Scope
from shared.domain.grounding.quoted import SUSPECT
from shared.domain.grounding.records import Names

VERDICTS = frozenset(
    {"degraded", "unhealthy", "troubled", "not:healthy", "unknown", "cannot_tell", "idle"}
)
EMPTY = frozenset(
    {
        "could_not_ask",
        "unreachable",
        "silent",
        "refused",
        "late",
        "none:series",
        "none:anything",
        "none:data",
        "none:latency",
        "absent:latency",
    }
)
UNASKED = frozenset({"could_not_ask", "unreachable", "silent", "refused", "late"})
MISSING = UNASKED | {
    "unseen:data", "unseen:logs", "cannot_tell", "unknown", "absent:latency", "absent:traffic",
    "absent:errors", "none:data", "none:logs", "none:series",
}  # fmt: skip
GOOD = frozenset({"all_good", "none:issues"})
QUIET = frozenset({"idle", "none:requests", "none:traffic"})  # each says the others
ENDINGS = frozenset({"waiting", "terminated", "crash_loop", "ended"})
CLEAN = frozenset({"none:findings", "none:errors", "none:issues"})
ORDERS = frozenset({"after", "before"})
# What has to be known of what is named; a hypothesis is never more than likely.
NAMED = {"suspect": ("suspected",), "problem": ("why", "why_restarts"), "certain": ()}


def unproven_causes(
    clauses: Sequence[Clause], scopes: Sequence[Scope], ledger: Ledger, before: Names
) -> Iterator[str]:
    """Yield a complaint for each cause that was not computed; `before` is told just before."""
    for i, clause in enumerate(clauses):
        if clause.cause and not _is_borne(clauses, scopes, i, ledger, before):
            yield "a cause that nothing found"


def _is_borne(
    clauses: Sequence[Clause], scopes: Sequence[Scope], at: int, ledger: Ledger, before: Names
) -> bool:
    word, scope = clauses[at].cause, scopes[at]
    if word in NAMED:
        return _is_named(word, clauses[at:], scope, ledger)
    effect, cause = _parts(clauses, at)
    if word in ORDERS:
        is_in_order = _is_in_order(clauses, scopes, at, ledger)
        return is_in_order or _is_accounted(effect, _topics(cause), scope, ledger)
    if not cause:
        return _follows(effect, before, scope, ledger)
    is_advice = word == "because" and bool(_said(effect, "advice"))
    return is_advice or _is_proven(effect, cause, scope, ledger)


def _follows(effect: Sequence[Clause], before: Names, scope: Scope, ledger: Ledger) -> bool:
    """Tell whether `So it is degraded.` follows from what the sentence before told."""
    claims = _said(effect, "claim")
    if _is_of_same(effect, before):
        return True
    if not _families(effect) and not claims & (VERDICTS | EMPTY):
        return True
    topics = set(before) - CONTEXT - {"requests", "slo"}
    is_again = bool(claims & before or before & (VERDICTS | EMPTY))
    return bool(claims & (VERDICTS | EMPTY)) and (
        is_again or not topics or _is_accounted(effect, topics, scope, ledger)
    )


def _is_of_same(effect: Sequence[Clause], before: Names) -> bool:
    """Tell whether `so it is the busiest` says no more of what the sentence before told of."""
    told = {kind.partition(".")[0] for kind in before}
    told |= {"traffic", "requests"} if told & {"traffic", "requests", "value"} else set()
    said = _said(effect, "claim") | _said(effect, "quality") | _said(effect, "trend")
    return not said and _families(effect) <= told


def _is_accounted(effect: Sequence[Clause], topics: set[str], scope: Scope, ledger: Ledger) -> bool:
    # where no series matched, the sentence that says so is all that can be explained
    is_empty = bool(_said(effect, "repeated")) and ledger.holds("none:series", scope)
    why = "why" if is_empty else _why(effect)
    return bool(topics and why) and _accounts(topics, why, scope, ledger)


def _parts(clauses: Sequence[Clause], at: int) -> tuple[Sequence[Clause], Sequence[Clause]]:
    """Return the clauses of the effect and those of the cause."""
    before, after = clauses[:at], clauses[at:]
    if clauses[at].cause in ORDERS and not (_said(before, "claim") or _said(before, "repeated")):
        before = clauses[:0]  # `3 minutes after …, its pod was killed`
    if clauses[at].cause == "so":
        return after, before
    return (before, after) if before else (clauses[at + 1 :], clauses[at : at + 1])


def _is_in_order(
    clauses: Sequence[Clause], scopes: Sequence[Scope], at: int, ledger: Ledger
) -> bool:
    """Tell whether what is said to have happened after something, or before it, did."""
    times = [_times(*pair, ledger) for pair in zip(clauses, scopes, strict=True)]
    effect = frozenset[str]().union(*(times[:at] if any(times[:at]) else times[at + 1 :]))
    pair = (times[at], effect) if clauses[at].cause == "after" else (effect, times[at])
    return all(pair) and max(pair[0]) < min(pair[1])


def _times(clause: Clause, scope: Scope, ledger: Ledger) -> frozenset[str]:
    """Return when what a clause tells happened: what it claims, else the text that it repeats."""
    tags = scope.tags if clause.all_of("repeated") else frozenset[str]()
    return ledger.times(frozenset(clause.all_of("claim"))) or ledger.times(tags)


def _is_proven(
    effect: Sequence[Clause], cause: Sequence[Clause], scope: Scope, ledger: Ledger
) -> bool:
    if _is_said_twice(effect, cause, scope, ledger) or _says_nothing(effect):
        return True
    if topics := _topics(cause):
        return _is_accounted(effect, topics, scope, ledger)
    return bool(_why(effect)) and bool(_said(cause, "repeated"))


def _accounts(topics: set[str], why: str, scope: Scope, ledger: Ledger) -> bool:
    """Tell whether one topic accounts for a status; what is found wrong may stand beside it."""
    accounting = {topic for topic in topics if _is_found(topic, [why], scope, ledger)}
    others = topics - accounting
    return bool(accounting) and all(_is_wrong(one, ledger) for one in others)


def _is_wrong(topic: str, ledger: Ledger) -> bool:
    """Tell whether something was found wrong with anybody of the turn."""
    return ledger.has_claim(f"high:{topic.removesuffix('.available').removesuffix('.missing')}")


def _is_said_twice(
    effect: Sequence[Clause], cause: Sequence[Clause], scope: Scope, ledger: Ledger
) -> bool:
    """Tell whether a because joins two things that are one, each of which is looked up."""
    effects, qualities = _said(effect, "claim"), _said(effect, "quality")
    if effects:
        return _is_claimed_twice(effects, cause, scope, ledger)
    if not qualities:
        return _is_sum(effect, cause)
    if not _families(effect):  # `CPU is at 15 %, so that is fine`
        return _are_so(cause, qualities, scope, ledger)
    if _families(effect) == {"logs"} and _said(cause, "claim") & CLEAN:
        return True
    # `the p99 is 90 ms, so latency is fine`
    return _families(effect) >= _families(cause) > set()


def _is_claimed_twice(
    effects: set[str], cause: Sequence[Clause], scope: Scope, ledger: Ledger
) -> bool:
    causes = _said(cause, "claim")
    if effects & MISSING:
        # that a source has nothing at all, nobody looked up
        is_of_all = bool(_said(cause, "source")) and not _said(cause, "name")
        missing = causes & (UNASKED if is_of_all else MISSING)
        return bool(missing or _said(cause, "repeated"))
    if effects <= QUIET:
        return bool(causes & QUIET)
    return effects <= GOOD and _are_normal(cause, scope, ledger)


def _is_sum(effect: Sequence[Clause], cause: Sequence[Clause]) -> bool:
    """Tell whether figures of one metric are put in other words: `from 2 to 6, so it tripled`."""
    told = _said(cause, "claim") | _said(cause, "repeated") | _said(effect, "repeated")
    is_counted = any(term.kind == "figure" for clause in cause for term in clause.terms)
    return is_counted and not told and _families(effect) <= _families(cause)


def _are_so(cause: Sequence[Clause], words: set[str], scope: Scope, ledger: Ledger) -> bool:
    metrics = _said(cause, "metric") - CONTEXT
    return all(ledger.holds(f"{word}:{kind}", scope) for word in words for kind in metrics)


def _are_normal(cause: Sequence[Clause], scope: Scope, ledger: Ledger) -> bool:
    """Tell whether nothing that is given as the cause of a good status is out of order."""
    return not {kind.partition(".")[0] for kind in _said(cause, "metric")} & ledger.wrong(scope)


def _says_nothing(effect: Sequence[Clause]) -> bool:
    """Tell whether an effect only names somebody: `so maybe you meant search`."""
    return not _families(effect) and not any(clause.says for clause in effect)


def _why(effect: Sequence[Clause]) -> str:
    """Return of what kind a computed cause of this effect is; nothing where there is none."""
    effects = _said(effect, "claim")
    if effects & (VERDICTS | EMPTY):
        return "why"
    is_ending = bool(effects & ENDINGS) or "restarts" in _said(effect, "metric")
    return "why_restarts" if is_ending else ""


def _families(clauses: Sequence[Clause]) -> set[str]:
    return {kind.partition(".")[0] for kind in _said(clauses, "metric")}


def _tells(clause: Clause) -> bool:
    return clause.says or bool(set(clause.all_of("metric")) - CONTEXT)


def _is_named(word: str, cause: Sequence[Clause], scope: Scope, ledger: Ledger) -> bool:
    """Tell whether the first thing named after `the problem is` was found to be one."""
    if word == "suspect" and SUSPECT in scope.tags:
        return True
    told = list(filter(_tells, cause))[:1]
    topics = _topics(told)
    if word == "problem" and _said(told, "repeated"):
        return ledger.holds("top" if scope.tags else "cannot_tell", scope)
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
    return (metrics - counted - {"slo"}) | (
        _said(clauses, "claim") - VERDICTS - {"healthy", "ended"}
    )
