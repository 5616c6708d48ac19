"""A model's explanation of a log's evidence: asked for once, and checked before it goes out.

What the model is told is in `shared.domain.wording.explaining`, what it may be shown and may say in
`shared.domain.logs`; what becomes of the explanation is each function's own.
"""

import os
from collections.abc import Callable
from typing import NamedTuple

from shared.clients.budget import within
from shared.clients.ollama import Ollama
from shared.domain.logs.assessment import Severity
from shared.domain.logs.evidence import Evidence
from shared.domain.logs.grounding import Checked, check
from shared.domain.wording.explaining import RULES, left_out, prompt, room_for_evidence

LIMIT_S = 20.0  # a 3B model on a processor reads 3,000 tokens and writes 200 in about that time


class Explained(NamedTuple):
    """What the model said of which evidence; `missing` tells what was left out, "" if nothing."""

    checked: Checked
    evidence: Evidence
    missing: str


async def explained(
    ollama: Ollama,
    gather: Callable[[int], Evidence],
    *,
    severity: Severity,
    question: str,
    language: str,
    reserve_s: float,
) -> Explained:
    """Ask the analysis model about the evidence that fits.

    Args:
        ollama: whom to ask
        gather: returns the evidence that takes at most so many tokens
        severity: how bad the log is, as code found it
        question: the caller's own words
        language: of the explanation
        reserve_s: seconds kept back for the answer, which goes out whatever the model does

    Raises:
        UpstreamError: the model could not be asked

    """
    fence, model = os.urandom(6).hex(), ollama.analysis_model
    evidence = gather(room_for_evidence(await ollama.room(RULES, model=model)))
    asked = prompt(evidence, fence, question, language)
    limit_s = within(LIMIT_S, reserve_s=reserve_s)
    text = await ollama.word(RULES, asked, limit_s=limit_s, model=model)
    checked = check(text, evidence, severity, fence)
    return Explained(checked, evidence, left_out(checked, model, language))
