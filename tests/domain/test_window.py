"""A context window: what fits, what is left out and said to be, and what a server did not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.window import (
    clipped,
    finished,
    fitted,
    least_tokens,
    most_tokens,
    room_beside,
    why_unread,
)

LOG_LINE = "L12| [7x error 10:01:00..10:02:00] dial tcp 10.42.3.7:5432: connection refused"
PROSE = "The checkout service is unhealthy because its database refuses connections. " * 40


def test_the_lower_bound_is_never_above_the_upper_one_in_prose_and_logs():
    for text in (LOG_LINE, PROSE, "a=1 b=22.5 c=/x/y-z", "çã ñ 数据库", "\n\n"):
        assert least_tokens(text) <= most_tokens(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("error", 2),
        ("the error", 3),
        ("2026-11-20", 10),
        ("0x1f", 4),
        ("  ", 1),
        (" 7", 2),
        ("é", 2),
        ("🔥", 4),
    ],
)
def test_tokens_are_counted_by_what_tokenizers_do_at_worst(text, tokens):
    assert most_tokens(text) == tokens


def test_identifiers_count_more_than_words_of_the_same_length():
    assert most_tokens("4f9c1a7be2d03c55") > 2 * most_tokens("checkoutdatabase")


def test_what_the_rules_and_the_answer_take_is_not_free_for_the_question():
    alone = room_beside("", 220, 4096)

    assert alone < 4096 - 220
    assert room_beside(PROSE, 220, 4096) == alone - most_tokens(PROSE)
    assert room_beside(PROSE, 220, 256) == 0


@given(st.text(max_size=300), st.integers(0, 60))
def test_a_clipped_text_is_a_start_of_the_whole_and_fits(text, room):
    short = clipped(text, room)

    assert text.startswith(short)
    assert most_tokens(short) <= room or short == text == ""


@given(st.lists(st.text(max_size=120), max_size=4), st.integers(40, 200))
def test_fitted_evidence_fits_whatever_it_is(parts, room):
    assert most_tokens(fitted(parts, room)) <= room


def test_evidence_that_fits_stays_as_it_is():
    assert fitted(["one\ntwo", "three"], 100) == "one\ntwo\n\nthree"


def test_every_part_is_told_by_its_first_line_before_any_is_told_whole():
    parts = [
        "checkout is unhealthy\n" + "\n".join(f"- line {at} of signals" for at in range(50)),
        "the database refuses connections\n" + "\n".join(f"- log line {at}" for at in range(50)),
    ]

    told = fitted(parts, 120).splitlines()

    assert told[0] == "checkout is unhealthy"
    assert "the database refuses connections" in told
    assert "- line 0 of signals" in told
    assert "- line 49 of signals" not in told
    left_out = 102 - sum(1 for line in told[:-1] if line)
    assert told[-1] == f"(left out for want of room: {left_out} lines)"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It is well. It answers in 4.5", "It is well."),
        ("It is well.", "It is well."),
        ("- one\n- two and", "- one"),
        ("At p95 it takes 4.5 ms and", ""),
        ("", ""),
    ],
)
def test_a_text_that_ran_out_of_tokens_loses_its_unfinished_sentence(text, whole):
    assert finished(text) == whole


WINDOW, ANSWER = 4096, 220


@pytest.mark.parametrize(
    ("read", "why"),
    [
        (None, ""),  # not counted, as when all of it came from a cache
        (0, ""),
        (900, ""),  # a part came from a cache that is not counted
        (3000, ""),
        (2050, "cut"),
        (1026, "cut"),  # the model's own window is smaller than the one asked for
        (WINDOW - ANSWER, ""),
        (WINDOW - ANSWER + 1, "full"),
        (WINDOW, "full"),
    ],
)
def test_a_count_tells_whether_a_long_prompt_was_read_as_a_whole(read, why):
    assert least_tokens(PROSE * 6) > 2050

    assert why_unread(read, PROSE * 6, ANSWER, WINDOW) == why


def test_a_prompt_that_takes_half_of_the_window_is_no_prompt_that_was_cut():
    prompt = "word " * 2040

    assert why_unread(2050, prompt, ANSWER, WINDOW) == ""
