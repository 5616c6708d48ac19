"""The kinds of failure that cross a layer, each with one sentence for a person.

    JamieError
    ├── RequestError            the caller can mend it
    │   ├── MalformedRequest    not JSON, not UTF-8
    │   ├── InvalidQuery        a query that its server cannot parse
    │   ├── InvalidField        JSON, but not of the declared shape
    │   ├── Unauthenticated, Forbidden, NotFound, NoSuchPath, MethodNotAllowed
    │   └── BodyTooLarge, UnsupportedMediaType, RequestTimeout, TooManyRequests
    ├── UpstreamError           a system behind us; `system` names it
    │   ├── UpstreamUnreachable, UpstreamTimeout, UpstreamAuth
    │   ├── UpstreamRejected    it understood, and refused this request
    │   ├── UpstreamNotFound    it answered that the thing does not exist
    │   └── BadUpstreamAnswer   it answered nonsense
    ├── DeadlineExceeded        our own time budget ran out
    └── NotConfigured           a setting is missing or wrong

HTTP codes do not belong here: `shared.edge.problems` holds the one table from kind to status.
Sentences never hold secrets, a caller's body or a URL's userinfo.
"""

from typing import ClassVar

MAX_DETAIL_CHARACTERS = 500  # an upstream's text may be a whole HTML page


def clip(text: str, limit: int = MAX_DETAIL_CHARACTERS) -> str:
    """Return `text` on one line, without control characters, at most `limit` characters."""
    printable = "".join(c if c.isprintable() else " " for c in text[: limit * 2])
    line = " ".join(printable.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


class JamieError(Exception):
    """Any failure that has a name; `detail` is the sentence that a person reads."""

    kind: ClassVar[str] = "internal"
    retryable: ClassVar[bool] = False

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class RequestError(JamieError):
    """The caller can mend it."""

    kind = "bad_request"


class MalformedRequest(RequestError):
    """The body is not JSON."""

    kind = "malformed"


class InvalidQuery(RequestError):
    """A query that does not parse; `hints` are sentences, each with a repaired query or None."""

    kind = "invalid_query"

    def __init__(self, detail: str, hints: tuple[tuple[str, str | None], ...] = ()) -> None:
        super().__init__(detail)
        self.hints = hints


class InvalidField(RequestError):
    """JSON of the wrong shape; `errors` pairs a JSON pointer with what is wrong there."""

    kind = "invalid_field"

    def __init__(self, errors: tuple[tuple[str, str], ...]) -> None:
        first_pointer, first_detail = errors[0]
        super().__init__(f"{first_pointer or 'body'}: {first_detail}")
        self.errors = errors


class Unauthenticated(RequestError):
    """No or wrong credentials."""

    kind = "unauthenticated"


class Forbidden(RequestError):
    """Known or anonymous caller, not allowed."""

    kind = "forbidden"


class NotFound(RequestError):
    """It was looked for, and there is no such thing."""

    kind = "not_found"


class NoSuchPath(RequestError):
    """Nothing answers under this path: the caller has the wrong address."""

    kind = "no_such_path"


class MethodNotAllowed(RequestError):
    """The path exists; `allow` lists its methods."""

    kind = "method_not_allowed"

    def __init__(self, detail: str, allow: tuple[str, ...]) -> None:
        super().__init__(detail)
        self.allow = allow


class BodyTooLarge(RequestError):
    """The body exceeds the function's limit."""

    kind = "body_too_large"


class UnsupportedMediaType(RequestError):
    """The body is declared to be something other than JSON."""

    kind = "unsupported_media_type"


class TooManyRequests(RequestError):
    """The instance has as much work as it takes."""

    kind = "too_many_requests"
    retryable = True


class RequestTimeout(RequestError):
    """The body did not arrive in time."""

    kind = "request_timeout"
    retryable = True


class UpstreamError(JamieError):
    """A system behind us failed; `system` is its lower-case name, such as `prometheus`."""

    kind = "upstream"

    def __init__(self, system: str, detail: str) -> None:
        super().__init__(detail)
        self.system = system


class UpstreamUnreachable(UpstreamError):
    """No connection, or it broke before an answer came."""

    kind = "upstream_unreachable"
    retryable = True


class UpstreamTimeout(UpstreamError):
    """Connected, but no answer in time."""

    kind = "upstream_timeout"
    retryable = True


class UpstreamAuth(UpstreamError):
    """It refused our credentials or our permissions."""

    kind = "upstream_auth"


class UpstreamRejected(UpstreamError):
    """It understood the request and refused to carry it out."""

    kind = "upstream_rejected"


class UpstreamNotFound(UpstreamError):
    """It answered that the thing does not exist."""

    kind = "upstream_not_found"


class BadUpstreamAnswer(UpstreamError):
    """Its answer cannot be read."""

    kind = "upstream_bad_answer"


class DeadlineExceeded(JamieError):
    """Our own time budget ran out."""

    kind = "deadline_exceeded"
    retryable = True


class NotConfigured(JamieError):
    """A setting is missing or wrong; the sentence names the variable, never its value."""

    kind = "not_configured"
