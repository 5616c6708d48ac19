"""What chat adds to its tools: `python -m bench.chat [requests]`.

Chat runs as it is deployed, a process of its own, without a model. Its tools are doubles that give
at once what the real functions answered about the demo world. What counts is the caller's wall time
less what the slowest double took to find its answer, so that their HTTP counts as chat's; a
conversation is kept in a real S3 server. Beside it the wall time of a bare hello.
"""

import argparse
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

from bench.backends import Replay, running
from bench.processes import HELLO, framework
from deploy.demo.world import demo_world
from tests.support.processes import Process, free_port, isolated_env, serve_one, serve_over
from tests.support.s3 import s3_env, seaweedfs

LIMIT_MS = 40.0  # for the median, over the slowest tool
PERCENT = 100


class Case(NamedTuple):
    """A question and how many tools it must ask; `before` is asked first, and not measured.

    What is asked `before` opens a conversation of its own for each measured turn.
    """

    name: str
    message: str
    calls: int
    before: str = ""


CASES = (
    Case("one tool", "Check the golden signals for homepage service", 1),
    Case("three tools", "Golden signals of homepage, its logs, and run up == 0", 3),
    Case("a second step", "What is wrong with checkout?", 2),
    Case("a second turn, kept in S3", "and its logs?", 1, before="How is homepage doing?"),
)


class Added(NamedTuple):
    """Milliseconds that remain without the slowest tool: median and 95th percentile."""

    p50_ms: float
    p95_ms: float


class Tools(Replay):
    """Answers as the tools at `origin` did first, and knows how long its slowest answer took."""

    def __init__(self, origin: str = "") -> None:
        super().__init__(origin, content_type="application/json")
        self.slowest_s = 0.0

    def recall(self, path: str, body: bytes) -> bytes:
        """Return the answer to a call."""
        started = time.perf_counter()
        answer = super().recall(path, body)
        self.slowest_s = max(self.slowest_s, time.perf_counter() - started)
        return answer


def record(url: str, tools: Tools) -> None:
    """Ask every question once, so that the doubles know all the answers."""
    with httpx.Client(base_url=url, trust_env=False, timeout=60) as client:
        for case in CASES:
            _turn_ms(client, tools, case)


def added_ms(url: str, tools: Tools, case: Case, requests: int) -> Added:
    """Return what chat adds in one case, over kept-alive requests, the first ones left out."""
    with httpx.Client(base_url=url, trust_env=False, timeout=60) as client:
        for _ in range(max(3, requests // 20)):  # its first uses are not its speed
            _turn_ms(client, tools, case)
        return _spread([_turn_ms(client, tools, case) for _ in range(requests)])


def _turn_ms(client: httpx.Client, tools: Tools, case: Case) -> float:
    asked = {"message": case.message}
    if case.before:
        asked["conversation_id"] = secrets.token_hex(16)
        client.post("/api/chat", json={**asked, "message": case.before}).raise_for_status()
    tools.slowest_s = 0.0
    started = time.perf_counter()
    response = client.post("/api/chat", json=asked).raise_for_status()
    took_s = time.perf_counter() - started
    answer = response.json()
    if len(answer["tool_calls"]) != case.calls or len(answer["warnings"]) != 1:
        raise AssertionError(f"{case.name} went another way: {answer}")  # the warning: no model
    return (took_s - tools.slowest_s) * 1000


def _spread(taken_ms: list[float]) -> Added:
    return Added(statistics.median(taken_ms), statistics.quantiles(taken_ms, n=PERCENT)[94])


def hello_ms(directory: Path, requests: int) -> Added:
    """Return how long a bare hello takes to answer."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    hello = framework(*HELLO, port)
    with (
        Process(hello, env=isolated_env(directory), log=directory / "hello.log") as process,
        httpx.Client(trust_env=False) as client,
    ):
        process.wait_for(url)
        taken_ms: list[float] = []
        for _ in range(requests):
            started = time.perf_counter()
            client.post(url, json={}).raise_for_status()
            taken_ms.append((time.perf_counter() - started) * 1000)
        return _spread(taken_ms)


@contextmanager
def functions_over_the_demo_world(directory: Path) -> Iterator[str]:
    """Yield the URL of every function, over a demo world."""
    with demo_world(directory / "world") as world:
        if world.prometheus_url is None or world.kubernetes_url is None:
            sys.exit(f"the demo world is not whole: {'; '.join(world.missing)}")
        with serve_over(world, directory) as url:
            yield url


@contextmanager
def chat_over(tools: Tools, s3_url: str, directory: Path) -> Iterator[str]:
    """Yield the URL of a chat that asks these tools and keeps its conversations there."""
    env = isolated_env(directory, AGENT_SERVICE_URL=tools.url, **s3_env(s3_url))
    port = free_port()
    with serve_one("jamie_chat", port, env=env, log=directory / "chat.log"):
        yield f"http://127.0.0.1:{port}"


def main() -> None:
    """Measure, print, and exit 1 when a median is over LIMIT_MS."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requests", nargs="?", type=int, default=200)
    requests = parser.parse_args().requests
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (directory / "s3").mkdir()
        tools = stack.enter_context(running(Tools()))
        s3_url = stack.enter_context(seaweedfs(directory / "s3"))
        url = stack.enter_context(chat_over(tools, s3_url, directory))
        with functions_over_the_demo_world(directory) as tools.origin:
            record(url, tools)
        found = {case.name: added_ms(url, tools, case, requests) for case in CASES}
        found["a bare hello"] = hello_ms(directory, requests)
    print(f"{requests} requests each; over the slowest tool{'p50 ms':>12}{'p95 ms':>10}")
    for name, added in found.items():
        print(f"{name:38}{added.p50_ms:12.1f}{added.p95_ms:10.1f}")
    if any(added.p50_ms > LIMIT_MS for added in found.values()):
        sys.exit(f"chat adds more than {LIMIT_MS:g} ms")


if __name__ == "__main__":
    main()
