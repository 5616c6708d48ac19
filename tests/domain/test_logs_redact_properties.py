"""What holds for every secret: wherever chunks and lines are cut, and however hostile a line is."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.logs.clean import decode, shorten
from shared.domain.logs.lines import CUT_MARGIN_BYTES, MAX_LINE_BYTES, LineSplitter
from shared.domain.logs.redact import Redactor, redact
from tests.domain.redaction_people import PEOPLE
from tests.domain.redaction_places import PLACES
from tests.domain.redaction_random import MIXED, some
from tests.domain.redaction_tokens import TOKENS
from tests.support.tries import tries

KINDS = (*TOKENS, *PLACES, *PEOPLE)
EVERY = [leak for kind in KINDS for leak in kind.leaks]
ONE_OF_EACH = [pytest.param(*kind.leaks[0], id=kind.name) for kind in KINDS]
# Any part of a secret of this length gives too much away.
TELLING_CHARACTERS = 8


def shown(*chunks: bytes) -> list[str]:
    """Return the lines of a log as pod_logs shows them."""
    splitter, redactor = LineSplitter(), Redactor()
    raw = [line for chunk in chunks for line in splitter.feed(chunk)]
    lines: list[str] = []
    for line in (*raw, *splitter.flush()):
        text = redactor.redact(decode(line.data))
        lines.append(shorten(text) if line.cut else text)
    return lines


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[left:right] for left, right in itertools.pairwise(edges)]


@pytest.mark.parametrize(("line", "secret"), ONE_OF_EACH)
def test_no_secret_survives_between_two_chunks(line: str, secret: str) -> None:
    data = f"before\r\n{line}\nafter".encode()
    whole = shown(data)

    assert secret not in "\n".join(whole)
    assert (whole[0], whole[-1]) == ("before", "after")
    assert all(shown(*cut(data, [place])) == whole for place in range(len(data)))


@given(
    st.lists(st.sampled_from(EVERY), min_size=1, max_size=4), st.lists(st.integers(0), max_size=9)
)
@settings(max_examples=tries(60), deadline=None)
def test_no_secret_survives_any_cutting_of_a_log(
    leaks: list[tuple[str, str]], places: list[int]
) -> None:
    data = "\n".join(line for line, _ in leaks).encode()
    text = shown(*cut(data, places))

    assert text == shown(data)
    assert not any(secret in line for line, (_, secret) in zip(text, leaks, strict=True))


@given(st.lists(st.sampled_from(EVERY), min_size=1, max_size=5), st.sampled_from(" ,;|\t"))
@settings(max_examples=tries(80), deadline=None)
def test_redacting_twice_is_redacting_once_whatever_meets_on_a_line(
    leaks: list[tuple[str, str]], between: str
) -> None:
    once = redact(between.join(line for line, _ in leaks))

    assert redact(once) == once


@pytest.mark.parametrize("place", [MAX_LINE_BYTES, MAX_LINE_BYTES + CUT_MARGIN_BYTES])
@pytest.mark.parametrize(("line", "secret"), ONE_OF_EACH)
def test_no_part_of_a_secret_is_shown_where_a_line_is_cut(
    line: str, secret: str, place: int
) -> None:
    begins = line.index(secret)
    for inside in range(1, len(secret), 3):
        data = b"z " * ((place - begins - inside) // 2) + line.encode() + b" z" * 8_000 + b"\n"
        text = shown(data)[0]

        pieces = (secret[at : at + TELLING_CHARACTERS] for at in range(len(secret)))
        assert not any(len(p) == TELLING_CHARACTERS and p in text for p in pieces)


@pytest.mark.parametrize("line", ["password={}", 'token: "{}"', "Authorization: Bearer {}"])
@pytest.mark.parametrize("characters", [5_000, 12_000, MAX_LINE_BYTES + CUT_MARGIN_BYTES])
def test_a_secret_goes_whole_however_long_it_is(line: str, characters: int) -> None:
    secret = some("mixed", characters)

    assert secret[-TELLING_CHARACTERS:] not in redact(line.format(secret))


def test_a_log_that_begins_in_the_middle_of_a_private_key_does_not_show_it() -> None:
    lines = [some("mixed", 64), some("base32", 64)[::-1], "Zx9qLast==", "-----END PRIVATE KEY-----"]
    text = redact("\n".join([*lines, "ready"])).split("\n")

    assert not any(line in text for line in lines[:3])
    assert text[3:] == [lines[3], "ready"]


@pytest.mark.parametrize("length", [64, 70, 76])
def test_a_digest_is_no_line_of_a_key(length: int) -> None:
    digest = some("hex", length)

    assert redact(digest) == digest


def test_a_putty_key_goes_too() -> None:
    text = redact(f"Private-Lines: 2\n{MIXED}\n{MIXED[::-1]}\nPrivate-MAC: {some('hex', 40)}")

    assert MIXED not in text
    assert MIXED[::-1] not in text


@pytest.mark.parametrize(
    "unit",
    [
        *("eyJ-", "eyJ.", "insert into x(", "cookie=a=", "mysql -", "redis-cli ", "sshpass -p "),
        *("machine a login b ", "+1", "+1-", "1.", "529.982.", "MTk4", "discord MTk4.", "AA00 "),
        *("password 'a", "password(", "identified by ", "x-", "x-token", "?code=", "://a:", "://@"),
        *("snmp_community", "jdbc:oracle:thin:a/", "auth plain ", "secret_", "[PASSWORD:", "${a"),
        *(
            "pbkdf2_sha256$",
            "{ssha}",
            "q~",
            "-us1",
            "a.atlasv1.",
            "token a",
            "Ab1",
            "\\\\\\'",
            "&,",
        ),
    ],
)
def test_no_hostile_line_of_16_kib_takes_long(unit: str) -> None:
    line = (unit * MAX_LINE_BYTES)[:MAX_LINE_BYTES]
    redactor = Redactor()
    redactor.redact(unit)
    started = time.process_time()
    redactor.redact(line)

    assert time.process_time() - started < 0.5
