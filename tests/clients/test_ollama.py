"""The language model's client, over a scripted server and with the real SDK."""

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from shared.clients.ollama import Ollama
from shared.errors import (
    BadUpstreamAnswer,
    UpstreamError,
    UpstreamRejected,
    UpstreamTimeout,
    UpstreamUnreachable,
)
from shared.settings import Settings
from tests.support.ollama import VERSION, about_models, said
from tests.support.processes import DEAD_URL, ROOT, isolated_env
from tests.support.servers import Asked, Reply, ScriptedServer


def questions(server: ScriptedServer) -> list[dict]:
    """Return what models were asked for text."""
    return [json.loads(asked.body) for asked in server.asked if asked.path == "/api/chat"]


def with_ollama(url: str, use: Callable[[Ollama], Awaitable[object]]) -> object:
    """Use a client of `url` and close it."""

    async def once() -> object:
        client = Ollama.from_settings(Settings(ollama_url=url, model_name="llama3.2:3b"))
        try:
            return await use(client)
        finally:
            await client.aclose()

    return asyncio.run(once())


def word(url: str, limit_s: float = 5.0) -> object:
    return with_ollama(url, lambda client: client.word("Be brief.", "Why?", limit_s=limit_s))


def test_a_server_that_tells_its_version_is_there():
    with ScriptedServer(lambda _asked: VERSION) as server:
        sentence = with_ollama(server.url, lambda client: client.check())
        present = with_ollama(server.url, lambda client: client.is_present())

    assert sentence == "version 0.40.12, model llama3.2:3b"
    assert present is True
    assert {one.path for one in server.asked} == {"/api/version"}


NO_OLLAMA = {
    "HTML": Reply(body=b"<html>hello</html>", content_type="text/html"),
    "another JSON": Reply(body=b'{"name": "other"}'),
    "a list": Reply(body=b"[]"),
    "a string": Reply(body=b'"version"'),
    "nothing": Reply(body=b""),
    "a pit": Reply(body=b"[" * 200_000),
    "an error": Reply(status=500, body=b"oops", content_type="text/plain"),
}


@pytest.mark.parametrize("name", NO_OLLAMA)
def test_what_is_not_ollama_is_told_and_counts_as_absent(name):
    with ScriptedServer(lambda _asked: NO_OLLAMA[name]) as server:
        with pytest.raises(BadUpstreamAnswer) as caught:
            with_ollama(server.url, lambda client: client.check())
        present = with_ollama(server.url, lambda client: client.is_present())

    assert caught.value.detail == f"Ollama at {server.url} is not Ollama"
    assert present is False


def test_a_server_that_nobody_serves_is_absent_at_once():
    started = time.monotonic()
    with pytest.raises(UpstreamUnreachable) as caught:
        with_ollama(DEAD_URL, lambda client: client.check())

    assert with_ollama(DEAD_URL, lambda client: client.is_present()) is False
    assert DEAD_URL in caught.value.detail
    assert time.monotonic() - started < 1


def test_a_server_that_hangs_is_absent_within_its_limit():
    hold = threading.Event()
    started = time.monotonic()
    with ScriptedServer(lambda _asked: Reply(hold=hold)) as server:
        with pytest.raises(UpstreamTimeout):
            with_ollama(server.url, lambda client: client.check())
        hold.set()

    assert time.monotonic() - started < 2


def test_a_server_is_not_absent_because_this_process_was_busy_with_itself():
    async def busy(client: Ollama) -> bool:
        looking = asyncio.ensure_future(client.is_present())
        await asyncio.sleep(0.01)  # it has been asked
        importing.set()
        time.sleep(0.8)  # noqa: ASYNC251 - as the imports of a cold start do
        return await looking

    importing = threading.Event()
    with ScriptedServer(lambda _asked: replace(VERSION, hold=importing)) as server:
        assert with_ollama(server.url, busy) is True


def test_presence_is_remembered():
    async def twice(client: Ollama) -> list[bool]:
        return [await client.is_present() for _ in range(3)]

    with ScriptedServer(lambda _asked: VERSION) as server:
        present = with_ollama(server.url, twice)

    assert present == [True, True, True]
    assert len(server.asked) == 1


def test_absence_is_remembered_even_when_the_server_comes_back():
    replies = iter([Reply(body=b"oops"), VERSION, VERSION])

    async def twice(client: Ollama) -> list[bool]:
        return [await client.is_present() for _ in range(3)]

    with ScriptedServer(lambda _asked: next(replies)) as server:
        present = with_ollama(server.url, twice)

    assert present == [False, False, False]
    assert len(server.asked) == 1


def test_a_failure_to_word_makes_a_present_server_absent():
    def script(asked: Asked) -> Reply:
        return about_models(asked) or Reply(status=500)

    async def after_failure(client: Ollama) -> tuple[bool, bool]:
        before = await client.is_present()
        with pytest.raises(UpstreamRejected):
            await client.word("", "", limit_s=5)
        return before, await client.is_present()

    with ScriptedServer(script) as server:
        assert with_ollama(server.url, after_failure) == (True, False)
    assert [one.path for one in server.asked] == ["/api/version", "/api/show", "/api/chat"]


def test_a_question_is_asked_under_rules_and_its_text_returned():
    with ScriptedServer(lambda _asked: said(" Because.\n")) as server:
        text = word(server.url)
        (asked,) = questions(server)

    assert text == "Because."
    assert {one.method for one in server.asked} == {"POST"}
    assert asked["model"] == "llama3.2:3b"
    assert asked["stream"] is False
    assert [(one["role"], one["content"]) for one in asked["messages"]] == [
        ("system", "Be brief."),
        ("user", "Why?"),
    ]
    assert asked["options"] == {"temperature": 0.0, "num_ctx": 4096, "num_predict": 220}
    assert asked["keep_alive"] == "30m"


def test_a_models_text_is_cleaned_and_cut():
    reply = said("one\n\x1b[31mtwo\u202e\x00 " + "x" * 50_000)
    with ScriptedServer(lambda _asked: reply) as server:
        text = str(word(server.url))

    assert text.startswith("one\ntwo xxx")
    assert len(text) <= 4000


@pytest.mark.parametrize("reply", [said(""), said(None)])
def test_a_model_that_says_nothing_says_nothing(reply):
    with ScriptedServer(lambda _asked: reply) as server:
        assert word(server.url) == ""


def test_an_unknown_model_is_told_with_the_servers_own_reason():
    reply = Reply(404, json.dumps({"error": "model 'llama3.2:3b' not found"}).encode())
    with ScriptedServer(lambda _asked: reply) as server, pytest.raises(UpstreamRejected) as caught:
        word(server.url)

    assert "model 'llama3.2:3b' not found" in caught.value.detail


REFUSALS = {
    "500": Reply(500, b'{"error": "out of memory"}'),
    "a proxy's 502": Reply(502, b"<html>Bad Gateway</html>" * 100, "text/html"),
    "a redirect": Reply(302, headers={"Location": "http://127.0.0.1:9/api/chat"}),
}
NONSENSE = {
    "HTML": Reply(200, b"<html>Sign in</html>", "text/html"),
    "a list": Reply(200, b"[]"),
    "null": Reply(200, b"null"),
    "no message": Reply(200, b"{}"),
    "a number": Reply(200, b'{"message": 5}'),
    "half of it": Reply(200, b'{"message": {"role": "assist'),
    "no UTF-8": Reply(200, b'{"message": "\xff"}'),
    "a pit": Reply(200, b"[" * 200_000),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_told_in_short(name):
    reply = REFUSALS[name]
    with ScriptedServer(lambda _asked: reply) as server, pytest.raises(UpstreamRejected) as caught:
        word(server.url)

    assert caught.value.detail.startswith(f"Ollama at {server.url} refused: ")
    assert len(caught.value.detail) < 300


@pytest.mark.parametrize("name", NONSENSE)
def test_an_answer_of_another_shape_is_told_and_never_quoted(name):
    reply = NONSENSE[name]
    with ScriptedServer(lambda _asked: reply) as server, pytest.raises(BadUpstreamAnswer) as caught:
        word(server.url)

    assert caught.value.detail == f"Ollama at {server.url} sent an answer that cannot be read"


def test_a_model_that_thinks_for_too_long_is_told_in_time():
    hold = threading.Event()
    started = time.monotonic()
    with ScriptedServer(lambda _asked: Reply(hold=hold)) as server:
        with pytest.raises(UpstreamTimeout):
            word(server.url, limit_s=0.4)
        hold.set()

    assert time.monotonic() - started < 2


def test_a_dead_server_is_told_without_the_credentials_in_its_url():
    with pytest.raises(UpstreamError) as caught:
        word(DEAD_URL.replace("http://", "http://user:hunter2@"))

    assert isinstance(caught.value, UpstreamUnreachable)
    assert "hunter2" not in caught.value.detail


def test_the_sdk_is_loaded_by_the_first_word_and_not_before(tmp_path):
    script = """
import asyncio, sys
from shared.clients.ollama import Ollama
from shared.errors import UpstreamError
from shared.settings import Settings

async def use():
    client = Ollama.from_settings(Settings.from_env())
    loaded = [await client.is_present(), "ollama" in sys.modules]
    try:
        await client.word("", "", limit_s=10)
    except UpstreamError:
        loaded.append("ollama" in sys.modules)
    await client.aclose()
    print(*loaded)

asyncio.run(use())
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=isolated_env(tmp_path),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )

    assert done.stdout.split() == [b"False", b"False", b"True"]


SCHEMA = {"type": "object", "properties": {"tool": {"type": "string", "enum": ["a", "none"]}}}


def choose(url: str, limit_s: float = 5.0, **settings: str) -> object:
    async def once() -> str:
        client = Ollama.from_settings(Settings(ollama_url=url, **settings))
        try:
            return await client.choose("Choose.", "Message: x", SCHEMA, limit_s=limit_s)
        finally:
            await client.aclose()

    return asyncio.run(once())


def test_a_choice_is_held_to_its_schema_and_made_by_the_routing_model():
    with ScriptedServer(lambda _asked: said('{"tool": "a"}')) as server:
        replies = [
            choose(server.url, model_name="large", model_name_routing="small"),
            choose(server.url, model_name="large"),
        ]
        bodies = questions(server)

    assert replies == ['{"tool": "a"}'] * 2
    assert [body["model"] for body in bodies] == ["small", "large"]
    assert bodies[0]["format"] == SCHEMA
    assert bodies[0]["options"] == {"temperature": 0.0, "num_ctx": 4096, "num_predict": 60}
    assert [one["content"] for one in bodies[0]["messages"]] == ["Choose.", "Message: x"]


def test_a_choice_that_never_comes_makes_the_server_absent():
    hold = threading.Event()

    async def after(client: Ollama) -> bool:
        with pytest.raises(UpstreamTimeout):
            await client.choose("", "", SCHEMA, limit_s=0.4)
        return await client.is_present()

    with ScriptedServer(lambda _asked: Reply(hold=hold)) as server:
        present = with_ollama(server.url, after)
        hold.set()

    assert present is False
