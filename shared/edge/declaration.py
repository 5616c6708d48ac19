"""What a function is: the record that its decorator makes and everything else is derived from."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

from shared.edge.runtime import Client

Handler = Callable[..., Awaitable[Any]]


class Declaration(NamedTuple):
    """What a function is: everything that is derived comes from here."""

    name: str
    tool: str
    description: str
    paths: tuple[str, ...]
    profiles: tuple[str, ...]
    method: str
    timeout_s: float
    max_body_bytes: int
    handler: Handler
    ask: Any
    answer: Any
    clients: Mapping[str, type[Client]]
    emit_parameter: str
