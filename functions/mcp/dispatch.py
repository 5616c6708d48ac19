"""One POST, from bytes to answer: read → era → ladder → method → run → JSON or events.

Each step is a module of its own; this is their order. Who may call at all was settled by `guard`.
"""

import asyncio
from http import HTTPStatus
from typing import NamedTuple, cast

from functions.mcp import envelope, guard, ladder, methods, running, telling
from functions.mcp.envelope import INVALID_REQUEST, Request, RpcError
from functions.mcp.limits import MAX_RUNNING, Limits
from functions.mcp.registry import Call, Json, Registry
from functions.mcp.telling import Teller
from functions.mcp.tracing import joined_trace
from shared.edge.exchange import Exchange
from shared.edge.runtime import Runtime

MAX_BODY_BYTES = 1024 * 1024  # a tool's arguments; logs of more than this are for analyze-logs
MAX_BATCH = MAX_RUNNING


class Server(NamedTuple):
    """What answers: an offer, and the process it runs in."""

    registry: Registry
    runtime: Runtime

    @property
    def limits(self) -> Limits:
        """The limits of this process."""
        return self.runtime.client(Limits)


async def post(exchange: Exchange, server: Server) -> None:
    """Answer one POST.

    Raises:
        RpcError: before there is a request that could be answered to
        RequestError: media type, size or pace of the body
        ClientGone: the caller left

    """
    server.limits.take()
    guard.check_media_type(exchange)
    message = envelope.parse(await exchange.body(MAX_BODY_BYTES))
    if isinstance(message, list):
        await _answer_batch(exchange, server, cast("list[object]", message))
    else:
        await _answer_message(exchange, server, message)


async def _answer_message(exchange: Exchange, server: Server, message: object) -> None:
    modern = ladder.is_modern(exchange, message)
    teller = Teller(exchange)
    try:
        received = envelope.read(message, modern=modern)
        if isinstance(received, Request):
            prepared = _admitted(exchange, server, received)
            teller = Teller(exchange, telling.token_of(exchange, received))
            await _answer_request(exchange, server, received, prepared, teller)
        else:
            ladder.check_unanswered(exchange, received, modern=modern)
            await exchange.answer(HTTPStatus.ACCEPTED, b"")
    except RpcError as fault:
        response = envelope.error(envelope.id_of(message), fault)
        await teller.finish(fault.http_status(modern=modern), response)


def _admitted(exchange: Exchange, server: Server, request: Request) -> Json | methods.Work:
    if request.modern:
        ladder.check_modern(exchange, request)
    return methods.prepare(request, server.registry)


async def _answer_request(
    exchange: Exchange,
    server: Server,
    request: Request,
    prepared: Json | methods.Work,
    teller: Teller,
) -> None:
    if callable(prepared):
        with server.limits.running():
            await teller.begin()
            work = _work(exchange, server, request, prepared, teller)
            content = await running.while_connected(work, exchange, teller.beat)
    else:
        content = prepared
    dressed = methods.dressed(content, request, server.registry)
    await teller.finish(HTTPStatus.OK, envelope.result(request.id, dressed))


async def _work(
    exchange: Exchange, server: Server, request: Request, work: methods.Work, teller: Teller
) -> Json:
    call = Call(
        progress=teller.tell,
        capabilities=request.meta.get(ladder.META_CAPABILITIES, {}) if request.modern else {},
        input_responses=_input_responses(request),
        request_state=_request_state(request),
        settings=server.runtime.settings,
        runtime=server.runtime,
    )
    with joined_trace(exchange, request):
        return await running.content_of(work(call), request, running.limit_s(exchange))


def _input_responses(request: Request) -> Json:
    given = request.params.get("inputResponses")
    return cast("Json", given) if isinstance(given, dict) else {}


def _request_state(request: Request) -> str:
    given = request.params.get("requestState")
    return given if isinstance(given, str) else ""


async def _answer_batch(exchange: Exchange, server: Server, messages: list[object]) -> None:
    ladder.check_batch(exchange)
    if not 0 < len(messages) <= MAX_BATCH:
        raise RpcError(INVALID_REQUEST, f"a batch holds 1 to {MAX_BATCH} messages")
    server.limits.take(len(messages) - 1)
    silent = Teller(exchange)
    every = asyncio.gather(*(_entry(exchange, server, message) for message in messages))
    answers = await running.while_connected(every, exchange, silent.beat)
    if responses := [answer for answer in answers if answer is not None]:
        await silent.finish(HTTPStatus.OK, responses)
    else:
        await exchange.answer(HTTPStatus.ACCEPTED, b"")


async def _entry(exchange: Exchange, server: Server, message: object) -> Json | None:
    """Return the response to one message of a batch; None when it gets none."""
    modern = ladder.is_modern(exchange, message)
    try:
        received = envelope.read(message, modern=modern)
        if not isinstance(received, Request):
            return None
        prepared = _admitted(exchange, server, received)
        if not callable(prepared):
            return envelope.result(received.id, prepared)
        with server.limits.running():
            content = await _work(exchange, server, received, prepared, Teller(exchange))
        return envelope.result(received.id, content)
    except RpcError as fault:
        return envelope.error(envelope.id_of(message), fault)
