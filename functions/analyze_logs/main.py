"""Logs explained: what is wrong, how often, since when, in which trace, and what to look at next.

source (lines and states) → digest → assess → explain (a model, if any) → answer. Code alone decides
severity, findings and counts; no tool is called once lines were read.
"""

import asyncio

from functions.analyze_logs.answer import NOTHING, Explanation, compose, unread
from functions.analyze_logs.digesting import both_digests, cited
from functions.analyze_logs.models import AnalyzeLogsRequest, LogAnalysis
from functions.analyze_logs.source import Gathered, gather
from shared.clients.ollama import Ollama
from shared.clients.siblings import Siblings
from shared.domain.logs.assessment import Assessment, assess
from shared.domain.logs.digested import Digest
from shared.domain.wording.analysis import Told, where_of
from shared.domain.wording.phrases import phrase
from shared.edge.function import MIB, function
from shared.edge.probes import now

MAX_BODY_BYTES = 8 * MIB
TURN_LIMIT_S = 45  # 15 s for pod_logs, 20 s for a model, the rest for 8 MiB of lines


@function(
    tool="analyze_logs",
    paths=("/api/analyze-logs", "/analyze-logs"),
    timeout_s=TURN_LIMIT_S,
    max_body_bytes=MAX_BODY_BYTES,
)
async def analyze_logs(ask: AnalyzeLogsRequest, siblings: Siblings, ollama: Ollama) -> LogAnalysis:
    """Explain logs, given or of a pod or service: what failed, how often, since when, where."""
    presence = asyncio.ensure_future(ollama.is_present()) if ask.explain else None
    if ask.explain and ask.logs is None:  # lines that are at hand are explained at once
        ollama.preload(ollama.analysis_model)
    try:
        gathered = await gather(ask, siblings)
        return await _answer(ask, gathered, ollama, presence)
    finally:
        if presence:
            presence.cancel()


async def _answer(
    ask: AnalyzeLogsRequest,
    gathered: Gathered,
    ollama: Ollama,
    presence: asyncio.Future[bool] | None,
) -> LogAnalysis:
    language = ask.language or _heard(ask.context)
    where = where_of(ask.pod_name, ask.service_name, language)
    judged = digest = NOTHING
    if gathered.status == "ok":
        judged, digest = await both_digests(gathered.data, ask.max_templates, ask.max_tokens)
    told = Told(digest, assess(judged, gathered.states), {}, where, language)
    if gathered.status == "unknown":
        return unread(gathered, told, now())
    warnings: list[str] = []
    explanation = Explanation()
    if digest.lines and presence:
        if await presence:
            explanation = await _explained(ask.context, gathered, told, ollama)
        else:
            warnings.append(phrase(language, "no_model", where=ollama.where))
    told = await _citing(gathered, told, explanation)
    return compose(gathered, told, explanation, warnings, now())


async def _citing(gathered: Gathered, told: Told, explanation: Explanation) -> Told:
    numbers = _numbers(told.digest, told.assessment, explanation)
    return told._replace(cited=await cited(gathered.shown, numbers))


def _heard(context: str) -> str:
    """Return the language of the caller's question."""
    if not context:
        return "en"
    from shared.domain.routing.hearing import listen  # noqa: PLC0415 - 30 ms, for a question only

    return listen(context).language


async def _explained(context: str, gathered: Gathered, told: Told, ollama: Ollama) -> Explanation:
    from functions.analyze_logs.explain import explain  # noqa: PLC0415 - needed with a model only

    return await explain(ollama, told, gathered.states, context)


def _numbers(digest: Digest, assessment: Assessment, explanation: Explanation) -> set[int]:
    """Return the numbers of all lines that the answer cites."""
    numbers = {line for finding in assessment.findings for line in finding.evidence}
    numbers |= {stack.first_line for stack in digest.stacks}
    numbers |= explanation.lines
    if assessment.first_error:
        numbers.add(assessment.first_error.first_line)
    return numbers
