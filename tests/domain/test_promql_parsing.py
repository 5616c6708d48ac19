"""PromQL as a tree: what is selected, what is refused before it is sent, and never at any cost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.promql.parsing import Matcher, Selector, is_unbounded, read
from shared.domain.promql.text import equals


def unbounded(query: str) -> bool:
    return any(map(is_unbounded, read(query).selectors))


def test_each_selector_is_found_once_wherever_it_stands():
    reading = read(
        'sum(rate(x{a="b"}[5m])) / on (j) (-(max_over_time(y[5m:1m]))) + topk(scalar(n), x{a="b"})'
    )

    names = [one.name for one in reading.selectors]
    assert (reading.verdict, names) == ("parses", ["x", "y", "n"])
    assert reading.selectors[0] == Selector("x", (Matcher("a", "=", "b"),))
    assert read('{__name__="x",a!~"b"}').selectors == (Selector("x", (Matcher("a", "!~", "b"),)),)


@pytest.mark.parametrize(
    ("query", "verdict"),
    [
        ("rate(x)", "refused"),
        ("sum(x", "refused"),
        ("sum(x)", "parses"),
        ("p95(x)", "unsure"),
        ("rate(x[5m] smoothed)", "refused"),
        ("x" * 2001, "unsure"),
        ("1" + "+1" * 121, "unsure"),
    ],
)
def test_a_query_parses_or_not_or_the_server_must_say(query, verdict):
    assert read(query).verdict == verdict


EVERYTHING = [
    '{__name__=~".+"}',
    "sum({__name__!=``})",
    '{job=~".+"}',
    '{__name__=~"http_.+|.+"}',
    '{job!="x",pod=~"a.*"}',
    '{job="",pod=~".+"}',
    'up + on (job) count({job=~".+"})',
]


@pytest.mark.parametrize("query", EVERYTHING)
@pytest.mark.parametrize("wrapping", ["{}", "{} smoothed", "1 or {}", "1 or # up\n{}" + "+1" * 130])
def test_a_selector_that_names_nothing_is_seen_parsed_or_not(query, wrapping):
    assert unbounded(wrapping.replace("{}", query))


@pytest.mark.parametrize(
    "query",
    [
        "up",
        'up{__name__=~".+"}',
        '{__name__=~".+",job="x"}',
        '{__name__=~"http_.+|grpc_.+"}',
        '{job="x"}',
        "sum by (job) (up)",
        'up{job=~".+"} smoothed',
        'up {job=~".+"} smoothed',
        'label_replace(up, "a", "{job=~\'.+\'}", "", "")',
    ],
)
def test_a_selector_that_names_something_passes(query):
    assert not unbounded(query)


@given(value=st.text(max_size=30))
def test_no_value_changes_what_is_selected(value):
    reading = read(f"x{{{equals('a', value)}}}")

    assert reading.verdict in {"parses", "unsure"}
    if reading.verdict == "parses":
        assert reading.selectors == (Selector("x", (Matcher("a", "=", value),)),)


@given(query=st.text(st.sampled_from("{}()[]\"'`\\=~!,+- \nax15m@"), max_size=80))
def test_any_text_is_read(query):
    assert read(query).verdict in {"parses", "refused", "unsure"}


@pytest.mark.parametrize(
    "query",
    [
        "1" + "+1" * 7000,
        "x" + "^x" * 119,
        "-(" * 59 + "x" + ")" * 59,
        "abs(" * 4000,
        "(" * 16_000,
        "-" * 16_000 + "1",
        "x" + "[5m:1m]" * 2000,
        "{" * 16_000,
        '{"' * 8000,
        'x{a="' + "\\" * 15_000,
        "{__name__" + " " * 15_000,
        "a" * 16_000,
    ],
)
def test_no_query_keeps_the_parser_busy(query):
    started = time.process_time()
    read(query)

    assert time.process_time() - started < 0.1
