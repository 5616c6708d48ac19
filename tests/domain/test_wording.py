"""What Jamie says about a tool's answer, in both languages and without a model."""

import re
import string

import pytest

from shared.domain.wording import TELLERS, general, tell
from shared.domain.wording.phrases import ENGLISH, LANGUAGES, PORTUGUESE, SIGNATURE, phrase

TOOLS = ("check_golden_signals", "query_prometheus", "get_pod_logs")
HEALTHY = {
    "status": "healthy",
    "latency": "45ms (p95)",
    "traffic": "150 req/min",
    "errors": "0.1%",
    "saturation": "CPU: 15%, Memory: 25%",
    "service_name": "homepage",
    "namespace": "default",
    "confidence": "high",
    "reasons": [],
}
NOTHING = {"latency": "no data", "traffic": "no data", "errors": "no data", "saturation": "no data"}


def signals(language: str = "en", **facts: object) -> str:
    return tell("check_golden_signals", {**HEALTHY, **facts}, language)


def reason(code: str, severity: str, message: str = "it is odd") -> dict[str, str]:
    return {"code": code, "severity": severity, "message": message}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_phrases_with_the_same_placeholders():
    assert set(LANGUAGES) == {"en", "pt"}
    assert set(ENGLISH) == set(PORTUGUESE)
    for key, text in ENGLISH.items():
        assert placeholders(PORTUGUESE[key]) == placeholders(text), key


def test_a_phrase_is_complete_in_both_languages():
    for language, phrases in LANGUAGES.items():
        for key, text in phrases.items():
            values = dict.fromkeys(placeholders(text), "{x}")
            assert phrase(language, key, **values), (language, key)


def test_an_unknown_language_reads_english():
    assert phrase("de", "latency") == "Latency"


def test_a_healthy_service_is_told_exactly_as_the_product_promises():
    assert SIGNATURE + signals() == (
        "🤖 Jamie: The homepage service is healthy! Here's what I found:\n"
        "- Latency: 45ms (p95) ✅\n"
        "- Traffic: 150 requests/min 📈\n"
        "- Error rate: 0.1% ✅\n"
        "- Resource usage: CPU 15%, Memory 25% 💚\n"
        "Everything looks good!"
    )


def test_a_healthy_service_is_told_in_portuguese():
    assert signals("pt", namespace="loja") == (
        "O serviço homepage no namespace loja está saudável! Veja o que encontrei:\n"
        "- Latência: 45ms (p95) ✅\n"
        "- Tráfego: 150 requisições/min 📈\n"
        "- Taxa de erros: 0.1% ✅\n"
        "- Uso de recursos: CPU 15%, memória 25% 💚\n"
        "Tudo parece bem!"
    )


def test_a_namespace_is_named_unless_it_is_the_default():
    assert "in namespace shop is healthy" in signals(namespace="shop")
    assert "namespace" not in signals()


def test_an_unhealthy_service_is_told_with_its_reasons_at_their_signals():
    told = signals(
        status="unhealthy",
        reasons=[
            reason("error_ratio", "critical", "7% of requests failed (5xx), threshold 5%"),
            reason("latency", "warning", "p95 latency is 900 ms, threshold 500 ms"),
            reason("oom_killed", "critical", "1 pod OOM-killed"),
        ],
    )

    assert told == (
        "The homepage service is unhealthy! Here's what I found:\n"
        "- Latency: 45ms (p95) ⚠️\n"
        "- Traffic: 150 requests/min 📈\n"
        "- Error rate: 0.1% 🔴\n"
        "- Resource usage: CPU 15%, Memory 25% 🔴\n"
        "What is wrong:\n"
        "- 7% of requests failed (5xx), threshold 5%\n"
        "- p95 latency is 900 ms, threshold 500 ms\n"
        "- 1 pod OOM-killed"
    )


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        ("latency_regression", "Latency"),
        ("stale", "Traffic"),
        ("client_errors", "Error rate"),
        ("throttling", "Resource usage"),
        ("a_code_of_tomorrow", "Resource usage"),
    ],
)
def test_a_reason_marks_the_line_of_its_signal_alone(code, marked):
    told = signals(status="degraded", reasons=[reason(code, "warning")])

    (line,) = [line for line in told.splitlines() if line.endswith("⚠️")]
    assert line.startswith(f"- {marked}: ")


def test_a_note_marks_nothing_and_is_worth_knowing():
    told = signals(reasons=[reason("few_requests", "info", "only 3 requests")])

    assert "⚠️" not in told
    assert told.endswith("Worth knowing:\n- only 3 requests\nEverything looks good!")


def test_a_verdict_on_thin_ground_does_not_say_that_all_is_good():
    assert "Everything looks good" not in signals(confidence="low")


def test_an_idle_service_is_neither_healthy_nor_unknown():
    told = signals(status="idle", traffic="0 req/min", latency="no data", errors="no data")

    assert told.startswith("The homepage service is idle: it gets no requests right now.")
    assert "- Traffic: 0 requests/min 📈" in told
    assert "- Latency: no data ❔" in told
    assert "good" not in told


def test_without_data_a_service_is_unknown_and_never_healthy():
    told = signals(
        status="unknown",
        **NOTHING,
        reasons=[reason("not_found", "warning", "no service of that name was found")],
        suggestions=["homepage-api", "homepage-web"],
    )

    assert told == (
        "I can't tell how the homepage service is doing: no service of that name was found\n"
        "Did you mean: homepage-api, homepage-web?"
    )


def test_a_prometheus_that_cannot_be_asked_is_the_reason():
    error = {"code": "prometheus_timeout", "detail": "Prometheus did not answer in time"}

    english = signals(status="unknown", **NOTHING, error=error)
    portuguese = signals("pt", status="unknown", **NOTHING, error=error)

    assert english == (
        "I can't tell how the homepage service is doing: Prometheus did not answer in time"
    )
    assert portuguese == (
        "Não consigo dizer como está o serviço homepage: Prometheus não respondeu a tempo"
    )


def test_an_unknown_service_still_shows_what_is_known():
    told = signals(status="unknown", **{**NOTHING, "saturation": "CPU: 15%, Memory: 25%"})

    assert told == (
        "I can't tell how the homepage service is doing: there is no fresh data.\n"
        "- Resource usage: CPU 15%, Memory 25% 💚"
    )


def test_notes_stand_apart_from_what_is_wrong():
    told = signals(
        status="degraded",
        reasons=[
            reason("latency", "warning", "p95 latency is 900 ms, threshold 500 ms"),
            reason("restarts", "info", "2 container restarts within 15m, threshold 3"),
        ],
    )

    assert told.endswith(
        "What is wrong:\n- p95 latency is 900 ms, threshold 500 ms\n"
        "Worth knowing:\n- 2 container restarts within 15m, threshold 3"
    )


def test_reasons_are_told_in_portuguese():
    told = signals(
        "pt",
        status="degraded",
        saturation="CPU: 15% of request, Memory: 25%",
        reasons=[
            reason("restarts", "info", "1 container restart within 15m, threshold 3"),
            reason("replicas", "warning", "2 of 3 replicas are available, threshold 3"),
        ],
    )

    assert "CPU 15% do request, memória 25%" in told
    assert told.endswith(
        "O que está errado:\n- 2 de 3 réplicas disponíveis, mínimo 3\n"
        "Vale saber:\n- 1 reinício de contêiner nos últimos 15m, limite 3"
    )


def test_own_state_is_told_with_every_component():
    component = {"status": "ok", "detail": "version 3.5.0"}
    silent = {"status": "unknown", "detail": "cannot be reached"}

    told = tell(
        "health_check",
        {
            "status": "degraded",
            "version": "1.2.3",
            "components": {"prometheus": component, "functions": {"pod_logs": silent}},
        },
        "en",
    )

    assert told == (
        "Jamie 1.2.3 is degraded.\n- prometheus: version 3.5.0 ✅\n- pod_logs: cannot be reached ❔"
    )


def test_a_tool_that_nobody_words_is_told_by_its_summary():
    assert tell("a_tool_of_tomorrow", {"summary": "all is well"}, "en") == "all is well"
    assert tell("a_tool_of_tomorrow", {}, "en") == ""


@pytest.mark.parametrize("tool", TELLERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_without_any_fact_is_still_told(tool, language):
    assert isinstance(tell(tool, {}, language), str)


def test_what_jamie_can_do_is_what_is_deployed():
    english = general.capabilities("en", TOOLS)

    assert set(re.findall(r"`([a-z_]+)`", english)) == set(TOOLS)
    assert general.small_talk("greeting", "en", TOOLS).endswith(english)
    assert "`" not in general.small_talk("thanks", "en", TOOLS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message", ["What are best practices to monitor?", "quais práticas?"])
def test_a_question_about_practice_names_the_four_signals(language, message):
    told = general.general_answer(message, language, TOOLS).lower()

    assert all(word in told for word in ("p95", "slo", "cpu", "runbook"))
