"""Fixtures that every room's tests share."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from deploy.demo.world import World, demo_world
from tests.support.processes import free_port, isolated_env, serve_all, serve_over
from tests.support.rbac import outside
from tests.support.tries import DEFAULT, REQUIRED, tries

TESTS = Path(__file__).parent

# CI decides on the same cases each time; a person's runs go on looking for new ones.
settings.register_profile("ci", derandomize=True)
settings.register_profile("person", max_examples=tries(DEFAULT))
settings.load_profile("ci" if os.environ.get(REQUIRED) else "person")

# What takes longest begins first: begun last, one of these alone would keep a whole run waiting.
LONGEST = (
    "image/test_dockerfile.py",
    "test_dead_backends.py",
    "knative/test_from_zero.py",
    "functions/test_chat_followups.py",
    "functions/test_monitoring_advice_rules.py",
    "functions/test_prometheus_failures.py",
    "demo/test_run.py",
    "incidents/test_worlds.py",
    "functions/test_pod_logs_memory.py",
    "domain/test_logs_digest_hostile.py",
    "domain/test_promql_shapes.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; last those with the demo world, whose traffic costs."""
    places = {TESTS / name: place for place, name in enumerate(LONGEST)}
    assert all(path.exists() for path in places)
    worldly = {item.path for item in items if "world" in getattr(item, "fixturenames", ())}
    places |= dict.fromkeys(worldly, len(LONGEST) + 1)
    items.sort(key=lambda item: places.get(item.path, len(LONGEST)))


def pytest_collection_finish() -> None:
    """Keep what is imported out of every later garbage collection: a tenth of the suite's time."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a program where there is none; fail instead where it is required."""
    needed = item.get_closest_marker("real")
    if needed is None:
        return
    for program in needed.args or ("prometheus",):
        if shutil.which(program) is None:
            if os.environ.get(REQUIRED):
                pytest.fail(f"this machine must have it: apt-get install {program}", pytrace=False)
            pytest.skip(f"not on PATH: apt-get install {program}")


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo world: real Prometheus, workload with traffic, Kubernetes API double."""
    with demo_world(tmp_path_factory.mktemp("world")) as running:
        yield running
        assert outside(running.cluster.requests) == set()  # whatever was asked, RBAC allows


@pytest.fixture(scope="session")
def jamie_url(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Every function in one process, against the demo world, without a language model."""
    with serve_over(world, tmp_path_factory.mktemp("jamie")) as url:
        yield url


@pytest.fixture(scope="session")
def agent_sre_url(
    world: World, jamie_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Agent-SRE's profile beside Jamie's, as `make run` starts it."""
    home = tmp_path_factory.mktemp("agent-sre")
    env = isolated_env(home, MCP_PROFILE="agent-sre", AGENT_SERVICE_URL=jamie_url)
    port = free_port()
    with serve_all(port, env=env, log=home / "log"):
        yield f"http://127.0.0.1:{port}"
