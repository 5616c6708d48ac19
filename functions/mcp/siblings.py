"""A tool call as one HTTP call to the function behind it.

Its address, credential, trace and time are `shared.clients.siblings`' business: nothing of the
caller's request but the checked arguments goes on. It loads httpx, so `upstream` imports it late.
"""

from functions.mcp import results
from functions.mcp.registry import Call, Json
from shared.clients.siblings import Siblings
from shared.errors import JamieError


async def ask(tool: str, arguments: Json, call: Call) -> Json:
    """Ask the sibling and return the tool's result; a failure of it is an error result."""
    try:
        return results.answered(tool, await answer_of(tool, arguments, call))
    except JamieError as failure:
        return results.failed(tool, failure)


async def answer_of(tool: str, arguments: Json, call: Call) -> Json:
    """Ask the sibling and return its answer.

    Raises:
        JamieError: see `Siblings.call`

    """
    siblings: Siblings = call.runtime.client(Siblings)
    return await siblings.call(tool, arguments)
