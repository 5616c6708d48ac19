"""From bytes to a request model, and the sentences when they are not one.

pydantic's errors are turned into pointers and sentences without the caller's input, which may hold
secrets. The module does not import pydantic: a failed validation is a ValueError with `errors()`.
"""

from typing import Any

from shared.edge.exchange import JSON_TYPE, Exchange
from shared.errors import InvalidField, MalformedRequest, UnsupportedMediaType, clip

FORM_TYPE = "application/x-www-form-urlencoded"  # what curl -d says when nobody told it otherwise
MAX_ERRORS = 20
MAX_POINTER = 200  # characters; a caller's own keys are part of it
MAX_NAME = 64
NEAR_ENOUGH = 0.6


def check_content_type(exchange: Exchange) -> None:
    """Accept JSON however it is labelled, except as a web page may send it unasked.

    A browser sends a form, or a body without a label, to any address without asking first. Curl's
    default label is a form's, but curl sends no Origin.

    Raises:
        UnsupportedMediaType: the body is declared to be something else

    """
    declared = exchange.headers.get("content-type", "").partition(";")[0].strip().lower()
    from_page = "origin" in exchange.headers or "sec-fetch-site" in exchange.headers
    if declared == JSON_TYPE or declared.endswith("+json"):
        return
    if declared in {"", FORM_TYPE} and not from_page:
        return
    raise UnsupportedMediaType("send JSON, with Content-Type: application/json")


def from_json(model: Any, body: bytes) -> Any:
    """Read a JSON body.

    Raises:
        MalformedRequest: no JSON
        InvalidField: JSON of another shape

    """
    if not body.strip():
        raise MalformedRequest("the body is empty; send a JSON object")
    try:
        return model.model_validate_json(body)
    except ValueError as invalid:
        raise _sentence(invalid) from None


def from_query(model: Any, query: dict[str, str]) -> Any:
    """Read a query string.

    Raises:
        InvalidField: of another shape

    """
    try:
        return model.model_validate(query)
    except ValueError as invalid:
        raise _sentence(invalid) from None


def _sentence(invalid: ValueError) -> MalformedRequest | InvalidField:
    errors: list[dict[str, Any]] = getattr(invalid, "errors", list)()
    if not errors:
        return MalformedRequest("the body cannot be read")
    if errors[0]["type"] == "json_invalid":
        return MalformedRequest(f"the body is not JSON: {errors[0]['ctx']['error']}")
    return InvalidField(
        tuple((_pointer(error["loc"]), _plain(error["msg"])) for error in errors[:MAX_ERRORS])
    )


def _pointer(location: tuple[str | int, ...]) -> str:
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in location)
    return "".join(f"/{part}" for part in parts)[:MAX_POINTER]


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ").removeprefix("Assertion failed, ")


def unknown_fields(ask: Any) -> list[str]:
    """Return a sentence for each field that the function does not know."""
    extra: dict[str, Any] = getattr(ask, "model_extra", None) or {}
    if not extra:
        return []
    import difflib  # noqa: PLC0415 - only for a caller with a typo

    known: list[str] = list(ask.__class__.model_fields)
    sentences: list[str] = []
    for name in [clip(name, MAX_NAME) for name in list(extra)[:MAX_ERRORS]]:
        near = difflib.get_close_matches(name, known, n=1, cutoff=NEAR_ENOUGH)
        meant = f"; did you mean '{near[0]}'?" if near else ""
        sentences.append(f"unknown field '{name}' was ignored{meant}")
    return sentences
