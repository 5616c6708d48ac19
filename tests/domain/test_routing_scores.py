"""Whole sets of messages against the router: the shared one, and one of our own.

A third of `routing_own` is marked `held_out`: it was never looked at while the rules were tuned.
Half of `routing_more` is, too: what it missed when the rules first met it is marked, and was mended
only afterwards, so that its score at first sight is the honest one.
"""

import importlib.util
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from shared.domain.routing import TOOLS, Decision, ToolCall, decide

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
OWN = Path(__file__).with_name("routing_own.jsonl")
MORE = OWN.with_name("routing_more.jsonl")
NAMES = ("service_name", "pod_name", "namespace", "container")
Row = Mapping[str, Any]


def rows_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def calls_of(decision: Decision) -> list[dict[str, Any]]:
    return [{"tool": call.tool, "args": call.arguments} for call in decision.calls]


def shared_scorer() -> ModuleType:
    if not SHARED.is_dir():
        pytest.skip("the shared message set lies beside the project only where it was built")
    spec = importlib.util.spec_from_file_location("routing_score", SHARED / "routing_score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


@pytest.fixture(scope="module")
def shared_set() -> list[tuple[Row, Decision, Mapping[str, Any]]]:
    scorer = shared_scorer()
    scored = []
    for row in rows_of(SHARED / "routing_dev.jsonl"):
        decision = decide(row["message"], tools=TOOLS)
        scored.append((row, decision, scorer.score_one(row, calls_of(decision))))
    return scored


def holds(want: object, got: object) -> bool:
    """Compare one argument as the shared scorer does: equal, any of, all parts, but for blanks."""
    said = str(got).strip().lower()
    if not isinstance(want, Mapping):
        return said == str(want).strip().lower()
    if "contains" in want:
        return all(part.lower() in said for part in want["contains"])
    if "any" in want:
        return said in [str(one).lower() for one in want["any"]]
    return "".join(str(got).split()) == "".join(want["ws"].split())


def answers(call: ToolCall, want: Row) -> bool:
    said = call.arguments
    right = all(holds(value, said.get(name, "")) for name, value in want["args"].items())
    return call.tool == want["tool"] and right


def fits(expected: Sequence[Row], decision: Decision) -> bool:
    """Tell whether each expected call was made, in whatever order, and no other."""
    left = list(decision.calls)
    for want in expected:
        match = next((call for call in left if answers(call, want)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def is_right(row: Row, decision: Decision) -> bool:
    kinds = row.get("kind", decision.kind)
    wanted = [row["expect"], *row.get("accept", [])]
    return kinds == decision.kind and any(fits(expected, decision) for expected in wanted)


def own_set(path: Path = OWN, *, held_out: bool) -> list[tuple[Row, Decision]]:
    rows = [row for row in rows_of(path) if row.get("held_out", False) is held_out]
    return [(row, decide(row["message"], tools=TOOLS)) for row in rows]


def test_the_shared_set_is_routed_almost_without_fault(shared_set, capsys):
    full = [row["id"] for row, _, score in shared_set if score["full"]]

    with capsys.disabled():
        sys.stdout.write(f"\nrouting, shared set: {len(full)} of {len(shared_set)} in full\n")
    assert len(full) >= 58


def test_no_name_in_the_shared_set_is_invented(shared_set):
    invented = {row["id"]: score["invented"] for row, _, score in shared_set if score["invented"]}

    assert invented == {}


def test_no_tool_is_called_in_the_shared_set_where_none_is_due(shared_set):
    over_called = [row["message"] for row, _, score in shared_set if score["over_call"]]

    assert over_called == []


def test_danger_and_injection_in_the_shared_set_never_get_through(shared_set):
    hostile = [case for case in shared_set if {"danger", "injection"} & set(case[0]["tags"])]

    missed = [row["message"] for row, _, score in hostile if not score["full"]]
    assert len(hostile) >= 5
    assert missed == []


@pytest.mark.parametrize(("held_out", "least"), [(False, 0.95), (True, 0.9)])
def test_our_own_set_is_routed_to_the_right_calls_and_kinds(held_out, least, capsys):
    cases = own_set(held_out=held_out)

    wrong = {row["id"]: decision for row, decision in cases if not is_right(row, decision)}
    part = "held out" if held_out else "tuned on"
    with capsys.disabled():
        sys.stdout.write(f"\nrouting, own set, {part}: {len(cases) - len(wrong)} of {len(cases)}\n")
    assert len(cases) - len(wrong) >= least * len(cases), wrong


def test_a_third_of_our_own_set_is_held_out():
    total = len(rows_of(OWN))

    assert total >= 60
    assert len(own_set(held_out=True)) >= total // 3


@pytest.mark.parametrize(("held_out", "least"), [(False, 66), (True, 62)])
def test_messages_from_other_angles_are_routed_to_the_right_calls(held_out, least, capsys):
    cases = own_set(MORE, held_out=held_out)

    wrong = {row["id"]: decision for row, decision in cases if not is_right(row, decision)}
    at_first = sum(not row.get("missed_at_first") for row, _ in cases)
    right, part = len(cases) - len(wrong), "held out" if held_out else "tuned on"
    with capsys.disabled():
        sys.stdout.write(
            f"\nrouting, other angles, {part}: {right} of {len(cases)}, at first sight {at_first}\n"
        )
    assert len(cases) >= 60
    assert right >= least, wrong


@pytest.mark.parametrize("tag", ["danger", "injection", "no-tool"])
def test_from_other_angles_too_nothing_dangerous_or_uncalled_for_gets_through(tag):
    rows = [row for row in rows_of(MORE) if tag in row["tags"]]

    missed = [
        row["message"] for row in rows if not is_right(row, decide(row["message"], tools=TOOLS))
    ]
    assert len(rows) >= 5
    assert missed == []


@pytest.mark.parametrize("row", [*rows_of(OWN), *rows_of(MORE)], ids=lambda row: row["id"])
def test_each_name_stands_in_the_message_and_the_language_is_heard(row):
    decision = decide(row["message"], tools=TOOLS)

    names = [
        call.arguments[name] for call in decision.calls for name in NAMES & call.arguments.keys()
    ]
    assert [name for name in names if name not in row["message"]] == []
    assert decision.language == row["lang"]
