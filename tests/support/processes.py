"""Real processes on loopback: free ports, an isolated environment, start, readiness, stop."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import httpx

from deploy.demo.world import World
from tests.support.loopback import PLAIN

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
READY_LIMIT_S = 30.0
STOP_LIMIT_S = 15.0
DEAD_URL = "http://127.0.0.1:9"  # discard: nobody listens there


def free_port() -> int:
    """Return a free port below the ephemeral range, where polling cannot connect to itself."""
    for _ in range(200):
        port = random.randint(12000, 32000)  # noqa: S311 - no secret
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no free port")


def isolated_env(home: Path, **more: str) -> dict[str, str]:
    """Return an environment that names no real backend, plus `more`; an empty value removes."""
    env = {
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "HOME": str(home),
        "PYTHONUNBUFFERED": "1",
        "PROMETHEUS_URL": DEAD_URL,
        "OLLAMA_URL": DEAD_URL,
        "KUBERNETES_API_URL": DEAD_URL,
        "AGENT_SERVICE_URL": DEAD_URL,
        **more,
    }
    return {name: value for name, value in env.items() if value}


class Process:
    """A child process whose output goes to a file; stopped at the end of its `with`."""

    def __init__(
        self, command: Sequence[str], *, env: Mapping[str, str], log: Path, cwd: Path = ROOT
    ) -> None:
        self.log = log
        with log.open("wb") as sink:
            self.popen = subprocess.Popen(
                list(command), env=dict(env), cwd=cwd, stdout=sink, stderr=sink
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def text(self) -> str:
        """Return what it printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, url: str, *, limit_s: float = READY_LIMIT_S, status: int = 200) -> None:
        """Return when `url` answers with `status`."""
        ends = time.monotonic() + limit_s
        while time.monotonic() < ends:
            if self.popen.poll() is not None:
                raise AssertionError(f"it ended with {self.popen.returncode}: {self.text()}")
            with suppress(httpx.TransportError):
                if httpx.get(url, **PLAIN).status_code == status:
                    return
            time.sleep(0.03)
        raise AssertionError(f"{url} did not answer in {limit_s} s: {self.text()}")

    def stop(self) -> int:
        """End it as a container runtime would, and return its exit code."""
        if self.popen.poll() is None:
            self.popen.send_signal(signal.SIGTERM)
            try:
                self.popen.wait(STOP_LIMIT_S)
            except subprocess.TimeoutExpired:
                self.popen.kill()
                self.popen.wait()
        return self.popen.returncode


def serve_all(port: int, *, env: Mapping[str, str], log: Path) -> Process:
    """Start every function in one process, listening."""
    process = Process(
        [sys.executable, "-m", "functions", "serve", "--port", str(port)], env=env, log=log
    )
    process.wait_for(f"http://127.0.0.1:{port}/health")
    return process


def serve_one(name: str, port: int, *, env: Mapping[str, str], log: Path) -> Process:
    """Start one function by the documented functions-framework command, listening."""
    command = [
        str(BIN / "functions-framework"),
        *("--source", f"functions/{name}/main.py"),
        *("--target", name, "--host", "127.0.0.1", "--port", str(port)),
    ]
    process = Process(command, env=env, log=log)
    process.wait_for(f"http://127.0.0.1:{port}/health")
    return process


@contextmanager
def serve_over(world: World, home: Path) -> Iterator[str]:
    """Yield the URL of every function in one process, over a demo world and without a model."""
    env = isolated_env(
        home,
        PROMETHEUS_URL=world.prometheus_url or DEAD_URL,
        KUBERNETES_API_URL=world.kubernetes_url or DEAD_URL,
        AGENT_SERVICE_URL="",
    )
    port = free_port()
    with serve_all(port, env=env, log=home / "functions.log"):
        yield f"http://127.0.0.1:{port}"
