import os
import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.logs.digest import Digester, digest
from shared.domain.logs.digested import Template
from shared.domain.logs.tokens import count_tokens
from tests.support.tries import tries

STAMP = "2026-11-22T10:{0:02}:{1:02}.000Z"


def log(*messages: str, level: str = "INFO") -> str:
    """Return one line a message, a second apart, with an ordinary header."""
    return "".join(
        f"{STAMP.format(at // 60 % 60, at % 60)} {level} [main] org.example.Main: {message}\n"
        for at, message in enumerate(messages)
    )


def one(text: str, holding: str) -> Template:
    found = [row for row in digest(text.encode()).templates if holding in row.template]
    assert len(found) == 1, found
    return found[0]


def test_a_template_tells_what_was_seen_how_often_where_and_when() -> None:
    text = log(*(f"took {number} ms" for number in range(90)), "all done")
    row = one(text, "took")
    assert (row.template, row.count, row.level) == ("took <*> ms", 90, "info")
    assert (row.first_line, row.last_line, row.example_line) == (1, 90, 1)
    assert (row.first_at, row.last_at) == (STAMP.format(0, 0), STAMP.format(1, 29))
    assert row.example == text.splitlines()[0]


def test_the_whole_is_counted() -> None:
    told = digest((log("a started", "b stopped") + log("boom", level="ERROR") + "\n\n").encode())
    assert told.lines == 5
    assert told.levels == {
        "fatal": 0, "error": 1, "warning": 0, "info": 2, "debug": 0, "": 2
    }  # fmt: skip
    assert told.templates_total == 3
    assert (told.first_at, told.last_at) == (STAMP.format(0, 0), STAMP.format(0, 0))


def test_nothing_is_digested_to_nothing() -> None:
    told = digest(b"")
    assert (told.lines, told.templates, told.stacks, told.tokens) == (0, (), (), 0)
    assert (told.first_at, told.last_at, told.warnings) == ("", "", ())


def test_the_level_is_the_headers_and_else_what_the_words_imply() -> None:
    assert one(log("error budget is fine"), "budget").level == "info"
    assert one("connection refused by peer\n", "refused").level == "error"


@pytest.mark.parametrize(
    ("line", "template", "level"),
    [
        (
            '{"level":"warn","msg":"queue at 17","ts":"2026-11-22T10:00:00Z"}',
            "queue at <*>",
            "warning",
        ),
        ('time="2026-11-22T10:00:00Z" level=error msg="lost node 3"', "lost node <*>", "error"),
        ("E1122 10:00:00.000000       1 main.go:12] lost node 3", "lost node <*>", "error"),
        ("2026-11-22T10:00:00Z stderr F ERROR lost node 3", "lost node <*>", "error"),
    ],
)
def test_known_formats_are_read(line: str, template: str, level: str) -> None:
    row = digest(line.encode()).templates[0]
    assert (row.template, row.level) == (template, level)


def test_failing_statuses_stay_apart_and_successes_do_not_hide_them() -> None:
    asked = (
        '10.0.0.{0} - - [22/Nov/2026:10:00:{0:02} +0000] "GET /api/v2/items/{0} HTTP/1.1" {1} 17\n'
    )
    text = "".join(asked.format(at % 60, (200, 500, 404)[at % 3]) for at in range(300))
    rows = {row.template: (row.count, row.level) for row in digest(text.encode()).templates}
    assert rows == {
        "GET /api/v<*>/items/<*> 200": (100, "info"),
        "GET /api/v<*>/items/<*> 404": (100, "warning"),
        "GET /api/v<*>/items/<*> 500": (100, "error"),
    }


def test_exit_codes_of_failures_stay_in_their_templates() -> None:
    text = log(*(f"worker {at} exited with code {(0, 137, 139)[at % 3]}" for at in range(30)))
    found = {row.template for row in digest(text.encode()).templates}
    assert found == {
        "worker <*> exited with code <*>",
        "worker <*> exited with code 137",
        "worker <*> exited with code 139",
    }


def test_routes_are_told_apart_where_a_path_is_one() -> None:
    line = '{{"level":"info","msg":"done","method":"GET","path":"/api/{0}/{1}","status":200}}\n'
    text = "".join(line.format(name, at) for at in range(9) for name in ("a", "b", "c"))
    assert {row.template for row in digest(text.encode()).templates} == {
        f"done method=GET path=/api/{name}/<*> status=<*>" for name in ("a", "b", "c")
    }
    files = log(*(f"reading /etc/{name}/conf now" for name in ("a", "b", "c")))
    assert one(files, "reading").template == "reading <*> now"


TRACE = """java.lang.IllegalStateException: order {0} is closed
\tat org.example.Shop.sell(Shop.java:{1})
\tat org.example.Main.main(Main.java:3)
"""


def test_stack_traces_are_counted_and_their_frames_are_no_templates() -> None:
    text = "".join(log("cannot sell", level="ERROR") + TRACE.format(at, at + 9) for at in range(5))
    told = digest(text.encode())
    assert [(row.exception, row.count, row.first_line, row.last_line) for row in told.stacks] == [
        ("java.lang.IllegalStateException", 5, 2, 18)
    ]
    assert told.stacks[0].first_at == STAMP.format(0, 0)
    assert not any("Shop.java" in row.template for row in told.templates)
    assert told.lines == 20


def test_a_trace_may_lie_across_blocks() -> None:
    filler = log(*(f"tick {number} of the clock" for number in range(3_000)))
    text = "".join(filler + log("bad", level="ERROR") + TRACE.format(at, at) for at in range(4))
    assert [row.count for row in digest(text.encode()).stacks] == [4]


@settings(deadline=None, max_examples=tries(30))
@given(st.lists(st.integers(min_value=1, max_value=200), max_size=20), st.integers(0, 99))
def test_chunks_make_no_difference(sizes: list[int], seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - repeatable
    words = ("open", "close", "fail", "ERROR", "\tat a.b(C.java:1)", "x=1", "\r", "\r\n")
    data = "\n".join(" ".join(rng.choices(words, k=5)) for _ in range(30)).encode()
    digester = Digester()
    rest = data
    for size in sizes:
        digester.feed(rest[:size])
        rest = rest[size:]
    digester.feed(rest)
    assert digester.finish() == digest(data)


def test_the_same_log_is_digested_the_same_in_any_process() -> None:
    script = (
        "from shared.domain.logs.digest import digest\n"
        "lines = [f'user {u} left {r} in {s}' for u in 'abcdefg' for r in 'xyzw' for s in 'klm']\n"
        "print(digest('\\n'.join(lines).encode()))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(answers) == 1


def test_a_secret_is_in_no_template_and_in_no_example() -> None:
    text = log(*(f"login password=Tr0ub4dor{at}x ok" for at in "abcdef"), "mail ann@example.org")
    told = digest(text.encode())
    shown = " ".join(f"{row.template} {row.example}" for row in told.templates)
    assert "Tr0ub4dor" not in shown
    assert "ann@example.org" not in shown
    assert told.redactions == 2
    assert one(text, "login").count == 6


def test_a_private_key_over_many_lines_is_never_shown() -> None:
    rng = random.Random(9)  # noqa: S311 - repeatable
    body = [f"{rng.randbytes(36).hex()}QUJD" for _ in range(12)]
    key = "\n".join(["-----BEGIN PRIVATE KEY-----", *body, "-----END PRIVATE KEY-----"])
    told = digest(f"starting\n{key}\nstarted\n{key}\n".encode())
    shown = " ".join(f"{row.template} {row.example}" for row in told.templates)
    assert not any(line in shown for line in body)
    assert "starting" in shown


def test_what_was_left_out_is_said() -> None:
    names = ("".join(chr(97 + (at // 26**place) % 26) for place in range(3)) for at in range(60))
    told = digest("".join(f"{name}ly went away\n" for name in names).encode(), max_templates=10)
    assert len(told.templates) == 10
    assert told.warnings[0].startswith("10 of 60 kinds of lines are shown")


def test_the_budget_of_tokens_holds() -> None:
    rng = random.Random(5)  # noqa: S311 - repeatable
    words = ["".join(rng.choices("abcdefgh", k=6)) for _ in range(500)]
    text = "\n".join(" ".join(rng.choices(words, k=rng.randrange(3, 40))) for _ in range(300))
    told = digest(text.encode(), max_tokens=300)
    spent = sum(
        count_tokens(f"{row.count} {row.level} {row.template} {row.first_line}-{row.last_line}")
        for row in told.templates
    )
    assert told.tokens == spent
    assert 250 < spent <= 300
