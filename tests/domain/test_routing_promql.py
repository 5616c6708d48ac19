"""PromQL inside a message: where it begins and ends, and that it is sent on byte for byte."""

import pytest

from shared.domain.routing import TOOLS, decide
from shared.domain.routing.promql import find_queries, is_query

QUANTILE = 'histogram_quantile(0.99, sum by (le) (rate(x_bucket{service="checkout"}[10m])))'
QUERIES = (
    'up{job="node-exporter"} == 0',
    'sum(rate(http_requests_total{job="homepage"}[5m])) by (code)',
    QUANTILE,
    '100 * (1 - avg(rate(node_cpu_seconds_total{mode="idle"}[5m])))',
    "sum(a_total) by (x) / on(x) group_left() count(b_total offset 5m) > bool 3",
    "max_over_time(rate(a_total[5m])[1h:1m]) @ 1700",
    'label_replace(up, "a", "$1", "b", "(.*)")',
    '{__name__=~"node_.+", job!~"a|b"}',
    "-rate(a_total[5m])",
    "time() - process_start_time_seconds",
)


def queries_of(message: str) -> list[object]:
    return [call.arguments.get("query") for call in decide(message, tools=TOOLS).calls]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize(
    "shape",
    [
        "{}",
        "run this promql: {}",
        "query prometheus for `{}`",
        "what does {} show right now?",
        "show me {} for the cluster",
        "```promql\n{}\n```\nrun it please",
        "roda essa query: {}",
        "can you evaluate '{}' for me",
    ],
)
def test_a_query_is_sent_on_byte_for_byte_however_it_is_given(shape, query):
    if "'" in shape and "'" in query:
        pytest.skip("nested quotes of one kind")

    assert queries_of(shape.format(query)) == [query]


@pytest.mark.parametrize("query", QUERIES)
def test_a_whole_query_is_recognised(query):
    assert is_query(query)


@pytest.mark.parametrize(
    "prose",
    [
        "logs of reviews-v2-79f8d-7kq2z (bookinfo), last 15m",
        "consumer group(s) lag",
        "explain what rate() does",
        "payments_api is slow - why?",
        "is checkout (prod) ok and cart <3",
        "the count (of errors) went up == bad",
        'config {"level": "error"} in {{ .Values.x }}',
    ],
)
def test_prose_holds_no_query(prose):
    assert find_queries(prose) == []


def test_a_word_after_and_belongs_to_the_prose():
    message = "show me rate(a_total[5m]) and the logs of pod cart-0"

    decision = decide(message, tools=TOOLS)
    assert [call.tool for call in decision.calls] == ["query_prometheus", "get_pod_logs"]
    assert decision.calls[0].arguments["query"] == "rate(a_total[5m])"


@pytest.mark.parametrize(
    ("message", "query"),
    [
        ("promql: sum(rate(a_total[5m])) by code)", "sum(rate(a_total[5m])) by code)"),
        ("run this query: sum(rate(a_total[5m])", "sum(rate(a_total[5m])"),
        ("run `sum(rate(a[5m])` please", "sum(rate(a[5m])"),
    ],
)
def test_a_broken_query_is_sent_on_for_the_server_to_explain(message, query):
    assert queries_of(message) == [query]
