"""What each figure of a clause is a figure of: the metric, and whether value, threshold or past."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from shared.domain.grounding.clauses import CONTEXT, SILENT
from shared.domain.grounding.lexicon import Term
from shared.domain.grounding.written import Figure, bare

ENDS = frozenset({"low", "high"})
BEFORE = frozenset({"threshold", "limit", "past"})
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
# Words that only say what is counted, beside the one that says how: `requests failed`.
WEAK = (
    ("requests", frozenset({"errors", "client_errors", "traffic"})),
    ("errors", frozenset({"occurrences"})),
)


class Bound(NamedTuple):
    """A figure and what it is said to be."""

    figure: Figure
    text: str
    kind: str  # "" where the words name nothing, UNCLEAR where they name several things
    role: str
    relation: str
    position: int  # of its term in the clause


class Stretch(NamedTuple):
    """The terms before and after one figure that belong to no other."""

    term: Term
    position: int
    before: tuple[Term, ...]
    after: tuple[Term, ...]


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
    killed = ["oom"] if "oom" in _said(terms, "claim") else []
    everything = merged(_said(terms, "metric") or killed)
    found: list[Bound] = []
    for stretch in stretches:
        found.append(_one(stretch, everything or carried, found))
    return found


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
        found.append(Stretch(terms[position], position, before, after))
        start = position + 1 + _taken(terms[position], before, after)
    return found


def _taken(term: Term, before: Sequence[Term], after: Sequence[Term]) -> int:
    """Return how many terms after a figure are told of it, and so not of the next one."""
    passed = list(takewhile(_is_passed_over, after))
    one = next(iter(after[len(passed) :]), Term("", ""))
    is_factor = term.figure is not None and term.figure.unit == "times"
    is_role = one.kind == "role" and one.what in BEFORE and not is_factor
    is_metric = one.kind == "metric" and not _said(before, "metric")
    return len(passed) + 1 if is_role or is_metric else 0


def _is_passed_over(term: Term) -> bool:
    return term.kind in SILENT or (term.kind, term.what) == OF


def _respectively(terms: Sequence[Term], stretches: Sequence[Stretch]) -> list[Bound]:
    """Bind `CPU and memory … 15% and 25%`: as many figures after as many metrics."""
    kinds = _said(terms, "metric")
    if len(stretches) < 2 or len(kinds) != len(stretches):  # noqa: PLR2004 - one needs no order
        return []
    order = [term.kind for term in terms if term.kind not in SILENT | {"name"}]
    if order != ["metric"] * len(kinds) + ["figure"] * len(kinds):
        return []
    return [_bound(one, kind, "value", "") for one, kind in zip(stretches, kinds, strict=True)]


def _one(stretch: Stretch, otherwise: str, earlier: list[Bound]) -> Bound:
    before = [(one.kind, one.what) for one in _telling(stretch.before)]
    if earlier and before == [OF]:
        return _bound(stretch, WHOLE.get(earlier[-1].kind or otherwise, UNCLEAR), "value", "")
    kind, role = _limit(_kind(stretch, otherwise), _role(stretch))
    if earlier and before[-1:] == [TO]:
        earlier[-1] = earlier[-1]._replace(role="past", kind=earlier[-1].kind or kind)
        role = "value"
    return _bound(stretch, kind, role, "".join(_said(stretch.before, "relation")[-1:]))


def _limit(kind: str, role: str) -> tuple[str, str]:
    """Return a limit as a threshold; but what has limits of its own, nobody looked up."""
    if role != "limit":
        return kind, role
    return UNCLEAR if kind in LIMITED else kind, "threshold"


def _kind(stretch: Stretch, otherwise: str) -> str:
    figure = stretch.term.figure or bare(0)
    if figure.unit != "times" and [term.kind for term in stretch.before[-1:]] == ["trend"]:
        return UNCLEAR  # `rose 800 ms`: a change by so much is no value
    kind = _named(stretch, otherwise)
    return _traffic(stretch, kind) if figure.unit == "rps" else kind


def _traffic(stretch: Stretch, kind: str) -> str:
    """Return traffic, which alone is counted in requests a second, unless another is named."""
    own = {*_said(stretch.before, "metric"), *_said(stretch.after, "metric")}
    return kind if own - {"traffic", "requests"} else "traffic"


def _named(stretch: Stretch, otherwise: str) -> str:
    before, after = _said(stretch.before, "metric"), _said(stretch.after, "metric")
    if not before:
        return merged(after) or otherwise
    both = merged([*before, *after])
    return both if both != UNCLEAR else _unless_rival(merged(before), after)


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
