"""What a person in Cursor can look at: the tools' guide, the thresholds in force, the health now.

Each is small and made when it is read. What a tool answers is not here but in `tools`.
"""

import functools
import json
from collections.abc import Iterable, Mapping
from typing import Any

from functions.mcp import upstream
from functions.mcp.cleaning import cleaned, without_addresses
from functions.mcp.registry import Call, Json, Resource
from shared.domain.signals.thresholds import DEFAULTS
from shared.errors import JamieError, clip

GUIDE, THRESHOLDS, HEALTH = "jamie://tools", "jamie://thresholds", "jamie://health"
MARKDOWN_TYPE, JSON_TYPE = "text/markdown", "application/json"


def resources_for(tools: Iterable[Json]) -> tuple[Resource, ...]:
    """Return the resources of a server whose `tools/list` holds `tools`."""
    return (
        Resource(
            _definition(GUIDE, "tools", "Tool guide", "Every tool, and its arguments.", text=True),
            functools.partial(_read_guide, tuple(tools)),
        ),
        Resource(
            _definition(
                THRESHOLDS,
                "thresholds",
                "Thresholds in force",
                "Where check_golden_signals begins to call a service degraded or unhealthy.",
            ),
            _read_thresholds,
        ),
        Resource(
            _definition(
                HEALTH,
                "health",
                "Health of Jamie",
                "Whether Jamie, its backends and its functions can be asked, as of now.",
            ),
            _read_health,
        ),
    )


def _definition(
    uri: str, name: str, title: str, description: str, *, text: bool = False
) -> dict[str, str]:
    return {
        "uri": uri,
        "name": name,
        "title": title,
        "description": description,
        "mimeType": MARKDOWN_TYPE if text else JSON_TYPE,
    }


def guide(tools: Iterable[Json]) -> str:
    """Return the tools as Markdown: a section each, a line an argument."""
    return "# Jamie's tools\n\nAll of them only read.\n" + "".join(map(_section, tools))


def _section(tool: Json) -> str:
    schema: Json = tool["inputSchema"]
    required = frozenset(schema.get("required", ()))
    arguments = [_line(name, rule, required) for name, rule in schema["properties"].items()]
    return "\n".join([f"\n## {tool['name']}", "", tool["description"], "", *arguments, ""])


def _line(name: str, rule: Mapping[str, Any], required: frozenset[str]) -> str:
    words = [str(rule.get("type", "any")), *(["required"] if name in required else [])]
    if rule.get("default", "") != "":
        words.append(f"default {json.dumps(rule['default'])}")
    if "enum" in rule:
        words.append(f"one of {', '.join(map(str, rule['enum']))}")
    return f"- `{name}` ({', '.join(words)}): {rule.get('description', '')}"


def _contents(uri: str, mime_type: str, text: str) -> Json:
    return {"contents": [{"uri": uri, "mimeType": mime_type, "text": text}]}


async def _read_guide(tools: tuple[Json, ...], uri: str, _call: Call) -> Json:
    return _contents(uri, MARKDOWN_TYPE, guide(tools))


async def _read_thresholds(uri: str, _call: Call) -> Json:
    return _contents(uri, JSON_TYPE, json.dumps(DEFAULTS._asdict(), indent=1))


async def _read_health(uri: str, call: Call) -> Json:
    """Ask the health function now; not being able to ask it is an answer too."""
    try:
        facts = cleaned(await upstream.answer_of("health_check", {"deep": True}, call))
    except JamieError as failure:
        detail = (
            f"the health function could not be asked: {clip(without_addresses(failure.detail))}"
        )
        facts = {"status": "unknown", "detail": detail}
    return _contents(uri, JSON_TYPE, json.dumps(facts, ensure_ascii=False, indent=1))
