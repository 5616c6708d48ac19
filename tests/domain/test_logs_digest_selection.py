from shared.domain.logs import severity
from shared.domain.logs.digest import digest
from shared.domain.logs.digested import Digest

NOISE = [f"{a}ing the {b}" for a in ("load", "stor", "check", "send") for b in "bcdefghijklmnopqr"]


def steady(*planted: tuple[int, str], lines: int = 20_000) -> Digest:
    """Digest many ordinary lines with `planted` ones at their places."""
    rows = [f"2026-11-22 10:00:00 INFO {NOISE[at % len(NOISE)]} {at}" for at in range(lines)]
    for at, line in planted:
        rows.insert(at, f"2026-11-22 10:00:00 {line}")
    return digest("\n".join(rows).encode(), max_templates=12)


def reasons(told: Digest) -> dict[str, str]:
    return {row.template: row.reason for row in told.templates}


def test_the_first_and_the_last_error_always_have_a_place() -> None:
    loud = [(9_000 + at, f"FATAL {word} panicked") for at, word in enumerate("qwertzuiopas")]
    told = steady((100, "ERROR early bird"), *loud, (19_000, "ERROR late riser"))
    found = reasons(told)
    assert found["early bird"] == "first_error"
    assert found["late riser"] == "last_error"


def test_one_quiet_line_among_twenty_thousand_is_shown() -> None:
    told = steady((12_345, "INFO replica lag 941s behind primary"))
    row = next(row for row in told.templates if "replica" in row.template)
    assert (row.count, row.first_line, row.level) == (1, 12_346, "info")
    assert row.reason in ("rare", "severity")


def test_what_fails_often_is_shown_for_its_severity_and_what_is_common_for_its_volume() -> None:
    told = steady(*((at * 90, f"ERROR no route to host {at}") for at in range(200)))
    assert reasons(told)["no route to host <*>"] in ("first_error", "severity")
    assert "volume" in reasons(told).values()


def test_lines_that_come_all_at_once_are_a_burst() -> None:
    told = steady(*((8_000, f"INFO assigning shard {at}") for at in range(300)))
    assert reasons(told)["assigning shard <*>"] == "burst"


def test_lines_that_come_steadily_are_no_burst() -> None:
    assert "burst" not in reasons(steady()).values()


def test_no_template_is_shown_twice() -> None:
    told = steady((5, "ERROR only this"))
    assert len({(row.level, row.template) for row in told.templates}) == len(told.templates)


def test_a_template_that_fills_a_screen_is_shortened() -> None:
    told = digest(("word " * 5_000).encode())
    assert len(told.templates[0].template) <= 200


def test_words_of_failure_are_graded() -> None:
    grades = [
        severity.of_words(text)
        for text in (
            "container app OOMKilled", "request failed", "slow start", "listening on <*>",
        )
    ]  # fmt: skip
    assert grades == [3.0, 2.0, 1.0, 0.0]
    assert severity.of_words("using default segment") == 0.0
