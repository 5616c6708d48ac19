"""From a request model to a flat JSON schema that a 3B model and every MCP client can read.

No anyOf, $ref, null type or title remains. A field may carry `json_schema_extra={"tool": ...}`:
False hides it from tools, a string is its name there.
"""

from typing import Any, cast

Schema = dict[str, Any]
DROPPED = frozenset({"title", "tool", "examples"})


def tool_schema(ask: Any) -> Schema:
    """Return the input schema of the tool behind a request model."""
    whole: Schema = ask.model_json_schema()
    definitions = cast("dict[str, Schema]", whole.get("$defs", {}))
    properties: dict[str, Schema] = {}
    required: list[str] = []
    for name, raw in cast("dict[str, Schema]", whole.get("properties", {})).items():
        shown: str | bool = raw.get("tool", True)
        if shown is False:
            continue
        argument = shown if isinstance(shown, str) else name
        properties[argument] = flat(raw, definitions)
        if name in whole.get("required", []):
            required.append(argument)
    schema: Schema = {"type": "object", "properties": properties}
    if required:
        schema["required"] = required
    return {**schema, "additionalProperties": False}


def flat(raw: Schema, definitions: dict[str, Schema]) -> Schema:
    """Return a property without references, unions with null, titles and null defaults."""
    if "$ref" in raw:
        return flat(_instead(raw, "$ref", _target(raw, definitions)), definitions)
    if "anyOf" in raw:
        return flat(_instead(raw, "anyOf", _first_option(raw)), definitions)
    kept = {key: value for key, value in raw.items() if key not in DROPPED}
    if kept.get("default", 0) in (None, ""):
        del kept["default"]
    return {key: _nested(key, value, definitions) for key, value in kept.items()}


def _instead(raw: Schema, key: str, other: Schema) -> Schema:
    """Return `other` with everything beside `key` on top: a field's own description wins."""
    return {**other, **{name: value for name, value in raw.items() if name != key}}


def _target(raw: Schema, definitions: dict[str, Schema]) -> Schema:
    return definitions[str(raw["$ref"]).rpartition("/")[2]]


def _first_option(raw: Schema) -> Schema:
    options = cast("list[Schema]", raw["anyOf"])
    return next(option for option in options if option.get("type") != "null")


def _nested(key: str, value: Any, definitions: dict[str, Schema]) -> Any:
    if key == "items" and isinstance(value, dict):
        return flat(cast("Schema", value), definitions)
    if key == "properties":
        inner = cast("dict[str, Schema]", value)
        return {name: flat(one, definitions) for name, one in inner.items()}
    return value
