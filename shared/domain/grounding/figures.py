"""What each figure of a clause is a figure of: the metric, and whether value, threshold or past."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple

from shared.domain.grounding.clauses import CONTEXT, SILENT
from shared.domain.grounding.lexicon import Term
from shared.domain.grounding.written import Figure, bare

ENDS = frozenset({"low", "high"})
BEFORE = frozenset({"threshold", "limit", "past"})
TURNS = {"above": "up", "far_above": "up", "below": "down"}
LESS = ("relation", "below")
NEAR = ("relation", "near")
OF, TO = ("role", "of"), ("role", "to")
LIMITED = frozenset({"cpu", "memory"})
# `2 of 3 replicas`: what the second figure counts.
WHOLE = {
    "replicas": "replicas.wanted",
    "replicas.available": "replicas.wanted",
    "replicas.missing": "replicas.wanted",
    "targets.down": "targets",
}
UNCLEAR = "?"
# In what each is measured; of the rest anything may be said.
UNITS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "latency": frozenset({"ms", "times"}),
        "traffic": frozenset({"rps", "times"}),
        "errors": frozenset({"ratio", "times"}),
        "client_errors": frozenset({"ratio", "times"}),
        "cpu": frozenset({"ratio", "cores", "times"}),
        "memory": frozenset({"ratio", "bytes", "times"}),
    }
)
TIMELY = frozenset(("role", what) for what in ("past", "to", "of", "low", "high"))
LIMITS = frozenset({("role", "threshold"), ("role", "limit")})
FAILED = frozenset({"errors", "client_errors"})  # that so many a minute failed, is no traffic
COMPARING = frozenset({"relation", "role", "trend"})
BY_UNIT: Mapping[str, str] = MappingProxyType(
    {"ms": "latency", "rps": "traffic", "bytes": "memory"}
)
# Words that only say what is counted, beside the one that says how: `requests failed`.
WEAK = (
    ("requests", frozenset({"errors", "client_errors", "traffic"})),
    ("errors", frozenset({"occurrences"})),
    ("occurrences", frozenset({"restarts", "oom", "findings"})),
)


class Bound(NamedTuple):
    """A figure and what it is said to be."""

    figure: Figure
    text: str
    kind: str  # "" where the words name nothing, UNCLEAR where they name several things
    role: str
    relation: str
    position: int  # of its term in the clause
    turn: str = ""  # up or down since then, said before a past value in brackets
    is_within: bool = False  # a span of time is told with it


class Stretch(NamedTuple):
    """The terms before and after one figure that belong to no other."""

    term: Term
    position: int
    before: tuple[Term, ...]
    after: tuple[Term, ...]
    is_last: bool


def merged(kinds: Sequence[str]) -> str:
    """Return the one kind that kinds mean together: `p95` and `latency` are p95's."""
    telling = set(kinds) - CONTEXT - {"resources"}
    for weak, stronger in WEAK:
        if telling & stronger:
            telling.discard(weak)
    exact = {kind for kind in telling if "." in kind}
    families = {kind.partition(".")[0] for kind in telling}
    if max(len(families), len(exact)) > 1:
        return UNCLEAR
    return next(iter(exact or telling), "")


def bind(terms: Sequence[Term], carried: str) -> list[Bound]:
    """Return the figures of a clause; `carried` is what the clause before spoke of."""
    stretches = _stretches(terms)
    if pairs := _respectively(terms, stretches):
        return pairs
    otherwise = _spoken_of(terms) or _still(carried, terms, stretches)
    found: list[Bound] = []
    for stretch in stretches:
        found.append(_one(stretch, otherwise, found))
    return _within(found)


def _within(bounds: Sequence[Bound]) -> list[Bound]:
    """Return figures, the one beside a span of time as told of this span."""
    spans = [i for i, one in enumerate(bounds) if one.figure.is_long]
    beside = {max(0, i - 1) if i else 1 for i in spans}
    return [one._replace(is_within=i in beside) for i, one in enumerate(bounds)]


def _spoken_of(terms: Sequence[Term]) -> str:
    killed = ["oom"] if "oom" in _said(terms, "claim") else []
    return merged(_said(terms, "metric") or killed)


def _still(carried: str, terms: Sequence[Term], stretches: Sequence[Stretch]) -> str:
    """Return what was spoken of; a status begins anew: `degraded (828 ms, 0.4% errors)`."""
    is_fit = any(fits(carried, one.term.figure) for one in stretches)
    return carried if is_fit or not _said(terms, "claim") else ""


def fitting(carried: str, terms: Sequence[Term]) -> str:
    """Return the metric of a sentence before, where a figure may be one of it."""
    figures = [term.figure for term in terms if term.kind == "figure"]
    return carried if not figures or any(fits(carried, one) for one in figures) else ""


def _said(terms: Sequence[Term], kind: str) -> list[str]:
    return [term.what for term in terms if term.kind == kind]


def _telling(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.kind not in SILENT]


def _stretches(terms: Sequence[Term]) -> list[Stretch]:
    at = [i for i, term in enumerate(terms) if term.kind == "figure"]
    found: list[Stretch] = []
    start = 0
    for position, end in zip(at, [*at[1:], len(terms)], strict=False):
        before, after = tuple(terms[start:position]), tuple(terms[position + 1 : end])
        found.append(Stretch(terms[position], position, before, after, end == len(terms)))
        start = position + 1 + _taken(terms[position], before, after)
    return found


def _taken(term: Term, before: Sequence[Term], after: Sequence[Term]) -> int:
    """Return how many terms after a figure are told of it, and so not of the next one."""
    passed = list(takewhile(_is_passed_over, after))
    one = next(iter(after[len(passed) :]), Term("", ""))
    is_factor = term.figure is not None and term.figure.unit == "times"
    is_role = one.kind == "role" and one.what in BEFORE and not is_factor
    is_metric = one.kind == "metric" and not _said(before, "metric") and fits(one.what, term.figure)
    return len(passed) + 1 if is_role or is_metric else 0


def fits(kind: str, figure: Figure | None) -> bool:
    """Tell whether a metric can be told in a figure's unit; one without any fits all."""
    units = UNITS.get(kind.partition(".")[0])
    return figure is None or figure.unit is None or units is None or figure.unit in units


def _is_passed_over(term: Term) -> bool:
    return term.kind in SILENT or (term.kind, term.what) == OF


def _respectively(terms: Sequence[Term], stretches: Sequence[Stretch]) -> list[Bound]:
    """Bind `CPU and memory … 15% and 25%`: as many figures after as many metrics."""
    kinds = _said(terms, "metric")
    if len(stretches) < 2 or len(kinds) != len(stretches):  # noqa: PLR2004 - one needs no order
        return []
    order = [term.kind for term in terms if term.kind not in SILENT | {"name", "quality"}]
    if order != ["metric"] * len(kinds) + ["figure"] * len(kinds):
        return []
    return [_bound(one, kind, "value", "") for one, kind in zip(stretches, kinds, strict=True)]


def _one(stretch: Stretch, otherwise: str, earlier: list[Bound]) -> Bound:
    kind, role = _limit(stretch, _kind(stretch, otherwise))
    relation = "".join(_said(stretch.before, "relation")[-1:])
    if not earlier:
        return _turned(_bound(stretch, kind, role, relation), is_given=_is_aside(stretch))
    last, before = earlier[-1], _leading(stretch)
    if before == [OF] and not last.figure.is_long:
        return _bound(stretch, WHOLE.get(last.kind or otherwise, UNCLEAR), "value", "")
    if before[-1:] == [TO]:
        earlier[-1] = last._replace(role="past", kind=last.kind or kind)
        return _bound(stretch, kind, "value", relation)
    is_given = _is_aside(stretch) or last.figure.unit == "times"
    return _turned(_bound(stretch, kind, role, relation), is_given=is_given)


def _leading(stretch: Stretch) -> list[tuple[str, str]]:
    """Return what stands before a figure, without an `about`."""
    telling = (term[:2] for term in _telling(stretch.before))
    return [one for one in telling if one != NEAR]


def _turned(bound: Bound, *, is_given: bool) -> Bound:
    """Return a past value that is given beside how it compares as what it is.

    `3.9 times higher than the 210 ms of an hour ago`, `higher than an hour ago (210 ms)`.
    """
    if is_given and bound.role == "past" and bound.relation in TURNS:
        return bound._replace(relation="", turn=TURNS[bound.relation])
    return bound


def _is_aside(stretch: Stretch) -> bool:
    return any(term.text == "(" for term in stretch.before)


def _limit(stretch: Stretch, kind: str) -> tuple[str, str]:
    """Return a limit as a threshold; but what has limits of its own, nobody looked up."""
    role = _role(stretch)
    if role != "limit":
        return kind, role
    is_share = stretch.term.figure is not None and stretch.term.figure.unit == "ratio"
    is_own = kind in LIMITED and not (is_share and _said(stretch.before, "relation"))
    return UNCLEAR if is_own else kind, "threshold"


def _kind(stretch: Stretch, otherwise: str) -> str:
    figure = stretch.term.figure or bare(0)
    if figure.unit == "times":
        follows = [term[:2] for term in _telling(stretch.after)][:1]
        is_misread = follows == [LESS]  # `3.9 times lower`
    else:  # `rose 800 ms`: a change by so much is no value
        is_misread = [term.kind for term in stretch.before[-1:]] == ["trend"]
    if is_misread:
        return UNCLEAR
    kind = _named(stretch, otherwise)
    return _traffic(stretch, kind) if figure.unit == "rps" else kind


def _traffic(stretch: Stretch, kind: str) -> str:
    """Return traffic, which alone is counted in requests a second, unless another is named."""
    told = _said(stretch.after, "metric")
    after = [one for one in told if one in FAILED or fits(one, stretch.term.figure)]
    own = {*_said(stretch.before, "metric"), *after}
    return kind if own - {"traffic", "requests"} else "traffic"


def _named(stretch: Stretch, otherwise: str) -> str:
    before, after = _said(stretch.before, "metric"), _after(stretch)
    if not before:
        is_of_issues = after[:1] == ["issues"]
        return "issues" if is_of_issues else merged(after) or _carried(stretch, otherwise)
    both = merged([*before, *after])
    if both != UNCLEAR:
        return both
    is_of = [term[:2] for term in _telling(stretch.after)][:1] == [OF]
    return UNCLEAR if is_of and after else _unless_rival(merged(before), after)


def _after(stretch: Stretch) -> list[str]:
    """Return the metrics after a figure, without those that only the next figure fits.

    `150 req/min at a latency of 45 ms`.
    """
    after = _said(stretch.after, "metric")
    if stretch.is_last:
        return after
    return [kind for kind in after if fits(kind, stretch.term.figure)]


def _carried(stretch: Stretch, kind: str) -> str:
    """Return what was spoken of before, or what alone is told in a figure's unit."""
    if kind:
        return "value" if kind == "series" else kind
    figure = stretch.term.figure or bare(0)
    if figure.is_long or _is_compared(stretch, figure):
        return ""
    return "value" if figure.is_bare else BY_UNIT.get(str(figure.unit), "")


def _is_compared(stretch: Stretch, figure: Figure) -> bool:
    """Tell whether a figure is compared; limits in milliseconds are those of the latency."""
    around = {term[:2] for term in (*stretch.before, *stretch.after)}
    is_limit = figure.unit == "ms" and bool(around & LIMITS)
    return not is_limit and bool({kind for kind, _ in around - TIMELY} & COMPARING)


def _unless_rival(kind: str, after: Sequence[str]) -> str:
    """Return `kind`, unless what follows is another one of the same family: `45 ms (p99)`."""
    family = kind.partition(".")[0]
    return UNCLEAR if any(one.partition(".")[0] == family for one in after) else kind


def _role(stretch: Stretch) -> str:
    told = [role for role in _said(stretch.before, "role") if role in BEFORE | ENDS]
    after = [term for term in _telling(stretch.after) if (term.kind, term.what) != OF]
    following = _said(after[:1], "role")
    return next(
        iter([*told[::-1], *(role for role in following if role in BEFORE | ENDS)]), "value"
    )


def _bound(stretch: Stretch, kind: str, role: str, relation: str) -> Bound:
    figure = stretch.term.figure or bare(0)
    return Bound(figure, stretch.term.text, kind, role, relation, stretch.position)
