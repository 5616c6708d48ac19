"""httpx over our own transport, against servers that send byte for byte what a test says."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from shared.clients.transport import AsyncioTransport
from shared.clients.wire import MAX_WAITING_BYTES
from tests.support.servers import Reply
from tests.support.tls import https, https_url, issue

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
SHORT_S = 0.3

Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(script: Script) -> AsyncIterator[str]:
    """Hand every connection to `script`, then close it; yield the URL."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await script(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield f"http://127.0.0.1:{port}"


def client(connections: int = 4, wait_s: float = 5.0) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=AsyncioTransport(None, connections), timeout=wait_s, trust_env=False
    )


def saying(*answers: bytes) -> tuple[Script, list[bytes]]:
    """Return a script that gives one answer a request, and the heads it will have got."""
    heads: list[bytes] = []

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in answers:
            heads.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(answer)
            await writer.drain()

    return script, heads


async def get_all(script: Script, count: int = 1) -> list[httpx.Response]:
    async with serving(script) as url, client() as http:
        return [await http.get(url + "/a?b=c") for _ in range(count)]


def test_an_answer_arrives_with_its_status_headers_and_reason():
    script, heads = saying(b"HTTP/1.1 404 Not Here\r\nX-Kind: pod\r\nContent-Length: 2\r\n\r\nno")

    (answer,) = asyncio.run(get_all(script))

    assert (answer.status_code, answer.reason_phrase, answer.text) == (404, "Not Here", "no")
    assert answer.headers["x-kind"] == "pod"
    assert answer.http_version == "HTTP/1.1"
    assert heads[0].startswith(b"GET /a?b=c HTTP/1.1\r\n")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n1\r\ni\r\n0\r\n\r\n",
            id="chunked",
        ),
        pytest.param(b"HTTP/1.0 200 OK\r\n\r\nhi", id="until the end of the connection"),
        pytest.param(b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + OK, id="after a hint"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" + OK, id="after a 100 that nobody asked for"),
    ],
)
def test_each_framing_of_a_body_is_read(answer: bytes):
    script, _ = saying(answer)

    assert [one.text for one in asyncio.run(get_all(script))] == ["hi"]


def test_one_connection_serves_one_request_after_the_other():
    script, heads = saying(OK, OK, OK)

    answers = asyncio.run(get_all(script, 3))

    assert [answer.text for answer in answers] == ["hi", "hi", "hi"]
    assert len(heads) == 3  # the script serves three requests on its one connection, then ends


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(OK, id="closed without a word"),
        pytest.param(OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"), id="announced"),
        pytest.param(OK + b"HTTP/1.1 500 Unasked\r\n\r\n", id="more than was asked for"),
    ],
)
def test_a_connection_that_ended_is_not_used_again(answer: bytes):
    script, heads = saying(answer)

    answers = asyncio.run(get_all(script, 3))

    assert [answer.text for answer in answers] == ["hi", "hi", "hi"]
    assert len(heads) == 3


def test_an_answer_that_is_left_halfway_takes_its_connection_along():
    script, heads = saying(b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\nhi", OK)

    async def scene() -> str:
        async with serving(script) as url, client() as http:
            async with http.stream("GET", url) as answer:
                assert answer.status_code == 200
            async with http.stream("GET", url) as answer:
                return str(answer.headers["content-length"])

    assert asyncio.run(scene()) == "9000000"
    assert len(heads) == 2


def test_a_refusal_in_the_middle_of_a_large_body_is_read_although_the_server_resets():
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig")
        await writer.drain()
        linger = struct.pack("ii", 1, 0)  # close() sends RST
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    async def scene() -> tuple[int, str]:
        async with serving(script) as url, client() as http:
            answer = await http.post(url, content=b"x" * 20_000_000)
            return answer.status_code, answer.text

    assert asyncio.run(scene()) == (413, "big")


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (b"", httpx.RemoteProtocolError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi", httpx.RemoteProtocolError),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", httpx.RemoteProtocolError),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000 + b"\r\n\r\n", httpx.RemoteProtocolError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nhi",
         httpx.RemoteProtocolError),
    ],
    ids=["nothing", "cut", "another protocol", "a head without end", "two lengths"],
)  # fmt: skip
def test_what_is_no_answer_is_an_error_of_httpx(answer: bytes, failure: type[Exception]):
    script, _ = saying(answer)

    with pytest.raises(failure):
        asyncio.run(get_all(script))


def test_a_silent_server_and_a_busy_pool_are_told_apart_and_free_their_places():
    async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.read()

    async def scene() -> list[str]:
        async with serving(silent) as url, client(connections=1, wait_s=SHORT_S) as http:
            asked = (http.get(url) for _ in range(2))
            late = await asyncio.gather(*asked, return_exceptions=True)
            with pytest.raises(httpx.ReadTimeout):  # its place is free again: no PoolTimeout
                await http.get(url)
        return sorted(type(one).__name__ for one in late)

    assert asyncio.run(scene()) in (["PoolTimeout", "ReadTimeout"], ["ReadTimeout", "ReadTimeout"])


def test_a_cancelled_request_frees_its_place_and_ends_its_connection():
    ended = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if ended.is_set():
            writer.write(OK)
            return
        await reader.read()
        ended.set()

    async def scene() -> str:
        async with serving(silent) as url, client(connections=1) as http:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(SHORT_S):
                    await http.get(url)
            await asyncio.wait_for(ended.wait(), 5)
            return (await http.get(url)).text

    assert asyncio.run(scene()) == "hi"


def test_no_more_requests_run_at_once_than_there_are_places():
    running, most = 0, 0

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal running, most
        while await reader.readuntil(b"\r\n\r\n"):
            running, most = running + 1, max(most, running + 1)
            await asyncio.sleep(0.01)
            running -= 1
            writer.write(OK)

    async def scene() -> int:
        async with serving(slow) as url, client(connections=3) as http:
            answers = await asyncio.gather(*(http.get(url) for _ in range(30)))
            return sum(answer.status_code == 200 for answer in answers)

    assert asyncio.run(scene()) == 30
    assert most == 3


def test_a_body_that_nobody_reads_waits_at_the_server():
    sent = 0

    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"x" * 65536)
            await writer.drain()
            sent += 65536

    async def scene() -> tuple[int, int]:
        async with serving(endless) as url, client() as http:
            async with http.stream("GET", url) as answer:
                before = -1
                while before != sent:  # until it does not get rid of any more
                    before = sent
                    await asyncio.sleep(0.05)
                unread, read = sent, 0
                async for chunk in answer.aiter_bytes():
                    read += len(chunk)
                    if read > unread + 10_000_000:
                        break
            return unread, read

    unread, read = asyncio.run(scene())
    assert unread < MAX_WAITING_BYTES + 20_000_000  # and what the kernel holds for both sides
    assert read > unread


def test_a_port_where_nobody_listens_cannot_be_reached():
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))

        async def scene() -> None:
            async with client() as http:
                await http.get(f"http://127.0.0.1:{nobody.getsockname()[1]}")

        with pytest.raises(httpx.ConnectError):
            asyncio.run(scene())


def test_a_host_that_never_accepts_is_a_connect_timeout():
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        address = full.getsockname()
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:  # what the queue takes, and then some
            one.settimeout(0)
            one.connect_ex(address)

        async def scene() -> None:
            async with client(wait_s=SHORT_S) as http:
                await http.get(f"http://127.0.0.1:{address[1]}")

        with pytest.raises(httpx.ConnectTimeout):
            asyncio.run(scene())
        for one in waiting:
            one.close()


@pytest.mark.parametrize("url", ["http://a..b/", "http://" + "a" * 64 + ".test/", "ftp://a/"])
def test_a_name_that_cannot_be_one_is_an_error_of_httpx(url: str):
    async def scene() -> None:
        async with client() as http:
            await http.get(url)

    with pytest.raises((httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL)):
        asyncio.run(scene())


def test_a_header_with_a_line_break_is_not_sent():
    script, heads = saying(OK)

    async def scene() -> None:
        async with serving(script) as url, client() as http:
            await http.get(url, headers={"x-request-id": "a\r\nAuthorization: b"})

    with pytest.raises(httpx.LocalProtocolError) as refused:
        asyncio.run(scene())
    assert heads == []
    assert "Authorization" not in str(refused.value)


def test_localhost_is_tried_on_both_its_addresses():
    script, _ = saying(OK)

    async def scene() -> str:
        async with serving(script) as url, client() as http:
            return (await http.get(url.replace("127.0.0.1", "localhost"))).text

    assert asyncio.run(scene()) == "hi"


def test_an_https_url_that_was_not_configured_is_still_verified(tmp_path: Path):
    async def scene(url: str) -> None:
        async with client() as http:  # no certificates named: the machine's own
            await http.get(url)

    with (
        https(issue("somebody"), tmp_path, Reply()) as server,
        pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"),
    ):
        asyncio.run(scene(https_url(server)))
