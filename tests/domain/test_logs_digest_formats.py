"""One line of each format and one trace of each language, and what the digest makes of it."""

import pytest

from shared.domain.logs.digest import digest

LINES = [
    # line, template, level, first_at
    (
        '{"time":"2026-11-22T10:00:00Z","severity":"ERROR","message":"shard 7 lost"}',
        "shard <*> lost", "error", "2026-11-22T10:00:00Z",
    ),
    (
        '{"level":50,"time":1763805600000,"pid":7,"msg":"shard 7 lost"}',
        "shard <*> lost", "error", "2025-11-22T10:00:00Z",
    ),
    (
        'ts=2026-11-22T10:00:00.5Z level=warn msg="shard 7 slow" took=9s',
        "shard <*> slow", "warning", "2026-11-22T10:00:00.5Z",
    ),
    ("W1122 10:00:00.000001       7 shard.go:12] shard 7 slow", "shard <*> slow", "warning", ""),
    (
        "2026-11-22T10:00:00.1Z stdout F shard 7 is up",
        "shard <*> is up", "", "2026-11-22T10:00:00.1Z",
    ),
    (
        r'{"log":"shard 7 is up\n","stream":"stdout","time":"2026-11-22T10:00:00.1Z"}',
        "shard <*> is up", "", "2026-11-22T10:00:00.1Z",
    ),
    (
        '10.0.0.7 - - [22/Nov/2026:10:00:00 +0100] "GET /shards/7?x=1 HTTP/1.1" 503 12 "-" "curl"',
        "GET /shards/<*> 503", "error", "2026-11-22T09:00:00Z",
    ),
    (
        "2026/11/22 10:00:00 [error] 7#7: *12 connect() failed (111: Connection refused)",
        "connect(<*>) failed (<*>: Connection refused)", "error", "",
    ),
    ("<27>Nov 22 10:00:00 host app[7]: shard 7 lost", "shard <*> lost", "error", ""),
    ("Nov 22 10:00:00 host app[7]: shard 7 is up", "shard <*> is up", "", ""),
    ("2026-11-22 10:00:00 ERROR [main] o.e.Shards - shard 7 lost", "shard <*> lost", "error", ""),
    ("ERROR:shards.store:shard 7 lost", "shard <*> lost", "error", ""),
    ("shard 7 is up", "shard <*> is up", "", ""),
]  # fmt: skip

JAVA = """java.lang.IllegalStateException: closed
\tat org.acme.Shop.sell(Shop.java:7)
"""
PYTHON = """Traceback (most recent call last):
  File "/app/shop.py", line 7, in sell
    raise KeyError(order)
KeyError: 'order'
"""
GO = """panic: runtime error: index out of range [7] with length 3

goroutine 1 [running]:
main.sell(0x7)
\t/app/shop.go:7 +0x1d
main.main()
\t/app/main.go:3 +0x20
exit status 2
"""
NODE = """TypeError: order is undefined
    at sell (/app/shop.js:7:3)
    at main (/app/main.js:1:1)
"""
TRACES = [
    # language, text, exception, innermost frame
    ("java", JAVA, "java.lang.IllegalStateException", "org.acme.Shop.sell"),
    ("python", PYTHON, "KeyError", "shop.sell"),
    ("go", GO, "panic", "main.sell"),
    ("node", NODE, "TypeError", "sell"),
]


@pytest.mark.parametrize(("line", "template", "level", "first_at"), LINES)
def test_a_line_of_each_format(line: str, template: str, level: str, first_at: str) -> None:
    told = digest(f"{line}\n".encode())
    assert [(row.template, row.level, row.first_at) for row in told.templates] == [
        (template, level, first_at)
    ]
    assert (told.lines, told.first_at) == (1, first_at)


@pytest.mark.parametrize(("language", "text", "exception", "frame"), TRACES)
def test_a_trace_of_each_language(language: str, text: str, exception: str, frame: str) -> None:
    told = digest(f"2026-11-22T10:00:00Z ERROR order 7 failed\n{text}".encode())
    assert [(row.language, row.exception, row.count) for row in told.stacks] == [
        (language, exception, 1)
    ]
    assert frame in told.stacks[0].frames[0]
    assert told.stacks[0].first_at == "2026-11-22T10:00:00Z"


@pytest.mark.parametrize("text", [JAVA, PYTHON, NODE])
def test_traces_that_come_again_are_counted(text: str) -> None:
    told = digest((f"2026-11-22T10:00:00Z ERROR order 7 failed\n{text}" * 40).encode())
    assert [row.count for row in told.stacks] == [40]
    assert next(row for row in told.templates if "order" in row.template).count == 40
