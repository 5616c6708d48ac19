"""Scripted MCP servers of either era, for the client that AGENT_SRE_URL makes of us."""

import json
from collections.abc import Callable
from typing import Any

from tests.support.servers import Asked, Reply

Json = dict[str, Any]

RESULT = {
    "content": [{"type": "text", "text": "all is well"}],
    "structuredContent": {"status": "healthy"},
    "isError": False,
}


def request_of(asked: Asked) -> Json:
    return json.loads(asked.body)


def methods(asked: list[Asked]) -> list[str]:
    """What was asked, in order."""
    return [request_of(one)["method"] for one in asked]


def response(number: object, **parts: object) -> Json:
    return {"jsonrpc": "2.0", "id": number, **parts}


def rpc(asked: Asked, status: int = 200, **parts: object) -> Reply:
    """Answer a request with `result` or `error`, as JSON."""
    body = response(request_of(asked).get("id"), **parts)
    return Reply(status=status, body=json.dumps(body).encode())


def rpc_error(asked: Asked, code: int, status: int = 200, message: str = "no") -> Reply:
    return rpc(asked, status, error={"code": code, "message": message})


def events(*messages: object, ending: str = "\n\n") -> bytes:
    """Server-sent events, one a message."""
    lines = [f": comment{ending}", *(f"event: message\ndata: {json.dumps(m)}" for m in messages)]
    text = lines[0] + ending.join(lines[1:]) + ending
    return text.encode()


def modern(result: Json = RESULT) -> Callable[[Asked], Reply]:
    """A server of 2026-07-28."""
    return lambda asked: rpc(asked, result={"resultType": "complete", **result})


class Legacy:
    """A server of the handshake era, with sessions; `refuse` is its answer to the modern call."""

    def __init__(self, refuse: Callable[[Asked], Reply], version: str = "2025-06-18") -> None:
        self.refuse, self.version = refuse, version
        self.sessions = 0
        self.forgotten: set[str] = set()

    def __call__(self, asked: Asked) -> Reply:
        method = request_of(asked)["method"]
        if asked.headers.get("mcp-protocol-version") == "2026-07-28":
            return self.refuse(asked)
        if method == "initialize":
            return self._initialized(asked)
        if asked.headers.get("mcp-session-id") in {None, *self.forgotten}:
            return rpc_error(asked, -32600, 404, "no session")
        if method == "notifications/initialized":
            return Reply(202, b"")
        return rpc(asked, result=RESULT)

    def _initialized(self, asked: Asked) -> Reply:
        self.sessions += 1
        hello = {"protocolVersion": self.version, "capabilities": {}, "serverInfo": {"name": "x"}}
        reply = rpc(asked, result=hello)
        reply.headers = {"Mcp-Session-Id": f"session-{self.sessions}"}
        return reply
