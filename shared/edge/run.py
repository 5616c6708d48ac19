"""The one path of a request, step by step: probe → route → access → decode → handle → encode.

Every failure ends here, as a problem; this holds the only broad `except` of the house.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from shared.clients.budget import BUDGET_HEADER, open_budget
from shared.edge import access, decode, probes
from shared.edge.declaration import Declaration
from shared.edge.emit import Emit
from shared.edge.encode import as_json
from shared.edge.exchange import ClientGone, Exchange, Receive, Scope, Send
from shared.edge.problems import problem, status_of
from shared.edge.runtime import Runtime
from shared.errors import (
    DeadlineExceeded,
    JamieError,
    MethodNotAllowed,
    NoSuchPath,
    Unauthenticated,
)
from shared.telemetry import context, logs, push, traces
from shared.telemetry.metrics import REQUESTS

KEEP_ALIVE_S = 15.0  # below the idle timeouts of the proxies in front (nginx: 60 s)
CLIENT_GONE_STATUS = 499  # nginx's code for "the caller left", in metrics and logs only


Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]


def application(declaration: Declaration, runtime: Runtime) -> Asgi:
    """Return a function as an ASGI application."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope, receive, send)
        await guarded(declaration.name, exchange, _respond(declaration, runtime, exchange))

    return serve


async def guarded(name: str, exchange: Exchange, respond: Awaitable[None]) -> None:
    """Await `respond` so that every failure becomes a problem, counted and logged."""
    started = time.perf_counter()
    with context.bind(context.from_headers(exchange.headers)):
        try:
            await respond
        except ClientGone:
            exchange.status = CLIENT_GONE_STATUS
        except JamieError as failure:
            await _fail(exchange, failure)
        except Exception as crash:  # noqa: BLE001 - nothing may leave as a bare 500 or a stack trace
            logs.crash("unforeseen_failure", crash, function=name)
            await _fail(exchange, JamieError("an unforeseen failure; its request id is in the log"))
        _record(name, exchange, time.perf_counter() - started)
    push.soon()
    await traces.flush_when_idle()


async def _respond(declaration: Declaration, runtime: Runtime, exchange: Exchange) -> None:
    own_path = exchange.path in declaration.paths
    if exchange.path in probes.PATHS and not (own_path and exchange.query):
        await probes.answer(exchange, runtime, declaration.name)
        return
    _check_route(declaration, exchange)
    settings = runtime.settings
    access.check(exchange, settings)
    with traces.request_span(declaration.name, exchange.headers, path=exchange.path):
        ask = await _read(declaration, exchange)
        await _handle(declaration, runtime, exchange, ask)


def _check_route(declaration: Declaration, exchange: Exchange) -> None:
    if exchange.path not in {"/", *declaration.paths}:
        known = ", ".join(declaration.paths)
        raise NoSuchPath(f"{declaration.name} answers at / and {known}")
    allowed = ("GET", "HEAD") if declaration.method == "GET" else (declaration.method,)
    if exchange.method not in allowed:
        raise MethodNotAllowed(f"use {declaration.method} here", allowed)


async def _read(declaration: Declaration, exchange: Exchange) -> Any:
    if declaration.method == "GET":
        return decode.from_query(declaration.ask, exchange.query)
    decode.check_content_type(exchange)
    body = await exchange.body(declaration.max_body_bytes)
    return decode.from_json(declaration.ask, body)


async def _handle(declaration: Declaration, runtime: Runtime, exchange: Exchange, ask: Any) -> None:
    arguments = {name: runtime.client(kind) for name, kind in declaration.clients.items()}
    streaming = False
    if declaration.emit_parameter:
        streaming = exchange.wants_events or bool(getattr(ask, "stream", False))
        arguments[declaration.emit_parameter] = Emit(exchange if streaming else None)
    if streaming:
        await exchange.begin_events()
    declared_ms = int(declaration.timeout_s * 1000)
    limit_s = min(declared_ms, exchange.number(BUDGET_HEADER, declared_ms)) / 1000
    with open_budget(limit_s):
        work = asyncio.ensure_future(declaration.handler(ask, **arguments))
        answer = await _finished(work, exchange, limit_s, streaming=streaming)
    if warnings := decode.unknown_fields(ask):
        getattr(answer, "warnings", []).extend(warnings)
    body = as_json(answer)
    if streaming:
        await exchange.event("done", body)
        await exchange.end_events()
    else:
        await exchange.answer(200, body.encode())


async def _finished(
    work: asyncio.Future[Any], exchange: Exchange, limit_s: float, *, streaming: bool
) -> Any:
    """Await the handler; end it when time runs out or the caller leaves."""
    gone = asyncio.ensure_future(exchange.gone())
    try:
        async with asyncio.timeout(limit_s):
            while not work.done():
                waiting = {work, gone}
                await asyncio.wait(waiting, timeout=KEEP_ALIVE_S, return_when="FIRST_COMPLETED")
                if gone.done() and not work.done():
                    raise ClientGone
                if streaming and not work.done():
                    await exchange.keep_alive()
    except TimeoutError as late:
        raise DeadlineExceeded(f"no answer within {limit_s:g} s") from late
    finally:
        work.cancel()
        gone.cancel()
        await asyncio.wait({work, gone})
    if work.cancelled():
        raise RuntimeError("the handler was cancelled from within")
    return work.result()


async def _fail(exchange: Exchange, failure: JamieError) -> None:
    bound = context.current()
    document = problem(failure, bound.request_id if bound else "")
    headers: dict[str, str] = {}
    if isinstance(failure, MethodNotAllowed):
        headers["allow"] = ", ".join(failure.allow)
    if isinstance(failure, Unauthenticated):
        headers["www-authenticate"] = "Bearer"
    with suppress(OSError):  # the caller left while we were telling it why
        await exchange.problem(document, headers)
    exchange.status = status_of(failure)


def _record(name: str, exchange: Exchange, duration_s: float) -> None:
    status = int(exchange.status or CLIENT_GONE_STATUS)
    quiet = exchange.path in probes.PATHS and not exchange.query
    if not quiet:
        logs.event(
            "request",
            function=name,
            method=exchange.method,
            path=exchange.path[:128],
            status=status,
            duration_ms=round(duration_s * 1000, 1),
        )
    REQUESTS.observe(name, exchange.method, status, duration_s)
