"""How much one instance takes at a time; what is over gets a clear answer and may come again.

Both limits are the process's own: with more instances there is more room, which is the autoscaler's
to decide.
"""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Self

from functions.mcp.envelope import TOO_BUSY, RpcError
from shared.settings import Settings

# A call waits for a sibling most of its time, so a small instance carries this many at once. It is
# also the largest batch, which would otherwise never find room.
MAX_RUNNING = 32
# An instance on one core answers about a thousand small messages a second. Half of that leaves it
# time for its probes; no person, and no agent that waits for answers, comes near.
MESSAGES_PER_S = 500.0
BURST = 1000.0
RETRY_AFTER_S = 1


class Limits:
    """What this process has taken on: a token bucket of messages, and calls that run."""

    def __init__(self, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._tokens, self._filled_at = BURST, clock_s()
        self._running = 0

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:  # noqa: ARG003 - the limits are fixed
        """Return limits with nothing taken."""
        return cls()

    async def aclose(self) -> None:
        """Nothing is held open."""

    def take(self, messages: int = 1) -> None:
        """Count messages in.

        Raises:
            RpcError: more came in a short time than this instance takes

        """
        now = self._clock_s()
        gained = (now - self._filled_at) * MESSAGES_PER_S
        self._tokens, self._filled_at = min(BURST, self._tokens + gained), now
        if self._tokens < messages:
            raise RpcError(TOO_BUSY, f"too many requests; try again in {RETRY_AFTER_S} s")
        self._tokens -= messages

    @contextmanager
    def running(self) -> Generator[None]:
        """Hold one place while a call runs.

        Raises:
            RpcError: every place is taken

        """
        if self._running >= MAX_RUNNING:
            sentence = f"{MAX_RUNNING} calls are running; try again in {RETRY_AFTER_S} s"
            raise RpcError(TOO_BUSY, sentence)
        self._running += 1
        try:
            yield
        finally:
            self._running -= 1
