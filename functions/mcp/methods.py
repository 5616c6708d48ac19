"""What each method of MCP answers from a registry: at once, or as work that is still to be done.

Names are looked up and params checked here, before anything runs or a stream begins. How work is
run belongs to `running`, and which messages get here to `ladder` and `dispatch`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple, cast

from functions.mcp import ladder
from functions.mcp.envelope import (
    INVALID_PARAMS,
    METHOD_NOT_FOUND,
    RESOURCE_NOT_FOUND,
    Request,
    RpcError,
)
from functions.mcp.registry import Call, Json, Prompt, Registry, Resource, Template, Tool
from shared.errors import clip

Work = Callable[[Call], Awaitable[Json]]
Method = Callable[[Request, Registry], "Json | Work"]
MAX_QUOTED = 64  # characters of a caller's own text that we say back
LIST_TTL_MS = 300_000  # lists change with a deployment only; five minutes late is early enough
SERVER_INFO = "io.modelcontextprotocol/serverInfo"


def prepare(request: Request, registry: Registry) -> Json | Work:
    """Return a request's result, or the work that will have it.

    Raises:
        RpcError: no such method, tool, prompt or resource, or params of another shape

    """
    method = (_MODERN if request.modern else _LEGACY).get(request.method)
    if method is None:
        raise RpcError(METHOD_NOT_FOUND, f"no such method: {clip(request.method, MAX_QUOTED)}")
    return method(request, registry)


def dressed(content: Json, request: Request, registry: Registry) -> Json:
    """Return a result with what 2026-07-28 wants on each; the older versions know none of it."""
    if not request.modern:
        return content
    meta = {SERVER_INFO: _server_info(registry), **content.get("_meta", {})}
    kept = _CACHING.get(request.method, {})
    return {"resultType": "complete", **kept, **content, "_meta": meta}


def _server_info(registry: Registry) -> Json:
    return {"name": registry.name, "version": registry.version}


def _capabilities(registry: Registry) -> Json:
    capabilities: Json = {"tools": {}, "prompts": {}, "resources": {}}
    return capabilities | ({"completions": {}} if registry.complete else {})


def _initialize(request: Request, registry: Registry) -> Json:
    asked = request.params.get("protocolVersion")
    return {
        "protocolVersion": asked if asked in ladder.LEGACY else ladder.LEGACY[0],
        "capabilities": _capabilities(registry),
        "serverInfo": _server_info(registry),
        "instructions": registry.instructions,
    }


def _discover(_: Request, registry: Registry) -> Json:
    return {
        "supportedVersions": [ladder.MODERN],
        "capabilities": _capabilities(registry),
        "instructions": registry.instructions,
    }


def _ping(_request: Request, _registry: Registry) -> Json:
    return {}


Offered = Tool | Prompt | Resource | Template


class _List(NamedTuple):
    """A list method: all in one page, so no cursor was ever given out."""

    key: str
    items: Callable[[Registry], Sequence[Offered]]

    def __call__(self, request: Request, registry: Registry) -> Json:
        if request.params.get("cursor"):
            raise RpcError(INVALID_PARAMS, "this list has one page; send no cursor")
        return {self.key: [item.definition for item in self.items(registry)]}


_LIST_TOOLS = _List("tools", attrgetter("tools"))
_LIST_PROMPTS = _List("prompts", attrgetter("prompts"))
_LIST_RESOURCES = _List("resources", attrgetter("resources"))
_LIST_TEMPLATES = _List("resourceTemplates", attrgetter("templates"))


def _call_tool(request: Request, registry: Registry) -> Work:
    name = _text(request.params, "name")
    tool = next((tool for tool in registry.tools if tool.definition["name"] == name), None)
    if tool is None:
        raise RpcError(INVALID_PARAMS, f"no such tool: {clip(name, MAX_QUOTED)}")
    return partial(tool.call, _object(request.params, "arguments"))


def _get_prompt(request: Request, registry: Registry) -> Work:
    name, given = _text(request.params, "name"), _object(request.params, "arguments")
    prompt = next((one for one in registry.prompts if one.definition["name"] == name), None)
    if prompt is None:
        raise RpcError(INVALID_PARAMS, f"no such prompt: {clip(name, MAX_QUOTED)}")
    if not all(isinstance(value, str) for value in given.values()):
        raise RpcError(INVALID_PARAMS, "a prompt's arguments are strings")
    _check_required(prompt.definition, given)
    return partial(prompt.get, given)


def _check_required(definition: Json, given: Mapping[str, str]) -> None:
    wanted = [one["name"] for one in definition.get("arguments", ()) if one.get("required")]
    if missing := [name for name in wanted if name not in given]:
        raise RpcError(INVALID_PARAMS, f"missing arguments: {', '.join(missing)}")


def _read_resource(request: Request, registry: Registry) -> Work:
    uri = _text(request.params, "uri")
    for resource in registry.resources:
        if resource.definition["uri"] == uri:
            return partial(resource.read, uri)
    for template in registry.templates:
        if template.matches(uri):
            return partial(template.read, uri)
    code = INVALID_PARAMS if request.modern else RESOURCE_NOT_FOUND
    quoted = clip(uri, MAX_QUOTED)
    raise RpcError(code, f"no such resource: {quoted}", data={"uri": quoted})


def _complete(request: Request, registry: Registry) -> Work:
    if registry.complete is None:
        raise RpcError(METHOD_NOT_FOUND, "this server completes nothing")
    return partial(_completion, registry.complete, request.params)


async def _completion(complete: Callable[[Json], Awaitable[Json]], params: Json, _: Call) -> Json:
    return await complete(params)


def _text(params: Json, key: str) -> str:
    value = params.get(key)
    if not isinstance(value, str):
        raise RpcError(INVALID_PARAMS, f"params.{key} must be a string")
    return value


def _object(params: Json, key: str) -> Json:
    value = params.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise RpcError(INVALID_PARAMS, f"params.{key} must be an object")
    return cast("Json", value)


_SHARED: Mapping[str, Method] = {
    "tools/list": _LIST_TOOLS,
    "tools/call": _call_tool,
    "prompts/list": _LIST_PROMPTS,
    "prompts/get": _get_prompt,
    "resources/list": _LIST_RESOURCES,
    "resources/templates/list": _LIST_TEMPLATES,
    "resources/read": _read_resource,
    "completion/complete": _complete,
}
_MODERN: Mapping[str, Method] = {**_SHARED, "server/discover": _discover}
_LEGACY: Mapping[str, Method] = {**_SHARED, "initialize": _initialize, "ping": _ping}

_LISTED: Json = {"ttlMs": LIST_TTL_MS, "cacheScope": "public"}  # the same for every caller
_CACHING: Mapping[str, Json] = {
    "server/discover": _LISTED,
    "tools/list": _LISTED,
    "prompts/list": _LISTED,
    "resources/list": _LISTED,
    "resources/templates/list": _LISTED,
    "resources/read": {"ttlMs": 0, "cacheScope": "private"},
}
