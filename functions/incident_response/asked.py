"""Who was asked what, and what came of it: the list that every statement of a report refers to.

Each question ends in one of three outcomes; one that fails spoils nothing but its own part.
"""

import asyncio
import time
from collections.abc import Awaitable
from typing import Any, TypeVar

from functions.incident_response.models import Evidence
from shared.errors import JamieError, UpstreamAuth, clip

EACH_LIMIT_S = 2.0
TOTAL_LIMIT_S = 4.5  # whoever asks waits 5 s at most, also when backends hang in three rounds
LEAST_S = 0.1
Found = TypeVar("Found")


class Asked:
    """The evidence of one investigation, in the order in which it was asked for."""

    def __init__(self) -> None:
        self._evidence: dict[str, Evidence] = {}
        self._ends_at = time.monotonic() + TOTAL_LIMIT_S
        self.unknown: dict[str, str] = {}
        self.refused: set[str] = set()

    @property
    def evidence(self) -> list[Evidence]:
        """Everything that was asked."""
        return list(self._evidence.values())

    async def ask(self, part: str, source: str, query: str, work: Awaitable[Found]) -> Found | None:
        """Await an answer; a failure becomes `unknown` evidence and None."""
        limit_s = max(LEAST_S, min(EACH_LIMIT_S, self._ends_at - time.monotonic()))
        try:
            async with asyncio.timeout(limit_s):
                return await work
        except TimeoutError:
            self.fail(part, source, query, f"no answer from {source} within {limit_s:.2g} s")
        except JamieError as failure:
            self.fail(part, source, query, failure.detail)
            if isinstance(failure, UpstreamAuth):
                self.refused.add(part)
        return None

    def absorb(self, other: "Asked") -> None:
        """Take over what another list holds."""
        self._evidence |= {one.id: one for one in other.evidence}
        self.unknown |= other.unknown
        self.refused |= other.refused

    def note(self, part: str, source: str, query: str, summary: str, result: Any) -> None:
        """Add evidence that was found, or found to be empty; one that failed stays as it is."""
        if part not in self.unknown:
            status = "ok" if result else "empty"
            self._evidence[part] = Evidence(part, source, query, status, summary, result)

    def fail(self, part: str, source: str, query: str, why: str) -> None:
        """Add evidence that could not be had."""
        self.unknown[part] = clip(why)
        self._evidence[part] = Evidence(part, source, query, "unknown", clip(why), None)
