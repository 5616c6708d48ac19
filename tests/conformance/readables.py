"""The suite's prompts, resources and completion."""

from collections.abc import Mapping

from functions.mcp.registry import Call, Json, Prompt, Resource, Template
from tests.conformance.contents import IMAGE, PNG
from tests.conformance.rounds import asks_for_context

TEMPLATE_START, TEMPLATE_END = "test://template/", "/data"


def said(content: Json) -> Json:
    """Return a message of the user."""
    return {"role": "user", "content": content}


def text(words: str) -> Json:
    """Return a text block."""
    return {"type": "text", "text": words}


async def simple(_given: Mapping[str, str], _call: Call) -> Json:
    return {"messages": [said(text("This is a simple prompt for testing."))]}


async def with_arguments(given: Mapping[str, str], _call: Call) -> Json:
    words = f"Prompt with arguments: arg1='{given['arg1']}', arg2='{given['arg2']}'"
    return {"messages": [said(text(words))]}


async def with_resource(given: Mapping[str, str], _call: Call) -> Json:
    embedded: Json = {
        "uri": given["resourceUri"],
        "mimeType": "text/plain",
        "text": "Embedded resource content for testing.",
    }
    asked = text("Please process the embedded resource above.")
    return {"messages": [said({"type": "resource", "resource": embedded}), said(asked)]}


async def with_image(_given: Mapping[str, str], _call: Call) -> Json:
    return {"messages": [said(IMAGE), said(text("Please analyze the image above."))]}


def definition(name: str, *arguments: str) -> Json:
    """Return a prompt's list item; every argument is required."""
    wanted = [{"name": one, "description": one, "required": True} for one in arguments]
    return {"name": name, "description": f"Fixture: {name}.", "arguments": wanted}


PROMPTS = (
    Prompt(definition("test_simple_prompt"), simple),
    Prompt(definition("test_prompt_with_arguments", "arg1", "arg2"), with_arguments),
    Prompt(definition("test_prompt_with_embedded_resource", "resourceUri"), with_resource),
    Prompt(definition("test_prompt_with_image"), with_image),
    Prompt(definition("test_input_required_result_prompt"), asks_for_context),
)


async def static_text(uri: str, _call: Call) -> Json:
    words = "This is the content of the static text resource."
    return {"contents": [{"uri": uri, "mimeType": "text/plain", "text": words}]}


async def static_binary(uri: str, _call: Call) -> Json:
    return {"contents": [{"uri": uri, "mimeType": "image/png", "blob": PNG}]}


async def of_template(uri: str, _call: Call) -> Json:
    known = uri.removeprefix(TEMPLATE_START).removesuffix(TEMPLATE_END)
    words = f'{{"id":"{known}","templateTest":true,"data":"Data for ID: {known}"}}'
    return {"contents": [{"uri": uri, "mimeType": "application/json", "text": words}]}


def listed(uri: str, mime_type: str) -> Json:
    """Return a resource's list item."""
    return {"uri": uri, "name": uri, "description": f"Fixture: {uri}.", "mimeType": mime_type}


RESOURCES = (
    Resource(listed("test://static-text", "text/plain"), static_text),
    Resource(listed("test://static-binary", "image/png"), static_binary),
)
TEMPLATES = (
    Template(
        {
            "uriTemplate": "test://template/{id}/data",
            "name": "template",
            "description": "Fixture: a family of resources.",
            "mimeType": "application/json",
        },
        lambda uri: uri.startswith(TEMPLATE_START) and uri.endswith(TEMPLATE_END),
        of_template,
    ),
)


async def complete(params: Json) -> Json:
    """Complete an argument that begins with `par`."""
    begun = str(params.get("argument", {}).get("value", ""))
    values = [word for word in ("paris", "park", "party") if word.startswith(begun)]
    return {"completion": {"values": values, "total": len(values), "hasMore": False}}
