"""Programs that a bench starts: how, and what they cost. What is asked of them is each bench's own.

Everything is compiled before it is measured: an image is, too.
"""

import compileall
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

ROOT = Path(__file__).resolve().parent.parent
FRAMEWORK = Path(sys.executable).parent / "functions-framework"
START_LIMIT_S = 30.0
POLL_S = 0.05
HELLO = ("bench/hello/main.py", "hello")


def framework(source: str, target: str, port: int) -> list[str]:
    """Return the command that serves one function alone."""
    serves = [str(FRAMEWORK), "--source", source, "--target", target]
    return [*serves, "--host", "127.0.0.1", "--port", str(port)]


@contextmanager
def running(command: Sequence[str], env: Mapping[str, str]) -> Iterator[psutil.Process]:
    """Run a program from the project's root; it is ended on the way out."""
    process = subprocess.Popen(
        command, env=dict(env), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str) -> None:
    """Return when something answers."""
    ends = time.monotonic() + START_LIMIT_S
    while time.monotonic() < ends:
        try:
            if httpx.get(url, trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(POLL_S)
    sys.exit(f"{url} did not answer")


def family(process: psutil.Process) -> list[psutil.Process]:
    """Return a process and its children."""
    return [process, *process.children(recursive=True)]


def cpu_s(processes: Sequence[psutil.Process]) -> float:
    """Return the CPU seconds of processes, their children not counted."""
    return sum(_own_cpu_s(one) for one in processes)


def pss_mb(processes: Sequence[psutil.Process]) -> float:
    """Return the memory of processes in MB; what they share is counted once."""
    return sum(one.memory_full_info().pss for one in processes) / 2**20


def compile_all() -> None:
    """Compile the project's own code."""
    for folder in ("shared", "functions", "bench"):
        compileall.compile_dir(str(ROOT / folder), quiet=1)


def _own_cpu_s(process: psutil.Process) -> float:
    """Return exact seconds where the kernel says so, else those counted in ticks."""
    try:
        tasks = Path(f"/proc/{process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9
    except (OSError, IndexError):
        times = process.cpu_times()
        return times.user + times.system
