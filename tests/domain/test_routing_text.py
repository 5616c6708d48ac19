"""From characters to clauses: cleaning, slips of the finger, and what is shown rather than said."""

import pytest

from shared.domain.routing.logshape import is_log_line
from shared.domain.routing.quoting import split
from shared.domain.routing.spelling import keyword
from shared.domain.routing.text import MAX_CHARS, MAX_TOKENS, clean, lines, tokenise


def test_unseen_and_control_characters_are_dropped_and_line_ends_unified():
    dirty = "a\u200bb\x00c\r\nd\u00a0e\tf\ufe0f\u202e"

    assert clean(dirty) == "abc\nd e f"


def test_text_is_composed_and_cut_at_the_longest_message():
    assert clean("e\u0301") == "é"
    assert len(clean("x" * (MAX_CHARS + 1))) == MAX_CHARS


def test_of_a_very_long_message_the_front_and_the_end_are_read():
    tokens = tokenise("first " + "word " * 1_000 + "last")

    assert len(tokens) == MAX_TOKENS
    assert (tokens[0].text, tokens[-1].text) == ("first", "last")


def test_clauses_part_at_punctuation_and_conjunctions():
    clauses = lines(tokenise("check cart, then checkout e loja; ok"))

    assert [[token.text for token in clause.tokens] for clause in clauses] == [
        ["check", "cart"],
        ["checkout"],
        ["loja"],
        ["ok"],
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chekc", "check"),
        ("signlas", "signals"),
        ("namespce", "namespace"),
        ("namepsace", "namespace"),
        ("containr", "container"),
        ("ns", "namespace"),
        ("whats", "what is"),
        ("containerd", "containerd"),
        ("statsd", "statsd"),
        ("traefik", "traefik"),
        ("frontend", "frontend"),
        ("deleted", "deleted"),
    ],
)
def test_one_slip_in_a_keyword_is_read_as_the_keyword_and_other_names_are_not(typed, meant):
    assert keyword(typed) == meant


@pytest.mark.parametrize(
    ("message", "said", "shown"),
    [
        ("run `up == 0` now", "run now", ["up == 0"]),
        ("is `checkout` ok", "is checkout ok", []),
        ("it's 'cart' isn't it", "it's cart isn't it", []),
        ('the log says "connection was refused"', "the log says", ["connection was refused"]),
        ("see:\n```\na b\n```\nok?", "see: ok?", ["a b"]),
        ("why?\nERROR a\n  more\nERROR b\nhelp", "why? help", ["ERROR a\n  more\nERROR b"]),
        ("explain this error: dial tcp: refused", "explain this error", ["dial tcp: refused"]),
        ("what is this? IOError: broken pipe", "what is this", ["IOError: broken pipe"]),
        ('rate(a{b="c d"}[5m])', 'rate(a{b="c d"}[5m])', []),
        ("pod: cart-0 namespace: shop", "pod: cart-0 namespace: shop", []),
    ],
)
def test_what_is_shown_is_set_apart_from_what_is_said(message, said, shown):
    parts = split(message)

    assert " ".join(parts.said.split()) == said
    assert [piece.text for piece in parts.shown] == shown


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-20T14:02:11Z ERROR dial tcp",
        "[2026-11-20 14:02:11] boom",
        "14:02:11 up",
        "E1120 14:02:11.123456 1 reflector.go:138] Failed",
        "Nov 20 14:02:11 host sshd: no",
        "WARN retrying in 2s",
        '{"level":"error","msg":"x"}',
        "level=error msg=x",
        "    at com.acme.Cache.put(Cache.java:88)",
        '  File "/app/main.py", line 12, in <module>',
        "java.lang.OutOfMemoryError: Java heap space",
        "panic: runtime error",
    ],
)
def test_a_line_of_a_log_is_known_by_its_beginning(line):
    assert is_log_line(line)


@pytest.mark.parametrize(
    "line",
    ["check the errors of cart", "Error rate of cart?", "warn me when it is down", "up == 0"],
)
def test_a_line_of_a_chat_is_no_line_of_a_log(line):
    assert not is_log_line(line)
