"""The statistic that a question names and the answer's usual lines leave out: "the p99 of …"."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from shared.domain.signals.wording import short
from shared.domain.wording.phrases import phrase

GOLDEN_SIGNALS = "check_golden_signals"
STATISTICS: Mapping[str, tuple[str, re.Pattern[str]]] = MappingProxyType(
    {
        "p50": ("p50_ms", re.compile(r"\b(?:p50|median|mediana)\b", re.IGNORECASE)),
        "p95": ("p95_ms", re.compile(r"\bp95\b", re.IGNORECASE)),
        "p99": ("p99_ms", re.compile(r"\bp99\b", re.IGNORECASE)),
        "mean": ("mean_ms", re.compile(r"\b(?:mean|average|avg|m[eé]dia)\b", re.IGNORECASE)),
    }
)


def with_asked(summary: str, tool: str, facts: Mapping[str, Any], said: str, language: str) -> str:
    """Return the answer, and behind it each statistic that was asked for and is missing there."""
    lines = [summary]
    for name, (field, spoken) in STATISTICS.items():
        if tool == GOLDEN_SIGNALS and spoken.search(said) and f"({name})" not in summary:
            lines.append(_statistic(name, _latency(facts).get(field), language))
    return "\n".join(lines)


def _latency(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    signals: Mapping[str, Any] = facts.get("signals") or {}
    return signals.get("latency") or {}


def _statistic(name: str, value_ms: float | None, language: str) -> str:
    if value_ms is None:
        return phrase(language, "statistic_unknown", name=name)
    return phrase(language, "statistic", name=name, value=short(value_ms))
