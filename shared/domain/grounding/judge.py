"""Whether one sentence may go out: everything that it says is looked up, clause by clause.

A check yields a complaint for what it cannot look up; the first one drops the sentence.
"""

from collections.abc import Iterator, Sequence

from shared.domain.grounding.causes import unproven_causes
from shared.domain.grounding.clauses import CONTEXT, Clause, clauses_of
from shared.domain.grounding.figures import Bound, bind, merged
from shared.domain.grounding.ledger import Ledger, Scope
from shared.domain.grounding.records import NOBODY, Evidence, Names
from shared.domain.grounding.scan import Held, Reading
from shared.domain.grounding.written import Figure, in_unit_of

# Metrics and sources by which a sentence says that it tells what stands in a log.
ATTRIBUTING = frozenset({"logs", "lines", "occurrences", "findings", "errors", "line_number"})
RATES, RESTARTS = frozenset({"rates", "past"}), frozenset({"restarts"})


class Check:
    """One sentence under examination; afterwards `groups` is whom it spoke of last."""

    def __init__(self, reading: Reading, evidence: Evidence, groups: tuple[Names, ...]) -> None:
        self._reading, self._evidence = reading, evidence
        self._ledger = Ledger(evidence)
        self._clauses = clauses_of(reading.terms)
        self._scopes: list[Scope] = []
        self.groups = groups
        self._names: Names = NOBODY  # named, and nothing said of them yet
        self._metrics: list[str] = []
        self._said: set[str] = set()  # metrics of which something was said
        self._kind = ""  # what the clause before spoke of
        self._figure: Figure | None = None
        self._tags: Names = NOBODY
        self._topics = frozenset(
            term.what for term in reading.terms if term.kind in {"metric", "claim"}
        )

    def complaints(self) -> Iterator[str]:
        """Yield what cannot be looked up."""
        yield from self._not_understood()
        yield from self._unattributed()
        for clause in self._clauses:
            yield from self._clause(clause)
        yield from self._left_over()
        yield from unproven_causes(self._clauses, self._scopes, self._ledger)

    def _not_understood(self) -> Iterator[str]:
        for clause in self._clauses:
            for term in clause.terms:
                if term.kind == "unknown":
                    yield f"not in the evidence: {term.text}"

    def _unattributed(self) -> Iterator[str]:
        held = self._reading.held
        if not held:
            return
        if any(claim.startswith(("none:", "not:")) for one in self._clauses for claim in one.all_of("claim")):
            yield "denies what it repeats"
        from_outside = any(not any(one.is_ours for one in passages) for passages in held)
        if from_outside and not (self._reading.is_quoted or self._topics & ATTRIBUTING):
            yield "repeats a log without saying so"

    def _clause(self, clause: Clause) -> Iterator[str]:
        names = frozenset(clause.all_of("name")) | self._names
        self._tags = self._tags_of(clause) or self._tags or self._later_tags()
        if names:
            self.groups = self._partition(names)
        if clause.all_of("both"):
            self.groups = self._evidence.roots
        scope = Scope(self.groups or (NOBODY,), bool(names), self._tags)
        self._scopes.append(scope)
        yield from self._unasked(clause, scope)
        metrics = [kind for kind in clause.all_of("metric") if kind not in CONTEXT or kind == "resources"]
        if not clause.says:
            self._names, self._metrics = names, [*self._metrics, *metrics]
            return
        if clause.all_of("advice"):
            yield "advice that states something"
        self._names = NOBODY
        yield from self._claims(clause, scope)
        yield from self._repeats(clause, scope)
        bounds = bind(clause.terms, merged(self._metrics) or self._kind)
        spoken = [*self._metrics, *metrics] or [kind for kind in [self._kind] if kind]
        yield from self._opinions(clause, spoken, bounds, scope)
        yield from self._figures(bounds, scope)
        self._said.update(spoken, (bound.kind for bound in bounds))
        yield from self._times(clause, scope)
        self._kind = merged(metrics) or next((one.kind for one in bounds if one.kind), "") or merged(self._metrics) or self._kind
        self._metrics = []

    def _partition(self, names: Names) -> tuple[Names, ...]:
        """Return names as one group where something is known of all together, else each alone."""
        abouts = [
            *self._evidence.roots,
            *(fact.about for fact in self._evidence.facts),
            *(truth.about for truth in self._evidence.truths),
        ]
        if any(names <= about for about in abouts):
            return (names,)
        return tuple(frozenset({name}) for name in sorted(names))

    def _held(self, clause: Clause) -> list[Held]:
        return [self._reading.held[int(what)] for what in clause.all_of("repeated")]

    def _tags_of(self, clause: Clause) -> Names:
        return frozenset(
            name
            for passages in self._held(clause)
            for passage in passages
            for name in passage.about
            if name[0] == "#"
        )

    def _later_tags(self) -> Names:
        return next((tags for one in self._clauses if (tags := self._tags_of(one))), NOBODY)

    def _unasked(self, clause: Clause, scope: Scope) -> Iterator[str]:
        if clause.all_of("advice") or "could_not_ask" in self._topics:
            return
        for source in clause.all_of("source"):
            if source not in self._evidence.sources:
                yield f"nobody looked at the {source}"

    def _claims(self, clause: Clause, scope: Scope) -> Iterator[str]:
        for claim in clause.all_of("claim"):
            if not self._ledger.holds(claim, scope):
                yield f"not true: {claim}"
        if "past" in clause.all_of("role") and not self._ledger.holds("hour", scope):
            yield "nothing is known of an hour ago"

    def _repeats(self, clause: Clause, scope: Scope) -> Iterator[str]:
        held = self._held(clause)
        if not held:
            return
        common = set(held[0]).intersection(*held[1:])
        if not any(
            self._ledger.is_about(passage.about, group, scope)
            for passage in common
            for group in scope.groups
        ):
            yield "puts words together that do not stand together"

    def _opinions(
        self, clause: Clause, metrics: Sequence[str], bounds: Sequence[Bound], scope: Scope
    ) -> Iterator[str]:
        """Complain of what is said of a metric without a figure: high, rising, above a threshold."""
        words = [*clause.all_of("quality"), *clause.all_of("trend"), *self._relations(clause, bounds)]
        for word in words:
            if word == "?":
                yield "compares with nothing that is known"
            claims = [f"{word}:{kind}" for kind in metrics]
            if not claims and word == "normal":
                claims = ["all_good"]
            if not claims or not all(self._ledger.holds(claim, scope) for claim in claims):
                yield f"not true: {word} {', '.join(metrics)}"

    def _relations(self, clause: Clause, bounds: Sequence[Bound]) -> list[str]:
        """Return the comparisons with a threshold or the past that no figure takes part in."""
        last = max((one.position for one in bounds), default=-1)
        after = clause.terms[last + 1 :]
        roles = {term.what for term in after if term.kind == "role"}
        found: list[str] = []
        for term in after:
            if term.kind == "relation" and term.what != "near":
                past = {"above": "up", "below": "down"}[term.what]
                found.append(term.what if "threshold" in roles else past if "past" in roles else "?")
        return found

    def _figures(self, bounds: Sequence[Bound], scope: Scope) -> Iterator[str]:
        for i, bound in enumerate(bounds):
            if bound.figure.is_long:
                if not self._ledger.spans(bound.figure, self._span_roles(), scope):
                    yield f"not looked at over {bound.text}"
                continue
            later = bounds[i + 1].figure if i + 1 < len(bounds) else None
            if not self._bears(bound, later, scope):
                yield f"no such {bound.kind} {bound.role}: {bound.text}"
            if bound.figure.unit not in {None, "times"}:
                self._figure = bound.figure

    def _bears(self, bound: Bound, later: Figure | None, scope: Scope) -> bool:
        figures = [bound.figure]
        if bound.figure.is_bare:
            figures += [in_unit_of(bound.figure, one) for one in (self._figure, later) if one]
        kinds = [bound.kind]
        if scope.tags and bound.figure.unit in {None, "times"} and bound.kind in {"", "errors"}:
            kinds.append("occurrences")
        return any(self._ledger.bears(bound._replace(kind=kind), figures, scope) for kind in kinds)

    def _span_roles(self) -> frozenset[str]:
        topics = {topic.removeprefix("none:").partition(".")[0] for topic in self._topics}
        return RESTARTS if topics & {"restarts", "oom"} else RATES

    def _times(self, clause: Clause, scope: Scope) -> Iterator[str]:
        roles = [role for role in clause.all_of("role") if role in {"first", "last"}]
        for written in clause.all_of("time"):
            role = roles[0] if roles else ""
            if not self._ledger.knows_time(written, role, self._topics, scope):
                yield f"nothing is known of {written}"

    def _left_over(self) -> Iterator[str]:
        """Complain of names and metrics at the end that a claim before may be meant of."""
        has_said = any(clause.says for clause in self._clauses)
        if has_said and self._names and len(self._scopes) > 1:
            whole = self._names.union(*self._scopes[-2].groups)
            if len(self._partition(whole)) > 1:
                yield "names somebody of whom nothing is said"
        if has_said and set(self._metrics) - self._said:
            yield "names a metric of which nothing is said"
