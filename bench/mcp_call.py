"""What MCP adds to a tool call: `python -m bench.mcp_call [calls]`.

The same golden-signals answer, from a sibling that answers at once, asked for directly and through
`tools/call`, in turn on two kept-alive connections: medians, and their difference.
"""

import argparse
import statistics
import sys
import time
from contextlib import ExitStack

import httpx

from bench.backends import instant_backends
from bench.cold_start import environment
from bench.processes import compile_all, framework, running, wait_for

LIMIT_MS = 3.0
ARGUMENTS = {"service_name": "homepage"}
CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "check_golden_signals", "arguments": ARGUMENTS},
}


def timed_ms(client: httpx.Client, url: str, body: object) -> float:
    """Return how long one POST takes, in milliseconds."""
    started = time.perf_counter()
    client.post(url, json=body).raise_for_status()
    return (time.perf_counter() - started) * 1000


def compare(sibling_url: str, mcp_url: str, calls: int) -> tuple[float, float]:
    """Return the median milliseconds of a direct call and of a call through MCP."""
    direct: list[float] = []
    through: list[float] = []
    with (
        httpx.Client(trust_env=False, timeout=30) as one,
        httpx.Client(trust_env=False, timeout=30) as other,
    ):
        answer = other.post(f"{mcp_url}/mcp", json=CALL).json()
        if answer["result"].get("structuredContent", {}).get("status") != "healthy":
            sys.exit(f"MCP answered wrongly: {answer}")
        for _ in range(calls):
            direct.append(timed_ms(one, f"{sibling_url}/golden-signals", ARGUMENTS))
            through.append(timed_ms(other, f"{mcp_url}/mcp", CALL))
    return statistics.median(direct), statistics.median(through)


def main() -> None:
    """Measure, print, and exit 1 when MCP adds more than LIMIT_MS."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("calls", nargs="?", type=int, default=300)
    calls = parser.parse_args().calls
    compile_all()
    with ExitStack() as stack:
        backends = stack.enter_context(instant_backends())
        env = stack.enter_context(environment(backends))
        port = backends.port()
        with running(framework("functions/mcp/main.py", "mcp", port), env):
            wait_for(f"http://127.0.0.1:{port}/health")
            direct, through = compare(backends.sibling_url, f"http://127.0.0.1:{port}", calls)
    added = through - direct
    print(f"direct {direct:.2f} ms, through MCP {through:.2f} ms, added {added:.2f} ms (p50)")
    if added > LIMIT_MS:
        sys.exit(f"MCP adds more than {LIMIT_MS:g} ms")


if __name__ == "__main__":
    main()
