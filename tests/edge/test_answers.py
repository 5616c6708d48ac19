"""What every answer carries: its request's id and trace, no caching, no sniffing, real JSON."""

import json
import re

import httpx
import pytest

from shared.edge.runtime import Runtime
from shared.edge.server import Bundle
from shared.settings import Settings
from tests.edge import samples
from tests.edge.asgi import exchange
from tests.edge.serving import Served
from tests.support.loopback import PLAIN
from tests.support.servers import Reply, ScriptedServer

TRACE_ID = "0af7651916cd43dd8448eb211c80319c"
TRACEPARENT = f"00-{TRACE_ID}-b7ad6b7169203331-01"
ECHO = json.dumps(
    {"word": "x", "count": 0, "ratio": 0, "request_id": "", "traceparent": ""}
).encode()


@pytest.mark.parametrize("path", ["/api/echo", "/api/crash", "/nowhere", "/health", "/metrics"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_answer_is_named_and_neither_stored_nor_sniffed(client, path, method):
    headers = client.request(method, path, json={}).headers

    assert re.fullmatch(r"[0-9a-f]{16}", headers["x-request-id"])
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers


@pytest.mark.parametrize("sane", ["q-1", "a" * 64, "0af7:1.2_3"])
def test_a_sane_request_id_is_taken_over(client, sane):
    response = client.post("/api/echo", json={}, headers={"X-Request-Id": sane})

    assert response.headers["x-request-id"] == response.json()["request_id"] == sane


@pytest.mark.parametrize(
    "hostile",
    [b"", b"a" * 65, b"a" * 10_240, b"a\r\nSet-Cookie: x", b"a b", b"<b>", b"\xe9", b'a"', b"a,b"],
)  # fmt: skip
def test_a_hostile_request_id_is_replaced(app, hostile):
    got = exchange(app(), headers=[(b"x-request-id", hostile)])

    assert re.fullmatch(r"[0-9a-f]{16}", got.headers["x-request-id"])


def test_a_trace_is_taken_over(client):
    answer = client.post("/api/echo", json={}, headers={"traceparent": TRACEPARENT}).json()

    assert answer["traceparent"] == TRACEPARENT


@pytest.mark.parametrize(
    "odd",
    ["", "00-0-0-0", f"00-{'0' * 32}-b7ad6b7169203331-01", f"00-{TRACE_ID}-{'0' * 16}-01",
     f"00-{TRACE_ID.upper()}-b7ad6b7169203331-01", f"{TRACEPARENT}-more"],
)  # fmt: skip
def test_an_odd_trace_is_replaced_by_an_own_one(client, odd):
    answer = client.post("/api/echo", json={}, headers={"traceparent": odd}).json()

    assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]", answer["traceparent"])
    assert TRACE_ID not in answer["traceparent"]


def test_figures_that_json_does_not_have_leave_as_null(app):
    got = exchange(app(samples.odd))

    assert got.json() == {"done": True, "figure": None, "inside": {"deep": [None, None, 1.5]}}


def test_a_sibling_gets_the_request_id_and_the_trace_but_nothing_of_the_caller():
    secrets = {
        "Authorization": "Bearer callers-own",
        "Cookie": "session=callers-own",
        "X-Api-Key": "callers-own",
    }
    with ScriptedServer(lambda _asked: Reply(body=ECHO)) as sibling:
        settings = Settings(
            agent_service_url=sibling.url, jamie_token="callers-own", jamie_sibling_token="ours"
        )
        relay = Bundle([samples.relay.declaration], Runtime(settings))
        with Served(relay, lifespan="on") as running:
            got = httpx.post(
                f"{running.url}/api/relay",
                json={},
                headers={**secrets, "X-Request-Id": "q-1", "traceparent": TRACEPARENT},
                **PLAIN,
            )

    (asked,) = sibling.asked
    assert got.status_code == 200
    assert (asked.method, asked.path) == ("POST", "/echo")
    assert asked.headers["x-request-id"] == "q-1"
    assert asked.headers["traceparent"] == TRACEPARENT
    assert asked.headers["authorization"] == "Bearer ours"
    assert 0 < int(asked.headers["jamie-timeout-ms"]) < 5000
    assert "callers-own" not in str(asked)


def test_clients_are_built_once_on_first_need_and_closed_at_the_end():
    runtime = Runtime(Settings())
    with Served(Bundle([samples.wait.declaration], runtime), lifespan="on") as running:
        with running.connect() as line:
            line.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            line.recv(4096)
        gate = runtime.client(samples.Gate)
        again = runtime.client(samples.Gate)
        was_closed = gate.closed.is_set()

    assert gate is again
    assert (was_closed, gate.closed.is_set()) == (False, True)
