"""One turn: what was said before, routing, the tools, a second step, the words, what is kept of it.

What the tools found is told by code, complete and first; a model's words may follow it. Each step
is a neighbour's; here stands only their order.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from functions.jamie_chat.conversations import Conversations
from functions.jamie_chat.memory import Memory
from functions.jamie_chat.models import ChatRequest, ToolUse
from functions.jamie_chat.routing import route
from functions.jamie_chat.tools import Heard, use_tools
from functions.jamie_chat.wording import (
    is_worth_wording,
    may_be_worded,
    model_for,
    worded_from_facts,
    worded_generally,
)
from shared.clients.ollama import Ollama
from shared.clients.siblings import Siblings
from shared.domain.routing import (
    ANALYZE_LOGS,
    INCIDENT_RESPONSE,
    MONITORING_ADVICE,
    SRE_CHAT,
    Decision,
    ToolCall,
)
from shared.domain.routing.hearing import listen
from shared.domain.routing.next_steps import next_calls
from shared.domain.wording import general
from shared.domain.wording.phrases import SIGNATURE, phrase
from shared.edge.emit import Emit
from shared.errors import UpstreamError

TOLD_IN_SENTENCES = frozenset({ANALYZE_LOGS, INCIDENT_RESPONSE, MONITORING_ADVICE})
MAX_QUESTION_CHARACTERS = 400  # of the user's own words, for the model


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
        self.memory = Memory(ask, conversations)
        self.decision = Decision("question", "en")
        self.route: Literal["rules", "model", "none"] = "rules"
        self.used: list[ToolUse] = []
        self.model: str | None = None
        self.grounded = True
        self.warnings: list[str] = []

    @property
    def _language(self) -> str:
        return self.decision.language

    async def text(self) -> str:
        """Return the answer's text, told as it comes; the rest stands in the turn afterwards."""
        presence = asyncio.ensure_future(self._ollama.is_present())  # remembered by the client
        try:
            await self._route(await self.memory.earlier())
            self._wake_model()
            await self._use_tools()
            self.model = next(filter(None, map(_model_of, self.used)), None)
            computed = SIGNATURE + self._computed()
            if self._is_answer_without_model:
                await self._emit("delta", {"text": computed})
            await presence
            text = await self._with_model(computed)
        finally:
            presence.cancel()
        await self._keep(text)
        return text

    def _wake_model(self) -> None:
        """Have a model loaded while the tools are asked, if it may have to word what they find."""
        if may_be_worded(self.decision):
            tools = [call.tool for call in self.decision.calls]
            self._ollama.preload(model_for(tools, self._ollama))

    async def _route(self, earlier: Sequence[str]) -> None:
        self._ask = self._ask.model_copy(update={"message": self.memory.meant})
        routed = await route(self._ask, earlier, self._siblings.tools, self._ollama)
        self.decision, self.route = routed.decision, routed.by
        if routed.problem:
            self._warn("model_failed", why=routed.problem)

    async def _use_tools(self) -> None:
        """Ask what the message calls for, then what the answers call for, once."""
        if self.decision.kind == "question" and SRE_CHAT in self._siblings.tools:
            # A model that words the entries would keep whoever reads along waiting for them.
            explain = not self._emit.listening
            asked: dict[str, object] = {"message": self._ask.message, "explain": explain}
            self.used = await self._used([ToolCall(SRE_CHAT, asked, "asks for knowledge")])
            return
        calls = list(map(self._asked, self.decision.calls))
        self.used = await self._used(calls)
        found = [(call, one.result) for call, one in zip(calls, self.used, strict=True)]
        further = next_calls(found, tools=self._siblings.tools)
        self.used += await self._used(list(map(self._asked, further)))

    async def _used(self, calls: Sequence[ToolCall]) -> list[ToolUse]:
        heard = Heard(self._ask.message, self._language)
        return await use_tools(calls, self._siblings, self._emit, heard)

    def _asked(self, call: ToolCall) -> ToolCall:
        """Return the call as it is sent.

        What tells in sentences is told our language. An analysis is asked for without its model's
        part: what is computed goes out first, and this turn's words are about all of it.
        """
        if call.tool not in TOLD_IN_SENTENCES:
            return call
        told: dict[str, object] = {"language": self._language}
        if call.tool == ANALYZE_LOGS:
            told["explain"] = False
        return replace(call, arguments={**call.arguments, **told})

    @property
    def _is_answer_without_model(self) -> bool:
        """Whether what is computed is part of the answer, whatever a model adds."""
        return self.decision.kind != "question" or self._is_written

    @property
    def _is_written(self) -> bool:
        """Whether the knowledge base has an answer to a general question."""
        return any((one.result or {}).get("sources") for one in self.used)

    def _computed(self) -> str:
        decision, tools = self.decision, self._siblings.tools
        if decision.kind == "calls" or self._is_written:
            return "\n\n".join(used.summary for used in self.used)
        if decision.kind == "refuse":
            return general.refuse(decision.language)
        if decision.kind == "clarify":
            return general.ask_back(decision.missing, decision.language)
        if decision.kind == "question":
            return general.general_answer(self._ask.message, decision.language, tools)
        return general.small_talk(decision.kind, decision.language, tools)

    async def _with_model(self, computed: str) -> str:
        """Return the answer with the model's part, or without it and with a warning why."""
        present = await self._ollama.is_present()
        if not present and not self.warnings:  # else the routing has told why
            self._warn("no_model", where=self._ollama.where)
        if not present:
            return await self._plain(computed)
        try:
            if not self._is_answer_without_model:
                return await self._general(computed)
            return await self._from_facts(computed)
        except UpstreamError as failure:
            self._warn("model_failed", why=failure.detail)
            return await self._plain(computed)

    async def _plain(self, computed: str) -> str:
        if not self._is_answer_without_model:
            await self._emit("delta", {"text": computed})
        return computed

    async def _general(self, computed: str) -> str:
        text = await worded_generally(self._ollama, self._ask.message, self._language)
        if not text:
            return await self._plain(computed)
        self.model, self.grounded = self._ollama.model, False
        await self._emit("delta", {"text": SIGNATURE + text})
        return SIGNATURE + text

    async def _from_facts(self, computed: str) -> str:
        if self.model or self._is_written or not is_worth_wording(self.used):
            return computed
        text = await self._words()
        if not text:
            return computed
        await self._emit("delta", {"text": f"\n\n{text}"})
        return f"{computed}\n\n{text}"

    async def _words(self) -> str:
        """Return the model's part about what the tools found, "" when nothing of it stands up."""
        ollama, used, language = self._ollama, self.used, self._language
        if any(call.tool == ANALYZE_LOGS for call in self.decision.calls):
            from functions.jamie_chat.explaining import explained  # noqa: PLC0415 - 20 ms

            question = listen(self._ask.message).said.strip()[:MAX_QUESTION_CHARACTERS]
            text, missing = await explained(ollama, question, used, language)
            self.warnings += missing
            self.model = ollama.analysis_model if text else None
            return text
        question = self._ask.message[:MAX_QUESTION_CHARACTERS]
        text = await worded_from_facts(ollama, question, used, language)
        self.model = ollama.model if text else None
        return f"{phrase(language, 'in_short', model=ollama.model)} {text}" if text else ""

    async def _keep(self, text: str) -> None:
        if self.memory.problem:
            self._warn("not_recalled", why=self.memory.problem)
        if why := await self.memory.keep(text, self.decision.calls):
            self._warn("not_kept", why=why)

    def _warn(self, key: str, **values: object) -> None:
        self.warnings.append(phrase(self._language, key, **values))


def _model_of(used: ToolUse) -> str | None:
    """Return the model that worded a part of a tool's answer."""
    return (used.result or {}).get("model")
