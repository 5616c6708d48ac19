"""One turn: route by rules, ask the tools, tell what they found.

What a tool found is told by code, so that no figure can be invented; where a model had a part in a
tool's answer, that tool has checked its text. The model words general questions, where nothing of
the cluster is claimed; without it the answer is complete and says so.
"""

import asyncio
from dataclasses import replace

from functions.jamie_chat.models import ChatRequest, ToolUse
from functions.jamie_chat.tools import use_tools
from shared.clients.ollama import Ollama
from shared.clients.siblings import Siblings
from shared.domain.routing import ANALYZE_LOGS, Decision, ToolCall, decide
from shared.domain.routing.hearing import listen
from shared.domain.wording import general
from shared.domain.wording.phrases import phrase
from shared.edge.emit import Emit
from shared.errors import UpstreamError

WORDING_LIMIT_S = 12.0  # a 3B model on a processor words two paragraphs in 3 to 10 s
MAX_QUESTION_CHARACTERS = 400  # of the user's own words, for a tool that may use them
RULES = (
    "You are Jamie, a site reliability engineer. Answer the general question in at most 120 words, "
    "in the language it is asked in. You cannot see any cluster: never state the condition, a name "
    "or a figure of the user's systems."
)


class Turn:
    """What is known while one question is answered."""

    def __init__(self, ask: ChatRequest, siblings: Siblings, ollama: Ollama, emit: Emit) -> None:
        self._ask, self._siblings, self._ollama, self._emit = ask, siblings, ollama, emit
        self.decision: Decision = decide(
            ask.message, tools=siblings.tools, namespace=ask.namespace or None
        )
        self.used: list[ToolUse] = []
        self.model: str | None = None
        self.grounded = True
        self.warnings: list[str] = []

    @property
    def _language(self) -> str:
        return self.decision.language

    async def text(self) -> str:
        """Return the answer's text; tools, model and warnings stand in the turn afterwards."""
        presence = asyncio.ensure_future(self._ollama.is_present())
        try:
            if self.decision.kind == "calls":
                calls = [self._asked(call) for call in self.decision.calls]
                self.used = await use_tools(calls, self._siblings, self._emit, self._language)
                self.model = next(filter(None, map(_model_of, self.used)), None)
            present = await presence
        finally:
            presence.cancel()
        if not present:
            self._warn("no_model", where=self._ollama.where)
        if self.decision.kind == "calls":
            return "\n\n".join(used.summary for used in self.used)
        if self.decision.kind == "question" and present:
            return await self._worded()
        return self._fixed()

    def _asked(self, call: ToolCall) -> ToolCall:
        """Return the call as it is sent: an analysis is told the question and its language."""
        if call.tool != ANALYZE_LOGS:
            return call
        question = listen(self._ask.message).said.strip()[:MAX_QUESTION_CHARACTERS]
        told = {"context": question, "language": self._language}
        return replace(call, arguments={**call.arguments, **told})

    def _fixed(self) -> str:
        decision, tools = self.decision, self._siblings.tools
        if decision.kind == "refuse":
            return general.refuse(decision.language)
        if decision.kind == "clarify":
            return general.ask_back(decision.missing, decision.language)
        if decision.kind == "question":
            return general.general_answer(self._ask.message, decision.language, tools)
        return general.small_talk(decision.kind, decision.language, tools)

    async def _worded(self) -> str:
        try:
            text = await self._ollama.word(RULES, self._ask.message, limit_s=WORDING_LIMIT_S)
        except UpstreamError as failure:
            self._warn("model_failed", why=failure.detail)
            return self._fixed()
        if not text:
            return self._fixed()
        self.model, self.grounded = self._ollama.model, False
        return f"{phrase(self._language, 'from_model', model=self.model)}\n{text}"

    def _warn(self, key: str, **values: object) -> None:
        self.warnings.append(phrase(self._language, key, **values))


def _model_of(used: ToolUse) -> str | None:
    """Return the model that worded a part of a tool's answer."""
    return (used.result or {}).get("model")
