"""Where the lines come from: what the pod_logs function answers, and what it cannot."""

import json

import httpx
import pytest

from tests.functions.analyze_logs_asking import analyst
from tests.support.servers import Asked, Reply, ScriptedServer

OOM = {
    "pod": "cart-0",
    "container": "app",
    "previous": True,
    "state": "terminated",
    "restarts": 3,
    "reason": "OOMKilled",
    "exit_code": 137,
    "lines": 0,
    "first_at": None,
    "last_at": None,
    "truncated": False,
}
SECOND = {**OOM, "pod": "cart-1", "state": "running", "reason": None, "restarts": 0, "lines": 1}
EMPTY = {
    "logs": [],
    "pod_name": "cart-0",
    "namespace": "shop",
    "status": "empty",
    "pods": [OOM],
    "matched_by": "pod",
    "redactions": 0,
    "truncated": False,
    "warnings": ["cart-0/app was restarted 3 times"],
    "timestamp": "2026-11-20T10:00:00Z",
}
TWO = [
    "[cart-0/app previous] 2026-11-20T10:00:00Z INFO ready",
    "[cart-1/app] 2026-11-20T10:00:01Z ERROR connection refused",
]


class Sibling:
    """A pod_logs function that answers as it is told to."""

    def __init__(self) -> None:
        self.reply = Reply()
        self.asked: list[dict] = []

    def answer(self, asked: Asked) -> Reply:
        self.asked.append({"path": asked.path, **json.loads(asked.body)})
        return self.reply

    def says(self, **fields: object) -> None:
        self.reply = Reply(body=json.dumps({**EMPTY, **fields}).encode())

    def refuses(self, status: int, kind: str, detail: str) -> None:
        problem = {"type": f"urn:jamie:problem:{kind}", "detail": detail}
        self.reply = Reply(status=status, body=json.dumps(problem).encode())


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    sibling = Sibling()
    with (
        ScriptedServer(sibling.answer) as server,
        analyst(tmp_path_factory.mktemp("source"), AGENT_SERVICE_URL=server.url) as function,
    ):
        yield function, sibling


def test_pod_logs_is_asked_for_all_it_gives_and_for_previous_runs(both):
    function, sibling = both
    sibling.says()

    function.ask(pod="cart-0", namespace="shop", since="15m", container="app")

    assert sibling.asked[-1] == {
        "path": "/kubernetes/logs",
        "pod_name": "cart-0",
        "namespace": "shop",
        "container": "app",
        "since": "15m",
        "previous": "auto",
        "tail_lines": 5000,
    }


def test_a_killed_container_is_critical_though_it_wrote_nothing(both):
    function, sibling = both
    sibling.says()

    answer = function.ask(pod_name="cart-0")

    assert (answer["status"], answer["severity"]) == ("empty", "critical")
    assert answer["findings"][0]["code"] == "out_of_memory"
    assert "OOMKilled, exit code 137, restarted 3 times" in answer["findings"][0]["title"]
    assert answer["warnings"] == ["cart-0/app was restarted 3 times"]


def test_lines_of_several_pods_are_digested_without_their_source_and_cited_with_it(both):
    function, sibling = both
    sibling.says(status="ok", logs=TWO, pods=[{**OOM, "lines": 1}, SECOND], pod_name=None)

    answer = function.ask(service_name="cart")

    assert answer["cited_lines"][-1] == {"line": 2, "text": TWO[1]}
    assert all("cart-" not in one["template"] for one in answer["digest"]["templates"])


def test_states_are_kept_where_the_lines_could_not_be_read(both):
    function, sibling = both
    sibling.says(status="unknown", warnings=["stream cut"])

    answer = function.ask(pod_name="cart-0")

    assert (answer["status"], answer["severity"]) == ("unknown", "critical")
    assert "stream cut" in answer["summary"]


@pytest.mark.parametrize(
    ("status", "kind", "detail"),
    [
        (403, "forbidden", "may not read pods/log in namespace 'shop'"),
        (502, "upstream_unreachable", "Kubernetes cannot be reached"),
        (504, "upstream_timeout", "Kubernetes did not answer in time"),
    ],
)
def test_logs_that_cannot_be_read_are_unknown_with_the_reason(status, kind, detail, both):
    function, sibling = both
    sibling.refuses(status, kind, detail)

    answer = function.ask(pod_name="cart-0")

    assert (answer["status"], answer["severity"]) == ("unknown", "warning")
    assert detail in answer["analysis"]
    assert answer["findings"] == []


def test_a_pod_that_is_not_there_is_not_found_with_the_names_that_are_near(both):
    function, sibling = both
    detail = "no pod 'kart-0'; near: cart-0"
    sibling.refuses(404, "not_found", detail)

    response = function.post({"pod_name": "kart-0"})

    assert response.status_code == httpx.codes.NOT_FOUND
    assert response.json()["error"] == detail


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"null"])
def test_nonsense_instead_of_an_answer_is_unknown(body, both):
    function, sibling = both
    sibling.reply = Reply(body=body)

    assert function.ask(pod_name="cart-0")["status"] == "unknown"


def test_a_line_of_one_source_keeps_what_looks_like_a_source(both):
    function, sibling = both
    sibling.says(status="ok", logs=["[web/login] ERROR boom"], pods=[OOM, SECOND])

    answer = function.ask(pod_name="cart-1")

    assert answer["cited_lines"] == [{"line": 1, "text": "[web/login] ERROR boom"}]
    assert answer["digest"]["templates"][0]["example"] == "[web/login] ERROR boom"
