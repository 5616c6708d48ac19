"""Cold starts beside a bare functions-framework hello: `python -m bench.cold_start [runs]`.

From the start of the process to its first correct answer, with backends that answer at once: wall
seconds, CPU seconds and memory (PSS) of gunicorn's master and worker together, medians over
interleaved runs, and the median of each run's ratio to the hello of the same round: this machine's
speed drifts, and neighbours in a round share it.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bench.backends import Backends, instant_backends
from bench.processes import HELLO, compile_all, cpu_s, family, framework, pss_mb, running

START_LIMIT_S = 60.0
POLL_S = 0.005
CPU_BUDGETS = {"mcp": 1.15, "golden_signals": 1.6, "jamie_chat": 1.8, "pod_logs": 1.6}
MEMORY_BUDGETS = {"mcp": 1.1}


# For whoever wants to know; each asks for what it can answer from the backends at hand.
WITHOUT_BUDGET: tuple[tuple[str, dict[str, Any] | None, Callable[[Any], bool]], ...] = (
    ("prometheus_query", {"query": "up"}, lambda answer: bool(answer["result"])),
    ("analyze_logs", {"logs": "ERROR dial tcp: connection refused"}, lambda a: bool(a["findings"])),
    ("sre_chat", {"message": "What is a burn rate?"}, lambda answer: bool(answer["sources"])),
    ("incident_response", {"service_name": "checkout"}, lambda answer: bool(answer["hypotheses"])),
    ("monitoring_advice", {"topic": "postgres"}, lambda answer: bool(answer["alerts"])),
    ("health", None, bool),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One function and the question whose first correct answer ends the clock."""

    name: str
    source: str
    target: str
    ask: dict[str, Any] | None = None
    is_correct: Callable[[Any], bool] = bool


@dataclass(slots=True)
class Figures:
    """What was measured, one number a run."""

    wall_s: list[float] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)
    pss_mb: list[float] = field(default_factory=list)


def cases(at: float) -> list[Case]:
    """Return the hello and the functions with a budget."""
    return [
        Case("hello", *HELLO),
        Case(
            "mcp",
            "functions/mcp/main.py",
            "mcp",
            {"jsonrpc": "2.0", "id": 1, "method": "tools/list"},
            lambda answer: bool(answer["result"]["tools"]),
        ),
        Case(
            "golden_signals",
            "functions/golden_signals/main.py",
            "golden_signals",
            {"service_name": "homepage", "at": at},
            lambda answer: answer["status"] == "healthy",
        ),
        Case(
            "jamie_chat",
            "functions/jamie_chat/main.py",
            "jamie_chat",
            {"message": "Check the golden signals for homepage service"},
            lambda answer: "healthy" in answer["response"],
        ),
        Case(
            "pod_logs",
            "functions/pod_logs/main.py",
            "pod_logs",
            {"pod_name": "homepage-7d9c5b6f4-x2x8k"},
            lambda answer: answer["status"] == "ok" and bool(answer["logs"]),
        ),
        *(
            Case(name, f"functions/{name}/main.py", name, ask, is_correct)
            for name, ask, is_correct in WITHOUT_BUDGET
        ),
    ]


def measure(command: list[str], case: Case, port: int, env: dict[str, str], into: Figures) -> None:
    """Start the function, wait for its first correct answer, note what it took."""
    started = time.perf_counter()
    with running(command, env) as process:
        first_answer(case, f"http://127.0.0.1:{port}/", started)
        into.wall_s.append(time.perf_counter() - started)
        into.cpu_s.append(cpu_s(family(process)))
        into.pss_mb.append(pss_mb(family(process)))


def first_answer(case: Case, url: str, started: float) -> None:
    """Poll until the function answers; the first answer must be the correct one."""
    with httpx.Client(trust_env=False, timeout=START_LIMIT_S) as client:
        while time.perf_counter() - started < START_LIMIT_S:
            with suppress(httpx.ConnectError):
                response = client.post(url, json=case.ask) if case.ask else client.get(url)
                answer = response.json() if case.ask else response.text
                if response.status_code != httpx.codes.OK or not case.is_correct(answer):
                    sys.exit(f"{case.name} answered wrongly: {response.status_code} {answer}")
                return
            time.sleep(POLL_S)
    sys.exit(f"{case.name} did not answer within {START_LIMIT_S:.0f} s")


@contextmanager
def environment(backends: Backends) -> Iterator[dict[str, str]]:
    """Yield the environment of every measured process: as in the image, nothing of this machine."""
    with tempfile.TemporaryDirectory() as home:
        yield {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYDANTIC_DISABLE_PLUGINS": "__all__",
            "PROMETHEUS_URL": backends.prometheus_url,
            "KUBERNETES_API_URL": backends.kubernetes_url,
            "AGENT_SERVICE_URL": backends.sibling_url,
            "OLLAMA_URL": backends.nobody_url,
        }


def run(runs: int) -> dict[str, Figures]:
    """Measure all cases in turn, `runs` times after one warm-up."""
    compile_all()
    with ExitStack() as stack:
        backends = stack.enter_context(instant_backends())
        env = stack.enter_context(environment(backends))
        measured = {case.name: Figures() for case in cases(backends.at)}
        for round_ in range(runs + 1):
            for case in cases(backends.at):
                into = measured[case.name] if round_ else Figures()
                port = backends.port()
                measure(framework(case.source, case.target, port), case, port, env, into)
    return measured


def report(measured: dict[str, Figures]) -> dict[str, dict[str, float]]:
    """Print the table and return each function's ratios to the hello."""
    floor = measured["hello"]
    ratios: dict[str, dict[str, float]] = {}
    print(f"{'':16}{'wall s':>16}{'CPU s':>16}{'PSS MB':>16}   budgets")
    for case, figures in measured.items():
        medians = {name: statistics.median(getattr(figures, name)) for name in UNITS}
        ratios[case] = {name: paired(figures, floor, name) for name in UNITS}
        cells = "".join(f"{medians[n]:9.2f} {ratios[case][n]:5.2f}x" for n in UNITS)
        print(f"{case:16}{cells}   {budgets_of(case)}")
    return ratios


def budgets_of(case: str) -> str:
    """Return a case's limits as a person reads them."""
    cpu, memory = CPU_BUDGETS.get(case), MEMORY_BUDGETS.get(case)
    limits = [f"CPU <= {cpu}x" if cpu else "", f"memory <= {memory}x" if memory else ""]
    return ", ".join(limit for limit in limits if limit)


def over_budget(ratios: dict[str, dict[str, float]]) -> list[str]:
    """Return what is over, in words."""
    cpu = [n for n, limit in CPU_BUDGETS.items() if ratios[n]["cpu_s"] > limit]
    memory = [n for n, limit in MEMORY_BUDGETS.items() if ratios[n]["pss_mb"] > limit]
    return [f"{name}'s CPU" for name in cpu] + [f"{name}'s memory" for name in memory]


def paired(figures: Figures, floor: Figures, name: str) -> float:
    """Return the median of each run's ratio to the hello of the same round."""
    pairs = zip(getattr(figures, name), getattr(floor, name), strict=True)
    return statistics.median(mine / hellos for mine, hellos in pairs)


UNITS = ("wall_s", "cpu_s", "pss_mb")


def main() -> None:
    """Measure, print, and exit 1 when a function is over its budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="?", type=int, default=7)
    parser.add_argument("--json", type=Path, help="write the ratios here too")
    arguments = parser.parse_args()
    ratios = report(run(arguments.runs))
    if arguments.json:
        arguments.json.write_text(json.dumps(ratios, indent=1), encoding="utf-8")
    if over := over_budget(ratios):
        sys.exit(f"over budget: {', '.join(over)}")


if __name__ == "__main__":
    main()
