"""What a person sees who opens the endpoint with a browser or curl: which server this is.

MCP clients ask the same address with GET for a stream that this server never opens: an open stream
would keep an instance from scaling to zero. They understand 405 alone as "there is none".
"""

from functions.mcp import ladder, telling
from functions.mcp.registry import Registry
from shared.edge.exchange import EVENTS_TYPE, Exchange
from shared.errors import MethodNotAllowed

READING = ("GET", "HEAD")
OTHER_MCP_HEADERS = ("last-event-id",)
ENDPOINTS = {"mcp": "/mcp", "health": "/health", "ready": "/ready", "metrics": "/metrics"}


async def answer(exchange: Exchange, registry: Registry) -> None:
    """Answer whatever is no POST.

    Raises:
        MethodNotAllowed: it comes from an MCP client, or it reads nothing

    """
    if exchange.method not in READING or _is_from_client(exchange):
        raise MethodNotAllowed("MCP is spoken by POST; this server opens no stream", ("POST",))
    page = {
        "name": registry.name,
        "version": registry.version,
        "description": registry.instructions,
        "transport": "streamable-http",
        "protocol_versions": [ladder.MODERN, *ladder.LEGACY],
        "tools": [tool.definition["name"] for tool in registry.tools],
        "endpoints": ENDPOINTS,
    }
    await telling.send_json(exchange, 200, page)


def _is_from_client(exchange: Exchange) -> bool:
    if EVENTS_TYPE in exchange.headers.get("accept", "").lower():
        return True
    return any(name.startswith("mcp-") or name in OTHER_MCP_HEADERS for name in exchange.headers)
