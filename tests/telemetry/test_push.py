"""The documented metrics over OTLP/HTTP, as a receiver that knows the protocol reads them."""

import asyncio
import sys
from collections.abc import Iterator

import httpx
import pytest
from google.protobuf.json_format import Parse
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceRequest,
)

from shared.telemetry.metrics import BUCKETS_S, RequestMetrics
from shared.telemetry.push import Pusher
from tests.support.loopback import PLAIN
from tests.support.processes import DEAD_URL, Process, free_port, isolated_env
from tests.support.servers import Asked, Reply, ScriptedServer

SECOND_NS = 1_000_000_000
CUMULATIVE = 2


@pytest.fixture
def receiver() -> Iterator[ScriptedServer]:
    with ScriptedServer(lambda _asked: Reply()) as server:
        yield server


class Clock:
    def __init__(self) -> None:
        self.now = SECOND_NS

    def __call__(self) -> int:
        return self.now


def pushes(asked: list[Asked]) -> list[ExportMetricsServiceRequest]:
    return [Parse(one.body, ExportMetricsServiceRequest()) for one in asked]


def points(push: ExportMetricsServiceRequest, name: str) -> list:
    (metric,) = [
        metric
        for resource in push.resource_metrics
        for scope in resource.scope_metrics
        for metric in scope.metrics
        if metric.name == name
    ]
    data = metric.histogram if metric.HasField("histogram") else metric.sum
    assert data.aggregation_temporality == CUMULATIVE
    return list(data.data_points)


def labels(point) -> dict[str, str]:
    return {pair.key: pair.value.string_value for pair in point.attributes}


def test_a_series_begins_with_a_zero_at_the_time_when_it_was_zero(receiver):
    counts, clock = RequestMetrics(), Clock()
    pusher = Pusher(f"{receiver.url}/v1/metrics", "echo", counts, clock=clock)
    clock.now = 5 * SECOND_NS
    counts.observe("echo", "POST", 200, 0.1)
    counts.observe("echo", "POST", 503, 0.1)

    asyncio.run(pusher.flush())

    (push,) = pushes(receiver.asked)
    requests = points(push, "http_requests_total")
    told = [(labels(one)["code"], one.time_unix_nano // SECOND_NS, one.as_int) for one in requests]
    assert told == [("200", 1, 0), ("200", 5, 1), ("503", 1, 0), ("503", 5, 1)]
    assert {one.start_time_unix_nano for one in requests} == {SECOND_NS}
    assert [one.as_int for one in points(push, "http_requests_errors_total")] == [0, 1]


def test_durations_are_a_histogram_with_the_documented_buckets(receiver):
    counts = RequestMetrics()
    pusher = Pusher(receiver.url, "echo", counts)
    counts.observe("echo", "POST", 200, 0.1)
    counts.observe("echo", "POST", 200, 999.0)

    asyncio.run(pusher.flush())

    zero, both = points(pushes(receiver.asked)[0], "http_request_duration_seconds")
    assert list(both.explicit_bounds) == list(BUCKETS_S)
    assert (zero.count, sum(zero.bucket_counts)) == (0, 0)
    assert (both.count, sum(both.bucket_counts), both.bucket_counts[-1]) == (2, 2, 1)
    assert both.sum == pytest.approx(999.1)


def test_what_became_of_a_models_wordings_is_sent_where_there_were_any(receiver):
    counts = RequestMetrics()
    pusher = Pusher(receiver.url, "echo", counts)
    counts.observe("echo", "POST", 200, 0.1)
    asyncio.run(pusher.flush())
    counts.observe_wording("dropped", 3)
    counts.observe("echo", "POST", 200, 0.1)

    asyncio.run(pusher.flush())

    before, after = pushes(receiver.asked)
    assert b"jamie_wording" not in before.SerializeToString()
    worded = points(after, "jamie_wording_total")
    assert [(labels(one)["outcome"], one.as_int) for one in worded] == [
        ("dropped", 0),
        ("dropped", 1),
    ]
    assert [one.as_int for one in points(after, "jamie_wording_sentences_dropped_total")] == [0, 3]


def test_a_series_that_came_later_was_zero_until_the_last_push(receiver):
    counts, clock = RequestMetrics(), Clock()
    pusher = Pusher(receiver.url, "echo", counts, clock=clock)
    counts.observe("echo", "POST", 200, 0.1)
    asyncio.run(pusher.flush())
    clock.now = 9 * SECOND_NS
    counts.observe("echo", "POST", 404, 0.1)

    asyncio.run(pusher.flush())

    second = points(pushes(receiver.asked)[1], "http_requests_total")
    told = [(labels(one)["code"], one.time_unix_nano // SECOND_NS, one.as_int) for one in second]
    assert told == [("200", 9, 1), ("404", 1, 0), ("404", 9, 1)]


def test_what_did_not_change_is_not_sent_again(receiver):
    counts = RequestMetrics()
    pusher = Pusher(receiver.url, "echo", counts)
    counts.observe("echo", "POST", 200, 0.1)

    for _ in range(3):
        asyncio.run(pusher.flush())

    assert len(receiver.asked) == 1


def test_what_a_receiver_did_not_take_is_sent_the_next_time():
    answers = iter([Reply(status=503), Reply()])
    counts = RequestMetrics()
    with ScriptedServer(lambda _asked: next(answers)) as receiver:
        pusher = Pusher(receiver.url, "echo", counts)
        counts.observe("echo", "POST", 200, 0.1)
        asyncio.run(pusher.flush())
        asyncio.run(pusher.flush())

    counted = [points(push, "http_requests_total")[-1].as_int for push in pushes(receiver.asked)]
    assert counted == [1, 1]
    zeros = [points(push, "http_requests_total")[0].as_int for push in pushes(receiver.asked)]
    assert zeros == [0, 0]


def test_a_receiver_that_is_gone_delays_nothing_and_is_said_once_a_push(caplog):
    counts = RequestMetrics()
    pusher = Pusher(DEAD_URL, "echo", counts)
    counts.observe("echo", "POST", 200, 0.1)

    asyncio.run(asyncio.wait_for(pusher.flush(), 3))

    assert [record.message for record in caplog.records] == ["metrics_not_sent"]


def test_the_receiver_learns_which_service_and_which_of_its_pods(receiver):
    counts = RequestMetrics()
    for _ in range(2):
        pusher = Pusher(receiver.url, "golden-signals", counts)
        counts.observe("echo", "POST", 200, 0.1)
        asyncio.run(pusher.flush())

    told = [
        {pair.key: pair.value.string_value for pair in push.resource_metrics[0].resource.attributes}
        for push in pushes(receiver.asked)
    ]
    assert [one["service.name"] for one in told] == ["golden-signals"] * 2
    assert told[0]["service.namespace"] == "jamie"
    assert told[0]["service.instance.id"] != told[1]["service.instance.id"]


def test_what_was_counted_since_the_last_push_arrives_when_the_pod_ends(receiver, tmp_path):
    port = free_port()
    env = isolated_env(
        tmp_path,
        FUNCTION_TARGET="golden_signals",
        FUNCTION_SOURCE="functions/golden_signals/main.py",
        HOST="127.0.0.1",
        PORT=str(port),
        OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=f"{receiver.url}/v1/metrics",
    )
    command = [sys.executable, "-m", "shared.edge.container"]
    with Process(command, env=env, log=tmp_path / "log") as process:
        process.wait_for(f"http://127.0.0.1:{port}/health")
        for _ in range(3):
            httpx.post(
                f"http://127.0.0.1:{port}/",
                json={"service_name": "homepage"},
                **PLAIN,
                timeout=20,
            )
        process.stop()

    last = points(pushes(receiver.asked)[-1], "http_requests_total")
    posted = {one.as_int for one in last if labels(one)["method"] == "POST"}
    assert max(posted) == 3
    assert {one.path for one in receiver.asked} == {"/v1/metrics"}
    assert "Traceback" not in process.text()


def test_without_an_endpoint_nothing_is_sent_and_nothing_is_loaded(tmp_path):
    script = (
        "import asyncio, sys; from shared.telemetry import push; "
        "push.soon(); asyncio.run(push.flush()); sys.exit('urllib.request' in sys.modules)"
    )
    env = isolated_env(tmp_path)
    with Process([sys.executable, "-c", script], env=env, log=tmp_path / "log") as process:
        assert process.popen.wait(20) == 0, process.text()
