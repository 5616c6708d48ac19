"""Calling a sibling function: where it is, what it is sent, every way in which it can answer."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from shared.catalogue import Tool, load_tools
from shared.clients.budget import open_budget
from shared.clients.siblings import Siblings
from shared.errors import (
    BadUpstreamAnswer,
    JamieError,
    NotConfigured,
    UpstreamError,
    UpstreamNotFound,
    UpstreamTimeout,
    UpstreamUnreachable,
)
from shared.settings import Settings
from shared.telemetry import context
from tests.support.processes import DEAD_URL
from tests.support.servers import Asked, Reply, ScriptedServer

TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def tool(name: str, function: str, method: str, *paths: str) -> Tool:
    return Tool(
        tool=name,
        function=function,
        description="",
        method=method,
        paths=paths,
        profiles=("jamie",),
        timeout_s=5,
        input_schema={},
    )


LOGS = tool("get_pod_logs", "pod_logs", "POST", "/api/pod-logs", "/kubernetes/logs")
HEALTH = tool("health_check", "health", "GET", "/health")
TOOLS = {one.tool: one for one in (LOGS, HEALTH)}


def siblings(url: str = "", **settings: str) -> Siblings:
    return Siblings(Settings(agent_service_url=url, **settings), TOOLS)


def call(client: Siblings, name: str = LOGS.tool, budget_s: float = 5.0, **arguments: object):
    """Call a tool as a request of 5 s would, and close."""

    async def once() -> dict:
        try:
            with open_budget(budget_s):
                return await client.call(name, arguments)
        finally:
            await client.aclose()

    return asyncio.run(once())


def failure(reply: Reply) -> JamieError:
    """Return what a call raises when the sibling answers so."""
    with ScriptedServer(lambda _asked: reply) as sibling, pytest.raises(JamieError) as caught:
        call(siblings(sibling.url))
    return caught.value


def first_asked(client_settings: dict[str, str], name: str = LOGS.tool, **arguments: object):
    """Return what a sibling is asked, and what it answered."""
    with ScriptedServer(lambda _asked: Reply(body=b'{"logs": []}')) as sibling:
        answer = call(siblings(sibling.url, **client_settings), name, **arguments)
        (asked,) = sibling.asked
    return asked, answer


@pytest.mark.parametrize(
    ("settings", "url"),
    [
        ({"agent_service_url": "http://agent:8080/base"}, "http://agent:8080/base/kubernetes/logs"),
        ({}, "http://pod-logs.jamie.svc.cluster.local/kubernetes/logs"),
        ({"function_namespace": "sre"}, "http://pod-logs.sre.svc.cluster.local/kubernetes/logs"),
        (
            {"function_url_template": "https://{service}.example"},
            "https://pod-logs.example/kubernetes/logs",
        ),
    ],
)
def test_a_sibling_is_where_the_settings_say(settings, url):
    client = Siblings(Settings(**settings), TOOLS)

    assert client.url(LOGS) == url
    asyncio.run(client.aclose())


def test_every_tool_of_the_catalogue_can_be_called():
    client = Siblings.from_settings(Settings(agent_service_url="http://agent"))

    assert client.tools == tuple(load_tools())
    assert {client.url(one) for one in load_tools().values()} >= {"http://agent/golden-signals"}
    asyncio.run(client.aclose())


def test_a_call_sends_the_arguments_as_json_and_returns_the_answer():
    asked, answer = first_asked({}, pod_name="homepage-0", tail_lines=50)

    assert (asked.method, asked.path) == ("POST", "/kubernetes/logs")
    assert json.loads(asked.body) == {"pod_name": "homepage-0", "tail_lines": 50}
    assert asked.headers["content-type"] == "application/json"
    assert answer == {"logs": []}


def test_a_tool_that_is_read_sends_its_arguments_in_the_query():
    asked, _ = first_asked({}, HEALTH.tool, deep=True)

    assert (asked.method, asked.path, asked.body) == ("GET", "/health?deep=true", b"")


def test_a_call_tells_how_much_time_is_left():
    asked, _ = first_asked({})

    assert 4000 < int(asked.headers["jamie-timeout-ms"]) < 5000


def test_a_call_carries_the_request_id_and_the_trace():
    with context.bind(context.RequestContext("q-1", TRACEPARENT)):
        asked, _ = first_asked({})

    assert asked.headers["x-request-id"] == "q-1"
    assert asked.headers["traceparent"] == TRACEPARENT


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ({}, None),
        ({"jamie_sibling_token": "ours"}, "Bearer ours"),
        ({"jamie_token": "theirs"}, "Bearer theirs"),
        ({"jamie_token": "theirs", "jamie_sibling_token": "ours"}, "Bearer ours"),
    ],
)
def test_a_call_shows_the_siblings_token(settings, shown):
    asked, _ = first_asked(settings)

    assert asked.headers.get("authorization") == shown


@pytest.mark.parametrize("status", [400, 404, 422, 429, 500, 502, 503, 504])
def test_a_problem_is_told_with_its_own_sentence(status):
    document = {"status": status, "detail": "Prometheus cannot be reached", "error": "same"}

    told = failure(Reply(status, json.dumps(document).encode(), "application/problem+json"))

    assert type(told) is UpstreamError
    assert (told.system, told.detail) == ("pod_logs", "Prometheus cannot be reached")


@pytest.mark.parametrize(
    ("kind", "told_as"),
    [
        ("not_found", UpstreamNotFound),  # it looked, and there is nothing
        ("upstream_not_found", UpstreamNotFound),
        ("no_such_path", UpstreamError),  # we asked the wrong address
    ],
)
def test_a_thing_that_is_not_there_is_no_wrong_address(kind, told_as):
    document = {"type": f"urn:jamie:problem:{kind}", "detail": "no pod 'a' in namespace 'b'"}

    told = failure(Reply(404, json.dumps(document).encode(), "application/problem+json"))

    assert type(told) is told_as
    assert told.detail == "no pod 'a' in namespace 'b'"


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ({"error": "the old way"}, "the old way"),
        ({}, "the pod_logs function answered 500 without a readable reason"),
        ({"detail": {"odd": 1}}, "{'odd': 1}"),
        ({"detail": "two\nlines\x1b[31m"}, "two lines [31m"),
    ],
)
def test_an_odd_problem_is_still_told_on_one_line(document, sentence):
    assert failure(Reply(500, json.dumps(document).encode())).detail == sentence


def test_an_endless_problem_is_cut():
    told = failure(Reply(500, json.dumps({"detail": "long " * 10_000}).encode()))

    assert len(told.detail) <= 500


NONSENSE = {
    "a proxy's 502": Reply(502, b"Bad Gateway", "text/plain"),
    "Knative's 503": Reply(503, b"no healthy upstream", "text/plain"),
    "a proxy's 504": Reply(504, b"", "text/plain"),
    "a log-in page": Reply(200, b"<html><h1>Sign in</h1></html>", "text/html"),
    "a redirect": Reply(302, b"", headers={"Location": "http://127.0.0.1:9/"}),
    "a list": Reply(200, b"[]"),
    "null": Reply(200, b"null"),
    "nothing": Reply(200, b""),
    "half of it": Reply(200, b'{"logs": ['),
    "no UTF-8": Reply(200, b'{"logs": "\xff"}'),
    "a pit": Reply(200, b"[" * 200_000),
    "a false label": Reply(200, b"{}", headers={"Content-Encoding": "gzip"}),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_told_as_such_and_never_quoted(name):
    told = failure(NONSENSE[name])

    assert isinstance(told, BadUpstreamAnswer)
    assert told.system == "pod_logs"
    assert "pod_logs function" in told.detail
    assert "Sign in" not in told.detail


def test_a_sibling_that_hangs_is_told_within_the_budget():
    hold = threading.Event()
    started = time.monotonic()
    with ScriptedServer(lambda _asked: Reply(hold=hold)) as sibling:
        with pytest.raises(UpstreamTimeout) as caught:
            call(siblings(sibling.url), budget_s=0.4)
        hold.set()

    assert time.monotonic() - started < 2
    assert caught.value.detail.endswith("did not answer in time")


def test_a_sibling_that_nobody_serves_is_told_with_its_address():
    with pytest.raises(UpstreamUnreachable) as caught:
        call(siblings(DEAD_URL.replace("http://", "http://user:hunter2@")))

    assert DEAD_URL in caught.value.detail
    assert "hunter2" not in caught.value.detail


@contextmanager
def cutting(sent: bytes) -> Iterator[str]:
    """Listen for one caller, send that much and hang up."""

    def serve() -> None:
        line, _ = listener.accept()
        with line:
            line.recv(65536)
            line.sendall(sent)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{",
        b"?\n",
    ],
)
def test_a_sibling_that_hangs_up_is_told_as_unreachable(sent):
    with cutting(sent) as url, pytest.raises(UpstreamUnreachable) as caught:
        call(siblings(url))

    assert caught.value.detail.endswith("broke the connection")


def test_a_tool_that_nobody_offers_is_not_asked_for():
    with pytest.raises(NotConfigured) as caught:
        call(siblings(DEAD_URL), "delete_everything" * 10)

    assert len(caught.value.detail) < 100


def test_a_sibling_is_checked_by_its_probe():
    with ScriptedServer(lambda _asked: Reply(body=b'{"version": "1.2.3"}')) as sibling:
        client = siblings(sibling.url)
        sentence = asyncio.run(checked(client))
        asked: Asked = sibling.asked[0]

    assert sentence == "version 1.2.3"
    assert (asked.method, asked.path) == ("GET", "/health")
    assert client.functions == ("pod_logs", "health")
    assert client.tools == ("get_pod_logs", "health_check")


def test_a_sibling_that_does_not_answer_its_probe_is_told():
    with pytest.raises(UpstreamUnreachable):
        asyncio.run(checked(siblings(DEAD_URL)))


async def checked(client: Siblings) -> str:
    try:
        return await client.check("pod_logs")
    finally:
        await client.aclose()


def test_an_answer_without_end_is_refused_while_it_comes():
    endless = Reply(body=b'{"logs": "' + b"x" * (9 * 1024 * 1024) + b'"}')
    with (
        ScriptedServer(lambda _asked: endless) as server,
        pytest.raises(BadUpstreamAnswer) as failure,
    ):
        call(siblings(server.url))

    assert "more than 8 MiB" in failure.value.detail
