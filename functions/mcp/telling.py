"""The answer to one message, as JSON or as server-sent events with progress on the way.

Progress is told to a caller who gave a progressToken and reads event streams. Its first event goes
out at once, because a sibling that wakes up may take longer than a proxy waits for a first byte.
"""

import asyncio
from http import HTTPStatus

from functions.mcp.envelope import Id, Request, encode
from functions.mcp.limits import RETRY_AFTER_S
from functions.mcp.registry import Json
from shared.edge.exchange import EVENTS_TYPE, Exchange

EVENT = "message"


def token_of(exchange: Exchange, request: Request) -> Id | None:
    """Return the progressToken to tell by; None when the caller wants no progress."""
    token = request.meta.get("progressToken")
    if EVENTS_TYPE not in exchange.headers.get("accept", "").lower():
        return None
    return token if isinstance(token, str | int) and not isinstance(token, bool) else None


class Teller:
    """Answers one request: `begin`, `tell` any number of times, then `finish`."""

    def __init__(self, exchange: Exchange, token: Id | None = None) -> None:
        self._exchange, self._token = exchange, token
        self._told = 0
        self._is_stream = False
        self._one_at_a_time = asyncio.Lock()

    async def begin(self) -> None:
        """Let the caller know that the work was taken on."""
        if self._token is not None:
            self._is_stream = True
            await self._exchange.begin_events()
            await self.tell("started")

    async def tell(self, sentence: str) -> None:
        """Tell progress: a number that only grows, and a sentence."""
        async with self._one_at_a_time:
            if not self._is_stream:
                return
            self._told += 1
            params = {
                "progressToken": self._token,
                "progress": self._told,
                "message": sentence,
            }
            notification = {
                "jsonrpc": "2.0",
                "method": "notifications/progress",
                "params": params,
            }
            await self._exchange.event(EVENT, encode(notification))

    async def beat(self) -> None:
        """Show that the work goes on."""
        await self.tell("still working")

    async def finish(self, status: int, response: Json | list[Json]) -> None:
        """Send the final response; nothing can be told after it."""
        async with self._one_at_a_time:
            if not self._is_stream:
                await send_json(self._exchange, status, response)
                return
            self._is_stream = False
            await self._exchange.event(EVENT, encode(response))
            await self._exchange.end_events()


async def send_json(exchange: Exchange, status: int, response: Json | list[Json]) -> None:
    """Answer with JSON."""
    busy = status == HTTPStatus.TOO_MANY_REQUESTS
    headers = {"retry-after": str(RETRY_AFTER_S)} if busy else {}
    await exchange.answer(status, encode(response).encode(), headers=headers)
