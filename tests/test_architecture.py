"""The user's own document: its example requests, word for word, against the local server.

The commands are run by a shell with the real curl; only the connection is led to our port. They are
also read out of the document where it lies beside the project, so that neither can drift.
"""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).resolve().parents[2] / "shared" / "architecture.md"
JSON_HEADER = '-H "Content-Type: application/json"'
CHAT_LINES = (
    f"""curl -X POST http://localhost:8080/api/v1/jamie/chat \\
  {JSON_HEADER} \\
  -d '{{"message": "Check the golden signals for homepage service"}}'""",
    f"""curl -X POST http://localhost:30121/api/chat \\
  {JSON_HEADER} \\
  -d '{{"message": "What are the best practices for monitoring microservices?"}}'""",
    """curl -X POST http://homepage-api/api/v1/jamie/chat \\
  -d '{"message": "check golden signals for homepage"}'""",
    f"""curl -X POST http://localhost:8080/api/v1/jamie/chat \\
  {JSON_HEADER} \\
  -d '{{"message": "Hello Jamie!"}}'""",
)
SIGNALS_LINES = (
    f"""curl -X POST http://localhost:8080/api/v1/jamie/golden-signals \\
  {JSON_HEADER} \\
  -d '{{"service_name": "homepage", "namespace": "default"}}'""",
)
HEALTH_LINES = (
    "curl http://jamie-mcp-server-service.jamie.svc.cluster.local:30121/health",
    "curl http://sre-agent-mcp-server-service.agent-sre.svc.cluster.local:30120/health",
)
JAMIE_MCP = """curl -X POST http://localhost:30121/mcp \\
  -H "Content-Type: application/json" \\
  -d '{
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {
      "name": "check_golden_signals",
      "arguments": {"service_name": "homepage"}
    }
  }'"""
AGENT_SRE_MCP = """curl -X POST http://localhost:30120/mcp \\
  -H "Content-Type: application/json" \\
  -d '{
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {
      "name": "health_check",
      "arguments": {}
    }
  }'"""
MCP_LINES = (JAMIE_MCP, AGENT_SRE_MCP)
SEED_STRINGS = {
    "latency": r"\d+ms \(p95\)",
    "traffic": r"\d+ req/min",
    "errors": r"\d+(\.\d)?%",
    "saturation": r"CPU: \d+%, Memory: \d+%",
}
pytestmark = pytest.mark.real


def run(command: str, base_url: str) -> dict:
    """Run a documented curl line, its connection led to `base_url`, and return the JSON answer."""
    port = base_url.rpartition(":")[2]
    words = shlex.split(command.replace("\\\n", " "))
    led = [words[0], "--silent", "--fail-with-body", "--connect-to", f"::127.0.0.1:{port}"]
    done = subprocess.run([*led, *words[1:]], capture_output=True, timeout=30, check=False)
    assert done.returncode == 0, (done.stdout, done.stderr)
    return json.loads(done.stdout)


@pytest.mark.parametrize("command", CHAT_LINES)
def test_each_documented_chat_request_works_verbatim(command, jamie_url):
    answer = run(command, jamie_url)

    assert str(answer["response"]).startswith("🤖 Jamie: ")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(answer["timestamp"]))


def test_chat_about_the_signals_answers_in_the_documents_own_shape(jamie_url):
    answer = run(CHAT_LINES[2], jamie_url)

    lines = str(answer["response"]).splitlines()
    assert lines[0] == "🤖 Jamie: The homepage service is healthy! Here's what I found:"
    assert re.fullmatch(r"- Latency: \d+ms \(p95\) ✅", lines[1])
    assert re.fullmatch(r"- Traffic: \d+ requests/min 📈", lines[2])
    assert re.fullmatch(r"- Error rate: \d+(\.\d)?% ✅", lines[3])
    assert re.fullmatch(r"- Resource usage: CPU \d+%, Memory \d+% 💚", lines[4])
    assert lines[5] == "Everything looks good!"


@pytest.mark.parametrize("command", SIGNALS_LINES)
def test_the_documented_golden_signals_request_carries_the_seeds_fields(command, jamie_url):
    answer = run(command, jamie_url)

    assert answer["status"] == "healthy"
    for field, shape in SEED_STRINGS.items():
        assert re.fullmatch(shape, str(answer[field])), (field, answer[field])


@pytest.mark.parametrize("command", HEALTH_LINES)
def test_the_documented_health_requests_work_verbatim(command, jamie_url):
    assert run(command, jamie_url)["status"] == "ok"


def test_the_documented_request_to_jamies_mcp_works_verbatim(jamie_url):
    result = run(JAMIE_MCP, jamie_url)["result"]

    assert result["structuredContent"]["status"] == "healthy"
    assert "The homepage service is healthy!" in result["content"][0]["text"]
    assert not result.get("isError")


def test_the_documented_request_to_agent_sres_mcp_works_verbatim(agent_sre_url):
    result = run(AGENT_SRE_MCP, agent_sre_url)["result"]

    assert result["structuredContent"]["status"] == "ok"
    assert not result.get("isError")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("ask_jamie", {"question": "How do I check service health?"}),
        ("check_golden_signals", {"service_name": "homepage", "namespace": "default"}),
        ("analyze_logs", {"service_name": "checkout"}),
    ],
)
def test_the_documents_other_tool_calls_work_verbatim(name, arguments, jamie_url):
    call = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": name, "arguments": arguments},
    }
    command = f"curl -X POST http://localhost/mcp {JSON_HEADER} -d '{json.dumps(call)}'"

    result = run(command, jamie_url)["result"]

    assert result["content"][0]["text"]
    assert not result.get("isError")


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/api/prometheus/query", {"query": "up"}, "result_type"),
        ("/prometheus/query", {"query": "up"}, "result_type"),
        ("/api/v1/jamie/prometheus/query", {"query": "up"}, "result_type"),
        ("/api/pod-logs", {"pod_name": "homepage-7d9c5b6f4-x2x8k"}, "logs"),
        ("/kubernetes/logs", {"pod_name": "homepage-7d9c5b6f4-x2x8k"}, "logs"),
        ("/api/v1/jamie/pod-logs", {"service_name": "homepage"}, "logs"),
        ("/chat", {"message": "What are the best practices for monitoring?"}, "response"),
        ("/monitoring-advice", {"topic": "nginx"}, "alerts"),
        ("/monitoring-advice", {"service_name": "homepage"}, "alerts"),
        ("/api/analyze-logs", {"logs": "ERROR connection refused"}, "analysis"),
        ("/analyze-logs", {"pod_name": "homepage-7d9c5b6f4-x2x8k"}, "analysis"),
        ("/api/v1/jamie/analyze-logs", {"service_name": "checkout"}, "analysis"),
        ("/api/golden-signals", {"service_name": "homepage"}, "latency"),
        ("/golden-signals", {"service_name": "homepage", "namespace": "default"}, "latency"),
    ],
)
def test_every_documented_path_answers(path, body, field, jamie_url):
    command = f"curl -X POST http://localhost{path} {JSON_HEADER} -d '{json.dumps(body)}'"

    assert field in run(command, jamie_url)


@pytest.mark.skipif(not DOCUMENT.exists(), reason="the user's document is not beside this clone")
def test_the_commands_here_are_the_documents_own():
    text = DOCUMENT.read_text(encoding="utf-8")

    for command in (*CHAT_LINES, *SIGNALS_LINES, *HEALTH_LINES, *MCP_LINES):
        assert command in text
