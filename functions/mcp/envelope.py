"""JSON-RPC 2.0 as MCP writes it: bytes into messages, results and errors into objects.

What a method does (`methods`) and which versions are spoken (`ladder`) do not belong here.
"""

import json
import math
from http import HTTPStatus
from typing import NamedTuple, cast

from functions.mcp.registry import Json

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
RESOURCE_NOT_FOUND = -32002  # before 2026-07-28; INVALID_PARAMS since
HEADER_MISMATCH = -32020
MISSING_CAPABILITY = -32021
UNSUPPORTED_VERSION = -32022
TOO_BUSY = 429  # our own code: outside of the range that JSON-RPC keeps for itself

MAX_DEPTH = 64  # arguments of any tool are flat; deeper than this is written to exhaust a stack
_BRACKETS = (b"[", b"{")
_HTTP = {
    METHOD_NOT_FOUND: HTTPStatus.NOT_FOUND,
    INTERNAL_ERROR: HTTPStatus.OK,
    TOO_BUSY: HTTPStatus.TOO_MANY_REQUESTS,
}
# Before 2026-07-28 an error travels with 200, unless the message itself could not be read.
_LEGACY_HTTP = {
    PARSE_ERROR: HTTPStatus.BAD_REQUEST,
    INVALID_REQUEST: HTTPStatus.BAD_REQUEST,
    HEADER_MISMATCH: HTTPStatus.BAD_REQUEST,
    UNSUPPORTED_VERSION: HTTPStatus.BAD_REQUEST,
    TOO_BUSY: HTTPStatus.TOO_MANY_REQUESTS,
}

Id = str | int


class RpcError(Exception):
    """A protocol fault; `status` is set where the transport, not the code, decides it."""

    def __init__(
        self, code: int, message: str, *, data: Json | None = None, status: int | None = None
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.data, self.status = code, message, data, status

    def http_status(self, *, modern: bool) -> int:
        """Return the HTTP status that this fault travels with."""
        if self.status is not None:
            return self.status
        if modern:
            return _HTTP.get(self.code, HTTPStatus.BAD_REQUEST)
        return _LEGACY_HTTP.get(self.code, HTTPStatus.OK)


class Request(NamedTuple):
    """A call that waits for its answer."""

    id: Id
    method: str
    params: Json
    modern: bool

    @property
    def meta(self) -> Json:
        """The request's `_meta`; empty when there is none."""
        return meta_of(self.params)


class Unanswered(NamedTuple):
    """A message that gets no answer: a notification, or a response posted to us."""

    is_response: bool


def parse(body: bytes) -> object:
    """Return what a body says.

    Raises:
        RpcError: it is no JSON as RFC 8259 has it, or nested beyond any use

    """
    try:
        message: object = json.loads(
            body.decode(), parse_constant=_not_a_number, parse_float=_finite
        )
    except (ValueError, RecursionError):
        raise RpcError(PARSE_ERROR, "the body is not JSON") from None
    if sum(map(body.count, _BRACKETS)) > MAX_DEPTH and is_deeper(message, MAX_DEPTH):
        raise RpcError(PARSE_ERROR, f"the body is nested over {MAX_DEPTH} levels")
    return message


def _not_a_number(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    if math.isinf(number := float(text)):
        raise ValueError("too large a number")
    return number


def is_deeper(value: object, limit: int) -> bool:
    """Tell whether lists and objects are nested over `limit` levels."""
    level = [value]
    for _ in range(limit):
        level = [inner for outer in level for inner in _inside(outer)]
    return any(isinstance(value, dict | list) for value in level)


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(cast("Json", value).values())
    return cast("list[object]", value) if isinstance(value, list) else []


def field(value: object, name: str) -> object:
    """Return a field of what may be an object, None when it is not there."""
    return cast("Json", value).get(name) if isinstance(value, dict) else None


def id_of(message: object) -> Id | None:
    """Return a message's id when it is one that can be answered to."""
    given = field(message, "id")
    return given if isinstance(given, str | int) and not isinstance(given, bool) else None


def meta_of(params: object) -> Json:
    """Return the `_meta` of params; empty when there is none, or none that is an object."""
    meta = field(params, "_meta")
    return cast("Json", meta) if isinstance(meta, dict) else {}


def read(message: object, *, modern: bool) -> Request | Unanswered:
    """Return what kind of message this is.

    Raises:
        RpcError: it is no JSON-RPC 2.0 message

    """
    if not isinstance(message, dict):
        raise RpcError(INVALID_REQUEST, "a message is a JSON object")
    fields = cast("Json", message)
    if fields.get("jsonrpc") != "2.0":
        raise RpcError(INVALID_REQUEST, 'a message says "jsonrpc": "2.0"')
    if "method" not in fields and ("result" in fields or "error" in fields):
        return Unanswered(is_response=True)
    method = fields.get("method")
    if not isinstance(method, str):
        raise RpcError(INVALID_REQUEST, "a request names its method")
    if "id" not in fields:
        return Unanswered(is_response=False)
    return _request(fields, method, modern=modern)


def _request(fields: Json, method: str, *, modern: bool) -> Request:
    given_id, params = id_of(fields), fields.get("params", {})
    if given_id is None:
        raise RpcError(INVALID_REQUEST, "a request's id is a string or a whole number")
    if not isinstance(params, dict):
        raise RpcError(INVALID_REQUEST, "a request's params are a JSON object")
    return Request(given_id, method, cast("Json", params), modern)


def result(request_id: Id, content: Json) -> Json:
    """Return the response of a request that was carried out."""
    return {"jsonrpc": "2.0", "id": request_id, "result": content}


def error(request_id: Id | None, fault: RpcError) -> Json:
    """Return the response of a request that was not; the id is null where none could be read."""
    body: Json = {"code": fault.code, "message": fault.message}
    if fault.data is not None:
        body["data"] = fault.data
    return {"jsonrpc": "2.0", "id": request_id, "error": body}


def encode(message: Json | list[Json]) -> str:
    """Return a message's JSON on one line."""
    try:
        text = json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair: escapes can carry it, UTF-8 cannot
        return json.dumps(message)
    except (ValueError, RecursionError):
        return json.dumps(error(id_of(message), RpcError(INTERNAL_ERROR, "the result is no JSON")))
    return text
