"""Whether one sentence may go out: everything that it says is looked up, clause by clause.

A check yields a complaint for what it cannot look up; the first one drops the sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from shared.domain.grounding.causes import SUSPECT, UNASKED, unproven_causes
from shared.domain.grounding.clauses import CONTEXT, Clause, clauses_of
from shared.domain.grounding.figures import Bound, bind, merged
from shared.domain.grounding.ledger import Ledger, Scope
from shared.domain.grounding.records import NOBODY, Evidence, Names
from shared.domain.grounding.scan import Held, Reading
from shared.domain.grounding.written import Figure, in_unit_of

# Metrics and sources by which a sentence says that it tells what stands in a log.
ATTRIBUTING = frozenset({"logs", "lines", "occurrences", "findings", "errors", "line_number"})
RATES, RESTARTS, PAST = frozenset({"rates"}), frozenset({"restarts"}), frozenset({"past"})
DENYING = ("none:", "not:")
OF_PAST = {"above": "up", "below": "down"}
SIDES = {"least": "above", "within": "below"}
NO_DATA = "none:data"
NOTHING_KNOWN = "?"
OPINIONS = frozenset({"quality", "trend", "relation"})


class Open(NamedTuple):
    """What was named, and nothing said of it yet: the next statement is told of it too."""

    names: Names = NOBODY
    metrics: tuple[str, ...] = ()


class Check:
    """One sentence under examination; afterwards `groups` is whom it spoke of last."""

    def __init__(self, reading: Reading, evidence: Evidence, groups: tuple[Names, ...]) -> None:
        self._reading, self._evidence = reading, evidence
        self._ledger = Ledger(evidence)
        self._clauses = clauses_of(reading.terms)
        self._scopes: list[Scope] = []
        self.groups = groups
        self._open = Open()
        self._said: set[str] = set()  # metrics of which something was said
        self._mentions: list[str] = []  # what is only known to exist
        self._kind = ""  # the metric that was spoken of last
        self._figure: Figure | None = None
        self._tags: Names = NOBODY
        self._topics = frozenset(
            term.what for term in reading.terms if term.kind in {"metric", "claim"}
        )

    def complaints(self, *, is_heading: bool = False) -> Iterator[str]:
        """Yield what cannot be looked up; a heading may name things and say nothing of them."""
        yield from self._not_understood()
        yield from self._unattributed()
        for clause in self._clauses:
            yield from self._clause(clause)
        yield from self._left_over(is_heading=is_heading)
        yield from unproven_causes(self._clauses, self._scopes, self._ledger)

    def _not_understood(self) -> Iterator[str]:
        terms = [term for clause in self._clauses for term in clause.terms]
        yield from (f"not in the evidence: {term.text}" for term in terms if term.kind == "unknown")

    def _unattributed(self) -> Iterator[str]:
        if not self._reading.held:
            return
        claims = [claim for clause in self._clauses for claim in clause.all_of("claim")]
        if any(claim.startswith(DENYING) for claim in claims):
            yield "denies what it repeats"
        if self._is_from_outside() and not self._topics & ATTRIBUTING:
            yield "repeats a log without saying so"

    def _is_from_outside(self) -> bool:
        if self._reading.is_quoted:
            return False
        return any(not any(one.is_ours for one in held) for held in self._reading.held)

    def _clause(self, clause: Clause) -> Iterator[str]:
        scope = self._scope(clause)
        self._scopes.append(scope)
        yield from self._unseen(clause)
        metrics = tuple(one for one in clause.all_of("metric") if one not in CONTEXT)
        if not clause.says:
            self._mentions += clause.all_of("mention")
            names = self._open.names | frozenset(clause.all_of("name"))
            self._open = Open(names, (*self._open.metrics, *metrics))
            return
        if scope.is_named and all(group <= self._evidence.namespaces for group in scope.groups):
            yield "says something of a whole namespace"
        yield from self._candidates(clause)
        yield from self._unasked(clause, scope)
        yield from self._claims(clause, scope)
        yield from self._repeats(clause, scope)
        yield from self._measured(clause, metrics, scope)
        yield from self._times(clause, scope)
        self._open = Open()

    def _scope(self, clause: Clause) -> Scope:
        names = frozenset(clause.all_of("name")) | self._open.names
        self._tags = self._tags_of(clause) or self._tags or self._later_tags()
        if names:
            self.groups = self._partition(names)
        if clause.all_of("both"):
            self.groups = self._evidence.roots
        return Scope(self.groups or (NOBODY,), bool(names), self._tags)

    def _measured(self, clause: Clause, metrics: tuple[str, ...], scope: Scope) -> Iterator[str]:
        named = [*self._open.metrics, *metrics]
        spoken = named or [self._kind] * bool(self._kind)
        bounds = bind(clause.terms, merged(self._open.metrics) or self._kind)
        opinions = self._opinions(clause, bounds)
        yield from self._untrue(opinions, spoken, scope)
        yield from self._figures(bounds, scope)
        if not any((opinions, bounds, clause.explains, NO_DATA in clause.all_of("claim"))):
            yield from self._mere(named, scope)
        kinds = [bound.kind for bound in bounds]
        self._said.update(spoken, kinds)
        self._kind = next(filter(None, (merged(metrics), *kinds[:1], merged(spoken))), "")

    def _partition(self, names: Names) -> tuple[Names, ...]:
        """Return names as one group where something is known of all together, else each alone."""
        if any(names <= about for about in self._ledger.abouts):
            return (names,)
        return tuple(frozenset({name}) for name in sorted(names))

    def _held(self, clause: Clause) -> list[Held]:
        return [self._reading.held[int(what)] for what in clause.all_of("repeated")]

    def _tags_of(self, clause: Clause) -> Names:
        passages = [passage for held in self._held(clause) for passage in held]
        return frozenset(name for one in passages for name in one.about if name[0] == "#")

    def _later_tags(self) -> Names:
        return next((tags for one in self._clauses if (tags := self._tags_of(one))), NOBODY)

    def _unseen(self, clause: Clause) -> Iterator[str]:
        """Complain of sources that nobody looked into, and of advice that states something."""
        if clause.all_of("advice"):
            if clause.says:
                yield "advice that states something"
        elif not self._topics & UNASKED:
            unseen = set(clause.all_of("source")) - self._evidence.sources
            yield from (f"nobody looked at the {source}" for source in sorted(unseen))

    def _unasked(self, clause: Clause, scope: Scope) -> Iterator[str]:
        """Complain where it is not a source, or another one, that is said not to have answered."""
        claims, sources = set(clause.all_of("claim")), clause.all_of("source")
        if "unreachable" in claims and not sources:
            yield "nobody tried to reach that"
        for source in sources if claims & UNASKED else ():
            if not self._ledger.holds(f"unasked:{source}", scope):
                yield f"the {source} could be asked"

    def _candidates(self, clause: Clause) -> Iterator[str]:
        """Complain of statements about what was only found to exist."""
        named = [] if clause.all_of("name") else self._mentions
        for name in [*clause.all_of("mention"), *named]:
            yield f"nothing was found out about {name}"

    def _claims(self, clause: Clause, scope: Scope) -> Iterator[str]:
        for claim in clause.all_of("claim"):
            absent = [f"absent:{kind}" for kind in self._open.metrics if claim == NO_DATA]
            if not all(self._ledger.holds(one, scope) for one in absent or [claim]):
                yield f"not true: {claim}"
        if "past" in clause.all_of("role") and not self._ledger.holds("hour", scope):
            yield "nothing is known of an hour ago"

    def _mere(self, metrics: Iterable[str], scope: Scope) -> Iterator[str]:
        """Complain of `there were errors` where there were none."""
        for kind in metrics:
            if not self._ledger.holds(f"some:{kind}", scope):
                yield f"not true: some {kind}"

    def _repeats(self, clause: Clause, scope: Scope) -> Iterator[str]:
        held = self._held(clause)
        if not held:
            return
        if SUSPECT in self._tags_of(clause) and "suspect" not in self._reasons():
            yield "states a suspicion as a fact"
        abouts = [passage.about for passage in set(held[0]).intersection(*held[1:])]
        if not any(
            self._ledger.is_about(about, group, scope) for about in abouts for group in scope.groups
        ):
            yield "puts words together that do not stand together"

    def _reasons(self) -> set[str]:
        return {clause.cause for clause in self._clauses}

    def _opinions(self, clause: Clause, bounds: Sequence[Bound]) -> list[str]:
        """Return what is said without a figure: high, rising, above a threshold."""
        return [*clause.all_of("quality"), *clause.all_of("trend"), *_relations(clause, bounds)]

    def _untrue(
        self, opinions: Sequence[str], metrics: Sequence[str], scope: Scope
    ) -> Iterator[str]:
        for word in opinions:
            claims = [f"{word}:{kind}" for kind in metrics]
            if word == "normal" and not claims:
                claims = ["all_good"]
            if not claims or not all(self._ledger.holds(claim, scope) for claim in claims):
                yield f"not true: {word} {', '.join(metrics)}"

    def _figures(self, bounds: Sequence[Bound], scope: Scope) -> Iterator[str]:
        for bound, later in zip(bounds, [*bounds[1:], None], strict=False):
            if bound.figure.is_long:
                if not self._ledger.spans(bound.figure, self._span_roles(), scope):
                    yield f"not looked at over {bound.text}"
                continue
            if not self._bears(bound, later.figure if later else None, scope):
                yield f"no such {bound.kind or 'metric'} ({bound.role}): {bound.text}"
            if bound.figure.unit not in {None, "times"}:
                self._figure = bound.figure

    def _bears(self, bound: Bound, later: Figure | None, scope: Scope) -> bool:
        figures, kinds = [bound.figure], [bound.kind]
        if bound.figure.is_bare:
            figures += [in_unit_of(bound.figure, one) for one in (self._figure, later) if one]
        is_count = bound.figure.unit in {None, "times"}
        if scope.tags and is_count and bound.kind in {"", "errors"}:
            kinds.append("occurrences")
        return any(self._ledger.bears(bound._replace(kind=kind), figures, scope) for kind in kinds)

    def _span_roles(self) -> frozenset[str]:
        topics = {topic.removeprefix("none:").partition(".")[0] for topic in self._topics}
        if topics & {"restarts", "oom"}:
            return RESTARTS
        return PAST if self._any("trend") else RATES

    def _times(self, clause: Clause, scope: Scope) -> Iterator[str]:
        roles = [role for role in clause.all_of("role") if role in {"first", "last"}]
        role = next(iter(roles), "")
        for written in clause.all_of("time"):
            if not self._ledger.knows_time(written, role, self._topics, scope):
                yield f"nothing is known of {written}"

    def _left_over(self, *, is_heading: bool) -> Iterator[str]:
        """Complain of names and metrics at the end that a statement before may be meant of."""
        if is_heading or self._any("advice"):
            return
        if self._is_alone(self._open.names):
            yield "names somebody of whom nothing is said"
        unsaid = set(self._open.metrics) - self._said
        if unsaid and self._any(*OPINIONS):
            yield "names a metric of which nothing is said"
        if unsaid and not self._any("cause"):
            yield from self._mere(unsaid, self._scopes[-1])

    def _any(self, *kinds: str) -> bool:
        return any(term.kind in kinds for term in self._reading.terms)

    def _is_alone(self, names: Names) -> bool:
        """Tell whether names go together neither with one another nor with those before."""
        before = [group for scope in self._scopes[-2:-1] for group in scope.groups]
        return bool(names) and len(self._partition(names.union(*before))) > 1


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
            yield OF_PAST[side] if "past" in roles else NOTHING_KNOWN
