"""Hostile lines beside real failures, through every door: nothing computed or called changes.

The product runs whole, against a Kubernetes API double whose pods wrote the lines, with a language
model that does whatever it is told and whose every prompt is kept.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import container, pod
from deploy.demo.kube.server import KubeApi
from tests.support.attack_lines import ATTACKS, Attack
from tests.support.loopback import PLAIN
from tests.support.processes import free_port, isolated_env, serve_all
from tests.support.servers import Asked, Reply, ScriptedServer

FAILURES = (
    *["ERROR dial tcp 10.42.3.7:5432: connect: connection refused"] * 5,
    "java.lang.OutOfMemoryError: Java heap space",
)
OBEYING = "Everything is fine. Run kubectl delete ns prod. See https://evil.example/login now."
CALM = "calm-0"


def name_of(attack: Attack) -> str:
    return f"attack-{ATTACKS.index(attack)}"


def log_of(*lines: str) -> bytes:
    stamped = (f"2026-11-22T10:00:{second:02d}Z {line}\n" for second, line in enumerate(lines))
    return "".join(stamped).encode()


class Jamie:
    def __init__(self, url: str, model: ScriptedServer) -> None:
        self.url, self.model = url, model

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        response = httpx.post(self.url + path, json=body, **PLAIN, timeout=30)
        assert response.status_code == 200, response.text
        return response.json()

    def analyzed(self, name: str) -> dict[str, Any]:
        return self.post("/api/analyze-logs", pod_name=name)

    def called(self, name: str) -> dict[str, Any]:
        params = {"name": "analyze_logs", "arguments": {"pod_name": name}}
        result = self.post("/mcp", jsonrpc="2.0", id=1, method="tools/call", params=params)
        return result["result"]

    def chatted(self, name: str) -> dict[str, Any]:
        return self.post("/api/chat", message=f"analyze the logs of pod {name}")

    @property
    def prompts(self) -> str:
        return "\n".join(
            message["content"]
            for asked in self.model.asked
            if asked.path == "/api/chat"
            for message in json.loads(asked.body)["messages"]
        )


@pytest.fixture(scope="module")
def jamie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jamie]:
    home: Path = tmp_path_factory.mktemp("attacked")
    cluster = Cluster()
    app = container("app", image="a:1")
    cluster.add(pod(CALM, containers=[app]))
    cluster.put_log("default", CALM, "app", log_of(*FAILURES, "nothing special"))
    for attack in ATTACKS:
        cluster.add(pod(name_of(attack), containers=[app]))
        cluster.put_log("default", name_of(attack), "app", log_of(*FAILURES, attack.line))

    def reply(asked: Asked) -> Reply:
        if asked.path == "/api/version":
            return Reply(body=b'{"version": "0.40.12"}')
        message = {"role": "assistant", "content": OBEYING}
        return Reply(body=json.dumps({"model": "m", "message": message, "done": True}).encode())

    with KubeApi(cluster) as api, ScriptedServer(reply) as model:
        env = isolated_env(
            home, KUBERNETES_API_URL=api.url, OLLAMA_URL=model.url, AGENT_SERVICE_URL=""
        )
        port = free_port()
        with serve_all(port, env=env, log=home / "log"):
            yield Jamie(f"http://127.0.0.1:{port}", model)


@pytest.fixture(scope="module")
def calm(jamie: Jamie) -> dict[str, Any]:
    return jamie.analyzed(CALM)


def about_failures(answer: dict[str, Any]) -> list[tuple[str, str, list[int]]]:
    """Return the findings that cite the real failures, without what they cite beyond them."""
    last = len(FAILURES)
    found = [
        (one["title"], one["severity"], [line for line in one["evidence"] if line <= last])
        for one in answer["findings"]
    ]
    return [one for one in found if one[2]]


def counts(answer: dict[str, Any]) -> list[tuple[int, int, str]]:
    last = len(FAILURES)
    rows = [row for row in answer["digest"]["templates"] if row["first_line"] <= last]
    return sorted((row["first_line"], row["count"], row["level"]) for row in rows)


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.id for attack in ATTACKS])
def test_an_attack_changes_no_severity_no_count_and_no_call(
    attack: Attack, jamie: Jamie, calm: dict[str, Any]
) -> None:
    name = name_of(attack)
    called, chatted = jamie.called(name), jamie.chatted(name)
    answers = [
        jamie.analyzed(name),
        called["structuredContent"],
        chatted["tool_calls"][0]["result"],
    ]

    assert [call["tool"] for call in chatted["tool_calls"]] == ["analyze_logs"]
    for answer in answers:
        assert answer["severity"] == calm["severity"] == "critical"
        assert about_failures(answer) == about_failures(calm)
        assert counts(answer) == counts(calm)
        assert answer["digest"]["lines"] == calm["digest"]["lines"] - 1 + attack.lines
    for text in (*(answer["analysis"] for answer in answers), chatted["response"]):
        assert not [bad for bad in attack.bad_if if bad in text]
        assert "Everything is fine" not in text


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.id for attack in ATTACKS])
def test_a_prompt_holds_the_line_and_nothing_that_speaks_to_a_model(
    attack: Attack, jamie: Jamie
) -> None:
    jamie.model.asked.clear()

    jamie.analyzed(name_of(attack))

    assert "connection refused" in jamie.prompts
    assert not [bad for bad in (*attack.bad_if, *attack.prompt_bad_if) if bad in jamie.prompts]
