"""The commands `python -m deploy.demo run|install`: arguments, signals and exit codes.

What is run is in run; what the demo consists of is in world; `install` fetches the servers that
`make test` needs: Prometheus, and VictoriaMetrics where there is a package.
"""

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.demo.errors import DemoError
from deploy.demo.prometheus_install import acquire, acquire_victoria_metrics
from deploy.demo.run import Options, run

DEFAULT_PORT = 30121  # MCP_PORT's default, which the documentation's curl lines name
MAX_PORT = 65535
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
KILLED = 128  # plus the signal's number: what shells report of a program that a signal ended


class Signals:
    """Turn the first request to end into an orderly end; later ones do not disturb it."""

    def __init__(self) -> None:
        """Not ready yet, and nothing received."""
        self.ready = False
        self.received = False

    def install(self) -> None:
        """Answer Ctrl-C, TERM and a closed terminal, except where nohup had that ignored."""
        for each in ENDING:
            if each != signal.SIGHUP or signal.getsignal(each) != signal.SIG_IGN:
                signal.signal(each, self._end)

    def _end(self, number: int, _: object) -> None:
        self.received = True
        for each in ENDING:
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(0 if self.ready else KILLED + number)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    given = _parser().parse_args(arguments)
    signals = Signals()
    signals.install()
    try:
        if given.command == "install":
            install(given.dir)
        else:
            run(Options(given.port, given.dir, not given.without_functions), signals)
    except DemoError as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    return 0


def install(directory: Path) -> None:
    """Make sure of the tests' servers. Raises: DemoError that tells how to get Prometheus."""
    directory.mkdir(parents=True, exist_ok=True)
    programs = acquire(directory / "install.log")
    print(f"Prometheus is {programs.prometheus}", flush=True)
    beside = acquire_victoria_metrics(directory / "install-victoria-metrics.log")
    print(f"VictoriaMetrics is {beside or 'not to be had'}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m deploy.demo", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run_it = commands.add_parser("run", help="start the demo world and the functions, until Ctrl-C")
    run_it.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, help="where the functions listen; 0: any"
    )
    run_it.add_argument(
        "--without-functions", action="store_true", help="start the demo world alone"
    )
    for command in (run_it, commands.add_parser("install", help="make sure of the tests' servers")):
        command.add_argument(
            "--dir", type=Path, default=Path(".demo"), help="where files are kept (default .demo)"
        )
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= MAX_PORT:
        raise argparse.ArgumentTypeError(f"must be between 0 and {MAX_PORT}")
    return port


if __name__ == "__main__":
    sys.exit(main())
