"""A golden-signals answer, told: the verdict, the four signals, and why."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from shared.domain.portuguese import translated
from shared.domain.signals.kinds import readings
from shared.domain.wording.phrases import phrase

Facts = Mapping[str, Any]
NO_DATA = "no data"
GOOD, ODD, BAD, NONE = "✅", "⚠️", "🔴", "❔"
# A signal in good order shows its own sign, as in the product's own example.
SIGNS = {"latency": GOOD, "traffic": "📈", "errors": GOOD, "saturation": "💚"}
VERDICTS = frozenset({"healthy", "degraded", "unhealthy", "idle"})
SEVERE, NOTE = "critical", "info"
# Which signal's line a reason marks; a reason about pods and containers marks saturation.
MARKED = {
    "latency": ("latency", "latency_regression"),
    "traffic": ("scrape_failing", "targets_down", "stale"),
    "errors": ("error_ratio", "client_errors", "slo_burn"),
}
NEAR_ENOUGH = 0.6  # below it, "did you mean" reads like a guess; the reason lists what is there
ELSEWHERE = frozenset(code for codes in MARKED.values() for code in codes)


def tell_signals(facts: Facts, language: str) -> str:
    """Return the answer as text: a headline, one line a signal, the reasons."""
    known = facts.get("status") in VERDICTS
    lines = [_headline(facts, language) if known else _unknown(facts, language)]
    lines += [_signal(facts, name, language) for name in SIGNS if known or _has_data(facts, name)]
    lines += _reasons(facts, language, said_already="" if known else lines[0])
    return "\n".join(lines + _closing(facts, language))


def _has_data(facts: Facts, name: str) -> bool:
    return facts.get(name, NO_DATA) != NO_DATA


def _closing(facts: Facts, language: str) -> list[str]:
    suggested: list[str] = list(facts.get("suggestions", ()))
    if suggested:
        asked = str(facts.get("service_name"))
        near = [name for name in suggested if get_close_matches(asked, [name], 1, NEAR_ENOUGH)]
        near = readings(asked, suggested) or near
        return [phrase(language, "did_you_mean", names=", ".join(near))] if near else []
    sure = facts.get("status") == "healthy" and facts.get("confidence") != "low"
    return [phrase(language, "all_good")] if sure and not _wrong(facts) else []


def _name(facts: Facts, language: str) -> str:
    name = phrase(language, "service", service=facts.get("service_name", ""))
    namespace = facts.get("namespace", "default")
    if namespace == "default":
        return name
    return name + phrase(language, "in_namespace", namespace=namespace)


def _headline(facts: Facts, language: str) -> str:
    return phrase(language, str(facts["status"]), service=_name(facts, language))


def _unknown(facts: Facts, language: str) -> str:
    said: list[Facts] = [facts.get("error") or {}, *facts.get("reasons", ())]
    sentences = [str(one.get("detail") or one.get("message") or "") for one in said]
    why = next((sentence for sentence in sentences if sentence), phrase(language, "why_unknown"))
    name = _name(facts, language)
    return phrase(language, "unknown", service_lower=name[0].lower() + name[1:], why=why)


def _signal(facts: Facts, name: str, language: str) -> str:
    value = str(facts.get(name, NO_DATA))
    label = phrase(language, name)
    if value == NO_DATA:
        return f"- {label}: {phrase(language, 'no_data')} {NONE}"
    value = value.replace("req/min", phrase(language, "per_minute"))
    if name == "saturation":
        value = value.replace(": ", " ").replace("Memory", phrase(language, "memory"))
        value = value.replace(" of request", phrase(language, "of_request"))
    return f"- {label}: {value} {_sign(facts, name)}"


def _sign(facts: Facts, name: str) -> str:
    about = {
        str(one.get("severity")) for one in _wrong(facts) if _marks(str(one.get("code")), name)
    }
    if not about:
        return SIGNS[name]
    return BAD if SEVERE in about else ODD


def _marks(code: str, name: str) -> bool:
    return code in MARKED[name] if name in MARKED else code not in ELSEWHERE


def _wrong(facts: Facts) -> list[Facts]:
    return [reason for reason in facts.get("reasons", ()) if reason.get("severity") != NOTE]


def _reasons(facts: Facts, language: str, *, said_already: str) -> list[str]:
    """Return what is wrong, then what is only worth knowing."""
    wrong, notes = list[str](), list[str]()
    for reason in facts.get("reasons", ()):
        told = translated(str(reason.get("message", "")), language)
        if told not in said_already:
            (notes if reason.get("severity") == NOTE else wrong).append(f"- {told}")
    return [
        *([phrase(language, "what_is_wrong"), *wrong] if wrong else ()),
        *([phrase(language, "worth_knowing"), *notes] if notes else ()),
    ]
