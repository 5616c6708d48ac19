"""Durations, moments and steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.promql.samples import Row, by_tag, number, one
from shared.domain.promql.text import TAG
from shared.domain.promql.times import duration_s, in_words, rfc3339, seconds, step_for, unix_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [("30s", 30), ("5m", 300), ("1h30m", 5400), ("1d", 86400), ("500ms", 0.5), ("2w", 1209600)],
)
def test_a_duration_is_read(text, expected):
    assert duration_s(text) == expected


@pytest.mark.parametrize("text", ["", "5", "5min", "m", "5m ", "-5m", "5 m", "1.5h", "५m"])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match="must be a duration"):
        duration_s(text)


@pytest.mark.parametrize("text", ["0", "0s", "-1", "nan", "inf", "soon"])
def test_a_timeout_must_be_more_than_nothing(text):
    with pytest.raises(ValueError, match="must be"):
        seconds(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1760000000", 1760000000),
        ("1760000000.25", 1760000000.25),
        ("2025-10-09T08:53:20Z", 1760000000),
        ("2025-10-09T10:53:20+02:00", 1760000000),
    ],
)
def test_a_moment_is_read(text, expected):
    assert unix_time(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("noon", "RFC 3339"),
        ("2025-10-09T08:53:20", "time zone"),
        ("1760000000000", "milliseconds"),
        ("-1", "between"),
        ("nan", "between"),
        ("1e400", "between"),
    ],
)
def test_what_is_no_moment_is_refused_with_the_reason(text, words):
    with pytest.raises(ValueError, match=words):
        unix_time(text)


@given(st.floats(min_value=0, max_value=4e9))
def test_a_moment_survives_writing_and_reading(moment):
    assert unix_time(rfc3339(moment)) == pytest.approx(moment, abs=0.001)


@given(st.floats(min_value=0, max_value=30 * 86400))
def test_a_chosen_step_never_gives_too_many_points(span_s):
    assert span_s // step_for(span_s, 500) + 1 <= 500


@pytest.mark.parametrize(("span_s", "words"), [(0, "0s"), (90, "1m30s"), (86400, "1d")])
def test_a_span_is_written_as_prometheus_does(span_s, words):
    assert in_words(span_s) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.5", 1.5), ("NaN", None), ("+Inf", None), ("-Inf", None), ("x", None), ({}, None)],
)
def test_only_finite_numbers_are_numbers(text, expected):
    assert number(text) == expected


def test_rows_are_read_by_operand_and_histograms_are_no_numbers():
    items = [
        {"metric": {TAG: "a"}, "value": [1, "2"]},
        {"metric": {TAG: "a", "pod": "x"}, "value": [1, "NaN"]},
        {"metric": {TAG: "b"}, "histogram": [1, {"count": "3"}]},
    ]

    rows = by_tag(items)

    assert rows["a"] == [Row({TAG: "a"}, 2), Row({TAG: "a", "pod": "x"}, None)]
    assert one(rows, "a") == 2
    assert one(rows, "b") is None
    assert one(rows, "c") is None
