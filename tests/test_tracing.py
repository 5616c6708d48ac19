"""With tracing on, one question is one trace: chat, tool call, sibling, backend query."""

import json

import httpx
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.support.loopback import PLAIN
from tests.support.processes import free_port, isolated_env, serve_all
from tests.support.servers import Asked, Reply, ScriptedServer

REQUEST_ID = "question-at-3-am"
TRACE_ID = "0af7651916cd43dd8448eb211c80319c"


def spans_of(asked: list[Asked]) -> list:
    """Return every exported span."""
    exports = [
        ExportTraceServiceRequest.FromString(one.body)
        for one in asked
        if one.path.endswith("/v1/traces")
    ]
    return [
        span
        for export in exports
        for resource in export.resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]


@pytest.mark.real
def test_one_chat_question_is_one_trace_and_its_request_id_is_in_every_log_line(world, tmp_path):
    port = free_port()
    with ScriptedServer(lambda _asked: Reply(content_type="application/x-protobuf")) as receiver:
        env = isolated_env(
            tmp_path,
            PROMETHEUS_URL=world.prometheus_url,
            KUBERNETES_API_URL=world.kubernetes_url,
            AGENT_SERVICE_URL="",
            OTEL_EXPORTER_OTLP_ENDPOINT=receiver.url,
            OTEL_EXPORTER_OTLP_COMPRESSION="none",
        )
        process = serve_all(port, env=env, log=tmp_path / "log")
        answer = httpx.post(
            f"http://127.0.0.1:{port}/api/chat",
            json={"message": "Check the golden signals for homepage service"},
            headers={
                "X-Request-Id": REQUEST_ID,
                "traceparent": f"00-{TRACE_ID}-b7ad6b7169203331-01",
            },
            **PLAIN,
            timeout=30,
        )
        process.stop()  # SIGTERM flushes what is not yet sent
        spans = spans_of(receiver.asked)

    assert answer.status_code == 200
    ours = [span for span in spans if span.trace_id.hex() == TRACE_ID]
    names = [span.name for span in ours]
    assert {"jamie_chat", "call check_golden_signals", "golden_signals", "prometheus call"} <= set(
        names
    )
    by_id = {span.span_id: span for span in ours}
    query = next(span for span in ours if span.name == "prometheus call")
    walk = [query.name]
    while query.parent_span_id in by_id:
        query = by_id[query.parent_span_id]
        walk.append(query.name)
    wanted = ["jamie_chat", "call check_golden_signals", "golden_signals", "prometheus call"]
    assert [name for name in reversed(walk) if name in wanted] == wanted
    lines = [json.loads(line) for line in process.text().splitlines() if line.startswith("{")]
    requests = [line for line in lines if line["event"] == "request"]
    assert {line["function"] for line in requests} == {"jamie_chat", "golden_signals"}
    assert {line["request_id"] for line in requests} == {REQUEST_ID}
    assert {line["trace_id"] for line in requests} == {TRACE_ID}
