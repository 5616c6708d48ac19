"""MCP over HTTP for any registry, stateless: each request is complete, no session is ever made."""

from functions.mcp import dispatch, envelope, guard, info, telling
from functions.mcp.envelope import RpcError
from functions.mcp.registry import Registry
from shared.edge.exchange import Exchange
from shared.edge.runtime import Runtime


async def serve(exchange: Exchange, runtime: Runtime, registry: Registry) -> None:
    """Answer one HTTP request.

    Raises:
        RequestError: what the edge answers as a problem: path, method, token, media type, size
        ClientGone: the caller left

    """
    try:
        guard.check(exchange, runtime.settings)
        if exchange.method == "POST":
            await dispatch.post(exchange, dispatch.Server(registry, runtime))
        else:
            await info.answer(exchange, registry)
    except RpcError as fault:
        response = envelope.error(None, fault)
        await telling.send_json(exchange, fault.http_status(modern=True), response)
