"""Row 32: native histograms, in a real Prometheus that knows them."""

from collections.abc import Iterator, Mapping

import pytest

from deploy.demo.prometheus import PrometheusServer
from tests.functions.golden_signals_asking import ask
from tests.functions.golden_signals_past import (
    LENGTH_S,
    NOW,
    P95_45_MS,
    STEP_S,
    App,
    Series,
    resting,
)
from tests.support.remote_write import FLAGS, Histogram, TimeSeries, write

pytestmark = pytest.mark.real

DURATION = "http_request_duration_seconds"
OTEL = "http_server_request_duration_seconds"
# A quarter of requests takes 31 to 63 ms, the others half of that: 95% take less than 56 ms.
P95_MS, MEAN_MS = pytest.approx(56.25), pytest.approx(30)
PER_SCRAPE = {"200": 117, "500": 3}
SCRAPES_A_MINUTE = 60 / STEP_S


def native(name: str, labels: Mapping[str, str], per_scrape: int) -> TimeSeries:
    """Return a histogram that grows for ten minutes."""
    samples = []
    for scrape, at in enumerate(range(NOW - LENGTH_S, NOW + 1, STEP_S)):
        count = per_scrape * scrape
        buckets = {-5: count * 3 // 4, -4: count // 4}
        samples.append((at, Histogram(0.03 * sum(buckets.values()), buckets)))
    return {**labels, "__name__": name}, samples


def otel(code: str) -> Mapping[str, str]:
    return {
        "k8s_namespace_name": "default",
        "service_name": "native-otel",
        "http_response_status_code": code,
    }


def by_counter(service: str) -> list[Series]:
    return App(service).requests(
        {code: rate * SCRAPES_A_MINUTE for code, rate in PER_SCRAPE.items()}
    )


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    usual = (
        *resting("native"),
        *by_counter("native-beside-a-counter"),
        *by_counter("native-and-classic"),
        *App("native-and-classic").latency(P95_45_MS, per_min=480),
    )
    services = ("native", "native-beside-a-counter", "native-and-classic")
    with PrometheusServer(tmp_path_factory.mktemp("prometheus"), flags=FLAGS) as server:
        write(
            server.url,
            [
                *(({**one.labels, "__name__": one.name}, one.samples()) for one in usual),
                *(native(DURATION, App(service).target, per_scrape=120) for service in services),
                *(native(OTEL, otel(code), rate) for code, rate in PER_SCRAPE.items()),
            ],
        )
        yield server.url


def test_a_native_histogram_alone_tells_traffic_and_percentiles(prometheus_url: str):
    answer = ask(prometheus_url, service_name="native")

    assert (answer.latency, answer.traffic) == ("56ms (p95)", "480 req/min")
    assert answer.errors == "no data"
    assert answer.signals.latency.p95_ms == P95_MS
    assert answer.signals.latency.mean_ms == MEAN_MS
    assert (answer.status, answer.confidence) == ("healthy", "medium")
    assert answer.source is not None
    assert answer.source.dialect == "plain-histogram"
    assert answer.warnings == []


def test_beside_a_counter_with_codes_it_is_latency_alone(prometheus_url: str):
    answer = ask(prometheus_url, service_name="native-beside-a-counter")

    assert answer.signals.latency.p95_ms == P95_MS
    assert (answer.traffic, answer.errors) == ("480 req/min", "2.5%")
    assert answer.source is not None
    assert (answer.source.dialect, answer.status) == ("plain", "degraded")


def test_beside_a_classic_one_the_classic_one_counts_and_they_are_not_added(prometheus_url: str):
    answer = ask(prometheus_url, service_name="native-and-classic")

    assert (answer.latency, answer.traffic) == ("45ms (p95)", "480 req/min")
    assert not any("histogram_count" in one.query for one in answer.queries)


def test_codes_on_a_native_histogram_tell_errors_and_burn_rates(prometheus_url: str):
    answer = ask(prometheus_url, service_name="native-otel", slo=99)

    assert answer.signals.latency.p95_ms == P95_MS
    assert answer.signals.errors.ratio == pytest.approx(0.025, rel=0.02)
    assert answer.signals.traffic.rpm == pytest.approx(480, rel=0.02)
    assert answer.source is not None
    assert answer.source.dialect == "otel-http"
    assert "2.5 times as fast as it lasts" in " ".join(one.message for one in answer.reasons)
