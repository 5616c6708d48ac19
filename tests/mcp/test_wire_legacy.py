"""The versions before 2026-07-28: negotiated by a handshake, errors inside a 200, nothing newer."""

import pytest

from tests.mcp.offers import app_of, call, outcome, post, request

LEGACY = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]
NEWER = {"resultType", "ttlMs", "cacheScope", "_meta"}


@pytest.fixture(scope="module")
def app():
    return app_of()


@pytest.mark.parametrize("version", LEGACY)
def test_a_known_version_is_agreed_to(app, version):
    result = post(app, request("initialize", {"protocolVersion": version})).json()["result"]

    assert result["protocolVersion"] == version
    assert result["capabilities"] == {"tools": {}, "prompts": {}, "resources": {}}
    assert result["serverInfo"] == {"name": "sample", "version": "1.2.3"}
    assert result["instructions"] == "Ask."


@pytest.mark.parametrize("version", ["2026-07-28", "1.0", 7, None, [], {}])
def test_another_version_is_offered_the_newest_of_the_handshakes(app, version):
    result = post(app, request("initialize", {"protocolVersion": version})).json()["result"]

    assert result["protocolVersion"] == "2025-11-25"


def test_the_handshake_may_come_without_params(app):
    assert outcome(post(app, request("initialize"))) == (200, None)


@pytest.mark.parametrize("version", ["", *LEGACY])
@pytest.mark.parametrize(
    ("method", "key"),
    [
        ("tools/list", "tools"),
        ("prompts/list", "prompts"),
        ("resources/list", "resources"),
        ("resources/templates/list", "resourceTemplates"),
    ],
)
def test_lists_need_no_handshake_and_hold_nothing_newer(app, version, method, key):
    headers = {"mcp-protocol-version": version} if version else {}

    result = post(app, request(method), headers).json()["result"]

    assert result[key]
    assert not NEWER & set(result)


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("server/discover", {}, -32601),
        ("resources/subscribe", {"uri": "note://one"}, -32601),
        ("logging/setLevel", {"level": "info"}, -32601),
        ("tools/call", {"name": "unknown"}, -32602),
        ("tools/call", {"name": "refuse"}, -32602),
        ("prompts/get", {"name": "greet", "arguments": {}}, -32602),
        ("resources/read", {"uri": "note://unknown"}, -32002),
        ("resources/read", {"uri": "note://late"}, -32603),
    ],
)
def test_errors_travel_inside_a_200(app, method, params, code):
    assert outcome(post(app, request(method, params))) == (200, code)


@pytest.mark.parametrize("version", ["2027-01-01", "x", "", "2025-06-18, 2025-06-18"])
def test_a_version_header_that_is_unknown_or_sent_twice_is_a_400(app, version):
    assert post(app, request("tools/list"), {"mcp-protocol-version": version}).status == 400


def test_a_tool_is_called_with_or_without_arguments(app):
    bare = request("tools/call", {"name": "echo"})
    empty = request("tools/call", {"name": "echo", "arguments": None})

    for message in (bare, empty, call("echo")):
        result = post(app, message).json()["result"]
        assert result["structuredContent"]["arguments"] == {}
        assert not NEWER & set(result)


def test_a_prompt_and_a_resource_are_read(app):
    prompt = post(app, request("prompts/get", {"name": "greet", "arguments": {"who": "you"}}))
    resource = post(app, request("resources/read", {"uri": "note://one"}))
    one_of_many = post(app, request("resources/read", {"uri": "many://7"}))

    assert prompt.json()["result"]["messages"][0]["content"]["text"] == "hello you"
    assert resource.json()["result"]["contents"] == [{"uri": "note://one", "text": "t"}]
    assert one_of_many.json()["result"]["contents"][0]["uri"] == "many://7"
