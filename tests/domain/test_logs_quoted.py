"""What others say, quoted in a sentence of ours."""

import pytest

from shared.domain.logs.quoted import quoted
from tests.domain.redaction_random import some

TOKEN = f"ghp_{some('mixed', 36)}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("two\nlines\x1b[31m", "two lines"),
        ("a\u202eb\u200bc", "abc"),
        ("", ""),
        ("  much   space ", "much space"),
    ],
)
def test_it_is_one_clean_line(said: str, told: str) -> None:
    assert quoted(said) == told


def test_a_secret_goes_before_anything_is_cut() -> None:
    for room in range(4, 80):
        said = quoted(f"cannot push with {TOKEN} to the registry", room)

        assert len(said) <= room
        assert TOKEN[:8] not in said


def test_a_secret_between_hidden_characters_goes_too() -> None:
    assert "hunter2" not in quoted("pass\u200bword=hun\u2060ter2 refused")


def test_a_key_over_lines_goes_whole() -> None:
    body = some("mixed", 64)

    assert body not in quoted(f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----")
