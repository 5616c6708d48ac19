"""One turn: what was said before, routing, the tools, what they found, what is kept of it.

What a tool found is told by code alone, so that no figure can be invented. The model words general
questions, where nothing of the cluster is claimed; without it the answer is complete and says so.
"""

import asyncio
import os
import time
from collections.abc import Sequence
from typing import Literal

from functions.jamie_chat.conversations import Conversations
from functions.jamie_chat.models import ChatRequest, ToolUse
from functions.jamie_chat.routing import route
from functions.jamie_chat.tools import use_tools
from shared.clients.ollama import Ollama
from shared.clients.siblings import Siblings
from shared.domain import conversation
from shared.domain.routing import Decision
from shared.domain.wording import general
from shared.domain.wording.phrases import phrase
from shared.edge.emit import Emit
from shared.errors import JamieError, UpstreamError

WORDING_LIMIT_S = 12.0  # a 3B model on a processor words two paragraphs in 3 to 10 s
MEMORY_LIMIT_S = 1.5  # to recall, and to keep: nobody waits longer for an answer on its account
RULES = (
    "You are Jamie, a site reliability engineer. Answer the general question in at most 120 words, "
    "in the language it is asked in. You cannot see any cluster: never state the condition, a name "
    "or a figure of the user's systems."
)
SUBJECTS = ("service_name", "pod_name")  # arguments that say what a turn was about


class Turn:
    """What is known while one question is answered."""

    def __init__(
        self,
        ask: ChatRequest,
        siblings: Siblings,
        ollama: Ollama,
        conversations: Conversations,
        emit: Emit,
    ) -> None:
        self._ask, self._siblings, self._ollama, self._emit = ask, siblings, ollama, emit
        self._conversations = conversations
        self.conversation_id = ask.conversation_id or os.urandom(16).hex()
        self.decision = Decision("question", "en")
        self.route: Literal["rules", "model", "none"] = "rules"
        self.used: list[ToolUse] = []
        self.model: str | None = None
        self.warnings: list[str] = []

    @property
    def _language(self) -> str:
        return self.decision.language

    async def text(self) -> str:
        """Return the answer's text; tools, model and warnings stand in the turn afterwards."""
        earlier, problem = await self._earlier()
        await self._route(earlier)
        text = await self._answered()
        if problem:
            self._warn("not_recalled", why=problem)
        await self._keep(text, problem)
        return text

    async def _route(self, earlier: Sequence[str]) -> None:
        routed = await route(self._ask, earlier, self._siblings.tools, self._ollama)
        self.decision, self.route = routed.decision, routed.by
        if routed.problem:
            self._warn("model_failed", why=routed.problem)

    async def _earlier(self) -> tuple[tuple[str, ...], str]:
        """Return what the user said before, and why it could not be recalled."""
        if self._ask.history:
            said = [one.content for one in self._ask.history if one.role == "user"]
            return tuple(said), ""
        if not self._ask.conversation_id:
            return (), ""
        try:
            async with asyncio.timeout(MEMORY_LIMIT_S):
                return (await self._conversations.recall(self._ask.conversation_id)).asked, ""
        except (JamieError, TimeoutError) as failure:
            return (), _why(failure)

    async def _keep(self, text: str, problem: str) -> None:
        """Keep the turn, or warn that it is not kept; a storage with a `problem` is not asked."""
        if problem:
            self._warn("not_kept", why=problem)
            return
        calls = self.decision.calls
        subjects = [str(call.arguments[name]) for call in calls for name in SUBJECTS
                    if name in call.arguments]  # fmt: skip
        turn = conversation.said(self._ask.message, text, tuple(subjects), time.time())
        try:
            async with asyncio.timeout(MEMORY_LIMIT_S):
                await self._conversations.keep(self.conversation_id, turn)
        except (JamieError, TimeoutError) as failure:
            self._warn("not_kept", why=_why(failure))

    async def _answered(self) -> str:
        presence = asyncio.ensure_future(self._ollama.is_present())
        try:
            if self.decision.kind == "calls":
                self.used = await use_tools(
                    self.decision.calls, self._siblings, self._emit, self._language
                )
            present = await presence
        finally:
            presence.cancel()
        if not present and not self.warnings:  # else the routing has told why
            self._warn("no_model", where=self._ollama.where)
        if self.decision.kind == "calls":
            return "\n\n".join(used.summary for used in self.used)
        if self.decision.kind == "question" and present:
            return await self._worded()
        return self._fixed()

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
        self.model = self._ollama.model
        return f"{phrase(self._language, 'from_model', model=self.model)}\n{text}"

    def _warn(self, key: str, **values: object) -> None:
        self.warnings.append(phrase(self._language, key, **values))


def _why(failure: JamieError | TimeoutError) -> str:
    return failure.detail if isinstance(failure, JamieError) else "it took too long"
