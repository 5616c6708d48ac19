"""The HTTP side: whose request it is, forwarding it as it flows, what is said when it fails."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

import httpx

from tests.support.knative.pod import Pod, QueueFull
from tests.support.knative.scaling import Overloaded, Scaler
from tests.support.loopback import PLAIN

Scope = Mapping[str, Any]
Message = dict[str, Any]
HOP_BY_HOP = {b"connection", b"keep-alive", b"transfer-encoding", b"host", b"content-length"}
TEXT = [(b"content-type", b"text/plain; charset=utf-8")]
LATE = b"request timeout"
FULL = b"pending request queue full"
NO_LIMIT = httpx.Timeout(None)  # what limits a request is its revision
CONNECTIONS = httpx.Limits(max_connections=None)


class Proxy:
    """An ASGI application in front of all revisions.

    A function is named by its host, as in a cluster; or by the first part of the path, because no
    name of a cluster resolves here.
    """

    def __init__(self, scalers: Mapping[str, Scaler]) -> None:
        self._scalers = scalers
        self._clients: dict[str, httpx.AsyncClient] = {}
        self.answered: list[tuple[str, int]] = []

    def _client_of(self, pod: Pod) -> httpx.AsyncClient:
        """Return a pod's own client: a pool's time grows with the square of its connections."""
        if pod.url not in self._clients:
            self._clients[pod.url] = httpx.AsyncClient(
                **PLAIN, timeout=NO_LIMIT, limits=CONNECTIONS
            )
        return self._clients[pod.url]

    async def aclose(self) -> None:
        """Let all connections go."""
        for client in self._clients.values():
            await client.aclose()

    async def __call__(
        self,
        scope: Scope,
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        """Answer one request."""
        headers = dict(scope["headers"])
        name, path = self._whose(headers.get(b"host", b"").decode(), scope["raw_path"].decode())
        scaler = self._scalers.get(name)
        if scaler is None:
            await _say(send, 404, b"")
            return
        if headers.get(b"k-network-probe") == b"queue":
            await _say(send, 200, b"queue")
            return
        body = await _body(receive)
        answer = _Answer(send)
        try:
            async with asyncio.timeout(scaler.revision.timeout_s):
                await self._forward(scaler, scope, path, body, answer)
        except TimeoutError:
            await answer.fail(504, LATE)
        except (QueueFull, Overloaded):
            await answer.fail(503, FULL)
        except httpx.ConnectError:
            await answer.fail(502, b"dial tcp 127.0.0.1:8080: connect: connection refused")
        except httpx.TransportError:
            await answer.fail(502, b"EOF")
        self.answered.append((name, answer.status))

    def _whose(self, host: str, path: str) -> tuple[str, str]:
        name = host.partition(".")[0]
        if name in self._scalers:
            return name, path
        first, _, rest = path.removeprefix("/").partition("/")
        return first, f"/{rest}"

    async def _forward(
        self, scaler: Scaler, scope: Scope, path: str, body: bytes, answer: "_Answer"
    ) -> None:
        pod = await scaler.pod()
        async with pod.admitted():
            # Late work is not cancelled: the caller is told 504, the function goes on and fails to
            # write. Shielding it is what the real queue-proxy amounts to.
            asking = asyncio.ensure_future(self._ask(pod, scope, path, body, answer))
            asking.add_done_callback(_no_matter_how)
            await asyncio.shield(asking)

    async def _ask(self, pod: Pod, scope: Scope, path: str, body: bytes, answer: "_Answer") -> None:
        query = scope["query_string"].decode()
        url = f"{pod.url}{path}{'?' if query else ''}{query}"
        kept = [(key, value) for key, value in scope["headers"] if key not in HOP_BY_HOP]
        host = dict(scope["headers"]).get(b"host", b"")
        sent = [*kept, (b"host", host), (b"x-forwarded-for", scope["client"][0].encode())]
        http = self._client_of(pod)
        request = http.build_request(scope["method"], url, content=body, headers=sent)
        response = await http.send(request, stream=True)
        try:
            await answer.begin(response.status_code, response.headers.raw)
            async for piece in response.aiter_raw():
                await answer.more(piece)
            await answer.end()
        finally:
            await response.aclose()


class _Answer:
    """What goes back; after a failure nothing more does."""

    def __init__(self, send: Callable[[Message], Awaitable[None]]) -> None:
        self.status = 0
        self._send = send
        self._over = False

    async def begin(self, status: int, headers: list[tuple[bytes, bytes]]) -> None:
        if self._over:
            return
        self.status = status
        kept = [(key, value) for key, value in headers if key.lower() not in HOP_BY_HOP]
        await self._send({"type": "http.response.start", "status": status, "headers": kept})

    async def more(self, piece: bytes) -> None:
        if not self._over:
            await self._send({"type": "http.response.body", "body": piece, "more_body": True})

    async def end(self) -> None:
        if not self._over:
            self._over = True
            await self._send({"type": "http.response.body", "body": b""})

    async def fail(self, status: int, text: bytes) -> None:
        """Say why; once the answer has begun, it can only break off."""
        begun, self._over, self.status = bool(self.status), True, status
        if not begun:
            await _say(self._send, status, text)


def _no_matter_how(asking: "asyncio.Future[None]") -> None:
    """Take note of how late work ended, so that nobody complains about it."""
    if not asking.cancelled():
        asking.exception()


async def _say(send: Callable[[Message], Awaitable[None]], status: int, text: bytes) -> None:
    with suppress(OSError):
        await send({"type": "http.response.start", "status": status, "headers": TEXT})
        await send({"type": "http.response.body", "body": text})


async def _body(receive: Callable[[], Awaitable[Message]]) -> bytes:
    return b"".join([piece async for piece in _pieces(receive)])


async def _pieces(receive: Callable[[], Awaitable[Message]]) -> AsyncIterator[bytes]:
    while True:
        message = await receive()
        yield message.get("body", b"")
        if not message.get("more_body"):
            return
