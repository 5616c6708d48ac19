"""Megabytes of lines digested while the process goes on serving others."""

import asyncio

import pytest

from functions.analyze_logs.digesting import CHUNK_BYTES, cited, digested

LINE = b"2026-11-20T10:00:00Z INFO request 12 served in 7 ms path=/cart\n"
DATA = LINE * (3 * 1024 * 1024 // len(LINE)) + b"ERROR boom\n"


async def turns_during(work) -> tuple[object, int]:
    """Await the work; return its result and how often the loop came around meanwhile."""
    turns = 0
    task = asyncio.ensure_future(work)
    while not task.done():
        turns += 1
        await asyncio.sleep(0)
    return task.result(), turns


def test_the_loop_comes_around_after_every_chunk():
    digest, turns = asyncio.run(turns_during(digested(DATA, 40, 1500)))

    assert digest.lines == DATA.count(b"\n")
    assert turns >= len(DATA) // CHUNK_BYTES


def test_a_cancelled_digest_stops_at_once():
    async def cancelled() -> bool:
        task = asyncio.ensure_future(digested(DATA, 40, 1500))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return task.cancelled()

    assert asyncio.run(cancelled())


def test_the_last_line_of_megabytes_is_cited_by_its_number():
    number = DATA.count(b"\n")

    assert asyncio.run(cited(DATA, {number})) == {number: "ERROR boom"}


def test_nothing_is_cited_where_nothing_is_asked():
    assert asyncio.run(cited(DATA, set())) == {}
