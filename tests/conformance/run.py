"""Run the official suite over the wire core and over the product: python -m tests.conformance.run.

Exits 1 when one scenario fares otherwise than is written down here.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.conformance import suite
from tests.support.processes import BIN, ROOT, Process, free_port, isolated_env

REQUIRED = "JAMIE_REQUIRE_REAL"
HERE = Path(__file__).resolve().parent
FIXTURES, PRODUCT = "tests/conformance/main.py", "functions/mcp/main.py"


class Run(NamedTuple):
    """One run of the suite, and how many of its scored scenarios must pass."""

    title: str
    source: str
    arguments: tuple[str, ...]
    must_pass: int
    of: int


RUNS = (
    Run("2026-07-28, what it requires", FIXTURES, ("--requirements", "2026-07-28"), 37, 37),
    Run(
        "2025-11-25, all a stateless server can",
        FIXTURES,
        (
            *("--suite", "all", "--spec-version", "2025-11-25"),
            *("--expected-failures", str(HERE / "expected_2025-11-25.yml")),
        ),
        22,
        30,
    ),
    Run(
        "2026-07-28, the product's own offer",
        PRODUCT,
        (
            *("--suite", "all", "--spec-version", "2026-07-28"),
            *("--expected-failures", str(HERE / "expected_product.yml")),
        ),
        12,
        40,
    ),
)


def is_as_written(run: Run, home: Path) -> bool:
    """Serve what a run is about under functions-framework, run it, and print how it went."""
    port = free_port()
    command = [
        str(BIN / "functions-framework"),
        *("--source", run.source, "--target", "mcp", "--host", "127.0.0.1", "--port", str(port)),
    ]
    env = isolated_env(home, PYTHONPATH=str(ROOT))
    with Process(command, env=env, log=home / "server.log") as server:
        server.wait_for(f"http://127.0.0.1:{port}/health")
        outcome = suite.run(f"http://127.0.0.1:{port}/mcp", run.arguments, home / "results")
    counted = (outcome.passed, outcome.scored)
    good = outcome.exit_code == 0 and counted == (run.must_pass, run.of)
    verdict = "as written" if good else f"not as written ({run.must_pass} of {run.of})"
    print(f"conformance, {run.title}: {counted[0]} of {counted[1]} passed, {verdict}", flush=True)
    if not good:
        print(outcome.text.partition("=== SUMMARY ===")[2] or outcome.text)
    return good


def main() -> int:
    """Return the exit status of all runs together."""
    try:
        suite.install()
    except suite.Unavailable as why:
        print(f"conformance was not run: {why}", file=sys.stderr)
        return 1 if os.environ.get(REQUIRED) else 0
    with tempfile.TemporaryDirectory() as scratch:
        homes = [Path(scratch) / str(number) for number in range(len(RUNS))]
        for home in homes:
            (home / "results").mkdir(parents=True)
        verdicts = [is_as_written(run, home) for run, home in zip(RUNS, homes, strict=True)]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
