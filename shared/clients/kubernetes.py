"""The Kubernetes API, read-only, over plain HTTP: pods, their logs, and what is around them.

No SDK is loaded on the way; `kubeconfig` decides where the API is. Which pods matter and what
their states mean belongs to the functions.
"""

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Self, cast

import httpx

from shared.clients import http
from shared.clients.budget import within
from shared.clients.kubeconfig import find_access
from shared.clients.kubernetes_access import SERVICE_ACCOUNT, SYSTEM, Access
from shared.clients.kubernetes_answers import (
    Json,
    Target,
    json_object,
    mapping,
    refusal,
    selector_text,
)
from shared.domain.logs.stamps import Since
from shared.errors import BadUpstreamAnswer, Forbidden, UpstreamAuth, UpstreamTimeout
from shared.readers import public_url
from shared.settings import Settings
from shared.telemetry import traces

NAME = "Kubernetes"
READ_TIMEOUT_S = 4.0  # an API server answers in milliseconds; a whole answer must fit 5 s
CHECK_TIMEOUT_S = 1.5  # a health check that takes longer has its answer
MAX_BODY_BYTES = 16 * 1024 * 1024  # some 1,000 pods
MAX_STATUS_BYTES = 64 * 1024  # a refusal in place of a log
MAX_PODS = 500  # one page, as kubectl asks for
# What names pods, in the order in which it is looked for, each with its resource.
WORKLOADS = MappingProxyType(
    {
        "service": "services",
        "deployment": "deployments",
        "statefulset": "statefulsets",
        "daemonset": "daemonsets",
        "job": "jobs",
    }
)
ALWAYS = Since()


class Listing(NamedTuple):
    """Objects as the API has them; `complete` is false when there are more than MAX_PODS."""

    items: list[Json]
    complete: bool


class LogRequest(NamedTuple):
    """Which part of which container's log; stamps are always asked for."""

    container: str
    previous: bool = False
    tail_lines: int | None = None
    since: Since = ALWAYS
    limit_bytes: int | None = None

    def query(self) -> dict[str, str]:
        """Return the query string's fields."""
        wanted: dict[str, object] = {
            "container": self.container,
            "timestamps": "true",
            "previous": "true" if self.previous else None,
            "tailLines": self.tail_lines,
            "sinceSeconds": self.since.seconds,
            "sinceTime": self.since.instant,
            "limitBytes": self.limit_bytes,
        }
        return {name: str(value) for name, value in wanted.items() if value is not None}


class _Connection(NamedTuple):
    access: Access
    client: httpx.AsyncClient


class Kubernetes:
    """One API server; safe to share between concurrent requests."""

    def __init__(self, settings: Settings, service_account: Path = SERVICE_ACCOUNT) -> None:
        self._settings = settings
        self._service_account = service_account
        self._connection: _Connection | None = None
        self._connecting = asyncio.Lock()

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Build it; nothing is read or connected yet."""
        return cls(settings)

    @property
    def allowed_namespaces(self) -> tuple[str, ...]:
        """The namespaces that reads are held to; none means all of them."""
        return self._settings.allowed_namespaces

    async def aclose(self) -> None:
        """Close its connections."""
        if self._connection:
            await self._connection.client.aclose()
            self._connection = None

    async def get_pod(self, namespace: str, name: str) -> Json:
        """Return one pod.

        Raises:
            UpstreamNotFound: there is none
            Forbidden: the namespace is not in ALLOWED_NAMESPACES
            UpstreamError: every other failure, by its kind

        """
        return _with_name(await self._get(Target("pods", namespace, name)))

    async def list_pods(self, namespace: str, label_selector: str = "") -> Listing:
        """Return the pods of a namespace that a label selector picks; raise as `get_pod`."""
        return await self.list_objects("pods", namespace, label_selector)

    async def list_objects(
        self, resource: str, namespace: str = "", label_selector: str = ""
    ) -> Listing:
        """Return one page of a resource in GROUPS; raise as `get_pod`.

        Items of a list carry no `kind`. CLUSTER_SCOPED resources take no namespace; the others one,
        or ALL_NAMESPACES.
        """
        query = {"limit": str(MAX_PODS)}
        if label_selector:
            query["labelSelector"] = label_selector
        body = await self._get(Target(resource, namespace), query)
        items: object = body.get("items")
        if not isinstance(items, list):
            raise BadUpstreamAnswer(SYSTEM, f"{NAME} sent a list of {resource} without items")
        found = [_with_name(item, resource) for item in cast("list[object]", items)]
        return Listing(found, complete=not mapping(body.get("metadata")).get("continue"))

    async def selector_of(self, workload: str, namespace: str, name: str) -> str:
        """Return the label selector of one of WORKLOADS, "" when it selects nothing itself.

        Raises as `get_pod`.
        """
        body = await self._get(Target(WORKLOADS[workload], namespace, name))
        selector = mapping(mapping(body.get("spec")).get("selector"))
        if workload == "service":
            selector = {"matchLabels": selector}
        return selector_text(selector)

    @asynccontextmanager
    async def open_log(
        self, namespace: str, pod: str, wanted: LogRequest
    ) -> AsyncGenerator[AsyncIterator[bytes]]:
        """Stream a container's log; leaving the context ends the stream.

        Raises:
            UpstreamRejected: the container has no such log (yet); the kubelet's reason is in it
            UpstreamError: every other failure, also in the middle of the stream

        """
        target = Target("pods/log", namespace, pod)
        connection = await self._connected(target)
        async with self._response(connection, target.path, wanted.query(), target) as response:
            if response.headers.get("content-type", "").startswith("text/html"):
                raise BadUpstreamAnswer(SYSTEM, f"{NAME} sent a web page in place of a log")
            yield response.aiter_bytes()

    async def check(self) -> str:
        """Return a sentence with the version of the cluster.

        Raises:
            UpstreamError: it cannot be asked

        """
        body = await self._json("/version", {}, None, CHECK_TIMEOUT_S)
        version = body.get("gitVersion")
        if not isinstance(version, str):
            raise BadUpstreamAnswer(SYSTEM, f"{NAME} told no version")
        return f"{NAME} {version[:64]}"

    async def _get(self, target: Target, query: Mapping[str, str] | None = None) -> Json:
        return await self._json(target.path, query or {}, target, READ_TIMEOUT_S)

    async def _json(
        self, path: str, query: Mapping[str, str], target: Target | None, limit_s: float
    ) -> Json:
        # Outside the limit: a credential plugin takes its own time, and only once.
        connection = await self._connected(target)
        total_s = within(limit_s)
        try:
            # httpx's read timeout begins anew with every byte; this one does not.
            async with (
                asyncio.timeout(total_s),
                self._response(connection, path, query, target) as response,
            ):
                body = json_object(await _body(response, MAX_BODY_BYTES))
        except TimeoutError:
            raise UpstreamTimeout(SYSTEM, f"{NAME} did not answer within {total_s:.1f} s") from None
        if body is None:
            raise BadUpstreamAnswer(SYSTEM, f"{NAME} sent an answer that is not JSON")
        return body

    @asynccontextmanager
    async def _response(
        self, connection: _Connection, path: str, query: Mapping[str, str], target: Target | None
    ) -> AsyncGenerator[httpx.Response]:
        access, client = connection
        headers = {**traces.outgoing_headers(), "Accept-Encoding": "identity"}
        if authorization := await access.authorization():
            headers["Authorization"] = authorization
        server_name = access.tls_server_name
        where = f"{NAME} at {public_url(access.url)}"
        async with (
            http.speaking_to(SYSTEM, NAME, access.url),
            _heeding_alerts(where),
            client.stream(
                "GET",
                access.url + path,
                params=dict(query),
                headers=headers,
                timeout=http.timeout(READ_TIMEOUT_S),
                extensions={"sni_hostname": server_name} if server_name else {},
            ) as response,
        ):
            if response.status_code != HTTPStatus.OK:
                body = await _body(response, MAX_STATUS_BYTES)
                raise refusal(response.status_code, body, target, where)
            yield response

    async def _connected(self, target: Target | None) -> _Connection:
        allowed = self._settings.allowed_namespaces
        if target and allowed and target.namespace and target.namespace not in allowed:
            raise Forbidden(f"namespace '{target.namespace}' is not one of ALLOWED_NAMESPACES")
        async with self._connecting:
            if self._connection is None:
                access = await find_access(self._settings, self._service_account)
                client = http.async_client(access.url, verify=access.tls)
                self._connection = _Connection(access, client)
            return self._connection


@asynccontextmanager
async def _heeding_alerts(where: str) -> AsyncGenerator[None]:
    """Turn a TLS alert that comes after the handshake into ours."""
    try:
        yield
    except httpx.NetworkError as alert:
        if not isinstance(alert.__cause__, ssl.SSLError) or isinstance(alert, httpx.ConnectError):
            raise
        raise UpstreamAuth(
            SYSTEM, f"{where} ended the TLS connection; it may require another client certificate"
        ) from alert


async def _body(response: httpx.Response, limit: int) -> bytes:
    body = await http.read_within(response, limit)
    if body is None:
        raise BadUpstreamAnswer(SYSTEM, f"{NAME} sent more than {limit // 1024} KiB")
    return body


def _with_name(item: object, resource: str = "pods") -> Json:
    found = mapping(item)
    if not isinstance(mapping(found.get("metadata")).get("name"), str):
        raise BadUpstreamAnswer(SYSTEM, f"{NAME} sent something that is none of its {resource}")
    return found
