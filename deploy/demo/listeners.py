"""What listens: one HTTP server for each serving pod, one for the exporters.

Who sends requests to them, and in which thread all this runs, is in workload.
"""

import asyncio
import socket
import time
from collections.abc import Iterable
from contextlib import suppress

import uvicorn
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route as HttpRoute

from deploy.demo.children import LOOPBACK
from deploy.demo.exposition import Exporter
from deploy.demo.services import Service
from deploy.demo.serving import ServingPod
from deploy.demo.story.behaviour import Plan


class Listener:
    """One application behind one loopback port, which takes connections from the beginning."""

    def __init__(self, app: Starlette) -> None:
        """Bind a free port."""
        self._socket = socket.create_server((LOOPBACK, 0))
        self.address = f"{LOOPBACK}:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(app, lifespan="off", log_config=None, access_log=False)
        )

    async def serve(self) -> None:
        """Serve until `end`."""
        await self._server.serve(sockets=[self._socket])

    def end(self) -> None:
        """Ask the server to end."""
        self._server.should_exit = True

    def close(self) -> None:
        """Free the port, whether or not it was ever served."""
        self._socket.close()


def pod_app(pod: ServingPod, service: Service, ending: asyncio.Event) -> Starlette:
    """Build a pod's application: its service's routes, and `/metrics`."""

    async def answer(request: Request) -> Response:
        began = time.monotonic()
        plan = service.behaviour.next()
        with suppress(TimeoutError):
            await asyncio.wait_for(ending.wait(), plan.latency_s)
        took = Plan(code=plan.code, latency_s=time.monotonic() - began)
        pod.handled((request.method, request.url.path), took, time.time())
        return JSONResponse({"service": pod.service, "pod": pod.name}, status_code=plan.code)

    methods: dict[str, set[str]] = {}
    for method, path in service.profile.routes:
        methods.setdefault(path, set()).add(method)
    routes = [HttpRoute(path, answer, methods=sorted(of)) for path, of in methods.items()]
    return Starlette(routes=[*routes, _metrics_route("/metrics", pod.registry)])


def exporter_app(exporters: Iterable[Exporter]) -> Starlette:
    """Build the application of all exporters, each at its own path."""
    return Starlette(routes=[_metrics_route(each.path, each.registry) for each in exporters])


def _metrics_route(path: str, registry: CollectorRegistry) -> HttpRoute:
    async def metrics(_: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)

    return HttpRoute(path, metrics)
