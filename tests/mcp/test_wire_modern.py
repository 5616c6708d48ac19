"""The ladder of 2026-07-28: what each request must say, and the exact answer when it does not."""

import base64
import json

import pytest

from tests.edge.asgi import exchange
from tests.mcp.offers import (
    META_CAPABILITIES,
    META_VERSION,
    REGISTRY,
    VERSION,
    app_of,
    call,
    modern,
    outcome,
    post,
    post_modern,
    request,
)

LIST = request("tools/list")
SERVER_INFO = "io.modelcontextprotocol/serverInfo"
PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
OTHER = "00-11111111111111111111111111111111-b7ad6b7169203331-01"


@pytest.fixture(scope="module")
def app():
    return app_of()


def encoded(text: str) -> str:
    return f"=?base64?{base64.b64encode(text.encode()).decode()}?="


@pytest.mark.parametrize("missing", [META_VERSION, META_CAPABILITIES])
def test_meta_must_say_version_and_capabilities(app, missing):
    body, headers = modern(LIST)
    del body["params"]["_meta"][missing]

    assert outcome(post(app, body, headers)) == (400, -32602)


@pytest.mark.parametrize("wrong", [None, 7, [], {}, True])
def test_a_version_that_is_no_text_is_a_wrong_parameter(app, wrong):
    assert outcome(post_modern(app, LIST, **{META_VERSION: wrong})) == (400, -32602)


@pytest.mark.parametrize("wrong", [None, 7, [], "x"])
def test_capabilities_that_are_no_object_are_a_wrong_parameter(app, wrong):
    assert outcome(post_modern(app, LIST, **{META_CAPABILITIES: wrong})) == (400, -32602)


def test_the_clients_name_is_not_required(app):
    assert outcome(post_modern(app, LIST)) == (200, None)


@pytest.mark.parametrize("name", ["mcp-protocol-version", "mcp-method", "mcp-name"])
@pytest.mark.parametrize("value", [None, "something-else", "", "Echo"])
def test_a_routing_header_that_is_missing_or_differs_is_a_mismatch(app, name, value):
    body, headers = modern(call("echo"))
    del headers[name]
    if value is not None:
        headers[name] = value

    assert outcome(post(app, body, headers)) == (400, -32020)


@pytest.mark.parametrize("name", ["mcp-protocol-version", "mcp-method", "mcp-name"])
def test_a_routing_header_that_is_sent_twice_is_a_mismatch(app, name):
    body, headers = modern(call("echo"))
    raw = [(key.encode(), value.encode()) for key, value in headers.items()]
    raw += [(name.encode(), headers[name].encode()), (b"content-type", b"application/json")]

    got = exchange(app, json.dumps(body).encode(), path="/mcp", headers=raw)

    assert outcome(got) == (400, -32020)


def test_a_safe_name_outside_never_runs_another_tool_inside(app):
    body, headers = modern(call("crash"))

    assert outcome(post(app, body, {**headers, "mcp-name": "echo"})) == (400, -32020)


def test_a_name_may_be_sent_as_base64(app):
    body, headers = modern(call("echo"))
    uri, uri_headers = modern(request("resources/read", {"uri": "many://ação"}))

    assert post(app, body, {**headers, "mcp-name": encoded("echo")}).status == 200
    assert post(app, uri, {**uri_headers, "mcp-name": encoded("many://ação")}).status == 200


@pytest.mark.parametrize(
    "name", ["=?base64?!!!!?=", "=?base64?ZWNobw?=", "=?base64?/w==?=", "=?base64?=", "=?base64??="]
)
def test_base64_that_is_broken_is_a_mismatch(app, name):
    body, headers = modern(call("echo"))

    assert outcome(post(app, body, {**headers, "mcp-name": name})) == (400, -32020)


@pytest.mark.parametrize("version", ["2099-01-01", "2025-11-25", "x" * 500])
def test_a_version_that_is_not_served_is_told_which_is(app, version):
    body, headers = modern(LIST, **{META_VERSION: version})

    got = post(app, body, {**headers, "mcp-protocol-version": version})

    assert outcome(got) == (400, -32022)
    assert got.json()["error"]["data"]["supported"] == [VERSION]
    assert len(got.body) < 400


def test_the_header_alone_asks_for_the_whole_ladder(app):
    got = post(app, LIST, {"mcp-protocol-version": VERSION})

    assert outcome(got) == (400, -32602)


@pytest.mark.parametrize(
    "method",
    ["initialize", "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe",
     "subscriptions/listen", "completion/complete", "sampling/createMessage", "x", ""],
)  # fmt: skip
def test_a_method_that_is_not_there_is_a_404(app, method):
    assert outcome(post_modern(app, request(method))) == (404, -32601)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("tools/call", {}),
        ("tools/call", {"name": 7}),
        ("tools/call", {"name": "unknown"}),
        ("tools/call", {"name": "echo", "arguments": []}),
        ("tools/call", {"name": "refuse"}),
        ("prompts/get", {"name": "unknown"}),
        ("prompts/get", {"name": "greet"}),
        ("prompts/get", {"name": "greet", "arguments": {"who": 7}}),
        ("resources/read", {"uri": "note://unknown"}),
        ("resources/read", {}),
        ("tools/list", {"cursor": "x"}),
    ],
)
def test_params_that_cannot_be_served_are_a_400(app, method, params):
    assert outcome(post_modern(app, request(method, params))) == (400, -32602)


def test_an_unknown_resource_is_named_in_the_error(app):
    got = post_modern(app, request("resources/read", {"uri": "note://unknown"}))

    assert got.json()["error"]["data"] == {"uri": "note://unknown"}


def test_a_tool_that_needs_more_than_the_client_can_says_what(app):
    got = post_modern(app, call("need"))

    assert outcome(got) == (400, -32021)
    assert got.json()["error"]["data"] == {"requiredCapabilities": {"sampling": {}}}


def test_discovery_says_what_is_served(app):
    result = post_modern(app, request("server/discover")).json()["result"]

    assert result["supportedVersions"] == [VERSION]
    assert result["capabilities"] == {"tools": {}, "prompts": {}, "resources": {}}
    assert result["instructions"] == "Ask."
    assert result["_meta"][SERVER_INFO] == {"name": "sample", "version": "1.2.3"}


def test_completion_is_declared_only_where_it_is_served():
    async def complete(params):
        return {"completion": {"values": [params["argument"]["value"]]}}

    app = app_of(REGISTRY._replace(complete=complete))
    asked = request("completion/complete", {"argument": {"name": "a", "value": "b"}})

    assert (
        "completions"
        in post_modern(app, request("server/discover")).json()["result"]["capabilities"]
    )
    assert post_modern(app, asked).json()["result"]["completion"] == {"values": ["b"]}


@pytest.mark.parametrize(
    ("method", "params", "caching"),
    [
        ("server/discover", {}, (300_000, "public")),
        ("tools/list", {}, (300_000, "public")),
        ("prompts/list", {}, (300_000, "public")),
        ("resources/list", {}, (300_000, "public")),
        ("resources/templates/list", {}, (300_000, "public")),
        ("resources/read", {"uri": "note://one"}, (0, "private")),
        ("tools/call", {"name": "echo"}, (None, None)),
        ("prompts/get", {"name": "greet", "arguments": {"who": "you"}}, (None, None)),
    ],
)
def test_each_result_says_that_it_is_whole_and_how_long_it_may_be_kept(
    app, method, params, caching
):
    result = post_modern(app, request(method, params)).json()["result"]

    assert result["resultType"] == "complete"
    assert (result.get("ttlMs"), result.get("cacheScope")) == caching
    assert result["_meta"][SERVER_INFO]["name"] == "sample"


def test_a_handler_sees_what_the_request_declared(app):
    asked = call("echo", a=1)
    asked["params"] |= {"inputResponses": {"x": {}}, "requestState": "s"}

    seen = post_modern(app, asked, **{META_CAPABILITIES: {"sampling": {}}}).json()["result"]

    assert seen["structuredContent"]["arguments"] == {"a": 1}
    assert seen["structuredContent"]["capabilities"] == {"sampling": {}}
    assert seen["structuredContent"]["input_responses"] == {"x": {}}
    assert seen["structuredContent"]["request_state"] == "s"


def test_two_requests_of_one_process_do_not_see_each_others_capabilities(app):
    post_modern(app, call("echo"), **{META_CAPABILITIES: {"sampling": {}}})

    seen = post_modern(app, call("echo")).json()["result"]["structuredContent"]

    assert seen["capabilities"] == {}


@pytest.mark.parametrize(
    ("in_meta", "in_header", "goes_on"),
    [(PARENT, "", PARENT), (PARENT, OTHER, OTHER), ("nonsense", "", ""), (7, "", "")],
)
def test_the_trace_of_meta_is_taken_over_unless_a_header_names_one(
    app, in_meta, in_header, goes_on
):
    body, headers = modern(call("echo"), traceparent=in_meta)
    headers |= {"traceparent": in_header} if in_header else {}

    seen = post(app, body, headers).json()["result"]["structuredContent"]["traceparent"]

    assert seen == goes_on or (not goes_on and seen not in {PARENT, OTHER, "nonsense"})
