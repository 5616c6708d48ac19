"""The generated list of tools: who offers what, where, and with which arguments.

`catalogue.json` is written by `python -m functions write` from the functions' own declarations and
held by `python -m functions check`. MCP and chat read it; they never import a sibling.
"""

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

CATALOGUE = Path(__file__).with_name("catalogue.json")


class Tool(NamedTuple):
    """One tool as its callers see it; `timeout_s` is the function's whole time limit."""

    tool: str
    function: str
    description: str
    method: str
    paths: tuple[str, ...]
    profiles: tuple[str, ...]
    timeout_s: float
    input_schema: Mapping[str, Any]


@functools.cache
def load_tools() -> Mapping[str, Tool]:
    """Return all tools by name, in the catalogue's order."""
    entries: list[dict[str, Any]] = json.loads(CATALOGUE.read_text(encoding="utf-8"))["tools"]
    return MappingProxyType({entry["tool"]: _tool(entry) for entry in entries})


def _tool(entry: dict[str, Any]) -> Tool:
    return Tool(
        tool=entry["tool"],
        function=entry["function"],
        description=entry["description"],
        method=entry["method"],
        paths=tuple(entry["paths"]),
        profiles=tuple(entry["profiles"]),
        timeout_s=entry["timeout_s"],
        input_schema=entry["input_schema"],
    )
