"""From findings to the answer's fields."""

from collections.abc import Sequence

from functions.incident_response.models import (
    Evidence,
    HypothesisFound,
    IncidentReport,
    NextStep,
    TimelineEntry,
)
from shared.domain.incidents.fields import stamp
from shared.domain.incidents.phrases import heading
from shared.domain.incidents.ranking import Hypothesis
from shared.domain.incidents.runbooks import RUNBOOKS
from shared.domain.incidents.situation import Situation
from shared.domain.incidents.verdict import severity
from shared.domain.incidents.wording import Findings, next_steps, report, title_of
from shared.domain.portuguese import translated


def answer(
    seen: Situation,
    found: Findings,
    evidence: Sequence[Evidence],
    warnings: list[str],
    *,
    language: str,
    now: float,
) -> IncidentReport:
    """Return the report."""
    top = found.hypotheses[0] if found.hypotheses else None
    steps = _steps(seen, top, language) if top else []
    return IncidentReport(
        response=report(seen, found, language),
        status=found.status,
        severity=severity(seen, found),
        service_name=seen.target.name or None,
        namespace=seen.namespace,
        timeline=[TimelineEntry(*entry) for entry in found.entries],
        hypotheses=_hypotheses(seen, found, language),
        evidence=list(evidence),
        next_steps=steps,
        runbook=f"{top.category}: {RUNBOOKS[top.category].remedy(language)}" if top else None,
        unresolved=[*found.unresolved, *_unasked(seen, language)],
        report_url=None,
        model=None,
        grounded=True,
        warnings=warnings,
        timestamp=stamp(now),
    )


def _unasked(seen: Situation, language: str) -> list[str]:
    return [f"{name}: {translated(why, language)}" for name, why in seen.unknown.items()]


def _steps(seen: Situation, top: Hypothesis, language: str) -> list[NextStep]:
    return [NextStep(one.text, one.command or None) for one in next_steps(seen, top, language)]


def _hypotheses(seen: Situation, found: Findings, language: str) -> list[HypothesisFound]:
    return [
        *(_hypothesis(seen, one, language) for one in found.hypotheses),
        *(_cleared(category, ids, language) for category, ids in found.cleared),
    ]


def _hypothesis(seen: Situation, one: Hypothesis, language: str) -> HypothesisFound:
    command, remedy = next_steps(seen, one, language)
    return HypothesisFound(
        title=title_of(one, language),
        category=one.category,
        confidence=one.confidence,
        evidence=list(one.evidence),
        ruled_out=False,
        next_step=command.command or remedy.text,
    )


def _cleared(category: str, ids: Sequence[str], language: str) -> HypothesisFound:
    return HypothesisFound(
        title=heading(language, category),
        category=category,
        confidence=0.0,
        evidence=list(ids),
        ruled_out=True,
        next_step="",
    )
