"""Small functions with the real decorator, one for each way that a request can go."""

import asyncio
import threading
from types import MappingProxyType
from typing import Any, Self

from pydantic import AliasChoices, Field

from shared import errors
from shared.catalogue import Tool
from shared.clients.siblings import Siblings
from shared.edge.emit import Emit
from shared.edge.function import function
from shared.edge.models import Answer, Ask
from shared.settings import Settings
from shared.telemetry import context

SECRET = "hunter2-in-an-exception"
MAX_BODY_BYTES = 4096
FAILURES = MappingProxyType(
    {
        errors.JamieError: errors.JamieError("it failed"),
        errors.RequestError: errors.RequestError("you can mend it"),
        errors.MalformedRequest: errors.MalformedRequest("no JSON"),
        errors.InvalidQuery: errors.InvalidQuery("no query", (("close the bracket", "up{}"),)),
        errors.InvalidField: errors.InvalidField((("/a/b", "is odd"), ("", "is odder"))),
        errors.Unauthenticated: errors.Unauthenticated("who are you"),
        errors.Forbidden: errors.Forbidden("not you"),
        errors.NotFound: errors.NotFound("no such thing"),
        errors.NoSuchPath: errors.NoSuchPath("there is nothing under this path"),
        errors.MethodNotAllowed: errors.MethodNotAllowed("not so", ("GET", "PUT")),
        errors.BodyTooLarge: errors.BodyTooLarge("too much"),
        errors.UnsupportedMediaType: errors.UnsupportedMediaType("no XML"),
        errors.TooManyRequests: errors.TooManyRequests("later"),
        errors.RequestTimeout: errors.RequestTimeout("too slow"),
        errors.UpstreamError: errors.UpstreamError("loki", "it failed"),
        errors.UpstreamUnreachable: errors.UpstreamUnreachable("loki", "no way there"),
        errors.UpstreamTimeout: errors.UpstreamTimeout("loki", "it hangs"),
        errors.UpstreamAuth: errors.UpstreamAuth("loki", "it refused us"),
        errors.UpstreamRejected: errors.UpstreamRejected("loki", "it refused this"),
        errors.UpstreamNotFound: errors.UpstreamNotFound("loki", "it has no such thing"),
        errors.BadUpstreamAnswer: errors.BadUpstreamAnswer("loki", "it answered nonsense"),
        errors.DeadlineExceeded: errors.DeadlineExceeded("time is up"),
        errors.NotConfigured: errors.NotConfigured("A_VARIABLE is wrong"),
    }
)
BY_NAME = {kind.__name__: failure for kind, failure in FAILURES.items()}


class Gate:
    """Shows a test where the waiting handler is."""

    def __init__(self) -> None:
        self.entered, self.cancelled, self.closed = (threading.Event() for _ in range(3))

    @classmethod
    def from_settings(cls, _settings: Settings) -> Self:
        return cls()

    async def aclose(self) -> None:
        self.closed.set()

    async def wait_for_ever(self) -> None:
        self.entered.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise


class Relay(Siblings):
    """Knows one sibling: the echo function."""

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        return cls(settings, {"echo": tool_of(echo.declaration)})


class Item(Ask):
    """A part of a request."""

    price: float


class EchoRequest(Ask):
    """One field of each type."""

    word: str = Field(default="", max_length=64, validation_alias=AliasChoices("word", "term"))
    count: int = Field(default=0, ge=0)
    ratio: float = 0.0
    loud: bool = False
    labels: dict[str, str] = Field(default={})
    items: list[Item] = Field(default=[])


class Echo(Answer):
    """What arrived, and what names this request."""

    word: str
    count: int
    ratio: float
    request_id: str
    traceparent: str
    warnings: list[str] = Field(default=[])


class Anything(Ask):
    """No field of its own."""

    stream: bool = False


class FailRequest(Ask):
    """Which failure to raise."""

    kind: str


class Done(Answer):
    """No warnings field here."""

    done: bool = True
    figure: float | None = None
    inside: dict[str, Any] = Field(default={})


@function(tool="echo", paths=("/api/echo", "/echo"), timeout_s=5, max_body_bytes=MAX_BODY_BYTES)
async def echo(ask: EchoRequest) -> Echo:
    """Return what arrived."""
    bound = context.current()
    assert bound is not None
    return Echo(
        word=ask.word,
        count=ask.count,
        ratio=ask.ratio,
        request_id=bound.request_id,
        traceparent=bound.traceparent,
    )


@function(tool="look", paths=("/api/look",), method="GET", timeout_s=5)
async def look(ask: EchoRequest) -> Echo:
    """Return what arrived in the query string."""
    return await echo.handler(ask)


@function(tool="wait", paths=("/api/wait",), timeout_s=5)
async def wait(ask: Anything, gate: Gate) -> Done:
    """Never end."""
    await gate.wait_for_ever()
    return Done()


@function(tool="fail", paths=("/api/fail",), timeout_s=5)
async def fail(ask: FailRequest) -> Done:
    """Raise the failure that is asked for."""
    raise BY_NAME[ask.kind]


@function(tool="crash", paths=("/api/crash",), timeout_s=5)
async def crash(ask: Anything) -> Done:
    """Fail as nobody foresaw."""
    raise ZeroDivisionError(SECRET)


@function(tool="late", paths=("/api/late",), timeout_s=5)
async def late(ask: Anything) -> Done:
    """Let a timeout of one's own escape."""
    raise TimeoutError(SECRET)


@function(tool="drop", paths=("/api/drop",), timeout_s=5)
async def drop(ask: Anything) -> Done:
    """Await a task that somebody cancelled."""
    task = asyncio.ensure_future(asyncio.Event().wait())
    task.cancel()
    await task
    return Done()


@function(tool="odd", paths=("/api/odd",), timeout_s=5)
async def odd(ask: Anything) -> Done:
    """Answer with figures that JSON does not have."""
    nothing = float("nan")
    return Done(figure=nothing, inside={"deep": [nothing, float("inf"), 1.5]})


@function(tool="talk", paths=("/api/talk",), timeout_s=5)
async def talk(ask: Anything, emit: Emit) -> Done:
    """Tell progress, then answer."""
    await emit("tool_call", {"tool": "echo"})
    await emit("tool_result", {"line": "one\ntwo", "listening": emit.listening})
    await emit("delta", {"text": "olá"})
    return Done()


@function(tool="stumble", paths=("/api/stumble",), timeout_s=5)
async def stumble(ask: Anything, emit: Emit) -> Done:
    """Fail when the stream has begun."""
    await emit("delta", {"text": "so far"})
    raise errors.UpstreamTimeout("loki", "it hangs")


@function(tool="ponder", paths=("/api/ponder",), timeout_s=40)
async def ponder(ask: Anything, emit: Emit) -> Done:
    """Think for longer than a proxy waits."""
    await asyncio.sleep(35)
    return Done()


@function(tool="relay", paths=("/api/relay",), timeout_s=5)
async def relay(ask: Anything, sibling: Relay) -> Done:
    """Ask the echo function over HTTP."""
    return Done(inside=await sibling.call("echo", {"word": "from relay"}))


ALL = tuple(
    entry.declaration
    for entry in (
        echo, look, wait, fail, crash, late, drop, odd, talk, stumble, ponder, relay
    )
)  # fmt: skip


def tool_of(declaration: Any) -> Tool:
    """Return the catalogue's entry of a function."""
    return Tool(
        tool=declaration.tool,
        function=declaration.name,
        description=declaration.description,
        method=declaration.method,
        paths=declaration.paths,
        profiles=declaration.profiles,
        timeout_s=declaration.timeout_s,
        input_schema={},
    )
