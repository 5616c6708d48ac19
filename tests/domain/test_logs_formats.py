"""Lines of every known format beside what they say; `logs_formats/*.txt` hold them, in pairs."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.logs.clean import decode
from shared.domain.logs.digested import LEVELS
from shared.domain.logs.formats import PartJoiner, Record, recognise
from shared.domain.logs.formats.record import level_named, level_numbered
from shared.domain.logs.formats.routes import route
from shared.domain.logs.formats.times import clf_utc, epoch_utc, iso_utc
from shared.domain.logs.lines import MAX_LINE_BYTES, LineSplitter

FIXTURES = Path(__file__).parent / "logs_formats"


def pairs() -> Iterator[object]:
    for file in sorted(FIXTURES.glob("*.txt")):
        lines = file.read_text(encoding="utf-8").split("\n")[:-1]
        for number, at in enumerate(range(0, len(lines), 2), 1):
            yield pytest.param(lines[at], lines[at + 1], id=f"{file.stem}-{number}")


def told(record: Record | None) -> str:
    if record is None:
        return "=> none"
    return f"=> {record.kind} | {record.stamp} | {record.level} | {record.message}"


@pytest.mark.parametrize(("line", "expected"), list(pairs()))
def test_a_line_says_what_its_fixture_expects(line: str, expected: str) -> None:
    assert told(recognise(line)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\n", ["=> none"]),
        (b"\x00\x00\n", ["=> none"]),
        (b"ERROR nul \x00 inside\n", ["=> pattern |  | error | nul  inside"]),
        (b"ERROR one\rERROR two\r", ["=> pattern |  | error | one", "=> pattern |  | error | two"]),
        (b"ERROR bad \xff\xc3( utf8\n", ["=> pattern |  | error | bad \ufffd\ufffd( utf8"]),
        (b"\x1b[31mERROR\x1b[0m red\n", ["=> pattern |  | error | red"]),
        (b"\xef\xbb\xbfERROR after a mark\n", ["=> pattern |  | error | after a mark"]),
        (b'{"level":"error","msg":"\xff\xfe"}\n', ["=> json |  | error | \ufffd\ufffd"]),
        (b'{"level":"error","msg":"nul \\u0000 in it"}', ["=> json |  | error | nul  in it"]),
        (b'{"level":"error","msg":"two\\nlines"}', ["=> json |  | error | two lines"]),
        (b"[" * 100_000 + b"\n", ["=> none"]),
        (b'{"a":' * 4_000 + b"\n", ["=> none"]),
        (b'{"level":"error","msg":"m","n":' + b"9" * 5_000 + b"}\n", ["=> json |  | error | m"]),
        (b'{"level":"error","msg":"m","ts":NaN,"time":1e999}\n', ["=> json |  | error | m"]),
    ],
)
def test_faults_of_bytes_and_of_syntax_break_nothing(data: bytes, expected: list[str]) -> None:
    splitter = LineSplitter()
    lines = [*splitter.feed(data), *splitter.flush()]

    assert [told(recognise(decode(line.data))) for line in lines] == expected


def test_a_line_of_one_megabyte_is_read_by_its_beginning() -> None:
    splitter = LineSplitter()
    lines = [*splitter.feed(b"2026-11-22 10:00:00,1 ERROR [main] " + b"x" * 1_000_000 + b"\n")]
    record = recognise(decode(lines[0].data))

    assert record
    assert (record.level, record.message[:8]) == ("error", "[main] x")


def test_a_stack_in_a_field_is_kept_apart_from_the_message() -> None:
    record = recognise(
        '{"level":"error","msg":"boom","stack":"Error: boom\\n    at f (/app/a.js:1:2)"}'
    )

    assert record
    assert record.message == "boom"
    assert record.stack == "Error: boom\n    at f (/app/a.js:1:2)"


def test_a_message_that_holds_its_stack_is_its_first_lines() -> None:
    record = recognise(
        '{"level":"error","msg":"boom\\nOSError: gone\\n  File \\"/a.py\\", line 1"}'
    )

    assert record
    assert record.message == "boom OSError: gone"
    assert record.stack.endswith("line 1")


HOSTILE = [
    "{", "[", "<", '"', "'", "=", 'a="', 'a="\\" ', "a=b ", "ERROR ", "[x] ", "a.b.", "a.B.", "Aa",
    "2026-11-22 ", "10:00:00 ", "2026-11-22T10:00:00Z ", "2026-11-22 10:00:00 1 ", '] "', '] "GET ',
    "10.0.0.1 - - [", "<34>1 ", "<34>1 2026-11-22T10:00:00Z a b c d [", 'x="\\" ', "Nov 22 ",
    "1:M ", "stdout F ", '{"log":"', "at a.b(", "x:", "x/", "- ", "| ", "\t", " ",
    "1", "\\", "(", "::",
]  # fmt: skip
HEADS = ["", "ERROR ", "2026-11-22 10:00:00 ", "2026-11-22T10:00:00Z ", "<34>1 ",
         "level=error msg=", "[2026-11-22 10:00:00] ",
         '10.0.0.1 - - [22/Nov/2026:10:00:00 +0000] "GET ']  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_hostile_lines_of_16_kilobytes_cost_no_more_than_their_length(head: str) -> None:
    slowest = ("", 0.0)
    for piece in HOSTILE:
        line = head + piece * (MAX_LINE_BYTES // len(piece))
        began = time.process_time()
        recognise(line)
        slowest = max(slowest, (piece, time.process_time() - began), key=lambda pair: pair[1])

    assert slowest[1] < 0.1, slowest


@given(
    st.lists(st.sampled_from([*HOSTILE, *HEADS, "INFO", "msg=", '"msg":', "}"]), max_size=12),
    st.text(max_size=30),
)  # fmt: skip
def test_any_line_is_read_or_let_go(pieces: list[str], end: str) -> None:
    record = recognise(decode(("".join(pieces) + end).encode("utf-8", "replace")))

    if record:
        assert record.level in LEVELS
        assert record.message.encode("utf-8").decode("utf-8") == record.message
        assert "\n" not in record.message
        assert record.stamp == "" or record.stamp.endswith("Z")


@pytest.mark.parametrize(
    ("fed", "lines"),
    [
        (["plain"], ["plain"]),
        (["{t} stdout P one ", "{t} stdout P two ", "{t} stdout F three"],
         ["{t} stdout F one two three"]),
        (["{t} stdout P one ", "{t} stderr F other", "{t} stdout F two"],
         ["{t} stderr F other", "{t} stdout F one two"]),
        (["{t} stdout P never ends"], ["{t} stdout F never ends"]),
    ],
)  # fmt: skip
def test_parts_of_a_line_that_the_runtime_split_are_joined(
    fed: list[str], lines: list[str]
) -> None:
    stamp = "2026-11-22T10:00:00Z"
    joiner = PartJoiner()
    whole = [joiner.feed(line.format(t=stamp)) for line in fed]

    assert [*filter(None, whole), *joiner.flush()] == [line.format(t=stamp) for line in lines]


def test_parts_without_an_end_are_held_within_bounds() -> None:
    joiner = PartJoiner()
    for _ in range(100):
        assert joiner.feed("2026-11-22T10:00:00Z stdout P " + "x" * 16_000) is None

    assert [len(line) for line in joiner.flush()] == [MAX_LINE_BYTES]


@pytest.mark.parametrize(
    ("number", "stamp"),
    [
        (1764000000, "2025-11-24T16:00:00Z"),
        (1764000000.5, "2025-11-24T16:00:00.5Z"),
        (1764000000123, "2025-11-24T16:00:00.123Z"),
        (1764000000123456, "2025-11-24T16:00:00.123456Z"),
        (1764000000123456789, "2025-11-24T16:00:00.123456789Z"),
        (42, ""),
        (-1764000000, ""),
        (float("inf"), ""),
        (float("nan"), ""),
    ],
)
def test_unix_time_is_told_by_its_size(number: float, stamp: str) -> None:
    assert epoch_utc(number) == stamp


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2026-11-22T10:00:00,123+0130", "2026-11-22T08:30:00.123Z"),
        ("2026-11-22 10:00:00 UTC", "2026-11-22T10:00:00Z"),
        ("2026/11/22 10:00:00 -08", "2026-11-22T18:00:00Z"),
        ("2026-11-22 10:00:00", ""),
        ("2026-13-22T10:00:00Z", ""),
        ("10:00:00Z", ""),
    ],
)
def test_a_time_without_year_or_zone_is_no_instant(text: str, stamp: str) -> None:
    assert iso_utc(text) == stamp


def test_a_month_that_no_calendar_has_is_no_time() -> None:
    assert clf_utc("22/Nov/2026:10:00:00 +0100") == "2026-11-22T09:00:00Z"
    assert clf_utc("22/Nul/2026:10:00:00 +0100") == ""
    assert clf_utc("31/Feb/2026:10:00:00 +0100") == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "/"),
        ("/api/v1/orders/42/items", "/api/v1/orders/<*>/items"),
        ("/a/6f1c2f0e-7b1d-4d0e-9f0a-1b2c3d4e5f60", "/a/<*>"),
        ("/blob/9f86d081884c7d659a2feaa0c55ad015", "/blob/<*>"),
        ("/users/ann@example.com?token=1#top", "/users/<*>"),
        ("https://example.com/orders/ord-1234", "/orders/<*>"),
        ("/accounts/settings/deadbeef", "/accounts/settings/deadbeef"),
        ("/static/app.js", "/static/app.js"),
        ("*", "*"),
    ],
)
def test_ids_in_paths_are_masked_and_words_stay(path: str, expected: str) -> None:
    assert route(path) == expected


@pytest.mark.parametrize(
    ("word", "level"),
    [("eror", "error"), ("WARN", "warning"), ("E", "error"), ("60", "fatal"), ("3", "error"),
     ("35", ""), ("600", ""), ("high", ""), ("", "")],
)  # fmt: skip
def test_a_level_is_known_by_its_word_letter_or_number(word: str, level: str) -> None:
    assert level_named(word) == level


def test_numbers_of_no_scale_are_no_level() -> None:
    assert [level_numbered(number) for number in (-1, 0, 7, 8, 10, 50, 70)] == [
        "", "fatal", "debug", "", "debug", "error", "",
    ]  # fmt: skip
