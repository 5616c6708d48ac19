"""The language model: asked for its presence, a short text or a choice; only here is its SDK known.

Being down, slow or wrong is its normal state: after a failure nobody asks again for
QUIET_AFTER_FAILURE_S. What may be done with its text belongs in `shared.domain`.
"""

import asyncio
import importlib
import json
import time
from collections.abc import Mapping
from types import ModuleType
from typing import Any, NamedTuple, Self

import httpx

from shared.clients.budget import within
from shared.clients.http import async_client, speaking_to
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
from shared.telemetry import traces

SYSTEM = "ollama"
PRESENCE_LIMIT_S = 0.4  # a model server in one's own network says its version in milliseconds
PRESENCE_FRESH_S = 30.0
QUIET_AFTER_FAILURE_S = 30.0
CONTEXT_TOKENS = 4096  # one value everywhere: another one makes the server load the model anew
ANSWER_TOKENS = 220
CHOICE_TOKENS = 60  # a tool and a name of 63 letters, as JSON
MAX_ANSWER_CHARACTERS = 4000  # a server may send far more than ANSWER_TOKENS
KEEP_ALIVE = "30m"
UNREADABLE = (ValueError, TypeError, RecursionError)  # what reading JSON of any shape may raise


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
        self._sdk_client: Any = None
        self._absent_until = 0.0
        self._present_until = 0.0

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Build it; no connection is made yet."""
        return cls(settings)

    async def aclose(self) -> None:
        """Close its connections."""
        await self._http.aclose()
        if self._sdk_client is not None:
            await self._sdk_client.close()

    async def is_present(self) -> bool:
        """Tell whether the server answers; remembered for PRESENCE_FRESH_S either way."""
        now = time.monotonic()
        if now < self._absent_until or now < self._present_until:
            return now >= self._absent_until
        try:
            await self.check()
        except JamieError:
            self._fail()
            return False
        self._present_until = now + PRESENCE_FRESH_S
        return True

    async def check(self) -> str:
        """Return a sentence with the server's version.

        Raises:
            UpstreamError: unreachable, late or not Ollama

        """
        try:
            async with asyncio.timeout(within(PRESENCE_LIMIT_S)):
                async with speaking_to(SYSTEM, "Ollama", self._url):
                    response = await self._http.get("/api/version")
            version: object = json.loads(response.content)["version"]
        except TimeoutError as late:
            raise UpstreamTimeout(SYSTEM, f"{self.where} did not answer in time") from late
        except (*UNREADABLE, KeyError) as nonsense:
            raise BadUpstreamAnswer(SYSTEM, f"{self.where} is not Ollama") from nonsense
        return f"version {clip(str(version), 40)}, model {self.model}"

    async def word(self, rules: str, question: str, *, limit_s: float, model: str = "") -> str:
        """Return the model's text for a question, under rules; at most ANSWER_TOKENS tokens.

        Args:
            rules: the system prompt
            question: the one message of the user
            limit_s: seconds until it is given up
            model: another one than `self.model`

        Raises:
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
        try:
            async with asyncio.timeout(within(limit_s)):
                with traces.span(task, model=asked.model):
                    return await self._chat(asked)
        except TimeoutError as late:
            self._fail()
            raise UpstreamTimeout(SYSTEM, f"{self.where} did not answer in time") from late
        except UpstreamError:
            self._fail()
            raise

    async def _chat(self, asked: _Asked) -> str:
        # The SDK takes 0.3 to 0.9 s to import; the event loop must not wait for it.
        sdk = await asyncio.to_thread(importlib.import_module, "ollama")
        if self._sdk_client is None:
            self._sdk_client = sdk.AsyncClient(
                host=self._url, timeout=None, trust_env=False, follow_redirects=False
            )
        try:
            reply = await self._sdk_client.chat(
                model=asked.model,
                messages=[
                    {"role": "system", "content": asked.rules},
                    {"role": "user", "content": _clean_redacted(asked.question)},
                ],
                format=asked.schema,
                options={
                    "temperature": 0,
                    "num_ctx": CONTEXT_TOKENS,
                    "num_predict": asked.most_tokens,
                },
                keep_alive=KEEP_ALIVE,
            )
        except (sdk.ResponseError, ConnectionError, httpx.HTTPError, *UNREADABLE) as failure:
            raise _translated(sdk, failure, self.where) from failure
        return _readable(str(reply.message.content or ""))

    def _fail(self) -> None:
        self._absent_until = time.monotonic() + QUIET_AFTER_FAILURE_S
        self._present_until = 0.0


def _clean_redacted(question: str) -> str:
    """Return what may be sent: a question may quote a log, and a model server may keep it."""
    return redact("\n".join(map(clean, question.splitlines())))


def _readable(text: str) -> str:
    lines = text[:MAX_ANSWER_CHARACTERS].splitlines()
    return "\n".join(clean(line) for line in lines).strip()


def _translated(sdk: ModuleType, failure: Exception, where: str) -> UpstreamError:
    if isinstance(failure, sdk.ResponseError):
        return UpstreamRejected(SYSTEM, f"{where} refused: {quoted(str(failure), 200)}")
    if isinstance(failure, UNREADABLE):
        return BadUpstreamAnswer(SYSTEM, f"{where} sent an answer that cannot be read")
    return UpstreamUnreachable(SYSTEM, f"{where} broke the connection")
