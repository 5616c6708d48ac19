"""The knowledge base against questions as people ask them: tuned on, and kept aside from tuning."""

import time
from pathlib import Path
from typing import NamedTuple

import pytest

from functions.sre_chat.library import library

QUESTIONS = Path(__file__).with_name("knowledge_questions.txt")
FIRST_RIGHT = 0.9


class Question(NamedTuple):
    group: str
    wanted: frozenset[str]
    ask: str


def questions() -> list[Question]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    rows = (line.split(" | ", 2) for line in lines if line and not line.startswith("#"))
    return [
        Question(group, frozenset(wanted.split(",")) - {"-"}, ask) for group, wanted, ask in rows
    ]


def first(ask: str) -> str:
    found = library().search(ask)
    return found[0].entry.id if found else ""


def misses(group: str, *, known: bool) -> list[str]:
    return [
        f"{one.ask} → {first(one.ask) or 'nothing'}, not {'/'.join(one.wanted) or 'nothing'}"
        for one in questions()
        if one.group == group
        and bool(one.wanted) is known
        and first(one.ask) not in (one.wanted or {""})
    ]


@pytest.mark.parametrize("group", ["tuned", "aside"])
def test_the_right_entry_comes_first(group, capsys):
    asked = [one for one in questions() if one.group == group and one.wanted]
    missed = misses(group, known=True)

    with capsys.disabled():
        print(f"\nknowledge, {group}: {len(asked) - len(missed)}/{len(asked)} first")  # noqa: T201 - the score
    assert len(asked) - len(missed) >= FIRST_RIGHT * len(asked), "\n".join(missed)


@pytest.mark.parametrize("group", ["tuned", "aside"])
def test_what_is_no_subject_here_finds_nothing(group):
    assert misses(group, known=False) == []


def test_there_are_enough_questions_and_a_third_is_kept_aside():
    known = [one for one in questions() if one.wanted]

    assert len(known) >= 80
    assert len(questions()) - len(known) >= 20
    assert sum(one.group == "aside" for one in known) >= len(known) / 3


@pytest.mark.parametrize(
    "message",
    [
        "what is an eror budgett? " * 300,
        "what is an error budget? " + " ".join(f"unheard{at}of{at * 7}" for at in range(500)),
    ],
    ids=["one question again and again", "five hundred unknown words"],
)
def test_a_long_message_does_not_keep_others_waiting(message):
    started = time.process_time()

    library().search(message)

    assert time.process_time() - started < 0.3
