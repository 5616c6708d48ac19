"""Input that nobody writes in good faith, or that a crash writes."""

import random
import tracemalloc

import pytest

from shared.domain.logs.digest import Digester, digest
from shared.domain.logs.groups import MAX_GROUPS

pytestmark = pytest.mark.slow


def words(count: int, seed: int = 1) -> list[str]:
    rng = random.Random(seed)  # noqa: S311 - repeatable
    return ["".join(rng.choices("bcdfghjklmnpqrstvwxz", k=7)) for _ in range(count)]


def unlike(lines: int, seed: int = 2) -> bytes:
    """Return lines that share no shape."""
    rng = random.Random(seed)  # noqa: S311 - repeatable
    known = words(5_000)
    return "".join(f"{' '.join(rng.choices(known, k=8))}\n" for _ in range(lines)).encode()


@pytest.mark.parametrize(
    ("data", "lines", "template"),
    [
        (b"\0\0abc\0def\n" * 3, 3, "abcdef"),
        (b"one\rone\rone", 3, "one"),
        (b"caf\xe9 \xff\xfe broke\n", 1, "caf\ufffd \ufffd\ufffd broke"),
        (b"\x1b[31mred\x1b[0m alert\n", 1, "red alert"),
        (b"\r\n\r\n \t\r\nword", 4, "word"),
        (b"12345\n67\n", 2, "<*>"),
        ("\u202egnp.exe\u202c ran\n".encode(), 1, "gnp.exe ran"),
    ],
)
def test_bytes_that_are_no_text_are_digested(data: bytes, lines: int, template: str) -> None:
    told = digest(data)
    assert told.lines == lines
    assert [row.template for row in told.templates] == [template]


def test_a_line_of_a_megabyte_is_read_at_its_beginning() -> None:
    told = digest(b"ERROR boom " + b"a" * 1_000_000 + b"\nERROR next one\n")
    assert told.lines == 2
    assert told.levels["error"] == 2
    assert any("overlong" in warning for warning in told.warnings)
    assert all(len(row.example) <= 401 for row in told.templates)


def test_a_line_of_ten_thousand_words_is_one_template() -> None:
    told = digest(b"tok " * 10_000 + b"\n" + b"tok " * 10_000)
    assert [row.count for row in told.templates] == [2]


def test_lines_that_are_all_unlike_are_counted_but_no_longer_told_apart() -> None:
    told = digest(unlike(MAX_GROUPS + 2_000))
    assert told.lines == MAX_GROUPS + 2_000
    assert sum(told.levels.values()) == told.lines
    assert told.templates_total <= MAX_GROUPS + 1_500
    assert any("counted by level only" in warning for warning in told.warnings)


def test_an_error_behind_a_flood_is_still_counted_as_one() -> None:
    told = digest(unlike(MAX_GROUPS + 1_500) + b"2026-11-22T10:00:00Z ERROR the disk is full\n")
    assert told.levels["error"] == 1
    assert any(row.level == "error" for row in told.templates)


def test_memory_does_not_grow_with_lines_that_never_come_again() -> None:
    rng = random.Random(4)  # noqa: S311 - repeatable
    digester = Digester()

    def feed(lines: int) -> int:
        for _ in range(lines // 500):
            rows = (f"GET trace={rng.randbytes(6).hex()}zz ok {rng.random()}\n" for _ in range(500))
            digester.feed("".join(rows).encode())
        return tracemalloc.get_traced_memory()[0]

    feed(60_000)  # fills every cache
    tracemalloc.start()
    before = feed(500)
    after = feed(60_000)
    tracemalloc.stop()
    assert after - before < 12_000_000
    assert digester.finish().templates[0].count == 120_500


def test_forgetting_loses_no_count() -> None:
    digester = Digester()
    rng = random.Random(6)  # noqa: S311 - repeatable
    for _ in range(6):  # two generations of the cache hold 50,000 lines
        digester.feed(b"steady as ever\n" * 10)
        rows = (f"id {''.join(rng.choices('ghijklmnop', k=12))} came\n" for _ in range(9_000))
        digester.feed("".join(rows).encode())
    told = digester.finish()
    assert {row.template: row.count for row in told.templates} == {
        "steady as ever": 60, "id <*> came": 54_000,
    }  # fmt: skip


def test_many_kinds_of_stack_traces_are_bounded() -> None:
    frames = "".join(
        f"java.lang.Error: x\n\tat org.example.{name}.run(A.java:1)\n" for name in words(600)
    )
    told = digest(frames.encode())
    assert len(told.stacks) == 20
    assert any("stack traces" in warning for warning in told.warnings)
