"""Secrets in logs and messages of the cluster, looked for in everything that leaves the product."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import container, pod, terminated, waiting
from deploy.demo.kube.server import KubeApi
from tests.domain.redaction_random import some
from tests.support.attack_lines import ATTACKS, Attack
from tests.support.loopback import PLAIN
from tests.support.processes import free_port, isolated_env, serve_all
from tests.support.servers import Asked, Reply, ScriptedServer

STAMP = "2026-11-22T10:00:00Z"
SECRETS = {
    "log": f"ghp_{some('mixed', 36)}",
    "waiting": some("mixed", 30),
    "terminated": some("lower", 18),
    "evicted": f"glpat-{some('mixed', 20)}",
    "previous": some("hex", 40),
    "question": f"sk-proj-{some('mixed', 48)}",
}
PULL = f'Back-off pulling image "https://robot:{SECRETS["waiting"]}@reg.lab/app:1"'
END = f"cannot open postgres://svc:{SECRETS['terminated']}@db/x"
EVICTED = f"The node was low on memory. token={SECRETS['evicted']}"


@dataclass
class Jamie:
    """The product in one process, everything it answered, and what a model was sent."""

    url: str
    model: ScriptedServer
    log: Path
    answers: list[str] = field(default_factory=list)

    def post(self, path: str, body: dict[str, Any], **headers: str) -> httpx.Response:
        response = httpx.post(self.url + path, json=body, headers=headers, **PLAIN, timeout=30)
        self.answers.append(response.text + str(response.headers))
        return response

    def call(self, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
        params = {"name": tool, "arguments": arguments}
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
        return self.post("/mcp", body).json()["result"]

    def chat(self, message: str) -> dict[str, Any]:
        return self.post("/api/chat", {"message": message}).json()

    @property
    def prompts(self) -> str:
        asked = [one.body.decode() for one in self.model.asked if one.path == "/api/chat"]
        return "\n".join(asked)


def cluster() -> Cluster:
    found = Cluster()
    waits = container("app", image="a:1", state=waiting("ImagePullBackOff", PULL))
    ended = terminated(1, message=END)
    crashed = container("app", image="a:1", state=ended, restarts=2, last_terminated=ended)
    calm = container("app", image="a:1")
    found.add(
        pod("waits-0", containers=[waits]),
        pod("crashed-0", containers=[crashed]),
        pod("evicted-0", containers=[calm], phase="Failed", reason="Evicted", message=EVICTED),
        pod("talks-0", containers=[calm]),
        *(pod(f"attack-{number}", containers=[calm]) for number in range(len(ATTACKS))),
    )
    said = f"{STAMP} pushing with {SECRETS['log']} to jane@example.com\n".encode()
    before = f"{STAMP} Authorization: token {SECRETS['previous']}\n".encode()
    found.put_log("default", "talks-0", "app", said)
    found.put_log("default", "crashed-0", "app", said)
    found.put_log("default", "crashed-0", "app", before, previous=True)
    for number, attack in enumerate(ATTACKS):
        line = f"{STAMP} {attack.line}\n".encode()
        found.put_log("default", f"attack-{number}", "app", line)
    return found


def model_reply(asked: Asked) -> Reply:
    if asked.path == "/api/version":
        return Reply(body=b'{"version": "0.12.3"}')
    message = {"role": "assistant", "content": "A general answer."}
    return Reply(body=json.dumps({"model": "m", "message": message, "done": True}).encode())


@pytest.fixture(scope="module")
def jamie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jamie]:
    home = tmp_path_factory.mktemp("leaks")
    with KubeApi(cluster()) as api, ScriptedServer(model_reply) as model:
        env = isolated_env(
            home, KUBERNETES_API_URL=api.url, OLLAMA_URL=model.url, AGENT_SERVICE_URL=""
        )
        port = free_port()
        with serve_all(port, env=env, log=home / "log") as process:
            yield Jamie(f"http://127.0.0.1:{port}", model, process.log)


PODS = ("waits-0", "crashed-0", "evicted-0", "talks-0")


@pytest.mark.parametrize("name", PODS)
def test_no_secret_of_the_cluster_leaves(jamie: Jamie, name: str) -> None:
    rest = jamie.post("/api/pod-logs", {"pod_name": name, "previous": "auto"}).json()
    tool = jamie.call("get_pod_logs", {"pod_name": name, "previous": "auto"})
    chat = jamie.chat(f"show me the logs of pod {name}")
    streamed = jamie.post(
        "/api/chat", {"message": f"logs of pod {name}"}, accept="text/event-stream"
    )

    assert rest["pods"][0]["pod"] == name
    assert tool["isError"] is False
    assert [call["tool"] for call in chat["tool_calls"]] == ["get_pod_logs"]
    assert "event: done" in streamed.text
    everything = "\n".join((*jamie.answers, jamie.log.read_text()))
    assert not [where for where, secret in SECRETS.items() if secret in everything]
    assert "jane@example.com" not in everything


def test_what_is_around_a_secret_is_told(jamie: Jamie) -> None:
    assert "pushing with [TOKEN:" in jamie.chat("logs of pod talks-0")["response"]
    waits = jamie.post("/api/pod-logs", {"pod_name": "waits-0"}).json()
    assert any('Back-off pulling image "https://robot:[' in told for told in waits["warnings"])


def test_a_problem_does_not_repeat_what_the_cluster_was_asked(jamie: Jamie) -> None:
    asked = jamie.post("/api/pod-logs", {"selector": f"a in ({SECRETS['log']}"})

    assert asked.status_code == 422
    assert SECRETS["log"] not in asked.text


def test_a_question_to_the_model_goes_without_its_secrets(jamie: Jamie) -> None:
    answer = jamie.chat(f"What is a TLS handshake? my key is {SECRETS['question']}\u202e\x1b[2J")

    assert answer["model"] is not None
    assert "TLS handshake" in jamie.prompts
    assert SECRETS["question"] not in jamie.prompts
    assert not any(hidden in jamie.prompts for hidden in ("\u202e", "\\u202e", "\\u001b"))


@pytest.mark.parametrize(
    ("number", "attack"),
    [pytest.param(n, attack, id=attack.id) for n, attack in enumerate(ATTACKS)],
)
def test_an_attack_changes_no_call_and_reaches_no_model(
    jamie: Jamie, number: int, attack: Attack
) -> None:
    asked_before = jamie.prompts
    chat = jamie.chat(f"logs of pod attack-{number}")
    tool = jamie.call("get_pod_logs", {"pod_name": f"attack-{number}"})

    (call,) = chat["tool_calls"]
    assert (call["tool"], call["status"]) == ("get_pod_logs", "ok")
    assert call["arguments"] == {"pod_name": f"attack-{number}"}
    assert (chat["model"], chat["route"], chat["warnings"]) == (None, "rules", [])
    assert len(call["result"]["logs"]) == attack.lines
    assert tool["structuredContent"]["logs"] == call["result"]["logs"]
    assert jamie.prompts == asked_before
    shown = (chat["response"], *call["result"]["logs"], tool["content"][0]["text"])
    assert not [bad for bad in attack.bad_if for text in shown if bad in text]
