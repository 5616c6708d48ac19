"""What only a scraping Prometheus knows: types of metrics, and targets that are down."""

import time
from collections.abc import Iterator

import pytest

from deploy.demo.prometheus import PrometheusServer, ScrapeJob
from tests.functions.prometheus_query_asking import ask
from tests.support.servers import Reply, ScriptedServer

pytestmark = pytest.mark.real

METRICS = b"""\
# HELP queue_depth How many wait.
# TYPE queue_depth gauge
queue_depth 7
# TYPE jobs counter
jobs 5
# TYPE wait_seconds summary
wait_seconds_sum 3
wait_seconds_count 2
# TYPE jobs_done_total counter
jobs_done_total 3
"""
READY_WITHIN_S = 15


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ScriptedServer(lambda _: Reply(body=METRICS, content_type="text/plain")) as exporter:
        address = exporter.url.removeprefix("http://")
        server = PrometheusServer(
            tmp_path_factory.mktemp("prometheus"),
            scrape=[ScrapeJob(name="queue", targets={address: {}})],
            scrape_interval_s=0.5,
        )
        with server:
            until = time.monotonic() + READY_WITHIN_S
            while ask(server.url, "rate(jobs[1m])").status == "empty":
                assert time.monotonic() < until, "nothing was scraped"
            yield server.url


@pytest.mark.parametrize(
    ("query", "graphed", "repaired"),
    [
        ("rate(queue_depth[1m])", False, "deriv(queue_depth[1m])"),
        ("increase(queue_depth[1m])", False, "delta(queue_depth[1m])"),
        (
            'sum(rate(queue_depth{job="queue"}[1m]))',
            True,
            'sum(deriv(queue_depth{job="queue"}[1m]))',
        ),
        ("jobs", True, "rate(jobs[5m])"),
        ("sum(wait_seconds_sum)", True, "sum(rate(wait_seconds_sum[5m]))"),
        ("jobs_done_total", False, "rate(jobs_done_total[5m])"),
    ],
)
def test_what_the_exporter_says_of_a_metric_is_held_against_the_query(
    query, graphed, repaired, prometheus_url
):
    now = time.time()
    bounds = {"start": now - 10, "end": now, "step": "1s"} if graphed else {}

    answer = ask(prometheus_url, query, **bounds)

    assert answer.status == "ok"
    assert [one.query for one in answer.hints] == [repaired]
    assert ask(prometheus_url, repaired).status == "ok"


@pytest.mark.parametrize(
    ("query", "graphed"),
    [
        ("queue_depth", True),
        ("deriv(queue_depth[1m])", True),
        ("rate(jobs[1m])", True),
        ("rate(wait_seconds_sum[1m]) / rate(wait_seconds_count[1m])", True),
        ("jobs", False),  # how many so far, is a fair question
        ("up", True),
    ],
)
def test_a_sound_query_is_left_alone(query, graphed, prometheus_url):
    now = time.time()
    bounds = {"start": now - 10, "end": now, "step": "1s"} if graphed else {}

    answer = ask(prometheus_url, query, **bounds)

    assert (answer.status, answer.hints) == ("ok", [])
