"""What a client sees before it calls anything: small, flat, static, and the same every time."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.mcp.product import product_registry
from shared.catalogue import load_tools
from shared.settings import Settings
from tests.mcp.golden import PROFILES, listed, path_of
from tests.support.processes import ROOT, isolated_env

MAX_LIST_BYTES = 8 * 1024
COMBINING = {"anyOf", "oneOf", "allOf", "$ref", "not", "if", "prefixItems"}
LISTS_SCRIPT = """
import json, sys
from functions.mcp.product import product_registry
from shared.settings import Settings
registry = product_registry(Settings())
offers = [*registry.tools, *registry.prompts, *registry.resources, *registry.templates]
json.dumps([offer.definition for offer in offers])
print(*sorted(sys.modules))
"""


def registry_of(profile: str):
    return product_registry(Settings(mcp_profile=profile))


def tools_of(profile: str) -> list[dict]:
    return [tool.definition for tool in registry_of(profile).tools]


def within(value: object) -> Iterator[object]:
    """Every key and value of a JSON document."""
    yield value
    if isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from within(one)
    elif isinstance(value, list):
        for one in value:
            yield from within(one)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_list_of_tools_equals_its_golden_file(profile):
    golden = path_of(profile).read_text(encoding="utf-8")

    assert listed(profile) == golden, "if this is meant: python -m tests.mcp.golden"


@pytest.mark.parametrize("profile", PROFILES)
def test_the_list_of_tools_stays_under_8_kb(profile):
    assert len(json.dumps({"tools": tools_of(profile)}).encode()) < MAX_LIST_BYTES


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_shows_its_tools_in_the_catalogues_order(profile):
    names = [tool["name"] for tool in tools_of(profile)]

    assert names == [name for name, one in load_tools().items() if profile in one.profiles]
    assert ("ask_jamie" in names) is (profile == "jamie")
    assert ("health_check" in names) is (profile == "agent-sre")


@pytest.mark.parametrize("profile", PROFILES)
def test_every_schema_is_flat_and_closed(profile):
    for tool in tools_of(profile):
        schema = tool["inputSchema"]
        parts = set(filter(lambda one: isinstance(one, str), within(schema)))
        assert schema["type"] == "object"
        assert schema["additionalProperties"] is False
        assert not parts & (COMBINING | {"null"})
        assert None not in list(within(schema))
        assert all(rule["type"] for rule in schema["properties"].values())
        assert all(rule["description"] for rule in schema["properties"].values())


@pytest.mark.parametrize("profile", PROFILES)
def test_every_tool_says_what_it_is_and_that_it_only_reads(profile):
    for tool in tools_of(profile):
        assert re.fullmatch(r"[a-z_]{1,40}", tool["name"])
        assert tool["title"]
        assert tool["description"].endswith(".")
        assert tool["description"].count(". ") == 0
        assert set(tool["annotations"]) == {
            *("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")
        }
        assert tool["annotations"]["readOnlyHint"] is True
        assert tool["annotations"]["destructiveHint"] is False


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ask_jamie", "Ask Jamie"),
        ("check_golden_signals", "Check golden signals"),
        ("query_prometheus", "Query Prometheus"),
    ],
)
def test_titles_write_names_as_people_do(name, title):
    assert {tool["name"]: tool["title"] for tool in tools_of("jamie")}[name] == title


def test_only_tools_that_quote_strangers_live_in_an_open_world():
    hints = {tool["name"]: tool["annotations"]["openWorldHint"] for tool in tools_of("jamie")}

    assert hints["get_pod_logs"]
    assert hints["ask_jamie"]
    assert not hints["check_golden_signals"]
    assert not hints["query_prometheus"]


@pytest.mark.parametrize("profile", PROFILES)
def test_no_text_of_a_list_holds_a_character_that_nobody_sees(profile):
    registry = registry_of(profile)
    offers = [*registry.tools, *registry.prompts, *registry.resources]
    definitions = [one.definition for one in offers]
    text = registry.instructions + json.dumps(definitions, ensure_ascii=False)

    assert not {unicodedata.category(character) for character in text} & {"Cc", "Cf", "Co", "Cs"}


@pytest.mark.parametrize("profile", PROFILES)
def test_the_instructions_are_a_few_sentences_about_tools_that_exist(profile):
    registry = registry_of(profile)
    names = {tool["name"] for tool in tools_of(profile)}

    assert 2 <= registry.instructions.count(".") <= 4
    assert set(re.findall(r"[a-z]+_[a-z_]+", registry.instructions)) <= names
    assert (registry.name, bool(registry.version)) == (profile, True)


def test_a_registry_is_made_once_for_the_same_settings():
    assert registry_of("jamie") is registry_of("jamie")
    assert registry_of("jamie") is not registry_of("agent-sre")


def test_listing_loads_neither_pydantic_nor_an_http_client(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", LISTS_SCRIPT],
        env=isolated_env(tmp_path),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )

    loaded = set(done.stdout.decode().split())
    assert "functions.mcp.product" in loaded
    assert not {"pydantic", "httpx", "shared.clients.siblings", "shared.clients.mcp"} & loaded
