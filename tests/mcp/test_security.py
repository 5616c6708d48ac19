"""The security checklist, lines 1 to 8, over HTTP: who is let in, and what may be asked."""

import json
import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import httpx
import psutil
import pytest

from functions.mcp.limits import MAX_RUNNING
from tests.mcp.conftest import ALLOWED_HOST, ALLOWED_ORIGIN
from tests.mcp.served import Served, request, result_of, served, text_of
from tests.support.loopback import PLAIN
from tests.support.processes import free_port, isolated_env, serve_all, serve_one
from tests.support.servers import Reply, ScriptedServer

LIST = request("tools/list")
CLUSTER_HOSTS = ("127.0.0.1:30121", "localhost", "mcp.jamie.svc.cluster.local:30121", ALLOWED_HOST)


def statuses(mcp: Served, headers: dict[str, str]) -> set[int]:
    """The statuses of every method and every spelling of the path."""
    return {
        httpx.request(method, mcp.base + path, headers=headers, **PLAIN).status_code
        for method in ("POST", "GET", "DELETE", "PUT")
        for path in ("/", "/mcp", "/mcp/", "/mcp?x=1")
    }


def test_line_1_a_foreign_origin_is_refused_everywhere(mcp):
    assert statuses(mcp, {"origin": "http://evil.example"}) == {403}
    assert mcp.post(LIST, {"origin": f"{ALLOWED_ORIGIN}.evil.example"}).status_code == 403
    assert mcp.post(LIST, {"origin": "null"}).status_code == 403
    assert mcp.post(LIST, {"origin": ALLOWED_ORIGIN}).status_code == 200
    assert mcp.post(LIST).status_code == 200


def test_line_2_a_foreign_host_is_refused_and_probes_are_not(mcp):
    assert all(400 <= status < 500 for status in statuses(mcp, {"host": "evil.example"}))
    assert [mcp.post(LIST, {"host": host}).status_code for host in CLUSTER_HOSTS] == [200] * 4
    probe = httpx.get(f"{mcp.base}/health", headers={"host": "10.1.2.3:8080"}, **PLAIN)
    assert probe.status_code == 200


def test_line_3_a_local_run_binds_loopback_alone(tmp_path: Path):
    port = free_port()

    with serve_all(port, env=isolated_env(tmp_path), log=tmp_path / "log") as process:
        sockets = psutil.Process(process.popen.pid).net_connections("tcp")
        bound = {one.laddr.ip for one in sockets if one.status == psutil.CONN_LISTEN}

    assert bound == {"127.0.0.1"}


def test_line_4_a_token_that_is_set_is_required(tmp_path: Path):
    with served(tmp_path, JAMIE_TOKEN="right") as mcp:
        refused = [
            mcp.call("query_prometheus", {"query": "up"}, headers)
            for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": "right"})
        ]
        well_known = httpx.get(f"{mcp.base}/.well-known/oauth-protected-resource", **PLAIN)

        assert [one.status_code for one in refused] == [401] * 3
        assert {one.headers["www-authenticate"] for one in refused} == {"Bearer"}
        assert mcp.sibling.asked == []
        assert well_known.status_code == 404
        allowed = mcp.call("query_prometheus", {"query": "up"}, {"authorization": "Bearer right"})
        assert result_of(allowed)["isError"] is False


def test_line_4_on_knative_without_a_token_nobody_is_served(tmp_path: Path):
    with served(tmp_path, K_SERVICE="mcp") as mcp:
        refused = mcp.call("query_prometheus", {"query": "up"})

        assert refused.status_code == 403
        assert mcp.sibling.asked == []


def test_line_5_nothing_of_the_callers_headers_reaches_a_sibling(tmp_path: Path):
    callers = {
        "authorization": "Bearer callers",
        "cookie": "session=callers",
        "x-forwarded-for": "10.9.9.9",
        "x-forwarded-host": "callers.example",
        "x-custom": "callers",
    }
    with served(tmp_path, JAMIE_TOKEN="callers", JAMIE_SIBLING_TOKEN="siblings") as mcp:
        params = {"name": "query_prometheus", "arguments": {"query": "up"}}
        mcp.ask_modern("tools/call", params, name="query_prometheus", **callers)
        (asked,) = mcp.sibling.asked

    assert asked.headers["authorization"] == "Bearer siblings"
    assert "callers" not in str(asked)
    assert "10.9.9.9" not in str(asked)
    assert not [name for name in asked.headers if name.startswith(("mcp-", "x-forwarded-", "cook"))]


@pytest.mark.parametrize(
    "path",
    [
        "/authorize",
        "/register",
        "/token",
        "/.well-known/oauth-authorization-server",
        "/.well-known/oauth-protected-resource/mcp",
        "/.well-known/openid-configuration",
        "/sse",
    ],
)
def test_line_6_there_is_no_login_to_be_confused(mcp, path):
    answers = [httpx.request(method, mcp.base + path, **PLAIN) for method in ("GET", "POST")]

    assert [one.status_code for one in answers] == [404, 404]
    assert "resource_metadata" not in str([one.headers for one in answers])


def test_line_6_no_argument_chooses_where_a_call_goes(mcp):
    with ScriptedServer(lambda _asked: Reply()) as evil:
        for name in ("url", "host", "path", "headers"):
            assert result_of(mcp.call("query_prometheus", {"query": "up", name: evil.url}))[
                "isError"
            ]
        mcp.call("get_pod_logs", {"pod_name": f"../../{evil.url}"})
        mcp.script.answer = lambda _asked: Reply(307, b"", headers={"Location": evil.url})
        redirected = mcp.call("query_prometheus", {"query": "up"})

        assert [asked.path for asked in mcp.sibling.asked] == [
            "/kubernetes/logs",
            "/prometheus/query",
        ]
        assert result_of(redirected)["isError"] is True
        assert evil.asked == []


@pytest.mark.parametrize(
    "arguments",
    [
        {"query": "up", "extra": 1},
        {"query": 5},
        {"query": ""},
        {"query": "x" * 500_000},
        {"metrics_like": "x" * 500},
    ],
)
def test_line_7_wrong_arguments_ask_nobody(mcp, arguments):
    refused = mcp.call("query_prometheus", arguments)

    assert result_of(refused)["isError"] is True
    assert len(text_of(refused)) < 300
    assert mcp.sibling.asked == []


def test_line_7_a_missing_argument_asks_nobody(mcp):
    refused = mcp.call("check_golden_signals", {})

    assert result_of(refused)["isError"] is True
    assert mcp.sibling.asked == []


def test_line_7_namespaces_are_held_to_in_the_sibling(tmp_path: Path):
    port, env = free_port(), isolated_env(tmp_path, ALLOWED_NAMESPACES="shop")

    with serve_one("pod_logs", port, env=env, log=tmp_path / "log"):
        refused = httpx.post(
            f"http://127.0.0.1:{port}/kubernetes/logs",
            json={"pod_name": "a", "namespace": "kube-system"},
            **PLAIN,
        )

    assert refused.status_code == 403
    assert "kube-system" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b" " * (2 * 1024 * 1024), 413),
        (b"[" * 200_000, 400),
        (b'{"a":' * 100_000, 400),
        (b"1" * 20_000, 400),
        (json.dumps([LIST] * 1000).encode(), 400),
        (b"\xff\xfe", 400),
    ],
)
def test_line_8_a_monstrous_body_is_refused_and_the_next_request_works(mcp, body, status):
    refused = httpx.post(
        mcp.url, content=body, headers={"content-type": "application/json"}, **PLAIN
    )

    assert refused.status_code == status
    assert len(refused.content) < 1000
    assert mcp.post(LIST).status_code == 200


def test_line_8_a_call_too_many_is_told_when_to_come_back(mcp):
    release, crowd = threading.Event(), threading.Event()

    def hold(_asked: object) -> Reply:
        if len(mcp.sibling.asked) >= 16:  # as many connections as go to one sibling
            crowd.set()
        return Reply(hold=release)

    mcp.script.answer = hold
    with ThreadPoolExecutor(MAX_RUNNING + 8) as pool:
        futures = [
            pool.submit(mcp.call, "query_prometheus", {"query": "up"})
            for _ in range(MAX_RUNNING + 8)
        ]
        assert crowd.wait(10)
        done, _ = wait(futures, timeout=10, return_when=FIRST_COMPLETED)
        release.set()
        answers = [future.result(20) for future in futures]

    early = [future.result() for future in done]
    assert {(one.status_code, one.headers["retry-after"]) for one in early} == {(429, "1")}
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert mcp.post(LIST).status_code == 200
