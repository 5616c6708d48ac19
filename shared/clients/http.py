"""What all HTTP clients share: connection limits, time, and httpx's errors made ours.

Which paths are asked and what answers mean belongs in the client of that system.
"""

import ssl
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

import httpx

from shared.clients.budget import within
from shared.clients.transport import AsyncioTransport
from shared.errors import BadUpstreamAnswer, UpstreamTimeout, UpstreamUnreachable
from shared.readers import public_url
from shared.telemetry import traces

CONNECT_TIMEOUT_S = 1.5  # a live host in one's own network answers in milliseconds
MAX_CONNECTIONS = 16


def async_client(
    base_url: str,
    *,
    headers: Mapping[str, str] | None = None,
    ca_file: str = "",
    verify: ssl.SSLContext | None = None,
) -> httpx.AsyncClient:
    """Build a client for one system; a TLS context is loaded only for an https URL.

    Redirects are not followed and the environment's proxies are not used: both could carry
    credentials to a host that nobody configured.
    """
    if base_url.startswith("https://"):
        verify = verify or ssl.create_default_context(cafile=ca_file or None)
    return httpx.AsyncClient(
        base_url=base_url,
        headers=headers,
        transport=AsyncioTransport(verify, MAX_CONNECTIONS),
        trust_env=False,
        timeout=CONNECT_TIMEOUT_S,  # every call names its own; this is for one that forgot
    )


def timeout(limit_s: float) -> httpx.Timeout:
    """Return httpx's timeouts for a call of at most `limit_s`, within the request's budget."""
    left = within(limit_s)
    return httpx.Timeout(left, connect=min(CONNECT_TIMEOUT_S, left))


async def read_within(response: httpx.Response, limit_bytes: int) -> bytes | None:
    """Return a streamed body, or None as soon as it proves larger than `limit_bytes`."""
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > limit_bytes:
            return None
    return bytes(body)


@asynccontextmanager
async def speaking_to(system: str, name: str, base_url: str) -> AsyncGenerator[None]:
    """Record a span and turn httpx's errors into ours, naming the system and its public URL.

    Args:
        system: lower-case key, such as `prometheus`
        name: for people, such as `Prometheus`
        base_url: only its scheme, host, port and path are shown

    Raises:
        UpstreamTimeout, UpstreamUnreachable, BadUpstreamAnswer: see shared.errors

    """
    where = f"{name} at {public_url(base_url)}"
    with traces.span(f"{system} call", system=system):
        try:
            yield
        except httpx.ConnectTimeout as failure:
            raise UpstreamUnreachable(system, f"{where} did not accept a connection in time") from (
                failure
            )
        except httpx.TimeoutException as failure:
            raise UpstreamTimeout(system, f"{where} did not answer in time") from failure
        except httpx.ConnectError as failure:
            raise UpstreamUnreachable(system, f"{where} cannot be reached") from failure
        except (httpx.DecodingError, httpx.InvalidURL) as failure:
            raise BadUpstreamAnswer(system, f"{where} sent an answer that cannot be read") from (
                failure
            )
        except httpx.TransportError as failure:
            raise UpstreamUnreachable(system, f"{where} broke the connection") from failure
