"""Where a tool call goes: to the sibling function, or to the MCP server of AGENT_SRE_URL.

The only place that loads an HTTP client, and only on the first call: a list is answered without.
"""

from collections.abc import Awaitable, Callable

from functions.mcp.registry import Call, Json
from functions.mcp.waiting import told_meanwhile
from shared.catalogue import Tool
from shared.clients.budget import open_budget

WHOLE_LIMIT_S = 55.0  # clients of the TypeScript SDK give up after 60 s
OWN_TOOL = "ask_jamie"  # Jamie's own; everything else is what Agent-SRE offers too

Ask = Callable[[str, Json, Call], Awaitable[Json]]


async def use(tool: Tool, arguments: Json, call: Call) -> Json:
    """Make the one call behind a tool and return its result; the client hears of its progress."""

    async def work() -> Json:
        with open_budget(WHOLE_LIMIT_S):
            return await _way(tool, call)(tool.tool, arguments, call)

    return await told_meanwhile(work(), call.progress, tool.function)


def refused(faults: list[str]) -> Json:
    """Return the result of a call that was not made because of its arguments."""
    from functions.mcp import results

    return results.refused(faults)


async def answer_of(tool: str, arguments: Json, call: Call) -> Json:
    """Return a sibling's bare answer.

    Raises:
        JamieError: it could not be asked, or refused

    """
    from functions.mcp import siblings

    with open_budget(WHOLE_LIMIT_S):
        return await siblings.answer_of(tool, arguments, call)


def _way(tool: Tool, call: Call) -> Ask:
    from functions.mcp import remote, siblings

    settings = call.settings
    elsewhere = settings.agent_sre_url and settings.mcp_profile == "jamie"
    return remote.ask if elsewhere and tool.tool != OWN_TOOL else siblings.ask
