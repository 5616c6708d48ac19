"""An analysis of logs, told: what is wrong, since when, which trace, what to look at next.

Everything a log says is quoted: in backticks, or in the block of lines at the end, where a page
renders nothing of it. What is wrong was decided in `shared.domain.logs.assessment`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from shared.domain.logs.assessment import Assessment, Finding
from shared.domain.logs.citing import shown
from shared.domain.logs.digested import Digest, Stack
from shared.domain.logs.stamps import to_seconds
from shared.domain.wording.failures import words_of
from shared.domain.wording.phrases import phrase

SIGNS = {"ok": "✅", "warning": "⚠️", "error": "🔴", "critical": "🔴"}
FENCE = "```"
MAX_NAMED = 3  # findings in the summary
MAX_STEPS = 4
MAX_TRACES = 3
MAX_FRAMES = 3
MAX_SUBJECT_CHARACTERS = 100


class Told(NamedTuple):
    """What an analysis is told of; `where` reads " of pod x" or ""."""

    digest: Digest
    assessment: Assessment
    cited: Mapping[int, str]
    where: str
    language: str


def where_of(pod_name: str, service_name: str, language: str) -> str:
    """Return whose logs they are, as part of a sentence."""
    if pod_name:
        return phrase(language, "of_pod", pod=pod_name)
    return phrase(language, "of_service", service=service_name) if service_name else ""


def title(finding: Finding, language: str) -> str:
    """Return what a finding is called."""
    name = words_of(finding.code, language).title
    if not finding.subject:
        return name
    if not finding.evidence:
        container = phrase(language, "container", name=finding.subject)
        return f"{name}: {container}{_ended(finding, language)}"
    return f"{name}: {_quoted(finding.subject)}"


def meaning(finding: Finding, language: str) -> str:
    """Return what a finding means."""
    return words_of(finding.code, language).meaning


def next_step(finding: Finding, language: str) -> str:
    """Return what to look at because of a finding, "" where nothing general can be said."""
    return words_of(finding.code, language).next_step


def summary(told: Told) -> str:
    """Return the whole in one line."""
    assessment, language = told.assessment, told.language
    if not assessment.findings:
        if not told.digest.lines:
            return phrase(language, "no_lines", where=told.where)
        lines = counted("line", told.digest.lines, language)
        return phrase(language, "nothing_found", lines=lines)
    named = [_named(finding, language) for finding in assessment.findings[:MAX_NAMED]]
    return f"{phrase(language, f'severity_{assessment.severity}')}: {', '.join(named)}."


def tell_analysis(told: Told, explanation: Sequence[str] = (), model: str = "") -> str:
    """Return the analysis as text; `explanation` holds a model's checked sentences."""
    parts = [f"{SIGNS[told.assessment.severity]} {summary(told)}"]
    if told.digest.lines:
        parts.append(_read(told))
    elif told.assessment.findings:
        parts.append(phrase(told.language, "no_lines_but", where=told.where))
    parts += _findings(told)
    if explanation:
        parts += ["", phrase(told.language, "explained", model=model), " ".join(explanation)]
    parts += [*_traces(told), *_steps(told), *_lines(told)]
    return "\n".join(parts)


def counted(thing: str, count: int, language: str) -> str:
    """Return a number with its noun."""
    return phrase(language, f"{thing}_{'one' if count == 1 else 'many'}", count=f"{count:,}")


def _named(finding: Finding, language: str) -> str:
    if not finding.evidence:
        return title(finding, language)
    return f"{title(finding, language)} ({counted('line', finding.count, language)})"


def _quoted(text: str) -> str:
    text = shown(text).replace("`", "'").strip()
    if len(text) > MAX_SUBJECT_CHARACTERS:
        text = text[: MAX_SUBJECT_CHARACTERS - 1] + "…"
    return f"`{text}`"


def _ended(finding: Finding, language: str) -> str:
    told = finding.detail
    if finding.exit_code is not None:
        told += phrase(language, "exit_code", code=finding.exit_code)
    if finding.count:
        key = "restarted_once" if finding.count == 1 else "restarts"
        told += phrase(language, key, count=finding.count)
    return f" ({told.removeprefix(', ')})" if told else ""


def _read(told: Told) -> str:
    digest, language = told.digest, told.language
    errors = digest.levels.get("fatal", 0) + digest.levels.get("error", 0)
    return phrase(
        language,
        "read",
        lines=counted("line", digest.lines, language),
        span=_span(digest.first_at, digest.last_at, language),
        errors=counted("error", errors, language),
        warnings=counted("warning", digest.levels.get("warning", 0), language),
    )


def _span(first: str, last: str, language: str) -> str:
    if not first:
        return ""
    first, last = to_seconds(first), to_seconds(last)
    key = "at_once" if first == last or not last else "between"
    return phrase(language, key, first=first, last=last)


def _findings(told: Told) -> Iterator[str]:
    for finding in told.assessment.findings:
        yield f"- {SIGNS[finding.severity]} {_finding(finding, told.language)}"
    if told.assessment.left_out:
        yield phrase(told.language, "more_findings", count=told.assessment.left_out)
    if first := told.assessment.first_error:
        span = _span(first.first_at, "", told.language)
        yield phrase(told.language, "first_error_at", line=first.first_line, span=span)


def _finding(finding: Finding, language: str) -> str:
    sentence = f"{title(finding, language)}. {meaning(finding, language)}"
    if not finding.evidence:
        return sentence
    about = [counted("line", finding.count, language) + _of_time(finding, language)]
    about += [", ".join(f"L{line}" for line in finding.evidence)]
    about += [phrase(language, "in_burst")] if finding.is_burst else []
    about += [phrase(language, "is_new")] if finding.is_new else []
    return f"{sentence} {'; '.join(about)}."


def _of_time(finding: Finding, language: str) -> str:
    return _span(finding.first_at, finding.last_at, language)


def _traces(told: Told) -> Iterator[str]:
    if told.digest.stacks:
        yield ""
        yield phrase(told.language, "traces")
    for stack in told.digest.stacks[:MAX_TRACES]:
        yield _trace(stack, told.language)


def _trace(stack: Stack, language: str) -> str:
    said = f"{stack.exception}: {stack.message}" if stack.message else stack.exception
    frames = " ← ".join(_quoted(frame) for frame in stack.frames[:MAX_FRAMES])
    return phrase(
        language,
        "trace",
        exception=_quoted(said),
        times=counted("time", stack.count, language),
        line=stack.first_line,
        frames=frames or "?",
    )


def _steps(told: Told) -> list[str]:
    every = (next_step(finding, told.language) for finding in told.assessment.findings)
    steps = list(dict.fromkeys(step for step in every if step))[:MAX_STEPS]
    if not steps:
        return []
    return ["", phrase(told.language, "next_steps"), *(f"- {step}" for step in steps)]


def _lines(told: Told) -> list[str]:
    if not told.cited:
        return []
    lines = [f"L{line}| {text.replace(FENCE, '...')}" for line, text in told.cited.items()]
    return ["", phrase(told.language, "cited"), FENCE, *lines, FENCE]
