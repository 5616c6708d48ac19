"""The product's offer and the suite's fixtures on the product's wire core, for functions-framework.

functions-framework --source tests/conformance/main.py --target mcp --host 127.0.0.1
"""

from functions.mcp.product import product_registry
from functions.mcp.registry import Registry
from functions.mcp.wire import serve
from shared.edge.endpoint import endpoint
from shared.edge.exchange import Exchange
from shared.edge.runtime import Runtime
from shared.settings import Settings
from tests.conformance import contents, readables, rounds


def with_fixtures(settings: Settings) -> Registry:
    """Return the product's registry with all that the suite asks for."""
    product = product_registry(settings)
    return product._replace(
        tools=(*product.tools, *contents.TOOLS, *rounds.TOOLS),
        prompts=(*product.prompts, *readables.PROMPTS),
        resources=(*product.resources, *readables.RESOURCES),
        templates=(*product.templates, *readables.TEMPLATES),
        complete=readables.complete,
    )


@endpoint(paths=("/mcp",))
async def mcp(exchange: Exchange, runtime: Runtime) -> None:
    """Serve the Model Context Protocol."""
    await serve(exchange, runtime, with_fixtures(runtime.settings))
