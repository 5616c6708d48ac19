"""Whole sets of worded answers against the gate: faithful ones, and lies of many kinds.

The first two parts are old; the held out one was scored (32 of 40) before it was tuned on. The
rounds in `sets` came after it, each with its score at first sight in its head. What does not pass
is mostly vocabulary, and it fails towards the template.
"""

import sys
from collections import Counter
from collections.abc import Mapping

import pytest

from shared.domain.grounding import Evidence, ground
from shared.domain.grounding.sentences import cleaned, split
from tests.domain.grounding.cases import (
    ROUNDS,
    Case,
    faithful,
    lies_made_of_round,
    lies_of_round,
    made_lies,
    of_round,
    written_lies,
)
from tests.domain.grounding.worlds import TURNS, evidence

# What of each round has to pass; the second is full of idioms that nobody needs.
FLOORS = (0.85, 0.75, 0.95, *[0.9] * 14, 1, 0.95, 0.95, 1, 0.94, 0.9, 0.96, 0.88, 0.91, 0.86, 0.97)
UNSEEN = (25, 26, 27, 28)  # nobody has tuned on them: what they say is what a stranger gets
SLOW = pytest.mark.slow
PARTS = [pytest.param(False, id="tuned on"), pytest.param(True, id="held out")]


@pytest.fixture(scope="module")
def turns() -> Mapping[str, Evidence]:
    return {turn: evidence(turn) for turn in TURNS}


def sentences(text: str) -> set[str]:
    return {sentence.text for sentence in split(cleaned(text))}


def leaks(case: Case, turns: Mapping[str, Evidence]) -> bool:
    out = ground(case.text, turns[case.turn], case.language).text
    return bool(sentences(out) & sentences(case.lie))


def passes(case: Case, turns: Mapping[str, Evidence]) -> bool:
    grounded = ground(case.text, turns[case.turn], case.language)
    return grounded.is_whole and not grounded.dropped


@pytest.mark.slow
@pytest.mark.parametrize("held_out", PARTS)
def test_no_lie_leaves(held_out, turns, capsys):
    cases = {*written_lies(held_out=held_out), *made_lies(held_out=held_out)}

    leaked = [case for case in cases if leaks(case, turns)]
    kinds = Counter(case.kind for case in cases)
    part = "held out" if held_out else "tuned on"
    with capsys.disabled():
        sys.stdout.write(
            f"\ngrounding, hostile, {part}: {len(leaked)} of {len(cases)} texts of {len(kinds)} "
            f"kinds leave\n"
        )
    assert len(cases) >= 200
    assert len(kinds) >= 15
    assert leaked == []


@pytest.mark.parametrize(
    ("held_out", "least"),
    [pytest.param(False, 0.9, id="tuned on"), pytest.param(True, 0.9, id="held out")],
)
def test_most_faithful_answers_pass_whole(held_out, least, turns, capsys):
    cases = faithful(held_out=held_out)

    lost = [case.text for case in cases if not passes(case, turns)]
    in_part = [
        text for text in cases if ground(text.text, turns[text.turn], text.language).is_whole
    ]
    part = "held out" if held_out else "tuned on"
    with capsys.disabled():
        sys.stdout.write(
            f"\ngrounding, faithful, {part}: {len(cases) - len(lost)} of {len(cases)} pass whole, "
            f"{len(in_part)} at least in part\n"
        )
    assert len(cases) - len(lost) >= least * len(cases), lost


def rounds(*more: object) -> list[object]:
    """Return the rounds with what belongs to each; those that were tuned on are slow."""
    rows = zip(ROUNDS, *more, strict=True)
    return [pytest.param(*row, marks=() if row[0] in UNSEEN else SLOW) for row in rows]


@pytest.mark.parametrize(
    "made", [pytest.param(False, id="written"), pytest.param(True, id="made", marks=SLOW)]
)
@pytest.mark.parametrize("number", rounds())
def test_no_lie_of_a_round_leaves(number, made, turns, capsys):
    cases = set(lies_made_of_round(number) if made else lies_of_round(number))

    leaked = [case for case in cases if leaks(case, turns)]
    with capsys.disabled():
        sys.stdout.write(f"\ngrounding, hostile, round {number}: {len(leaked)} of {len(cases)}\n")
    assert len(cases) >= (500 if made else 100)
    assert leaked == []


@pytest.mark.parametrize(("number", "least"), rounds(FLOORS))
def test_the_paraphrases_of_a_round_pass_whole(number, least, turns, capsys):
    cases = of_round(number)

    lost = [case.text for case in cases if not passes(case, turns)]
    with capsys.disabled():
        whole = len(cases) - len(lost)
        sys.stdout.write(f"\ngrounding, faithful, round {number}: {whole} of {len(cases)} whole\n")
    assert len(cases) >= 60
    assert len(cases) - len(lost) >= least * len(cases), lost


def test_nine_of_ten_paraphrases_that_nobody_tuned_on_pass_whole(turns, capsys):
    cases = [case for number in UNSEEN for case in of_round(number)]

    whole = sum(passes(case, turns) for case in cases)
    with capsys.disabled():
        sys.stdout.write(f"\ngrounding, faithful, unseen: {whole} of {len(cases)} whole\n")
    assert len(cases) >= 300
    assert whole >= 0.9 * len(cases)


def test_a_third_of_the_lies_is_held_out_and_both_languages_are_heard():
    tuned, kept = faithful(held_out=False), faithful(held_out=True)
    written = {
        held_out: {
            case.lie for case in written_lies(held_out=held_out) if case.kind != "in its own words"
        }
        for held_out in (False, True)
    }

    assert len(tuned) + len(kept) >= 100
    assert 40 <= len(kept) < len(tuned)
    assert 3 * len(written[True]) >= len(written[True]) + len(written[False])
    assert {case.language for case in [*tuned, *kept]} == {"en", "pt"}
    assert len({case.turn for case in [*tuned, *kept]}) >= 12
