"""A body that is too long, too slow, cut, or no JSON."""

import json

import pytest

from tests.edge import samples
from tests.edge.asgi import HANG, VirtualTimeLoop, exchange

LIMIT = samples.MAX_BODY_BYTES
SECRET = "hunter2"


def padded(size: int) -> bytes:
    frame = len(b'{"word": "hi"}')
    return b'{"word": "hi"' + b" " * (size - frame) + b"}"


def test_a_body_of_exactly_the_limit_passes(client):
    assert client.post("/api/echo", content=padded(LIMIT)).status_code == 200


def test_a_body_declared_to_exceed_the_limit_is_413(client):
    response = client.post("/api/echo", content=padded(LIMIT + 1))

    assert response.status_code == 413
    assert "4 KiB" in response.json()["detail"]


def test_a_declared_length_is_refused_before_the_body_is_sent(served):
    with served.connect() as line:
        line.sendall(b"POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999\r\n\r\n")
        answer = line.recv(4096)

    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_streamed_body_is_refused_as_soon_as_it_exceeds_the_limit(served):
    chunk = b"1000\r\n" + b" " * 4096 + b"\r\n"
    with served.connect() as line:
        line.sendall(
            b"POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        line.sendall(chunk * 2)  # and no end
        answer = line.recv(4096)

    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_streamed_body_below_the_limit_passes(client):
    response = client.post("/api/echo", content=iter([b'{"wo', b'rd": "', b'hi"}']))

    assert response.json()["word"] == "hi"


@pytest.mark.parametrize("lengths", [b"9" * 5000, b"\xb2", b"-1", b"0x10", b"1, 1", b"99999999999"])
def test_an_absurd_declared_length_is_no_crash(app, lengths):
    got = exchange(app(), headers=[(b"content-length", lengths)])

    assert got.status in {200, 413}


@pytest.mark.parametrize("chunks", [[HANG], [b'{"word"', HANG]])
def test_a_body_that_never_ends_is_408(app, chunks):
    got = exchange(app(), chunks, loop=VirtualTimeLoop)

    assert (got.status, got.kind) == (408, "request_timeout")
    assert got.json()["retryable"] is True


def test_a_body_that_arrives_byte_by_byte_passes(served):
    with served.connect() as line:
        line.sendall(b"POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{")
        line.sendall(b"}")
        answer = line.recv(4096)

    assert answer.startswith(b"HTTP/1.1 200 ")


MALFORMED = {
    "empty": b"",
    "blank": b" \r\n\t",
    "truncated": b'{"word": "hunter2',
    "trailing": b'{"word": "hunter2"} hunter2',
    "single quotes": b"{'word': 'hunter2'}",
    "invalid UTF-8": b'{"word": "hunter2\xff"}',
    "UTF-16": '{"word": "hunter2"}'.encode("utf-16"),
    "lone surrogate": b'{"word": "hunter2\\ud800"}',
    "control character": b'{"word": "hunter2\x00"}',
    "deep nesting": b'{"hunter2": ' + b"[" * 2000 + b"]" * 2000 + b"}",
    "lower-case nan": b'{"ratio": nan, "word": "hunter2"}',
    "endless number": b'{"count": ' + b"1" * 4000 + b"e, hunter2}",
    "form": b"word=hunter2",
    "a browser's upgrade": b"hunter2 / HTTP/1.1",
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_no_json_is_400_and_not_echoed(client, name):
    response = client.post("/api/echo", content=MALFORMED[name])

    assert response.status_code == 400
    assert response.json()["type"] == "urn:jamie:problem:malformed"
    assert SECRET not in response.text


def test_what_is_no_json_is_told_where(client):
    truncated = client.post("/api/echo", content=b'{\n "word": "hi",\n "count": }')
    empty = client.post("/api/echo", content=b"")

    assert "line 3 column 11" in truncated.json()["detail"]
    assert "empty" in empty.json()["detail"]


@pytest.mark.parametrize("figure", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b'"nan"'])
def test_a_figure_that_json_does_not_have_is_refused_at_its_field(client, figure):
    response = client.post("/api/echo", content=b'{"ratio": ' + figure + b"}")

    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == "/ratio"


def test_a_word_in_any_script_arrives_as_it_left(client):
    word = "olá 👋 \u202e\x7f"

    answer = client.post("/api/echo", content=json.dumps({"word": word}))

    assert answer.json()["word"] == word
