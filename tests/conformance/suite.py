"""The official suite as a program: fetched from npm with its Node, run, and its counts read."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
NODE = MODULES / "node" / "bin" / "node"
PROGRAM = MODULES / "@modelcontextprotocol" / "conformance" / "dist" / "index.js"
INSTALL = ("install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
INSTALL_LIMIT_S = 300.0
RUN_LIMIT_S = 180.0
VERDICT = re.compile(r"^([✓✗]) (\S+): (\d+) passed, (\d+) failed$", re.MULTILINE)
NOT_SCORED = re.compile(
    r"^  [✓✗] (\S+) \((?:extension|pending|added-after-release)\)$", re.MULTILINE
)


class Unavailable(Exception):
    """The suite cannot be had on this machine; the sentence says why."""


class Outcome(NamedTuple):
    """What one run of the suite said."""

    exit_code: int
    passed: int
    scored: int
    text: str


def install() -> None:
    """Fetch the suite and its Node, unless they are there.

    Raises:
        Unavailable: there is no npm, or it could not fetch them

    """
    if NODE.exists() and PROGRAM.exists():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable("the conformance suite comes from npm, and there is no npm on PATH")
    status, text = bounded([npm, *INSTALL], dict(os.environ), INSTALL_LIMIT_S)
    if status or not (NODE.exists() and PROGRAM.exists()):
        raise Unavailable(f"npm could not install the conformance suite: {text[-500:]}")


def run(url: str, arguments: tuple[str, ...], results: Path) -> Outcome:
    """Run the suite against the server at `url`."""
    command = [str(NODE), str(PROGRAM), "server", "--url", url, *arguments, "-o", str(results)]
    environment = {"PATH": os.environ["PATH"], "HOME": str(results)}
    status, text = bounded(command, environment, RUN_LIMIT_S)
    passed, scored = counts(text)
    return Outcome(status, passed, scored, text)


def bounded(command: list[str], environment: dict[str, str], limit_s: float) -> tuple[int, str]:
    """Run a program and what it starts for at most `limit_s`; return its status and its words."""
    with subprocess.Popen(
        command,
        cwd=HERE,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as program:
        try:
            text, _ = program.communicate(timeout=limit_s)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            text, _ = program.communicate()
            return 1, f"{text}\n{command[0]} did not finish within {limit_s:g} s"
    return program.returncode, text


def counts(text: str) -> tuple[int, int]:
    """Return how many scenarios passed and how many were scored; one without checks is neither."""
    unscored = set(NOT_SCORED.findall(text))
    verdicts = [
        mark == "✓"
        for mark, name, passed, failed in VERDICT.findall(text)
        if name not in unscored and (passed, failed) != ("0", "0")
    ]
    return sum(verdicts), len(verdicts)
