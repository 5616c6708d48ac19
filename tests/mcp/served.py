"""The MCP function as it is deployed, under functions-framework, before a recording sibling."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.support.loopback import PLAIN
from tests.support.processes import Process, free_port, isolated_env, serve_one
from tests.support.servers import Asked, Reply, ScriptedServer

Json = dict[str, Any]
Headers = dict[str, str] | list[tuple[str, str]]

META = "io.modelcontextprotocol/"
MODERN = "2026-07-28"
HEALTHY = {"status": "healthy", "service_name": "homepage", "latency": "45ms (p95)"}


@dataclass
class Script:
    """What the sibling answers; a test sets `answer`."""

    answer: Callable[[Asked], Reply] = field(
        default=lambda _asked: Reply(body=json.dumps(HEALTHY).encode())
    )

    def __call__(self, asked: Asked) -> Reply:
        return self.answer(asked)


@dataclass
class Served:
    """A running MCP function and the sibling behind it."""

    base: str
    sibling: ScriptedServer
    script: Script
    process: Process

    @property
    def url(self) -> str:
        return f"{self.base}/mcp"

    def post(self, message: object, headers: Headers | None = None) -> httpx.Response:
        """POST any JSON."""
        pairs = list(headers.items()) if isinstance(headers, dict) else list(headers or [])
        return httpx.post(
            self.url,
            content=json.dumps(message).encode(),
            headers=[("content-type", "application/json"), *pairs],
            **PLAIN,
            timeout=20,
        )

    def call(self, name: str, arguments: Json, headers: Headers | None = None) -> httpx.Response:
        """Call a tool as a client of the handshake era."""
        params = {"name": name, "arguments": arguments}
        return self.post(request("tools/call", params), headers)

    def ask_modern(
        self, method: str, params: Json | None = None, *, name: str = "", **changed: str
    ) -> httpx.Response:
        """Ask as a client of 2026-07-28; `changed` are headers in place of the right ones."""
        meta = {f"{META}protocolVersion": MODERN, f"{META}clientCapabilities": {}}
        right = {"mcp-protocol-version": MODERN, "mcp-method": method}
        named = {"mcp-name": name} if name else {}
        given = {key.replace("_", "-"): value for key, value in changed.items()}
        message = request(method, {**(params or {}), "_meta": meta})
        return self.post(message, {**right, **named, **given})


def request(method: str, params: Json | None = None) -> Json:
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": params or {}}


def result_of(response: httpx.Response) -> Json:
    assert response.status_code == 200, response.text
    return response.json()["result"]


def text_of(response: httpx.Response) -> str:
    """The first text of a tool's result."""
    return result_of(response)["content"][0]["text"]


@contextmanager
def served(home: Path, **env: str) -> Iterator[Served]:
    """Serve the MCP function with a recording sibling."""
    script, port = Script(), free_port()
    with ScriptedServer(script) as sibling:
        whole = isolated_env(home, AGENT_SERVICE_URL=sibling.url, **env)
        with serve_one("mcp", port, env=whole, log=home / f"log-{port}") as process:
            yield Served(f"http://127.0.0.1:{port}", sibling, script, process)
