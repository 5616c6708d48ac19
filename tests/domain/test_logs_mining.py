from collections.abc import Iterable

import pytest

from shared.domain.logs.masks import ANY, WordMasks
from shared.domain.logs.mining import merge, pieces, template_text


def template(message: str) -> str:
    return template_text(pieces(WordMasks().mask(message)))


def templates(messages: Iterable[str]) -> list[str]:
    words = WordMasks()
    merged = merge([pieces(words.mask(message)) for message in messages])
    return [template_text(pattern) for pattern in merged]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("took 17 ms", "took <*> ms"),
        ("Deleting block blk_-1608999687919862906", "Deleting block blk_<*>"),
        ("peer 10.1.2.3:8080 closed", "peer <*> closed"),
        ("trace 9f4ef63a1b to cafe01", "trace <*> to <*>"),
        ("id 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "id <*>"),
        ("mask=ffffffff", "mask=<*>"),
        ("node added, node dead", "node added, node dead"),
        ("chip FF:F2:9F:16:EB:AB:00:0D:60:E9 up", "chip <*> up"),
        ("open /var/lib/data/wal failed", "open <*> failed"),
        ("from ec2-52-80-34-196.compute.example.org", "from <*>"),
        ("class org.example.v2.Main", "class org.example.v<*>"),
        ("pod api-7d9f8b6c5-x2x9z gone", "pod api<*> gone"),
        (
            "connection from 1.2.3.4 () at Sat Jul  9 12:16:52 2005",
            "connection from <*> (<*>) at <*>",
        ),
        ("delete blk_1 blk_2 blk_3", "delete blk_<*>"),
        ("sizes [1, 22, 333]", "sizes [<*>]"),
        ("  two   spaces\tand a tab ", "two spaces and a tab"),
        ("", ""),
    ],
)
def test_what_varies_is_masked_and_what_names_it_stays(message: str, expected: str) -> None:
    assert template(message) == expected


def test_two_values_are_a_choice_and_three_are_a_variable() -> None:
    assert templates(f"session opened for {user} by root" for user in ("ann", "bob")) == [
        "session opened for ann by root",
        "session opened for bob by root",
    ]
    assert set(
        templates(f"session opened for {user} by root" for user in ("ann", "bob", "cy"))
    ) == {"session opened for <*> by root"}


def test_values_that_vary_together_are_one_template() -> None:
    pairs = [("a", "x.y.Z"), ("b", "p.q.R"), ("c", "k.l.M")]
    assert set(templates(f"acquire tag={tag}, name={name}, ws=null" for tag, name in pairs)) == {
        "acquire tag=<*>, name=<*>, ws=null"
    }


def test_flags_stay_in_their_templates() -> None:
    found = templates(
        f"key down={down} up={up}" for down in ("true", "false") for up in ("on", "off")
    )
    assert len(set(found)) == 4


def test_first_words_never_merge() -> None:
    found = templates(f"{name} startup succeeded" for name in ("cups", "ssh", "ftp", "ntp", "cron"))
    assert len(set(found)) == 5


def test_a_template_keeps_at_least_one_word() -> None:
    assert len(set(templates(f"queue {name}" for name in "abc"))) == 1
    assert len(set(templates(f"{ANY} {name}" for name in "abc"))) == 3


def test_the_order_of_messages_does_not_change_their_templates() -> None:
    messages = [f"user {user} left room {room}" for user in "abcd" for room in "xyz"]
    there = dict(zip(messages, templates(messages), strict=True))
    back = dict(zip(messages[::-1], templates(messages[::-1]), strict=True))
    assert there == back


def test_a_message_of_ten_thousand_words_ends_in_a_variable() -> None:
    pattern = pieces("word " * 10_000)
    assert len(pattern) == 121
    assert pattern[-1] == ANY


def test_the_cache_of_words_is_bounded() -> None:
    words = WordMasks()
    for number in range(50_000):
        words.mask("x" * (number % 300) + chr(97 + number % 26) + str(number).translate({48: 103}))
    assert len(words) <= 20_000
    assert words.mask("took 17 ms") == "took <*> ms"
