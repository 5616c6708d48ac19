"""From a failure's kind to an `application/problem+json` body (RFC 9457): the one table.

`error` repeats `detail` because the callers of today read that field. `instance` is the request id,
which is also in every log line of the request.
"""

from http import HTTPStatus

from shared.errors import (
    InvalidField,
    InvalidQuery,
    JamieError,
    UpstreamError,
    clip,
)

STATUS_BY_KIND = {
    "bad_request": HTTPStatus.BAD_REQUEST,
    "malformed": HTTPStatus.BAD_REQUEST,
    "invalid_query": HTTPStatus.BAD_REQUEST,
    "unauthenticated": HTTPStatus.UNAUTHORIZED,
    "forbidden": HTTPStatus.FORBIDDEN,
    "not_found": HTTPStatus.NOT_FOUND,
    "no_such_path": HTTPStatus.NOT_FOUND,
    "method_not_allowed": HTTPStatus.METHOD_NOT_ALLOWED,
    "request_timeout": HTTPStatus.REQUEST_TIMEOUT,
    "body_too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unsupported_media_type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "invalid_field": HTTPStatus.UNPROCESSABLE_ENTITY,
    "too_many_requests": HTTPStatus.TOO_MANY_REQUESTS,
    "upstream": HTTPStatus.BAD_GATEWAY,
    "upstream_unreachable": HTTPStatus.BAD_GATEWAY,
    "upstream_auth": HTTPStatus.BAD_GATEWAY,
    "upstream_rejected": HTTPStatus.BAD_GATEWAY,
    "upstream_bad_answer": HTTPStatus.BAD_GATEWAY,
    "upstream_not_found": HTTPStatus.NOT_FOUND,
    "not_configured": HTTPStatus.SERVICE_UNAVAILABLE,
    "upstream_timeout": HTTPStatus.GATEWAY_TIMEOUT,
    "deadline_exceeded": HTTPStatus.GATEWAY_TIMEOUT,
    "internal": HTTPStatus.INTERNAL_SERVER_ERROR,
}


def status_of(failure: JamieError) -> HTTPStatus:
    """Return the HTTP status of a failure."""
    return STATUS_BY_KIND[failure.kind]


def problem(failure: JamieError, instance: str) -> dict[str, object]:
    """Return the problem document of a failure; `instance` is the request id."""
    status = status_of(failure)
    body: dict[str, object] = {
        "type": f"urn:jamie:problem:{failure.kind}",
        "title": status.phrase,
        "status": status.value,
        "detail": clip(failure.detail),
        "instance": instance,
        "retryable": failure.retryable,
        "error": clip(failure.detail),
    }
    if isinstance(failure, InvalidField):
        body["errors"] = [{"pointer": where, "detail": what} for where, what in failure.errors]
    if isinstance(failure, InvalidQuery):
        body["hints"] = [{"message": message, "query": query} for message, query in failure.hints]
    if isinstance(failure, UpstreamError):
        body["system"] = failure.system
    return body
