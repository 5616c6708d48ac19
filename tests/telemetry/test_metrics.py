"""The documented metrics, as Prometheus's own parser reads them."""

import sys

import pytest
from prometheus_client.parser import text_string_to_metric_families

from shared.telemetry.metrics import BUCKETS_S, RequestMetrics


def samples(metrics: RequestMetrics) -> dict[str, float]:
    """Return every sample's value by its name and labels, written as in a query."""
    text, content_type = metrics.render()
    assert content_type.startswith("text/plain")
    return {
        sample.name + str(sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
    }


def test_a_process_that_answered_nothing_has_no_samples():
    assert samples(RequestMetrics()) == {}


def test_requests_count_by_function_method_and_code():
    metrics = RequestMetrics()
    for status in (200, 200, 404, 503):
        metrics.observe("echo", "POST", status, 0.1)
    metrics.observe("look", "GET", 200, 0.1)

    found = samples(metrics)

    assert found["http_requests_total['200', 'POST', 'echo']"] == 2
    assert found["http_requests_total['404', 'POST', 'echo']"] == 1
    assert found["http_requests_total['200', 'GET', 'look']"] == 1


@pytest.mark.parametrize(("status", "errors"), [(200, 0), (404, 0), (499, 0), (500, 1), (504, 1)])
def test_an_error_is_an_answer_of_500_or_above(status, errors):
    metrics = RequestMetrics()
    metrics.observe("echo", "POST", status, 0.1)

    assert samples(metrics)["http_requests_errors_total['echo']"] == errors


def test_a_wording_counts_by_what_went_out_of_it():
    metrics = RequestMetrics()
    metrics.observe_wording("kept", 0)
    metrics.observe_wording("trimmed", 2)
    metrics.observe_wording("trimmed", 1)

    found = samples(metrics)

    assert found["jamie_wording_total['kept']"] == 1
    assert found["jamie_wording_total['trimmed']"] == 2
    assert found["jamie_wording_sentences_dropped_total[]"] == 3
    assert "jamie_wording_total['dropped']" not in found


def test_durations_are_a_cumulative_histogram():
    metrics = RequestMetrics()
    for duration_s in (0.001, 0.005, 0.2, 59.0, 61.0):
        metrics.observe("echo", "POST", 200, duration_s)

    found = samples(metrics)

    bucket = "http_request_duration_seconds_bucket['{}', 'echo']".format
    assert found[bucket("0.005")] == 2  # a bound belongs to its bucket
    assert found[bucket("0.25")] == 3
    assert found[bucket("60.0")] == 4
    assert found[bucket("+Inf")] == found["http_request_duration_seconds_count['echo']"] == 5
    assert found["http_request_duration_seconds_sum['echo']"] == pytest.approx(120.206)
    assert sum(name.startswith("http_request_duration_seconds_b") for name in found) == (
        len(BUCKETS_S) + 1
    )


def test_a_made_up_method_makes_no_new_series():
    metrics = RequestMetrics()
    for number in range(50):
        metrics.observe("echo", f"M{number}", 405, 0.1)

    assert samples(metrics)["http_requests_total['405', 'echo', 'other']"] == 50
    assert len(metrics.requests) == 1


def test_counting_needs_no_metrics_library():
    assert "prometheus_client" not in sys.modules["shared.telemetry.metrics"].__dict__
