"""The model's part of an answer about logs: an explanation of what an analysis found.

The analysis itself was asked for without one, so that what is computed could go out first. The
rules are those of the `analyze_logs` function, in `shared.clients.explainer`.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from functions.jamie_chat.models import ToolUse
from functions.jamie_chat.wording import RESERVE_S
from shared.clients import explainer
from shared.clients.ollama import Ollama
from shared.domain.logs.evidence import Evidence, of_answer
from shared.domain.routing import ANALYZE_LOGS
from shared.domain.wording.analysis import FENCE
from shared.domain.wording.explaining import lines_cited
from shared.domain.wording.phrases import phrase


class Explained(NamedTuple):
    """What goes out of a model's text, "" when nothing does, and what was left out of it."""

    text: str
    missing: tuple[str, ...]


async def explained(
    ollama: Ollama, question: str, used: Sequence[ToolUse], language: str
) -> Explained:
    """Return what the model says of the analyses of a turn, as far as it keeps to their evidence.

    Raises:
        UpstreamError: the model could not be asked

    """
    found = [one.result for one in used if one.tool == ANALYZE_LOGS and one.result]
    each = await asyncio.gather(*(_explained(ollama, question, one, language) for one in found))
    texts = [one.text for one in each if one.text]
    return Explained("\n\n".join(texts), tuple(why for one in each for why in one.missing))


async def _explained(
    ollama: Ollama, question: str, analysis: Mapping[str, Any], language: str
) -> Explained:
    if not analysis["digest"]["lines"]:
        return Explained("", ())
    said = await explainer.explained(
        ollama,
        lambda room_tokens: of_answer(analysis, room_tokens=room_tokens),
        severity=analysis["severity"],
        question=question,
        language=language,
        reserve_s=RESERVE_S,
    )
    kept, missing = said.checked.kept, tuple(filter(None, [said.missing]))
    if not kept:
        return Explained("", missing)
    told = [phrase(language, "explained", model=ollama.analysis_model), " ".join(kept)]
    shown = {one["line"] for one in analysis["cited_lines"]}
    told += _lines(said.evidence, lines_cited(said.checked) - shown)
    return Explained("\n".join(told), missing)


def _lines(evidence: Evidence, numbers: frozenset[int]) -> list[str]:
    """Return the cited lines that the computed part does not show."""
    rows = [evidence.rows[number] for number in sorted(numbers & evidence.rows.keys())]
    lines = [f"L{row.line}| {row.text.replace(FENCE, '...')}" for row in rows]
    return [FENCE, *lines, FENCE] if lines else []
