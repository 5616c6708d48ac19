"""Who may speak to the endpoint, before a body is read: path, Origin, Host, token, media type.

The Origin and Host checks stop a web page that reaches a server on its reader's machine by DNS
rebinding; they hold with a token too.
"""

from http import HTTPStatus
from urllib.parse import urlsplit

from functions.mcp.envelope import INVALID_REQUEST, RpcError
from shared.edge import access
from shared.edge.exchange import JSON_TYPE, Exchange
from shared.errors import NoSuchPath, UnsupportedMediaType
from shared.settings import Settings

PATHS = ("/mcp", "/")  # the bare host, because a Knative function's own URL may be given so


def check(exchange: Exchange, settings: Settings) -> None:
    """Return when the caller may go on.

    Raises:
        NoSuchPath: another path; OAuth metadata above all, which would send clients to a login
        RpcError: a foreign Origin or Host
        Unauthenticated, Forbidden: as for every function

    """
    if exchange.path not in PATHS:
        raise NoSuchPath("MCP is at /mcp")
    if not _is_own_origin(exchange, settings.allowed_origins):
        raise _refused(HTTPStatus.FORBIDDEN, "this Origin is not served: see ALLOWED_ORIGINS")
    if not _is_own_host(exchange, settings.allowed_hosts):
        raise _refused(HTTPStatus.MISDIRECTED_REQUEST, "no such Host here: see ALLOWED_HOSTS")
    access.check(exchange, settings)


def check_media_type(exchange: Exchange) -> None:
    """Return when the body is declared to be JSON; a web page cannot send that unasked.

    Raises:
        UnsupportedMediaType: it is declared to be something else, or nothing

    """
    declared = exchange.headers.get("content-type", "").partition(";")[0].strip().lower()
    if declared != JSON_TYPE:
        raise UnsupportedMediaType("send JSON, with Content-Type: application/json")


def _refused(status: HTTPStatus, sentence: str) -> RpcError:
    return RpcError(INVALID_REQUEST, sentence, status=status)


def _is_own_host(exchange: Exchange, allowed: tuple[str, ...]) -> bool:
    once = exchange.count("host") <= 1
    return once and access.is_own_name(exchange.headers.get("host", ""), allowed)


def _is_own_origin(exchange: Exchange, allowed: tuple[str, ...]) -> bool:
    origin = exchange.headers.get("origin")
    if origin is None or origin in allowed:
        return True
    try:
        parts = urlsplit(origin)
        name = parts.hostname or ""
    except ValueError:
        return False
    is_plain = origin.lower() == f"{parts.scheme}://{parts.netloc}".lower() and "@" not in origin
    return is_plain and parts.scheme in {"http", "https"} and _is_loopback_name(name)


def _is_loopback_name(name: str) -> bool:
    return name == "localhost" or name.endswith(".localhost") or access.is_loopback(name)
