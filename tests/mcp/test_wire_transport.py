"""What stands before the protocol: paths, methods, origins, hosts, tokens, media types, sizes."""

import pytest

from tests.edge.asgi import FAR, HANG, VirtualTimeLoop, exchange
from tests.mcp.offers import JSON_HEADERS, app_of, post, request

PING = request("ping")


@pytest.fixture(scope="module")
def app():
    return app_of()


@pytest.mark.parametrize("path", ["/mcp", "/mcp/", "/"])
def test_it_answers_at_its_path_and_at_the_bare_host(app, path):
    got = exchange(
        app, b'{"jsonrpc":"2.0","id":1,"method":"ping"}', path=path, headers=JSON_HEADERS
    )

    assert (got.status, got.json()) == (200, {"jsonrpc": "2.0", "id": 1, "result": {}})


@pytest.mark.parametrize(
    "path",
    [
        "/.well-known/oauth-protected-resource",
        "/.well-known/oauth-protected-resource/mcp",
        "/.well-known/oauth-authorization-server",
        "/.well-known/openid-configuration",
        "/authorize",
        "/register",
        "/token",
        "/sse",
        "/mcp/x",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("token", ["", "secret"])
def test_every_other_path_is_a_404_without_a_login(path, method, token):
    got = exchange(app_of(jamie_token=token), method=method, path=path)

    assert got.status == 404
    assert "www-authenticate" not in got.headers
    assert b"authorization" not in got.body


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:3000", 200),
        ("http://127.0.0.1", 200),
        ("http://[::1]:8080", 200),
        ("https://jamie.localhost", 200),
        ("https://ops.example", 200),
        ("http://evil.example", 403),
        ("http://localhost.evil.example", 403),
        ("http://localhost@evil.example", 403),
        ("http://localhost, http://evil.example", 403),
        ("http://[", 403),
        ("null", 403),
        ("", 403),
        ("file://localhost", 403),
    ],
)
def test_only_loopback_and_named_origins_are_served(origin, status):
    allowing = app_of(allowed_origins=("https://ops.example",))

    assert post(allowing, PING, {"origin": origin}).status == status


@pytest.mark.parametrize("method", ["GET", "DELETE", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/mcp", "/mcp/"])
def test_a_foreign_origin_is_refused_by_every_method_and_path(app, method, path):
    got = exchange(app, method=method, path=path, headers={"origin": "http://evil.example"})

    assert got.status == 403


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8080", 200),
        ("127.0.0.1:30121", 200),
        ("jamie-mcp.jamie.svc.cluster.local", 200),
        ("jamie.example.com", 200),
        ("evil.example", 421),
    ],
)
@pytest.mark.parametrize("token", ["", "secret"])
def test_a_host_that_is_not_ours_is_misdirected_even_with_a_token(host, status, token):
    app = app_of(allowed_hosts=("jamie.example.com",), jamie_token=token)

    got = post(app, PING, {"host": host, "authorization": f"Bearer {token}"})

    assert got.status == status


def test_two_hosts_are_none(app):
    headers = [(b"host", b"localhost:80"), (b"host", b"evil.example")]

    assert exchange(app, path="/mcp", headers=headers).status == 421


@pytest.mark.parametrize("shown", ["", "Bearer wrong", "Basic c2VjcmV0", "Bearer"])
def test_a_token_that_is_set_must_be_shown(shown):
    got = post(app_of(jamie_token="secret"), PING, {"authorization": shown})

    assert (got.status, got.kind) == (401, "unauthenticated")
    assert got.headers["www-authenticate"] == "Bearer"


def test_the_right_token_opens_and_without_one_only_this_machine_is_served(app):
    assert (
        post(app_of(jamie_token="secret"), PING, {"authorization": "Bearer secret"}).status == 200
    )
    assert post(app, PING, peer=FAR).status == 403
    assert post(app_of(knative_service="mcp"), PING).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "text/event-stream"},
        {"accept": "application/json, Text/Event-Stream"},
        {"mcp-protocol-version": "2025-06-18"},
        {"mcp-session-id": "x"},
        {"last-event-id": "7"},
    ],
)
def test_a_client_that_asks_for_a_stream_is_told_that_there_is_none(app, headers):
    got = exchange(app, method="GET", path="/mcp", headers=headers)

    assert (got.status, got.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("path", ["/mcp", "/"])
@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/html"])
def test_a_person_who_looks_sees_which_server_this_is(app, path, accept):
    page = exchange(app, method="GET", path=path, headers={"accept": accept}).json()

    assert (page["name"], page["version"]) == ("sample", "1.2.3")
    assert page["protocol_versions"][:2] == ["2026-07-28", "2025-11-25"]
    assert page["tools"][0] == "echo"
    assert page["endpoints"]["mcp"] == "/mcp"


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "OPTIONS", "TRACE"])
def test_every_other_method_is_a_405(app, method):
    got = exchange(app, method=method, path="/mcp")

    assert (got.status, got.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize(
    "declared", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonx"]
)
def test_a_body_that_is_not_declared_to_be_json_is_a_415(app, declared):
    assert post(app, PING, {"content-type": declared}).status == 415


def test_a_charset_beside_the_media_type_is_fine(app):
    assert post(app, PING, {"content-type": "Application/JSON; charset=utf-8"}).status == 200


def test_a_body_over_a_mebibyte_is_a_413(app):
    large = b'{"jsonrpc":"2.0","id":1,"method":"' + b"x" * 1024 * 1024 + b'"}'

    assert post(app, large).status == 413


def test_a_body_that_never_comes_is_a_408(app):
    got = exchange(app, [b"{", HANG], path="/mcp", headers=JSON_HEADERS, loop=VirtualTimeLoop)

    assert got.status == 408


def test_no_session_is_ever_made(app):
    hello = request("initialize", {"protocolVersion": "2025-06-18"})

    got = post(app, hello, {"mcp-session-id": "theirs"})

    assert got.status == 200
    assert not [name for name in got.headers if "session" in name]
