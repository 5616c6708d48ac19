"""A function that speaks a protocol of its own in place of one request model: the MCP endpoint.

It shares the edge's probes, failures, logs, metrics and its way under functions-framework; who may
call and how a body is read is the protocol's, because its answers to those are the protocol's too.
"""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, Protocol, cast

import functions_framework.aio

from shared.edge import probes
from shared.edge.exchange import Exchange, Receive, Scope, Send
from shared.edge.run import Asgi, guarded
from shared.edge.runtime import Runtime, process_runtime
from shared.telemetry import traces

Respond = Callable[[Exchange, Runtime], Awaitable[None]]


class Endpoint(NamedTuple):
    """What the decorator makes: a name, its documented paths, and what answers."""

    name: str
    paths: tuple[str, ...]
    respond: Respond

    def application(self, runtime: Runtime) -> Asgi:
        """Return this endpoint as an ASGI application."""

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            exchange = Exchange(scope, receive, send)
            await guarded(self.name, exchange, self._answer(exchange, runtime))

        return serve

    async def _answer(self, exchange: Exchange, runtime: Runtime) -> None:
        if exchange.path in probes.PATHS:
            await probes.answer(exchange, runtime, self.name)
            return
        _ = runtime.settings  # settles tracing before the first span
        with traces.request_span(self.name, exchange.headers, path=exchange.path):
            await self.respond(exchange, runtime)


class EndpointEntry(Protocol):
    """A plain async function, as functions-framework wants it."""

    endpoint: Endpoint

    async def __call__(self, request: object) -> Asgi:
        """Return the ASGI application that answers `request`."""
        ...


def endpoint(*, paths: tuple[str, ...]) -> Callable[[Respond], EndpointEntry]:
    """Declare an endpoint over `async def name(exchange: Exchange, runtime: Runtime) -> None`."""

    def declare(respond: Respond) -> EndpointEntry:
        declared = Endpoint(respond.__name__, paths, respond)

        async def entry(request: object) -> Asgi:  # noqa: ARG001 - the application reads the scope
            return declared.application(process_runtime())

        entry.__name__ = entry.__qualname__ = declared.name
        entry.__doc__ = respond.__doc__
        registered = cast("EndpointEntry", functions_framework.aio.http(cast("Any", entry)))
        registered.endpoint = declared
        return registered

    return declare
