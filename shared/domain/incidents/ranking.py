"""From signs to ranked hypotheses: what speaks for each, what folds into what, what is ruled out.

Confidence joins independent kinds of sign: two of 0.6 make 0.84. It never reaches 1.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shared.domain.incidents.categories import EXPLAINS
from shared.domain.incidents.fields import number
from shared.domain.incidents.measures import measure_signs
from shared.domain.incidents.row import Row
from shared.domain.incidents.rows import ROWS
from shared.domain.incidents.sayings import saying_signs
from shared.domain.incidents.signs import Sign
from shared.domain.incidents.situation import (
    BEFORE,
    CLAIMS,
    NODES,
    PODS,
    QUOTAS,
    ROLLOUTS,
    SIGNALS,
    Situation,
)
from shared.domain.incidents.states import state_signs

SURE_AT_MOST = 0.97
LEAST = 0.35  # less is noise: it is not told
EXPLAINING = 0.5  # what is less sure explains nothing away
FOLDED_SHARE = 0.5  # how much of a symptom's confidence its cause gains
MAX_HYPOTHESES = 5


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One possible cause; the first of its signs decides."""

    category: str
    confidence: float
    signs: tuple[Sign, ...]
    what: str = ""

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of what speaks for it, each once, the deciding first."""
        return tuple(dict.fromkeys(one for sign in self.signs for one in sign.evidence))

    @property
    def about(self) -> str:
        """The thing that the deciding sign is said of."""
        return self.signs[0].about


class Hit(NamedTuple):
    """A rule that applies to a sign, and the culprit that it names."""

    row: Row
    sign: Sign
    what: str


def all_signs(seen: Situation) -> list[Sign]:
    """Return everything that is amiss; logs are listened to only where something is."""
    signs = [*state_signs(seen), *measure_signs(seen)]
    if any(sign.is_symptom for sign in signs):
        signs += saying_signs(seen)
    return signs


def ranked(signs: Sequence[Sign]) -> list[Hypothesis]:
    """Return the hypotheses, the likeliest first, symptoms folded into their causes."""
    found = {one.category: one for one in _grouped(signs)}
    for category in sorted(found, key=lambda name: found[name].confidence):
        if cause := _cause_of(found[category], found):
            found[cause.category] = _joined(cause, found.pop(category))
    kept = [one for one in found.values() if one.confidence >= LEAST]
    return sorted(kept, key=lambda one: -one.confidence)[:MAX_HYPOTHESES]


def ruled_out(
    seen: Situation, found: Sequence[Hypothesis]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the usual causes that were looked for in vain, with the evidence that clears them."""
    suspected = {one.category for one in found}
    if any(sign.kind == "rollout" for one in found for sign in one.signs):
        suspected.add("bad_rollout")
    for category, evidence in _checked(seen):
        if category not in suspected and seen.unknown.keys().isdisjoint(evidence):
            yield category, evidence


def _checked(seen: Situation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the usual causes that could be looked for: there was something to look at."""
    figures = seen.signals if seen.before else {}
    checks = (
        ("bad_rollout", (ROLLOUTS,), seen.revisions),
        ("oom", (PODS,), seen.living_pods),
        ("node_not_ready", (NODES,), all(one.is_ready for one in seen.nodes) and seen.nodes),
        ("traffic_spike", (SIGNALS, BEFORE), number(figures, "signals", "traffic", "rpm")),
        ("quota", (QUOTAS,), seen.quotas),
        ("scheduling_pvc", (CLAIMS,), seen.claims),
    )
    yield from ((category, evidence) for category, evidence, subject in checks if subject)


def _grouped(signs: Sequence[Sign]) -> Iterator[Hypothesis]:
    hits: dict[str, list[Hit]] = {}
    for hit in _hits(signs):
        hits.setdefault(hit.row.category, []).append(hit)
    for category, group in hits.items():
        group.sort(key=lambda hit: -hit.row.weight)  # stable: the gravest line stays first
        signs_of = tuple(dict.fromkeys(hit.sign for hit in group))
        what = next(filter(None, (hit.what for hit in group)), "")
        yield Hypothesis(category, _confidence(group), signs_of, what)


def _hits(signs: Sequence[Sign]) -> Iterator[Hit]:
    for sign in signs:
        for row in ROWS:
            if match := row.match(sign.kind, sign.text):
                yield Hit(row, sign, match.groupdict().get("what") or "")


def _confidence(hits: Sequence[Hit]) -> float:
    """Join the strongest weight of each kind of sign."""
    best: dict[str, float] = {}
    for hit in hits:
        best[hit.sign.kind] = max(hit.row.weight, best.get(hit.sign.kind, 0.0))
    doubt = 1.0
    for weight in best.values():
        doubt *= 1 - weight
    return round(min(1 - doubt, SURE_AT_MOST), 2)


def _cause_of(symptom: Hypothesis, found: dict[str, Hypothesis]) -> Hypothesis | None:
    causes = (
        one
        for one in found.values()
        if symptom.category in EXPLAINS.get(one.category, frozenset())
        and one.confidence >= EXPLAINING
        and not _explains_back(symptom, one)
    )
    return max(causes, key=lambda one: one.confidence, default=None)


def _explains_back(symptom: Hypothesis, cause: Hypothesis) -> bool:
    """Tell whether two explain each other and the first is the surer one."""
    mutual = cause.category in EXPLAINS.get(symptom.category, frozenset())
    return mutual and symptom.confidence > cause.confidence


def _joined(cause: Hypothesis, symptom: Hypothesis) -> Hypothesis:
    doubt = (1 - cause.confidence) * (1 - symptom.confidence * FOLDED_SHARE)
    return Hypothesis(
        cause.category,
        round(min(1 - doubt, SURE_AT_MOST), 2),
        (*cause.signs, *(one for one in symptom.signs if one not in cause.signs)),
        cause.what or (symptom.what if symptom.category in {"dns", "dependency"} else ""),
    )
