"""Bytes to lines, lines to clean text, stamps and "since"."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.logs.clean import CUT_MARK, decode, shorten
from shared.domain.logs.lines import CUT_MARGIN_BYTES, MAX_LINE_BYTES, LineSplitter, RawLine
from shared.domain.logs.stamps import Since, order, parse_since, split_stamp

HELD = MAX_LINE_BYTES + CUT_MARGIN_BYTES


def split(*chunks: bytes) -> list[bytes]:
    splitter = LineSplitter()
    whole = [line.data for chunk in chunks for line in splitter.feed(chunk)]
    return whole + [line.data for line in splitter.flush()]


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        ((b"",), []),
        ((b"a\nb\n",), [b"a", b"b"]),
        ((b"a\n\nb",), [b"a", b"", b"b"]),
        ((b"a\r\nb\r\n",), [b"a", b"b"]),
        ((b"a\r", b"\nb\n"), [b"a", b"b"]),
        ((b"10%\r20%\r30%\n",), [b"10%", b"20%", b"30%"]),
        ((b"10%\r", b"20%\r"), [b"10%", b"20%"]),
        ((b"a\n", b"\r"), [b"a", b""]),
        ((b"he", b"ll", b"o\nx"), [b"hello", b"x"]),
        ((b"a\x00b\x0bc\n",), [b"a\x00b\x0bc"]),
    ],
)
def test_chunks_become_lines(chunks: tuple[bytes, ...], lines: list[bytes]) -> None:
    assert split(*chunks) == lines


@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=6))
def test_where_chunks_are_cut_makes_no_difference(data: bytes, cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(data)]
    chunks = [data[left:right] for left, right in itertools.pairwise(edges)]

    assert split(*chunks) == data.splitlines()


def test_what_follows_a_lone_carriage_return_is_known_to_be_no_line_of_its_own() -> None:
    splitter = LineSplitter()
    lines = [*splitter.feed(b"a\rb\rc\nd\r\ne\r"), *splitter.feed(b"f\n"), *splitter.flush()]

    assert [line.data for line in lines if line.continued] == [b"b", b"c", b"f"]
    assert [line.data for line in lines if not line.continued] == [b"a", b"d", b"e"]


def test_a_line_of_one_megabyte_is_held_only_in_part() -> None:
    splitter = LineSplitter()
    lines: list[RawLine] = []
    for _ in range(16):
        lines += splitter.feed(b"x" * 65_536)
        assert len(splitter._rest) <= HELD
    lines += splitter.feed(b"end\nnext\n")

    assert [(len(line.data), line.cut) for line in lines] == [(HELD, True), (4, False)]


def test_a_cut_line_is_shown_without_its_margin_and_marked() -> None:
    shown = shorten("x" * (MAX_LINE_BYTES + CUT_MARGIN_BYTES))

    assert shown == "x" * MAX_LINE_BYTES + CUT_MARK


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain \t tab", "plain \t tab"),
        (b"caf\xc3\xa9 \xe4\xb8\xad", "caf\u00e9 \u4e2d"),
        (b"bad \xff\xfe utf8", "bad \ufffd\ufffd utf8"),
        (b"nul \x00 here", "nul  here"),
        (b"\x1b[1;31mERROR\x1b[0m down", "ERROR down"),
        (b"\x1b]0;title\x07text \x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "text link"),
        (b"\x1b]not ended: still here", "not ended: still here"),
        (b"\x1bPq#0\x1b\\after \x1b(Bx \x1b", "after x "),
        ("\u202egnp.exe\u202c \u2066x\u2069".encode(), "gnp.exe x"),
        ("zero\u200bwidth\ufeff \u2060x".encode(), "zerowidth x"),
        ("tag\U000e0041\U000e007f".encode(), "tag"),
        ("a\u3164\u115f\uffa0b\u034fc".encode(), "abc"),
        ("x\ufe01\U000e0101 \U0001f600\ufe0f".encode(), "x \U0001f600\ufe0f"),
        ("one\u2028two\u0085three".encode(), "one two three"),
        ("\u009b31mred".encode(), "red"),
    ],
)
def test_text_is_cleaned(data: bytes, text: str) -> None:
    assert decode(data) == text


@given(st.binary(max_size=300))
def test_cleaned_text_holds_no_control_character(data: bytes) -> None:
    text = decode(data)

    assert all(char == "\t" or (ord(char) >= 32 and not 0x7F <= ord(char) < 0xA0) for char in text)
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("line", "stamp", "text"),
    [
        ("2026-11-22T10:00:00.123456789Z hello", "2026-11-22T10:00:00.123456789Z", "hello"),
        ("2026-11-22T10:00:00Z hello", "2026-11-22T10:00:00Z", "hello"),
        ("2026-11-22T10:00:00.5Z ", "2026-11-22T10:00:00.5Z", ""),
        ("2026-11-22T10:00:00.5Z", "2026-11-22T10:00:00.5Z", ""),
        ("2026-11-22T01:30:00.25+02:00 hi", "2026-11-21T23:30:00.25Z", "hi"),
        ("2026-11-22 10:00:00 hello", "", "2026-11-22 10:00:00 hello"),
        ("2026-13-45T10:00:00+01:00 hello", "", "2026-13-45T10:00:00+01:00 hello"),
        ("no stamp", "", "no stamp"),
    ],
)
def test_a_stamp_is_split_off_in_utc(line: str, stamp: str, text: str) -> None:
    assert split_stamp(line) == (stamp, text)


def test_stamps_sort_by_time_whatever_their_precision() -> None:
    stamps = ["2026-11-22T10:00:00Z", "2026-11-22T10:00:00.1Z", "2026-11-22T10:00:00.12Z"]
    later = ["2026-11-22T10:00:01Z"]

    assert sorted([*later, *reversed(stamps)], key=order) == [*stamps, *later]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("", Since()),
        ("15m", Since(seconds=900)),
        ("1h30m", Since(seconds=5400)),
        ("2d", Since(seconds=172_800)),
        ("90s", Since(seconds=90)),
        ("2026-11-22T10:00:00Z", Since(instant="2026-11-22T10:00:00Z")),
        ("2026-11-22T10:00:00.5+02:00", Since(instant="2026-11-22T08:00:00.5Z")),
        ("2026-11-22t10:00:00z", Since(instant="2026-11-22T10:00:00Z")),
    ],
)
def test_since_is_a_duration_or_an_instant(text: str, since: Since) -> None:
    assert parse_since(text) == since


@pytest.mark.parametrize(
    "text", ["yesterday", "0s", "15", "m", "-5m", "2026-11-22", "2026-99-22T10:00:00Z", "5m x"]
)
def test_any_other_since_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        parse_since(text)
