"""An empty result has its reason: unknown metric, label or value, or no samples; cheaply."""

import json
from collections.abc import Iterator

import httpx
import pytest

from deploy.demo.prometheus import PrometheusServer
from shared.domain.promql.nearest import nearest
from tests.functions.golden_signals_past import NOW, openmetrics
from tests.functions.prometheus_query_asking import ask
from tests.functions.prometheus_query_empty_cases import MENDED, SHORT, TOLD, a_past
from tests.support.loopback import PLAIN
from tests.support.servers import Asked, Reply, ScriptedServer

real = pytest.mark.real


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("prometheus")
    with PrometheusServer(folder, openmetrics=openmetrics(a_past())) as server:
        yield server.url


@real
@pytest.mark.parametrize(("query", "says", "repaired"), [*MENDED, *SHORT])
def test_the_reason_comes_with_a_query_that_finds_something(query, says, repaired, prometheus_url):
    answer = ask(prometheus_url, query, time=NOW)

    assert answer.status == "empty"
    first = answer.hints[0]
    assert says in first.message
    assert first.query is not None
    assert repaired in {"", first.query}
    if "up /" not in query:  # one to one, their labels differ
        assert ask(prometheus_url, first.query, time=NOW).status == "ok"


@real
@pytest.mark.parametrize(
    ("query", "says"),
    TOLD,
)
def test_where_nothing_is_near_it_says_what_there_is(query, says, prometheus_url):
    hints = ask(prometheus_url, query, time=NOW).hints

    assert says in hints[0].message or says in hints[-1].message


@real
def test_a_range_without_samples_says_when_the_last_ones_were(prometheus_url):
    answer = ask(prometheus_url, "batch_runs_total", start=NOW - 600, end=NOW)

    assert "2025-10-09T06:5" in answer.hints[0].message


@real
@pytest.mark.parametrize("query", [one[0] for one in (*MENDED, *SHORT, *TOLD)])
def test_no_reason_takes_more_than_three_questions(query, prometheus_url):
    def pass_on(asked: Asked) -> Reply:
        headers = {"content-type": asked.headers.get("content-type", "")}
        url = f"{prometheus_url}{asked.path}"
        answer = httpx.request(asked.method, url, content=asked.body, headers=headers, **PLAIN)
        return Reply(status=answer.status_code, body=answer.content)

    with ScriptedServer(pass_on) as counting:
        answer = ask(counting.url, query, time=NOW)

    assert answer.hints
    assert 1 < len(counting.asked) <= 1 + 3


def test_at_most_three_more_questions_are_asked_and_a_full_result_asks_none():
    vector = {"resultType": "vector", "result": []}
    found = {"resultType": "vector", "result": [{"metric": {}, "value": [NOW, "1"]}]}

    def script(asked: Asked) -> Reply:
        if "__name__" in asked.path:
            return Reply(body=b'{"status":"success","data":["other"]}')
        data = found if b"query=up" in asked.body else vector
        return Reply(body=json.dumps({"status": "success", "data": data}).encode())

    with ScriptedServer(script) as server:
        assert ask(server.url, "up").status == "ok"
        assert len(server.asked) == 1
        assert ask(server.url, "gone").status == "empty"
        assert len(server.asked) == 1 + 1 + 3


def test_a_server_that_cannot_tell_why_leaves_the_answer_as_it_is():
    empty = b'{"status":"success","data":{"resultType":"vector","result":[]}}'

    def script(asked: Asked) -> Reply:
        return Reply(body=empty) if len(server.asked) == 1 else Reply(status=503, body=b"busy")

    with ScriptedServer(script) as server:
        answer = ask(server.url, "nope")

    assert (answer.status, [one.query for one in answer.hints]) == ("empty", ["count(nope)"])


def test_names_are_near_by_spelling_beginning_or_words():
    names = [f"filler_{n}" for n in range(6000)] + ["http_requests_total", "node_cpu_seconds_total"]

    assert nearest("http_request_total", names)[0] == "http_requests_total"
    assert nearest("node_cpu", names)[0] == "node_cpu_seconds_total"
    assert nearest("cpu_seconds", names)[0] == "node_cpu_seconds_total"
    assert nearest("", names) == ()
