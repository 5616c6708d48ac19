"""Who was asked what, and what came of it: the list that every statement of a report refers to.

Each question ends in one of three outcomes; one that fails spoils nothing but its own part.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

from functions.incident_response.models import Evidence
from shared.errors import JamieError, clip

EACH_LIMIT_S = 2.0  # everything together must be done within 3 s, in two rounds
Found = TypeVar("Found")


class Asked:
    """The evidence of one investigation, in the order in which it was asked for."""

    def __init__(self) -> None:
        self._evidence: dict[str, Evidence] = {}
        self.unknown: dict[str, str] = {}

    @property
    def evidence(self) -> list[Evidence]:
        """Everything that was asked."""
        return list(self._evidence.values())

    async def ask(self, part: str, source: str, query: str, work: Awaitable[Found]) -> Found | None:
        """Await an answer; a failure becomes `unknown` evidence and None."""
        try:
            async with asyncio.timeout(EACH_LIMIT_S):
                return await work
        except TimeoutError:
            self.fail(part, source, query, f"no answer within {EACH_LIMIT_S:g} s")
        except JamieError as failure:
            self.fail(part, source, query, failure.detail)
        return None

    def note(self, part: str, source: str, query: str, summary: str, result: Any) -> None:
        """Add evidence that was found, or found to be empty; one that failed stays as it is."""
        if part not in self.unknown:
            status = "ok" if result else "empty"
            self._evidence[part] = Evidence(part, source, query, status, summary, result)

    def fail(self, part: str, source: str, query: str, why: str) -> None:
        """Add evidence that could not be had."""
        self.unknown[part] = clip(why)
        self._evidence[part] = Evidence(part, source, query, "unknown", clip(why), None)
