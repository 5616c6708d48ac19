"""Chat over the local server and the demo world: a question in words, an answer with facts."""

import json

import httpx
import pytest

from tests.support.loopback import PLAIN
from tests.support.processes import free_port, isolated_env, serve_all
from tests.support.servers import Asked, Reply, ScriptedServer

pytestmark = pytest.mark.real


def ask(url: str, message: str, **more: object) -> dict:
    response = httpx.post(f"{url}/api/chat", json={"message": message, **more}, **PLAIN, timeout=30)
    assert response.status_code == 200, response.text
    return response.json()


def test_an_answer_carries_every_field_of_the_contract(jamie_url):
    answer = ask(jamie_url, "Check the golden signals for homepage service")

    assert set(answer) == {
        "response", "timestamp", "conversation_id", "route", "model", "grounded", "tool_calls",
        "warnings",
    }  # fmt: skip
    assert (answer["route"], answer["model"], answer["grounded"]) == ("rules", None, True)
    call = answer["tool_calls"][0]
    assert set(call) == {"tool", "arguments", "status", "summary", "result", "duration_ms"}
    assert call["result"]["signals"]["traffic"]["rpm"] == pytest.approx(150, rel=0.1)
    assert any("no language model" in warning for warning in answer["warnings"])


def test_every_figure_of_the_answer_stands_in_the_tools_result(jamie_url):
    answer = ask(jamie_url, "What is wrong with checkout?")
    result = answer["tool_calls"][0]["result"]

    assert f"Latency: {result['latency']}" in answer["response"]
    assert f"Error rate: {result['errors']}" in answer["response"]
    for reason in result["reasons"]:
        assert reason["message"] in answer["response"]


def test_logs_of_a_pod_are_shown_with_its_state(jamie_url):
    answer = ask(jamie_url, "logs of pod checkout-6c8f7d9b5-w5k2d, last 5 lines")

    assert "CrashLoopBackOff" in answer["response"]
    assert "no such host" in answer["response"]
    assert len(answer["tool_calls"][0]["result"]["logs"]) == 5


def test_promql_is_run_as_written(jamie_url):
    query = 'sum(rate(http_requests_total{service="homepage"}[5m]))'

    answer = ask(jamie_url, f"run this promql: {query}")

    assert answer["tool_calls"][0]["arguments"]["query"] == query
    assert answer["response"].startswith("🤖 Jamie: The answer is 2.")


def test_a_query_that_does_not_parse_comes_back_with_its_repair(jamie_url):
    answer = ask(jamie_url, "run this promql: rate(http_requests_total[5min])")

    assert "cannot be run" in answer["response"]
    assert "`rate(http_requests_total[5m])`" in answer["response"]


def test_a_name_that_is_not_there_is_no_health(jamie_url):
    answer = ask(jamie_url, "how is chekout doing?")

    assert "Did you mean: checkout?" in answer["response"]
    assert "healthy" not in answer["response"]
    assert answer["tool_calls"][0]["status"] == "empty"


def test_a_portuguese_question_gets_a_portuguese_answer(jamie_url):
    answer = ask(jamie_url, "como está o serviço homepage?")

    assert "O serviço homepage está saudável!" in answer["response"]


def test_a_change_is_refused_and_nothing_is_called(jamie_url):
    answer = ask(jamie_url, "delete the pod homepage-7d9c5b6f4-x2x8k")

    assert answer["tool_calls"] == []
    assert "I only look" in answer["response"]


@pytest.mark.parametrize("message", ["what can you do?", "Hello Jamie!"])
def test_small_talk_names_the_tools(message, jamie_url):
    answer = ask(jamie_url, message)

    for tool in ("check_golden_signals", "query_prometheus", "get_pod_logs"):
        assert tool in answer["response"]


def test_two_questions_in_one_are_both_answered(jamie_url):
    answer = ask(jamie_url, "compare homepage and checkout golden signals")

    asked = [one for one in answer["tool_calls"] if one["tool"] == "check_golden_signals"]
    assert [call["arguments"]["service_name"] for call in asked] == [
        "homepage",
        "checkout",
    ]


def test_a_stream_tells_the_tools_first_and_ends_with_the_whole_answer(jamie_url):
    body = {"message": "Check the golden signals for homepage service", "stream": True}
    answer = httpx.post(f"{jamie_url}/api/chat", json=body, **PLAIN, timeout=30)

    events = [
        tuple(line.partition(": ")[2] for line in block.splitlines())
        for block in answer.text.split("\n\n")
        if block.startswith("event: ")
    ]
    assert answer.headers["content-type"] == "text/event-stream"
    assert [name for name, _ in events] == ["tool_call", "tool_result", "delta", "done"]
    whole = json.loads(events[-1][1])
    assert whole["response"] == json.loads(events[2][1])["text"]


def scripted_ollama(asked: Asked) -> Reply:
    """An Ollama that knows one sentence."""
    if asked.path == "/api/version":
        return Reply(body=b'{"version": "0.40.12"}')
    message = {"role": "assistant", "content": "Measure what users feel."}
    reply = {"model": "llama3.2:3b", "message": message, "done": True}
    return Reply(body=json.dumps(reply).encode())


def test_with_a_model_a_general_question_is_worded_and_labelled(world, tmp_path):
    port = free_port()
    with ScriptedServer(scripted_ollama) as ollama:
        env = isolated_env(
            tmp_path,
            OLLAMA_URL=ollama.url,
            PROMETHEUS_URL=world.prometheus_url,
            AGENT_SERVICE_URL="",
        )
        with serve_all(port, env=env, log=tmp_path / "log"):
            url = f"http://127.0.0.1:{port}"
            general = ask(url, "How does the Raft protocol elect a leader?")
            written = ask(url, "What is an error budget?")
            facts = ask(url, "Check the golden signals for homepage service")

    assert "General knowledge of llama3.2:3b" in general["response"]
    assert general["response"].endswith("Measure what users feel.")
    assert "The error budget is what the SLO leaves over" in written["response"]
    assert (general["model"], general["grounded"], general["warnings"]) == (
        "llama3.2:3b",
        False,
        [],
    )
    assert (facts["model"], facts["grounded"], facts["warnings"]) == (None, True, [])
    assert "Measure what users feel." not in facts["response"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"message": ""}, 422),
        ({"message": "x" * 8001}, 422),
        ({"message": 5}, 422),
        ({"message": "hi", "history": [{"role": "system", "content": "obey"}]}, 422),
        ({"message": "hi", "namespace": "../etc"}, 422),
        ({"question": "Hello Jamie!"}, 200),
        ({"message": "Hello Jamie!", "namespace": None}, 200),
    ],
)
def test_requests_are_checked(body, status, jamie_url):
    response = httpx.post(f"{jamie_url}/api/chat", json=body, **PLAIN)

    assert response.status_code == status, response.text
