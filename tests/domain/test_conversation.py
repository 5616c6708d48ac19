"""What is kept of a conversation: bounded, without secrets, the same when it is read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain import conversation as kept
from shared.domain.conversation import Conversation, Said

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
TURNS = st.builds(Said, st.floats(0, 2e9), TEXTS, TEXTS, st.lists(TEXTS, max_size=3).map(tuple))


def talk(turns: int, *, start: int = 0) -> Conversation:
    conversation = Conversation()
    for index in range(start, start + turns):
        turn = kept.said(
            f"question {index}", f"answer {index}", (f"service-{index}",), float(index)
        )
        conversation = kept.extended(conversation, turn)
    return conversation


@given(turns=st.lists(TURNS, max_size=40))
def test_what_is_stored_is_what_is_read(turns: list[Said]):
    conversation = Conversation()
    for turn in turns:
        conversation = kept.extended(conversation, turn)

    assert kept.decode(kept.encode(conversation)) == conversation


def test_a_long_conversation_keeps_its_last_turns_and_what_the_others_were_about():
    conversation = talk(kept.MAX_SAID + 2)

    assert len(conversation.said) == kept.MAX_SAID
    assert conversation.asked[0] == "question 2"
    assert conversation.summary == "2 earlier questions, about service-0, service-1"
    assert talk(3).summary == ""


def test_however_long_it_is_stored_in_bounded_space():
    conversation = Conversation()
    for index in range(200):
        turn = kept.said("é" * 8000, "x" * 8000, tuple(map(str, range(100))), float(index))
        conversation = kept.extended(conversation, turn)

    assert len(kept.encode(conversation)) < 200_000


def test_turns_that_arrive_out_of_order_are_put_in_order():
    conversation = kept.extended(talk(2, start=5), kept.said("before", "", (), 1.0))

    assert conversation.asked == ("before", "question 5", "question 6")


def test_a_secret_across_the_cut_leaves_nothing_of_itself():
    before = "x" * (kept.MAX_TOLD_CHARACTERS - 30)

    turn = kept.said("", f"{before} postgres://app:hunter2secret@db/x\nmore", (), 0)

    assert "hunter2" not in turn.told
    assert len(turn.told) <= kept.MAX_TOLD_CHARACTERS


def test_a_secret_is_not_kept():
    turn = kept.said("why does postgres://app:hunter2secret@db/x fail", "token=abcdef123456", (), 0)

    assert "hunter2secret" not in turn.asked
    assert "abcdef123456" not in turn.told


def test_after_a_week_a_conversation_begins_anew():
    conversation = talk(1)

    assert kept.fresh(conversation, kept.MAX_AGE_S) == conversation
    assert kept.fresh(conversation, kept.MAX_AGE_S + 1) == Conversation()
    assert kept.fresh(Conversation(), 1e9) == Conversation()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b"{}", b'{"format": 2}', b"\xff", b"[" * 100_000, b'"format"',
        b'{"format": 1, "said": [1], "forgotten": 0, "forgotten_subjects": []}',
        b'{"format": 1, "said": [], "forgotten": 0, "forgotten_subjects": "abc"}',
        b'{"format": 1, "said": [], "forgotten": "x", "forgotten_subjects": []}',
    ],
)  # fmt: skip
def test_what_is_no_conversation_is_refused(body: bytes):
    with pytest.raises(ValueError, match=r"\w"):
        kept.decode(body)
