"""Where conversations are kept: in S3 when it is configured, else in this process.

What is kept of a turn is in `shared.domain.conversation`. Two turns at once lose nothing: a write
names what it read, and whoever comes second reads again.
"""

import asyncio
import random
import time
from typing import Self

from shared.clients.storage import SYSTEM, Changed, Document, Storage
from shared.domain.conversation import Conversation, Said, decode, encode, extended, fresh
from shared.errors import BadUpstreamAnswer
from shared.settings import Settings

MAX_HELD = 500  # conversations in memory; the one that was asleep longest goes first
LONGEST_PAUSE_S = 0.2  # between two attempts to write, drawn anew each time


class Held:
    """What this process remembers where no storage is configured; bounded."""

    def __init__(self) -> None:
        self._held: dict[str, Conversation] = {}

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:  # noqa: ARG003 - clients are built alike
        """Build it, empty."""
        return cls()

    async def aclose(self) -> None:
        """Forget everything."""
        self._held.clear()

    def recall(self, name: str) -> Conversation:
        """Return a conversation, empty when there is none or it is too old."""
        return fresh(self._held.get(name, Conversation()), time.time())

    def keep(self, name: str, turn: Said) -> None:
        """Add a turn; the conversation that was asleep longest makes room."""
        before = fresh(self._held.pop(name, Conversation()), turn.at)
        self._held[name] = extended(before, turn)
        if len(self._held) > MAX_HELD:
            del self._held[next(iter(self._held))]


class Conversations:
    """Reads and extends conversations by their id: in the storage, else as `held`.

    What was recalled is extended without being read again; the condition of the write tells when
    somebody else was faster.
    """

    def __init__(self, storage: Storage, held: Held) -> None:
        self._storage, self._held = storage, held
        self._recalled: dict[str, Document | None] = {}

    async def load(self) -> None:
        """Load what the storage needs to be asked, so that no limit of a call pays for it."""
        if self._storage.is_configured:
            await self._storage.load()

    async def recall(self, name: str) -> Conversation:
        """Return a conversation, empty when there is none or it is too old.

        Raises:
            UpstreamError: the storage could not be asked

        """
        if not self._storage.is_configured:
            return self._held.recall(name)
        stored = self._recalled[name] = await self._storage.get(_key(name))
        return _read(stored)

    async def keep(self, name: str, turn: Said) -> None:
        """Add a turn; when this returns it is kept.

        Raises:
            UpstreamError: it is not kept

        """
        if not self._storage.is_configured:
            self._held.keep(name, turn)
            return
        while True:
            stored = await self._stored(name)
            try:
                body = encode(extended(_read(stored), turn))
                await self._storage.put(_key(name), body, replaces=stored)
            except Changed:
                await asyncio.sleep(random.uniform(0, LONGEST_PAUSE_S))  # noqa: S311 - no secret
                continue
            return

    async def _stored(self, name: str) -> Document | None:
        if name in self._recalled:
            return self._recalled.pop(name)
        return await self._storage.get(_key(name))


def _key(name: str) -> str:
    return f"conversations/{name}.json"


def _read(stored: Document | None) -> Conversation:
    """Return what is stored; what cannot be read is somebody's, and is not written over."""
    try:
        return fresh(decode(stored.body), time.time()) if stored else Conversation()
    except ValueError as foreign:
        raise BadUpstreamAnswer(SYSTEM, f"what is kept of this conversation is {foreign}") from None
