"""The model's explanation: asked for once, over the digest alone, and checked before it goes out.

The model gets no tool and no raw log. How it is asked is in `shared.domain.wording.explaining`,
what it may say in `shared.domain.logs.grounding`; whatever it says, what code computed is complete
without it.
"""

import os
from collections.abc import Sequence

from functions.analyze_logs.answer import Explanation
from shared.clients.budget import within
from shared.clients.ollama import Ollama
from shared.domain.logs.assessment import ContainerState
from shared.domain.logs.evidence import gather
from shared.domain.logs.grounding import check
from shared.domain.wording.analysis import Told, title
from shared.domain.wording.explaining import (
    RULES,
    left_out,
    lines_cited,
    prompt,
    room_for_evidence,
)
from shared.domain.wording.phrases import phrase
from shared.errors import UpstreamError

LIMIT_S = 20.0  # a 3B model on a processor reads 3,000 tokens and writes 200 in about that time
RESERVE_S = 1.0  # kept back for the computed answer, which goes out whatever the model does


async def explain(
    ollama: Ollama, told: Told, states: Sequence[ContainerState], question: str
) -> Explanation:
    """Return what the model says, as far as it keeps to the evidence."""
    language, findings = told.language, told.assessment.findings
    titles = [title(finding, language) for finding in findings]
    fence, model = os.urandom(6).hex(), ollama.analysis_model
    room = room_for_evidence(await ollama.room(RULES, model=model))
    evidence = gather(told.digest, told.assessment, states, titles, room_tokens=room)
    asked = prompt(evidence, fence, question, language)
    try:
        limit_s = within(LIMIT_S, reserve_s=RESERVE_S)
        text = await ollama.word(RULES, asked, limit_s=limit_s, model=model)
    except UpstreamError as failure:
        return Explanation(warnings=(phrase(language, "model_failed", why=failure.detail),))
    checked = check(text, evidence, told.assessment.severity, fence)
    missing = left_out(checked, model, language)
    return Explanation(
        sentences=checked.kept,
        lines=lines_cited(checked),
        model=model if checked.kept else None,
        warnings=(missing,) if missing else (),
    )
