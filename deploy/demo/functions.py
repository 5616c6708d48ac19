"""The functions as `make run` starts them: Jamie's profile, and Agent-SRE's one port below it.

Both are `python -m functions serve`; Agent-SRE's calls Jamie's process for its tools. What they are
asked about is in world.
"""

import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from deploy.demo.children import LOOPBACK, Child, free_port
from deploy.demo.errors import DemoError
from deploy.demo.world import World

ROOT = Path(__file__).parents[2]
OLLAMA_URL = "http://127.0.0.1:11434"
# Where a Prometheus would be that somebody starts by hand, once they know that one is missing.
PROMETHEUS_BY_HAND = "http://127.0.0.1:9090"


class Ports(NamedTuple):
    """Where both profiles listen: 30121 and 30120 in the architecture document."""

    jamie: int
    agent_sre: int


def chosen_ports(port: int) -> Ports:
    """Return the port that was asked for and the one below it; any two for port 0.

    Raises: DemoError when one of them is taken.
    """
    if not port:
        return Ports(free_port(), free_port())
    ports = Ports(port, port - 1)
    for each in ports:
        _check_free(each)
    return ports


def _check_free(port: int) -> None:
    try:
        socket.create_server((LOOPBACK, port)).close()
    except OSError as error:
        raise DemoError(
            f"Port {port} cannot be had ({error.strerror}): end the program that uses it, or "
            "choose another port with --port (the one below it is Agent-SRE's)."
        ) from error


def function_processes(
    directory: Path, ports: Ports, world: World, theirs: Mapping[str, str]
) -> list[tuple[Child, int]]:
    """Describe both processes, told of the demo's parts where none are `theirs`."""
    ours = {
        "PROMETHEUS_URL": world.prometheus_url or PROMETHEUS_BY_HAND,
        "KUBECONFIG": str((world.kubeconfig_path or Path()).absolute()),
        "OLLAMA_URL": OLLAMA_URL,
    }
    agent_sre = {
        "MCP_PROFILE": "agent-sre",
        "AGENT_SERVICE_URL": f"http://{LOOPBACK}:{ports.jamie}",
    }
    return [
        (_serve("functions", directory, ports.jamie, {**ours, **theirs}), ports.jamie),
        (
            _serve("agent-sre", directory, ports.agent_sre, {**ours, **theirs, **agent_sre}),
            ports.agent_sre,
        ),
    ]


def _serve(name: str, directory: Path, port: int, env: Mapping[str, str]) -> Child:
    return Child(
        name,
        [sys.executable, "-m", "functions", "serve", "--port", str(port)],
        log=directory / f"{name}.log",
        env=dict(env),
        cwd=ROOT,
    )
