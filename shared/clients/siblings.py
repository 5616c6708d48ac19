"""The other functions of Jamie, called over HTTP with this request's trace and remaining time.

Which tool lives where is read from the generated catalogue; a caller's own Authorization is never
passed on. What an answer means belongs to whoever asked.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Self, cast

from shared.catalogue import Tool, load_tools
from shared.clients.budget import BUDGET_HEADER, within
from shared.clients.http import async_client, read_within, speaking_to, timeout
from shared.errors import (
    BadUpstreamAnswer,
    InvalidQuery,
    NotConfigured,
    NotFound,
    UpstreamError,
    UpstreamNotFound,
    UpstreamTimeout,
    clip,
)
from shared.settings import Settings
from shared.telemetry import traces

MAX_ANSWER_BYTES = 8 * 1024 * 1024
HTTP_OK = 200


class Siblings:
    """Calls one of `tools` by its name."""

    def __init__(self, settings: Settings, tools: Mapping[str, Tool]) -> None:
        self._settings = settings
        self._tools = tools
        token = settings.jamie_sibling_token or settings.jamie_token
        headers = {"authorization": f"Bearer {token}"} if token else {}
        self._http = async_client("http://siblings", headers=headers)

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Build it over the catalogue's tools; no connection is made yet."""
        return cls(settings, load_tools())

    async def aclose(self) -> None:
        """Close its connections."""
        await self._http.aclose()

    def url(self, tool: Tool) -> str:
        """Return the URL of the function behind a tool."""
        if self._settings.agent_service_url:
            return self._settings.agent_service_url + tool.paths[-1]
        service = tool.function.replace("_", "-")
        base = self._settings.function_url_template.format(
            service=service, namespace=self._settings.function_namespace
        )
        return base + tool.paths[-1]

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions of this deployment, by folder name."""
        return tuple(tool.function for tool in self._tools.values())

    @property
    def tools(self) -> tuple[str, ...]:
        """The tools of this deployment."""
        return tuple(self._tools)

    async def check(self, function: str) -> str:
        """Return a sentence when a function's process answers its probe.

        Raises:
            UpstreamError: it does not

        """
        tool = next(tool for tool in self._tools.values() if tool.function == function)
        url = self.url(tool).removesuffix(tool.paths[-1]) + "/health"
        async with speaking_to(function, f"the {function} function", url):
            response = await self._http.get(url, timeout=timeout(tool.timeout_s))
        answer = _answer_of(tool, response.status_code, response.content)
        return f"version {answer.get('version', 'unknown')}"

    async def call(self, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Call a tool and return its answer.

        Raises:
            NotConfigured: no such tool
            UpstreamError: unreachable, late, or it answered with a problem or nonsense

        """
        tool = self._tools.get(name)
        if tool is None:
            raise NotConfigured(f"there is no tool named {name[:64]}")
        left_s = within(tool.timeout_s)
        url = self.url(tool)
        with traces.span(f"call {name}", tool=name):
            async with speaking_to(tool.function, f"the {tool.function} function", url):
                try:
                    async with asyncio.timeout(left_s):
                        status, body = await self._send(tool, url, arguments, left_s)
                except TimeoutError as late:
                    raise UpstreamTimeout(
                        tool.function, f"the {tool.function} function did not answer in time"
                    ) from late
        return _answer_of(tool, status, body)

    async def _send(
        self, tool: Tool, url: str, arguments: dict[str, Any], left_s: float
    ) -> tuple[int, bytes]:
        headers = {**traces.outgoing_headers(), BUDGET_HEADER: str(int(left_s * 1000))}
        in_query = tool.method == "GET"
        async with self._http.stream(
            tool.method,
            url,
            params=arguments if in_query else None,
            json=None if in_query else arguments,
            headers=headers,
            timeout=timeout(left_s),
        ) as response:
            body = await read_within(response, MAX_ANSWER_BYTES)
        if body is None:
            raise BadUpstreamAnswer(
                tool.function,
                f"the {tool.function} function sent more than {MAX_ANSWER_BYTES // 2**20} MiB",
            )
        return response.status_code, body


def _answer_of(tool: Tool, status: int, text: bytes) -> dict[str, Any]:
    """Return the JSON object of a 200, or raise what the sibling's answer says."""
    try:
        body: object = json.loads(text)
    except (ValueError, RecursionError):
        body = None
    if isinstance(body, dict):
        answer = cast("dict[str, Any]", body)
        if status == HTTP_OK:
            return answer
        raise _failure_of(tool, answer, _status_sentence(tool, status))
    raise BadUpstreamAnswer(tool.function, _status_sentence(tool, status))


def _failure_of(
    tool: Tool, problem: dict[str, Any], otherwise: str
) -> UpstreamError | InvalidQuery:
    """Return what a problem document says; a query that does not parse keeps its repairs."""
    detail = clip(str(problem.get("detail") or problem.get("error") or "")) or otherwise
    kind = str(problem.get("type")).removeprefix("urn:jamie:problem:")
    if kind in {NotFound.kind, UpstreamNotFound.kind}:
        return UpstreamNotFound(tool.function, detail)
    if kind != InvalidQuery.kind:
        return UpstreamError(tool.function, detail)
    hints: list[dict[str, str | None]] = problem.get("hints") or []
    return InvalidQuery(
        detail, tuple((str(hint.get("message", "")), hint.get("query")) for hint in hints)
    )


def _status_sentence(tool: Tool, status: int) -> str:
    return f"the {tool.function} function answered {status} without a readable reason"
