"""Who could not ask whom, over what time, and how many times whose: each said by its own."""

import pytest

from shared.domain.grounding import ground
from tests.domain.grounding.worlds import evidence

PORT = "The pod started listening on port 8080 at 14:01:07."
REFUSED = "there was an error, connection refused to payments-db."


def leaves(turn: str, text: str, language: str = "en") -> bool:
    grounded = ground(text, evidence(turn), language)
    return grounded.is_whole and not grounded.dropped


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("I couldn't reach Prometheus to check auth.", True),
        ("The metrics of auth could not be read from Prometheus.", True),
        ("Prometheus refused the connection for auth.", True),
        ("Auth couldn't reach Prometheus.", False),
        ("Prometheus couldn't reach auth.", False),
        ("Prometheus refused the connection from auth.", False),
    ],
)
def test_it_is_jamie_who_could_not_ask_and_a_source_that_did_not_answer(text, is_so):
    assert leaves("auth", text) == is_so


@pytest.mark.parametrize(
    ("turn", "text", "is_so"),
    [
        ("memory", "Memory keeps rising.", True),
        ("memory", "Memory keeps falling.", False),
        ("checkout", "The p95 latency rose from 210 ms to 828 ms over the last hour.", True),
        ("checkout", "The latency keeps rising.", False),
        ("checkout", "In the last hour, checkout received 852 requests per minute.", False),
        ("rates", "Request rates over the past hour: homepage 2.5, checkout 14.2.", False),
    ],
)
def test_what_goes_on_or_was_so_for_an_hour_is_known_of_several_points_only(turn, text, is_so):
    assert leaves(turn, text) == is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Checkout is about 18 times slower than homepage.", True),
        ("Checkout is 3.9 times slower than homepage.", False),
        ("Checkout gets 5.7 times more traffic than homepage.", True),
        ("Homepage gets 5.7 times more traffic than checkout.", False),
    ],
)
def test_a_factor_to_another_service_is_worked_out_from_both(text, is_so):
    assert leaves("both", text) == is_so


@pytest.mark.parametrize(
    ("span", "is_so"), [("a minute", True), ("two minutes", False), ("three minutes", True)]
)
def test_so_much_later_is_counted_from_the_time_told_before(span, is_so):
    assert leaves("logs", f"{PORT} About {span} later {REFUSED}") == is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Checkout uses more CPU (44%) and more memory (60%) than homepage (15% and 25%).", True),
        ("Checkout uses more CPU (44%) and more memory (60%) than homepage (25% and 15%).", False),
        ("Homepage uses more CPU (15%) and more memory (25%) than checkout (44% and 60%).", False),
    ],
)
def test_each_of_a_pair_of_figures_is_told_of_its_own_service(text, is_so):
    assert leaves("both", text) == is_so
