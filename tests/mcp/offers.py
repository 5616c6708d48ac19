"""A registry whose handlers do what the wire must cope with, and ways to speak to it."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from functions.mcp.registry import (
    Call,
    InvalidParams,
    MissingCapability,
    Prompt,
    Registry,
    Resource,
    Template,
    Tool,
)
from functions.mcp.wire import serve
from shared.clients.budget import within
from shared.edge.endpoint import Endpoint
from shared.edge.exchange import Exchange
from shared.edge.run import Asgi
from shared.edge.runtime import Runtime
from shared.errors import UpstreamTimeout
from shared.settings import Settings
from shared.telemetry import context
from tests.edge.asgi import Got, exchange

Json = dict[str, Any]
VERSION = "2026-07-28"
META_VERSION = "io.modelcontextprotocol/protocolVersion"
META_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities"
JSON_HEADERS = {"content-type": "application/json"}


async def echo(arguments: Json, call: Call) -> Json:
    bound = context.current()
    seen = {
        "arguments": arguments,
        "capabilities": dict(call.capabilities),
        "input_responses": dict(call.input_responses),
        "request_state": call.request_state,
        "traceparent": bound.traceparent if bound else "",
        "left_s": within(1000),
    }
    return {"content": [], "structuredContent": seen}


async def step(_arguments: Json, call: Call) -> Json:
    await call.progress("first step")
    await call.progress("second step")
    return {"content": []}


async def dwell(arguments: Json, _call: Call) -> Json:
    await asyncio.sleep(arguments.get("seconds", 3600))
    return {"content": []}


async def crash(_arguments: Json, _call: Call) -> Json:
    raise KeyError("hunter2")


async def late(_arguments: Json, _call: Call) -> Json:
    raise UpstreamTimeout("prometheus", "Prometheus did not answer in time")


async def refuse(_arguments: Json, _call: Call) -> Json:
    raise InvalidParams("no such thing")


async def need(_arguments: Json, _call: Call) -> Json:
    raise MissingCapability({"sampling": {}})


async def nonsense(_arguments: Json, _call: Call) -> Json:
    return {"content": [], "structuredContent": {"ratio": float("nan")}}


def tool(handler: Any) -> Tool:
    definition = {"name": handler.__name__, "description": "d", "inputSchema": {"type": "object"}}
    return Tool(definition, handler)


async def greet(given: Mapping[str, str], _call: Call) -> Json:
    words = {"type": "text", "text": f"hello {given['who']}"}
    return {"messages": [{"role": "user", "content": words}]}


async def read(uri: str, _call: Call) -> Json:
    return {"contents": [{"uri": uri, "text": "t"}]}


async def late_read(_uri: str, _call: Call) -> Json:
    raise UpstreamTimeout("health", "the health function did not answer in time")


REGISTRY = Registry(
    name="sample",
    version="1.2.3",
    instructions="Ask.",
    tools=tuple(map(tool, (echo, step, dwell, crash, late, refuse, need, nonsense))),
    prompts=(Prompt({"name": "greet", "arguments": [{"name": "who", "required": True}]}, greet),),
    resources=(
        Resource({"uri": "note://one", "name": "one"}, read),
        Resource({"uri": "note://late", "name": "late"}, late_read),
    ),
    templates=(Template({"uriTemplate": "many://{id}"}, lambda u: u.startswith("many://"), read),),
)


def app_of(
    registry: Registry = REGISTRY, *, runtime: Runtime | None = None, **settings: Any
) -> Asgi:
    """Return a fresh process's application over a registry."""

    async def respond(one: Exchange, runtime: Runtime) -> None:
        await serve(one, runtime, registry)

    return Endpoint("mcp", ("/mcp",), respond).application(runtime or Runtime(Settings(**settings)))


def request(method: str, params: Json | None = None, number: object = 1) -> Json:
    message: Json = {"jsonrpc": "2.0", "id": number, "method": method}
    return message if params is None else {**message, "params": params}


def call(name: str, **arguments: object) -> Json:
    return request("tools/call", {"name": name, "arguments": arguments})


def modern(message: Json, **meta: object) -> tuple[Json, dict[str, str]]:
    """Return a request as 2026-07-28 has it, and its headers."""
    params = dict(message.get("params", {}))
    params["_meta"] = {META_VERSION: VERSION, META_CAPABILITIES: {}, **meta}
    headers = {"mcp-protocol-version": VERSION, "mcp-method": message["method"]}
    named = params.get("uri") if message["method"] == "resources/read" else params.get("name")
    headers |= {"mcp-name": named} if isinstance(named, str) else {}
    return {**message, "params": params}, headers


def post(app: Asgi, message: object, headers: Mapping[str, str] | None = None, **more: Any) -> Got:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    sent = {**JSON_HEADERS, **(headers or {})}
    return exchange(app, body, path="/mcp", headers=sent, **more)


def post_modern(app: Asgi, message: Json, **meta: object) -> Got:
    body, headers = modern(message, **meta)
    return post(app, body, headers)


def outcome(got: Got) -> tuple[int, int | None]:
    """Return an answer's HTTP status and its error code, None for a result."""
    return got.status, got.json().get("error", {}).get("code")


def events_of(got: Got) -> list[Json]:
    """Return the messages of an event stream, in order."""
    blocks = got.body.decode().split("\n\n")
    data = [line for block in blocks for line in block.splitlines() if line.startswith("data: ")]
    return [json.loads(line.removeprefix("data: ")) for line in data]
