"""The trace that a request names in its `_meta`, for callers whose transport sends no headers."""

from collections.abc import Generator
from contextlib import contextmanager

from functions.mcp.envelope import Request
from shared.edge.exchange import Exchange
from shared.telemetry import context, traces


@contextmanager
def joined_trace(exchange: Exchange, request: Request) -> Generator[None]:
    """Let the work inside go on under the trace of `_meta`, unless a header named one."""
    given = {key: request.meta.get(key) for key in traces.TRACE_HEADERS}
    named = {key: value for key, value in given.items() if isinstance(value, str)}
    taken_over = context.from_headers(named).traceparent  # a new one when it is absent or odd
    if "traceparent" in exchange.headers or taken_over != named.get("traceparent"):
        yield
        return
    context.adopt(taken_over)
    with traces.request_span(request.method, named):
        yield
