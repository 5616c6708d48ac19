"""The language model: asked for its presence, a short text or a choice; only here is its SDK known.

Being down, slow or wrong is its normal state: after a failure nobody asks again for
QUIET_AFTER_FAILURE_S. A prompt is sent only when it fits, and its answer used only when the server
read all of it (`shared.domain.window`). What may be done with the text belongs in `shared.domain`.
"""

import asyncio
import importlib
import json
import logging
import re
import time
from collections.abc import Mapping
from types import ModuleType
from typing import Any, NamedTuple, Self

import httpx

from shared.clients.budget import is_done_within, within
from shared.clients.http import MAX_CONNECTIONS, async_client, speaking_to
from shared.clients.ollama_models import KEEP_ALIVE, SYSTEM, UNREADABLE, Models, Traits
from shared.clients.transport import AsyncioTransport
from shared.domain import window
from shared.domain.logs.clean import clean
from shared.domain.logs.quoted import quoted
from shared.domain.logs.redact import redact
from shared.errors import (
    BadUpstreamAnswer,
    JamieError,
    UpstreamError,
    UpstreamRejected,
    UpstreamTimeout,
    UpstreamUnreachable,
    clip,
)
from shared.readers import public_url
from shared.settings import Settings
from shared.telemetry import logs, traces

PRESENCE_LIMIT_S = 0.4  # a model server in one's own network says its version in milliseconds
PRESENCE_FRESH_S = 30.0
QUIET_AFTER_FAILURE_S = 30.0
FAIR_TRIAL_S = 0.3
ANSWER_TOKENS = 220
REDACTION_TOKENS = 64  # a mark may be longer than the secret in whose place it stands
CHOICE_TOKENS = 60  # a tool and a name of 63 letters, as JSON
MAX_ANSWER_CHARACTERS = 4000  # a server may send far more than ANSWER_TOKENS
UNREAD = {
    "cut": "read only {read} tokens of a longer prompt",
    "full": "had no room left to answer after {read} tokens",
}
NS_PER_MS = 1_000_000
_THOUGHT = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)


class NotRead(UpstreamError):
    """The model could not read the whole of a prompt; the server itself is well."""


class _Asked(NamedTuple):
    """One request for text; `schema` holds the text to JSON of that shape."""

    model: str
    rules: str
    question: str
    most_tokens: int
    schema: Mapping[str, object] | None = None


class Ollama:
    """One Ollama server and the model that the settings name."""

    def __init__(self, settings: Settings) -> None:
        self._url = settings.ollama_url
        self.model = settings.model_name
        self._routing_model = settings.model_name_routing or settings.model_name
        self.analysis_model = settings.model_name_analysis or settings.model_name
        self.where = f"Ollama at {public_url(settings.ollama_url)}"
        self._http = async_client(settings.ollama_url)
        self._models = Models(self._http, settings.ollama_url)
        self._sdk_client: Any = None
        self._looking: asyncio.Future[bool] | None = None
        self._absent_until = 0.0
        self._present_until = 0.0

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Build it; no connection is made yet."""
        return cls(settings)

    async def aclose(self) -> None:
        """Close its connections."""
        if self._looking is not None:
            await asyncio.wait([self._looking])  # it is limited itself
        await self._models.aclose()
        await self._http.aclose()
        if self._sdk_client is not None:
            await self._sdk_client.close()

    async def is_present(self) -> bool:
        """Tell whether the server answers; remembered for PRESENCE_FRESH_S either way."""
        now = time.monotonic()
        if now < self._absent_until or now < self._present_until:
            return now >= self._absent_until
        if self._looking is None:  # whoever comes meanwhile waits for the same answer
            self._looking = asyncio.ensure_future(self._look())
        return await asyncio.shield(self._looking)

    async def _look(self) -> bool:
        try:
            await self.check()
        except JamieError:
            self._fail()
            return False
        finally:
            self._looking = None
        self._present_until = time.monotonic() + PRESENCE_FRESH_S
        return True

    async def check(self) -> str:
        """Return a sentence with the server's version.

        Raises:
            UpstreamError: unreachable, late or not Ollama

        """
        asking = asyncio.ensure_future(self._version())
        try:
            if not await is_done_within(PRESENCE_LIMIT_S, asking):
                raise UpstreamTimeout(SYSTEM, f"{self.where} did not answer in time")
            return f"version {clip(asking.result(), 40)}, model {self.model}"
        finally:
            asking.cancel()

    async def _version(self) -> str:
        try:
            async with speaking_to(SYSTEM, "Ollama", self._url):
                response = await self._http.get("/api/version")
            return str(json.loads(response.content)["version"])
        except (*UNREADABLE, KeyError) as nonsense:
            raise BadUpstreamAnswer(SYSTEM, f"{self.where} is not Ollama") from nonsense

    def preload(self, model: str = "") -> None:
        """Have a model loaded while something else is done; does nothing from the second time on.

        For a request whose answer may be worded later: nobody waits for it, and it never fails.
        """
        self._models.preload(model or self.model, self.is_present)

    async def room(self, rules: str, *, model: str = "") -> int:
        """Return how many tokens a question to `word` under these rules may take."""
        traits = await self._models.traits(model or self.model)
        room = window.room_beside(rules, ANSWER_TOKENS, traits.window_tokens)
        return max(0, room - REDACTION_TOKENS)

    async def word(self, rules: str, question: str, *, limit_s: float, model: str = "") -> str:
        """Return the model's text for a question, under rules; at most ANSWER_TOKENS tokens.

        Args:
            rules: the system prompt
            question: the one message of the user
            limit_s: seconds until it is given up
            model: another one than `self.model`

        Raises:
            NotRead: the question takes more than `room`, or was not read as a whole
            UpstreamError: no text within `limit_s`, whatever the reason

        """
        asked = _Asked(model or self.model, rules, question, ANSWER_TOKENS)
        return await self._limited("word by model", asked, limit_s)

    async def choose(
        self, rules: str, question: str, schema: Mapping[str, object], *, limit_s: float
    ) -> str:
        """Return what the routing model writes, held to the JSON schema; it may still be anything.

        Raises:
            UpstreamError: no text within `limit_s`, whatever the reason

        """
        asked = _Asked(self._routing_model, rules, question, CHOICE_TOKENS, schema)
        return await self._limited("choose by model", asked, limit_s)

    async def _limited(self, task: str, asked: _Asked, limit_s: float) -> str:
        given_s = within(limit_s)
        try:
            async with asyncio.timeout(given_s):
                with traces.span(task, model=asked.model):
                    return await self._text(asked)
        except TimeoutError as late:
            if given_s >= FAIR_TRIAL_S:  # less says nothing of the server, only of our own haste
                self._fail()
            raise UpstreamTimeout(SYSTEM, f"{self.where} did not answer in time") from late
        except NotRead as unread:
            logs.event("prompt_not_read", level=logging.WARNING, why=unread.detail)
            raise
        except UpstreamError:
            self._fail()
            raise

    async def _text(self, asked: _Asked) -> str:
        # The SDK takes 0.3 to 0.9 s to import; the event loop must not wait for it.
        sdk, traits = await asyncio.gather(
            asyncio.to_thread(importlib.import_module, "ollama"), self._models.traits(asked.model)
        )
        asked = asked._replace(question=_clean_redacted(asked.question))
        room = window.room_beside(asked.rules, asked.most_tokens, traits.window_tokens)
        if window.most_tokens(asked.question) > room:
            most = traits.window_tokens
            raise NotRead(SYSTEM, f"the prompt does not fit in the {most} tokens of {asked.model}")
        self._models.mark_awake(asked.model)
        try:
            reply = await self._chat(sdk, asked, traits)
        except (sdk.ResponseError, ConnectionError, httpx.HTTPError, *UNREADABLE) as failure:
            raise _translated(sdk, failure, self.where) from failure
        self._check_read(asked, reply, traits.window_tokens)
        text = _readable(str(reply.message.content or ""))
        is_cut = reply.done_reason == "length" and asked.schema is None
        return window.finished(text) if is_cut else text

    async def _chat(self, sdk: ModuleType, asked: _Asked, traits: Traits) -> Any:
        if self._sdk_client is None:
            self._sdk_client = sdk.AsyncClient(
                host=self._url,
                transport=AsyncioTransport(None, MAX_CONNECTIONS),
                timeout=None,
                trust_env=False,
                follow_redirects=False,
            )
        return await self._sdk_client.chat(
            model=asked.model,
            messages=[
                {"role": "system", "content": asked.rules},
                {"role": "user", "content": asked.question},
            ],
            format=asked.schema,
            think=traits.think,
            options={
                "temperature": 0,
                "num_ctx": traits.window_tokens,
                "num_predict": asked.most_tokens,
            },
            keep_alive=KEEP_ALIVE,
        )

    def _check_read(self, asked: _Asked, reply: Any, window_tokens: int) -> None:
        """Log what the model read and wrote, beside our estimate; raise when the prompt was cut."""
        prompt, read = f"{asked.rules}\n{asked.question}", reply.prompt_eval_count
        logs.event(
            "model_answered",
            model=asked.model,
            prompt_tokens=read,
            estimated_tokens=window.most_tokens(prompt) + window.FRAME_TOKENS,
            answer_tokens=reply.eval_count,
            load_ms=(reply.load_duration or 0) // NS_PER_MS,
        )
        if why := window.why_unread(read, prompt, asked.most_tokens, window_tokens):
            raise NotRead(SYSTEM, f"{self.where} {UNREAD[why].format(read=read)}")

    def _fail(self) -> None:
        self._absent_until = time.monotonic() + QUIET_AFTER_FAILURE_S
        self._present_until = 0.0


def _clean_redacted(question: str) -> str:
    """Return what may be sent: a question may quote a log, and a model server may keep it."""
    return redact("\n".join(map(clean, question.splitlines())))


def _readable(text: str) -> str:
    lines = _THOUGHT.sub("", text[:MAX_ANSWER_CHARACTERS]).splitlines()
    return "\n".join(clean(line) for line in lines).strip()


def _translated(sdk: ModuleType, failure: Exception, where: str) -> UpstreamError:
    if isinstance(failure, sdk.ResponseError):
        return UpstreamRejected(SYSTEM, f"{where} refused: {quoted(str(failure), 200)}")
    if isinstance(failure, UNREADABLE):
        return BadUpstreamAnswer(SYSTEM, f"{where} sent an answer that cannot be read")
    return UpstreamUnreachable(SYSTEM, f"{where} broke the connection")
