"""Using the product's tools, prompts and resources directly, against a scripted sibling."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from functions.mcp.product import product_registry
from functions.mcp.registry import Call
from shared.edge.runtime import Runtime
from shared.settings import Settings
from tests.support.servers import Asked, Reply, ScriptedServer

Json = dict[str, Any]


@dataclass
class Used:
    """What came of using the product once, and what its sibling was asked meanwhile."""

    result: Json = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The first text block."""
        return self.result["content"][0]["text"]


def json_reply(body: object, status: int = 200) -> Reply:
    kind = "application/json" if status == 200 else "application/problem+json"
    return Reply(status=status, body=json.dumps(body).encode(), content_type=kind)


def sibling(reply: Reply) -> ScriptedServer:
    return ScriptedServer(lambda _asked: reply)


def run(
    settings: Settings, steps: Sequence[Callable[[Call], Awaitable[Json]]], told: list[str]
) -> list[Json]:
    """Run each step with one runtime, as requests of one process would."""

    async def whole() -> list[Json]:
        runtime = Runtime(settings)

        async def progress(sentence: str) -> None:
            told.append(sentence)

        call = Call(progress, {}, {}, "", settings, runtime)
        try:
            return [await step(call) for step in steps]
        finally:
            await runtime.aclose()

    return asyncio.run(whole())


def use_tool(
    name: str,
    arguments: Json,
    server: AbstractContextManager[ScriptedServer],
    **settings: str,
) -> Used:
    """Call a tool whose siblings are all at `server`."""
    with server as there:
        chosen = Settings(**{"agent_service_url": there.url, **settings})
        (tool,) = (one for one in product_registry(chosen).tools if one.definition["name"] == name)
        used = Used(asked=there.asked)
        (used.result,) = run(chosen, [lambda call: tool.call(arguments, call)], used.told)
    return used


def get_prompt(name: str, arguments: dict[str, str], settings: Settings | None = None) -> str:
    """Return a prompt's text."""
    chosen = settings or Settings()
    (prompt,) = (one for one in product_registry(chosen).prompts if one.definition["name"] == name)
    (got,) = run(chosen, [lambda call: prompt.get(arguments, call)], [])
    (message,) = got["messages"]
    assert message["role"] == "user"
    return message["content"]["text"]


def read_resource(uri: str, settings: Settings) -> Json:
    """Return the one content of a resource."""
    (one,) = (one for one in product_registry(settings).resources if one.definition["uri"] == uri)
    (got,) = run(settings, [lambda call: one.read(uri, call)], [])
    (content,) = got["contents"]
    assert content["uri"] == uri
    return content
