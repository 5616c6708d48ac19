"""What a question names and the usual lines leave out: "the p99 of …", "how much memory …"."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from shared.domain.promql.units import BYTES, CORES, readable
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

HOW_MUCH = re.compile(r"\b(?:how (?:much|many)|quant[oa]s?)\b", re.IGNORECASE)
AMOUNTS: Mapping[str, tuple[str, str, re.Pattern[str]]] = MappingProxyType(
    {
        "memory_used": ("memory_bytes", BYTES, re.compile(r"\bmem[oó]r|\bram\b", re.IGNORECASE)),
        "cpu_used": ("cpu_cores", CORES, re.compile(r"\bcpus?\b", re.IGNORECASE)),
    }
)


def with_asked(summary: str, tool: str, facts: Mapping[str, Any], said: str, language: str) -> str:
    """Return the answer, and behind it each statistic that was asked for and is missing there."""
    if tool != GOLDEN_SIGNALS:
        return summary
    lines = [summary]
    for name, (field, spoken) in STATISTICS.items():
        if spoken.search(said) and f"({name})" not in summary:
            lines.append(_statistic(name, _signal(facts, "latency").get(field), language))
    if HOW_MUCH.search(said):
        lines += _amounts(_signal(facts, "saturation"), said, language)
    return "\n".join(lines)


def _signal(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    signals: Mapping[str, Any] = facts.get("signals") or {}
    return signals.get(name) or {}


def _amounts(saturation: Mapping[str, Any], said: str, language: str) -> Iterator[str]:
    """Yield how much is used of what was asked about; the usual line tells the share of a limit."""
    for key, (field, unit, spoken) in AMOUNTS.items():
        used = saturation.get(field)
        if spoken.search(said) and used is not None:
            yield phrase(language, key, value=readable(used, unit))


def _statistic(name: str, value_ms: float | None, language: str) -> str:
    if value_ms is None:
        return phrase(language, "statistic_unknown", name=name)
    return phrase(language, "statistic", name=name, value=short(value_ms))
