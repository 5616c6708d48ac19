"""What each figure of a clause is a figure of: the metric, and whether value, threshold or past."""

from collections.abc import Sequence
from typing import NamedTuple

from shared.domain.grounding.clauses import CONTEXT, SILENT
from shared.domain.grounding.lexicon import Term
from shared.domain.grounding.written import Figure

ENDS = frozenset({"low", "high"})
BEFORE = frozenset({"threshold", "past"})
# `2 of 3 replicas`: what the second figure counts.
WHOLE = {
    "replicas": "replicas.wanted",
    "replicas.available": "replicas.wanted",
    "replicas.missing": "replicas.wanted",
    "targets.down": "targets",
}
UNCLEAR = "?"
# Words that only say what is counted, beside the one that says how: `requests failed`.
WEAK = (("requests", ""), ("errors", "occurrences"))


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
    telling = [kind for kind in kinds if kind not in CONTEXT]
    for weak, stronger in WEAK:
        if stronger in telling or (not stronger and set(telling) != {weak}):
            telling = [kind for kind in telling if kind != weak]
    families = {kind.partition(".")[0] for kind in telling}
    exact = {kind for kind in telling if "." in kind}
    if not telling:
        return ""
    if len(families) > 1 or len(exact) > 1:
        return UNCLEAR
    return exact.pop() if exact else telling[0]


def bind(terms: Sequence[Term], carried: str) -> list[Bound]:
    """Return the figures of a clause; `carried` is what the clause before spoke of."""
    stretches = _stretches(terms)
    if pairs := _respectively(terms, stretches):
        return pairs
    everything = merged([term.what for term in terms if term.kind == "metric"])
    found: list[Bound] = []
    for stretch in stretches:
        found.append(_one(stretch, everything, carried, found))
    return found


def _stretches(terms: Sequence[Term]) -> list[Stretch]:
    at = [i for i, term in enumerate(terms) if term.kind == "figure"]
    found: list[Stretch] = []
    start = 0
    for i, position in enumerate(at):
        end = at[i + 1] if i + 1 < len(at) else len(terms)
        before, after = tuple(terms[start:position]), tuple(terms[position + 1 : end])
        found.append(Stretch(terms[position], position, before, after))
        start = position + 1 + _taken(terms[position], before, after)
    return found


def _taken(term: Term, before: Sequence[Term], after: Sequence[Term]) -> int:
    """Return how many terms after a figure are told of it, and so not of the next one."""
    unit = term.figure.unit if term.figure else None
    is_named = any(one.kind == "metric" for one in before)
    for i, one in enumerate(after):
        if one.kind in SILENT or (one.kind, one.what) == ("role", "of"):
            continue
        is_role = one.kind == "role" and one.what in BEFORE and unit != "times"
        return i + 1 if is_role or (one.kind == "metric" and not is_named) else 0
    return 0


def _respectively(terms: Sequence[Term], stretches: Sequence[Stretch]) -> list[Bound]:
    """Bind `CPU and memory … 15% and 25%`: as many figures after as many metrics."""
    metrics = [(i, term.what) for i, term in enumerate(terms) if term.kind == "metric"]
    plain = all(term.kind in SILENT | {"metric", "figure", "name"} for term in terms)
    if len(stretches) < 2 or len(metrics) != len(stretches) or not plain:  # noqa: PLR2004
        return []
    if metrics[-1][0] > stretches[0].position or len(dict(metrics)) != len(set(metrics)):
        return []
    return [
        _bound(stretch, kind, "value", "")
        for stretch, (_, kind) in zip(stretches, metrics, strict=True)
    ]


def _one(stretch: Stretch, everything: str, carried: str, earlier: list[Bound]) -> Bound:
    before = [term for term in stretch.before if term.kind not in SILENT]
    if before and earlier and [(one.kind, one.what) for one in before] == [("role", "of")]:
        whole = WHOLE.get(earlier[-1].kind or everything or carried, UNCLEAR)
        return _bound(stretch, whole, "value", "")
    kind = _kind(stretch, everything, carried)
    role = _role(stretch)
    if before and earlier and (before[-1].kind, before[-1].what) == ("role", "to"):
        earlier[-1] = earlier[-1]._replace(role="past", kind=earlier[-1].kind or kind)
        role = "value"
    relations = [term.what for term in stretch.before if term.kind == "relation"]
    return _bound(stretch, kind, role, relations[-1] if relations else "")


def _kind(stretch: Stretch, everything: str, carried: str) -> str:
    before = [term.what for term in stretch.before if term.kind == "metric"]
    after = [term.what for term in stretch.after if term.kind == "metric"]
    if before:
        kind = merged(before)
        both = merged([*before, *after])
        return both if both != UNCLEAR else _unless_rival(kind, after)
    return merged(after) or everything or carried


def _unless_rival(kind: str, after: Sequence[str]) -> str:
    """Return `kind`, unless what follows is another one of the same family: `45 ms (p99)`."""
    family = kind.partition(".")[0]
    return UNCLEAR if any(one.partition(".")[0] == family for one in after) else kind


def _role(stretch: Stretch) -> str:
    before = [term.what for term in stretch.before if term.kind == "role"]
    after = [term for term in stretch.after if term.kind not in SILENT]
    following = [
        term.what for term in after[:2] if term.kind == "role" and term.what in {*BEFORE, *ENDS}
    ]
    told = [role for role in before if role in {*BEFORE, *ENDS}]
    return told[-1] if told else following[0] if following else "value"


def _bound(stretch: Stretch, kind: str, role: str, relation: str) -> Bound:
    figure = stretch.term.figure
    assert figure is not None  # noqa: S101 - only figures have stretches
    kind = "traffic" if figure.unit == "rps" else kind  # no other is counted in requests a second
    return Bound(figure, stretch.term.text, kind, role, relation, stretch.position)
