"""httpx's transport over asyncio itself: which connection a request takes, and how many there are.

It stands in for httpcore and the asyncio backend of anyio, whose imports cost a cold start a tenth
of what it may take (docs/adr/0022). HTTP/1.1 without proxies, as every system here is reached.
"""

import asyncio
import ssl
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import httpx

from shared.clients.wire import Connection, Origin, Waits

KEPT_S = 4.0  # uvicorn keeps one for 5 s, others longer: the race for its end stays rare
DEFAULT_PORTS = {"http": 80, "https": 443}


class AsyncioTransport(httpx.AsyncBaseTransport):
    """At most `max_connections` requests at once; what they leave open is used again."""

    def __init__(self, tls: ssl.SSLContext | None, max_connections: int) -> None:
        self._tls = tls  # None: the machine's own certificates, loaded by the first https URL
        self._places = asyncio.Semaphore(max_connections)
        self._kept: defaultdict[Origin, list[tuple[float, Connection]]] = defaultdict(list)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; its answer's body is read, and its connection freed, by the caller.

        Raises:
            httpx.TransportError: by its kind

        """
        waits = Waits(**request.extensions["timeout"])
        origin = self._origin_of(request)
        try:
            async with asyncio.timeout(waits.pool):
                await self._places.acquire()
        except TimeoutError as late:
            raise httpx.PoolTimeout("all connections are in use") from late
        exchange = _Exchange(self, origin, waits)
        async with AsyncExitStack() as unless_answered:  # also when the request is cancelled
            unless_answered.push_async_callback(exchange.aclose)
            answer = await exchange.answer_to(request)
            unless_answered.pop_all()
        return answer

    async def aclose(self) -> None:
        """Close what is kept."""
        for connections in self._kept.values():
            for _, connection in connections:
                connection.close()
        self._kept.clear()

    def take(self, origin: Origin) -> Connection | None:
        """Return a kept connection that still stands; close those that do not."""
        kept = self._kept[origin]
        while kept:
            until, connection = kept.pop()
            if time.monotonic() < until and connection.is_reusable():
                return connection
            connection.close()
        return None

    def give_back(self, origin: Origin, connection: Connection | None) -> None:
        """Keep a connection whose answer is through, close any other; its place is free."""
        self._places.release()
        if connection is None:
            return
        if connection.is_reusable():
            self._kept[origin].append((time.monotonic() + KEPT_S, connection))
        else:
            connection.close()

    def _origin_of(self, request: httpx.Request) -> Origin:
        url = request.url
        if url.scheme not in DEFAULT_PORTS:
            raise httpx.UnsupportedProtocol("the URL has to begin with http:// or https://")
        host = url.raw_host.decode("ascii")
        port = url.port or DEFAULT_PORTS[url.scheme]
        if url.scheme == "http":
            return Origin(host, port)
        self._tls = self._tls or ssl.create_default_context()
        return Origin(host, port, self._tls, request.extensions.get("sni_hostname") or host)


class _Exchange(httpx.AsyncByteStream):
    """One request on one connection: httpx reads the answer's body from it, then closes it."""

    def __init__(self, transport: AsyncioTransport, origin: Origin, waits: Waits) -> None:
        self._transport = transport
        self._origin = origin
        self._waits = waits
        self._connection = transport.take(origin)
        self._holds_a_place = True

    async def answer_to(self, request: httpx.Request) -> httpx.Response:
        if self._connection is None:
            self._connection = await Connection.open(self._origin, self._waits.connect)
        head = await self._connection.request(request, self._waits)
        return httpx.Response(
            head.status_code,
            headers=head.headers.raw_items(),
            stream=self,
            extensions={"http_version": b"HTTP/" + head.http_version, "reason_phrase": head.reason},
        )

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._connection:
            async for chunk in self._connection.body(self._waits.read):
                yield chunk

    async def aclose(self) -> None:
        if self._holds_a_place:
            self._holds_a_place = False
            self._transport.give_back(self._origin, self._connection)
