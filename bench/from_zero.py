"""From zero to an MCP tool's answer through two cold functions: `python -m bench.from_zero [runs]`.

The manifests' own processes in the double of Knative, beside the bare functions-framework hello of
the same round: medians, and the median of each round's ratio.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx

from bench.backends import Backends, instant_backends
from bench.cold_start import cases, first_answer
from bench.processes import HELLO, compile_all, framework, running
from tests.support.knative.overlay import overlay_at_zero

RATIO_LIMIT = 2.5
CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "check_golden_signals", "arguments": {"service_name": "homepage"}},
}


def hello_s(backends: Backends) -> float:
    """Return the bare hello's time from its start to its first answer."""
    (hello,) = [case for case in cases(backends.at) if case.name == "hello"]
    port = backends.port()
    env = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    started = time.perf_counter()
    with running(framework(*HELLO, port), env):
        first_answer(hello, f"http://127.0.0.1:{port}/", started)
        return time.perf_counter() - started


def through_two_s(backends: Backends) -> float:
    """Return the time of a tool call while nothing runs, through MCP and its sibling."""
    settings = {"PROMETHEUS_URL": backends.prometheus_url, "OLLAMA_URL": backends.nobody_url}
    arguments = {"service_name": "homepage", "at": str(backends.at)}
    call = {**CALL, "params": {"name": "check_golden_signals", "arguments": arguments}}
    with (
        tempfile.TemporaryDirectory() as folder,
        overlay_at_zero(Path(folder), settings) as knative,
        httpx.Client(trust_env=False, timeout=60) as client,
    ):
        started = time.perf_counter()
        answer = client.post(f"{knative.url}/mcp/mcp", json=call).json()
        took_s = time.perf_counter() - started
        if answer["result"].get("structuredContent", {}).get("status") != "healthy":
            sys.exit(f"answered wrongly: {answer}")
        return took_s


def main() -> None:
    """Measure, print, and exit 1 when two cold functions take longer than RATIO_LIMIT hellos."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="?", type=int, default=7)
    runs = parser.parse_args().runs
    compile_all()
    with instant_backends() as backends:
        pairs = [(hello_s(backends), through_two_s(backends)) for _ in range(runs + 1)][1:]
    hello, both = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(second / first for first, second in pairs)
    print(f"hello {hello:.2f} s; MCP and its sibling from zero {both:.2f} s: {ratio:.2f}x")
    if ratio > RATIO_LIMIT:
        sys.exit(f"over {RATIO_LIMIT}x")


if __name__ == "__main__":
    main()
