"""Keeping conversations: in memory, in S3, with two writers, and with an S3 that is away."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest

from functions.jamie_chat.conversations import MAX_HELD, Conversations, Held
from shared.clients.storage import Storage
from shared.domain.conversation import MAX_SAID, said
from shared.errors import BadUpstreamAnswer, UpstreamUnreachable
from shared.settings import Settings
from tests.support.processes import DEAD_URL
from tests.support.s3 import s3_settings, seaweedfs

NOW = 2e9  # later than any clock, so that nothing here is too old


@pytest.fixture(scope="module")
def s3_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with seaweedfs(tmp_path_factory.mktemp("seaweedfs")) as url:
        yield url


def run(settings: Settings, work: Callable[[Conversations], Awaitable[object]]) -> object:
    async def worked() -> object:
        storage = Storage.from_settings(settings)
        try:
            return await work(Conversations(storage, Held.from_settings(settings)))
        finally:
            await storage.aclose()

    return asyncio.run(worked())


def turn(text: str, at: float = NOW):
    return said(text, "told", ("checkout",), at)


@pytest.mark.parametrize("where", ["memory", "s3"])
def test_a_conversation_goes_on_where_it_stopped(where: str, s3_url: str):
    async def work(conversations: Conversations) -> None:
        await conversations.keep("went-on", turn("first", NOW))
        await conversations.keep("went-on", turn("second", NOW + 1))
        assert (await conversations.recall("went-on")).asked == ("first", "second")
        assert (await conversations.recall("another")).asked == ()

    run(s3_settings(s3_url) if where == "s3" else Settings.from_env({}), work)


def test_another_process_reads_it_too(s3_url: str):
    async def write(conversations: Conversations) -> None:
        await conversations.keep("shared-1", turn("asked elsewhere"))

    run(s3_settings(s3_url), write)

    async def read(conversations: Conversations) -> object:
        return (await conversations.recall("shared-1")).asked

    assert run(s3_settings(s3_url), read) == ("asked elsewhere",)


def test_two_writers_of_two_hundred_turns_lose_none_and_tear_none(s3_url: str):
    settings = s3_settings(s3_url)

    async def work(one: Conversations) -> None:
        storage = Storage.from_settings(settings)
        other = Conversations(storage, Held())

        async def write(conversations: Conversations, name: str) -> None:
            for index in range(100):
                await conversations.keep("two", turn(f"{name}-{index}", NOW + index))

        await asyncio.gather(write(one, "a"), write(other, "b"))
        found = await other.recall("two")
        await storage.aclose()

        assert found.forgotten + len(found.said) == 200
        assert len(found.said) == MAX_SAID
        assert {asked.rpartition("-")[2] for asked in found.asked} == set(map(str, range(85, 100)))

    run(settings, work)


def test_a_turn_that_another_overtook_after_it_was_recalled_is_kept_beside_it(s3_url: str):
    settings = s3_settings(s3_url)

    async def work(slow: Conversations) -> object:
        storage = Storage.from_settings(settings)
        fast = Conversations(storage, Held())
        await slow.recall("overtaken")
        await fast.keep("overtaken", turn("fast", NOW))
        await slow.keep("overtaken", turn("slow", NOW + 1))
        asked = (await fast.recall("overtaken")).asked
        await storage.aclose()
        return asked

    assert run(settings, work) == ("fast", "slow")


def test_memory_is_bounded_and_the_longest_asleep_goes_first():
    async def work(conversations: Conversations) -> None:
        for index in range(MAX_HELD + 1):
            await conversations.keep(str(index), turn("x"))
            await conversations.keep("0", turn("again"))
        assert (await conversations.recall("1")).asked == ()
        assert (await conversations.recall("0")).asked

    run(Settings.from_env({}), work)


def test_an_absent_s3_is_told_not_taken_for_an_empty_conversation():
    async def recall(conversations: Conversations) -> object:
        return await conversations.recall("a")

    async def keep(conversations: Conversations) -> object:
        await conversations.keep("a", turn("x"))
        return None

    for work in (recall, keep):
        with pytest.raises(UpstreamUnreachable):
            run(s3_settings(DEAD_URL), work)


def test_what_is_no_conversation_is_not_written_over(s3_url: str):
    settings = s3_settings(s3_url)

    async def work(conversations: Conversations) -> bytes:
        storage = Storage.from_settings(settings)
        await storage.put("conversations/foreign.json", b'{"format": 2}', replaces=None)
        with pytest.raises(BadUpstreamAnswer, match="version"):
            await conversations.keep("foreign", turn("x"))
        found = await storage.get("conversations/foreign.json")
        await storage.aclose()
        assert found
        return found.body

    assert run(settings, work) == b'{"format": 2}'
