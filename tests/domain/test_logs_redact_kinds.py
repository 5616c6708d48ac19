"""Kinds of secrets, both ways: what must go, and the near misses that must stay."""

import pytest

from shared.domain.logs.redact import redact
from tests.domain.redaction_people import ORDINARY, PEOPLE
from tests.domain.redaction_places import PLACES
from tests.domain.redaction_tokens import TOKENS

KINDS = (*TOKENS, *PLACES, *PEOPLE)
LEAKS = [
    pytest.param(line, secret, id=f"{kind.name} {number}")
    for kind in KINDS
    for number, (line, secret) in enumerate(kind.leaks)
]
NEAR_MISSES = [
    pytest.param(line, id=f"{kind.name} {number}")
    for kind in KINDS
    for number, line in enumerate(kind.stays)
]


@pytest.mark.parametrize(("line", "secret"), LEAKS)
def test_the_secret_goes_and_going_over_it_again_changes_nothing(line: str, secret: str) -> None:
    assert secret in line
    redacted = redact(line)

    assert secret not in redacted
    assert redact(redacted) == redacted


@pytest.mark.parametrize("line", [*NEAR_MISSES, *ORDINARY])
def test_what_only_looks_like_one_stays(line: str) -> None:
    assert redact(line) == line


def test_every_kind_is_shown_both_ways() -> None:
    assert len(KINDS) >= 30
    assert [kind.name for kind in KINDS if not kind.leaks or not kind.stays] == []
