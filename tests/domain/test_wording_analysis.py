"""An analysis told: the worst first, with its lines, in both languages, complete by itself."""

import pytest

from shared.domain.logs.assessment import (
    BY_LEVEL,
    EXITED,
    RESTARTED,
    TRACE,
    UNKNOWN,
    ContainerState,
    assess,
)
from shared.domain.logs.digested import Digest
from shared.domain.logs.failures import FAILURES, SEVERITIES
from shared.domain.logs.grounding import REASONS
from shared.domain.wording.analysis import Told, summary, tell_analysis, where_of
from shared.domain.wording.failures import LANGUAGES, words_of
from shared.domain.wording.phrases import phrase
from tests.domain.logs_digests import digest, stack, template

CODES = {
    *(failure.code for failure in FAILURES),
    *(UNKNOWN + level for level in BY_LEVEL),
    *(TRACE, EXITED, RESTARTED),
}
REFUSED = "dial tcp 10.0.0.1:5432: connect: connection refused"


def told(seen: Digest, *states: ContainerState, language: str = "en", **cited: str) -> Told:
    lines = {int(line[1:]): text for line, text in cited.items()}
    return Told(seen, assess(seen, states), lines, where_of("cart-0", "", language), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_failure_has_its_words_in_every_language(language):
    assert set(LANGUAGES[language]) == CODES
    for code in CODES:
        words = words_of(code, language)
        assert words.title
        assert words.meaning.endswith(".")
        assert not words.next_step or words.next_step.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_severity_and_every_reason_for_a_dropped_sentence_has_a_word(language):
    for key in (*(f"severity_{one}" for one in SEVERITIES), *(f"dropped_{one}" for one in REASONS)):
        assert phrase(language, key)


def test_an_analysis_says_what_how_often_since_when_and_what_next():
    seen = digest(template(REFUSED, line=12, count=48, last_line=90, reason="burst"), lines=1234)

    text = tell_analysis(told(seen, L12=REFUSED))

    assert text.splitlines()[0] == "🔴 Error: Connection refused (48 lines)."
    assert "1,234 lines from 2026-11-20T10:00:00Z to 2026-11-20T10:05:00Z: 48 errors" in text
    assert "48 lines from 2026-11-20T10:00:01Z to 2026-11-20T10:04:00Z; L12; in a burst." in text
    assert "First error: L12 at 2026-11-20T10:00:01Z." in text
    assert "- Check whether the other side runs" in text
    assert f"```\nL12| {REFUSED}\n```" in text


def test_a_trace_is_told_with_its_innermost_frames():
    text = tell_analysis(told(digest(stack("java.lang.IllegalStateException", line=33, count=3))))

    assert "`java.lang.IllegalStateException`, 3 times, first L33: `com.acme.Cart.total` ←" in text


def test_a_state_is_told_where_no_line_was_written():
    state = ContainerState("cart-0", "app", "terminated", "OOMKilled", 137, 4)

    text = tell_analysis(told(digest(lines=0), state))

    assert text.startswith("🔴 Critical: Out of memory: container cart-0/app (OOMKilled, exit code")
    assert "There are no log lines of pod cart-0, but the containers' states say this:" in text


def test_nothing_wrong_is_told_with_what_was_looked_at():
    assert summary(told(digest(lines=200))) == (
        "No line of 200 lines is an error, a warning or a known failure."
    )


def test_no_lines_are_told_as_such():
    assert tell_analysis(told(digest(lines=0))) == "✅ There are no log lines of pod cart-0."


def test_an_analysis_in_portuguese_leaves_nothing_in_english():
    seen = digest(template(REFUSED, line=12, count=1), lines=60)

    text = tell_analysis(told(seen, language="pt"))

    assert text.splitlines()[0] == "🔴 Erro: Conexão recusada (1 linha)."
    assert "Olhe em seguida:" in text
    assert "1 erro, 0 avisos." in text


def test_a_log_cannot_leave_its_quotation():
    seen = digest(template("``` ![x](http://e) ` end", line=3), lines=60)

    text = tell_analysis(told(seen, L3="``` ![x](http://e)"))

    assert text.count("```") == 2
    assert "`''' ![x](http://e) ' end`" in text


def test_checked_sentences_stand_under_their_models_name():
    text = tell_analysis(told(digest(template(REFUSED))), ("L1 is refused.",), "m")

    assert "Explained by m; every sentence was checked against the lines:\nL1 is refused." in text
