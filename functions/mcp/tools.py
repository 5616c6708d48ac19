"""The tools of a profile as `tools/list` shows them, made from the catalogue alone.

Every text here is static: nothing that a running system says can reach a description. Argument
rules are in `arguments`, where a call goes in `upstream`.
"""

import functools

from functions.mcp import upstream
from functions.mcp.arguments import faults
from functions.mcp.registry import Call, Json, Tool
from shared import catalogue

NAMES = {"jamie": "Jamie", "prometheus": "Prometheus", "sre": "SRE"}  # as they are written
# Tools whose answers quote what strangers can write (log lines, alerts): for a client that keeps
# watch over such text, their world is open. The others read figures of one known system.
OPEN_WORLD = frozenset({"ask_jamie", "get_pod_logs", "analyze_logs", "incident_response"})


def tools_of(profile: str) -> tuple[Tool, ...]:
    """Return a profile's tools in the catalogue's order."""
    entries = catalogue.load_tools().values()
    return tuple(_tool(entry) for entry in entries if profile in entry.profiles)


def _tool(entry: catalogue.Tool) -> Tool:
    return Tool(definition(entry), functools.partial(_call, entry))


def definition(entry: catalogue.Tool) -> Json:
    """Return a tool's `tools/list` item.

    There is no outputSchema: Cursor refuses a result with any field that one does not name, and
    the answers' fields are the REST contract's, which may grow. structuredContent needs none.
    """
    return {
        "name": entry.tool,
        "title": title(entry.tool),
        "description": entry.description,
        "inputSchema": entry.input_schema,
        "annotations": {
            "readOnlyHint": True,
            "destructiveHint": False,
            "idempotentHint": True,
            "openWorldHint": entry.tool in OPEN_WORLD,
        },
    }


def title(name: str) -> str:
    """Return a tool's name for people: `query_prometheus` is "Query Prometheus"."""
    first, *rest = (NAMES.get(word, word) for word in name.split("_"))
    return " ".join([first[0].upper() + first[1:], *rest])


async def _call(entry: catalogue.Tool, arguments: Json, call: Call) -> Json:
    wrong = faults(arguments, entry.input_schema)
    return upstream.refused(wrong) if wrong else await upstream.use(entry, arguments, call)
