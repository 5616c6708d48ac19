"""One run of the demo: the world, the functions that are asked about it, and what to try.

A person's own Prometheus or kubeconfig takes the place of the demo's. The command line and the
signals are in __main__.
"""

import fcntl
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from deploy.demo.children import LOOPBACK, Child
from deploy.demo.errors import DemoError
from deploy.demo.functions import chosen_ports, function_processes
from deploy.demo.prometheus import PrometheusServer
from deploy.demo.story.checkout import NEW_POD
from deploy.demo.world import World, demo_world
from shared.settings import process_environment

FUNCTIONS_READY_WITHIN_S = 30.0
WATCH_S = 0.5

TO_TRY = (
    ("/api/chat", {"message": "Check the golden signals for homepage service"}),
    ("/api/chat", {"message": "What is wrong with checkout?"}),
    ("/api/pod-logs", {"pod_name": NEW_POD}),
)


@dataclass(frozen=True)
class Options:
    """What the command line asks for; port 0 means any."""

    port: int
    directory: Path
    with_functions: bool = True


class Readiness(Protocol):
    """Who wants to know when everything runs, and may ask to end."""

    ready: bool
    received: bool


def run(options: Options, signals: Readiness) -> None:
    """Start everything, say what to try, and watch until told to end.

    Raises: DemoError when a port is taken, or something does not start or ends by itself.
    """
    began = time.monotonic()
    theirs = _set(process_environment())
    ports = chosen_ports(options.port if options.with_functions else 0)
    with ExitStack() as running:
        running.enter_context(_held(options.directory))
        world = running.enter_context(
            demo_world(
                options.directory,
                with_kubernetes="KUBECONFIG" not in theirs,
                with_prometheus="PROMETHEUS_URL" not in theirs,
                goes_on=True,
                say=say,
            )
        )
        _say_theirs(theirs)
        parts: list[Child | PrometheusServer] = [world.prometheus] if world.prometheus else []
        if options.with_functions:
            children = function_processes(options.directory, ports, world, theirs)
            for child, _ in children:
                running.enter_context(child)
            for child, port in children:
                child.wait_until_it_answers(port, "/health", within_s=FUNCTIONS_READY_WITHIN_S)
                say(f"{child.name:<11} http://{LOOPBACK}:{port}  (MCP at /mcp)")
                parts.append(child)
        signals.ready = True  # before it is said: whoever reads it may end the demo at once
        _say_what_to_try(options, ports.jamie, world, time.monotonic() - began)
        while not signals.received:
            for part in parts:
                part.check()
            time.sleep(WATCH_S)


def say(line: str) -> None:
    """Print a line at once, into a pipe too."""
    print(line, flush=True)


def _set(environment: Mapping[str, str]) -> dict[str, str]:
    """Drop empty variables, which mean the same as none."""
    return {name: value for name, value in environment.items() if value}


@contextmanager
def _held(directory: Path) -> Iterator[None]:
    """Keep a second run from taking the same folder; the lock is gone with the process."""
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DemoError(
                f"Another demo runs in {directory}: end it, or choose another folder with --dir."
            ) from error
        yield


def _say_theirs(theirs: Mapping[str, str]) -> None:
    if url := theirs.get("PROMETHEUS_URL"):
        place = urlsplit(url).netloc.rpartition("@")[2]  # a URL may hold a password
        say(f"prometheus  {place}  (yours, by PROMETHEUS_URL: the demo's is not started)")
    if path := theirs.get("KUBECONFIG"):
        say(f"kubernetes  {path}  (yours, by KUBECONFIG: the demo's is not started)")


def _say_what_to_try(options: Options, port: int, world: World, took_s: float) -> None:
    for sentence in world.missing:
        say(f"\nNo Prometheus: {sentence}")
    say(f"\nready in {took_s:.1f} s; Ctrl-C ends everything\n")
    if options.with_functions:
        curl = "curl -s -X POST -H 'Content-Type: application/json'"
        for path, body in TO_TRY:
            say(f"{curl} http://localhost:{port}{path} -d '{json.dumps(body)}'")
    if world.kubeconfig_path:
        say(f"kubectl --kubeconfig {world.kubeconfig_path} get pods -A")
