"""Other thresholds than ours: which make sense, which name is blamed when they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.signals.thresholds import (
    DEFAULTS,
    ORDERED,
    SHARES,
    BadThreshold,
    Thresholds,
    overridden,
)


def test_what_is_given_wins_and_the_rest_stays():
    limits = overridden(DEFAULTS, [("p95_degraded_ms", 300.5), ("min_requests", 50.0)])

    assert limits == DEFAULTS._replace(p95_degraded_ms=300.5, min_requests=50)
    assert f"{limits.min_requests}" == "50"
    assert overridden(DEFAULTS, []) == DEFAULTS


@pytest.mark.parametrize(
    ("given_", "blamed", "sentence"),
    [
        ({"p95": 1}, "p95", "is none of max_age_s, error_ratio_degraded"),
        ({"_fields": 1}, "_fields", "is none of"),
        ({"p95_degraded_ms": -1}, "p95_degraded_ms", "zero or more"),
        ({"p95_degraded_ms": float("nan")}, "p95_degraded_ms", "zero or more"),
        ({"p95_degraded_ms": float("inf")}, "p95_degraded_ms", "zero or more"),
        ({"error_ratio_degraded": 5}, "error_ratio_degraded", "from 0 to 1"),
        ({"min_requests": 2.5}, "min_requests", "whole number"),
        ({"p95_degraded_ms": 3000}, "p95_degraded_ms", "not be above p95_unhealthy_ms"),
        ({"p95_unhealthy_ms": 100}, "p95_unhealthy_ms", "not be below p95_degraded_ms"),
        ({"burn_unhealthy": 2}, "burn_unhealthy", "not be below burn_degraded"),
    ],
)
def test_what_makes_no_sense_is_blamed_by_name(given_, blamed, sentence):
    with pytest.raises(BadThreshold, match=sentence) as caught:
        overridden(DEFAULTS, given_.items())

    assert caught.value.name == blamed


def test_degraded_and_unhealthy_may_move_together_or_meet():
    moved = overridden(DEFAULTS, [("p95_degraded_ms", 3000), ("p95_unhealthy_ms", 3000)])

    assert moved.p95_degraded_ms == moved.p95_unhealthy_ms == 3000


def test_a_later_override_is_checked_against_the_earlier_one():
    strict = overridden(DEFAULTS, [("p95_unhealthy_ms", 600)])

    with pytest.raises(BadThreshold) as caught:
        overridden(strict, [("p95_degraded_ms", 700)])
    assert caught.value.name == "p95_degraded_ms"


def test_every_special_name_is_a_threshold():
    assert set(Thresholds._fields) >= SHARES | {name for pair in ORDERED for name in pair}


@given(st.dictionaries(st.text() | st.sampled_from(Thresholds._fields), st.floats()))
def test_whatever_is_given_yields_thresholds_in_order_or_a_name(values):
    blamed: list[str] = []
    limits = DEFAULTS
    try:
        limits = overridden(DEFAULTS, values.items())
    except BadThreshold as bad:
        blamed.append(bad.name)
    assert set(blamed) <= set(values)
    assert all(getattr(limits, low) <= getattr(limits, high) for low, high in ORDERED)
    assert blamed or {name: getattr(limits, name) for name in values} == values
