"""Wording with slots, `{checkout.p95}`: code fills them, and the model writes no figure."""

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
SCALED: Mapping[Unit, tuple[float, str]] = {
    "ms": (1, " ms"),
    "ratio": (100, "%"),
    "rps": (MINUTE_S, " req/min"),
    "cores": (1, " cores"),
}
BYTES = (("GiB", 1024**3), ("MiB", 1024**2), ("KiB", 1024))


def slots(evidence: Evidence, language: str) -> dict[str, str]:
    """Return every slot that a model may write, and what it is filled with."""
    found: dict[str, str] = {}
    for fact in sorted(filter(_has_slot, evidence.facts), key=lambda fact: len(fact.about)):
        name = NAMES[fact.kind]
        ending = name if fact.role == "value" else f"{name}.{fact.role}"
        keys = [f"{one}.{ending}" for one in fact.about]
        for key in [*keys, *([ending] if evidence.is_one else ())]:
            found.setdefault(key, told(fact, language))
    return found


def _has_slot(fact: Fact) -> bool:
    is_shown = SHOWN_UNITS.get(fact.kind, fact.unit) == fact.unit and not fact.is_beyond
    return fact.kind in NAMES and is_shown and not any(name[0] == "#" for name in fact.about)


def fill(text: str, evidence: Evidence, language: str) -> Grounded:
    """Return `text`, its slots filled, grounded: an unknown slot drops its sentence."""
    known = slots(evidence, language)
    filled = SLOT.sub(lambda slot: known.get(slot.group(1).lower(), slot.group()), text)
    return ground(filled, evidence, language)


def told(fact: Fact, language: str) -> str:
    """Return a fact's value with its unit."""
    text = _told(fact.value, fact.unit)
    return text.replace(".", ",") if language == "pt" else text


def _told(value: float, unit: Unit) -> str:
    if unit == "ms" and value >= SECOND_MS:
        return f"{value / SECOND_MS:.3g} s"
    if unit in SCALED:
        factor, ending = SCALED[unit]
        return f"{_short(value * factor)}{ending}"
    if unit == "bytes":
        name, size = next((one for one in BYTES if value >= one[1]), ("bytes", 1))
        return f"{_short(value / size)} {name}"
    return f"{value:.0f}" if value == int(value) else f"{value:.3g}"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= SMALL or value == 0 else f"{value:.2g}"
