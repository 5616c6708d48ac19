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

    async def earlier(self) -> tuple[str, ...]:
        """Return what the user said before, oldest first."""
        if self._ask.history:
            return tuple(one.content for one in self._ask.history if one.role == "user")
        if not self._ask.conversation_id:
            return ()
        try:
            await self._load()
            async with asyncio.timeout(within(LIMIT_S)):
                return (await self._conversations.recall(self.name)).asked
        except (JamieError, TimeoutError) as failure:
            self.problem = _why(failure)
            return ()

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


def _why(failure: JamieError | TimeoutError) -> str:
    return failure.detail if isinstance(failure, JamieError) else "it took too long"
