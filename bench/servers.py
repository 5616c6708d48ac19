"""Which server the image runs: `python -m bench.servers [runs]`.

The same function by functions-framework's own command (gunicorn and one worker) and by
`shared.edge.container` (one uvicorn): from the start of the process to the first correct answer,
medians over interleaved runs, and the median of each run's ratio of the second to the first.
"""

import argparse
import statistics
import sys
from contextlib import ExitStack

from bench.backends import instant_backends
from bench.cold_start import UNITS, Case, Figures, cases, environment, measure, paired
from bench.processes import FRAMEWORK, compile_all

COMPARED = ("hello", "mcp", "golden_signals")
GUNICORN, UVICORN = "gunicorn", "uvicorn"
COMMANDS = {
    GUNICORN: [str(FRAMEWORK)],
    UVICORN: [sys.executable, "-m", "shared.edge.container"],
}


def told(case: Case, port: int) -> dict[str, str]:
    """Return the function and the port, as both servers read them from the environment."""
    function = {"FUNCTION_SOURCE": case.source, "FUNCTION_TARGET": case.target}
    return {**function, "HOST": "127.0.0.1", "PORT": str(port)}


def run(runs: int) -> dict[tuple[str, str], Figures]:
    """Measure each function under each server in turn, `runs` times after one warm-up."""
    compile_all()
    with ExitStack() as stack:
        backends = stack.enter_context(instant_backends())
        env = stack.enter_context(environment(backends))
        chosen = [case for case in cases(backends.at) if case.name in COMPARED]
        pairs = [(case, server) for case in chosen for server in (GUNICORN, UVICORN)]
        measured = {(case.name, server): Figures() for case, server in pairs}
        for round_ in range(runs + 1):
            for case, server in pairs:
                into = measured[case.name, server] if round_ else Figures()
                port = backends.port()
                measure(COMMANDS[server], case, port, {**env, **told(case, port)}, into)
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
