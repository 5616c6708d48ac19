"""The model's explanation, over the digest alone: what of it becomes part of the answer.

The model gets no tool and no raw log. How it is asked is in `shared.clients.explainer`; whatever it
says, what code computed is complete without it.
"""

from collections.abc import Sequence

from functions.analyze_logs.answer import Explanation
from shared.clients.explainer import explained
from shared.clients.ollama import Ollama
from shared.domain.logs.assessment import ContainerState
from shared.domain.logs.evidence import Evidence, gather
from shared.domain.wording.analysis import Told, title
from shared.domain.wording.explaining import lines_cited
from shared.domain.wording.phrases import phrase
from shared.errors import UpstreamError

RESERVE_S = 1.0  # kept back for the computed answer, which goes out whatever the model does


async def explain(
    ollama: Ollama, told: Told, states: Sequence[ContainerState], question: str
) -> Explanation:
    """Return what the model says, as far as it keeps to the evidence."""
    language, assessment = told.language, told.assessment
    titles = [title(finding, language) for finding in assessment.findings]

    def evidence_within(room_tokens: int) -> Evidence:
        return gather(told.digest, assessment, states, titles, room_tokens=room_tokens)

    try:
        checked, _, missing = await explained(
            ollama,
            evidence_within,
            severity=assessment.severity,
            question=question,
            language=language,
            reserve_s=RESERVE_S,
        )
    except UpstreamError as failure:
        return Explanation(warnings=(phrase(language, "model_failed", why=failure.detail),))
    return Explanation(
        sentences=checked.kept,
        lines=lines_cited(checked),
        model=ollama.analysis_model if checked.kept else None,
        warnings=(missing,) if missing else (),
    )
