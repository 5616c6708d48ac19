"""Spans by Logfire, when a token or an OTLP endpoint is set; no-ops that import nothing otherwise.

`configure` decides once a process; `outgoing_headers` is what every outward call carries.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from types import ModuleType

from shared import __version__
from shared.settings import Settings
from shared.telemetry import context


class _Tracing:
    """Whether this process traces: Logfire's module once it is configured."""

    logfire: ModuleType | None = None


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
    )
    _Tracing.logfire = logfire


@contextmanager
def request_span(name: str, headers: Mapping[str, str], **attributes: object) -> Generator[None]:
    """Record a request as a child of its caller's span, and adopt that trace for logs."""
    logfire, bound = _Tracing.logfire, context.current()
    if logfire is None or bound is None:
        yield
        return
    with logfire.attach_context(dict(headers)), logfire.span(name, **attributes):
        traceparent = str(logfire.get_context().get("traceparent", bound.traceparent))
        with context.bind(context.RequestContext(bound.request_id, traceparent)):
            yield


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
