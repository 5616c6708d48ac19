"""Calls that take time: progress, deadlines, failures, limits."""

from contextlib import ExitStack, suppress

import pytest

from functions.mcp.envelope import RpcError
from functions.mcp.limits import BURST, MAX_RUNNING, MESSAGES_PER_S, Limits
from shared.edge.runtime import Runtime
from shared.settings import Settings
from tests.edge.asgi import VirtualTimeLoop
from tests.mcp.offers import app_of, call, events_of, modern, outcome, post, post_modern, request

MANY_TRIES = 50
BOTH = {"accept": "application/json, text/event-stream"}


@pytest.fixture(scope="module")
def app():
    return app_of()


def telling(message, token: object = "t"):  # noqa: S107 - a progress token opens nothing
    """Return a request whose caller wants progress, and its headers."""
    body, headers = modern(message, progressToken=token)
    return body, {**headers, **BOTH}


def steps(messages) -> list[int]:
    return [one["params"]["progress"] for one in messages if "method" in one]


def test_progress_is_told_as_events_and_the_result_ends_them(app):
    body, headers = telling(call("step"))

    got = post(app, body, headers)
    *told, last = events_of(got)

    assert got.headers["content-type"] == "text/event-stream"
    assert got.headers["x-accel-buffering"] == "no"
    assert {one["method"] for one in told} == {"notifications/progress"}
    assert {one["params"]["progressToken"] for one in told} == {"t"}
    assert [one["params"]["message"] for one in told[1:]] == ["first step", "second step"]
    assert steps(told) == [1, 2, 3]
    assert (last["id"], last["result"]["resultType"]) == (1, "complete")


@pytest.mark.parametrize("token", [0, 7, ""])
def test_a_token_may_be_a_number_or_empty(app, token):
    body, headers = telling(call("step"), token)

    assert events_of(post(app, body, headers))[0]["params"]["progressToken"] == token


@pytest.mark.parametrize("token", [None, True, 1.5, [], {}])
def test_what_is_no_token_gets_plain_json(app, token):
    body, headers = telling(call("step"), token)

    assert post(app, body, headers).headers["content-type"] == "application/json"


def test_a_caller_that_reads_no_events_gets_plain_json(app):
    body, headers = modern(call("step"), progressToken="t")

    got = post(app, body, {**headers, "accept": "application/json"})

    assert got.headers["content-type"] == "application/json"
    assert outcome(got) == (200, None)


def test_the_older_versions_are_told_progress_too(app):
    message = call("step")
    message["params"]["_meta"] = {"progressToken": 5}

    *told, last = events_of(post(app, message, BOTH))

    assert steps(told) == [1, 2, 3]
    assert last["result"] == {"content": []}


@pytest.mark.parametrize("message", [call("unknown"), request("tools/list"), request("no")])
def test_what_needs_no_time_never_becomes_a_stream(app, message):
    body, headers = telling(message)

    assert post(app, body, headers).headers["content-type"] == "application/json"


def test_a_long_call_shows_every_15_s_that_it_lives(app):
    body, headers = telling(call("dwell", seconds=40))

    *told, last = events_of(post(app, body, headers, loop=VirtualTimeLoop))

    assert [one["params"]["message"] for one in told] == ["started", *["still working"] * 2]
    assert steps(told) == [1, 2, 3]
    assert "result" in last


def test_a_call_that_takes_too_long_says_so_before_clients_give_up(app):
    got = post(app, call("dwell"), loop=VirtualTimeLoop)

    result = got.json()["result"]
    assert (got.status, result["isError"]) == (200, True)
    assert "no answer within 55 s" in result["content"][0]["text"]


def test_a_caller_with_less_time_is_answered_within_it(app):
    got = post(app, call("dwell"), {"jamie-timeout-ms": "1500"}, loop=VirtualTimeLoop)
    seen = post(app, call("echo"), {"jamie-timeout-ms": "1500"})

    assert "within 1.5 s" in got.json()["result"]["content"][0]["text"]
    assert seen.json()["result"]["structuredContent"]["left_s"] < 1.5


def test_a_tool_that_fails_is_a_result_that_says_so(app):
    result = post_modern(app, call("late")).json()["result"]

    assert result["isError"] is True
    assert result["content"] == [{"type": "text", "text": "Prometheus did not answer in time"}]


@pytest.mark.parametrize("name", ["crash", "nonsense"])
def test_an_unforeseen_failure_is_an_internal_error_without_its_cause(app, name):
    got = post_modern(app, call(name))

    assert outcome(got) == (200, -32603)
    assert got.json()["id"] == 1
    assert b"hunter2" not in got.body
    assert b"Traceback" not in got.body


@pytest.mark.parametrize(("name", "code"), [("crash", -32603), ("refuse", -32602)])
def test_a_failure_after_the_first_event_ends_the_stream(app, name, code):
    body, headers = telling(call(name))

    *told, last = events_of(post(app, body, headers))

    assert steps(told) == [1]
    assert (last["id"], last["error"]["code"]) == (1, code)


def test_over_the_rate_is_a_429_that_says_when_to_come_back():
    runtime = Runtime(Settings())
    app, limits = app_of(runtime=runtime), runtime.client(Limits)

    refused = None
    for _ in range(MANY_TRIES):  # room for 32 more comes back within 64 ms
        with suppress(RpcError):
            limits.take(int(BURST))
        with suppress(RpcError):
            while True:
                limits.take()
        refused = post(app, [request("ping")] * 32)
        if refused.status == 429:
            break

    assert refused is not None
    assert (refused.status, refused.headers["retry-after"]) == (429, "1")
    assert refused.json()["error"]["code"] == 429


def test_room_comes_back_with_time_and_never_exceeds_the_burst():
    clock = iter([0.0, 0.0, 0.0, 0.1, 0.1, 1000.0, 1000.0])
    limits = Limits(lambda: next(clock))

    limits.take(int(BURST))
    with pytest.raises(RpcError):
        limits.take()
    limits.take(int(MESSAGES_PER_S / 10))
    with pytest.raises(RpcError):
        limits.take()
    limits.take(int(BURST))
    with pytest.raises(RpcError):
        limits.take()


def test_more_calls_than_there_is_room_for_are_a_429_until_one_ends():
    runtime = Runtime(Settings())
    app = app_of(runtime=runtime)
    body, headers = telling(call("echo"))

    with ExitStack() as held:
        for _ in range(MAX_RUNNING):
            held.enter_context(runtime.client(Limits).running())
        refused = [post(app, call("echo")), post(app, body, headers)]
        ready = post(app, request("tools/list"))

    assert [outcome(one) for one in refused] == [(429, 429), (429, 429)]
    assert {one.headers["retry-after"] for one in refused} == {"1"}
    assert ready.status == post(app, call("echo")).status == 200
