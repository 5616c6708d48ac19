"""What an MCP server offers: tools, prompts, resources; all that the wire core knows of them.

Nothing here knows JSON-RPC or HTTP (that is the wire: `dispatch` and below), and nothing here knows
which tools Jamie has (that is `product`).
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

from shared.edge.runtime import Runtime
from shared.settings import Settings

Json = dict[str, Any]


class Call(NamedTuple):
    """What a handler may know of one request.

    `progress` tells a sentence, and nothing without a progressToken. `capabilities` are the
    client's, `{}` in the legacy era. `input_responses` and `request_state` belong to the
    multi-round requests of 2026-07-28: `{}` and `""` when there are none.
    """

    progress: Callable[[str], Awaitable[None]]
    capabilities: Mapping[str, Any]
    input_responses: Mapping[str, Any]
    request_state: str
    settings: Settings
    runtime: Runtime


class Tool(NamedTuple):
    """One tool: its `tools/list` item, and how arguments become a result object."""

    definition: Json
    call: Callable[[Json, Call], Awaitable[Json]]


class Prompt(NamedTuple):
    """One prompt: its `prompts/list` item, and how arguments become `description`, `messages`."""

    definition: Json
    get: Callable[[Mapping[str, str], Call], Awaitable[Json]]


class Resource(NamedTuple):
    """One resource: its `resources/list` item, and how its URI becomes `contents`."""

    definition: Json
    read: Callable[[str, Call], Awaitable[Json]]


class Template(NamedTuple):
    """A family of resources: its `resources/templates/list` item and which URIs belong to it."""

    definition: Json
    matches: Callable[[str], bool]
    read: Callable[[str, Call], Awaitable[Json]]


class Registry(NamedTuple):
    """All that one server offers; `completion/complete` is served only when `complete` is set."""

    name: str
    version: str
    instructions: str
    tools: tuple[Tool, ...]
    prompts: tuple[Prompt, ...]
    resources: tuple[Resource, ...]
    templates: tuple[Template, ...] = ()
    complete: Callable[[Json], Awaitable[Json]] | None = None


class MissingCapability(Exception):
    """The tool needs a capability that the client did not declare; shaped as the spec's object."""

    def __init__(self, capabilities: Json) -> None:
        super().__init__("a client capability that this tool needs was not declared")
        self.capabilities = capabilities


class InvalidParams(Exception):
    """The request's params cannot be served: an unknown name, a shape that is no request's."""
