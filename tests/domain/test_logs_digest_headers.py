import pytest

from shared.domain.logs.headers import lead, learn

WORDS = ("started", "stopped", "listening on 80", "cannot connect", "queue is full", "done")


def header_of(line: str, count: int = 30) -> tuple[str, str]:
    """What is cut off the first of many lines like `line`, whose {m} is a message."""
    lines = [
        line.format(n=number % 10, m=WORDS[number % 6], l=("INFO", "ERROR")[number % 2])
        for number in range(count)
    ]
    header = learn(lines)
    assert header is not None
    level, message = header.cut(lines[1])
    return level, message


@pytest.mark.parametrize(
    "line",
    [
        "2015-10-18 18:01:4{n},978 {l} [main] org.example.Main: {m}",
        "2015-10-18 18:01:4{n},978 {l} [IPC Server handler {n} on 62270] org.example.Main: {m}",
        "[Sun Dec 04 04:47:4{n} 2005] [{l}] {m}",
        "03-17 16:13:38.81{n}  1702  239{n} {l} WindowManager: {m}",
        "111783857{n} 2005.06.03 R02-M1 2005-06-03-15.42.5{n}.675872 R02-M1 RAS KERNEL {l} {m}",
        "08110{n} 20361{n} 14{n} {l} dfs.DataNode$Responder: {m}",
        "{l} 2015-10-18 18:01:4{n} {m}",
    ],
)
def test_headers_of_many_shapes_are_found(line: str) -> None:
    assert header_of(line) == ("error", "stopped")


def test_columns_may_be_parted_by_bars() -> None:
    assert header_of("20171223-22:15:29:60{n}|Step_LSC|30002312|{m}") == ("", "stopped")


def test_a_level_in_a_fixed_place_is_no_part_of_the_message() -> None:
    assert header_of("10:00:0{n} combo app {l} {m}") == ("error", "stopped")


def test_messages_that_are_all_alike_are_not_taken_for_headers() -> None:
    header = learn([f"2026-11-22 10:00:0{n % 10} request took: {n}ms" for n in range(50)])
    assert header is not None
    assert header.cut("2026-11-22 10:00:01 request took: 17ms") == ("", "request took: 17ms")


def test_numbers_and_addresses_alone_are_no_header() -> None:
    assert learn([f"10.0.0.{n}:50010 Served block blk_{n} to /10.0.0.1" for n in range(50)]) is None


def test_a_line_without_the_header_is_all_message() -> None:
    header = learn([f"2026-11-22 10:00:0{n % 10} ERROR [main] boom" for n in range(50)])
    assert header is not None
    assert header.cut("oops") == ("", "oops")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-11-22 10:00:00 a", "2027-01-02 00:00:00 b"),
        ("[main] a", "[worker] b"),
        ("Jun 14 a", "Jul 15 b"),
        ("ERROR a", "INFO b"),
    ],
)
def test_lines_of_one_form_begin_alike(one: str, other: str) -> None:
    assert lead(one) == lead(other) != ""


@pytest.mark.parametrize("line", ["", "   ", "started well", "Caused by: x"])
def test_a_word_begins_no_header(line: str) -> None:
    assert lead(line) == ""
