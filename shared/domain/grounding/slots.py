"""Wording with slots, `{checkout.p95}`: code fills them, so that a model writes no figure at all."""

import re
from collections.abc import Mapping

from shared.domain.grounding.gate import ground
from shared.domain.grounding.records import Evidence, Fact, Grounded, Unit

SLOT = re.compile(r"\{([^{}\s]{1,200})\}")
NAMES: Mapping[str, str] = {
    "latency.p50": "p50",
    "latency.p95": "p95",
    "latency.p99": "p99",
    "latency.mean": "mean",
    "traffic": "traffic",
    "errors": "errors",
    "client_errors": "client_errors",
    "cpu": "cpu",
    "memory": "memory",
    "cpu.throttled": "throttling",
    "restarts": "restarts",
    "exit_code": "exit_code",
    "replicas.available": "available",
    "replicas.wanted": "wanted",
    "burn": "burn",
    "lines": "lines",
}
SHOWN_UNITS: Mapping[str, Unit] = {"cpu": "ratio", "memory": "ratio"}
SECOND_MS, MINUTE_S, SMALL = 1000, 60, 10
BYTES = (("GiB", 1024**3), ("MiB", 1024**2), ("KiB", 1024))


def slots(evidence: Evidence, language: str) -> dict[str, str]:
    """Return every slot that a model may write, and what it is filled with."""
    found: dict[str, str] = {}
    for fact in sorted(evidence.facts, key=lambda fact: len(fact.about)):
        name = NAMES.get(fact.kind)
        if name is None or any(one.startswith("#") for one in fact.about):
            continue
        if SHOWN_UNITS.get(fact.kind, fact.unit) != fact.unit or fact.is_beyond:
            continue
        ending = name if fact.role == "value" else f"{name}.{fact.role}"
        keys = [f"{one}.{ending}" for one in fact.about]
        for key in [*keys, *([ending] if evidence.is_one else ())]:
            found.setdefault(key, told(fact, language))
    return found


def fill(text: str, evidence: Evidence, language: str) -> Grounded:
    """Return `text` with its slots filled, grounded: a slot that is not known drops its sentence."""
    known = slots(evidence, language)
    filled = SLOT.sub(lambda slot: known.get(slot.group(1).lower(), slot.group()), text)
    return ground(filled, evidence, language)


def told(fact: Fact, language: str) -> str:
    """Return a fact's value with its unit."""
    text = _told(fact.value, fact.unit)
    return text.replace(".", ",") if language == "pt" else text


def _told(value: float, unit: Unit) -> str:
    if unit == "ms":
        return f"{value / SECOND_MS:.3g} s" if value >= SECOND_MS else f"{_short(value)} ms"
    if unit == "ratio":
        return f"{_short(value * 100)}%"
    if unit == "rps":
        return f"{_short(value * MINUTE_S)} req/min"
    if unit == "bytes":
        name, size = next((one for one in BYTES if value >= one[1]), ("bytes", 1))
        return f"{_short(value / size)} {name}"
    if unit == "cores":
        return f"{value:.2g} cores"
    return f"{value:.0f}" if value == int(value) else f"{value:.3g}"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= SMALL or value == 0 else f"{value:.2g}"
