"""Which version of MCP a message speaks, and what 2026-07-28 asks of a request before it is served.

Both eras share one endpoint: 2026-07-28 says its version in each request, the older ones negotiated
it by `initialize` and may say it in a header. https://modelcontextprotocol.io/specification
"""

import base64
import binascii

from functions.mcp.envelope import (
    HEADER_MISMATCH,
    INVALID_PARAMS,
    INVALID_REQUEST,
    UNSUPPORTED_VERSION,
    Request,
    RpcError,
    Unanswered,
    field,
    meta_of,
)
from shared.edge.exchange import Exchange
from shared.errors import clip

MODERN = "2026-07-28"
LEGACY = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
BATCHING = "2025-03-26"  # the one version with batches, and the one meant where none is said
VERSION_HEADER, METHOD_HEADER, NAME_HEADER = "mcp-protocol-version", "mcp-method", "mcp-name"
META_VERSION = "io.modelcontextprotocol/protocolVersion"
META_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities"
NAMED_BY = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}
SENTINEL_START, SENTINEL_END = "=?base64?", "?="
MAX_QUOTED = 64  # characters of a caller's own text that we say back


def is_modern(exchange: Exchange, message: object) -> bool:
    """Tell whether a message is held to 2026-07-28: by its `_meta`, or by its header."""
    if META_VERSION in meta_of(field(message, "params")):
        return True
    return exchange.headers.get(VERSION_HEADER, BATCHING) not in LEGACY


def check_unanswered(exchange: Exchange, message: Unanswered, *, modern: bool) -> None:
    """Return when a notification, or a posted response, can be taken in.

    Raises:
        RpcError: of an unknown version, or a response where the server never asks

    """
    version = exchange.headers.get(VERSION_HEADER, BATCHING)
    if version not in (MODERN, *LEGACY):
        raise _unsupported(version)
    if message.is_response and modern:
        raise RpcError(INVALID_REQUEST, "this server asks nothing, so it takes no responses")


def check_batch(exchange: Exchange) -> None:
    """Return when the header allows a batch.

    Raises:
        RpcError: it names a version without batches

    """
    if exchange.headers.get(VERSION_HEADER, BATCHING) != BATCHING:
        raise RpcError(INVALID_REQUEST, f"only {BATCHING} has batches; send one message")


def check_modern(exchange: Exchange, request: Request) -> None:
    """Return when a request of 2026-07-28 may be served; the first failure wins.

    Raises:
        RpcError: `_meta` is incomplete, a header differs from the body, or the version is unknown

    """
    meta = request.meta
    version = meta.get(META_VERSION)
    if not isinstance(version, str) or not isinstance(meta.get(META_CAPABILITIES), dict):
        raise RpcError(INVALID_PARAMS, f"_meta must say {META_VERSION} and {META_CAPABILITIES}")
    _check_header(exchange, VERSION_HEADER, version)
    _check_header(exchange, METHOD_HEADER, request.method)
    name = request.params.get(NAMED_BY.get(request.method, ""))
    if isinstance(name, str):  # without one there is nothing to compare, and the method refuses
        _check_header(exchange, NAME_HEADER, name)
    if version != MODERN:
        raise _unsupported(version)


def _check_header(exchange: Exchange, name: str, expected: str) -> None:
    if exchange.count(name) != 1:
        raise RpcError(HEADER_MISMATCH, f"send the {name} header once")
    value = exchange.headers[name]
    given = _decoded(value) if name == NAME_HEADER else value
    if given != expected:
        raise RpcError(HEADER_MISMATCH, f"the {name} header differs from the body")


def _decoded(value: str) -> str:
    """Return what a header says that may be written as `=?base64?...?=` (UTF-8 within)."""
    if not (value.startswith(SENTINEL_START) and value.endswith(SENTINEL_END)):
        return value
    coded = value[len(SENTINEL_START) : -len(SENTINEL_END)]
    try:
        return base64.b64decode(coded, validate=True).decode()
    except (binascii.Error, ValueError):
        raise RpcError(HEADER_MISMATCH, f"the {NAME_HEADER} header's base64 is broken") from None


def _unsupported(version: str) -> RpcError:
    requested = clip(version, MAX_QUOTED)
    return RpcError(
        UNSUPPORTED_VERSION,
        f"this version is not served: {requested}",
        data={"supported": [MODERN], "requested": requested},
    )
