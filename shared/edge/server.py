"""Many functions in one process: every documented path, the Homepage's public ones included.

Each request is served by the function's own application, exactly as under functions-framework.
"""

import json
from collections.abc import Iterable

from shared import __version__
from shared.edge import probes
from shared.edge.declaration import Declaration
from shared.edge.endpoint import Endpoint
from shared.edge.exchange import Exchange, Receive, Scope, Send
from shared.edge.run import Asgi, application, guarded
from shared.edge.runtime import Runtime
from shared.errors import MethodNotAllowed, NoSuchPath
from shared.telemetry import push

PUBLIC_PREFIX = "/api/v1/jamie"


def public_paths(declaration: Declaration) -> tuple[str, ...]:
    """Return the Homepage's paths of a function: `/api/chat` is `/api/v1/jamie/chat` there."""
    own = [path.removeprefix("/api") for path in declaration.paths if path.startswith("/api/")]
    return tuple(PUBLIC_PREFIX + path for path in own)


class Bundle:
    """One ASGI application over several functions and one runtime."""

    def __init__(
        self,
        declarations: Iterable[Declaration],
        runtime: Runtime,
        endpoints: Iterable[Endpoint] = (),
    ) -> None:
        self._runtime = runtime
        self._routes: dict[str, tuple[str, Asgi]] = {}
        for declaration in declarations:
            serve = application(declaration, runtime)
            for path in declaration.paths:
                self._routes[path] = (path, serve)
            for path in public_paths(declaration):
                self._routes[path] = (declaration.paths[0], serve)
        for endpoint in endpoints:
            serve = endpoint.application(runtime)
            self._routes |= {path: (path, serve) for path in endpoint.paths}
        for probe in ("/health", "/ready"):
            if probe in self._routes:
                self._routes[PUBLIC_PREFIX + probe] = self._routes[probe]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one HTTP request, or the server's start and end."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        if scope["type"] != "http":
            return
        path, serve = self._routes.get(scope["path"].rstrip("/") or "/", ("", None))
        if serve is None:
            exchange = Exchange(scope, receive, send)
            await guarded("server", exchange, self._own(exchange))
            return
        await serve({**scope, "path": path}, receive, send)

    async def _own(self, exchange: Exchange) -> None:
        probe = exchange.path.removeprefix(PUBLIC_PREFIX)
        if probe in probes.PATHS:
            exchange.path = probe
            await probes.answer(exchange, self._runtime, "jamie")
            return
        if exchange.path != "/":
            raise NoSuchPath(f"no such path; these exist: {', '.join(sorted(self._routes))}")
        if exchange.method not in probes.METHODS:
            raise MethodNotAllowed("this page is read with GET", probes.METHODS)
        index = {"name": "jamie", "version": __version__, "paths": sorted(self._routes)}
        await exchange.answer(200, json.dumps(index).encode())

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            else:
                await push.flush()
                await self._runtime.aclose()
                await send({"type": "lifespan.shutdown.complete"})
                return
