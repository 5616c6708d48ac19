"""Work that takes time: held to its deadline, ended when the caller leaves, failures as answers.

What the work is belongs to `methods`; how the caller is told meanwhile belongs to `telling`.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from functions.mcp.envelope import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    MISSING_CAPABILITY,
    Request,
    RpcError,
)
from functions.mcp.registry import InvalidParams, Json, MissingCapability
from shared.clients.budget import BUDGET_HEADER, open_budget
from shared.edge.exchange import ClientGone, Exchange
from shared.errors import DeadlineExceeded, JamieError, clip
from shared.telemetry import logs

# The common clients give up after 60 s; the answer that time ran out must reach them before.
CALL_LIMIT_S = 55.0
BEAT_S = 15.0  # below the idle timeouts of the proxies in front (nginx: 60 s)

Answer = TypeVar("Answer")


def limit_s(exchange: Exchange) -> float:
    """Return how long a call may take: our limit, or less when the caller has less time left."""
    longest_ms = int(CALL_LIMIT_S * 1000)
    return min(longest_ms, exchange.number(BUDGET_HEADER, longest_ms)) / 1000


async def content_of(work: Awaitable[Json], request: Request, seconds: float) -> Json:
    """Return a request's result; a tool that fails has one too, which says so.

    Raises:
        RpcError: the request cannot be served, or anything but a tool failed

    """
    with open_budget(seconds):
        try:
            async with asyncio.timeout(seconds):
                (outcome,) = await asyncio.gather(work, return_exceptions=True)
        except TimeoutError:
            outcome = DeadlineExceeded(
                f"there was no answer within {seconds:g} s; ask for less, or try again"
            )
    if isinstance(outcome, BaseException):
        return _failed(outcome, request)
    return outcome


def _failed(failure: BaseException, request: Request) -> Json:
    if isinstance(failure, RpcError):
        raise failure
    if isinstance(failure, InvalidParams):
        raise RpcError(INVALID_PARAMS, clip(str(failure)))
    if isinstance(failure, MissingCapability):
        needed = {"requiredCapabilities": failure.capabilities}
        raise RpcError(MISSING_CAPABILITY, str(failure), data=needed)
    if not isinstance(failure, JamieError):
        logs.crash("unforeseen_failure", failure, function="mcp", method=request.method)
        raise RpcError(INTERNAL_ERROR, "an unforeseen failure; its request id is in the log")
    if request.method == "tools/call":
        return {"content": [{"type": "text", "text": clip(failure.detail)}], "isError": True}
    raise RpcError(INTERNAL_ERROR, clip(failure.detail))


async def while_connected(
    work: Awaitable[Answer], exchange: Exchange, beat: Callable[[], Awaitable[None]]
) -> Answer:
    """Await work, with a `beat` every BEAT_S; end it as soon as the caller leaves.

    Raises:
        ClientGone: the caller left

    """
    task, gone = asyncio.ensure_future(work), asyncio.ensure_future(exchange.gone())
    try:
        while not task.done():
            await asyncio.wait({task, gone}, timeout=BEAT_S, return_when="FIRST_COMPLETED")
            if gone.done() and not task.done():
                raise ClientGone
            if not task.done():
                await beat()
    finally:
        task.cancel()
        gone.cancel()
        await asyncio.wait({task, gone})
    return task.result()
