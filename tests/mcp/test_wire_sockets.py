"""The endpoint on real connections: callers who leave, and what no well-meaning client sends.

After each of these the next request is answered as if nothing had been.
"""

import asyncio
import json
import socket
import threading
import time

import httpx
import pytest

from functions.mcp.registry import Tool
from tests.edge.serving import Served
from tests.mcp.offers import REGISTRY, app_of, call, request
from tests.support.loopback import PLAIN

LEAVING_LIMIT_S = 1.0
HEAD = b"POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
JSON = "application/json"


class Gate:
    """A tool that waits for ever, and tells this thread what became of it."""

    def __init__(self) -> None:
        self.entered, self.cancelled = threading.Event(), threading.Event()

    async def wait(self, _arguments, call_):
        self.entered.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise


@pytest.fixture
def gate():
    return Gate()


@pytest.fixture
def served(gate):
    waiting = Tool({"name": "wait", "inputSchema": {"type": "object"}}, gate.wait)
    with Served(app_of(REGISTRY._replace(tools=(*REGISTRY.tools, waiting)))) as running:
        yield running


@pytest.fixture
def answers_next(served):
    """Return a check that the server goes on answering."""

    def check() -> bool:
        got = httpx.post(f"{served.url}/mcp", json=request("ping"), **PLAIN)
        return got.status_code == 200 and got.json()["result"] == {}

    return check


def posted(message: object, *more: bytes) -> bytes:
    body = json.dumps(message).encode()
    return HEAD + b"".join(more) + b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def first_line(line: socket.socket) -> bytes:
    return line.recv(65536).partition(b"\r\n")[0]


def waiting_call(**meta: object) -> dict:
    message = call("wait")
    return {**message, "params": {**message["params"], "_meta": meta}}


@pytest.mark.parametrize(
    ("message", "more"),
    [
        (waiting_call(), b"Accept: application/json\r\n"),
        (waiting_call(progressToken=1), b"Accept: application/json, text/event-stream\r\n"),
        ([waiting_call(), call("echo")], b""),
    ],
)
def test_a_caller_who_leaves_ends_the_call_within_a_second(
    served, gate, answers_next, message, more
):
    with served.connect() as line:
        line.sendall(posted(message, more))
        assert gate.entered.wait(5)

    assert gate.cancelled.wait(LEAVING_LIMIT_S)
    assert answers_next()


def test_the_first_event_comes_before_the_tool_has_anything_to_say(served, gate):
    accept = b"Accept: application/json, text/event-stream\r\n"
    with served.connect() as line:
        line.sendall(posted(waiting_call(progressToken="t"), accept))
        got = b""
        while b'"progress":1' not in got:
            got += line.recv(65536)

    assert got.startswith(b"HTTP/1.1 200")
    assert b"event: message\ndata: {" in got
    assert gate.entered.wait(5)


def test_an_endless_get_is_ended_by_us(served, answers_next):
    with served.connect() as line:
        line.sendall(b"GET /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")

        assert first_line(line) == b"HTTP/1.1 405 Method Not Allowed"
    assert answers_next()


def test_a_body_that_drips_occupies_nobody_else(served, answers_next):
    with served.connect() as line:
        line.sendall(HEAD + b"Content-Length: 1000\r\n\r\n{")
        started = time.monotonic()

        assert answers_next()
        assert time.monotonic() - started < 5


def test_a_batch_of_1000_is_refused_whole(served, answers_next):
    got = httpx.post(f"{served.url}/mcp", json=[call("echo")] * 1000, **PLAIN)

    assert (got.status_code, got.json()["error"]["code"]) == (400, -32600)
    assert answers_next()


def test_a_body_of_two_mebibytes_is_refused_unread(served, answers_next):
    with served.connect() as line:
        line.sendall(HEAD + b"Content-Length: %d\r\n\r\n{" % (2 * 1024 * 1024))

        assert first_line(line).startswith(b"HTTP/1.1 413")
    got = httpx.post(
        f"{served.url}/mcp",
        content=b" " * (2 * 1024 * 1024),
        headers={"content-type": JSON},
        **PLAIN,
    )
    assert got.status_code == 413
    assert answers_next()


def test_a_body_of_two_mebibytes_in_chunks_is_refused_too(served, answers_next):
    chunks = (b" " * 65536 for _ in range(32))
    try:
        got = httpx.post(
            f"{served.url}/mcp", content=chunks, headers={"content-type": JSON}, **PLAIN
        )
        assert got.status_code == 413
    except httpx.WriteError:
        pass  # refused while it was still being sent
    assert answers_next()


def test_a_foreign_host_is_misdirected(served, answers_next):
    got = httpx.post(
        f"{served.url}/mcp", json=request("ping"), headers={"host": "evil.example"}, **PLAIN
    )

    assert got.status_code == 421
    assert answers_next()


@pytest.mark.parametrize("name", ["Mcp-Protocol-Version", "Host", "Origin", "Content-Length"])
def test_a_header_sent_twice_is_refused(served, answers_next, name):
    value = {"Mcp-Protocol-Version": "2025-06-18", "Content-Length": "7"}.get(name, "localhost")
    with served.connect() as line:
        line.sendall(posted(request("tools/list"), *[f"{name}: {value}\r\n".encode()] * 2))

        assert first_line(line)[:10] == b"HTTP/1.1 4"
    assert answers_next()
