"""Stack traces among other lines; `logs_formats/stacks/*.txt` hold the lines, then the traces.

Before each line is a mark: `#` for one that is part of a trace and of nothing else, `.` for any
other.
"""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.logs.lines import MAX_LINE_BYTES
from shared.domain.logs.stacks import LOOKBACK_LINES, StackFolder, Trace, may_hold_frames
from shared.domain.logs.stacks.folder import MAX_LINES
from shared.domain.logs.stacks.trace import MAX_SHOWN_FRAMES

FIXTURES = sorted((Path(__file__).parent / "logs_formats" / "stacks").glob("*.txt"))


def halves(file: Path) -> tuple[list[str], list[str]]:
    rows = file.read_text(encoding="utf-8").split("\n")[:-1]
    marked = [row for row in rows if not row.startswith("=> ")]
    return marked, rows[len(marked) :]


def told(trace: Trace) -> str:
    place = f"{trace.first_line}-{trace.last_line} {trace.language}"
    return f"=> {place} | {trace.exception} | {trace.message} | {', '.join(trace.frames)}"


def traces_of(text: str) -> list[Trace]:
    folder = StackFolder()
    for number, line in enumerate(text.split("\n"), 1):
        folder.feed(number, line)
    return folder.flush()


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.stem)
def test_traces_are_folded_and_other_lines_are_left(file: Path) -> None:
    marked, expected = halves(file)
    folder = StackFolder()
    seen = [
        f"{'#' if folder.feed(number, row[2:]) else '.'} {row[2:]}"
        for number, row in enumerate(marked, 1)
    ]

    assert seen == marked
    assert [told(trace) for trace in folder.flush()] == expected


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.stem)
def test_feeding_only_what_may_hold_frames_finds_the_same_traces(file: Path) -> None:
    lines = [row[2:] for row in halves(file)[0]]
    folder = StackFolder()
    fed = 0
    for at, line in enumerate(lines):
        if folder.idle and not may_hold_frames(line):
            continue
        begin = max(fed, at - LOOKBACK_LINES) if folder.idle else at
        for number in range(begin, at + 1):
            folder.feed(number + 1, lines[number])
        fed = at + 1

    assert [told(trace) for trace in folder.flush()] == halves(file)[1]


SAME = [
    (
        "java.lang.Error: a\n\tat com.acme.A.b(A.java:1)",
        "java.lang.Error: b\n\tat com.acme.A.b(A.java:9)",
    ),
    (
        "java.lang.Error: a\n\tat com.acme.A.lambda$b$1(A.java:1)",
        "java.lang.Error: a\n\tat com.acme.A.lambda$b$7(A.java:1)",
    ),
    (
        "java.lang.Error: a\n\tat com.acme.A$$FastClassBySpringCGLIB$$1f.b(<generated>)",
        "java.lang.Error: a\n\tat com.acme.A$$FastClassBySpringCGLIB$$2e.b(<generated>)",
    ),
    (
        "java.lang.Error: a\n\tat com.acme.A.b(A.java:1)\n\tat java.lang.Thread.run(Thread.java:1)",
        "java.lang.Error: a\n\tat com.acme.A.b(A.java:1)\n\tat java.util.Timer.run(Timer.java:1)",
    ),
    (
        "panic: a\n\ngoroutine 1 [running]:\nmain.f(0xc000)\n\t/app/f.go:1 +0x1",
        "panic: b\n\ngoroutine 9 [running]:\nmain.f(0xc0ff)\n\t/app/f.go:7 +0x9",
    ),
    ("Error: a\n    at f (/app/a.js:1:2)", "Error: b\n    at f (/app/a.js:3:4)"),
    (
        'Traceback (most recent call last):\n  File "/app/a.py", line 1, in f\nOSError: a',
        'Traceback (most recent call last):\n  File "/app/a.py", line 9, in f\nOSError: b',
    ),
]
OTHER = [
    (
        "java.lang.Error: a\n\tat com.acme.A.b(A.java:1)",
        "java.lang.Oops: a\n\tat com.acme.A.b(A.java:1)",
    ),
    (
        "java.lang.Error: a\n\tat com.acme.A.b(A.java:1)",
        "java.lang.Error: a\n\tat com.acme.A.c(A.java:1)",
    ),
    (
        "a.B: x\n\tat com.acme.A.b(A.java:1)\nCaused by: a.C: y",
        "a.B: x\n\tat com.acme.A.b(A.java:1)\nCaused by: a.D: y",
    ),
    (
        "panic: a\n\ngoroutine 1 [running]:\nmain.f(0x1)\n\t/app/f.go:1 +0x1",
        "panic: a\n\ngoroutine 1 [running]:\nmain.g(0x1)\n\t/app/f.go:1 +0x1",
    ),
    ("Error: a\n    at f (/app/a.js:1:2)", "TypeError: a\n    at f (/app/a.js:1:2)"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_line_numbers_addresses_messages_and_generated_names_are_no_part_of_a_fingerprint(
    one: str, other: str
) -> None:
    (first,), (second,) = traces_of(one), traces_of(other)

    assert first.fingerprint == second.fingerprint


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_exception_cause_or_own_frame_is_another_fingerprint(one: str, other: str) -> None:
    (first,), (second,) = traces_of(one), traces_of(other)

    assert first.fingerprint != second.fingerprint


def test_a_trace_of_a_million_frames_is_held_within_bounds() -> None:
    folder = StackFolder()
    folder.feed(1, "java.lang.StackOverflowError")
    for number in range(2, MAX_LINES + 500):
        folder.feed(number, f"\tat com.acme.Tree.node{number}(Tree.java:{number})")
    traces = folder.flush()

    assert [len(trace.frames) for trace in traces] == [MAX_SHOWN_FRAMES, MAX_SHOWN_FRAMES]
    assert traces[0].last_line == MAX_LINES + 1


def test_ten_thousand_goroutines_are_one_trace() -> None:
    folder = StackFolder()
    folder.feed(1, "fatal error: all goroutines are asleep - deadlock!")
    for number in range(2, 10_002, 4):
        folder.feed(number, f"goroutine {number} [chan receive]:")
        folder.feed(number + 1, f"main.f{number}()")
        folder.feed(number + 2, "\t/app/f.go:1 +0x1")
        folder.feed(number + 3, "")
    (trace,) = folder.flush()

    assert (trace.exception, trace.frames) == ("fatal error", ("main.f2",))


def test_traces_are_handed_out_once_and_as_soon_as_they_end() -> None:
    folder = StackFolder()
    for number, line in enumerate(["a.B: x", "\tat a.C.d(C.java:1)", "1", "2", "3"], 1):
        folder.feed(number, line)
    assert folder.take() == []
    assert not folder.idle

    folder.feed(6, "4")

    assert [trace.exception for trace in folder.take()] == ["a.B"]
    assert folder.take() == []
    assert folder.idle


HOSTILE = [
    "at ",
    "\tat a.b(",
    "\tat " + "a." * 300,
    "    at f (",
    "(",
    ")",
    "a.",
    "a.B",
    "a.B: ",
    "A",
    ":1",
    "main.f(",
    "[",
    "goroutine 1 [",
    "+-",
    "| ",
    " ",
    "\t",
    "Caused by: ",
    "Error: ",
    "x/",
    ": ",
    "$",
    "$1",
]
OPENINGS = [
    "",
    "\tat ",
    "    at ",
    "Caused by: ",
    "Traceback (most recent call last):",
    "goroutine 1 [",
    '  File "',
    "  + Exception Group Traceback (most recent call last):",
    "\t/a.go:1",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_hostile_lines_of_16_kilobytes_cost_no_more_than_their_length(opening: str) -> None:
    slowest = ("", 0.0)
    for piece in HOSTILE:
        line = opening + piece * (MAX_LINE_BYTES // len(piece))
        folder = StackFolder()
        began = time.process_time()
        for number, text in enumerate(
            [line, "\tat a.B.c(B.java:1)", line, "main.f()", "\t/f.go:1"]
        ):
            folder.feed(number, text)
        folder.flush()
        slowest = max(slowest, (piece, time.process_time() - began), key=lambda pair: pair[1])

    assert slowest[1] < 0.3, slowest


PIECES = [
    "java.lang.Error: x",
    "\tat a.B.c(B.java:1)",
    "Caused by: a.C: y",
    "\tSuppressed: a.D: z",
    "",
    "Traceback (most recent call last):",
    '  File "/a.py", line 1, in f',
    "OSError: gone",
    "INFO fine",
    "During handling of the above exception, another exception occurred:",
    "panic: x",
    "main.f()",
    "goroutine 1 [running]:",
    "\t/app/f.go:1 +0x1",
    "TypeError: x",
    "    at f (/a.js:1:2) {",
    "}",
    "  [cause]: Error: q",
    "  + Exception Group Traceback (most recent call last):",
    "    | ValueError: v",
    "    +------------------------------------",
    '{"msg":"m","level":"error","stack":"a\\n\\tat b.C.d(C.java:1)"}',
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_lines_gives_traces_that_lie_within_it(lines: list[str]) -> None:
    folder = StackFolder()
    for number, line in enumerate(lines, 1):
        folder.feed(number, line)

    for trace in folder.flush():
        assert 1 <= trace.first_line <= trace.last_line <= len(lines)
        assert trace.exception
    assert folder.idle
