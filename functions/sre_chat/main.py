"""General SRE questions: answered from written entries, or honestly not at all.

How an answer comes about is in `answer`, the entries are read in `library`; live systems are asked
by the other functions.
"""

from functions.sre_chat.answer import answer
from functions.sre_chat.models import SreAnswer, SreChatRequest
from shared.clients.ollama import Ollama
from shared.edge.function import function

WORDED_WITHIN_S = 20  # the entries are there at once; the rest is a model's time


@function(tool="sre_chat", paths=("/chat",), timeout_s=WORDED_WITHIN_S)
async def sre_chat(ask: SreChatRequest, ollama: Ollama) -> SreAnswer:
    """Explain SRE practice, Kubernetes failures, PromQL or alerting from curated notes."""
    return await answer(ask, ollama)
