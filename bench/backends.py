"""Backends that answer at once and correctly: real answers, recorded once and replayed.

Prometheus is the demo world's, behind a proxy that remembers; the sibling's answer is what
golden_signals said; the Kubernetes API is the demo's double itself.
"""

import asyncio
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar

import httpx

from deploy.demo.children import free_port
from deploy.demo.world import demo_world
from functions.golden_signals.limits import Limits
from functions.golden_signals.main import GoldenSignalsRequest, golden_signals
from functions.golden_signals.memory import Memory
from shared.clients.prometheus import Prometheus
from shared.edge.encode import as_json
from shared.settings import Settings


@dataclass(frozen=True, slots=True)
class Backends:
    """Where each backend listens; `at` is the evaluation time of the recorded answers."""

    at: float
    prometheus_url: str
    kubernetes_url: str
    sibling_url: str
    nobody_url: str

    @staticmethod
    def port() -> int:
        """Return a free port for the function under measurement."""
        return free_port()


class Replay(ThreadingHTTPServer):
    """Answers each POST as `origin` answered the same one first; with a fixed answer, always so."""

    daemon_threads = True

    def __init__(
        self,
        origin: str = "",
        fixed: bytes = b"",
        content_type: str = "application/x-www-form-urlencoded",
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.origin, self.fixed, self.content_type = origin, fixed, content_type
        self.known: dict[tuple[str, bytes], bytes] = {}

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def recall(self, path: str, body: bytes) -> bytes:
        """Return the answer to a POST."""
        if self.fixed:
            return self.fixed
        if (path, body) not in self.known:
            sent = {"content-type": self.content_type}
            answer = httpx.post(self.origin + path, content=body, headers=sent, timeout=30)
            self.known[path, body] = answer.raise_for_status().content
        return self.known[path, body]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # a head must not wait 40 ms for its body
    server: Replay

    def do_POST(self) -> None:
        """Answer from memory."""
        asked = self.rfile.read(int(self.headers["content-length"]))
        body = self.server.recall(self.path, asked)
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


Server = TypeVar("Server", bound=Replay)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """Serve in a thread."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


async def _signals(prometheus_url: str, at: float) -> bytes:
    prometheus = Prometheus.from_settings(Settings(prometheus_url=prometheus_url))
    try:
        ask = GoldenSignalsRequest(service_name="homepage", at=str(at))
        answer = await golden_signals.handler(ask, prometheus, Memory(), Limits())
    finally:
        await prometheus.aclose()
    return as_json(answer).encode()


@contextmanager
def instant_backends() -> Iterator[Backends]:
    """Yield the addresses of all backends."""
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        world = stack.enter_context(demo_world(directory))
        if world.prometheus_url is None or world.kubernetes_url is None:
            sys.exit(f"the demo world is not whole: {'; '.join(world.missing)}")
        at = round(time.time(), 3)
        prometheus = stack.enter_context(running(Replay(origin=world.prometheus_url)))
        recorded = asyncio.run(_signals(prometheus.url, at))
        sibling = stack.enter_context(running(Replay(fixed=recorded)))
        closed = stack.enter_context(socket.socket())
        closed.bind(("127.0.0.1", 0))  # bound, not listening: refuses
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
        yield Backends(at, prometheus.url, world.kubernetes_url, sibling.url, nobody)
