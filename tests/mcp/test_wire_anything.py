"""Whatever arrives is answered by the protocol, and never as our own failure."""

import json

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from tests.edge.asgi import exchange
from tests.mcp.offers import (
    META_CAPABILITIES,
    META_VERSION,
    REGISTRY,
    VERSION,
    app_of,
    modern,
    post,
    request,
)
from tests.support.tries import tries

HARMLESS = [one for one in REGISTRY.tools if one.definition["name"] in {"echo", "refuse", "late"}]
METHODS = st.sampled_from(
    ["initialize", "ping", "server/discover", "tools/list", "tools/call", "prompts/list",
     "prompts/get", "resources/list", "resources/read", "resources/templates/list",
     "completion/complete", "notifications/initialized", "x"]
)  # fmt: skip
VERSIONS = st.sampled_from([VERSION, "2025-11-25", "2025-03-26", "2024-11-05", "x", ""])
JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.integers()
    | st.text(max_size=20) | st.sampled_from(["echo", "greet", "note://one", VERSION]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=10,
)  # fmt: skip
PARAMS = st.dictionaries(
    st.sampled_from(["name", "uri", "arguments", "_meta", "cursor", "protocolVersion",
                     "inputResponses", "requestState", "argument"]), JSON, max_size=5,
)  # fmt: skip
META = st.dictionaries(
    st.sampled_from([META_VERSION, META_CAPABILITIES, "progressToken", "traceparent"]), JSON
)
FIELDS = st.sampled_from(["jsonrpc", "id", "method", "params", "result", "error", "x"])
ROUTING = ["mcp-protocol-version", "mcp-method", "mcp-name", "accept", "origin", "host",
           "jamie-timeout-ms", "traceparent", "content-type", "authorization"]  # fmt: skip
HEADERS = st.lists(
    st.tuples(st.sampled_from([name.encode() for name in ROUTING]), st.binary(max_size=40)),
    max_size=5,
)
QUICK = settings(
    max_examples=tries(150),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    database=None,
)


@pytest.fixture
def app():
    """A fresh process for each test, so that its rate limit is never what answers."""
    return app_of(REGISTRY._replace(tools=tuple(HARMLESS)))


def is_answered(got) -> bool:
    """Tell whether an answer is silence, a response, a batch, a stream or the caller's fault."""
    if got.status == 202:
        return got.body == b""
    if got.headers["content-type"] == "text/event-stream":
        return got.status == 200
    return got.status < 500 and isinstance(got.json(), dict | list)


@QUICK
@given(body=st.binary(max_size=200))
def test_arbitrary_bytes_never_fail_us(app, body):
    assert is_answered(post(app, body))


@QUICK
@given(message=JSON | st.dictionaries(FIELDS, JSON) | st.lists(JSON, max_size=4))
def test_arbitrary_json_never_fails_us(app, message):
    assert is_answered(post(app, message))


@QUICK
@given(method=METHODS, params=PARAMS | JSON, number=JSON)
def test_arbitrary_params_of_known_methods_never_fail_us(app, method, params, number):
    message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}

    assert is_answered(post(app, message))
    assert is_answered(post(app, [message, message]))


@QUICK
@given(method=METHODS, params=PARAMS, meta=META, version=VERSIONS)
def test_arbitrary_requests_of_2026_never_fail_us(app, method, params, meta, version):
    body, headers = modern(request(method, {**params, "_meta": {}}), **meta)
    named = headers.get("mcp-name", "")
    sent = {**headers, "mcp-protocol-version": version, "accept": "text/event-stream"}
    raw = [(name.encode(), value.encode()) for name, value in {**sent, "mcp-name": named}.items()]

    got = exchange(
        app,
        json.dumps(body).encode(),
        path="/mcp",
        headers=[*raw, (b"content-type", b"application/json")],
    )

    assert is_answered(got)


@QUICK
@given(headers=HEADERS, method=METHODS)
def test_arbitrary_headers_never_fail_us(app, headers, method):
    body, named = modern(request(method, {"name": "echo"}))
    raw = [(name.encode(), value.encode()) for name, value in named.items()]

    for sent in (headers, [*raw, *headers]):
        got = exchange(
            app,
            json.dumps(body).encode(),
            path="/mcp",
            headers=[*sent, (b"content-type", b"application/json")],
        )
        assert is_answered(got)


@QUICK
@given(method=st.text(max_size=8), path=st.text(max_size=20), headers=HEADERS)
def test_arbitrary_methods_and_paths_never_fail_us(app, method, path, headers):
    got = exchange(app, method=method, path="/" + path, headers=headers)

    assert path.strip("/") == "metrics" or is_answered(got)
