"""Mending text; that mended queries run is tested in the function's tests, with a Prometheus."""

import time

import pytest

from shared.domain.promql.parsing import parses
from shared.domain.promql.repair import (
    answered_hints,
    clean,
    empty_hints,
    located,
    refusal,
    refusal_hints,
)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("up", "up"),
        ("  up ;\n", "up"),
        ("```promql\nup\n```", "up"),
        ("Try:\n```\nup\n```\nor nothing", "up"),
        ("`up`", "up"),
        ("PROMQL: up", "up"),
        ("up{job=“x”}", 'up{job="x"}'),
        ('up{job="“x”"}', 'up{job="“x”"}'),
        ('up{job=~"a;"}', 'up{job=~"a;"}'),
        ('up{a="```b```"}', 'up{a="```b```"}'),
        ("label_join(up, `a`, `b`)", "label_join(up, `a`, `b`)"),
        ("job:up:sum", "job:up:sum"),
        ("```\n```", ""),
    ],
)
def test_only_wrapping_is_taken_off(text, query):
    assert clean(text) == query


def test_a_position_is_put_into_words():
    told = 'invalid parameter "query": 2:16: parse error: unexpected "x"'

    assert located(told) == 'line 2, column 16: unexpected "x"'
    assert located("something else") == "something else"


@pytest.mark.parametrize(
    "query",
    [
        "sum by (le) (rate(x_bucket[5m]))",
        'sum(rate(x{code=~"5.."}[5m])) / sum(rate(x[5m])) > 0.01',
        "histogram_quantile(0.95, sum by (le) (rate(x_bucket[5m])))",
        "max_over_time(rate(x[5m])[1h:1m])",
        "quantile(0.9, x)",
    ],
)
def test_a_sound_query_is_not_mended(query):
    assert answered_hints(query) == ()
    assert all(repaired is None for _, repaired in refusal_hints(query, "something odd"))
    asked = [repaired for _, repaired in empty_hints(query) if repaired]
    assert all("count(" in one or one == query.replace("> ", "> bool ") for one in asked)


def test_several_mistakes_are_mended_together():
    hints = refusal_hints("sum(rate(x{code==500}[5min])", "1:1: parse error")

    assert len(hints) == 4
    assert {repaired for _, repaired in hints[-1:]} == {'sum(rate(x{code="500"}[5m]))'}


@pytest.mark.parametrize(
    ("query", "position"),
    [
        ("rate(x)", "line 1, column 7"),
        ("sum(\n  rate(x)\n)", "line 2, column 9"),
        ("sum(x", "line 1, column 6"),
        ("x{code==500}", "line 1, column 8"),
        ("up + rate(x[5min])", "line 1, column 15"),
    ],
)
def test_the_first_thing_to_mend_is_the_position(query, position):
    told = refusal(query, "odd")

    assert told is not None
    assert told[0] == f"{position}: odd"
    assert parses(str(told[1][-1][1]))


def test_without_a_repair_that_parses_the_server_says_where():
    assert refusal("up up", "odd") is None
    assert refusal("rate(x) y", "odd") is None


def test_sql_is_recognised_without_a_repair():
    assert refusal_hints("SELECT * FROM x", "1:1: parse error") == (
        ("this is SQL; PromQL selects with a metric's name", None),
    )


@pytest.mark.parametrize(
    "query",
    [
        "histogram_quantile(" * 800,
        "histogram_quantile(0.9," * 80,
        "histogram_quantile(0.9, sum by (" + "a" * 1900,
        "a=" * 990,
        "a" * 1990 + "{",
        "rate(sum(" * 200,
        "a" * 16_000,
        "{" * 16_000,
        'x{a="' + "\\" * 15_000,
        "rate(" + "x" * 15_000,
        "[" + "1" * 15_000,
        "{__name__" + " " * 15_000,
    ],
)
def test_no_query_keeps_the_mending_busy(query):
    started = time.process_time()
    clean(query)
    refusal(query, "x")
    refusal_hints(query, "1:1: parse error: x")
    empty_hints(query)

    assert time.process_time() - started < 0.5
