"""MCP: what Cursor and other clients call; its tools are the sibling functions."""

from functions.mcp.product import product_registry
from functions.mcp.wire import serve
from shared.edge.endpoint import endpoint
from shared.edge.exchange import Exchange
from shared.edge.runtime import Runtime


@endpoint(paths=("/mcp",))
async def mcp(exchange: Exchange, runtime: Runtime) -> None:
    """Serve the Model Context Protocol."""
    await serve(exchange, runtime, product_registry(runtime.settings))
