"""What a body may be: one message, a notification, a response, a batch, or none of these."""

import json

import pytest

from tests.mcp.offers import app_of, call, modern, outcome, post, request

DEEP = b"[" * 200_000
MANY_DIGITS = b'{"jsonrpc":"2.0","id":' + b"9" * 5000 + b',"method":"ping"}'


@pytest.fixture(scope="module")
def app():
    return app_of()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"nope", b"\xff\xfe", b"\xef\xbb\xbf{}", b'{"a":NaN}', b'{"a":-Infinity}',
        b'{"a":1e999}', DEEP, b"[" * 70 + b"]" * 70, MANY_DIGITS,
    ],
)  # fmt: skip
def test_what_is_no_json_is_a_parse_error_without_an_id(app, body):
    got = post(app, body)

    assert outcome(got) == (400, -32700)
    assert got.json()["id"] is None


@pytest.mark.parametrize(
    "message",
    [
        1, "x", None, {}, {"jsonrpc": "2.0"}, {"jsonrpc": "2.0", "id": 1},
        {"jsonrpc": "1.0", "id": 1, "method": "ping"}, {"id": 1, "method": "ping"},
        {"jsonrpc": "2.0", "id": None, "method": "ping"},
        {"jsonrpc": "2.0", "id": True, "method": "ping"},
        {"jsonrpc": "2.0", "id": 1.5, "method": "ping"},
        {"jsonrpc": "2.0", "id": [1], "method": "ping"},
        {"jsonrpc": "2.0", "id": 1, "method": 7}, {"jsonrpc": "2.0", "method": None},
        {"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]},
        {"jsonrpc": "2.0", "id": 1, "method": "ping", "params": None},
    ],
)  # fmt: skip
def test_what_is_no_request_is_an_invalid_request(app, message):
    assert outcome(post(app, message)) == (400, -32600)


@pytest.mark.parametrize("number", ["a", "", 0, -7, 10**40, "\ud800", "ñ🤖"])
def test_an_answer_and_an_error_echo_the_id(app, number):
    good, bad = post(app, request("ping", number=number)), post(app, request("no", number=number))

    assert good.json()["id"] == bad.json()["id"] == number


@pytest.mark.parametrize("version", ["", "2025-06-18", "2026-07-28"])
@pytest.mark.parametrize("method", ["notifications/initialized", "notifications/cancelled", "x"])
def test_a_notification_is_taken_in_silence(app, version, method):
    headers = {"mcp-protocol-version": version} if version else {}

    got = post(app, {"jsonrpc": "2.0", "method": method, "params": {"requestId": 1}}, headers)

    assert (got.status, got.body) == (202, b"")


def test_a_notification_of_an_unknown_version_is_told_what_is_served(app):
    got = post(app, {"jsonrpc": "2.0", "method": "x"}, {"mcp-protocol-version": "1999-01-01"})

    assert outcome(got) == (400, -32022)
    assert got.json()["error"]["data"] == {"supported": ["2026-07-28"], "requested": "1999-01-01"}


def test_a_posted_response_is_taken_before_2026_and_refused_since(app):
    answer = {"jsonrpc": "2.0", "id": 1, "result": {}}

    assert post(app, answer).status == 202
    assert outcome(post(app, answer, {"mcp-protocol-version": "2026-07-28"})) == (400, -32600)


@pytest.mark.parametrize("headers", [{}, {"mcp-protocol-version": "2025-03-26"}])
def test_a_batch_is_answered_message_by_message_where_its_version_has_them(app, headers):
    batch = [request("ping"), {"jsonrpc": "2.0", "method": "x"}, request("no", number=2), 3,
             call("late"), {"jsonrpc": "2.0", "id": 9, "result": {}}]  # fmt: skip

    got = post(app, batch, headers)

    assert got.status == 200
    answers = [(one["id"], one.get("error", {}).get("code")) for one in got.json()]
    assert answers == [(1, None), (2, -32601), (None, -32600), (1, None)]
    assert got.json()[3]["result"]["isError"] is True


def test_a_batch_of_notifications_gets_no_answer(app):
    got = post(app, [{"jsonrpc": "2.0", "method": "x"}] * 2)

    assert (got.status, got.body) == (202, b"")


@pytest.mark.parametrize("version", ["2025-06-18", "2025-11-25", "2024-11-05", "2026-07-28", "x"])
def test_other_versions_have_no_batches(app, version):
    got = post(app, [request("ping")], {"mcp-protocol-version": version})

    assert outcome(got) == (400, -32600)


@pytest.mark.parametrize("count", [0, 33, 1000])
def test_a_batch_holds_1_to_32_messages(app, count):
    assert outcome(post(app, [request("ping")] * count)) == (400, -32600)


def test_the_largest_batch_of_calls_finds_room(app):
    got = post(app, [call("echo")] * 32)

    assert len([one for one in got.json() if "result" in one]) == 32


def test_a_request_of_2026_inside_a_batch_is_refused(app):
    got = post(app, [modern(request("tools/list"))[0]])

    assert got.json()[0]["error"]["code"] == -32020


def test_a_crash_in_a_batch_leaves_the_others_their_answers(app):
    got = post(app, [call("crash"), request("ping", number=2)])

    assert [one.get("error", {}).get("code") for one in got.json()] == [-32603, None]
    assert "hunter2" not in json.dumps(got.json())
