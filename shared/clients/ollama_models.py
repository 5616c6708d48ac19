"""The models of a server: what it says of each (`/api/show`), and having one loaded ahead of need.

Field names as of Ollama 0.40; older servers tell less, and then nothing is assumed. Asking a model
for text is in `ollama`.
"""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple, cast

import httpx

from shared.clients.budget import within
from shared.clients.http import CONNECT_TIMEOUT_S, read_within, speaking_to
from shared.errors import UpstreamError
from shared.telemetry import logs

SYSTEM = "ollama"
SHOW_LIMIT_S = 0.4  # the server reads it from its own disk
MAX_SHOWN_BYTES = 1024 * 1024  # licences stand in it
LOAD_LIMIT_S = 60.0  # a model of some GB from a slow disk
KEEP_ALIVE = "30m"
HTTP_OK = 200
CONTEXT_TOKENS = 4096  # one value everywhere: another one makes the server load the model anew
UNREADABLE = (ValueError, TypeError, RecursionError)  # what reading JSON of any shape may raise


class Traits(NamedTuple):
    """How a model is to be asked; the defaults are for one of which nothing is known."""

    window_tokens: int = CONTEXT_TOKENS
    think: bool | str | None = None  # None: not sent, because a model that cannot think refuses it


def read_traits(body: bytes) -> Traits:
    """Return what an answer of `/api/show` says; the defaults for whatever cannot be read of it."""
    try:
        shown: object = json.loads(body)
    except UNREADABLE:
        return Traits()
    said = _object(shown)
    return Traits(_window(_object(said.get("model_info"))), _think(said))


def _window(info: Mapping[str, Any]) -> int:
    """Return the context to ask for: ours, or the model's own when that is smaller."""
    trained = info.get(f"{info.get('general.architecture')}.context_length")
    return (
        min(trained, CONTEXT_TOKENS)
        if isinstance(trained, int) and trained > 0
        else (CONTEXT_TOKENS)
    )


def _think(said: Mapping[str, Any]) -> bool | str | None:
    """Return how a model that can think is told not to, or to do so as little as it can."""
    if "thinking" not in _list(said.get("capabilities")):
        return None
    offered = _list(_object(said.get("thinking")).get("values"))
    least = next((one for one in offered if isinstance(one, str)), None)
    return least if least and False not in offered else False


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _object(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else {}


class Models:
    """The models of one server; each is asked about once a process, and loaded ahead once."""

    def __init__(self, http: httpx.AsyncClient, url: str) -> None:
        self._http, self._url = http, url
        self._traits: dict[str, asyncio.Future[Traits]] = {}
        self._woken: dict[str, asyncio.Future[None] | None] = {}

    async def aclose(self) -> None:
        """Stop whatever is still being asked."""
        tasks: list[asyncio.Future[Any]] = [
            *self._traits.values(),
            *filter(None, self._woken.values()),
        ]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)  # their connections are given back

    async def traits(self, model: str) -> Traits:
        """Return how a model is to be asked; a server that does not say so in time is asked again.

        Whoever is the first asks for all who come meanwhile.
        """
        if model not in self._traits:
            self._traits[model] = asyncio.ensure_future(self._shown(model))
        return await asyncio.shield(self._traits[model])

    async def _shown(self, model: str) -> Traits:
        try:
            async with asyncio.timeout(within(SHOW_LIMIT_S)):
                body = await self._post("/api/show", {"model": model})
        except (TimeoutError, UpstreamError):
            del self._traits[model]
            return Traits()
        return read_traits(body)

    def mark_awake(self, model: str) -> None:
        """Note that a model was asked for text: it needs no loading any more."""
        self._woken.setdefault(model)

    def preload(self, model: str, is_present: Callable[[], Awaitable[bool]]) -> None:
        """Begin to load a model, once a process and beside everything else; never fails."""
        if model not in self._woken:
            self._woken[model] = asyncio.ensure_future(self._load(model, is_present))

    async def _load(self, model: str, is_present: Callable[[], Awaitable[bool]]) -> None:
        if not await is_present():
            logs.event("model_not_preloaded", model=model, reason="the server is absent")
            return
        # Another context than the one asked for later would make the server load it twice.
        options = {"num_ctx": (await self.traits(model)).window_tokens}
        asked: dict[str, object] = {"model": model, "messages": [], "stream": False}
        started = time.perf_counter()
        try:
            async with asyncio.timeout(LOAD_LIMIT_S):
                await self._post(
                    "/api/chat", {**asked, "options": options, "keep_alive": KEEP_ALIVE}
                )
        except (TimeoutError, UpstreamError) as failure:
            why = getattr(failure, "detail", "it took too long")
            logs.event("model_not_preloaded", level=logging.WARNING, model=model, reason=why)
            return
        duration_ms = round((time.perf_counter() - started) * 1000, 1)
        logs.event("model_preloaded", model=model, duration_ms=duration_ms)

    async def _post(self, path: str, asked: Mapping[str, object]) -> bytes:
        """Return a small answer's body, "" for one that is refused or larger; the caller waits."""
        patient = httpx.Timeout(LOAD_LIMIT_S, connect=CONNECT_TIMEOUT_S)
        async with (
            speaking_to(SYSTEM, "Ollama", self._url),
            self._http.stream("POST", path, json=asked, timeout=patient) as response,
        ):
            body = await read_within(response, MAX_SHOWN_BYTES)
        return body or b"" if response.status_code == HTTP_OK else b""
