"""What discovery found lately, so that the next check of a service is one round trip.

One memory a process, for the one Prometheus that its settings name. Who may use it is for `check`
to say.
"""

import time
from collections.abc import Callable
from typing import NamedTuple, Self

from shared.domain.signals.discovery import Discovery
from shared.settings import Settings

FOUND_S = 420.0  # exporters and labels change with a rollout, not with the minute
NOT_FOUND_S = 30.0  # somebody may be deploying it right now
MAX_SERVICES = 256  # what a discovery holds is some kilobytes: the names of a namespace

Key = tuple[str, str]  # namespace, service


class _Kept(NamedTuple):
    until: float
    discovery: Discovery


class Memory:
    """Bounded in time and number; the oldest entry goes first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[Key, _Kept] = {}

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:  # noqa: ARG003 - clients are built alike
        """Build it, empty."""
        return cls()

    async def aclose(self) -> None:
        """Forget everything."""
        self._kept.clear()

    def __len__(self) -> int:
        """Count what is kept, fresh or not."""
        return len(self._kept)

    def recall(self, key: Key) -> Discovery | None:
        """Return what is still worth knowing of a service."""
        kept = self._kept.get(key)
        return kept.discovery if kept and self._clock() < kept.until else None

    def keep(self, key: Key, discovery: Discovery) -> None:
        """Remember a discovery, but not its moment."""
        self.forget(key)
        if len(self._kept) >= MAX_SERVICES:
            del self._kept[next(iter(self._kept))]
        length_s = FOUND_S if discovery.found else NOT_FOUND_S
        self._kept[key] = _Kept(self._clock() + length_s, discovery._replace(at=None))

    def forget(self, key: Key) -> None:
        """Drop what turned out to be wrong."""
        self._kept.pop(key, None)
