"""Whether one sentence may go out: everything that it says is looked up, clause by clause.

A check yields a complaint for what it cannot look up; the first one drops the sentence.
"""

from collections.abc import Iterator, Sequence

from shared.domain.grounding.asked import asked_by_another, could_be_asked, unseen_sources
from shared.domain.grounding.causes import UNASKED, unproven_causes
from shared.domain.grounding.clauses import CONTEXT, Clause, clauses_of, compared_in
from shared.domain.grounding.figures import UNCLEAR, Bound, bind, fitting, merged
from shared.domain.grounding.ledger import Ledger, Scope
from shared.domain.grounding.opinions import (
    REST,
    ends_without_figure,
    opinions_of,
    restricts,
    unequalled,
    untrue_comparison,
    untrue_of_the_rest,
    untrue_opinions,
)
from shared.domain.grounding.periods import unbound_factor, unknown_hour, unknown_past
from shared.domain.grounding.quoted import (
    end_named,
    of_another_level,
    shown_by_no_log,
    tells_itself,
    unattributed,
    uncertain,
)
from shared.domain.grounding.records import NOBODY, Evidence, Names
from shared.domain.grounding.scan import Held, Reading
from shared.domain.grounding.statements import (
    BETWEEN,
    JUDGED,
    NO_DATA,
    REPLICAS,
    Context,
    counting,
    is_announced,
    is_called,
    is_mere,
    is_of,
    is_times_a_threshold,
    kinds_of,
    logged,
    miscounted,
    no_issue,
    not_there,
    not_understood,
    span_roles,
    untrue_claims,
)
from shared.domain.grounding.whom import Before, Open, Whom
from shared.domain.grounding.written import Figure, in_unit_of

SEVERAL_ROOTS = 2
OPINIONS = frozenset({"quality", "trend", "relation"})


class Check:
    """One sentence under examination."""

    def __init__(self, reading: Reading, evidence: Evidence, before: Before) -> None:
        self._reading, self._evidence = reading, evidence
        self._ledger = Ledger(evidence)
        self._clauses = clauses_of(reading.terms)
        self._scopes: list[Scope] = []
        self._whom = Whom(evidence, self._ledger.abouts, before.groups)
        self._open = Open()
        self._said: set[str] = set()  # metrics of which something was said
        self._mentions: list[str] = []  # what is only known to exist
        self.kind = before.kind if reading.is_pronominal else ""  # that was spoken of last
        self._figure: Figure | None = None
        self._tags: Names = NOBODY
        self._at = before.at  # the time that was told last
        self._is_told = False  # whether a text was repeated before
        said = [*reading.terms, *(term for clause in self._clauses for term in clause.terms)]
        self._topics_before, self._told_before = before.topics, before.told
        self._topics = frozenset(term.what for term in said if term.kind in {"metric", "claim"})

    def complaints(self, *, is_heading: bool = False) -> Iterator[str]:
        """Yield what cannot be looked up; a heading may name things and say nothing of them."""
        yield from not_understood(self._clauses)
        yield from unattributed(
            self._reading, self._clauses, self._topics, self._topics_before, self._evidence.sources
        )
        yield from shown_by_no_log(self._reading, self._ledger)
        for clause in self._clauses:
            yield from self._clause(clause)
        yield from unbound_factor(self._clauses)
        yield from unknown_hour(self._clauses, self._scopes, self._ledger)
        yield from self._left_over(is_heading=is_heading)
        yield from unproven_causes(self._clauses, self._scopes, self._ledger, self._told_before)

    @property
    def after(self) -> Before:
        """Of whom and what it spoke last."""
        kind = self.kind or merged(self._open.metrics)
        topics = self._topics_before | self._topics
        return Before(self._whom.groups, kind, topics, self._topics, self._at)

    def _clause(self, clause: Clause) -> Iterator[str]:
        compared = compared_in(clause)
        clause = compared.rest if compared else clause
        scope = self._scope(clause)
        self._scopes.append(scope)
        yield from untrue_comparison(compared, scope, self._ledger, self.kind)
        yield from self._unseen(clause)
        yield from self._others(clause)
        yield from miscounted(clause, scope, self._ledger, self.kind)
        metrics = tuple(one for one in clause.all_of("metric") if one not in CONTEXT)
        if clause.says:
            yield from self._statement(clause, metrics, scope)
            self._is_told = self._is_told or bool(clause.all_of("repeated"))
            self._open = Open()
            return
        yield from unknown_past(clause, scope, self._ledger)
        if merged(metrics) == UNCLEAR and not self._any("cause"):
            yield f"says nothing of {', '.join(metrics)}"
        self._mentions += clause.all_of("mention")
        names = self._open.names | frozenset(clause.all_of("name"))
        self._open = Open(names, (*self._open.metrics, *metrics))

    def _statement(self, clause: Clause, metrics: tuple[str, ...], scope: Scope) -> Iterator[str]:
        topics = self._topics | self._topics_before
        unasked = UNASKED if self._reading.is_own else NOBODY
        context = Context(self._open.metrics, self.kind, self._topics | unasked)
        yield from self._candidates(clause)
        yield from could_be_asked(clause, scope, self._ledger)
        yield from asked_by_another(clause, scope, self._ledger)
        yield from untrue_claims(clause, scope, self._ledger, context)
        yield from unknown_past(clause, scope, self._ledger)
        yield from untrue_of_the_rest(clause, scope, self._ledger, topics)
        yield from self._repeats(clause, scope)
        yield from self._measured(clause, metrics, scope)
        yield from self._times(clause, scope)

    def _scope(self, clause: Clause) -> Scope:
        names = frozenset(clause.all_of("name")) | self._open.names
        self._tags = self._tags_of(clause) or self._tags or self._later_tags()
        groups, is_named = self._whom.told_of(clause, names)
        return Scope(groups, is_named, self._tags)

    def _measured(self, clause: Clause, metrics: tuple[str, ...], scope: Scope) -> Iterator[str]:
        metrics = tuple(one for one in metrics if one != "client_code")
        named = [*self._open.metrics, *metrics]
        spoken = named or self._carried(clause)
        bounds = bind(clause.terms, self._spoken_of(clause))
        yield from self._announced(clause, bounds)
        yield from unequalled(ends_without_figure(clause, bounds), spoken, scope, self._ledger)
        yield from self._opinions(clause, bounds, spoken, scope)
        yield from self._figures([counting(bound, clause) for bound in bounds], scope)
        if is_mere(clause, bounds):
            yield from not_there(logged(named, clause), scope, self._ledger)
            if merged(metrics) == UNCLEAR:
                yield f"says nothing of {', '.join(metrics)}"
        kinds = [bound.kind for bound in bounds if bound.kind != "client_code"]
        self._said.update(spoken, kinds)
        self.kind = next(filter(None, (merged(metrics), *kinds[:1], merged(spoken))), "")

    def _spoken_of(self, clause: Clause) -> str:
        """Return the metric that a clause without one is told of."""
        before = self.kind if self._said else fitting(self.kind, clause.terms)
        return merged(self._open.metrics) or before

    def _opinions(
        self, clause: Clause, bounds: Sequence[Bound], spoken: Sequence[str], scope: Scope
    ) -> Iterator[str]:
        if REST in clause.all_of("claim"):
            return
        whole = "normal:logs" if "logs" in clause.all_of("source") else "all_good"
        yield from untrue_opinions(opinions_of(clause, bounds), spoken, scope, self._ledger, whole)

    def _carried(self, clause: Clause) -> list[str]:
        """Return the metric that was spoken of before, but in what is said of all of them."""
        issues = ["issues"] if "issues" in clause.all_of("metric") else []
        return [self.kind] if self.kind and "all_good" not in clause.all_of("claim") else issues

    def _announced(self, clause: Clause, bounds: Sequence[Bound]) -> Iterator[str]:
        announced = self._open.metrics
        if is_announced(clause, bounds, announced) and not is_of(bounds[0], announced):
            yield "announces another metric"

    def _held(self, clause: Clause) -> list[Held]:
        return [self._reading.held[int(what)] for what in clause.all_of("repeated")]

    def _tags_of(self, clause: Clause) -> Names:
        passages = [passage for held in self._held(clause) for passage in held]
        return frozenset(name for one in passages for name in one.about if name[0] == "#")

    def _later_tags(self) -> Names:
        return next((tags for one in self._clauses if (tags := self._tags_of(one))), NOBODY)

    def _unseen(self, clause: Clause) -> Iterator[str]:
        if clause.all_of("advice") and clause.says:
            yield "advice that states something"
        if not self._topics & UNASKED:
            own = self._ledger if self._reading.is_own else None
            yield from unseen_sources(clause, self._evidence.sources, own)

    def _others(self, clause: Clause) -> Iterator[str]:
        """Complain of what is said, too, of whom nobody asked about."""
        if restricts(clause, self._ledger.wrong(self._scopes[-1])):
            yield "says that others are not so"
        if is_called(clause) and self._ledger.holds(NO_DATA, self._scopes[-1]):
            yield "names as there what was not found"
        if "all" in clause.all_of("both") and len(self._evidence.roots) < SEVERAL_ROOTS:
            yield "nobody asked about more than one"
        scope = self._scopes[-1]
        if clause.says and self._whom.is_whole_namespace(scope.groups, is_named=scope.is_named):
            yield "says something of a whole namespace"

    def _candidates(self, clause: Clause) -> Iterator[str]:
        """Complain of statements about what was only found to exist."""
        named = [] if clause.all_of("name") else self._mentions
        for name in [*clause.all_of("mention"), *named]:
            yield f"nothing was found out about {name}"

    def _repeats(self, clause: Clause, scope: Scope) -> Iterator[str]:
        held = self._held(clause)
        if not held:
            return
        judged = [kind for kind in self._open.metrics if kind in JUDGED | REPLICAS]
        yield from not_there(judged, scope, self._ledger)
        tags = self._tags_of(clause)
        yield from uncertain(tags, self._clauses)
        yield from of_another_level(
            clause.all_of("metric"), scope._replace(tags=tags), self._ledger
        )
        abouts = [passage.about for passage in set(held[0]).intersection(*held[1:])]
        if not any(
            self._ledger.is_about(about, group, scope) for about in abouts for group in scope.groups
        ):
            yield "puts words together that do not stand together"

    def _figures(self, bounds: Sequence[Bound], scope: Scope) -> Iterator[str]:
        for bound, later in zip(bounds, [*bounds[1:], None], strict=False):
            is_borne = self._bears(bound, later.figure if later else None, scope)
            if not (is_borne and self._ledger.is_turned(bound, scope)) or is_times_a_threshold(
                bound, later
            ):
                yield f"no such {bound.kind or 'metric'} ({bound.role}): {bound.text}"
            if bound.figure.unit not in {None, "times"}:
                self._figure = bound.figure

    def _bears(self, bound: Bound, later: Figure | None, scope: Scope) -> bool:
        if bound.figure.is_long:
            return self._spans(bound, scope)
        figures = [bound.figure]
        if bound.figure.is_bare:
            figures += [in_unit_of(bound.figure, one) for one in (self._figure, later) if one]
        topics = self._topics | self._topics_before
        kinds = kinds_of(bound, topics, is_tagged=bool(scope.tags), is_told=self._is_told)
        return any(self._ledger.bears(bound._replace(kind=kind), figures, scope) for kind in kinds)

    def _spans(self, bound: Bound, scope: Scope) -> bool:
        if not self._reading.is_later:
            roles = span_roles(self._clauses, self._topics, has_trend=self._any("trend"))
            return self._ledger.spans(bound, roles, scope)
        told = self._topics.union(*(self._tags_of(one) for one in self._clauses))
        is_last = self._ledger.is_latest(told) and self._ledger.spans(bound, BETWEEN, scope)
        return is_last or self._ledger.is_after(bound, self._at, told)

    def _times(self, clause: Clause, scope: Scope) -> Iterator[str]:
        if tells_itself(clause, self._clauses):
            scope = scope._replace(tags=NOBODY)
        role = end_named(clause, scope)
        for written in clause.all_of("time"):
            if not self._ledger.knows_time(written, role, self._topics, scope):
                yield f"nothing is known of {written}"
            self._at = self._ledger.at(written)

    def _left_over(self, *, is_heading: bool) -> Iterator[str]:
        """Complain of names and metrics at the end that a statement before may be meant of."""
        if is_heading or self._any("advice"):
            return
        if self._is_alone(self._open.names):
            yield "names somebody of whom nothing is said"
        if unsaid := set(self._open.metrics) - self._said:
            yield from self._unsaid(unsaid, self._scopes[-1])

    def _unsaid(self, metrics: set[str], scope: Scope) -> Iterator[str]:
        if "issues" in self._topics:
            yield from no_issue(metrics, scope, self._ledger)
        if self._any(*OPINIONS):
            yield "names a metric of which nothing is said"
        if not self._any("cause"):
            yield from not_there(logged(metrics, self._clauses[-1]), scope, self._ledger)

    def _any(self, *kinds: str) -> bool:
        return any(term.kind in kinds for term in self._reading.terms)

    def _is_alone(self, names: Names) -> bool:
        """Tell whether names go together neither with one another nor with those before."""
        before = [group for scope in self._scopes[-2:-1] for group in scope.groups]
        return bool(names) and len(self._whom.partition(names.union(*before))) > 1
