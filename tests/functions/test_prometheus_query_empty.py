"""An empty result has its reason: unknown metric, label or value, or no samples; cheaply."""

import json
from collections.abc import Iterator

import pytest

from deploy.demo.prometheus import PrometheusServer
from shared.domain.promql.nearest import nearest
from tests.functions.golden_signals_past import NOW, P95_45_MS, App, Series, openmetrics
from tests.functions.prometheus_query_asking import ask
from tests.support.servers import Asked, Reply, ScriptedServer

real = pytest.mark.real


def a_past() -> list[Series]:
    shop = App("shop", labels={"namespace": "production"})
    old = Series("batch_runs_total", {"job": "batch"}, start=3, first=NOW - 9000, last=NOW - 7200)
    grouped = Series("kong_http_total", {"job": "kong", "code": "5xx"}, per_s=1)
    requests = shop.requests({"200": 99 * 60, "500": 60})
    usage = Series("container_memory_usage_bytes", {"job": "cadvisor"}, start=7)
    split = [Series("split", {"a": n, "b": n}, start=1) for n in "12"]
    return [*split, *requests, *shop.latency(P95_45_MS), *shop.up(1), old, grouped, usage]


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("prometheus")
    with PrometheusServer(folder, openmetrics=openmetrics(a_past())) as server:
        yield server.url


@real
@pytest.mark.parametrize(
    ("query", "says", "repaired"),
    [
        ("http_request_total", "no metric", "http_requests_total"),
        (
            'sum(rate(http_request_total{code="500"}[5m]))',
            "no metric",
            'sum(rate(http_requests_total{code="500"}[5m]))',
        ),
        ("container_memory_usage", "no metric", "container_memory_usage_bytes"),
        ("memory_usage_bytes", "no metric", "container_memory_usage_bytes"),
        ("up / http_request_total", "no metric", "up / http_requests_total"),
        (
            'http_requests_total{status="5xx"}',
            "in the label code here (200, 500)",
            'http_requests_total{code=~"5.."}',
        ),
        (
            'http_requests_total{status=~"5.."}',
            "in the label code here",
            'http_requests_total{code=~"5.."}',
        ),
        ('kong_http_total{code="500"}', "written otherwise", 'kong_http_total{code=~"5.."}'),
        ('up{namespace="prod"}', "did you mean", 'up{namespace="production"}'),
        ('up{service="shpo"}', "did you mean", 'up{service="shop"}'),
        ('up{pod="shop"}', "longer values", 'up{pod=~"shop-.*"}'),
        ('up{pod=~"^shop"}', "longer values", 'up{pod=~"shop-.*"}'),
        ('up{instance=~"7d9c5b6f4"}', "whole values", 'up{instance=~".*7d9c5b6f4.*"}'),
        ('up{instance=~"x2x8k:80(80)?$"}', "whole values", 'up{instance=~".*x2x8k:8080.*"}'),
        ('{job="kongg"}', "did you mean", '{job="kong"}'),
        ("batch_runs_total", "known but has no samples", None),
    ],
)
def test_the_reason_comes_with_a_query_that_finds_something(query, says, repaired, prometheus_url):
    answer = ask(prometheus_url, query, time=NOW)

    assert answer.status == "empty"
    first = answer.hints[0]
    assert says in first.message
    assert first.query is not None
    assert repaired in {None, first.query}
    if "up /" not in query:  # one to one, their labels differ
        assert ask(prometheus_url, first.query, time=NOW).status == "ok"


@real
@pytest.mark.parametrize(
    ("query", "says"),
    [
        ('up{colour="red"}', "up has no label colour; it has instance, namespace, pod, service"),
        ('http_requests_total{code=~"4.."}', "there was no 4xx: code has only 200, 500"),
        ("zzz", "there is no metric zzz, nor one of a similar name"),
        (
            'http_requests_total{code="500",pod=~"shop-.+",namespace!="production"}',
            'has namespace="production", which this leaves out',
        ),
        ('up{instance=~".+",colour!=""}', "every series of up has no label colour"),
        ('split{a="1",b=~"[2]"}', "no series meets them all"),
    ],
)
def test_where_nothing_is_near_it_says_what_there_is(query, says, prometheus_url):
    hints = ask(prometheus_url, query, time=NOW).hints

    assert says in hints[0].message or says in hints[-1].message


@real
def test_a_range_without_samples_says_when_the_last_ones_were(prometheus_url):
    answer = ask(prometheus_url, "batch_runs_total", start=NOW - 600, end=NOW)

    assert "2025-10-09T06:5" in answer.hints[0].message


def test_at_most_three_more_questions_are_asked_and_a_full_result_asks_none():
    vector = {"resultType": "vector", "result": []}
    found = {"resultType": "vector", "result": [{"metric": {}, "value": [NOW, "1"]}]}

    def script(asked: Asked) -> Reply:
        if "__name__" in asked.path:
            return Reply(body=b'{"status":"success","data":["gone"]}')
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
