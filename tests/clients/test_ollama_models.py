"""What a server says of its models, once a process, and a model loaded before it is asked."""

import asyncio
import json
import threading

import pytest

from shared.clients.ollama import NotRead, Ollama
from shared.clients.ollama_models import Traits, read_traits
from shared.domain.window import clipped
from shared.errors import UpstreamTimeout
from shared.settings import Settings
from tests.support.ollama import LLAMA, about_models, said
from tests.support.processes import DEAD_URL
from tests.support.servers import Asked, Reply, ScriptedServer

QWEN = {
    "capabilities": ["completion", "tools", "thinking"],
    "model_info": {"general.architecture": "qwen35", "qwen35.context_length": 262144},
}
LEVELS = {**QWEN, "thinking": {"values": ["low", "medium", "high"], "default": "medium"}}
TINY = {"model_info": {"general.architecture": "gptneox", "gptneox.context_length": 2048}}


def using(url: str, use):
    async def once():
        client = Ollama.from_settings(Settings(ollama_url=url))
        try:
            return await use(client)
        finally:
            await client.aclose()

    return asyncio.run(once())


def chats(server: ScriptedServer) -> list[dict]:
    return [json.loads(asked.body) for asked in server.asked if asked.path == "/api/chat"]


def word(client: Ollama):
    return client.word("Be brief.", "Why?", limit_s=5)


@pytest.mark.parametrize(
    ("shown", "traits"),
    [
        (LLAMA, Traits()),
        (QWEN, Traits(think=False)),
        (LEVELS, Traits(4096, "low")),
        ({**QWEN, "thinking": {"values": [False, True], "default": True}}, Traits(think=False)),
        (TINY, Traits(2048, None)),
        ({"details": {}}, Traits()),  # before 0.6.4
        ({"capabilities": None, "model_info": None}, Traits()),
        ({"capabilities": 7, "model_info": [1], "thinking": "yes"}, Traits()),
        ({**TINY, "model_info": {"general.architecture": "x", "x.context_length": -1}}, Traits()),
        ([], Traits()),
        ("llama", Traits()),
    ],
)
def test_what_a_server_tells_of_a_model_decides_how_it_is_asked(shown, traits):
    assert read_traits(json.dumps(shown).encode()) == traits


@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 200_000, b"\xff"])
def test_an_answer_that_cannot_be_read_tells_nothing(body):
    assert read_traits(body) == Traits()


def test_a_model_that_can_think_is_told_not_to_and_any_other_is_told_nothing():
    bodies = []
    for shown in (QWEN, LLAMA):
        with ScriptedServer(lambda asked, s=shown: about_models(asked, s) or said("x")) as server:
            using(server.url, word)
            bodies += chats(server)

    assert bodies[0]["think"] is False
    assert "think" not in bodies[1]


def test_a_model_with_a_smaller_context_is_asked_for_no_more_and_given_less():
    async def asked(client: Ollama) -> tuple[int, str]:
        return await client.room("Be brief."), await word(client)

    with ScriptedServer(lambda asked: about_models(asked, TINY) or said("x")) as server:
        room, _ = using(server.url, asked)
        (body,) = chats(server)

    assert body["options"]["num_ctx"] == 2048
    assert room < 2048 - 220


def test_a_model_is_asked_about_once_whoever_comes_meanwhile():
    async def together(client: Ollama) -> None:
        await asyncio.gather(*(client.room("") for _ in range(5)))
        await word(client)

    with ScriptedServer(lambda asked: about_models(asked) or said("x")) as server:
        using(server.url, together)

    assert [asked.path for asked in server.asked].count("/api/show") == 1


@pytest.mark.parametrize("status", [404, 500])
def test_a_server_that_cannot_tell_is_asked_as_ever(status):
    def script(asked: Asked) -> Reply:
        return Reply(status) if asked.path == "/api/show" else said("Because.")

    with ScriptedServer(script) as server:
        text = using(server.url, word)
        (body,) = chats(server)

    assert text == "Because."
    assert body["options"]["num_ctx"] == 4096
    assert "think" not in body


def test_a_server_that_is_slow_to_tell_is_asked_for_text_all_the_same():
    hold = threading.Event()

    def script(asked: Asked) -> Reply:
        return Reply(hold=hold) if asked.path == "/api/show" else said("Because.")

    with ScriptedServer(script) as server:
        text = using(server.url, word)
        hold.set()

    assert text == "Because."


def answering(**counts: object):
    return lambda asked: about_models(asked) or said("Because.", **counts)


LONG = "The checkout service is unhealthy because its database refuses connections. " * 150


def test_a_prompt_that_does_not_fit_is_never_sent_and_the_model_stays_present():
    async def asked(client: Ollama) -> bool:
        with pytest.raises(NotRead) as caught:
            await client.word("Be brief.", LONG * 3, limit_s=5)
        assert "does not fit in the 4096 tokens" in caught.value.detail
        return await client.is_present()

    with ScriptedServer(answering()) as server:
        assert using(server.url, asked) is True
        assert chats(server) == []


@pytest.mark.parametrize(
    ("count", "why"), [(1026, "read only 1026 tokens"), (3900, "no room left to answer")]
)
def test_text_about_a_prompt_that_was_cut_is_not_used_and_logged(count, why, caplog):
    async def asked(client: Ollama) -> bool:
        with pytest.raises(NotRead, match=why):
            await client.word("Be brief.", LONG, limit_s=5)
        return await client.is_present()

    with ScriptedServer(answering(prompt_eval_count=count)) as server, caplog.at_level("INFO"):
        assert using(server.url, asked) is True

    events = {record.message: record.fields for record in caplog.records if record.name == "jamie"}
    assert why in events["prompt_not_read"]["why"]
    assert events["model_answered"]["prompt_tokens"] == count
    assert events["model_answered"]["estimated_tokens"] > 1650


def test_a_question_that_fills_its_room_is_sent_though_redaction_makes_it_longer():
    async def asked(client: Ollama) -> str:
        secrets = "passwd: x1y2 " * 12  # each mark takes four tokens more
        room = await client.room("Be brief.")
        return await client.word("Be brief.", clipped(secrets + LONG * 3, room), limit_s=5)

    with ScriptedServer(answering()) as server:
        assert using(server.url, asked) == "Because."
        (body,) = chats(server)

    assert "x1y2" not in body["messages"][1]["content"]


@pytest.mark.parametrize("counts", [{}, {"prompt_eval_count": 0}, {"prompt_eval_count": 31}])
def test_a_count_that_leaves_out_what_was_cached_costs_no_text(counts):
    with ScriptedServer(answering(**counts)) as server:
        text = using(server.url, lambda client: client.word("Be brief.", LONG, limit_s=5))

    assert text == "Because."


def test_what_a_model_thought_aloud_is_left_out():
    def script(asked: Asked) -> Reply:
        return about_models(asked) or said("<think>\nHm.\n</think>\n\nBecause.")

    with ScriptedServer(script) as server:
        assert using(server.url, word) == "Because."


def test_a_model_is_loaded_ahead_once_with_the_context_it_will_be_asked_with():
    async def asked(client: Ollama) -> None:
        for _ in range(3):
            client.preload()
        await word(client)
        client.preload()

    loading = threading.Event()

    def script(asked: Asked) -> Reply:
        if asked.path == "/api/chat" and not json.loads(asked.body)["messages"]:
            loading.set()
        elif asked.path == "/api/chat":
            assert loading.wait(5)
        return about_models(asked, TINY) or said("x")

    with ScriptedServer(script) as server:
        using(server.url, asked)
        loads = [body for body in chats(server) if not body["messages"]]

    assert len(loads) == 1
    assert loads[0]["options"] == {"num_ctx": 2048}
    assert loads[0]["keep_alive"] == "30m"


def test_a_model_that_was_asked_already_is_not_loaded_ahead():
    async def asked(client: Ollama) -> None:
        await word(client)
        client.preload()
        await client.is_present()

    with ScriptedServer(answering()) as server:
        using(server.url, asked)

    assert all(body["messages"] for body in chats(server))


def test_a_dead_server_costs_a_preload_nothing_but_one_line(caplog):
    async def asked(client: Ollama) -> None:
        for _ in range(3):
            client.preload()
            assert await client.is_present() is False
        await asyncio.wait(asyncio.all_tasks() - {asyncio.current_task()}, timeout=5)

    with caplog.at_level("INFO"):
        using(DEAD_URL, asked)

    assert [one.message for one in caplog.records if one.name == "jamie"] == ["model_not_preloaded"]


def test_a_preload_that_hangs_delays_nobody():
    hold = threading.Event()

    def script(asked: Asked) -> Reply:
        told = about_models(asked)
        if told and asked.path == "/api/chat":
            return Reply(hold=hold)
        return told or said("Because.")

    async def asked(client: Ollama) -> str:
        client.preload()
        return await word(client)

    with ScriptedServer(script) as server:
        assert using(server.url, asked) == "Because."
        hold.set()


def test_presence_is_looked_up_once_whoever_asks_meanwhile():
    async def together(client: Ollama) -> list[bool]:
        return await asyncio.gather(*(client.is_present() for _ in range(5)))

    with ScriptedServer(answering()) as server:
        assert using(server.url, together) == [True] * 5

    assert [asked.path for asked in server.asked] == ["/api/version"]


def test_a_text_that_ran_out_of_tokens_loses_its_unfinished_sentence_and_a_choice_nothing():
    async def both(client: Ollama) -> tuple[str, str]:
        return await word(client), await client.choose("", "", {"type": "object"}, limit_s=5)

    def script(asked: Asked) -> Reply:
        return about_models(asked) or said("It is well. It was", done_reason="length")

    with ScriptedServer(script) as server:
        assert using(server.url, both) == ("It is well.", "It is well. It was")


def test_a_model_that_was_given_no_time_is_not_taken_for_absent():
    hold = threading.Event()

    async def hasty(client: Ollama) -> bool:
        with pytest.raises(UpstreamTimeout):
            await client.word("", "", limit_s=0.05)
        return await client.is_present()

    def script(asked: Asked) -> Reply:
        return about_models(asked) or Reply(hold=hold)

    with ScriptedServer(script) as server:
        assert using(server.url, hasty) is True
        hold.set()
