"""One contract, two servers: the scripted Ollama of the tests, and a real model that is tiny.

What holds for both keeps the script honest. Nothing is said of how good the tiny model's words are.
"""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest

from shared.clients.ollama import NotRead, Ollama
from shared.domain.routing.undecided import question, read_choice
from shared.domain.window import FRAME_TOKENS, least_tokens, most_tokens
from shared.errors import UpstreamRejected
from shared.settings import Settings
from tests.support.loopback import PLAIN
from tests.support.ollama import about_models, said
from tests.support.processes import ROOT, Process, free_port, isolated_env
from tests.support.servers import Asked, Reply, ScriptedServer
from tests.support.tiny_model import MODEL, is_installed

REQUIRED = "JAMIE_REQUIRE_MODEL"
LOAD_LIMIT_S = 45.0
ANSWER_LIMIT_S = 50.0  # forty tokens a second on a quiet core, a tenth of that on a busy one
RULES = "You are an engineer. Answer in one short sentence."
LOGS = sorted((ROOT / "tests" / "domain" / "logs_formats").glob("*.txt"))
TEXTS = [*LOGS, ROOT / "README.md", *sorted((ROOT / "shared" / "knowledge").glob("*.md"))]
PIECE_CHARACTERS = 2400


def scripted(asked: Asked) -> Reply:
    """Answer as the tiny model does, with counts of the same order."""
    shown = {"model_info": {"general.architecture": "llama", "llama.context_length": 8192}}
    if told := about_models(asked, shown):
        return told
    body = json.loads(asked.body)
    if body["model"] != MODEL:
        return Reply(404, json.dumps({"error": f"model '{body['model']}' not found"}).encode())
    text = "".join(message["content"] for message in body["messages"])
    content = '{"tool": "none", "target": ""}' if body.get("format") else "It is well."
    return said(content, prompt_eval_count=least_tokens(text) + 8, eval_count=4, load_duration=0)


@pytest.fixture(scope="module")
def tiny_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not is_installed():
        if os.environ.get(REQUIRED):
            pytest.fail("make test-model installs what this needs", pytrace=False)
        pytest.skip("no tiny model here: make test-model installs one")
    folder, port = tmp_path_factory.mktemp("tiny"), free_port()
    command = [sys.executable, "-m", "tests.support.tiny_model", "--port", str(port)]
    with Process(command, env=isolated_env(folder), log=folder / "log") as process:
        url = f"http://127.0.0.1:{port}"
        process.wait_for(f"{url}/api/version", limit_s=LOAD_LIMIT_S)
        yield url


@pytest.fixture(params=["scripted", "tiny"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "tiny":
        yield request.getfixturevalue("tiny_url")
        return
    with ScriptedServer(scripted) as server:
        yield server.url


def using(url: str, use: Callable[[Ollama], Awaitable[Any]], model: str = MODEL) -> Any:
    async def once() -> Any:
        client = Ollama.from_settings(Settings(ollama_url=url, model_name=model))
        try:
            return await use(client)
        finally:
            await client.aclose()

    return asyncio.run(once())


def test_a_server_is_found(url: str):
    assert using(url, lambda client: client.is_present()) is True


def test_a_question_gets_words(url: str):
    async def ask(client: Ollama) -> str:
        return await client.word(RULES, "How is a service that answers?", limit_s=ANSWER_LIMIT_S)

    text = using(url, ask)

    assert any(letter.isalpha() for letter in text)


@pytest.mark.parametrize("message", ["is my shop ok?", "o que há com o carrinho?"])
def test_a_choice_is_json_of_the_schema(url: str, message: str):
    tools = ("check_golden_signals", "get_pod_logs", "analyze_logs")
    asked = question(message, tools=tools)
    # The tiny model may go on within a free text until it is cut, so only the tool is asked for.
    fields = {"tool": asked.schema["properties"]["tool"]}
    schema = {**asked.schema, "properties": fields, "required": ["tool"]}

    async def choose(client: Ollama) -> str:
        return await client.choose(asked.rules, asked.text, schema, limit_s=ANSWER_LIMIT_S)

    chosen = read_choice(using(url, choose))

    assert chosen is not None
    assert chosen.tool in {*tools, "refuse", "none"}


def test_what_was_read_lies_between_our_bounds(url: str, caplog: pytest.LogCaptureFixture):
    evidence = LOGS[0].read_text(encoding="utf-8")[:600]
    prompt = f"{RULES}\n{evidence}"

    async def choose(client: Ollama) -> str:  # at most 60 tokens of answer
        return await client.choose(RULES, evidence, {"type": "object"}, limit_s=ANSWER_LIMIT_S)

    with caplog.at_level("INFO"):
        using(url, choose)

    (told,) = (one.fields for one in caplog.records if one.message == "model_answered")
    assert told["model"] == MODEL
    assert least_tokens(prompt) <= told["prompt_tokens"] <= told["estimated_tokens"]
    assert told["estimated_tokens"] == most_tokens(prompt) + FRAME_TOKENS
    assert told["answer_tokens"] >= 1


def test_a_model_is_loaded_without_a_question(url: str, caplog: pytest.LogCaptureFixture):
    async def load(client: Ollama) -> None:
        client.preload()
        waiting = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.wait(waiting, timeout=ANSWER_LIMIT_S)

    with caplog.at_level("INFO"):
        using(url, load)

    assert [one.message for one in caplog.records if one.name == "jamie"] == ["model_preloaded"]


def test_a_model_that_is_not_there_is_refused_by_its_name(url: str):
    with pytest.raises(UpstreamRejected, match="'llama9:1b' not found"):
        using(url, lambda client: client.word(RULES, "Why?", limit_s=9), "llama9:1b")


def test_a_prompt_that_is_too_long_is_not_sent(url: str):
    with pytest.raises(NotRead, match="does not fit"):
        using(url, lambda client: client.word(RULES, "why? " * 6000, limit_s=9))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_real_tokenizer_counts_within_our_bounds(path, tiny_url: str):
    text = path.read_text(encoding="utf-8")
    pieces = [text[at : at + PIECE_CHARACTERS] for at in range(0, len(text), PIECE_CHARACTERS)]
    with httpx.Client(base_url=tiny_url, **PLAIN, timeout=30) as client:
        for piece in pieces:
            counted = client.post("/tokenize", json={"text": piece}).json()["tokens"]
            assert least_tokens(piece) <= counted
            assert counted <= most_tokens(piece)
