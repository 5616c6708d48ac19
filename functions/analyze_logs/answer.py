"""From digest, assessment and explanation to the wire contract. Pure.

Whatever a log wrote is made harmless once more on its way out: it ends up in pages and prompts.
"""

from collections.abc import Mapping
from typing import NamedTuple

from functions.analyze_logs.models import (
    CitedLine,
    DigestAnswer,
    FindingAnswer,
    LogAnalysis,
    StackAnswer,
    TemplateAnswer,
)
from functions.analyze_logs.source import Gathered
from shared.domain.logs.assessment import Finding
from shared.domain.logs.citing import shown
from shared.domain.logs.digested import Digest, Stack, Template
from shared.domain.wording.analysis import Told, meaning, next_step, summary, tell_analysis, title
from shared.domain.wording.phrases import phrase


class Explanation(NamedTuple):
    """A model's checked sentences and the lines they cite; `warnings` say what was left out."""

    sentences: tuple[str, ...] = ()
    lines: frozenset[int] = frozenset()
    model: str | None = None
    warnings: tuple[str, ...] = ()


NOTHING = Digest(
    lines=0,
    templates_total=0,
    tokens=0,
    templates=(),
    stacks=(),
    levels={},
    first_at="",
    last_at="",
    redactions=0,
    warnings=(),
)


def compose(
    gathered: Gathered, told: Told, explanation: Explanation, warnings: list[str], timestamp: str
) -> LogAnalysis:
    """Return the answer about lines that were read, or about there being none."""
    digest, language = told.digest, told.language
    return LogAnalysis(
        analysis=tell_analysis(told, explanation.sentences, explanation.model or ""),
        status=gathered.status,
        severity=told.assessment.severity,
        summary=summary(told),
        findings=[_finding(one, language) for one in told.assessment.findings],
        digest=_digest(digest),
        cited_lines=_cited(told.cited),
        model=explanation.model,
        grounded=True,
        redactions=gathered.redactions or digest.redactions,
        warnings=[*gathered.warnings, *digest.warnings, *explanation.warnings, *warnings],
        timestamp=timestamp,
    )


def unread(gathered: Gathered, told: Told, timestamp: str) -> LogAnalysis:
    """Return the answer about logs that could not be read: nothing is known, so nothing is good."""
    sentence = phrase(told.language, "unread", where=told.where, why=gathered.why)
    assessment = told.assessment
    return LogAnalysis(
        analysis=f"❔ {sentence}",
        status="unknown",
        severity="warning" if assessment.severity == "ok" else assessment.severity,
        summary=sentence,
        findings=[_finding(one, told.language) for one in assessment.findings],
        digest=_digest(NOTHING),
        cited_lines=[],
        model=None,
        grounded=True,
        redactions=0,
        warnings=gathered.warnings,
        timestamp=timestamp,
    )


def _cited(cited: Mapping[int, str]) -> list[CitedLine]:
    return [CitedLine(line=line, text=text) for line, text in sorted(cited.items())]


def _finding(finding: Finding, language: str) -> FindingAnswer:
    return FindingAnswer(
        title=title(finding, language),
        severity=finding.severity,
        evidence=list(finding.evidence),
        explanation=meaning(finding, language),
        code=finding.code,
        count=finding.count,
        first_at=finding.first_at or None,
        last_at=finding.last_at or None,
        next_step=next_step(finding, language),
    )


def _digest(digest: Digest) -> DigestAnswer:
    return DigestAnswer(
        lines=digest.lines,
        templates_total=digest.templates_total,
        tokens=digest.tokens,
        templates=[_template(one) for one in digest.templates],
        stacks=[_stack(one) for one in digest.stacks],
        levels={level or "none": count for level, count in digest.levels.items()},
        first_at=digest.first_at or None,
        last_at=digest.last_at or None,
    )


def _template(template: Template) -> TemplateAnswer:
    return TemplateAnswer(
        id=template.id,
        template=shown(template.template),
        count=template.count,
        level=template.level or None,
        first_line=template.first_line,
        last_line=template.last_line,
        first_at=template.first_at or None,
        last_at=template.last_at or None,
        example=shown(template.example),
        example_line=template.example_line,
        reason=template.reason,
    )


def _stack(stack: Stack) -> StackAnswer:
    return StackAnswer(
        id=stack.id,
        language=stack.language,
        exception=shown(stack.exception),
        message=shown(stack.message),
        frames=[shown(frame) for frame in stack.frames],
        fingerprint=stack.fingerprint,
        count=stack.count,
        first_line=stack.first_line,
        last_line=stack.last_line,
        first_at=stack.first_at or None,
        last_at=stack.last_at or None,
    )
