"""Spans over OTLP/HTTP, as a collector gets them from a function under functions-framework."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

from shared import __version__
from tests.support.loopback import PLAIN
from tests.support.processes import BIN, DEAD_URL, ROOT, Process, free_port, isolated_env
from tests.support.servers import Asked, Reply, ScriptedServer

TRACE_ID = "0af7651916cd43dd8448eb211c80319c"
CALLER_SPAN = "b7ad6b7169203331"
DEAD_END_LIMIT_S = 5.0
HEADERS = {"traceparent": f"00-{TRACE_ID}-{CALLER_SPAN}-01", "baggage": "secret=hunter2"}


@pytest.fixture
def collector() -> Iterator[ScriptedServer]:
    with ScriptedServer(lambda _asked: Reply(content_type="application/x-protobuf")) as server:
        yield server


def exports(asked: list[Asked]) -> list[ExportTraceServiceRequest]:
    return [
        ExportTraceServiceRequest.FromString(one.body)
        for one in asked
        if one.path == "/v1/traces"
    ]  # fmt: skip


def spans(asked: list[Asked]) -> dict[str, Span]:
    """Return the exported spans by name."""
    return {
        span.name: span
        for export in exports(asked)
        for resource in export.resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    }


@contextmanager
def serving(endpoint: str, tmp_path: Path) -> Iterator[tuple[str, Process]]:
    port = free_port()
    command = [
        *(str(BIN / "functions-framework"), "--source", "tests/telemetry/traced.py"),
        *("--target", "traced", "--host", "127.0.0.1", "--port", str(port)),
    ]
    env = isolated_env(
        tmp_path,
        PYTHONPATH=str(ROOT),
        OTEL_EXPORTER_OTLP_ENDPOINT=endpoint,
        OTEL_EXPORTER_OTLP_COMPRESSION="none",
        OTEL_BSP_SCHEDULE_DELAY="60000",  # what is not flushed never arrives
    )
    with Process(command, env=env, log=tmp_path / "log") as process:
        process.wait_for(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}", process


@pytest.fixture
def served(collector: ScriptedServer, tmp_path: Path) -> Iterator[tuple[str, Process]]:
    with serving(collector.url, tmp_path) as running:
        yield running


def request_lines(process: Process) -> list[dict]:
    lines = [json.loads(line) for line in process.text().splitlines() if line.startswith("{")]
    return [line for line in lines if line["event"] == "request"]


def test_a_request_is_one_trace_that_has_arrived_before_the_process_ends(collector, served):
    url, process = served

    taken_over = httpx.post(url, json={}, headers=HEADERS, **PLAIN)
    own = httpx.post(url, json={}, **PLAIN)
    failed = httpx.post(url, json={"fails": True}, **PLAIN)
    process.stop()

    assert [taken_over.status_code, own.status_code, failed.status_code] == [200, 200, 500]
    found = spans(collector.asked)
    assert set(found) >= {"traced", "outer work", "inner work"}
    assert found["inner work"].status.code == Status.STATUS_CODE_ERROR  # the last request's
    of_caller = {
        span.name: span
        for one in collector.asked
        for span in spans([one]).values()
        if span.trace_id.hex() == TRACE_ID
    }
    assert set(of_caller) == {"traced", "outer work", "inner work"}
    assert of_caller["traced"].parent_span_id.hex() == CALLER_SPAN
    assert of_caller["outer work"].parent_span_id == of_caller["traced"].span_id
    assert of_caller["inner work"].parent_span_id == of_caller["outer work"].span_id
    assert "hunter2" not in str(found)
    assert "ZeroDivisionError: redis://:[URL_PASSWORD:" in found["inner work"].status.message
    said = {one.key: one.value.string_value for one in found["inner work"].events[0].attributes}
    assert said["exception.message"].endswith("cannot be divided")
    assert "traced.py" in said["exception.stacktrace"]

    carried = taken_over.json()["headers"]
    assert carried["traceparent"] == f"00-{TRACE_ID}-{of_caller['inner work'].span_id.hex()}-01"
    assert "baggage" not in carried
    own_trace = own.json()["headers"]["traceparent"].split("-")[1]
    logged = [line["trace_id"] for line in request_lines(process)]
    assert logged[:2] == [TRACE_ID, own_trace]
    assert logged[2] == found["traced"].trace_id.hex()


def test_a_trace_that_the_caller_does_not_record_goes_on_unrecorded(collector, served):
    url, process = served
    unrecorded = {"traceparent": f"00-{TRACE_ID}-{CALLER_SPAN}-00", "tracestate": "\x7f,=,a=b"}

    answer = httpx.post(url, json={}, headers=unrecorded, **PLAIN)
    process.stop()

    assert answer.status_code == 200
    assert answer.json()["headers"]["traceparent"].startswith(f"00-{TRACE_ID}-")
    assert answer.json()["headers"]["traceparent"].endswith("-00")
    assert [line["trace_id"] for line in request_lines(process)] == [TRACE_ID]
    assert spans(collector.asked) == {}


def test_the_collector_learns_which_service_in_which_version(collector, served):
    url, process = served

    httpx.post(url, json={}, **PLAIN)
    process.stop()

    resource = exports(collector.asked)[0].resource_spans[0].resource
    told = {pair.key: pair.value.string_value for pair in resource.attributes}
    assert (told["service.name"], told["service.version"]) == ("jamie", __version__)


def test_a_dead_collector_delays_no_answer_and_no_end(tmp_path):
    with serving(DEAD_URL, tmp_path) as (url, process):
        first = httpx.post(url, json={}, **PLAIN, timeout=10)
        second = httpx.post(url, json={}, **PLAIN, timeout=1)
        started = time.monotonic()
        process.stop()

    assert (first.status_code, second.status_code) == (200, 200)
    assert time.monotonic() - started < DEAD_END_LIMIT_S
    assert len(request_lines(process)) == 2
