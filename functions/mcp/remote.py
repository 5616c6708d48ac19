"""A tool call handed to the MCP server of AGENT_SRE_URL, and its result passed on.

What that server says is outside text: cleaned, capped and labelled. The protocol is spoken by
`shared.clients.mcp`, so this loads httpx and `upstream` imports it late.
"""

from typing import Any, cast

from functions.mcp import results
from functions.mcp.cleaning import readable, redacted
from functions.mcp.registry import Call, Json
from functions.mcp.upstream import WHOLE_LIMIT_S
from shared.clients.mcp import McpServer
from shared.domain.logs.redact import redact
from shared.errors import BadUpstreamAnswer, JamieError

MAX_BLOCKS = 8  # of text; ours have two


async def ask(tool: str, arguments: Json, call: Call) -> Json:
    """Ask the server and return the tool's result; a failure of it is an error result."""
    server: McpServer = call.runtime.client(McpServer)
    try:
        return passed_on(tool, await server.call(tool, arguments, WHOLE_LIMIT_S))
    except JamieError as failure:
        return results.failed(tool, failure)


def passed_on(tool: str, result: Json) -> Json:
    """Return another server's result with nothing in it but text and data, both made safe.

    Raises:
        BadUpstreamAnswer: there is neither

    """
    texts = _texts(result.get("content"))
    told: Json = {
        "content": [results.text_block(text) for text in texts],
        "isError": result.get("isError") is True,
    }
    facts = result.get("structuredContent")
    if isinstance(facts, dict):
        whole = results.answered(tool, cast("Json", redacted(cast("Json", facts))))
        return {**whole, **told} if texts else whole
    if not texts:
        raise BadUpstreamAnswer("agent_sre", "the Agent-SRE server's result holds no text")
    return told


def _texts(content: object) -> list[str]:
    blocks = cast("list[Any]", content) if isinstance(content, list) else []
    texts = [block["text"] for block in blocks[:MAX_BLOCKS] if _is_text(block)]
    safe = [readable(redact(text)) for text in texts]
    if safe and not safe[0].startswith(results.UNTRUSTED):
        safe[0] = results.UNTRUSTED + safe[0]
    return safe


def _is_text(block: object) -> bool:
    return isinstance(block, dict) and isinstance(cast("Json", block).get("text"), str)
