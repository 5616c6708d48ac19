"""The four sentences, byte for byte."""

import pytest

from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources, Usage
from shared.domain.signals.wording import errors, latency, percent, saturation, short, traffic

MIB = 1024 * 1024


def test_the_seeds_own_strings():
    requests = Requests(p95_ms=45.2, rps=2.501, error_ratio=0.00102)
    resources = Resources(cpu=Usage(used=0.15, limit=1), memory=Usage(used=1, limit=4))

    assert latency(requests) == "45ms (p95)"
    assert traffic(requests) == "150 req/min"
    assert errors(requests) == "0.1%"
    assert saturation(resources) == "CPU: 15%, Memory: 25%"


@pytest.mark.parametrize(
    ("requests", "sentence"),
    [
        (None, "no data"),
        (Requests(), "no data"),
        (Requests(mean_ms=30), "30ms (mean)"),
        (Requests(p95_ms=5000, beyond_ms=5000), ">5000ms (p95)"),
        (Requests(p95_ms=3.25), "3.2ms (p95)"),
        (Requests(p95_ms=2400.4, mean_ms=3), "2400ms (p95)"),
    ],
)
def test_latency_is_told_by_the_best_statistic_there_is(requests, sentence):
    assert latency(requests) == sentence


@pytest.mark.parametrize(
    ("resources", "sentence"),
    [
        (None, "no data"),
        (Resources(), "no data"),
        (Resources(cpu=Usage(used=0.4, limit=1)), "CPU: 40%"),
        (Resources(memory=Usage(used=1, limit=4)), "Memory: 25%"),
        (Resources(cpu=Usage(used=0.2, request=0.5)), "CPU: 40% of request"),
        (
            Resources(cpu=Usage(used=0.2), memory=Usage(used=1, limit=4)),
            "CPU: 0.2 cores, Memory: 25%",
        ),
        (Resources(cpu=Usage(used=0.2), memory=Usage(used=180 * MIB)), "0.2 cores, 180MiB"),
        (Resources(cpu=Usage(limit=1)), "no data"),
    ],
)
def test_saturation_is_a_share_of_whatever_bounds_it(resources, sentence):
    assert saturation(resources) == sentence


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (0, "0%"),
        (0.0001, "<0.1%"),
        (0.0014, "0.1%"),
        (0.01, "1%"),
        (0.0807, "8.1%"),
        (0.333, "33.3%"),
        (1, "100%"),
    ],
)
def test_a_share_has_one_digit_and_never_turns_some_into_none(ratio, text):
    assert percent(ratio) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.0001, "<0.001"), (0.05, "0.05"), (2.44, "2.4"), (9.96, "10"), (150.4, "150")],
)
def test_a_number_has_the_digits_that_matter(value, text):
    assert short(value) == text
