"""What only a scraping Prometheus knows: types of metrics, and targets that are down."""

import time
from collections.abc import Iterator

import pytest

from deploy.demo.prometheus import PrometheusServer, ScrapeJob
from tests.functions.golden_signals_past import Series, openmetrics
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
JOBS = ("queue", "broken", "left")
BROKEN = tuple(f"127.0.0.1:{port}" for port in range(1, 5))  # nobody listens there


def a_past(job: str) -> list[Series]:
    """A metric of the job that was there until twenty minutes ago."""
    now = int(time.time())
    return [Series(f"{job}_old", {"job": job}, start=1, first=now - 3600, last=now - 1200)]


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ScriptedServer(lambda _: Reply(body=METRICS, content_type="text/plain")) as exporter:
        address = exporter.url.removeprefix("http://")
        server = PrometheusServer(
            tmp_path_factory.mktemp("prometheus"),
            openmetrics=openmetrics([series for job in JOBS for series in a_past(job)]),
            scrape=[
                ScrapeJob(name="queue", targets={address: {}}),
                ScrapeJob(name="broken", targets={one: {} for one in BROKEN}),
            ],
            scrape_interval_s=0.5,
        )
        with server:
            until = time.monotonic() + READY_WITHIN_S
            while ask(server.url, "rate(jobs[1m])").status == "empty":
                assert time.monotonic() < until, "nothing was scraped"
                time.sleep(0.1)
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


@pytest.mark.parametrize(
    ("job", "says"),
    [
        (
            "queue",
            "the job queue is still scraped: queue_old itself is no longer among its metrics",
        ),
        ("left", "no target of the job left is scraped any more"),
        (
            "broken",
            "4 of 4 targets of the job broken are down (127.0.0.1:1: dial tcp 127.0.0.1:1: ",
        ),
    ],
)
def test_a_metric_that_is_gone_comes_with_what_became_of_its_job(job, says, prometheus_url):
    answer = ask(prometheus_url, f"{job}_old")

    assert answer.status == "empty"
    assert "is known but has no samples now" in answer.hints[0].message
    assert answer.hints[1].message.startswith(says)
    assert ask(prometheus_url, answer.hints[0].query).status == "ok"


def test_of_a_moment_long_past_nothing_is_said_about_targets(prometheus_url):
    answer = ask(prometheus_url, "queue_old", time=time.time() - 600)

    assert [one.message[:18] for one in answer.hints] == ["queue_old is known"]
