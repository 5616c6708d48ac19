"""PromQL through a real Prometheus: answers summed up, mistakes with a repair that runs."""

import json
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deploy.demo.prometheus import PrometheusServer
from shared.domain.promql.text import esc, re2_literal
from shared.errors import InvalidField, InvalidQuery, UpstreamError
from tests.clients.prometheus_servers import flood, hang, raw_server
from tests.functions.golden_signals_past import NOW, P95_45_MS, App, Series, openmetrics
from tests.functions.prometheus_query_asking import ask
from tests.support.loopback import PLAIN
from tests.support.processes import DEAD_URL
from tests.support.servers import Reply, ScriptedServer
from tests.support.tries import tries

real = pytest.mark.real


def a_past() -> list[Series]:
    shop = App("shop")
    wide = [Series("wide", {"n": f"{n:03}"}, start=n) for n in range(250)]
    requests = shop.requests({"200": 99 * 60, "500": 60})
    return [*requests, *shop.latency(P95_45_MS), *shop.up(1), *wide]


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("prometheus")
    with PrometheusServer(folder, openmetrics=openmetrics(a_past())) as server:
        yield server.url


@real
@pytest.mark.parametrize(
    ("query", "kind", "summary"),
    [
        ("sum(rate(http_requests_total[5m]))", "vector", "1 series: 100."),
        ('up{service="shop"}', "vector", "= 1."),
        ("1 + 1", "scalar", "scalar: 2"),
        ('"hello"', "string", "string: hello"),
        ("1 / 0", "scalar", "scalar: +Inf"),
    ],
)
def test_an_answer_has_prometheus_own_shape_and_a_sentence(query, kind, summary, prometheus_url):
    answer = ask(prometheus_url, query, time=NOW)

    by_hand = httpx.post(
        f"{prometheus_url}/api/v1/query", data={"query": query, "time": NOW}, **PLAIN
    )
    assert answer.result == by_hand.json()["data"]["result"]
    assert (answer.result_type, answer.status, answer.series_count) == (kind, "ok", 1)
    assert answer.summary.endswith(summary)
    assert answer.timestamp == "2025-10-09T08:53:20Z"
    assert answer.truncated is False


@real
def test_a_range_has_a_step_chosen_for_it(prometheus_url):
    answer = ask(
        prometheus_url,
        "sum(rate(http_requests_total[1m]))",
        start="2025-10-09T08:46:00Z",
        end=NOW,
    )

    assert answer.result_type == "matrix"
    assert len(answer.result[0]["values"]) == 441
    assert answer.summary == "1 series: over 7m20s from 100 to 100, lowest 100, highest 100."
    assert answer.warnings == []


@real
def test_too_fine_a_step_is_widened_and_said(prometheus_url):
    answer = ask(prometheus_url, "up", start=NOW - 86400, end=NOW, step="1s")

    assert len(answer.result[0]["values"]) <= 500
    assert answer.warnings == ["step was widened to 5m: a series has at most 500 points"]


@real
def test_of_a_wide_result_200_series_are_returned_and_how_to_get_the_rest(prometheus_url):
    answer = ask(prometheus_url, "wide", time=NOW)

    assert (len(answer.result), answer.series_count, answer.truncated) == (200, 250, True)
    assert answer.hints[0].query == "topk(10, wide)"
    assert len(ask(prometheus_url, answer.hints[0].query, time=NOW).result) == 10
    assert answer.summary.endswith("and 245 more.")


@real
@pytest.mark.parametrize(
    "wrapped",
    [
        "```promql\nsum(up)\n```",
        "Here it is:\n```\nsum(up);\n```\nEnjoy!",
        "PromQL: sum(up)",
        "`sum(up)`",
        "sum(up);",
    ],
)
def test_what_chats_wrap_around_a_query_is_taken_off(wrapped, prometheus_url):
    answer = ask(prometheus_url, wrapped, at=NOW)

    assert answer.query == "sum(up)"
    assert answer.result[0]["value"][1] == "1"
    assert answer.warnings == ["the query was taken out of its wrapping"]


@real
def test_a_query_that_cannot_be_carried_out_says_what_to_do(prometheus_url):
    with pytest.raises(InvalidQuery, match="many-to-many") as refused:
        ask(prometheus_url, "http_requests_total * on (job) http_requests_total", time=NOW)

    assert "on (…)" in refused.value.hints[0][0]


@pytest.mark.parametrize(
    "query", ['{__name__=~".+"}', "count({__name__!=''})", 'sum({ __name__ =~ ".*", })']
)
def test_a_selector_of_everything_is_refused_without_asking(query):
    with pytest.raises(InvalidQuery, match="every series"):
        ask(DEAD_URL, query)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"start": NOW}, "/end"),
        ({"end": NOW}, "/start"),
        ({"start": NOW, "end": NOW - 1}, "/end"),
        ({"start": NOW - 31 * 86400, "end": NOW}, "/start"),
        ({"start": NOW - 60, "end": NOW, "time": NOW}, "/time"),
        ({"start": NOW - 60, "end": NOW, "step": "0"}, "/step"),
        ({"start": "2025-10-09T08:46:00", "end": NOW}, "/start"),
        ({"time": "noon"}, "/time"),
        ({"time": "1760000000000"}, "/time"),
        ({"timeout": "31s"}, "/timeout"),
        ({"timeout": "soon"}, "/timeout"),
    ],
)
def test_times_that_make_no_sense_are_refused_at_their_field(body, pointer):
    with pytest.raises(InvalidField) as refused:
        ask(DEAD_URL, "up", **body)

    assert refused.value.errors[0][0] == pointer


@pytest.mark.parametrize(("serve", "kind"), [(hang, "upstream_timeout"), (flood, "invalid_query")])
def test_a_server_that_hangs_or_floods_is_said_by_its_kind(serve, kind):
    with raw_server(serve) as url, pytest.raises((UpstreamError, InvalidQuery)) as caught:
        ask(url, "up", timeout="300ms" if serve is hang else "10s")

    assert caught.value.kind == kind
    assert getattr(caught.value, "hints", ()) == (
        () if serve is hang else (("show the ten largest", "topk(10, up)"),)
    )


def test_native_histograms_and_remarks_pass_through():
    histogram = {"count": "12", "sum": "3.4", "buckets": [[0, "0.5", "1", "12"]]}
    items = [{"metric": {"job": "x"}, "histogram": [NOW, histogram]}]
    data = {"resultType": "vector", "result": items}
    body = {"status": "success", "data": data, "warnings": ["w"], "infos": ["i"]}
    with ScriptedServer(lambda _: Reply(body=json.dumps(body).encode())) as server:
        answer = ask(server.url, "rate(x[5m])")

    assert answer.result == items
    assert answer.summary == '1 series: {job="x"} = a histogram of 12 observations.'
    assert answer.warnings == ["w", "i"]


@real
@settings(max_examples=tries(60), deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40))
def test_the_server_reads_an_escaped_text_as_that_text_and_no_other(text, prometheus_url):
    as_string = ask(prometheus_url, f'"{esc(text)}" ', time=NOW) if text else None
    labelled = f'label_replace(vector(1),"a","{esc(text.replace("$", "$$"))}","","")'
    matched = f'label_replace({labelled},"b","yes","a","{esc(re2_literal(text))}")'
    answer = ask(prometheus_url, matched, time=NOW)

    assert as_string is None or as_string.result[1] == text
    assert answer.result[0]["metric"] == ({"a": text, "b": "yes"} if text else {"b": "yes"})
