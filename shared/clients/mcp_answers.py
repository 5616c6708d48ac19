"""The answer to one JSON-RPC request out of an HTTP response: a JSON body or server-sent events.

Bounded, and read no further than the answer: a server may leave its stream open. What the answer
means is in `mcp`.
"""

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any, NamedTuple, cast

import httpx

from shared.errors import BadUpstreamAnswer

Json = dict[str, Any]

MAX_ANSWER_BYTES = 8 * 1024 * 1024
EVENTS_TYPE = "text/event-stream"


class Answer(NamedTuple):
    """What came back; `message` is `{}` when nothing in it answers the request."""

    status: int
    headers: Mapping[str, str]
    message: Json

    @property
    def code(self) -> int | None:
        """The JSON-RPC error's code, None when it is no error."""
        error: object = self.message.get("error")
        code = cast("Json", error).get("code") if isinstance(error, dict) else None
        return code if isinstance(code, int) else None


async def answer_to(number: int, response: httpx.Response) -> Answer:
    """Return what `response` says to request `number`.

    Raises:
        BadUpstreamAnswer: it is larger than MAX_ANSWER_BYTES

    """
    async with aclosing(_documents(response)) as documents:
        async for document in documents:
            message = _message(document)
            if _answers(number, message):
                return Answer(response.status_code, response.headers, message)
    return Answer(response.status_code, response.headers, {})


async def _documents(response: httpx.Response) -> AsyncGenerator[bytes]:
    """Yield the texts that should be JSON: the body, or each event's data as it arrives."""
    if not response.headers.get("content-type", "").startswith(EVENTS_TYPE):
        yield b"".join([chunk async for chunk in _chunks(response)])
        return
    rest = b""
    async for chunk in _chunks(response):
        *events, rest = (rest + chunk).replace(b"\r\n", b"\n").split(b"\n\n")
        for event in events:
            yield _data_of(event)
    yield _data_of(rest)  # a server that ends without the empty line has still answered


async def _chunks(response: httpx.Response) -> AsyncGenerator[bytes]:
    size = 0
    async for chunk in response.aiter_bytes():
        size += len(chunk)
        if size > MAX_ANSWER_BYTES:
            raise BadUpstreamAnswer("agent_sre", "the Agent-SRE server's answer is too large")
        yield chunk


def _data_of(event: bytes) -> bytes:
    lines = event.split(b"\n")
    return b"\n".join(line[5:].removeprefix(b" ") for line in lines if line.startswith(b"data:"))


def _message(document: bytes) -> Json:
    try:
        message: object = json.loads(document, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return {}
    return cast("Json", message) if isinstance(message, dict) else {}


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no JSON number")


def _answers(number: int, message: Json) -> bool:
    """Tell an answer from a notification; an error may come without an id when none was read."""
    if "result" in message:
        return message.get("id") == number
    return isinstance(message.get("error"), dict) and message.get("id") in {number, None}
