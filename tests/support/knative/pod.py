"""One real process of a function, and the limits that its queue-proxy keeps before it."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from tests.support.knative.revision import Revision
from tests.support.processes import ROOT, free_port

PROBE_EVERY_S = 0.05  # queue-proxy's pace where periodSeconds is not set
PROBE_TIMEOUT_S = 0.1
START_LIMIT_S = 30.0  # how long it goes on looking
QUEUE_TIMES_CONCURRENCY = 10


class QueueFull(Exception):
    """More wait at this pod than its queue holds."""


class Pod:
    """A process that starts when it is made; `end` drains and stops it."""

    def __init__(self, revision: Revision, base_env: Mapping[str, str], log: Path) -> None:
        self.revision = revision
        self.port = free_port()
        self.running = 0
        self.served = 0
        self.ending = False
        self.started = time.monotonic()
        self.last_used = self.started
        self._idle = asyncio.Event()
        self._idle.set()
        self._room = asyncio.Semaphore(revision.concurrency) if revision.concurrency else None
        env = {**base_env, **revision.env, "PORT": str(self.port), "HOST": "127.0.0.1"}
        if "MCP_PORT" in env:  # the bundle's own way to be told
            env |= {"MCP_PORT": str(self.port), "MCP_HOST": "127.0.0.1"}
        with log.open("ab") as sink:
            self.popen = subprocess.Popen(
                revision.command, env=env, cwd=ROOT, stdout=sink, stderr=sink
            )

    @property
    def url(self) -> str:
        """Where the function's process listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def is_alive(self) -> bool:
        """Tell whether its process runs."""
        return self.popen.poll() is None

    async def ready(self) -> bool:
        """Wait until the probe succeeds; tell whether it did."""
        while self.is_alive and time.monotonic() - self.started < START_LIMIT_S:
            with suppress(OSError, TimeoutError):
                async with asyncio.timeout(PROBE_TIMEOUT_S):
                    if await self._probe():
                        return True
            await asyncio.sleep(PROBE_EVERY_S)
        return False

    async def _probe(self) -> bool:
        """Ask by hand: an HTTP client of ours would cost more than the function that starts."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(b"GET /health HTTP/1.1\r\nHost: probe\r\nConnection: close\r\n\r\n")
            return (await reader.readline()).split(b" ", 2)[1:2] == [b"200"]
        finally:
            writer.close()

    @asynccontextmanager
    async def admitted(self) -> AsyncIterator[None]:
        """Take a place, waiting in the queue for it.

        Raises:
            QueueFull: the queue has no place either

        """
        limit = self.revision.concurrency
        if limit and self.running >= limit * (1 + QUEUE_TIMES_CONCURRENCY):
            raise QueueFull
        self.running += 1
        self._idle.clear()
        try:
            if self._room is None:
                yield
            else:
                async with self._room:
                    yield
        finally:
            self.running -= 1
            self.served += 1
            self.last_used = time.monotonic()
            if not self.running:
                self._idle.set()

    async def end(self) -> int:
        """Let running requests finish, then end the process as a kubelet does.

        The real queue-proxy sleeps 30 s before it lets go, for routes elsewhere to forget the pod;
        here there are none.
        """
        self.ending = True
        await self._idle.wait()
        if self.is_alive:
            self.popen.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(asyncio.to_thread(self.popen.wait), self.revision.timeout_s)
        except TimeoutError:
            self.kill()
        return self.popen.returncode

    def kill(self) -> None:
        """End the process at once, as the kernel does when memory is gone."""
        with suppress(ProcessLookupError):
            os.kill(self.popen.pid, signal.SIGKILL)
        self.popen.wait()
