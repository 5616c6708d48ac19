"""/health, /ready and /metrics: of one function, of the bundle, and when the settings are wrong."""

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from shared import __version__
from shared.edge.run import application
from shared.edge.runtime import Runtime
from tests.edge import samples
from tests.edge.asgi import FAR, exchange

PROBES = ("/health", "/ready", "/metrics")
WRONG_URL = "ftp://user:hunter2@somewhere"


@pytest.fixture(params=["alone", "together"])
def front(request, client, echo_alone) -> httpx.Client:
    return echo_alone if request.param == "alone" else client


@pytest.mark.parametrize("path", [*PROBES, "/health/"])
def test_a_probe_answers_get_and_head_alike(front, path):
    got, head = front.get(path), front.head(path)

    assert (got.status_code, head.status_code) == (200, 200)
    assert (head.content, head.headers["content-type"]) == (b"", got.headers["content-type"])
    assert int(head.headers["content-length"]) > 0


@pytest.mark.parametrize("path", PROBES)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_a_probe_refuses_other_methods(front, path, method):
    response = front.request(method, path)

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"
    assert response.json()["type"] == "urn:jamie:problem:method_not_allowed"


def test_health_says_who_answers_in_which_version(echo_alone, client):
    alone, together = echo_alone.get("/health").json(), client.get("/health").json()

    assert (alone["status"], alone["service"], alone["version"]) == ("ok", "echo", __version__)
    assert together["service"] == "jamie"
    assert alone["timestamp"].endswith("Z")


def test_a_query_string_does_not_change_a_probe(front):
    assert front.get("/health?deep=1").status_code == 200


def test_probes_need_no_token_and_no_near_caller(app):
    guarded = app(jamie_token="right")

    statuses = [
        exchange(guarded, method="GET", path=path, peer=FAR).status for path in PROBES
    ]  # fmt: skip

    assert statuses == [200, 200, 200]


def test_wrong_settings_are_not_ready_and_named_without_their_value(monkeypatch):
    monkeypatch.setenv("PROMETHEUS_URL", WRONG_URL)
    echo = application(samples.echo.declaration, Runtime())

    ready = exchange(echo, method="GET", path="/ready")
    alive = exchange(echo, method="GET", path="/health")
    asked = exchange(echo)

    assert (ready.status, alive.status, asked.status) == (503, 200, 503)
    assert ready.kind == asked.kind == "not_configured"
    assert "PROMETHEUS_URL" in ready.json()["detail"]
    assert b"hunter2" not in ready.body + asked.body


def test_metrics_are_what_prometheus_reads(front):
    front.post("/api/echo", json={})

    page = front.get("/metrics")

    families = {family.name: family for family in text_string_to_metric_families(page.text)}
    assert {
        "http_requests", "http_requests_errors", "http_request_duration_seconds"
    } <= set(families)  # fmt: skip
    assert families["http_requests"].type == "counter"
    assert families["http_request_duration_seconds"].type == "histogram"


def counted(app) -> dict[tuple[str, str], float]:
    page = exchange(app, method="GET", path="/metrics").body.decode()
    return {
        (sample.name, sample.labels.get("code", sample.labels.get("le", ""))): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
        if sample.labels["function"] == "crash" and sample.labels.get("method") != "GET"
    }


def test_metrics_count_requests_errors_and_durations_by_function(app):
    crash = app(samples.crash)
    before = counted(crash)

    exchange(crash)
    exchange(crash, b"no JSON")

    added = {key: value - before.get(key, 0) for key, value in counted(crash).items()}
    assert added["http_requests_total", "500"] == 1
    assert added["http_requests_total", "400"] == 1
    assert added["http_requests_errors_total", ""] == 1
    assert added["http_request_duration_seconds_count", ""] == 3  # the scrape before is one
    assert added["http_request_duration_seconds_bucket", "+Inf"] == 3
    assert added["http_request_duration_seconds_sum", ""] > 0
