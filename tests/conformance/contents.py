"""The suite's tools that answer with one kind of content each, and those that tell progress."""

from collections.abc import Awaitable, Callable

from functions.mcp.registry import Call, Json, MissingCapability, Tool

# One red pixel, and a sound of no length: the smallest files that are what they say.
PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAF"
    "BQIAX8jx0gAAAABJRU5ErkJggg=="
)
WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA="

Answering = Callable[[Json, Call], Awaitable[Json]]
TEXT: Json = {"type": "text", "text": "This is a simple text response for testing."}
IMAGE: Json = {"type": "image", "data": PNG, "mimeType": "image/png"}
AUDIO: Json = {"type": "audio", "data": WAV, "mimeType": "audio/wav"}
EMBEDDED: Json = {
    "type": "resource",
    "resource": {
        "uri": "test://embedded-resource",
        "mimeType": "text/plain",
        "text": "This is an embedded resource content.",
    },
}
MIXED: list[Json] = [
    {"type": "text", "text": "Multiple content types test:"},
    IMAGE,
    {
        "type": "resource",
        "resource": {
            "uri": "test://mixed-content-resource",
            "mimeType": "application/json",
            "text": '{"test":"data","value":123}',
        },
    },
]
RICH_SCHEMA: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "$defs": {
        "address": {
            "$anchor": "addressDef",
            "type": "object",
            "properties": {"street": {"type": "string"}, "city": {"type": "string"}},
        }
    },
    "properties": {
        "name": {"type": "string"},
        "address": {"$ref": "#/$defs/address"},
        "contactMethod": {"type": "string", "enum": ["phone", "email"]},
        "phone": {"type": "string"},
        "email": {"type": "string"},
    },
    "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
    "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
    "then": {"required": ["phone"]},
    "else": {"required": ["email"]},
    "additionalProperties": False,
}


def tool(name: str, call: Answering, schema: Json | None = None) -> Tool:
    """Return a fixture tool; without a schema it takes no arguments."""
    definition: Json = {
        "name": name,
        "description": f"Fixture of the conformance suite: {name}.",
        "inputSchema": schema or {"type": "object", "properties": {}},
    }
    return Tool(definition, call)


def always(content: list[Json], **more: object) -> Answering:
    """Return a handler with one answer."""

    async def answer(_arguments: Json, _call: Call) -> Json:
        return {"content": content, **more}

    return answer


async def with_progress(_arguments: Json, call: Call) -> Json:
    """Tell three steps."""
    for step in ("first", "second", "third"):
        await call.progress(f"the {step} of three steps")
    return {"content": [TEXT]}


async def needs_sampling(_arguments: Json, call: Call) -> Json:
    """Refuse a client that cannot sample."""
    if "sampling" not in call.capabilities:
        raise MissingCapability({"sampling": {}})
    return {"content": [TEXT]}


FAILED: list[Json] = [
    {"type": "text", "text": "This tool intentionally returns an error for testing"}
]
TOOLS = (
    tool("test_simple_text", always([TEXT])),
    tool("test_image_content", always([IMAGE])),
    tool("test_audio_content", always([AUDIO])),
    tool("test_embedded_resource", always([EMBEDDED])),
    tool("test_multiple_content_types", always(MIXED)),
    tool("test_error_handling", always(FAILED, isError=True)),
    tool("test_tool_with_progress", with_progress),
    tool("test_missing_capability", needs_sampling),
    tool("test_streaming_elicitation", with_progress),
    tool("test_logging_tool", always([TEXT])),
    tool("json_schema_2020_12_tool", always([TEXT]), RICH_SCHEMA),
)
