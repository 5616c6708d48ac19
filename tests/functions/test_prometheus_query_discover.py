"""Finding a metric by a word, on a real Prometheus and on servers that misbehave."""

import json
import sys
import time
from collections.abc import Iterator

import pytest

from deploy.demo.prometheus import PrometheusServer
from shared.errors import InvalidField, UpstreamError
from tests.clients.prometheus_servers import drip, flood, hang, hang_up, raw_server
from tests.functions.golden_signals_past import NOW, P95_45_MS, App, Series, openmetrics
from tests.functions.prometheus_query_asking import ask
from tests.support.processes import DEAD_URL
from tests.support.servers import Asked, Reply, ScriptedServer

real = pytest.mark.real


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    shop = App("shop")
    many = [Series(f"many_{n:02}_total", {"job": "x"}, per_s=1) for n in range(30)]
    past = [*shop.requests({"200": 60}), *shop.latency(P95_45_MS), *shop.up(1), *many]
    folder = tmp_path_factory.mktemp("prometheus")
    with PrometheusServer(folder, openmetrics=openmetrics(past)) as server:
        yield server.url


@real
@pytest.mark.parametrize(
    ("word", "first", "labels"),
    [
        ("requests", "http_requests_total", ["code", "instance", "namespace", "pod", "service"]),
        ("http_request_total", "http_requests_total", None),
        ("duration bucket", "http_request_duration_seconds_bucket", None),
        ("many_07", "many_07_total", ["job"]),
    ],
)
def test_a_word_finds_metrics_with_their_labels_and_a_query_that_runs(
    word, first, labels, prometheus_url
):
    answer = ask(prometheus_url, metrics_like=word, time=NOW)

    assert (answer.status, answer.result_type, answer.query) == ("ok", "metrics", "")
    assert answer.result[0]["name"] == first
    assert labels in (None, answer.result[0]["labels"])
    assert first in answer.summary
    query = answer.hints[0].query
    assert query is not None
    assert ask(prometheus_url, query, time=NOW).status == "ok"


@real
def test_of_many_the_first_twenty_are_described(prometheus_url):
    answer = ask(prometheus_url, metrics_like="many", time=NOW)

    assert (len(answer.result), answer.series_count, answer.truncated) == (20, 30, True)
    assert answer.summary.endswith("and 20 more.")
    assert ask(prometheus_url, metrics_like="zebra", time=NOW).status == "empty"


def scripted(asked: Asked) -> Reply:
    meta = {"x_seconds": [{"type": "histogram", "help": "How long\nzebras run.", "unit": ""}]}
    data = (
        meta
        if "metadata" in asked.path
        else ["x_seconds_bucket", "y"]
        if "__name__" in asked.path and "values" in asked.path
        else ["__name__", "le"]
    )
    return Reply(body=json.dumps({"status": "success", "data": data}).encode())


def test_type_and_help_are_the_exporters_and_help_is_searched():
    with ScriptedServer(scripted) as server:
        answer = ask(server.url, metrics_like="zebra")

    help_text = "How long zebras run."
    assert answer.result == [
        {"name": "x_seconds_bucket", "type": "histogram", "help": help_text, "labels": ["le"]}
    ]
    assert len(server.asked) == 3
    assert "prometheus_api_client" in sys.modules


def test_a_query_or_a_word_is_required_and_the_query_wins():
    with pytest.raises(InvalidField) as refused:
        ask(DEAD_URL)
    with ScriptedServer(lambda _: Reply(body=EMPTY)) as server:
        answer = ask(server.url, "up", metrics_like="up")

    assert refused.value.errors[0][0] == "/query"
    assert "metrics_like was ignored beside a query" in answer.warnings


EMPTY = b'{"status":"success","data":{"resultType":"vector","result":[]}}'


@pytest.mark.parametrize(
    ("serve", "kind"),
    [
        (hang, "upstream_timeout"),
        (drip, "upstream_timeout"),
        (flood, "upstream_bad_answer"),
        (hang_up, "upstream_unreachable"),
    ],
)
def test_a_server_that_misbehaves_costs_no_more_than_the_time_limit(serve, kind):
    started = time.monotonic()
    with raw_server(serve) as url, pytest.raises(UpstreamError) as caught:
        ask(url, metrics_like="up")

    assert caught.value.kind == kind
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(status=401, body=b"who?"), "upstream_auth"),
        (Reply(status=302, headers={"Location": "http://127.0.0.1:9/"}), "upstream_bad_answer"),
        (Reply(body=b"<html>"), "upstream_bad_answer"),
        (Reply(body=b'{"status":"success"}'), "upstream_bad_answer"),
        (Reply(body=b'{"status":"success","data":7}'), "upstream_bad_answer"),
        (Reply(status=503, body=b"no"), "upstream_unreachable"),
    ],
)
def test_each_odd_answer_is_told_by_its_kind_and_asked_once(reply, kind):
    with ScriptedServer(lambda _: reply) as server, pytest.raises(UpstreamError) as caught:
        ask(server.url, metrics_like="up")

    assert caught.value.kind == kind
    assert len(server.asked) == 1


def test_a_dead_server_is_unreachable_at_once():
    with pytest.raises(UpstreamError) as caught:
        ask(DEAD_URL, metrics_like="up")

    assert caught.value.kind == "upstream_unreachable"
