"""The whole bundle as separate processes, each at zero until it is asked: the manifests, run.

What runs is read from the rendered overlay: command, environment, timeouts, limits.
"""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.support.knative.cluster import Knative
from tests.support.knative.overlay import overlay_at_zero
from tests.support.loopback import PLAIN
from tests.support.processes import DEAD_URL
from tests.support.servers import Asked, Reply, ScriptedServer

pytestmark = pytest.mark.slow

VECTOR = (
    b'{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]}}'
)
LIMIT_S = 45.0
BURST = 500
BURST_WORKERS = 100


def call(tool: str, **arguments: object) -> dict:
    params = {"name": tool, "arguments": arguments}
    return {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}


@contextmanager
def running(
    folder: Path, answer: Callable[[Asked], Reply], *, idle_s: float = 600.0
) -> Iterator[tuple[Knative, httpx.Client]]:
    with ScriptedServer(answer) as prometheus:
        settings = {
            "PROMETHEUS_URL": prometheus.url,
            "OLLAMA_URL": DEAD_URL,
            "KUBERNETES_API_URL": DEAD_URL,
        }
        with (
            overlay_at_zero(folder, settings, idle_s=idle_s) as knative,
            httpx.Client(base_url=knative.url, **PLAIN, timeout=LIMIT_S) as client,
        ):
            yield knative, client


def one_series(_asked: Asked) -> Reply:
    return Reply(body=VECTOR)


def until(condition: Callable[[], bool], limit_s: float = LIMIT_S) -> None:
    ends = time.monotonic() + limit_s
    while not condition():
        assert time.monotonic() < ends, "it did not happen in time"
        time.sleep(0.02)


def test_a_tool_call_wakes_mcp_and_the_sibling_and_both_go_to_rest_again(tmp_path):
    with running(tmp_path, one_series, idle_s=1.0) as (knative, client):
        before = knative.running()
        answer = client.post("/mcp/mcp", json=call("query_prometheus", query="up")).json()
        awake = knative.running()
        until(lambda: not knative.running())
        ended = [code for one in knative.scalers.values() for code in one.ended]

    assert before == {}
    assert answer["result"]["structuredContent"]["status"] == "ok"
    assert awake == {"mcp": 1, "prometheus-query": 1}
    assert len(ended) == 2
    assert "Traceback" not in knative.log("mcp") + knative.log("prometheus-query")


def test_what_has_rested_answers_again(tmp_path):
    with running(tmp_path, one_series, idle_s=0.2) as (knative, client):
        first = client.post("/prometheus-query/", json={"query": "up"}).json()
        until(lambda: not knative.running())
        second = client.post("/prometheus-query/", json={"query": "up"}).json()

    assert (first["status"], second["status"]) == ("ok", "ok")


def test_both_profiles_of_mcp_are_served_each_with_its_own_tools(tmp_path):
    lists = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    with running(tmp_path, one_series) as (_, client):
        tools = {
            name: {
                one["name"]
                for one in client.post(f"/{name}/mcp", json=lists).json()["result"]["tools"]
            }
            for name in ("mcp", "mcp-agent-sre")
        }

    assert "ask_jamie" in tools["mcp"] - tools["mcp-agent-sre"]
    assert "health_check" in tools["mcp-agent-sre"] - tools["mcp"]


def test_chat_from_zero_answers_through_its_sibling(tmp_path):
    with running(tmp_path, one_series) as (knative, client):
        answer = client.post(
            "/jamie-chat/api/chat", json={"message": "Check the golden signals for homepage"}
        ).json()
        awake = knative.running()

    assert answer["response"].startswith("🤖 Jamie: ")
    assert [one["tool"] for one in answer["tool_calls"]] == ["check_golden_signals"]
    assert awake == {"jamie-chat": 1, "golden-signals": 1}


def test_a_burst_across_scale_up_loses_no_request(tmp_path):
    with running(tmp_path, one_series) as (knative, client):
        with ThreadPoolExecutor(BURST_WORKERS) as workers:
            answers = list(
                workers.map(
                    lambda _: client.post("/prometheus-query/", json={"query": "up"}), range(BURST)
                )
            )
        most = knative.scalers["prometheus-query"].most_pods

    lost = Counter(one.text[:200] for one in answers if one.status_code != httpx.codes.OK)
    assert not lost
    assert {one.json()["status"] for one in answers} == {"ok"}
    assert 1 < most <= 5


def test_a_sibling_that_is_killed_is_told_as_unreachable_and_the_next_call_is_answered(tmp_path):
    release = threading.Event()
    held = iter([Reply(body=VECTOR, hold=release)])
    with running(tmp_path, lambda _asked: next(held, Reply(body=VECTOR))) as (knative, client):
        answers: list[dict] = []
        asking = threading.Thread(
            target=lambda: answers.append(
                client.post("/mcp/mcp", json=call("query_prometheus", query="up")).json()
            )
        )
        asking.start()
        until(lambda: any(pod.running for pod in knative.pods("prometheus-query")))
        until(lambda: len(knative.scalers["prometheus-query"]._ready) == 1)
        knative.pods("prometheus-query")[0].popen.kill()
        asking.join(LIMIT_S)
        release.set()
        again = client.post("/mcp/mcp", json=call("query_prometheus", query="up")).json()

    (killed,) = answers
    assert killed["result"]["isError"] is True
    assert "prometheus_query" in json.dumps(killed["result"])
    assert again["result"]["structuredContent"]["status"] == "ok"


def test_a_slow_sibling_is_answered_in_words_before_knative_cuts_it_off(tmp_path):
    release = threading.Event()
    with running(tmp_path, lambda _asked: Reply(body=VECTOR, hold=release)) as (knative, client):
        started = time.monotonic()
        answer = client.post(
            "/golden-signals/golden-signals", json={"service_name": "homepage"}
        ).json()
        took_s = time.monotonic() - started
        release.set()

    assert (answer["status"], answer["error"]["code"]) == ("unknown", "prometheus_timeout")
    assert took_s < 25
    assert ("golden-signals", 504) not in knative.answered


@pytest.mark.parametrize("overlay", ["bundle"])
def test_the_bundle_answers_every_tool_from_one_process(overlay, tmp_path):
    with ScriptedServer(one_series) as prometheus:
        settings = {"PROMETHEUS_URL": prometheus.url, "OLLAMA_URL": DEAD_URL}
        with (
            overlay_at_zero(tmp_path, settings, overlay=overlay, idle_s=1.0) as knative,
            httpx.Client(base_url=knative.url, **PLAIN, timeout=LIMIT_S) as client,
        ):
            asked = call("query_prometheus", query="up")
            answer = client.post("/jamie/mcp", json=asked).json()
            awake = knative.running()
            until(lambda: not knative.running())

    assert answer["result"]["structuredContent"]["status"] == "ok"
    assert awake == {"jamie": 1}
