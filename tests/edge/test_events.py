"""Server-sent events: progress in order, then exactly one end."""

import json

import pytest

from tests.edge import samples
from tests.edge.asgi import VirtualTimeLoop, exchange

EVENTS = {"Accept": "text/event-stream"}


def events_of(text: str) -> list[tuple[str, dict]]:
    """Read a stream as a browser's EventSource does."""
    found = []
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith(":")]
        if lines:
            fields = dict(line.split(": ", 1) for line in lines)
            found.append((fields["event"], json.loads(fields["data"])))
    return found


def test_events_arrive_in_order_and_end_with_one_done(client):
    response = client.post("/api/talk", json={}, headers=EVENTS)

    events = events_of(response.text)
    assert response.headers["content-type"] == "text/event-stream"
    assert [name for name, _ in events] == ["tool_call", "tool_result", "delta", "done"]
    assert events[1][1] == {"line": "one\ntwo", "listening": True}
    assert events[2][1] == {"text": "olá"}
    assert events[3][1] == client.post("/api/talk", json={}).json()


def test_a_stream_is_never_held_back_by_a_proxy_nor_stored(client):
    response = client.post("/api/talk", json={}, headers=EVENTS)

    assert response.headers["x-accel-buffering"] == "no"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-request-id"]
    assert "content-length" not in response.headers


def test_a_stream_begins_with_a_comment_before_any_event(client):
    assert client.post("/api/talk", json={}, headers=EVENTS).text.startswith(": ")


def test_a_long_thought_is_kept_alive_by_comments(app):
    got = exchange(app(samples.ponder), headers=EVENTS, loop=VirtualTimeLoop)

    text = got.body.decode()
    assert text.count(": working\n\n") == 3  # at its begin, after 15 s and after 30 s
    assert [name for name, _ in events_of(text)] == ["done"]


@pytest.mark.parametrize(
    "accept",
    [
        "application/json",
        "*/*",
        "application/json, text/event-stream",
        "text/event-stream;q=0.5, application/json",
    ],
)
def test_who_accepts_json_gets_json(client, accept):
    response = client.post("/api/talk", json={}, headers={"Accept": accept})

    assert response.headers["content-type"] == "application/json"
    assert response.json()["done"] is True


def test_stream_true_in_the_body_asks_for_events_too(client):
    response = client.post("/api/talk", json={"stream": True})

    assert response.headers["content-type"] == "text/event-stream"


def test_a_function_that_tells_no_progress_answers_json(client):
    response = client.post("/api/echo", json={}, headers=EVENTS)

    assert response.headers["content-type"] == "application/json"


def test_a_failure_after_the_begin_is_one_error_event_with_the_problem(client):
    response = client.post("/api/stumble", json={}, headers=EVENTS)

    events = events_of(response.text)
    assert response.status_code == 200
    assert [name for name, _ in events] == ["delta", "error"]
    assert events[1][1]["status"] == 504
    assert events[1][1]["detail"] == events[1][1]["error"] == "it hangs"
    assert events[1][1]["instance"] == response.headers["x-request-id"]


def test_a_failure_before_the_begin_is_a_plain_problem(client):
    response = client.post("/api/talk", content=b"no JSON", headers=EVENTS)

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


def test_a_deadline_amid_a_stream_is_an_error_event(app):
    headers = {**EVENTS, "Jamie-Timeout-Ms": "1000"}

    got = exchange(app(samples.ponder), headers=headers, loop=VirtualTimeLoop)

    ((name, problem),) = events_of(got.body.decode())
    assert (got.status, name, problem["status"]) == (200, "error", 504)
