"""Programs that the demo starts: none outlives it, and one that dies early says why.

Each has a process group of its own, so that Ctrl-C in a terminal or under make reaches the demo
alone, which then ends them in its own order. Which programs run is for prometheus and run.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from deploy.demo.errors import DemoError

LEASH = Path(__file__).with_name("leash.py")
LOOPBACK = "127.0.0.1"
GRACE_S = 3.0  # Prometheus and uvicorn end within 0.1 s when nothing is in flight
POLL_S = 0.02
PROBE_TIMEOUT_S = 1.0
LOG_TAIL_BYTES = 4096
LOG_TAIL_LINES = 8


class Child:
    """One program, from its start to its certain end; a context manager."""

    def __init__(
        self,
        name: str,
        argv: Sequence[str | Path],
        *,
        log: Path,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        """Describe the program; `argv[0]` is absolute, `log` receives all that it prints."""
        self.name = name
        self._argv = [str(part) for part in argv]
        self._log = log
        self._env = env
        self._cwd = cwd
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Return the number of the process and of its group."""
        return self._started().pid

    def start(self) -> None:
        """Start the program; it dies with the calling thread at the latest (on Linux)."""
        leash = [sys.executable, "-I", "-S", str(LEASH), str(os.getpid())]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*leash, *self._argv],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._env,
                cwd=self._cwd,
                process_group=0,
            )

    def stop(self, *, grace_s: float = GRACE_S) -> None:
        """End the program: ask, wait, then kill. A second call does nothing."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(grace_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def check(self) -> None:
        """Raise DemoError with the end of the log if the program has ended by itself."""
        code = self._started().poll()
        if code is not None:
            raise DemoError(
                f"{self.name} ended with code {code}; it said last:\n{self.last_words()}"
            )

    def wait_until_it_answers(self, port: int, path: str, *, within_s: float) -> None:
        """Poll until a GET on loopback answers 200; raise DemoError when it does not in time."""
        deadline = time.monotonic() + within_s
        while not answers(port, path):
            self.check()
            if time.monotonic() > deadline:
                said = self.last_words()
                raise DemoError(
                    f"{self.name} was not ready in {within_s:g} s; it said last:\n{said}"
                )
            time.sleep(POLL_S)

    def last_words(self) -> str:
        """Return the last lines of what the program printed."""
        with self._log.open("rb") as log:
            size = log.seek(0, os.SEEK_END)
            log.seek(max(0, size - LOG_TAIL_BYTES))
            lines = log.read().decode(errors="replace").splitlines()
        return "\n".join(lines[-LOG_TAIL_LINES:]) or "(nothing)"

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise DemoError(f"{self.name} is not running")
        return self._process

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()


def answers(port: int, path: str) -> bool:
    """Tell whether a GET on loopback answers 200 now."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=PROBE_TIMEOUT_S)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def free_port() -> int:
    """Return a port of loopback that was free a moment ago; somebody may take it meanwhile."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]
