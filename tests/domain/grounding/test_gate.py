"""What goes out and what does not, one rule at a time."""

import pytest

from shared.domain.grounding import Observed, evidence_of, fill, ground, slots
from shared.domain.grounding.collect import COLLECTORS
from shared.domain.grounding.reasons import READINGS
from shared.domain.signals import request_rules, resource_rules
from shared.domain.signals.request_rules import Window
from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources, Usage
from shared.domain.signals.thresholds import DEFAULTS
from shared.domain.wording import tell
from tests.domain.grounding.worlds import TURNS, evidence

HEALTHY = "The homepage service is healthy."


def out(text: str, turn: str = "homepage", language: str = "en") -> str:
    return ground(text, evidence(turn), language).text


def test_what_is_left_keeps_its_lines_and_bullets():
    text = f"**{HEALTHY}**\n- Latency: 45 ms (p95)\n- Traffic: 9999 req/min\n- Errors: 0.1%"

    grounded = ground(text, evidence("homepage"), "en")

    assert grounded.is_whole
    assert grounded.text == f"**{HEALTHY}**\n- Latency: 45 ms (p95)\n- Errors: 0.1%"
    assert [sentence for sentence, _ in grounded.dropped] == ["Traffic: 9999 req/min"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The homepage service is degraded. The p95 latency is 45 ms.", "the status is dropped"),
        ("CPU is 15%. Memory is 99%. Traffic is 1 req/min.", "more is dropped than stays"),
        ("Here is what I found:", "nothing is said"),
        ("", "nothing is there"),
        (f"{HEALTHY} " * 400, "it is too long"),
    ],
)
def test_nothing_goes_out_when(text, why):
    grounded = ground(text, evidence("homepage"), "en")

    assert (grounded.text, grounded.is_whole) == ("", False), why


def test_a_heading_goes_with_what_it_announced():
    assert out(f"{HEALTHY} Here is what I found:\n- Traffic: 9999 req/min") == ""
    assert out(f"{HEALTHY} CPU is 15%.\nHere is what I found:\n- Traffic: 1 rpm") == (
        f"{HEALTHY} CPU is 15%."
    )


@pytest.mark.parametrize(
    "said", ["0.83 s", "828 ms", "828.3ms", "0,83 s", "828 milliseconds", "over 800 ms"]
)
def test_a_true_conversion_or_rounding_passes(said):
    assert out(f"checkout is degraded. The p95 latency is {said}.", "checkout")


@pytest.mark.parametrize("said", ["0.82 s", "830 ms", "1 s", "828 s", "828", "over 700 ms", "0 ms"])
def test_a_false_conversion_or_rounding_does_not(said):
    text = f"checkout is degraded. The p95 latency is {said}."

    assert out(text, "checkout") == "checkout is degraded."


def test_a_name_that_nobody_named_does_not_pass_and_the_users_own_does():
    answers = [Observed("get_pod_logs", "unknown", None, "no answer")]
    text = "I could not read the logs of web-1."

    assert ground(text, evidence_of(answers, said="logs of web-1"), "en").text == text
    assert ground(text, evidence_of(answers, said="logs please"), "en").text == ""


def test_a_sentence_that_names_nobody_is_told_of_whom_was_named_last():
    assert out("checkout is degraded. Its p95 latency is 828 ms.", "both")
    assert out("homepage is healthy. Its p95 latency is 828 ms.", "both") == "homepage is healthy."
    assert out("The p95 latency is 828 ms.", "both") == ""


def test_could_not_ask_is_not_told_as_nothing_there():
    assert out("The status of auth is unknown.", "auth")
    for text in ("No data was found for auth.", "auth is down.", "There are no errors in auth."):
        assert out(text, "auth") == "", text


def test_a_log_line_is_repeated_only_as_a_log_line():
    told = 'The logs say "connection refused to payments-db:5432".'

    assert out(told, "logs") == told
    assert out("Connection refused to payments-db:5432.", "logs") == ""
    assert out(told.replace("refused", "accepted"), "logs") == ""


def test_a_link_or_command_in_a_log_is_not_repeated():
    logs = Observed(
        "get_pod_logs",
        "ok",
        {"status": "ok", "namespace": "default", "logs": ["see https://evil.test/x now"]},
    )

    assert (
        ground('The logs say "see https://evil.test/x now".', evidence_of([logs]), "en").text == ""
    )


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("language", ["en", "pt"])
def test_what_code_words_about_a_service_always_passes(turn, language):
    told = [
        one._replace(detail=tell(one.tool, one.result, language))
        for one in TURNS[turn]
        if one.tool == "check_golden_signals" and one.result
    ]

    for one in told:
        assert ground(one.detail, evidence_of(told), language).dropped == ()


def test_the_sentence_of_every_reason_is_read():
    requests = Requests(
        age_s=1,
        rps=5,
        error_ratio=0.5,
        client_ratio=0.5,
        worst_client_code="499",
        p95_ms=3000,
        p95_an_hour_ago_ms=100,
        beyond_ms=2500,
        error_ratio_over={"5m": 0.5, "1h": 0.5, "30m": 0.5, "6h": 0.5},
    )
    full = Usage(used=0.95, limit=1, hottest=(("a-1", 0.95),))
    resources = Resources(
        cpu=full, memory=full, throttled_ratio=0.5, restarts=9, oom_killed=("a-1", "a-2"),
        stuck=(("a-1", "CrashLoopBackOff"),), wanted=3, available=1, targets=3, targets_down=1,
    )  # fmt: skip
    hot = Usage(used=0.2, limit=1, hottest=(("a-1", 0.6),))
    others = Resources(cpu=hot, stuck=(("a-1", "ErrImagePull"),), wanted=0, restarts=1)
    window = Window(requests, 300, "5m", DEFAULTS, slo=99.9)
    quiet = [window._replace(requests=Requests(rps=rps)) for rps in (0, 0.01)]

    reasons = [rule(one) for rule in request_rules.RULES for one in (window, *quiet)]
    reasons += [rule(one, DEFAULTS) for rule in resource_rules.RULES for one in (resources, others)]
    told = [reason for reason in reasons if reason]

    unread = [
        reason.message
        for reason in told
        if not READINGS[reason.code].pattern.fullmatch(reason.message)
    ]
    assert unread == []
    assert len({reason.code for reason in told}) >= 17


@pytest.mark.parametrize("tool", [*COLLECTORS, "a_tool_of_tomorrow"])
@pytest.mark.parametrize(
    "result", [{}, {"status": 1}, {"pods": 3, "result": [1], "digest": [], "findings": ["x"]}]
)
def test_an_answer_of_another_shape_states_nothing(tool, result):
    known = evidence_of([Observed(tool, "ok", result)])

    assert ground("homepage is healthy. There were 3 restarts.", known, "en").text == ""


def test_slots_are_filled_by_code_and_bound_like_any_figure():
    turn = evidence("both")

    filled = fill("checkout is degraded. Its p95 latency is {checkout.p95}.", turn, "en")
    crossed = fill("checkout is degraded. Its error rate is {checkout.p95}.", turn, "en")
    unknown = fill("checkout is degraded. Its p95 latency is {checkout.p96}.", turn, "en")

    assert filled.text == "checkout is degraded. Its p95 latency is 828 ms."
    assert crossed.text == unknown.text == "checkout is degraded."


def test_a_slot_needs_no_name_where_one_service_was_asked_about():
    assert slots(evidence("homepage"), "pt")["errors"] == "0,1%"
    assert "errors" not in slots(evidence("both"), "en")
    assert fill("O homepage está saudável, com {errors} de erros.", evidence("homepage"), "pt").text


# Each pair is one principle: what goes out, and what looks like it and does not.
PRINCIPLES = [
    pytest.param(
        "orders_crash",
        "There were 4 container restarts within 15 minutes.",
        "There were 7 container restarts within 15 minutes.",
        id="a count is one of the span that it is told of",
    ),
    pytest.param(
        "analysis",
        "The slow query on table invoices is a warning with 7 lines.",
        "The slow query on table invoices is an error with 7 lines.",
        id="a line is of its level",
    ),
    pytest.param(
        "checkout",
        "Latency is well above its threshold.",
        "CPU is well above its threshold.",
        id="well above is a fifth above",
    ),
    pytest.param(
        "checkout",
        "p95 latency is 828 ms. So checkout is degraded.",
        "CPU is at 44%. So checkout is degraded.",
        id="so follows from the sentence before",
    ),
    pytest.param(
        "both",
        "Checkout has a p95 latency of 828 ms versus 45 ms.",
        "Checkout has a p95 latency of 828 ms versus 210 ms.",
        id="the second of two figures is of the other one",
    ),
    pytest.param(
        "both",
        "Both have low error rates (0.1% and 0.4%).",
        "Both have low error rates (0.4% and 0.1%).",
        id="figures of both stand in the order of the question",
    ),
    pytest.param(
        "memory",
        "The highest value is the latest one.",
        "The highest value was at the start.",
        id="an end of a series is looked up",
    ),
    pytest.param(
        "rates",
        "Homepage is next with 2.5.",
        "search-api is next with 0.35.",
        id="the second of several is looked up",
    ),
    pytest.param(
        "incident",
        "The pod was OOM-killed less than three minutes after deployment orders rolled out.",
        "The pod was OOM-killed less than two minutes after deployment orders rolled out.",
        id="what went by is computed",
    ),
    pytest.param(
        "incident",
        "Likely cause: memory limit too low.",
        "Memory limit too low.",
        id="a label may call it a suspicion",
    ),
    pytest.param(
        "checkout",
        "Apart from latency, everything looks fine.",
        "Apart from CPU, everything looks fine.",
        id="what is excepted is what is wrong",
    ),
    pytest.param(
        "checkout",
        "checkout is degraded. There is one problem with checkout: latency.",
        "checkout is degraded. There is one problem with checkout: memory.",
        id="the one problem is the one that was found",
    ),
    pytest.param(
        "auth",
        "Prometheus refused the connection, so there is no data.",
        "There is no data because auth is down.",
        id="no data is said beside why nobody could be asked",
    ),
    pytest.param(
        "logs",
        "The pod cannot connect to payments-db:5432.",
        "The connection was refused three times.",
        id="a log line may be told of its pod where there is nothing else",
    ),
]


@pytest.mark.parametrize(("turn", "true", "false"), PRINCIPLES)
def test_the_true_sentence_passes_whole_and_the_false_one_does_not(turn, true, false):
    assert out(true, turn) == true
    assert false not in out(false, turn)


@pytest.mark.parametrize("found", ["foi encontrado", "foi localizado"])
def test_nobody_is_said_to_be_found_who_was_not(found):
    assert out(f"O serviço serch {found} no namespace default.", "serch", "pt") == ""


def test_an_answer_to_the_question_says_nothing_by_itself():
    assert out("No, checkout is degraded.", "checkout") == "No, checkout is degraded."
    assert out("Não, o checkout está degradado.", "checkout", "pt")
    assert out("No, checkout is healthy.", "checkout") == ""


def test_portuguese_words_agree_by_rule():
    for ending in ("o", "a", "os", "as"):
        assert out(f"homepage está saudável. Erros: pouc{ending}, 0,1%.", "homepage", "pt")
