"""A caller who leaves: the handler ends at once, and nobody is told anything."""

import time

import pytest
from prometheus_client.parser import text_string_to_metric_families

from shared.edge.run import application
from shared.edge.runtime import Runtime
from shared.settings import Settings
from tests.edge import samples
from tests.edge.asgi import exchange
from tests.edge.serving import Served

HEAD = b"POST /api/wait HTTP/1.1\r\nHost: localhost\r\n"
LIMIT_S = 1.0


@pytest.fixture
def runtime() -> Runtime:
    return Runtime(Settings())


@pytest.fixture
def waiting(runtime):
    with Served(application(samples.wait.declaration, runtime)) as running:
        yield running


def left(runtime: Runtime) -> float:
    """Return how many callers of `wait` have left so far."""
    app = application(samples.wait.declaration, runtime)
    page = exchange(app, method="GET", path="/metrics").body.decode()
    return sum(
        sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
        if sample.labels.get("function") == "wait" and sample.labels.get("code") == "499"
    )


def left_exceeds(before: float, runtime: Runtime) -> bool:
    ends = time.monotonic() + LIMIT_S
    while time.monotonic() < ends:
        if left(runtime) == before + 1:
            return True
    return False


def test_a_caller_who_leaves_ends_the_handler_within_a_second(waiting, runtime):
    gate, before = runtime.client(samples.Gate), left(runtime)
    with waiting.connect() as line:
        line.sendall(HEAD + b"Content-Length: 2\r\n\r\n{}")
        assert gate.entered.wait(5)

    assert gate.cancelled.wait(LIMIT_S)
    assert left_exceeds(before, runtime)


def test_a_caller_who_leaves_amid_the_body_never_reaches_the_handler(waiting, runtime, log_lines):
    before = left(runtime)
    with waiting.connect() as line:
        line.sendall(HEAD + b"Content-Length: 200\r\nExpect: 100-continue\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 100")  # the body is being read
        line.sendall(b"{")

    assert left_exceeds(before, runtime)
    assert not runtime.client(samples.Gate).entered.is_set()
    assert [line["status"] for line in log_lines() if line["event"] == "request"] == [499]


def test_a_listener_who_leaves_a_stream_ends_the_handler(runtime):
    with Served(application(samples.ponder.declaration, runtime)) as running:
        with running.connect() as line:
            line.sendall(
                b"POST / HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                b"Content-Length: 2\r\n\r\n{}"
            )
            assert line.recv(4096).startswith(b"HTTP/1.1 200")

        # Leaving the block stops the server, which waits for what still runs: not for 35 s.
        started = time.monotonic()

    assert time.monotonic() - started < LIMIT_S
