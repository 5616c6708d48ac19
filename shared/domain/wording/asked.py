"""What a question names and the usual lines leave out: "the p99 of …", "how much memory …"."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from shared.domain.wording.phrases import phrase


class Amount(NamedTuple):
    """How much of something is used: its phrase, its field in an answer, its unit."""

    phrase: str
    field: str
    unit: str


GOLDEN_SIGNALS = "check_golden_signals"
STATISTICS = MappingProxyType(
    {
        **dict.fromkeys(("p50", "median", "mediana"), "p50"),
        "p95": "p95",
        "p99": "p99",
        **dict.fromkeys(("mean", "average", "avg", "media", "média"), "mean"),
    }
)
MEMORY, CPU = (
    Amount("memory_used", "memory_bytes", "bytes"),
    Amount("cpu_used", "cpu_cores", "cores"),
)
AMOUNTS = MappingProxyType(
    {**dict.fromkeys(("memory", "memoria", "memória", "ram"), MEMORY), "cpu": CPU, "cpus": CPU}
)
HOW_MUCH = frozenset({"much", "many", "quanto", "quanta", "quantos", "quantas"})


def with_asked(summary: str, tool: str, facts: Mapping[str, Any], said: str, language: str) -> str:
    """Return the answer, and behind it what was asked for by name and is missing there."""
    if tool != GOLDEN_SIGNALS:
        return summary
    spoken = dict.fromkeys(re.findall(r"\w+", said.lower()))
    asked = dict.fromkeys(STATISTICS[word] for word in spoken if word in STATISTICS)
    missing = (name for name in asked if f"({name})" not in summary)
    latency = _signal(facts, "latency")
    lines = [_statistic(name, latency.get(f"{name}_ms"), language) for name in missing]
    if not HOW_MUCH.isdisjoint(spoken):
        lines += _amounts(_signal(facts, "saturation"), spoken, language)
    return "\n".join([summary, *lines])


def _signal(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    signals: Mapping[str, Any] = facts.get("signals") or {}
    return signals.get(name) or {}


def _amounts(
    saturation: Mapping[str, Any], spoken: Mapping[str, None], language: str
) -> Iterator[str]:
    """Yield how much is used of what was asked about; the usual line tells the share of a limit."""
    from shared.domain.promql.units import readable  # noqa: PLC0415 - most questions ask for none

    for one in dict.fromkeys(AMOUNTS[word] for word in spoken if word in AMOUNTS):
        used = saturation.get(one.field)
        if used is not None:
            yield phrase(language, one.phrase, value=readable(used, one.unit))


def _statistic(name: str, value_ms: float | None, language: str) -> str:
    from shared.domain.signals.wording import short  # noqa: PLC0415 - 4 ms of a cold start

    if value_ms is None:
        return phrase(language, "statistic_unknown", name=name)
    return phrase(language, "statistic", name=name, value=short(value_ms))
