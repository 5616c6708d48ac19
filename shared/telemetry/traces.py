"""Spans by Logfire, when a token or an OTLP endpoint is set; no-ops that import nothing otherwise.

`configure` decides once a process; `outgoing_headers` is what every outward call carries.
"""

import asyncio
import traceback
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from shared import __version__
from shared.settings import Settings
from shared.telemetry import context

if TYPE_CHECKING:
    from logfire.types import ExceptionCallbackHelper

FLUSH_LIMIT_S = 2.0  # a collector that needs longer is ill, and must not keep a process alive
# Not baggage: it is the caller's, becomes attributes of spans and would travel on.
TRACE_HEADERS = ("traceparent", "tracestate")


class _Tracing:
    """Whether this process traces: Logfire's module once it is configured."""

    logfire: ModuleType | None = None
    running = 0  # requests that are being recorded
    unsent = False
    flush: asyncio.Future[bool] | None = None


def configure(settings: Settings) -> None:
    """Switch tracing on when the settings ask for it; safe to call again."""
    if _Tracing.logfire or not (settings.tracing_token or settings.otlp_endpoint):
        return
    import logfire

    logfire.configure(
        token=settings.tracing_token or None,
        send_to_logfire=bool(settings.tracing_token),
        service_name=settings.knative_service or "jamie",
        service_version=__version__,
        console=False,
        inspect_arguments=False,
        distributed_tracing=True,
        advanced=logfire.AdvancedOptions(exception_callback=_redact_failure),
    )
    _Tracing.logfire = logfire


def _redact_failure(recorded: "ExceptionCallbackHelper") -> None:
    """Take the secrets out of what a span is about to tell of an exception, which may quote any."""
    from opentelemetry.trace import Status, StatusCode

    from shared.domain.logs.redact import redact

    failure = recorded.exception
    said, stack = redact(str(failure)), redact("".join(traceback.format_exception(failure)))
    recorded.event_attributes |= {"exception.message": said, "exception.stacktrace": stack}
    recorded.span.set_status(Status(StatusCode.ERROR, f"{type(failure).__name__}: {said}"))


@contextmanager
def request_span(name: str, headers: Mapping[str, str], **attributes: object) -> Generator[None]:
    """Record a request as a child of its caller's span, and adopt that trace for logs."""
    logfire = _Tracing.logfire
    if logfire is None:
        yield
        return
    callers = {header: headers[header] for header in TRACE_HEADERS if header in headers}
    _Tracing.running += 1
    try:
        with logfire.attach_context(callers), logfire.span(name, **attributes):
            context.adopt(str(logfire.get_context()["traceparent"]))
            yield
    finally:
        _Tracing.running -= 1
        _Tracing.unsent = True


async def flush_when_idle() -> None:
    """Send what was recorded as soon as no request runs; call when the answer is out.

    A process at rest may be ended at any moment, and no exit handler of Python's runs then: uvicorn
    stops in good order, restores the signal's default action and raises it again.
    """
    if _Tracing.flush and not _Tracing.flush.done():
        return  # one thread is enough to wait for a slow collector
    while _Tracing.logfire and _Tracing.unsent and not _Tracing.running:
        _Tracing.unsent = False
        _Tracing.flush = asyncio.ensure_future(asyncio.to_thread(_Tracing.logfire.force_flush))
        _, late = await asyncio.wait({_Tracing.flush}, timeout=FLUSH_LIMIT_S)
        if late:
            return


@contextmanager
def span(name: str, **attributes: object) -> Generator[None]:
    """Record a piece of work inside the request at hand."""
    if _Tracing.logfire is None:
        yield
        return
    with _Tracing.logfire.span(name, **attributes):
        yield


def outgoing_headers() -> dict[str, str]:
    """Return the headers that join an outward call to the request at hand."""
    bound = context.current()
    if bound is None:
        return {}
    headers = {context.REQUEST_ID_HEADER: bound.request_id, "traceparent": bound.traceparent}
    if _Tracing.logfire is not None:
        carrier = _Tracing.logfire.get_context()
        headers |= {key: str(value) for key, value in carrier.items()}
    return headers
