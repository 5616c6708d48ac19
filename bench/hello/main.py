"""The floor: what functions-framework itself costs to start and to answer once."""

import functions_framework.aio


@functions_framework.aio.http
async def hello(_request: object) -> str:
    """Answer with one word."""
    return "hello"
