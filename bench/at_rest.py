"""What it costs while nobody asks: `python -m bench.at_rest`.

The functions at zero are no process at all; beside them the proxy of the old addresses, where it is
wanted, and the bundle while it is awake. Against them three servers that are always there, as in
the design that this replaces: each a bare functions-framework hello, the least a server can be.
Memory is PSS after the first answer, CPU what ten idle seconds took.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import psutil

from bench.processes import HELLO, cpu_s, family, framework, pss_mb, running, wait_for
from tests.support.knative.overlay import overlay_at_zero
from tests.support.nginx import NGINX, compat_proxy
from tests.support.processes import free_port

IDLE_S = 10.0
DEAD = "http://127.0.0.1:9"
SETTINGS = {"PROMETHEUS_URL": DEAD, "OLLAMA_URL": DEAD}


def cost(processes: list[psutil.Process]) -> tuple[float, float]:
    """Return MB and the CPU milliseconds a second of processes left alone."""
    before = cpu_s(processes)
    time.sleep(IDLE_S)
    cpu_ms = (cpu_s(processes) - before) / IDLE_S * 1000
    return pss_mb(processes), cpu_ms


@contextmanager
def hello() -> Iterator[psutil.Process]:
    """Run one bare hello."""
    port = free_port()
    env = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    with running(framework(*HELLO, port), env) as process:
        wait_for(f"http://127.0.0.1:{port}/")
        yield process


def three_servers() -> tuple[float, float]:
    """Return what three bare servers cost."""
    with ExitStack() as stack:
        servers = [stack.enter_context(hello()) for _ in range(3)]
        return cost([one for server in servers for one in family(server)])


def at_zero() -> tuple[float, float]:
    """Return what the functions cost when each was asked once and rests again."""
    with (
        tempfile.TemporaryDirectory() as folder,
        overlay_at_zero(Path(folder), SETTINGS, idle_s=0.5) as knative,
    ):
        for name in knative.scalers:
            httpx.get(f"{knative.url}/{name}/health", trust_env=False, timeout=60)
        while knative.running():
            time.sleep(0.1)
        pids = [pod.popen.pid for one in knative.scalers.values() for pod in one.pods]
        return cost([psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)])


def awake(overlay: str, name: str) -> tuple[float, float]:
    """Return what one Service of an overlay costs while it is awake and nobody asks."""
    with (
        tempfile.TemporaryDirectory() as folder,
        overlay_at_zero(Path(folder), SETTINGS, overlay=overlay) as knative,
    ):
        httpx.get(f"{knative.url}/{name}/health", trust_env=False, timeout=60)
        (pod,) = knative.pods(name)
        return cost(family(psutil.Process(pod.popen.pid)))


def proxy() -> tuple[float, float]:
    """Return what the proxy of the old addresses costs."""
    with tempfile.TemporaryDirectory() as folder, compat_proxy(Path(folder), DEAD):
        mine = psutil.Process().children(recursive=True)
        return cost([one for one in mine if one.name() == "nginx"])


def main() -> None:
    """Measure and print."""
    rows = {
        "three always-on servers": three_servers,
        "functions at zero": at_zero,
        "the bundle, awake": lambda: awake("bundle", "jamie"),
        "one function (mcp), awake": lambda: awake("homelab", "mcp"),
    }
    if NGINX:
        rows["proxy of the old addresses"] = proxy
    print(f"{'':32}{'PSS MB':>8}{'CPU ms/s':>10}")
    for name, measure in rows.items():
        memory_mb, cpu_ms = measure()
        print(f"{name:32}{memory_mb:8.1f}{cpu_ms:10.2f}")


if __name__ == "__main__":
    main()
