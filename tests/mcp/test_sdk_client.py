"""The Python SDK's client against the real function under functions-framework: a second oracle."""

import asyncio
import json
from collections.abc import Iterator

import httpx
import pytest
from mcp.client import Client

from tests.support.loopback import PLAIN
from tests.support.processes import free_port, isolated_env, serve_one
from tests.support.servers import Reply, ScriptedServer

ANSWER = {
    "status": "healthy",
    "latency": "45ms (p95)",
    "traffic": "150 req/min",
    "errors": "0.1%",
    "saturation": "CPU: 15%, Memory: 25%",
    "service_name": "homepage",
    "namespace": "default",
    "warnings": [],
}
MODES = {"legacy": "2025-11-25", "auto": "2026-07-28", "2026-07-28": "2026-07-28"}
TOOL, ARGUMENTS = "check_golden_signals", {"service_name": "homepage"}


@pytest.fixture(scope="module")
def sibling() -> Iterator[ScriptedServer]:
    with ScriptedServer(lambda _asked: Reply(body=json.dumps(ANSWER).encode())) as running:
        yield running


@pytest.fixture(scope="module")
def url(sibling: ScriptedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home, port = tmp_path_factory.mktemp("mcp"), free_port()
    env = isolated_env(home, AGENT_SERVICE_URL=sibling.url)
    with serve_one("mcp", port, env=env, log=home / "log"):
        yield f"http://127.0.0.1:{port}/mcp"


@pytest.mark.parametrize("mode", MODES)
def test_the_client_negotiates_lists_and_calls(url, sibling, mode):
    told: list[tuple[float, str | None]] = []

    async def hear(progress: float, _total: float | None, message: str | None) -> None:
        told.append((progress, message))

    async def talk():
        async with Client(url, mode=mode) as client:
            tools = (await client.list_tools()).tools
            prompts = (await client.list_prompts()).prompts
            resources = (await client.list_resources()).resources
            result = await client.call_tool(TOOL, ARGUMENTS, progress_callback=hear)
            return client.protocol_version, tools, prompts, resources, result

    before = len(sibling.asked)
    version, tools, prompts, resources, result = asyncio.run(talk())

    assert version == MODES[mode]
    assert TOOL in {tool.name for tool in tools}
    assert prompts
    assert resources
    assert not result.is_error
    assert result.structured_content["status"] == "healthy"
    assert "homepage" in result.content[0].text
    assert [one.path for one in sibling.asked[before:]] == ["/golden-signals"]
    assert [progress for progress, _ in told] == sorted({progress for progress, _ in told})
    assert len(told) >= 2


@pytest.mark.parametrize("mode", MODES)
def test_the_client_reads_a_resource_and_a_prompt(url, mode):
    async def talk():
        async with Client(url, mode=mode) as client:
            guide = await client.read_resource("jamie://tools")
            prompt = await client.get_prompt("investigate_service", {"service_name": "homepage"})
            return guide, prompt

    guide, prompt = asyncio.run(talk())

    assert TOOL in guide.contents[0].text
    assert "homepage" in prompt.messages[0].content.text


@pytest.mark.parametrize("mode", MODES)
def test_a_bad_argument_reaches_the_model_and_no_sibling(url, sibling, mode):
    async def talk():
        async with Client(url, mode=mode) as client:
            return await client.call_tool(TOOL, {"service_name": "homepage", "nonsense": 1})

    before = len(sibling.asked)
    result = asyncio.run(talk())

    assert result.is_error
    assert "nonsense" in result.content[0].text
    assert len(sibling.asked) == before


def test_the_documents_curl_example_works(url):
    asked = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": TOOL, "arguments": {"service_name": "homepage", "namespace": "default"}},
    }
    got = httpx.post(url, json=asked, **PLAIN).json()

    assert got["id"] == 1
    assert got["result"]["structuredContent"] == ANSWER
