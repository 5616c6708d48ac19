"""What a turn knows of those before it, and what is kept of it; never a reason to fail.

Where conversations are kept is in `conversations`, what of them in `shared.domain.conversation`.
"""

import asyncio
import os
import time
from collections.abc import Sequence

from functions.jamie_chat.conversations import Conversations
from functions.jamie_chat.models import ChatRequest
from shared.clients.budget import within
from shared.domain import conversation
from shared.domain.routing import ToolCall
from shared.domain.routing.assent import completed, is_assent
from shared.domain.wording.offers import offered
from shared.edge.talk import HistoryTurn
from shared.errors import JamieError

LOADING_S = 6.0  # for the storage's client, once a process: half a second, more on a busy core
LIMIT_S = 1.5  # to recall, and to keep: nobody waits longer for an answer on its account
SUBJECTS = ("service_name", "pod_name")  # arguments that say what a turn was about


class Memory:
    """The conversation of one turn; `problem` says why it could not be read."""

    def __init__(self, ask: ChatRequest, conversations: Conversations) -> None:
        self._ask, self._conversations = ask, conversations
        self.name = ask.conversation_id or os.urandom(16).hex()
        self.problem = ""
        self.meant = ask.message

    async def earlier(self) -> tuple[str, ...]:
        """Return what the user said before, oldest first; then `meant` is what is said now.

        A "yes" to a name that was offered stands there as the question that it completes.
        """
        asked: list[str] = []
        before = ""
        for said, told in [*await self._turns(), (self._ask.message, "")]:
            asked.append(completed(said, offered(before), asked) if is_assent(said) else said)
            before = told
        self.meant = asked.pop()
        return tuple(asked)

    async def _turns(self) -> list[tuple[str, str]]:
        """Return what was asked and told before, oldest first."""
        if self._ask.history:
            return _paired(self._ask.history)
        if not self._ask.conversation_id:
            return []
        try:
            await self._load()
            async with asyncio.timeout(within(LIMIT_S)):
                conversation = await self._conversations.recall(self.name)
        except (JamieError, TimeoutError) as failure:
            self.problem = _why(failure)
            return []
        return [(one.asked, one.told) for one in conversation.said]

    async def keep(self, told: str, calls: Sequence[ToolCall]) -> str:
        """Keep the turn and return "", or why it is not kept; a failed storage is left alone."""
        if self.problem:
            return self.problem
        subjects = [str(call.arguments.get(name, "")) for call in calls for name in SUBJECTS]
        about = tuple(filter(None, subjects))
        turn = conversation.said(self._ask.message, told, about, time.time())
        try:
            await self._load()
            async with asyncio.timeout(within(LIMIT_S)):
                await self._conversations.keep(self.name, turn)
        except (JamieError, TimeoutError) as failure:
            return _why(failure)
        return ""

    async def _load(self) -> None:
        async with asyncio.timeout(within(LOADING_S)):
            await self._conversations.load()


def _paired(history: Sequence[HistoryTurn]) -> list[tuple[str, str]]:
    """Return each question with the answer behind it."""
    turns: list[tuple[str, str]] = []
    for one in history:
        if one.role == "user":
            turns.append((one.content, ""))
        elif turns:
            turns[-1] = (turns[-1][0], one.content)
    return turns


def _why(failure: JamieError | TimeoutError) -> str:
    return failure.detail if isinstance(failure, JamieError) else "it took too long"
