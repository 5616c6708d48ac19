"""Conversations over HTTP: kept in S3 from one process to the next, and when S3 is away."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.functions.test_jamie_chat import ask
from tests.support.loopback import PLAIN
from tests.support.processes import DEAD_URL, free_port, isolated_env, serve_all
from tests.support.s3 import SECRET, s3_env, seaweedfs


@pytest.fixture(scope="module")
def s3_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with seaweedfs(tmp_path_factory.mktemp("seaweedfs")) as url:
        yield url


@pytest.fixture
def serve(tmp_path: Path):
    """Return a way to start Jamie that yields its URL."""
    started = []

    def start(**more: str) -> str:
        port = free_port()
        env = isolated_env(tmp_path, AGENT_SERVICE_URL="", **more)
        log = tmp_path / f"log-{port}"
        started.append(serve_all(port, env=env, log=log))
        return f"http://127.0.0.1:{port}"

    yield start
    for process in started:
        process.stop()


def test_a_minted_id_cannot_be_guessed(jamie_url: str):
    ids = {ask(jamie_url, "hello")["conversation_id"] for _ in range(3)}

    assert len(ids) == 3
    assert all(len(one) == 32 for one in ids)


def test_an_s3_that_is_away_costs_the_memory_and_not_the_answer(serve):
    url = serve(**s3_env(DEAD_URL))

    answer = ask(url, "what can you do?", conversation_id="c1")

    assert "golden signals" in answer["response"]
    assert sum("could not be read" in warning for warning in answer["warnings"]) == 1
    assert sum("is not kept" in warning for warning in answer["warnings"]) == 1
    assert SECRET not in str(answer)


def test_what_is_kept_is_told_by_the_deep_health(serve, s3_url: str):
    def storage(url: str) -> dict[str, str]:
        report = httpx.get(f"{url}/health?deep=1", **PLAIN, timeout=10).json()
        return report["components"]["storage"]

    there, away, unset = serve(**s3_env(s3_url)), serve(**s3_env(DEAD_URL)), serve()

    assert storage(there)["status"] == "ok"
    assert storage(away)["status"] == "unknown"
    assert "cannot be reached" in storage(away)["detail"]
    assert "S3_BUCKET" in storage(unset)["detail"]
