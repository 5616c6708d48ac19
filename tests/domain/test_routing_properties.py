"""What holds for any text: a decision, quickly, with no name that was not said."""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.domain.routing import TOOLS, Decision, decide
from shared.domain.routing.decision import MAX_CALLS
from shared.domain.routing.ladder import understand
from shared.domain.routing.phrases import PHRASES
from shared.domain.routing.words import phrases
from tests.support.tries import tries

ROOT = Path(__file__).resolve().parents[2]
OWN = Path(__file__).with_name("routing_own.jsonl")
NAMES = {"service_name", "pod_name", "namespace", "container"}
MAX_MS = 50.0
MEDIAN_MS = 1.0
MAX_IMPORT_MS = 30.0  # about 9 ms on a quiet core; the rest is for a core that others use too
SOUP = sorted(phrase for block in PHRASES.values() for phrase in phrases(block))
NAMED = ["cart-0", "homepage-7d9c5b6f4-x2x8k", "payments-api", "checkout", "shop", "in", "of", "-n"]
MARKS = [",", "?", ":", '"', "`", "```", "\n", "up == 0", "sum(rate(a_total[5m]))", "ERROR boom"]
messages = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(SOUP + NAMED * 8 + MARKS * 8), max_size=25).map(" ".join),
)


def check_decision(decision: Decision, message: str, tools: tuple[str, ...]) -> None:
    assert (decision.kind == "calls") == bool(decision.calls)
    assert len(decision.calls) <= MAX_CALLS
    assert {call.tool for call in decision.calls} <= set(tools)
    assert (decision.kind == "clarify") == bool(decision.missing)
    for call in decision.calls:
        assert json.dumps(call.arguments)
        assert all(str(call.arguments[name]) in message for name in NAMES & call.arguments.keys())


@settings(max_examples=tries(300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(messages, st.sets(st.sampled_from(TOOLS)).map(tuple))
def test_any_text_becomes_a_decision_whose_names_stand_in_it(message, tools):
    check_decision(decide(message, tools=tools), message, tools)


@settings(max_examples=tries(200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(messages, st.lists(messages, max_size=4), st.sets(st.sampled_from(TOOLS)).map(tuple))
def test_any_conversation_becomes_a_decision_whose_names_were_said(message, earlier, tools):
    decision = decide(message, tools=tools, earlier=earlier)

    check_decision(decision, "\n".join((*earlier, message)), tools)


HOSTILE = {
    "one word": "a" * 8_000,
    "words": " a" * 4_000,
    "emoji": "🙏" * 8_000,
    "control characters": "\x00\x01" * 4_000,
    "combining marks": "a" + "\u0301" * 7_999,
    "double quotes": '"' * 8_000,
    "opening quotes": ' "a' * 2_666,
    "apostrophes": " 'a" * 2_666,
    "escaped quotes": '"\\' * 4_000,
    "backticks": "`a" * 4_000,
    "fences": "```a" * 2_000,
    "brackets": "(" * 8_000,
    "braces": "x{" * 4_000,
    "nested calls": "sum(" * 2_000,
    "deep sums": ("sum(" * 25 + "a_b+" * 100) * 15,
    "a long sum": "sum(" + "a_b+" * 1_990,
    "matchers": "x{" + 'a="b",' * 1_300,
    "ranges": "[1m" * 2_666,
    "catastrophic": "((a+)+)+$" * 888,
    "dots": "a.b.c." * 1_300 + "Exception",
    "hyphens": "a-" * 4_000,
    "pods": "a-b1c2d-x2x8k " * 570,
    "lines": "a\n" * 4_000,
    "heads of tables": "NAME  A B\n" * 800,
    "log lines": "ERROR x\n" * 1_000,
    "announcements": "promql: sum(" * 660,
    "commands": "kubectl delete " * 530,
    "conjunctions": "and " * 2_000,
    "requests": "logs of checkout and golden signals for cart and " * 163,
    "noise": "".join(random.Random(7).choices("abc (){}[]\"'`:\n.,-_=~<>0123sumrate", k=8_000)),  # noqa: S311 - a fixed seed
}


TALK = (
    "how is checkout in prod?", "and its logs?", "last 30 minutes?", "what about cart?",
    "and the errors?", "thanks", "how is payments-api?", "and in staging?",
    "logs of web-0 and web-1", "only the second pod",
)  # fmt: skip


def cpu_ms(message: str, earlier: tuple[str, ...] = ()) -> float:
    """Return the processor time of the faster of two decisions, so that a busy core tells less."""
    spent = []
    for _ in range(2):
        understand.cache_clear()
        for said in earlier:
            understand(said)  # each was a message of its own before
        started = time.process_time()
        decide(message, tools=TOOLS, earlier=earlier)
        spent.append((time.process_time() - started) * 1_000)
    return min(spent)


@pytest.mark.parametrize("message", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_decided_on_in_bounded_time(message):
    assert any(cpu_ms(message) < MAX_MS for _ in range(5))  # a crowded core is slow for a while
    check_decision(decide(message, tools=TOOLS), message, TOOLS)


def test_a_message_is_decided_on_in_less_than_a_millisecond():
    said = [json.loads(line)["message"] for line in OWN.read_text(encoding="utf-8").splitlines()]

    median_ms = statistics.median(cpu_ms(message) for message in said)

    assert median_ms < MEDIAN_MS


def test_ten_earlier_messages_cost_no_more_than_that():
    own = [json.loads(line)["message"] for line in OWN.read_text(encoding="utf-8").splitlines()]

    median_ms = statistics.median(cpu_ms(message, TALK) for message in own)
    leaning_ms = statistics.median(cpu_ms(message, TALK[:9]) for message in TALK[1:])

    assert median_ms < MEDIAN_MS
    assert leaning_ms < 2 * MEDIAN_MS  # it folds all ten of them


def test_a_followup_to_nine_messages_that_were_never_read_takes_less_than_a_millisecond():
    spent_ms: list[float] = []
    for message in TALK:
        tries_ms: list[float] = []
        for _ in range(5):
            understand.cache_clear()
            started = time.process_time()
            decide(message, tools=TOOLS, earlier=TALK[:9])
            tries_ms.append((time.process_time() - started) * 1_000)
        spent_ms.append(min(tries_ms))

    assert statistics.median(spent_ms) < MEDIAN_MS


@pytest.mark.parametrize("name", ["words", "requests", "pods", "noise", "conjunctions"])
def test_a_hostile_conversation_is_understood_in_bounded_time(name):
    understand.cache_clear()
    started = time.process_time()
    decide(
        "and its logs?", tools=TOOLS, earlier=[f"{index} {HOSTILE[name]}" for index in range(50)]
    )

    assert (time.process_time() - started) * 1_000 < MAX_MS * 10


IMPORTED = """
import sys, time, dataclasses, enum, re, typing, unicodedata
before, started = set(sys.modules), time.process_time()
import shared.domain.routing
print((time.process_time() - started) * 1_000)
print(*{name.partition(".")[0] for name in set(sys.modules) - before})
"""


def test_the_package_loads_quickly_and_loads_nothing_but_the_standard_library(tmp_path):
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", IMPORTED]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    cost_ms, loaded = [], set()
    for _ in range(5):
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        cost, names = done.stdout.splitlines()
        cost_ms.append(float(cost))
        loaded |= set(names.split())

    assert min(cost_ms) < MAX_IMPORT_MS
    assert loaded - {"shared"} <= sys.stdlib_module_names
    assert loaded.isdisjoint({"socket", "asyncio", "subprocess", "threading", "logging"})
