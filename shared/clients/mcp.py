"""Another MCP server's tools, called over streamable HTTP: revision 2026-07-28, else `initialize`.

Which of the two a server speaks is learnt from its first refusal and kept. Reading a body is in
`mcp_answers`; what a result means belongs to whoever asked.
"""

import asyncio
import itertools
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Self, cast

from shared import __version__
from shared.clients.budget import BUDGET_HEADER, within
from shared.clients.http import async_client, speaking_to, timeout
from shared.clients.mcp_answers import Answer, answer_to
from shared.domain.logs.quoted import quoted
from shared.errors import BadUpstreamAnswer, UpstreamRejected, UpstreamTimeout
from shared.settings import Settings
from shared.telemetry import traces

Json = dict[str, Any]

SYSTEM = "agent_sre"
NAME = "the Agent-SRE server"
MODERN = "2026-07-28"
LEGACY = "2025-06-18"  # asked for; what the server chooses of these is spoken from then on
LEGACY_VERSIONS = frozenset({"2024-11-05", "2025-03-26", LEGACY, "2025-11-25"})
META = "io.modelcontextprotocol/"
CLIENT = {"name": "jamie", "version": __version__}
ACCEPT = "application/json, text/event-stream"
SESSION_HEADER = "mcp-session-id"

UNKNOWN_METHOD, UNKNOWN_VERSION = -32601, -32022
# What only a server of the modern revision says: its refusal is meant, not a misunderstanding.
MODERN_REFUSALS = frozenset({-32020, -32021, -32602})
REFUSING = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND})


class McpServer:
    """The MCP server at AGENT_SRE_URL; it gets the functions' own credential, never a caller's."""

    def __init__(self, settings: Settings) -> None:
        token = settings.jamie_sibling_token
        headers = {"accept": ACCEPT, **({"authorization": f"Bearer {token}"} if token else {})}
        self._url = f"{settings.agent_sre_url}/mcp"
        self._http = async_client(self._url, headers=headers)
        self._ids = itertools.count(1)
        self._legacy: dict[str, str] | None = None  # its headers, once the server turned out so

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Build it; no connection is made yet."""
        return cls(settings)

    async def aclose(self) -> None:
        """Close its connections."""
        await self._http.aclose()

    async def call(self, tool: str, arguments: Json, limit_s: float) -> Json:
        """Call a tool and return its result object.

        Raises:
            UpstreamRejected: it answered with a JSON-RPC error
            UpstreamError: unreachable, late, or its answer is no result

        """
        params = {"name": tool, "arguments": arguments}
        async with speaking_to(SYSTEM, NAME, self._url):
            try:
                async with asyncio.timeout(within(limit_s)):
                    return _result_of(await self._call(params, limit_s))
            except TimeoutError as late:
                raise UpstreamTimeout(SYSTEM, f"{NAME} did not answer in time") from late

    async def _call(self, params: Json, limit_s: float) -> Answer:
        if self._legacy is None:
            answer = await self._call_modern(params, limit_s)
            if not _is_older(answer):
                return answer
            self._legacy = await self._initialize(limit_s)
        answer = await self._send("tools/call", params, self._legacy, limit_s)
        if answer.status == HTTPStatus.NOT_FOUND and SESSION_HEADER in self._legacy:
            self._legacy = await self._initialize(limit_s)  # it forgot the session
            answer = await self._send("tools/call", params, self._legacy, limit_s)
        return answer

    async def _call_modern(self, params: Json, limit_s: float) -> Answer:
        joined = traces.outgoing_headers()
        meta = {
            f"{META}protocolVersion": MODERN,
            f"{META}clientCapabilities": {},
            f"{META}clientInfo": CLIENT,
            **{name: joined[name] for name in traces.TRACE_HEADERS if name in joined},
        }
        headers = {
            "mcp-protocol-version": MODERN,
            "mcp-method": "tools/call",
            "mcp-name": str(params["name"]),
        }
        return await self._send("tools/call", {**params, "_meta": meta}, headers, limit_s)

    async def _initialize(self, limit_s: float) -> dict[str, str]:
        """Shake hands as before 2026 and return the headers that later requests carry."""
        hello = {"protocolVersion": LEGACY, "capabilities": {}, "clientInfo": CLIENT}
        answer = await self._send("initialize", hello, {}, limit_s)
        version = _result_of(answer).get("protocolVersion")
        if version not in LEGACY_VERSIONS:
            raise BadUpstreamAnswer(SYSTEM, f"{NAME} speaks no version of MCP that we speak")
        headers = {"mcp-protocol-version": str(version)}
        if session := answer.headers.get(SESSION_HEADER):
            headers[SESSION_HEADER] = session
        await self._send("notifications/initialized", None, headers, limit_s)
        return headers

    async def _send(
        self, method: str, params: Json | None, headers: Mapping[str, str], limit_s: float
    ) -> Answer:
        """Send a request, or without params a notification, and read the answer to it."""
        number = next(self._ids)
        request: Json = {"jsonrpc": "2.0", "method": method}
        if params is not None:
            request |= {"id": number, "params": params}
        left_ms = str(int(within(limit_s) * 1000))
        sent = {**traces.outgoing_headers(), BUDGET_HEADER: left_ms, **headers}
        async with self._http.stream(
            "POST", self._url, json=request, headers=sent, timeout=timeout(limit_s)
        ) as response:
            return await answer_to(number, response)


def _is_older(answer: Answer) -> bool:
    """Tell whether a server refused because it does not know the modern revision."""
    if answer.code in {UNKNOWN_METHOD, UNKNOWN_VERSION}:
        return True
    return answer.status in REFUSING and answer.code not in MODERN_REFUSALS


def _result_of(answer: Answer) -> Json:
    message = answer.message
    result = message.get("result")
    if isinstance(result, dict):
        return cast("Json", result)
    if answer.code is not None:
        error = cast("Json", message["error"])
        raise UpstreamRejected(SYSTEM, f"{NAME} refused: {quoted(str(error.get('message', '')))}")
    raise BadUpstreamAnswer(SYSTEM, f"{NAME} answered {answer.status} without a result")
