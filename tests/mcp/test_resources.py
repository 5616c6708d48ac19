"""Resources: the guide, the thresholds, and the health as it is when it is read."""

import json

import pytest

from functions.mcp.product import product_registry
from functions.mcp.resources import GUIDE, HEALTH, THRESHOLDS
from shared.catalogue import load_tools
from shared.domain.signals.thresholds import DEFAULTS
from shared.settings import Settings
from tests.mcp.golden import PROFILES
from tests.mcp.using import json_reply, read_resource, sibling
from tests.support.processes import DEAD_URL
from tests.support.servers import Reply


@pytest.mark.parametrize("profile", PROFILES)
def test_the_guide_tells_every_tool_and_argument_of_the_profile(profile):
    content = read_resource(GUIDE, Settings(mcp_profile=profile))

    assert content["mimeType"] == "text/markdown"
    for name, tool in load_tools().items():
        shown = profile in tool.profiles
        assert (f"## {name}\n" in content["text"]) is shown
        if shown:
            assert tool.description in content["text"]
            assert all(f"- `{key}` (" in content["text"] for key in tool.input_schema["properties"])


def test_the_guide_tells_types_defaults_and_choices():
    text = read_resource(GUIDE, Settings())["text"]

    assert "- `service_name` (string, required): Name of the service." in text
    assert "- `tail_lines` (integer, default 100): Last lines of each container." in text
    assert '- `previous` (string, default "false", one of false, true, auto): ' in text


def test_the_thresholds_are_those_in_force():
    content = read_resource(THRESHOLDS, Settings())

    assert content["mimeType"] == "application/json"
    assert json.loads(content["text"]) == DEFAULTS._asdict()


def test_health_is_asked_deep_when_it_is_read():
    state = {"status": "degraded", "components": {"ollama": {"status": "unknown"}}}

    with sibling(json_reply(state)) as health:
        content = read_resource(HEALTH, Settings(agent_service_url=health.url))

    assert json.loads(content["text"]) == state
    assert [asked.path for asked in health.asked] == ["/health?deep=true"]


def test_health_that_cannot_be_asked_is_unknown_and_says_why():
    content = read_resource(HEALTH, Settings(agent_service_url=DEAD_URL))

    state = json.loads(content["text"])
    assert state["status"] == "unknown"
    assert "cannot be reached" in state["detail"]
    assert "127.0.0.1" not in state["detail"]


def test_health_is_cleaned_of_what_nobody_sees():
    reply = Reply(body=json.dumps({"status": "ok\u202e\x1b[2J"}).encode())

    with sibling(reply) as health:
        content = read_resource(HEALTH, Settings(agent_service_url=health.url))

    assert json.loads(content["text"]) == {"status": "ok"}


def test_every_resource_says_what_it_is():
    for resource in product_registry(Settings()).resources:
        assert set(resource.definition) == {"uri", "name", "title", "description", "mimeType"}
        assert all(resource.definition.values())
