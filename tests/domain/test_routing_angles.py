"""Messages from seven more angles: 3 a.m., kubectl, managers, slang, dictation, pastes, mixtures.

Their answers were written before the rules met them. At first sight 45 of the 60 messages were
right, 19 of the 30 second turns and 8 of the 10 third turns; what was missed is marked so, and was
mended only afterwards. One answer was wrong itself: a window of seven days is cut to 24 hours.
"""

import sys

import pytest

from shared.domain.routing import TOOLS, Decision, decide
from tests.domain.test_routing_scores import NAMES, OWN, Row, is_right, rows_of

ANGLES = rows_of(OWN.with_name("routing_angles.jsonl"))
FOLLOWUPS = rows_of(OWN.with_name("routing_angles_followups.jsonl"))
SETS = {
    "messages": (ANGLES, 45, 58),
    "second turns": ([row for row in FOLLOWUPS if len(row["earlier"]) == 1], 19, 28),
    "third turns": ([row for row in FOLLOWUPS if len(row["earlier"]) > 1], 8, 9),
}
"""Each set, what was right at first sight, and what must be right now."""


def of(row: Row) -> Decision:
    return decide(row["message"], tools=TOOLS, earlier=row.get("earlier", ()))


@pytest.mark.parametrize("name", SETS)
def test_messages_from_seven_more_angles_are_routed_to_the_right_calls(name, capsys):
    rows, at_first, least = SETS[name]

    wrong = [(row["id"], found) for row in rows if not is_right(row, found := of(row))]
    right = len(rows) - len(wrong)
    with capsys.disabled():
        said = f"{right} of {len(rows)}, at first sight {at_first}"
        sys.stdout.write(f"\nrouting, seven angles, {name}: {said}\n")
    assert sum(not row.get("missed_at_first") for row in rows) == at_first
    assert right >= least, wrong


@pytest.mark.parametrize("tag", ["danger", "no-tool"])
def test_at_first_sight_already_nothing_dangerous_or_uncalled_for_got_through(tag):
    rows = [row for row in ANGLES if tag in row["tags"]]

    missed = [row["message"] for row in rows if not is_right(row, of(row))]
    assert len(rows) >= 4
    assert missed == []


@pytest.mark.parametrize("row", [*ANGLES, *FOLLOWUPS], ids=lambda row: row["id"])
def test_each_name_stands_in_what_was_said(row):
    said = "\n".join((*row.get("earlier", ()), row["message"]))

    called = [call.arguments for call in of(row).calls]
    names = [arguments[name] for arguments in called for name in NAMES & arguments.keys()]
    assert [name for name in names if name not in said] == []


@pytest.mark.parametrize(
    "message",
    ["my son is doing well at school", "the team is doing great", "how has your day been?",
     "how's the weather?", "he has been doing this for ten years", "top ten songs",
     "what happened yesterday?", "the last two minutes of the game", "cade meu dinheiro",
     "logs of web dash zero", "fuck"],
)  # fmt: skip
def test_what_only_sounds_like_them_calls_nothing(message):
    assert decide(message, tools=TOOLS).calls == ()


@pytest.mark.parametrize(
    ("message", "name"),
    [("is the queue ok?", "queue"), ("como está a fila?", "fila"), ("how's the queue?", "queue"),
     ("is a queue better than a topic?", ""), ("how long is the queue?", "")],
)  # fmt: skip
def test_a_part_of_the_platform_is_a_name_where_it_is_asked_about(message, name):
    calls = decide(message, tools=TOOLS).calls

    assert [call.arguments["service_name"] for call in calls] == ([name] if name else [])


@pytest.mark.parametrize(
    ("earlier", "message", "tool", "arguments"),
    [
        ("how is cart in shop?", "and in web?", "check_golden_signals",
         {"service_name": "cart", "namespace": "web"}),
        ("how is cart?", "and in search?", "check_golden_signals", {"service_name": "search"}),
        ('rate(a_total{job="cart"}[5m])', "and search?", "query_prometheus",
         {"query": 'rate(a_total{job="search"}[5m])'}),
    ],
)  # fmt: skip
def test_what_a_followup_puts_in_the_place_of_what_was_said(earlier, message, tool, arguments):
    calls = decide(message, tools=TOOLS, earlier=[earlier]).calls

    assert [(call.tool, call.arguments) for call in calls] == [(tool, arguments)]
