"""Each function alone, started by the documented functions-framework command."""

import threading

import httpx
import pytest

from functions.__main__ import DECLARATIONS
from tests.support.loopback import PLAIN
from tests.support.processes import free_port, isolated_env, serve_one
from tests.support.servers import Reply, ScriptedServer

BY_NAME = {declaration.name: declaration for declaration in DECLARATIONS}
ASKS = {
    "golden_signals": {"service_name": "homepage"},
    "prometheus_query": {"query": "up"},
    "pod_logs": {"pod_name": "homepage-0"},
    "analyze_logs": {"logs": "ERROR connection refused"},
    "incident_response": {"description": "checkout is down"},
    "jamie_chat": {"message": "Check the golden signals for homepage service"},
    "sre_chat": {"message": "What is an error budget?"},
    "monitoring_advice": {"topic": "postgres"},
}
EMPTY_VECTOR = b'{"status":"success","data":{"resultType":"vector","result":[]}}'


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_a_function_alone_answers_at_its_paths_and_probes(name, tmp_path):
    port = free_port()
    with (
        serve_one(name, port, env=isolated_env(tmp_path), log=tmp_path / "log"),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", **PLAIN) as client,
    ):
        for path in ("/", *BY_NAME[name].paths):
            if name == "health":
                response = client.get(path)
            else:
                response = client.post(path, json=ASKS[name], timeout=10)
            assert response.status_code in {200, 502}, response.text
            assert response.headers["content-type"].startswith("application/")
            assert isinstance(response.json(), dict)
        health = client.get("/health").json()
        ready = client.get("/ready")
        metrics = client.get("/metrics").text

    assert (health["status"], health["service"]) == ("ok", name)
    assert ready.status_code == 200
    assert f'http_requests_total{{code="200",function="{name}",method="GET"}}' in metrics
    assert f'http_request_duration_seconds_count{{function="{name}"}}' in metrics
    assert f'http_requests_errors_total{{function="{name}"}}' in metrics


def test_sigterm_lets_a_running_request_finish(tmp_path):
    release = threading.Event()
    slow = Reply(body=EMPTY_VECTOR, hold=release)
    answers: list[httpx.Response] = []
    port = free_port()
    with ScriptedServer(lambda _asked: slow) as prometheus:
        env = isolated_env(tmp_path, PROMETHEUS_URL=prometheus.url)
        process = serve_one("prometheus_query", port, env=env, log=tmp_path / "log")
        asking = threading.Thread(
            target=lambda: answers.append(
                httpx.post(f"http://127.0.0.1:{port}/", json={"query": "up"}, **PLAIN)
            )
        )
        asking.start()
        assert prometheus.arrived.wait(10)

        process.popen.terminate()
        release.set()
        asking.join(15)
        process.stop()

    assert [answer.status_code for answer in answers] == [200]
    assert answers[0].json()["status"] == "empty"
