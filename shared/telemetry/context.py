"""Request id and W3C trace context of the request at hand (https://www.w3.org/TR/trace-context/).

They travel with every outward call even when tracing is off, so that log lines of sibling functions
can be joined. Spans belong in `traces`.
"""

import os
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

REQUEST_ID_HEADER = "x-request-id"
_SANE_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
_TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


class RequestContext(NamedTuple):
    """What names this request in logs, traces and answers."""

    request_id: str
    traceparent: str

    @property
    def trace_id(self) -> str:
        """32 hexadecimal digits."""
        return self.traceparent.split("-")[1]


_current: ContextVar[RequestContext | None] = ContextVar("request_context", default=None)


def from_headers(headers: Mapping[str, str]) -> RequestContext:
    """Take over a caller's request id and trace, or begin new ones where they are absent or odd."""
    request_id = headers.get(REQUEST_ID_HEADER, "")
    if not _SANE_REQUEST_ID.fullmatch(request_id):
        request_id = os.urandom(8).hex()
    traceparent = headers.get("traceparent", "").strip()
    if not _TRACEPARENT.fullmatch(traceparent):
        traceparent = f"00-{os.urandom(16).hex()}-{os.urandom(8).hex()}-00"
    return RequestContext(request_id, traceparent)


@contextmanager
def bind(context: RequestContext) -> Generator[RequestContext]:
    """Make `context` the current one inside."""
    token = _current.set(context)
    try:
        yield context
    finally:
        _current.reset(token)


def adopt(traceparent: str) -> None:
    """Let the request at hand go on under another trace, until its end."""
    if bound := _current.get():
        _current.set(bound._replace(traceparent=traceparent))


def current() -> RequestContext | None:
    """Return the request at hand, or None outside any."""
    return _current.get()
