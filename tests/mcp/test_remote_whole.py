"""AGENT_SRE_URL end to end: Jamie's MCP function in front of Agent-SRE's, both as deployed."""

import json
from collections.abc import Iterator

import pytest

from tests.mcp.served import HEALTHY, Served, result_of, served, text_of
from tests.support.servers import Reply


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """Jamie's function, and the Agent-SRE's that it is pointed at."""
    home = tmp_path_factory.mktemp("pair")
    with (
        served(home, MCP_PROFILE="agent-sre", JAMIE_TOKEN="shared") as agent_sre,
        served(home, AGENT_SRE_URL=agent_sre.base, JAMIE_SIBLING_TOKEN="shared") as jamie,
    ):
        yield jamie, agent_sre


SIGNED = {"authorization": "Bearer shared"}


def test_a_tool_call_travels_through_both_to_the_function(pair):
    jamie, agent_sre = pair

    answered = jamie.call("check_golden_signals", {"service_name": "homepage"}, SIGNED)

    assert result_of(answered)["structuredContent"] == HEALTHY
    assert "The homepage service is healthy!" in text_of(answered)
    assert [json.loads(asked.body) for asked in agent_sre.sibling.asked] == [
        {"service_name": "homepage"}
    ]
    assert jamie.sibling.asked == []


def test_a_failure_behind_both_is_told_once(pair):
    jamie, agent_sre = pair
    agent_sre.script.answer = lambda _asked: Reply(503, b"no healthy upstream", "text/plain")

    answered = jamie.call("query_prometheus", {"query": "up"}, SIGNED)

    assert result_of(answered)["isError"] is True
    assert text_of(answered).count("could not answer") == 1
    assert "answered 503" in text_of(answered)


def test_ask_jamie_stays_with_jamie(pair):
    jamie, agent_sre = pair
    before = len(agent_sre.sibling.asked)

    jamie.call("ask_jamie", {"question": "hi"}, SIGNED)

    assert [asked.path for asked in jamie.sibling.asked] == ["/api/chat"]
    assert len(agent_sre.sibling.asked) == before
