"""Fixtures of the security tests: one served MCP function, its sibling's record begun anew."""

from collections.abc import Iterator

import pytest

from tests.mcp.served import Script, Served, served

ALLOWED_ORIGIN, ALLOWED_HOST = "https://app.example.com", "jamie.example.com"


@pytest.fixture(scope="session")
def one_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The function without a token, with one more Host and Origin allowed."""
    home = tmp_path_factory.mktemp("mcp")
    with served(home, ALLOWED_ORIGINS=ALLOWED_ORIGIN, ALLOWED_HOSTS=ALLOWED_HOST) as running:
        yield running


@pytest.fixture
def mcp(one_served: Served) -> Served:
    """That function with nothing asked yet and a sibling that answers as usual."""
    one_served.sibling.asked.clear()
    one_served.sibling.arrived.clear()
    one_served.script.answer = Script().answer
    return one_served
