"""Logs analyzed over HTTP, from text and from the demo world's pods, with no language model."""

import json

import httpx
import pytest

from functions.analyze_logs.main import MAX_BODY_BYTES
from tests.functions.analyze_logs_asking import FIRST_REFUSED, LOG
from tests.support.loopback import PLAIN
from tests.support.processes import free_port, isolated_env, serve_all

pytestmark = pytest.mark.real
CRASHING = "checkout-6c8f7d9b5-w5k2d"


def post(url: str, **body: object) -> httpx.Response:
    return httpx.post(f"{url}/api/analyze-logs", json=body, **PLAIN, timeout=60)


def analyze(url: str, **body: object) -> dict:
    response = post(url, **body)
    assert response.status_code == 200, response.text
    return response.json()


def test_an_answer_carries_every_field_of_the_contract(jamie_url):
    answer = analyze(jamie_url, logs=LOG)

    assert set(answer) == {
        "analysis", "status", "severity", "summary", "findings", "digest", "cited_lines", "model",
        "grounded", "redactions", "warnings", "timestamp",
    }  # fmt: skip
    assert {"title", "severity", "evidence", "explanation"} <= set(answer["findings"][0])
    assert {"lines", "templates_total", "tokens", "templates", "stacks"} <= set(answer["digest"])
    template = answer["digest"]["templates"][0]
    assert {
        "id", "template", "count", "level", "first_line", "last_line", "first_at", "last_at",
        "example", "reason",
    } <= set(template)  # fmt: skip
    assert (answer["status"], answer["model"], answer["grounded"]) == ("ok", None, True)
    assert any("no language model" in warning for warning in answer["warnings"])


def test_findings_are_counted_and_cite_lines_that_stand_in_the_log(jamie_url):
    answer = analyze(jamie_url, logs=LOG)
    lines = LOG.splitlines()

    refused = answer["findings"][0]
    assert (refused["code"], refused["severity"], refused["count"]) == ("refused", "error", 7)
    assert refused["evidence"] == [FIRST_REFUSED]
    assert answer["severity"] == "error"
    assert answer[
        "summary"
    ] == "Error: Connection refused (7 lines), Connections used up (1 line)." or (
        answer["summary"].startswith("Error: Connection refused (7 lines)")
    )
    for cited in answer["cited_lines"]:
        assert cited["text"] == lines[cited["line"] - 1]
    assert f"L{FIRST_REFUSED}" in answer["analysis"]
    assert answer["digest"]["lines"] == len(lines)


def test_secrets_of_the_log_do_not_leave(jamie_url):
    answer = json.dumps(analyze(jamie_url, logs=f"{LOG}\nERROR login password=hunter2secret"))

    assert "hunter2secret" not in answer
    assert "ana@example.com" not in answer


def test_healthy_lines_are_called_so(jamie_url):
    answer = analyze(jamie_url, logs="\n".join(f"INFO request {at} served" for at in range(20)))

    assert (answer["status"], answer["severity"], answer["findings"]) == ("ok", "ok", [])
    assert answer["analysis"].startswith("✅ No line of 20 lines is an error")


@pytest.mark.parametrize("logs", ["", "  \n\n ", []])
def test_no_lines_are_empty_and_nothing_more(logs, jamie_url):
    answer = analyze(jamie_url, logs=logs)

    assert (answer["status"], answer["severity"], answer["findings"]) == ("empty", "ok", [])
    assert answer["summary"] == "There are no log lines."


def test_blank_lines_keep_their_numbers(jamie_url):
    answer = analyze(jamie_url, logs="\n\nERROR boom\n")

    assert answer["cited_lines"] == [{"line": 3, "text": "ERROR boom"}]


def test_asking_to_see_less_changes_neither_severity_nor_findings(jamie_url):
    whole = analyze(jamie_url, logs=f"{LOG}\nERROR odd\nno space left on device\nFATAL gave up")

    less = analyze(
        jamie_url,
        logs=f"{LOG}\nERROR odd\nno space left on device\nFATAL gave up",
        max_templates=1,
        max_tokens=50,
    )

    assert len(less["digest"]["templates"]) == 1
    assert less["severity"] == whole["severity"] == "critical"
    assert less["findings"] == whole["findings"]


def test_a_crash_looping_pod_is_critical_with_its_state_and_its_last_words(jamie_url):
    answer = analyze(jamie_url, pod_name=CRASHING)
    codes = [finding["code"] for finding in answer["findings"]]

    assert answer["severity"] == "critical"
    assert codes[:2] == ["crash_loop", "dns"]
    assert answer["findings"][0]["evidence"] == []
    assert "CrashLoopBackOff" in answer["findings"][0]["title"]
    assert any("previous" in cited["text"] for cited in answer["cited_lines"])
    assert any("no such host" in cited["text"] for cited in answer["cited_lines"])


def test_a_service_is_analyzed_over_all_its_pods(jamie_url):
    answer = analyze(jamie_url, service_name="checkout")
    codes = {finding["code"] for finding in answer["findings"]}

    assert {"crash_loop", "pool", "dns"} <= codes
    assert "Connections used up" in answer["analysis"]


def test_a_name_that_is_not_there_is_not_found(jamie_url):
    response = post(jamie_url, pod_name="no-such-pod")

    assert response.status_code == 404
    assert "no-such-pod" in response.json()["error"]


def test_logs_that_cannot_be_read_are_unknown_and_never_called_good(tmp_path):
    port = free_port()
    with serve_all(port, env=isolated_env(tmp_path, AGENT_SERVICE_URL=""), log=tmp_path / "log"):
        answer = analyze(f"http://127.0.0.1:{port}", pod_name="homepage-0")

    assert (answer["status"], answer["severity"]) == ("unknown", "warning")
    assert "I could not read the logs of pod homepage-0" in answer["analysis"]
    assert "Kubernetes" in answer["summary"]
    assert "no error" not in answer["analysis"].lower()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"logs": "x", "pod_name": "p"}, 422),
        ({"pod_name": "p", "service_name": "s"}, 422),
        ({"logs": "x", "max_templates": 0}, 422),
        ({"logs": "x", "max_tokens": 9}, 422),
        ({"logs": 5}, 422),
        ({"logs": ["a", 5]}, 422),
        ({"pod_name": "../etc"}, 422),
        ({"logs": "x", "since": "soon"}, 422),
        ({"logs": "x", "previous": "maybe"}, 422),
        ({"log": "ERROR x"}, 200),
        ({"text": "ERROR x"}, 200),
        ({"logs": ["ERROR x", "INFO y"]}, 200),
        ({"logs": "x", "previous": True, "pod_name": None}, 200),
        ({"service": "homepage", "question": "why?"}, 200),
    ],
)
def test_requests_are_checked_and_what_callers_write_is_understood(body, status, jamie_url):
    response = post(jamie_url, **body)

    assert response.status_code == status, response.text
    if status == 422:
        assert response.json()["errors"]


def test_eight_mebibytes_are_read_and_more_is_refused(jamie_url):
    line = "2026-11-20T10:00:00Z INFO request 12 served in 7 ms path=/cart\n"
    most = line * ((MAX_BODY_BYTES - 200_000) // (len(line) + 1))

    answer = analyze(jamie_url, logs=most + "ERROR boom")
    refused = post(jamie_url, logs="x" * (MAX_BODY_BYTES + 1))

    assert answer["digest"]["lines"] == most.count("\n") + 1
    assert answer["findings"][0]["evidence"] == [most.count("\n") + 1]
    assert refused.status_code == 413


def test_chat_explains_the_logs_of_a_service_in_the_users_language(jamie_url):
    question = "o que deu errado nos logs do serviço checkout?"

    answer = httpx.post(
        f"{jamie_url}/api/chat", json={"message": question}, **PLAIN, timeout=30
    ).json()

    (call,) = answer["tool_calls"]
    assert (call["tool"], call["status"]) == ("analyze_logs", "ok")
    assert "Conexões esgotadas" in answer["response"]
    assert call["result"]["analysis"] in answer["response"]
    assert (answer["model"], answer["grounded"]) == (None, True)


def test_chat_explains_pasted_lines_without_reading_any_pod(jamie_url):
    message = f"what is wrong here?\n{LOG}"

    answer = httpx.post(
        f"{jamie_url}/api/chat", json={"message": message}, **PLAIN, timeout=30
    ).json()

    (call,) = answer["tool_calls"]
    assert call["tool"] == "analyze_logs"
    assert call["arguments"]["explain"] is False  # what is computed must not wait for a model
    assert "Connection refused" in answer["response"]


def test_mcp_tells_the_analysis_and_labels_it_as_data(jamie_url):
    params = {"name": "analyze_logs", "arguments": {"logs": LOG}}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}

    result = httpx.post(f"{jamie_url}/mcp", json=body, **PLAIN, timeout=30).json()["result"]

    text = result["content"][0]["text"]
    assert text.startswith("Untrusted data")
    assert "Connection refused" in text
    assert result["structuredContent"]["severity"] == "error"
