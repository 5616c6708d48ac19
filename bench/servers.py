"""Which server the image runs: `python -m bench.servers [runs]`.

The same function by functions-framework's own command (gunicorn and one worker) and by
`shared.edge.container` (one uvicorn): from the start of the process to the first correct answer,
medians over interleaved runs, and the median of each run's ratio of the second to the first.
"""

import argparse
import compileall
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import psutil

from bench.backends import instant_backends
from bench.cold_start import (
    FRAMEWORK,
    ROOT,
    UNITS,
    Case,
    Figures,
    cases,
    cpu_of,
    environment,
    first_answer,
    paired,
)

COMPARED = ("hello", "mcp", "golden_signals")
GUNICORN, UVICORN = "gunicorn", "uvicorn"


# Both read the function and the port from the environment.
COMMANDS = {
    GUNICORN: [str(FRAMEWORK)],
    UVICORN: [sys.executable, "-m", "shared.edge.container"],
}


def measure(server: str, case: Case, port: int, env: dict[str, str], into: Figures) -> None:
    """Start the function, wait for its first correct answer, note what it took."""
    told = {
        "FUNCTION_SOURCE": case.source,
        "FUNCTION_TARGET": case.target,
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    started = time.perf_counter()
    process = subprocess.Popen(
        COMMANDS[server], env={**env, **told}, cwd=ROOT, stderr=subprocess.DEVNULL
    )
    try:
        first_answer(case, f"http://127.0.0.1:{port}/", started)
        into.wall_s.append(time.perf_counter() - started)
        family = [psutil.Process(process.pid), *psutil.Process(process.pid).children()]
        into.cpu_s.append(sum(cpu_of(one) for one in family))
        into.pss_mb.append(sum(one.memory_full_info().pss for one in family) / 2**20)
    finally:
        process.terminate()
        process.wait()


def run(runs: int) -> dict[tuple[str, str], Figures]:
    """Measure each function under each server in turn, `runs` times after one warm-up."""
    for folder in ("shared", "functions", "bench"):
        compileall.compile_dir(str(ROOT / Path(folder)), quiet=1)
    with ExitStack() as stack:
        backends = stack.enter_context(instant_backends())
        env = stack.enter_context(environment(backends))
        chosen = [case for case in cases(backends.at) if case.name in COMPARED]
        pairs = [(case, server) for case in chosen for server in (GUNICORN, UVICORN)]
        measured = {(case.name, server): Figures() for case, server in pairs}
        for round_ in range(runs + 1):
            for case, server in pairs:
                into = measured[case.name, server] if round_ else Figures()
                measure(server, case, backends.port(), env, into)
    return measured


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="?", type=int, default=9)
    measured = run(parser.parse_args().runs)
    print(f"{'':16}{'':10}{'wall s':>16}{'CPU s':>16}{'PSS MB':>16}")
    for (case, server), figures in measured.items():
        floor = measured[case, GUNICORN]
        cells = "".join(
            f"{statistics.median(getattr(figures, unit)):9.2f} {paired(figures, floor, unit):5.2f}x"
            for unit in UNITS
        )
        print(f"{case:16}{server:10}{cells}")


if __name__ == "__main__":
    main()
