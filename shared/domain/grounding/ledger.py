"""Whether the evidence holds a claim or a figure about what a clause speaks of."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from shared.domain.grounding.clauses import Compared
from shared.domain.grounding.figures import UNCLEAR, Bound
from shared.domain.grounding.reasons import FAR
from shared.domain.grounding.records import NOBODY, Evidence, Fact, Moment, Names
from shared.domain.grounding.written import Figure, agrees

WRONG = "high:"
LEVELS = frozenset({"errors", "level.warning", "level.info"})  # each has a first and a last time
SLIGHTLY = 1.5  # how many times a threshold is still slightly above it
SIGNS = {"below": 1, "nearly": 1, "above": -1}
UP, DOWN = (
    frozenset({"above", "least", "slightly", "far_above"}),
    frozenset({"below", "within", "nearly"}),
)


class Scope(NamedTuple):
    """Whom a clause is told of: each of `groups`; `tags` are the texts whose words it repeats."""

    groups: tuple[Names, ...]
    is_named: bool
    tags: Names


class Ledger:
    """The evidence, asked."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self.abouts = frozenset(
            (
                *evidence.roots,
                *(fact.about for fact in evidence.facts),
                *(truth.about for truth in evidence.truths),
            )
        )

    def holds(self, claim: str, scope: Scope) -> bool:
        """Tell whether a claim is true of everybody in scope."""
        return all(
            any(
                truth.claim == claim and self.is_about(truth.about, group, scope)
                for truth in self._evidence.truths
            )
            for group in scope.groups
        )

    def of_all(self, scope: Scope) -> Scope:
        """Return, where nobody was named, all that were asked about."""
        is_of_nobody = scope.groups == (NOBODY,) and not self._evidence.is_one
        return scope._replace(groups=self._evidence.roots) if is_of_nobody else scope

    def has_claim(self, claim: str) -> bool:
        """Tell whether a claim is true of anybody."""
        return any(truth.claim == claim for truth in self._evidence.truths)

    def wrong(self, scope: Scope) -> set[str]:
        """Return what the verdict found wrong with anybody in scope, by families of metrics."""
        return {
            truth.claim.removeprefix(WRONG).partition(".")[0]
            for truth in self._evidence.truths
            for group in scope.groups
            if truth.claim.startswith(WRONG) and self.is_about(truth.about, group, scope)
        }

    def is_beyond(self, kind: str, side: str, scope: Scope, other: Scope) -> bool:
        """Tell whether the one has more of a metric than the other, or less: `above`, `below`."""
        pairs = self._pairs(kind, side, scope, other)
        factor = FAR if side == "far_above" else 1
        return bool(pairs) and all(more > factor * less for more, less in pairs)

    def is_times(self, kind: str, compared: Compared, scope: Scope, other: Scope) -> bool:
        """Tell whether the one has so many times as much of a metric as the other."""
        ratios = (
            more / less for more, less in self._pairs(kind, compared.side, scope, other) if less
        )
        return compared.factor is not None and any(
            agrees(compared.factor, Fact(NOBODY, kind, ratio, "times"), compared.nearness)
            for ratio in ratios
        )

    def _pairs(self, kind: str, side: str, scope: Scope, other: Scope) -> list[tuple[float, float]]:
        """Return, in each unit, what the two have: first that of whom it is said to be more."""
        known = [
            {fact.unit: fact.value for fact in self._facts(kind, "value", one.groups[0], one)}
            for one in (scope, other)
        ]
        more, less = known[:: -1 if side == "below" else 1]
        return [(more[unit], less[unit]) for unit in more.keys() & less.keys()]

    def is_about(self, about: Names, group: Names, scope: Scope) -> bool:
        """Tell whether what is known of `about` may be told of `group`."""
        tags = frozenset(name for name in about if name[0] == "#")
        if tags and not tags & scope.tags:
            return False
        names = about - tags
        return self._is_named(names, group, scope) if names else not (group and scope.is_named)

    def _is_named(self, names: Names, group: Names, scope: Scope) -> bool:
        if not group:
            return self._evidence.is_one
        return group <= names or (not scope.is_named and self._widens(group, names))

    def _widens(self, group: Names, names: Names) -> bool:
        """Tell whether `names` is what was asked about, and `group`, named before, a part of it."""
        return names in self._evidence.roots and any(
            names | group <= one.about for one in (*self._evidence.facts, *self._evidence.truths)
        )

    def is_turned(self, bound: Bound, scope: Scope) -> bool:
        """Tell whether a metric went where it is said to have gone since a past value."""
        return not bound.turn or self.holds(f"{bound.turn}:{bound.kind}", scope)

    def bears(self, bound: Bound, figures: list[Figure], scope: Scope) -> bool:
        """Tell whether a figure, in one of its readings, is a fact about everybody in scope."""
        return all(
            any(self._agrees(bound, figure, group, scope) for figure in figures)
            for group in scope.groups
        )

    def _agrees(self, bound: Bound, figure: Figure, group: Names, scope: Scope) -> bool:
        if bound.kind in {"", UNCLEAR}:
            return False
        if bound.role == "threshold":
            return self._is_threshold(bound, figure, group, scope)
        if self._is_value(bound, figure, group, scope):
            return True
        is_compared = bound.relation in UP | DOWN and bound.role == "value"
        return is_compared and self._is_threshold(bound, figure, group, scope)

    def _is_value(self, bound: Bound, figure: Figure, group: Names, scope: Scope) -> bool:
        roles = (bound.role, "factor") if figure.unit == "times" else (bound.role,)
        return any(
            agrees(figure, fact, bound.relation)
            for role in roles
            for fact in self._facts(bound.kind, role, group, scope)
            if not bound.is_within or self._is_counted_within(fact)
        )

    def _is_counted_within(self, fact: Fact) -> bool:
        """Tell whether a figure is one of a span of time: of restarts some are of all times."""
        spanned = (one.about for one in self._evidence.facts if one.kind == "span")
        return fact.kind != "restarts" or fact.about in spanned

    def _is_threshold(self, bound: Bound, figure: Figure, group: Names, scope: Scope) -> bool:
        return any(
            agrees(figure, fact, "") and self._compares(fact, bound, group, scope)
            for fact in self._facts(bound.kind, "threshold", group, scope)
        )

    def _compares(self, threshold: Fact, bound: Bound, group: Names, scope: Scope) -> bool:
        """Tell whether the measured value stands to its threshold as the words say."""
        if bound.relation not in UP | DOWN:
            return True
        value = self._measured(threshold, bound.kind, group, scope)
        if value is None or not _is_in_degree(bound.relation, value / (threshold.value or 1)):
            return False
        return (value >= threshold.value) == (bound.relation in UP)

    def _measured(self, threshold: Fact, kind: str, group: Names, scope: Scope) -> float | None:
        """Return what is compared with a threshold: the largest, if there are several."""
        role = "factor" if threshold.unit == "times" and kind != "burn" else "value"
        facts = self._facts(kind, role, group, scope)
        return max((fact.value for fact in facts if fact.unit == threshold.unit), default=None)

    def _facts(self, kind: str, role: str, group: Names, scope: Scope) -> Iterator[Fact]:
        """Yield the facts about the whole of what is spoken of, if any, else of its parts."""
        found = [
            fact
            for fact in self._evidence.facts
            if (fact.kind, fact.role) == (kind, role) and self.is_about(fact.about, group, scope)
        ]
        for fact in found:
            wholes = (one for one in found if group <= one.about < fact.about)
            if not any(one.unit == fact.unit for one in wholes):
                yield fact

    def spans(self, bound: Bound, roles: frozenset[str], scope: Scope) -> bool:
        """Tell whether a span of time is one over which something was looked at, or went by."""
        return any(
            fact.kind == "span" and fact.role in roles and is_span(bound, fact)
            for fact in self._evidence.facts
            if self.is_about(fact.about, scope.groups[0] if scope.groups else NOBODY, scope)
        )

    def times(self, what: Names) -> frozenset[str]:
        """Return when something happened, by what is claimed of it or by its text."""
        return frozenset(
            one.at for one in self._evidence.moments if what & (one.claims | one.about)
        )

    def is_latest(self, what: Names) -> bool:
        """Tell whether the last of all that happened is among this."""
        times = self.times(what)
        return bool(times) and max(times) == max(one.at for one in self._evidence.moments)

    def is_after(self, bound: Bound, start: Names, what: Names) -> bool:
        """Tell whether something happened so long after a time."""
        spans = (_seconds(one, other) for one in start for other in self.times(what))
        return any(
            is_span(bound, Fact(NOBODY, "span", 1000 * span, "ms", "between"))
            for span in spans
            if span > 0
        )

    def at(self, written: str) -> Names:
        """Return the times that are written so."""
        sought = _iso(written)
        return frozenset(one.at for one in self._evidence.moments if sought in one.at)

    def knows_time(self, written: str, role: str, topics: frozenset[str], scope: Scope) -> bool:
        """Tell whether a time is that of something told of in its sentence."""
        sought = _iso(written)
        return any(
            sought in moment.at
            and role in ({moment.role} if moment.claims & LEVELS else {"", moment.role})
            and _is_met(moment, topics, scope)
            and any(self.is_about(moment.about, group, scope) for group in scope.groups)
            for moment in self._evidence.moments
        )


def is_span(bound: Bound, fact: Fact) -> bool:
    """Tell whether a span is as long as is said; what went by is told in whole minutes."""
    if fact.role != "between":
        return agrees(bound.figure, fact, "")
    off = bound.figure.values[0] - fact.value
    is_rounded = abs(off) <= bound.figure.half_digit
    return is_rounded and (bound.relation not in SIGNS or SIGNS[bound.relation] * off > 0)


def _seconds(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()


def _is_in_degree(relation: str, times: float) -> bool:
    """Tell whether what is so many times a threshold is slightly, or far, above it."""
    return (relation != "slightly" or times <= SLIGHTLY) and (
        relation != "far_above" or times >= FAR
    )


def _is_met(moment: Moment, topics: frozenset[str], scope: Scope) -> bool:
    """Tell whether a sentence tells what happened then, or repeats what was logged then."""
    is_told = not moment.claims or bool(moment.claims & topics)
    return is_told and (not scope.tags or bool(scope.tags & moment.about))


def _iso(written: str) -> str:
    text = written.replace("UTC", "").replace("Z", "").strip().replace("h", ":").replace(" ", "T")
    if "-" in text:
        return text
    return f"T{text.zfill(8 if text.count(':') > 1 else 5)}"
