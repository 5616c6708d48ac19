"""The decorator: what a function declares, said once.

Its signature names the request, the response and the clients; catalogue, MCP tools, manifests,
README rows and local routes are derived from the Declaration. How a request is served is in `run`.
"""

import inspect
from collections.abc import Callable
from typing import Any, Protocol, cast

import functions_framework.aio

from shared.edge.declaration import Declaration, Handler
from shared.edge.emit import Emit
from shared.edge.run import Asgi, application
from shared.edge.runtime import process_runtime

MIB = 1024 * 1024
BOTH = ("jamie", "agent-sre")


class Entry(Protocol):
    """What the decorator returns: a plain async function, as functions-framework wants it."""

    declaration: Declaration
    handler: Handler

    async def __call__(self, request: object) -> Asgi:
        """Return the ASGI application that answers `request`."""
        ...


def function(
    *,
    tool: str,
    paths: tuple[str, ...],
    timeout_s: float,
    profiles: tuple[str, ...] = BOTH,
    method: str = "POST",
    max_body_bytes: int = MIB,
) -> Callable[[Handler], Entry]:
    """Declare a function over `async def handler(ask: Ask, client: Client, ...) -> Answer`.

    Args:
        tool: name of the MCP tool
        paths: documented paths, beside `/`
        timeout_s: the whole request, in seconds; the handler is cancelled then
        profiles: MCP profiles that show the tool
        method: `POST` with a JSON body, or `GET` with a query string
        max_body_bytes: larger bodies are refused

    """

    def declare(handler: Handler) -> Entry:
        parameters = list(inspect.signature(handler).parameters.values())
        needs = {parameter.name: parameter.annotation for parameter in parameters[1:]}
        declaration = Declaration(
            name=handler.__name__,
            tool=tool,
            description=" ".join((handler.__doc__ or "").partition("\n\n")[0].split()),
            paths=paths,
            profiles=profiles,
            method=method,
            timeout_s=timeout_s,
            max_body_bytes=max_body_bytes,
            handler=handler,
            ask=parameters[0].annotation,
            answer=inspect.signature(handler).return_annotation,
            clients={name: kind for name, kind in needs.items() if kind is not Emit},
            emit_parameter=next((name for name, kind in needs.items() if kind is Emit), ""),
        )
        return _entry(declaration)

    return declare


def _entry(declaration: Declaration) -> Entry:
    async def entry(request: object) -> Asgi:  # noqa: ARG001 - the application reads the scope
        return application(declaration, process_runtime())

    entry.__name__ = entry.__qualname__ = declaration.name
    entry.__doc__ = declaration.handler.__doc__
    registered = cast("Entry", functions_framework.aio.http(cast("Any", entry)))
    registered.declaration = declaration
    registered.handler = declaration.handler
    return registered
