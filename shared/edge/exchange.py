"""One HTTP exchange over ASGI: a body read within limits, JSON or server-sent events written.

What is read or written means nothing here; `run` decides that.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from shared.errors import BodyTooLarge, RequestTimeout
from shared.telemetry import context

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

BODY_TIMEOUT_S = 10.0  # a body that drips slower than this is an attack or a broken client
MAX_DIGITS = 15  # of a number in a header: more milliseconds, or bytes, than anybody has
JSON_TYPE = "application/json"
PROBLEM_TYPE = "application/problem+json"
EVENTS_TYPE = "text/event-stream"
ALWAYS = ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"))


class ClientGone(Exception):
    """The caller closed the connection; nobody is left to answer."""


class Exchange:
    """The request and the one answer to it."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self.method: str = scope["method"]
        self.path: str = scope["path"].rstrip("/") or "/"
        self._raw_headers: list[tuple[bytes, bytes]] = list(scope["headers"])
        self.headers = _headers(self._raw_headers)
        self.query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
        client = scope.get("client")
        self.peer: str = client[0] if client else ""
        self.status: int | None = None

    @property
    def wants_events(self) -> bool:
        """Whether `Accept` asks for server-sent events rather than JSON."""
        accept = self.headers.get("accept", "")
        return EVENTS_TYPE in accept and JSON_TYPE not in accept

    def count(self, header: str) -> int:
        """Return how often a header was sent; `headers` joins those that were sent twice."""
        return sum(name.decode("latin-1").lower() == header for name, _ in self._raw_headers)

    def number(self, header: str, default: int) -> int:
        """Return a header's whole number, or `default` when it holds none that can be meant."""
        text = self.headers.get(header, "")
        return int(text) if text.isdecimal() and len(text) <= MAX_DIGITS else default

    async def body(self, limit_bytes: int) -> bytes:
        """Return the whole body.

        Raises:
            BodyTooLarge: it is declared, or turns out, to exceed `limit_bytes`
            RequestTimeout: it did not arrive within BODY_TIMEOUT_S
            ClientGone: the connection closed first

        """
        if self.number("content-length", 0) > limit_bytes:
            raise _too_large(limit_bytes)
        try:
            async with asyncio.timeout(BODY_TIMEOUT_S):
                return await self._read(limit_bytes)
        except TimeoutError as slow:
            raise RequestTimeout(
                f"the request's body did not arrive within {BODY_TIMEOUT_S:.0f} s"
            ) from slow

    async def _read(self, limit_bytes: int) -> bytes:
        chunks: list[bytes] = []
        size = 0
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ClientGone
            chunk = message.get("body", b"")
            size += len(chunk)
            if size > limit_bytes:
                raise _too_large(limit_bytes)
            chunks.append(chunk)
            if not message.get("more_body", False):
                return b"".join(chunks)

    async def gone(self) -> None:
        """Return when the caller closes the connection; call only after the body is read."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def answer(
        self,
        status: int,
        body: bytes,
        content_type: str = JSON_TYPE,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Send the whole answer."""
        length = {"content-length": str(len(body))}
        await self._start(status, content_type, {**length, **(headers or {})})
        await self._send(
            {"type": "http.response.body", "body": b"" if self.method == "HEAD" else body}
        )

    async def problem(self, document: Mapping[str, Any], headers: Mapping[str, str]) -> None:
        """Send a problem document: as the answer, or as the last event of a begun stream."""
        if self.status is None:
            body = json.dumps(document).encode()
            await self.answer(document["status"], body, PROBLEM_TYPE, headers)
        else:
            await self.event("error", json.dumps(document))
            await self.end_events()

    async def begin_events(self) -> None:
        """Begin a stream of server-sent events."""
        await self._start(HTTPStatus.OK, EVENTS_TYPE, {"x-accel-buffering": "no"})
        await self.keep_alive()

    async def keep_alive(self) -> None:
        """Send a comment, so that no proxy takes a thinking model for a dead connection."""
        await self._more(b": working\n\n")

    async def event(self, name: str, data: str) -> None:
        """Send one event; `data` is JSON without line breaks."""
        await self._more(f"event: {name}\ndata: {data}\n\n".encode())

    async def end_events(self) -> None:
        """End the stream."""
        await self._send({"type": "http.response.body", "body": b""})

    async def _more(self, chunk: bytes) -> None:
        await self._send({"type": "http.response.body", "body": chunk, "more_body": True})

    async def _start(self, status: int, content_type: str, headers: Mapping[str, str]) -> None:
        self.status = status
        bound = context.current()
        named = {
            "content-type": content_type,
            **headers,
            context.REQUEST_ID_HEADER: bound.request_id if bound else "",
        }
        encoded = [(name.encode(), value.encode("latin-1")) for name, value in named.items()]
        await self._send(
            {"type": "http.response.start", "status": status, "headers": [*encoded, *ALWAYS]}
        )


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers


def _too_large(limit_bytes: int) -> BodyTooLarge:
    return BodyTooLarge(f"the request's body is over {limit_bytes // 1024} KiB; send less")
