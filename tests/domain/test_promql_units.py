"""The unit of a query's values: told where it is beyond doubt, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.promql.units import readable, unit_of
from shared.domain.routing import TOOLS, decide

RATE = 'rate(http_requests_total{code=~"5.."}[5m])'
BUCKETS = "sum by (le) (rate(http_request_duration_seconds_bucket[5m]))"


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        (RATE, "/s"),
        (f"sum by (service) ({RATE})", "/s"),
        (f"sum({RATE}) / sum(rate(http_requests_total[5m]))", "ratio"),
        (f"topk(3, sum({RATE}) / sum({RATE}) or sum({RATE}) / sum({RATE}))", "ratio"),
        (f"histogram_quantile(0.95, {BUCKETS})", "s"),
        (f"topk(5, histogram_quantile(0.99, {BUCKETS}))", "s"),
        ('container_memory_working_set_bytes{pod="a-1"}', "bytes"),
        ("topk(10, sum by (namespace, pod) (container_memory_working_set_bytes))", "bytes"),
        ("1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes", "ratio"),
        ('sum(rate(container_cpu_usage_seconds_total{container!=""}[5m]))', "cores"),
        ("container_memory_rss_bytes > 1e9", "bytes"),
    ],
)
def test_a_query_of_a_known_shape_has_a_unit(query, unit):
    assert unit_of(query) == unit


@pytest.mark.parametrize(
    "query",
    [
        "up",
        "",
        "count(container_memory_working_set_bytes)",
        f"histogram_quantile(0.95, {BUCKETS}) * 1000",
        "container_memory_working_set_bytes * 8",
        "sum(container_memory_working_set_bytes) + sum(up)",
        "container_memory_rss_bytes / rate(http_requests_total[5m])",
        "rate(container_memory_working_set_bytes[5m])",
        "increase(http_requests_total[1h])",
        "container_memory_rss_bytes or up",
        "sum(container_memory_rss_bytes) by (pod)",
        "(container_memory_rss_bytes",
    ],
)
def test_what_is_calculated_otherwise_has_none(query):
    assert unit_of(query) == ""


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [(0.0807, "ratio", "8.07%"), (0.8281, "s", "828 ms"), (1.5, "s", "1.5 s"),
     (1412120321, "bytes", "1.32 GiB"), (512, "bytes", "512 bytes"), (0.25, "cores", "0.25 cores"),
     (14.2, "/s", "14.2/s"), (3, "", "")],
)  # fmt: skip
def test_values_are_told_as_people_read_them(value, unit, told):
    assert readable(value, unit) == told


@pytest.mark.parametrize(
    ("message", "unit"),
    [("which service has the most errors?", "ratio"), ("slowest service", "s"),
     ("top pods by memory", "bytes"), ("top pods by cpu", "cores"),
     ("which service gets most traffic?", "/s")],
)  # fmt: skip
def test_the_queries_that_we_write_ourselves_have_their_unit(message, unit):
    (call,) = decide(message, tools=TOOLS).calls

    assert unit_of(str(call.arguments["query"])) == unit


@given(st.text(alphabet='sumratebytes_(){}[]"/ or1-5m,=>', max_size=120))
def test_any_text_is_read_without_an_error(query):
    assert unit_of(query) in {"", "s", "bytes", "cores", "ratio", "/s"}
