"""The time that is left for the request at hand, for every outward call to stay within.

The edge opens the budget; clients ask how much of it they may spend. No clock is read when no
request is being served (tests that call a client directly get the client's own limit).
"""

import asyncio
import time
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

BUDGET_HEADER = "jamie-timeout-ms"  # what is left of the caller's own budget, between siblings
REPLY_MARGIN_S = 0.15  # kept back so that an answer about a timeout still reaches the caller
LEAST_S = 0.05
STEP_S = 0.05  # how often it is looked whether something short is done

_ends_at: ContextVar[float | None] = ContextVar("budget_ends_at", default=None)


@contextmanager
def open_budget(seconds: float) -> Generator[None]:
    """Hold everything inside to `seconds`, or to what an outer budget leaves."""
    ends_at = time.monotonic() + seconds
    outer = _ends_at.get()
    token = _ends_at.set(ends_at if outer is None else min(outer, ends_at))
    try:
        yield
    finally:
        _ends_at.reset(token)


def within(limit_s: float, *, reserve_s: float = 0.0) -> float:
    """Return `limit_s`, or less when the request at hand has less time left.

    Args:
        limit_s: what the call may take at most
        reserve_s: what must be left afterwards, because something that matters more is still to do

    """
    ends_at = _ends_at.get()
    if ends_at is None:
        return limit_s
    left_s = ends_at - time.monotonic() - REPLY_MARGIN_S - reserve_s
    return max(LEAST_S, min(limit_s, left_s))


async def is_done_within(limit_s: float, work: asyncio.Future[Any]) -> bool:
    """Tell whether `work` is done after `limit_s` in which this process could have noticed.

    For limits of less than a second: while a cold start imports modules nothing is noticed, and
    such a pause counts as one step, whatever it takes.
    """
    for _ in range(max(1, round(within(limit_s) / STEP_S))):
        await asyncio.wait({work}, timeout=STEP_S)
        if work.done():
            return True
    return False
