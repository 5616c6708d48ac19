"""One exchange with an ASGI application, in this thread: what no socket on loopback can show.

Such as a peer with a far address, a body that never comes, or half a minute that passes at once.
"""

import asyncio
import json
import selectors
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

NEAR = ("127.0.0.1", 50000)
FAR = ("10.0.0.5", 50000)
HANG = None  # in a request's chunks: nothing more arrives


@dataclass(slots=True)
class Got:
    """One answer."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def json(self) -> Any:
        """Return the body, which must be JSON as RFC 8259 has it."""
        return json.loads(self.body, parse_constant=_no_json)

    @property
    def kind(self) -> str:
        """Return the problem's kind."""
        return self.json()["type"].removeprefix("urn:jamie:problem:")


def _no_json(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")


class _Idle(selectors.DefaultSelector):
    """Never waits; adds up how long it would have waited."""

    skipped_s = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        ready = super().select(0)
        if not ready:
            self.skipped_s += timeout or 0
        return ready


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps to the next timer as soon as nothing else is left to do."""

    def __init__(self) -> None:
        self._idle = _Idle()
        super().__init__(self._idle)

    def time(self) -> float:
        return self._idle.skipped_s


def exchange(
    app: Any,
    body: bytes | Iterable[bytes | None] = b"{}",
    *,
    method: str = "POST",
    path: str = "/",
    query: bytes = b"",
    headers: Mapping[str, str] | Iterable[tuple[bytes, bytes]] = (),
    peer: tuple[str, int] | None = NEAR,
    loop: Callable[[], asyncio.AbstractEventLoop] | None = None,
) -> Got:
    """Send one request and return its answer; a body in chunks arrives chunk by chunk."""
    chunks = [body] if isinstance(body, bytes) else list(body)
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query,
        "headers": _raw(headers),
        "client": peer,
    }
    got = Got()

    async def receive() -> dict[str, Any]:
        if not chunks or chunks[0] is HANG:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": chunks.pop(0), "more_body": bool(chunks)}

    async def send(message: Mapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            assert not got.status, "a second answer"
            got.status = int(message["status"])
            got.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            got.body += message["body"]

    with asyncio.Runner(loop_factory=loop) as runner:
        runner.run(app(scope, receive, send))
    return got


def _raw(
    headers: Mapping[str, str] | Iterable[tuple[bytes, bytes]],
) -> list[tuple[bytes, bytes]]:
    if isinstance(headers, Mapping):
        return [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return list(headers)
