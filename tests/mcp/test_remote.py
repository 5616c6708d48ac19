"""AGENT_SRE_URL: Jamie's tool calls go to another MCP server, whichever era it speaks."""

import socket
import threading

import pytest

from functions.mcp.product import product_registry
from functions.mcp.results import UNTRUSTED
from shared.settings import Settings
from tests.mcp.servers import (
    RESULT,
    Legacy,
    events,
    methods,
    modern,
    request_of,
    response,
    rpc,
    rpc_error,
)
from tests.mcp.using import Used, run
from tests.support.processes import DEAD_URL
from tests.support.servers import Asked, Reply, ScriptedServer

REFUSALS = {
    "unknown method": lambda asked: rpc_error(asked, -32601),
    "unknown method as 404": lambda asked: rpc_error(asked, -32601, 404),
    "unknown version": lambda asked: rpc_error(asked, -32022, 400),
    "a plain 400": lambda _asked: Reply(400, b"Unsupported protocol version", "text/plain"),
    "a plain 404": lambda _asked: Reply(404, b"", "text/plain"),
    "an older code": lambda asked: rpc_error(asked, -32600, 400, "Missing session ID"),
}


def ask(
    url: str, times: int = 1, tool: str = "check_golden_signals", **settings: str
) -> list[Used]:
    """Call a tool `times` times in one process whose AGENT_SRE_URL is `url`."""
    chosen = Settings(**{"agent_service_url": DEAD_URL, "agent_sre_url": url, **settings})
    arguments = {"question": "hi"} if tool == "ask_jamie" else {"service_name": "homepage"}
    (one,) = (one for one in product_registry(chosen).tools if one.definition["name"] == tool)
    used = run(chosen, [lambda call: one.call(arguments, call)] * times, [])
    return [Used(result=result) for result in used]


def asked_once(script, **settings: str) -> tuple[Used, list[Asked]]:
    with ScriptedServer(script) as server:
        (used,) = ask(server.url, **settings)
    return used, server.asked


def test_a_modern_server_is_asked_once_with_everything_in_the_request():
    used, (asked,) = asked_once(modern())

    request = request_of(asked)
    assert asked.path == "/mcp"
    assert asked.headers["mcp-protocol-version"] == "2026-07-28"
    assert (asked.headers["mcp-method"], asked.headers["mcp-name"]) == (
        "tools/call",
        "check_golden_signals",
    )
    assert "text/event-stream" in asked.headers["accept"]
    assert request["params"]["name"] == "check_golden_signals"
    assert request["params"]["arguments"] == {"service_name": "homepage"}
    assert request["params"]["_meta"]["io.modelcontextprotocol/protocolVersion"] == "2026-07-28"
    assert used.text == f"{UNTRUSTED}all is well"
    assert used.result["structuredContent"] == {"status": "healthy"}
    assert used.result["isError"] is False


@pytest.mark.parametrize("refusal", REFUSALS)
def test_an_older_server_is_greeted_first_and_remembered(refusal):
    with ScriptedServer(Legacy(REFUSALS[refusal])) as server:
        first, second = ask(server.url, times=2)

    assert first.text == second.text == f"{UNTRUSTED}all is well"
    assert methods(server.asked) == [
        *("tools/call", "initialize", "notifications/initialized", "tools/call"),
        "tools/call",
    ]
    last = server.asked[-1].headers
    assert (last["mcp-protocol-version"], last["mcp-session-id"]) == ("2025-06-18", "session-1")
    assert "mcp-method" not in last
    assert "_meta" not in request_of(server.asked[-1])["params"]


def test_a_forgotten_session_is_begun_anew():
    legacy = Legacy(REFUSALS["unknown version"])
    legacy.forgotten.add("session-1")

    with ScriptedServer(legacy) as server:
        (used,) = ask(server.url)

    assert used.result["isError"] is False
    assert server.asked[-1].headers["mcp-session-id"] == "session-2"


def test_a_server_of_no_known_version_is_an_error():
    used, _ = asked_once(Legacy(REFUSALS["unknown version"], version="1999-01-01"))

    assert used.result["isError"] is True
    assert "no version of MCP that we speak" in used.text


@pytest.mark.parametrize("code", [-32602, -32020, -32021])
def test_a_modern_servers_own_refusal_is_not_taken_for_age(code):
    used, asked = asked_once(lambda asked: rpc_error(asked, code, 400, "Unknown tool"))

    assert methods(asked) == ["tools/call"]
    assert used.result["isError"] is True
    assert "Unknown tool" in used.text


@pytest.mark.parametrize("ending", ["\n\n", "\r\n\r\n"])
def test_an_answer_among_events_is_found(ending):
    def script(asked: Asked) -> Reply:
        number = request_of(asked)["id"]
        progress = {"jsonrpc": "2.0", "method": "notifications/progress", "params": {}}
        other = response(number + 1, result={"content": []})
        body = events(progress, other, response(number, result=RESULT), ending=ending)
        return Reply(body=body, content_type="text/event-stream; charset=utf-8")

    used, _ = asked_once(script)

    assert used.text == f"{UNTRUSTED}all is well"


def test_an_answer_is_taken_from_a_stream_that_stays_open():
    with socket.create_server(("127.0.0.1", 0)) as server:
        hung_up = threading.Event()

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                    + events(response(1, result=RESULT))
                )
                connection.settimeout(10)
                while connection.recv(65536):
                    pass
                hung_up.set()

        thread = threading.Thread(target=serve)
        thread.start()
        (used,) = ask(f"http://127.0.0.1:{server.getsockname()[1]}")
        thread.join(10)

    assert used.result["isError"] is False
    assert hung_up.is_set()


def test_a_tool_that_failed_there_failed_here():
    failed = {"content": [{"type": "text", "text": "Prometheus is down"}], "isError": True}

    used, _ = asked_once(modern(failed))

    assert used.result["isError"] is True
    assert "Prometheus is down" in used.text


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(500, b"boom", "text/plain"), "answered 500 without a result"),
        (Reply(503, b"<html>", "text/html"), "answered 503"),
        (Reply(200, b'{"jsonrpc": "2.0", "id": 1, "result": {"x": NaN}}'), "without a result"),
        (Reply(200, b"[" * 100_000), "without a result"),
        (Reply(200, b"", "text/event-stream"), "without a result"),
        (Reply(302, b"", headers={"Location": "http://127.0.0.1:9/"}), "answered 302"),
        (Reply(401, b"{}"), "answered 401"),
        (Reply(200, b'{"jsonrpc": "2.0", "id": 1, "result": {}}'), "holds no text"),
        (Reply(200, b" " * (9 * 1024 * 1024)), "too large"),
    ],
)
def test_its_failure_is_an_error_that_says_what_to_do(reply, words):
    used, asked = asked_once(lambda _asked: reply)

    assert used.result["isError"] is True
    assert words in used.text
    assert used.text.startswith("check_golden_signals could not answer, so nothing is known yet: ")
    assert len(asked) == 1


def test_a_server_that_is_not_there_is_an_error_without_its_address():
    (used,) = ask(DEAD_URL)

    assert used.result["isError"] is True
    assert "the Agent-SRE server cannot be reached" in used.text
    assert "127.0.0.1" not in used.text


def test_data_without_text_is_told_by_us():
    facts = {"status": "healthy", "service_name": "homepage"}

    used, _ = asked_once(modern({"structuredContent": facts}))

    assert used.text.startswith("The homepage service is healthy!")
    assert used.result["structuredContent"] == facts


def test_what_it_says_is_cleaned_and_without_secrets():
    text = "a\x1b[2J\u202e ![x](http://e) password=hunter2secret"
    blocks = [{"type": "image", "data": "x"}, {"type": "text", "text": text}, "odd"]

    used, _ = asked_once(modern({"content": blocks, "structuredContent": {"a": "b\u200b"}}))

    assert len(used.result["content"]) == 1
    assert not any(sign in used.text for sign in ("\x1b", "\u202e", "![", "hunter2secret"))
    assert used.result["structuredContent"] == {"a": "b"}


def test_its_data_goes_on_without_secrets_too():
    deep = {"deep": [{"dsn": "redis://:hunter2secret@r"}]}
    facts = {"logs": ["token=hunter2secret"], "more": deep}

    used, _ = asked_once(modern({"structuredContent": facts}))

    assert used.result["structuredContent"]["logs"][0].startswith("token=[TOKEN:")
    assert "hunter2secret" not in str(used.result)


def test_it_gets_the_functions_credential_only():
    _, (asked,) = asked_once(modern(), jamie_token="callers", jamie_sibling_token="siblings")
    _, (other,) = asked_once(modern(), jamie_token="callers")

    assert asked.headers["authorization"] == "Bearer siblings"
    assert "authorization" not in other.headers


def test_jamies_own_tool_stays_with_her_own_function():
    with ScriptedServer(modern()) as remote, ScriptedServer(lambda _asked: Reply()) as own:
        ask(remote.url, tool="ask_jamie", agent_service_url=own.url)

    assert remote.asked == []
    assert [asked.path for asked in own.asked] == ["/api/chat"]


def test_the_agent_sre_profile_never_goes_elsewhere():
    with ScriptedServer(modern()) as remote, ScriptedServer(lambda _asked: Reply()) as own:
        ask(remote.url, mcp_profile="agent-sre", agent_service_url=own.url)

    assert remote.asked == []
    assert len(own.asked) == 1


def test_a_stateless_older_server_is_served_without_a_session():
    def script(asked: Asked) -> Reply:
        if asked.headers.get("mcp-protocol-version") == "2026-07-28":
            return rpc_error(asked, -32022, 400)
        if request_of(asked)["method"] == "initialize":
            return rpc(asked, result={"protocolVersion": "2025-03-26"})
        return rpc(asked, result=RESULT)

    used, asked = asked_once(script)

    assert used.result["isError"] is False
    assert asked[-1].headers["mcp-protocol-version"] == "2025-03-26"
    assert "mcp-session-id" not in asked[-1].headers


def test_the_setting_is_read_from_the_environment():
    settings = Settings.from_env({"AGENT_SRE_URL": "http://agent-sre:30120/"})

    assert settings.agent_sre_url == "http://agent-sre:30120"
