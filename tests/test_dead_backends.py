"""Prometheus, Kubernetes and Ollama all dead: every endpoint still answers, and says so.

Dead means refused, or worse: accepting and never answering.
"""

import socket
import time

import httpx
import pytest

from tests.support.loopback import PLAIN
from tests.support.processes import DEAD_URL, free_port, isolated_env, serve_all

LIMIT_S = 5.0


@pytest.fixture(scope="module")
def silent_url():
    """A listener that accepts connections (the kernel does) and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture(scope="module", params=["refused", "silent"])
def client(request, silent_url, tmp_path_factory):
    home = tmp_path_factory.mktemp("jamie")
    dead = DEAD_URL if request.param == "refused" else silent_url
    env = isolated_env(
        home,
        PROMETHEUS_URL=dead,
        KUBERNETES_API_URL=dead,
        OLLAMA_URL=dead,
        AGENT_SERVICE_URL="",
    )
    port = free_port()
    with (
        serve_all(port, env=env, log=home / "log"),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", **PLAIN) as client,
    ):
        yield client


def ask(client: httpx.Client, method: str, path: str, body: dict | None = None):
    started = time.perf_counter()
    response = client.request(method, path, json=body, timeout=30)
    assert time.perf_counter() - started < LIMIT_S, path
    assert response.status_code != 500, response.text
    return response


def test_with_every_backend_dead_each_endpoint_says_what_could_not_be_asked(client):
    signals = ask(client, "POST", "/api/golden-signals", {"service_name": "homepage"}).json()
    query = ask(client, "POST", "/api/prometheus/query", {"query": "up"})
    logs = ask(client, "POST", "/api/pod-logs", {"pod_name": "homepage-0"})
    analysis = ask(client, "POST", "/api/analyze-logs", {"pod_name": "homepage-0"}).json()
    deep = ask(client, "GET", "/health?deep=1").json()
    chat = ask(client, "POST", "/chat", {"message": "What is an error budget?"}).json()
    advice = ask(client, "POST", "/monitoring-advice", {"service_name": "homepage"}).json()

    assert signals["status"] == "unknown"
    assert signals["latency"] == signals["traffic"] == signals["errors"] == "no data"
    assert signals["error"]["code"] in {"prometheus_unreachable", "prometheus_timeout"}
    assert "Prometheus" in signals["error"]["detail"]
    for response, system in ((query, "Prometheus"), (logs, "Kubernetes")):
        assert response.status_code in {502, 504}
        assert response.headers["content-type"] == "application/problem+json"
        assert system in response.json()["detail"]
        assert response.json()["error"] == response.json()["detail"]
    assert chat["response"].startswith("Error budgets\n")
    assert "Ollama" in chat["warnings"][0]
    assert (advice["status"], advice["present"], advice["alerts"]) == ("unknown", [], "")
    assert "Prometheus" in advice["response"]
    assert (analysis["status"], analysis["severity"]) == ("unknown", "warning")
    assert "Kubernetes" in analysis["analysis"]
    assert deep["status"] == "degraded"
    for component in ("prometheus", "kubernetes", "ollama"):
        assert deep["components"][component]["status"] == "unknown"
        assert deep["components"][component]["detail"]


def test_with_every_backend_dead_a_look_over_the_cluster_says_that_it_saw_nothing(client):
    body = {"description": "is anything wrong in the cluster?"}
    answer = ask(client, "POST", "/incident-response", body).json()

    assert (answer["status"], answer["severity"]) == ("unknown", "info")
    assert answer["response"].startswith("I can't tell how things are in the cluster")
    assert "kubernetes" in answer["response"].lower()
    assert "prometheus" in answer["response"].lower()
    assert "healthy" not in answer["response"]


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("Check the golden signals for homepage service", "Prometheus"),
        ("run this promql: up", "Prometheus"),
        ("logs of pod homepage-7d9c5b6f4-x2x8k", "Kubernetes"),
        ("analyze the logs of pod homepage-7d9c5b6f4-x2x8k", "Kubernetes"),
    ],
)
def test_with_every_backend_dead_chat_says_so_in_words(message, named, client):
    answer = ask(client, "POST", "/api/chat", {"message": message}).json()

    assert answer["response"].startswith("🤖 Jamie: ")
    assert named in answer["response"]
    assert answer["tool_calls"][0]["status"] == "unknown"
    assert any("no language model" in warning for warning in answer["warnings"])
    assert "healthy" not in answer["response"]
