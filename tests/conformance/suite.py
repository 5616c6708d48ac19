"""The official suite as a program: fetched from npm with its Node, run, and its counts read."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
NODE = MODULES / "node" / "bin" / "node"
PROGRAM = MODULES / "@modelcontextprotocol" / "conformance" / "dist" / "index.js"
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
    command = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
    try:
        done = subprocess.run(
            command, cwd=HERE, timeout=INSTALL_LIMIT_S, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unavailable(f"npm did not finish within {INSTALL_LIMIT_S:g} s") from None
    if done.returncode or not (NODE.exists() and PROGRAM.exists()):
        raise Unavailable(f"npm could not install the conformance suite: {done.stderr[-500:]}")


def run(url: str, arguments: tuple[str, ...], results: Path) -> Outcome:
    """Run the suite against the server at `url`."""
    command = [str(NODE), str(PROGRAM), "server", "--url", url, *arguments, "-o", str(results)]
    environment = {"PATH": os.environ["PATH"], "HOME": str(results)}
    try:
        done = subprocess.run(
            command,
            cwd=HERE,
            env=environment,
            timeout=RUN_LIMIT_S,
            capture_output=True,
            text=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome(1, 0, 0, f"the suite did not finish within {RUN_LIMIT_S:g} s")
    passed, scored = counts(done.stdout)
    return Outcome(done.returncode, passed, scored, done.stdout + done.stderr)


def counts(text: str) -> tuple[int, int]:
    """Return how many scenarios passed and how many were scored; one without checks is neither."""
    unscored = set(NOT_SCORED.findall(text))
    verdicts = [
        mark == "✓"
        for mark, name, passed, failed in VERDICT.findall(text)
        if name not in unscored and (passed, failed) != ("0", "0")
    ]
    return sum(verdicts), len(verdicts)
