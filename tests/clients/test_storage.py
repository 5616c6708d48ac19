"""Documents in S3: against moto (Amazon's addressing) and SeaweedFS (a server, as MinIO is)."""

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from moto import mock_aws

from shared.clients.budget import open_budget
from shared.clients.storage import MAX_DOCUMENT_BYTES, Changed, Document, Storage
from shared.errors import (
    BadUpstreamAnswer,
    NotConfigured,
    UpstreamAuth,
    UpstreamError,
    UpstreamRejected,
    UpstreamTimeout,
    UpstreamUnreachable,
)
from shared.settings import Settings
from tests.support.loopback import PLAIN
from tests.support.s3 import BUCKET, SECRET, make_bucket, s3_settings, seaweedfs
from tests.support.servers import Reply, ScriptedServer

Work = Callable[[Storage], Awaitable[object]]


@pytest.fixture(scope="module")
def seaweedfs_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with seaweedfs(tmp_path_factory.mktemp("seaweedfs")) as url:
        yield url


@pytest.fixture(params=["moto", "seaweedfs"])
def s3_url(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "seaweedfs":
        yield request.getfixturevalue("seaweedfs_url")
        return
    with mock_aws():
        make_bucket("")
        yield ""


def run(settings: Settings, work: Work) -> object:
    async def worked() -> object:
        storage = Storage.from_settings(settings)
        try:
            return await work(storage)
        finally:
            await storage.aclose()

    return asyncio.run(worked())


def test_what_was_put_is_what_is_got(s3_url: str, tmp_path: Path):
    async def work(storage: Storage) -> Document | None:
        await storage.put(f"{tmp_path.name}/a", b'{"ol\xc3\xa1": 1}', replaces=None)
        return await storage.get(f"{tmp_path.name}/a")

    found = run(s3_settings(s3_url), work)

    assert isinstance(found, Document)
    assert found.body == b'{"ol\xc3\xa1": 1}'


def test_nothing_under_a_key_is_none(s3_url: str):
    assert run(s3_settings(s3_url), lambda storage: storage.get("no/such")) is None


def test_a_document_is_not_made_twice(s3_url: str, tmp_path: Path):
    async def work(storage: Storage) -> bytes:
        key = f"{tmp_path.name}/twice"
        await storage.put(key, b"first", replaces=None)
        with pytest.raises(Changed):
            await storage.put(key, b"second", replaces=None)
        found = await storage.get(key)
        assert found
        return found.body

    assert run(s3_settings(s3_url), work) == b"first"


def test_of_two_who_replace_the_same_document_one_is_told(s3_url: str, tmp_path: Path):
    async def work(storage: Storage) -> bytes:
        key = f"{tmp_path.name}/raced"
        await storage.put(key, b"0", replaces=None)
        seen = await storage.get(key)
        await storage.put(key, b"1", replaces=seen)
        with pytest.raises(Changed):
            await storage.put(key, b"2", replaces=seen)
        found = await storage.get(key)
        assert found
        return found.body

    assert run(s3_settings(s3_url), work) == b"1"


def test_many_writers_at_once_lose_nothing(seaweedfs_url: str, tmp_path: Path):
    key = f"{tmp_path.name}/counted"

    async def add(storage: Storage, mark: bytes) -> None:
        while True:
            seen = await storage.get(key)
            try:
                await storage.put(key, (seen.body if seen else b"") + mark, replaces=seen)
            except Changed:
                continue
            return

    async def work(storage: Storage) -> bytes:
        marks = [bytes([ord("a") + index]) for index in range(12)]
        await asyncio.gather(*(add(storage, mark) for mark in marks))
        found = await storage.get(key)
        assert found
        return bytes(sorted(found.body))

    assert run(s3_settings(seaweedfs_url), work) == b"abcdefghijkl"


def test_a_link_reads_without_credentials_until_somebody_bends_it(
    seaweedfs_url: str, tmp_path: Path
):
    async def work(storage: Storage) -> str:
        await storage.put(f"{tmp_path.name}/report", b"report", replaces=None)
        return await storage.link(f"{tmp_path.name}/report", expires_s=60)

    link = str(run(s3_settings(seaweedfs_url), work))

    assert httpx.get(link, **PLAIN).content == b"report"
    assert httpx.get(link + "0", **PLAIN).status_code == 403
    assert SECRET not in link


def test_it_can_say_that_it_is_there(s3_url: str):
    assert BUCKET in str(run(s3_settings(s3_url), lambda storage: storage.check()))


def test_a_document_of_any_size_does_not_fill_the_memory(s3_url: str, tmp_path: Path):
    async def work(storage: Storage) -> object:
        key = f"{tmp_path.name}/large"
        await storage.put(key, b"x" * (MAX_DOCUMENT_BYTES + 1), replaces=None)
        return await storage.get(key)

    with pytest.raises(BadUpstreamAnswer, match="too large"):
        run(s3_settings(s3_url), work)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"AWS_SECRET_ACCESS_KEY": "wrong"}, UpstreamAuth),
        ({"AWS_ACCESS_KEY_ID": "wrong"}, UpstreamAuth),
        ({"S3_BUCKET": "another"}, UpstreamError),
    ],
)
def test_a_wrong_setting_is_told_by_kind(
    seaweedfs_url: str, changed: dict[str, str], kind: type[UpstreamError]
):
    with pytest.raises(kind) as told:
        run(s3_settings(seaweedfs_url, **changed), lambda storage: storage.check())

    assert SECRET not in told.value.detail
    assert "wrong" not in told.value.detail


def test_a_bucket_that_is_not_there_is_not_an_absent_document(seaweedfs_url: str):
    with pytest.raises(UpstreamRejected, match="NoSuchBucket"):
        run(s3_settings(seaweedfs_url, S3_BUCKET="another"), lambda storage: storage.get("a"))


def test_no_bucket_in_the_settings_is_said(s3_url: str):
    with pytest.raises(NotConfigured, match="S3_BUCKET"):
        run(Settings.from_env({}), lambda storage: storage.get("a"))


def test_a_dead_server_is_unreachable():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"

        with pytest.raises(UpstreamUnreachable, match="cannot be reached"):
            run(s3_settings(url), lambda storage: storage.get("a"))


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(503, b"<html>busy</html>", "text/html"), UpstreamError),
        (Reply(200, b"<html>a proxy's page</html>", "text/html"), BadUpstreamAnswer),
        (Reply(403, b"", "text/html"), UpstreamAuth),
    ],
)
def test_a_server_that_is_no_s3_is_an_error_of_ours(reply: Reply, kind: type[UpstreamError]):
    with ScriptedServer(lambda _asked: reply) as server, pytest.raises(kind):
        run(s3_settings(server.url), lambda storage: storage.check())


def test_a_server_that_hangs_is_left_in_time():
    with socket.create_server(("127.0.0.1", 0)) as silent:

        async def work(storage: Storage) -> None:
            started = time.perf_counter()
            with open_budget(1.0), pytest.raises(UpstreamTimeout):
                await storage.get("a")
            assert time.perf_counter() - started < 1.5
            silent.close()  # for the thread's sake: it would wait on

        run(s3_settings(f"http://127.0.0.1:{silent.getsockname()[1]}"), work)
