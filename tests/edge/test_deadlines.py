"""Time that runs out: the handler is ended and the caller told; a caller may shorten it."""

import pytest

from shared.clients.budget import REPLY_MARGIN_S, open_budget, within
from shared.edge.run import application
from shared.edge.runtime import Runtime
from shared.settings import Settings
from tests.edge import samples
from tests.edge.asgi import VirtualTimeLoop, exchange

BUDGET = "Jamie-Timeout-Ms"


def test_a_handler_that_exceeds_its_time_is_cancelled_and_told_as_504():
    runtime = Runtime(Settings())

    got = exchange(application(samples.wait.declaration, runtime), loop=VirtualTimeLoop)

    assert (got.status, got.kind) == (504, "deadline_exceeded")
    assert got.json()["detail"] == "no answer within 5 s"
    assert got.json()["retryable"] is True
    assert runtime.client(samples.Gate).cancelled.is_set()


@pytest.mark.parametrize(("asked", "told"), [("100", "0.1 s"), ("0", "0 s"), ("90000", "5 s")])
def test_a_caller_may_shorten_the_time_but_not_lengthen_it(app, asked, told):
    got = exchange(app(samples.wait), headers={BUDGET: asked}, loop=VirtualTimeLoop)

    assert got.status == 504
    assert got.json()["detail"] == f"no answer within {told}"


@pytest.mark.parametrize("odd", [b"", b"-1", b"1.5", b"soon", b"\xb2", b"9" * 5000, b"1, 1"])
def test_an_odd_limit_counts_as_none(app, odd):
    assert exchange(app(), headers=[(b"jamie-timeout-ms", odd)]).status == 200


def test_a_shortened_time_holds_on_a_socket(client):
    response = client.post("/api/wait", json={}, headers={BUDGET: "50"})

    assert response.status_code == 504


def test_outward_calls_stay_within_what_is_left_and_leave_time_to_answer():
    with open_budget(10):
        left = within(60)
        with open_budget(60):  # an inner budget cannot lengthen the outer one
            inner = within(60)

    assert 9 < left <= 10 - REPLY_MARGIN_S
    assert inner <= left
    assert within(60) == 60


def test_a_spent_budget_still_leaves_a_moment():
    with open_budget(0):
        assert 0 < within(60) < 0.1
