"""The HTTP API of Prometheus and of what speaks like it: VictoriaMetrics, Mimir, Thanos.

One POST form a question, bounded in time and bytes. How an answer is read is in
`prometheus_answers`; what to ask and what numbers mean belongs in `shared.domain`.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, Self, cast
from urllib.parse import quote, urlencode

import httpx

from shared.clients import http
from shared.clients.budget import within
from shared.clients.prometheus_answers import (
    SYSTEM,
    QueryResult,
    json_object,
    read_result,
    refusal,
    told_type,
)
from shared.errors import (
    BadUpstreamAnswer,
    NotConfigured,
    UpstreamTimeout,
    UpstreamUnreachable,
    clip,
)
from shared.readers import public_url
from shared.settings import Settings
from shared.telemetry import traces

NAME = "Prometheus"
MAX_ANSWER_BYTES = 5_000_000  # some 200 series of 500 points; more is no answer for a person
MAX_VALUES = 20_000  # names in a list; a large cluster has some thousands of metrics
# The server is told to give up this much sooner than we do, so that its own sentence arrives.
GRACE_S = 0.5
CHECK_TIMEOUT_S = 1.5  # a health check that takes longer has its answer
MAX_VERSION_CHARACTERS = 64


class AnswerTooLarge(BadUpstreamAnswer):
    """The answer exceeds MAX_ANSWER_BYTES; a narrower question would do."""


class Prometheus:
    """One server, asked with read-only queries; safe to share between concurrent requests."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._url = settings.prometheus_url
        self._where = f"{NAME} at {public_url(self._url)}"
        try:
            self._http = http.async_client(self._url, ca_file=settings.prometheus_ca_file)
        except OSError as unreadable:  # ssl.SSLError is one too
            raise NotConfigured("PROMETHEUS_CA_FILE cannot be read") from unreadable

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Build it; no connection is made yet."""
        return cls(settings)

    async def aclose(self) -> None:
        """Close its connections."""
        await self._http.aclose()

    async def instant(
        self, query: str, *, timeout_s: float, at: float | None = None
    ) -> QueryResult:
        """Evaluate `query` at one moment (Unix seconds; the server's now without `at`).

        Raises:
            InvalidQuery: it does not parse
            AnswerTooLarge: it matches too much
            UpstreamError: every other failure, by its kind

        """
        form = {"query": query} | ({} if at is None else {"time": f"{at:.3f}"})
        return await self._query("/api/v1/query", form, timeout_s)

    async def range(
        self, query: str, *, start: float, end: float, step_s: float, timeout_s: float
    ) -> QueryResult:
        """Evaluate `query` at each step between two moments (Unix seconds); raise as `instant`."""
        form = {
            "query": query,
            "start": f"{start:.3f}",
            "end": f"{end:.3f}",
            "step": f"{step_s:.3f}",
        }
        return await self._query("/api/v1/query_range", form, timeout_s)

    async def label_values(
        self, label: str, *, start: float, end: float, timeout_s: float
    ) -> list[str]:
        """Return the values of a label between two moments, at most MAX_VALUES; raise as `instant`.

        The names of all metrics are the values of `__name__`.
        """
        # A server that does not know `limit` sends them all, or more bytes than are read.
        bounds = urlencode({"start": f"{start:.3f}", "end": f"{end:.3f}", "limit": MAX_VALUES})
        path = f"/api/v1/label/{quote(label, safe='')}/values?{bounds}"
        return await self._list(path, timeout_s)

    async def label_names(
        self, selector: str, *, start: float, end: float, timeout_s: float
    ) -> list[str]:
        """Return the labels of the series of `selector` between two moments; raise as `instant`."""
        bounds = {"match[]": selector, "start": f"{start:.3f}", "end": f"{end:.3f}"}
        return await self._list(f"/api/v1/labels?{urlencode(bounds)}", timeout_s)

    async def type_of(self, family: str, *, timeout_s: float) -> str:
        """Return what exporters say a family of metrics is, such as `counter`; "" when none says.

        Raise as `instant`.
        """
        bounds = urlencode({"metric": family, "limit": 1})
        body = await self._ask("GET", f"/api/v1/metadata?{bounds}", within(timeout_s))
        return told_type(body, family)

    async def check(self) -> str:
        """Return a sentence with the version of the server.

        Raises:
            UpstreamError: it cannot be asked

        """
        try:
            body = await self._ask("GET", "/api/v1/status/buildinfo", within(CHECK_TIMEOUT_S))
        except BadUpstreamAnswer:  # not all that answers queries tells its build
            await self.instant("vector(1)", timeout_s=CHECK_TIMEOUT_S)
            return f"{NAME} answers queries"
        build = body.get("data")
        version = cast("dict[str, Any]", build).get("version") if isinstance(build, dict) else ""
        return f"{NAME} {clip(str(version), MAX_VERSION_CHARACTERS)}".strip()

    async def _list(self, path: str, timeout_s: float) -> list[str]:
        body = await self._ask("GET", path, within(timeout_s))
        values = body.get("data")
        if not isinstance(values, list):
            raise BadUpstreamAnswer(SYSTEM, f"{self._where} sent JSON that is no list of names")
        return [str(value) for value in cast("list[object]", values)[:MAX_VALUES]]

    async def _query(self, path: str, form: Mapping[str, str], timeout_s: float) -> QueryResult:
        total_s = within(timeout_s + GRACE_S)
        server_s = max(total_s - GRACE_S, total_s / 2)
        body = await self._ask(
            "POST", path, total_s, {**form, "timeout": f"{server_s * 1000:.0f}ms"}
        )
        result = read_result(body)
        if result is None:
            raise BadUpstreamAnswer(SYSTEM, f"{self._where} sent JSON that is no query result")
        return result

    async def _ask(
        self, method: str, path: str, total_s: float, form: dict[str, str] | None = None
    ) -> dict[str, Any]:
        try:
            # httpx's read timeout begins anew with every byte; this one does not.
            async with asyncio.timeout(total_s):
                return await self._with_one_retry(method, path, total_s, form)
        except TimeoutError as late:
            raise UpstreamTimeout(
                SYSTEM, f"{self._where} did not answer within {total_s:.1f} s"
            ) from late

    async def _with_one_retry(
        self, method: str, path: str, limit_s: float, form: dict[str, str] | None
    ) -> dict[str, Any]:
        try:
            return await self._exchange(method, path, limit_s, form)
        except UpstreamUnreachable as failure:
            if not _refused_at_the_door(failure):
                raise
        return await self._exchange(method, path, limit_s, form)

    async def _exchange(
        self, method: str, path: str, limit_s: float, form: dict[str, str] | None
    ) -> dict[str, Any]:
        async with http.speaking_to(SYSTEM, NAME, self._url):
            # Uncompressed: the byte limit then counts what travels; one's own network is fast.
            headers = {**request_headers(self._settings), "Accept-Encoding": "identity"}
            request = self._http.build_request(
                method, path, data=form, headers=headers, timeout=http.timeout(limit_s)
            )
            response = await self._http.send(request, stream=True)
            try:
                text = await self._read(response)
            finally:
                await response.aclose()
        body = json_object(text)
        if response.is_success and body is not None and body.get("status") == "success":
            return body
        raise refusal(response.status_code, body, self._where)

    async def _read(self, response: httpx.Response) -> bytes:
        text = bytearray()
        async for chunk in response.aiter_bytes():
            text += chunk
            if len(text) > MAX_ANSWER_BYTES:
                megabytes = MAX_ANSWER_BYTES // 1_000_000
                raise AnswerTooLarge(
                    SYSTEM, f"{self._where} has more than {megabytes} MB to say to this question"
                )
        return bytes(text)


def request_headers(settings: Settings) -> dict[str, str]:
    """Return the headers of every request: trace, credentials, tenant.

    Raises:
        NotConfigured: the token is none

    """
    headers = traces.outgoing_headers()
    if token := settings.prometheus_bearer():
        if not (token.isascii() and token.isprintable()):
            raise NotConfigured("the token for Prometheus is not one line of ASCII")
        headers["Authorization"] = f"Bearer {token}"
    if settings.prometheus_org_id:
        headers["X-Scope-OrgID"] = settings.prometheus_org_id
    return headers


def _refused_at_the_door(failure: UpstreamUnreachable) -> bool:
    """Tell whether asking again may help at once: a connection refused, here or behind a proxy.

    A connection that timed out has used up its time, and one that broke may have carried work.
    """
    return failure.__cause__ is None or isinstance(failure.__cause__, httpx.ConnectError)
