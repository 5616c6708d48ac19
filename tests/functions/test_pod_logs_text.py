"""What a log may hold, and how much: encodings, long lines, caps, patterns, broken ends."""

import threading
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat

import pytest
from pydantic import ValidationError

from deploy.demo.kube.cluster import Cluster, CutStream
from deploy.demo.kube.objects import container, pod
from deploy.demo.kube.server import KubeApi
from functions.pod_logs.main import pod_logs
from functions.pod_logs.models import PodLogs, PodLogsRequest
from shared.clients.budget import open_budget
from shared.domain.logs.clean import CUT_MARK
from shared.domain.logs.lines import MAX_LINE_BYTES
from shared.domain.logs.redact import suffix
from shared.edge.encode import as_json
from shared.errors import InvalidField
from shared.settings import Settings
from tests.support.kubelets import unlimited
from tests.support.kubernetes import with_client

STAMP = b"2026-11-22T10:00:00.123456789Z "
SECRET = "hunter2!"


def ask(source: bytes | Callable[[], Iterable[bytes]], **fields: object) -> PodLogs:
    cluster = Cluster()
    cluster.add(pod("shop-0", containers=[container("app", image="a:1")]))
    cluster.put_log("default", "shop-0", "app", source)
    with KubeApi(cluster) as api:
        return ask_at(api.url, **fields)


def ask_at(url: str, **fields: object) -> PodLogs:
    request = PodLogsRequest.model_validate({"pod_name": "shop-0", "timestamps": False, **fields})
    settings = Settings(kubernetes_api_url=url)
    return with_client(settings, lambda client: pod_logs.handler(request, client))


def numbered(count: int) -> bytes:
    return b"".join(
        b"2026-11-22T10:%02d:%02dZ line %d\n" % (n // 60, n % 60, n) for n in range(count)
    )


@pytest.mark.parametrize(
    ("log", "lines"),
    [
        (STAMP + b"caf\xc3\xa9 \xff\xfe end\n", ["caf\u00e9 \ufffd\ufffd end"]),
        (STAMP + b"nul \x00 \x1b[31mred\x1b[0m \x1b]0;t\x07x\n", ["nul  red x"]),
        (STAMP + b"10%\r50%\r100%\n", ["10%", "50%", "100%"]),
        (STAMP + b"windows\r\n" + STAMP + b"end\r\n", ["windows", "end"]),
        (STAMP + b"\n" + STAMP + b"after an empty line", ["", "after an empty line"]),
        (STAMP + "\u202egnp.exe\u200b".encode() + b"\n", ["gnp.exe"]),
        (STAMP + f"password={SECRET}\n".encode(), [f"password=[PASSWORD:{suffix(SECRET)}]"]),
    ],
)
def test_a_log_may_hold_anything(log: bytes, lines: list[str]) -> None:
    answer = ask(log)

    assert answer.logs == lines
    assert SECRET not in as_json(answer)


def test_parts_of_a_line_between_carriage_returns_keep_its_time() -> None:
    answer = ask(STAMP + b"10%\r50%\n", timestamps=True)

    assert answer.logs == [f"{STAMP.decode()}10%", f"{STAMP.decode()}50%"]


def test_a_line_of_one_megabyte_is_cut_and_marked() -> None:
    answer = ask(STAMP + b"x" * 1_000_000 + b"\n" + STAMP + b"next\n")

    assert answer.logs[0].startswith("xxx")
    assert answer.logs[0].endswith(CUT_MARK)
    assert len(answer.logs[0]) <= MAX_LINE_BYTES + len(CUT_MARK)
    assert answer.logs[1] == "next"


@pytest.mark.parametrize("offset", range(MAX_LINE_BYTES - 60, MAX_LINE_BYTES + 30, 9))
def test_no_part_of_a_secret_survives_at_the_cut(offset: int) -> None:
    token = "ghp_jMgeP7cGq0pbqfi14ZgTsNOVM14tuoIZWD1I"
    line = b"x" * (offset - 1) + b" " + token.encode() + b" " + b"y" * 20_000

    shown = ask(STAMP + line + b"\n").logs[0]

    assert "ghp_jMgeP7" not in shown


def test_tail_lines_and_since_are_applied() -> None:
    assert ask(numbered(300), tail_lines=2).logs == ["line 298", "line 299"]
    assert len(ask(numbered(300)).logs) == 100
    assert len(ask(numbered(300), lines=7).logs) == 7
    assert ask(numbered(300), since="2026-11-22T10:04:58Z").logs == ["line 298", "line 299"]
    assert ask(numbered(300), since="1m").logs == []


def test_grep_searches_more_than_the_tail_and_keeps_the_last_matches() -> None:
    answer = ask(numbered(3_000), grep=r"line \d*00$", tail_lines=3)

    assert answer.logs == ["line 2700", "line 2800", "line 2900"]
    assert not answer.truncated


def test_lines_that_are_not_shown_are_told_with_how_to_get_them() -> None:
    more = "; for more give tail_lines (at most 5000) or since"

    assert ask(numbered(101)).warnings == [f"older lines exist: shop-0/app{more}"]
    assert ask(numbered(100)).warnings == []
    assert ask(numbered(50), grep="[02468]$", tail_lines=3).warnings == [
        "shop-0/app: the last 3 of 25 lines that match; give tail_lines"
    ]


def test_grep_says_when_it_did_not_search_everything() -> None:
    answer = ask(b"".join(STAMP + b"line %d\n" % n for n in range(50_500)), grep="line 1$")

    assert answer.logs == []
    assert "only its newest 50000 lines were searched" in answer.warnings[0]


def test_a_pattern_sees_only_what_is_shown() -> None:
    """Otherwise a pattern could find out a secret letter by letter."""
    log = STAMP + f"password={SECRET} ok\n".encode()

    assert ask(log, grep="password=h").logs == []
    assert ask(log, grep=r"password=(h|\[)").logs == ask(log, grep="ok").logs != []


@pytest.mark.parametrize("pattern", ["(", "[a", "a{2,1}", "(?R)", "(?<x>a)(?&x)", "(" * 400])
def test_a_pattern_that_is_none_is_the_callers_to_mend(pattern: str) -> None:
    with pytest.raises(InvalidField) as caught:
        ask(numbered(3), grep=pattern)
    assert caught.value.errors[0][0] == "/grep"


def test_a_pattern_that_backtracks_without_end_is_stopped() -> None:
    started = time.monotonic()

    with pytest.raises(InvalidField, match="takes too long"):
        ask(STAMP + b"a" * 4_000 + b"!\n", grep=r"(a+)+$")
    assert time.monotonic() - started < 3


def test_a_stream_cut_midway_keeps_what_came_and_says_so() -> None:
    def cut() -> Iterator[bytes]:
        yield numbered(3)
        yield STAMP + b"half a line with password=hun"
        raise CutStream

    answer = ask(cut)

    assert answer.logs == ["line 0", "line 1", "line 2"]
    assert (answer.status, answer.truncated) == ("ok", True)
    assert "shop-0/app: not read to the end, lines may be missing" in answer.warnings[0]


def test_fifty_megabytes_are_read_with_bounded_memory_and_the_newest_lines_win() -> None:
    line = STAMP + b"x" * 970 + b"\n"

    def huge() -> Iterator[bytes]:
        for _ in range(50):
            yield line * 1_000
        yield STAMP + b"the end\n"

    tracemalloc.start()
    try:
        answer = ask(huge, tail_lines=5_000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert answer.logs[-1] == "the end"
    assert 1_000 < len(answer.logs) < 2_300
    assert answer.truncated
    assert "too large to be read whole" in answer.warnings[0]
    assert peak < 40_000_000  # the double in this process keeps the 5 MB tail, twice


def test_a_log_without_end_is_stopped_on_our_side() -> None:
    with unlimited(lambda: repeat((STAMP + b"again\n") * 1_000)) as url:
        answer = ask_at(url, tail_lines=50)

    assert answer.logs == ["again"] * 50
    assert answer.truncated


def test_a_log_that_drips_is_shown_as_far_as_it_came() -> None:
    ended = threading.Event()

    def drips() -> Iterator[bytes]:
        yield numbered(2)
        ended.wait(10)

    with unlimited(drips) as url, open_budget(0.8):
        answer = ask_at(url)
        ended.set()

    assert answer.logs == ["line 0", "line 1"]
    assert answer.truncated
    assert "not read to the end, lines may be missing: not read whole within" in answer.warnings[0]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"pod_name": "a", "service_name": "b"},
        {"pod_name": "A_B"},
        {"pod_name": "a", "tail_lines": 0},
        {"pod_name": "a", "tail_lines": 5001},
        {"pod_name": "a", "since": "yesterday"},
        {"pod_name": "a", "previous": "maybe"},
        {"pod_name": "a", "namespace": "../x"},
        {"pod_name": "a", "container": "a b"},
        {"pod_name": "a", "grep": "x" * 501},
    ],
)
def test_a_request_that_makes_no_sense_is_refused(fields: dict) -> None:
    with pytest.raises(ValidationError):
        PodLogsRequest.model_validate(fields)


@pytest.mark.parametrize(
    ("given", "meant"), [(True, "true"), (False, "false"), ("auto", "auto"), ("TRUE", "true")]
)
def test_previous_is_a_truth_value_or_auto(given: object, meant: str) -> None:
    assert PodLogsRequest.model_validate({"pod_name": "a", "previous": given}).previous == meant
