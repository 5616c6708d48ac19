"""One connection to an HTTP server: asyncio carries its bytes, h11 says what they mean.

Errors are httpx's. Which connection a request takes belongs in `transport`.
"""

import asyncio
import select
import ssl
from collections.abc import AsyncGenerator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Self, cast

import h11
import httpx

if TYPE_CHECKING:
    from collections.abc import Generator

MAX_HEAD_BYTES = 100 * 1024  # an answer's headers, before anything of its body
MAX_WAITING_BYTES = 512 * 1024  # read ahead of whoever reads the body
SECOND_ADDRESS_AFTER_S = 0.25  # RFC 8305: a dead IPv6 route must not cost the whole wait


class Origin(NamedTuple):
    """Where a connection leads; one may serve every request to the same origin."""

    host: str
    port: int
    tls: ssl.SSLContext | None = None
    server_name: str | None = None  # what its certificate has to name


class Waits(NamedTuple):
    """Seconds to wait for each step of a request; None waits for ever."""

    connect: float | None
    read: float | None
    write: float | None
    pool: float | None


class _Line(asyncio.Protocol):
    """Bytes in and out, with back pressure both ways.

    Not asyncio's streams: those forget what was received when the other side resets, and a server
    that refuses a body half-way says why just before it does.
    """

    def __init__(self) -> None:
        self.has_ended = False
        self._failure: Exception | None = None
        self._received = bytearray()
        self._may_read = asyncio.Event()
        self._may_write = asyncio.Event()
        self._may_write.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._received += data
        self._may_read.set()
        if len(self._received) > MAX_WAITING_BYTES:
            self._transport.pause_reading()

    def eof_received(self) -> None:
        self.connection_lost(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self.has_ended = True
        self._failure = self._failure or exc
        self._may_read.set()
        self._may_write.set()

    def pause_writing(self) -> None:
        self._may_write.clear()

    def resume_writing(self) -> None:
        self._may_write.set()

    async def send(self, data: bytes) -> None:
        """Send as soon as the other side keeps up; one that is gone may still have answered."""
        if not self.has_ended:
            self._transport.write(data)
            await self._may_write.wait()

    async def receive(self) -> bytes:
        """Return what came, b"" at the end."""
        await self._may_read.wait()
        if not self._received and self._failure:
            raise self._failure
        data = bytes(self._received)
        self._received.clear()
        if not self.has_ended:
            self._may_read.clear()
            self._transport.resume_reading()
        return data

    def is_quiet(self) -> bool:
        """Tell whether the connection is open and nothing came unasked, seen by us or not yet."""
        if self.has_ended or self._received:
            return False
        look = select.poll()
        look.register(self._transport.get_extra_info("socket"), select.POLLIN)
        return not look.poll(0)

    def cut(self) -> None:
        """End it at once; nothing that was sent waits for anybody."""
        self.has_ended = True
        self._transport.abort()


class Connection:
    """One connection; `request` and then `body`, as often as `is_reusable` says so."""

    def __init__(self, line: _Line) -> None:
        self._line = line
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=MAX_HEAD_BYTES)

    @classmethod
    async def open(cls, origin: Origin, wait_s: float | None) -> Self:
        """Connect, with TLS where the origin has it.

        Raises:
            httpx.ConnectTimeout, httpx.ConnectError: it cannot be

        """
        loop = asyncio.get_running_loop()
        with _as_httpx(httpx.ConnectTimeout, httpx.ConnectError):
            async with asyncio.timeout(wait_s):
                _, line = await loop.create_connection(
                    _Line,
                    origin.host,
                    origin.port,
                    ssl=origin.tls,
                    server_hostname=origin.server_name,
                    happy_eyeballs_delay=SECOND_ADDRESS_AFTER_S,
                )
        return cls(line)

    async def request(self, request: httpx.Request, waits: Waits) -> h11.Response:
        """Send a request and return the head of its answer.

        Raises:
            httpx.TransportError: by its kind

        """
        with _as_httpx(httpx.WriteTimeout, httpx.WriteError):
            head = h11.Request(
                method=request.method.encode("ascii"),
                target=request.url.raw_path,
                headers=request.headers.raw,
            )
        await self._send(head, waits.write)
        async for chunk in cast("httpx.AsyncByteStream", request.stream):
            await self._send(h11.Data(data=chunk), waits.write)
        await self._send(h11.EndOfMessage(), waits.write)
        while True:
            event = await self._next_event(waits.read)
            if isinstance(event, h11.Response):
                return event

    async def body(self, wait_s: float | None) -> AsyncGenerator[bytes]:
        """Yield the answer's body as it comes; raise as `request`."""
        while isinstance(event := await self._next_event(wait_s), h11.Data):
            yield bytes(event.data)

    def is_reusable(self) -> bool:
        """Tell whether the next request may go this way; the last one must be through."""
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
        return self._http.our_state is h11.IDLE and self._line.is_quiet()

    def close(self) -> None:
        """End the connection, in the middle of an answer or after it."""
        self._line.cut()

    async def _send(self, event: h11.Event, wait_s: float | None) -> None:
        with _as_httpx(httpx.WriteTimeout, httpx.WriteError):
            data = self._http.send(event)
            async with asyncio.timeout(wait_s):
                await self._line.send(data or b"")

    async def _next_event(self, wait_s: float | None) -> object:
        with _as_httpx(httpx.ReadTimeout, httpx.ReadError):
            while (event := self._http.next_event()) is h11.NEED_DATA:
                async with asyncio.timeout(wait_s):
                    data = await self._line.receive()
                if not data and self._http.their_state is h11.SEND_RESPONSE:
                    raise httpx.RemoteProtocolError("the server ended without an answer")
                self._http.receive_data(data)
        return event


@contextmanager
def _as_httpx(
    late: type[httpx.TimeoutException], broken: type[httpx.NetworkError]
) -> "Generator[None]":
    try:
        yield
    except TimeoutError as failure:
        raise late(str(failure)) from failure
    except h11.LocalProtocolError:  # its text quotes the header, which may hold a token
        raise httpx.LocalProtocolError("the request is no HTTP that can be sent") from None
    except h11.RemoteProtocolError as failure:
        raise httpx.RemoteProtocolError(str(failure)) from failure
    except (OSError, UnicodeError) as failure:  # a host that is no name is refused by its encoding
        raise broken(str(failure)) from failure
