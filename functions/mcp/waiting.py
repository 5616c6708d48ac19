"""Awaiting a slow answer while the client is told that somebody works on it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

Result = TypeVar("Result")

TELL_EVERY_S = 10.0  # the specification's clients and proxies want a sign at least every 15 s


async def told_meanwhile(
    work: Awaitable[Result],
    progress: Callable[[str], Awaitable[None]],
    function: str,
    every_s: float = TELL_EVERY_S,
) -> Result:
    """Return what `work` returns, telling progress at once and then every `every_s` seconds.

    Being cancelled ends the work before this returns: no call outlives its caller.
    """
    task = asyncio.ensure_future(work)
    try:
        await progress(f"asking {function}")
        while not (await asyncio.wait({task}, timeout=every_s))[0]:
            await progress(f"still waiting for {function} (it may be starting)")
        return await task
    finally:
        task.cancel()
        await asyncio.wait({task})
