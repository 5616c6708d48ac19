"""A PromQL answer, told: what was asked, the summary, the first series."""

from collections.abc import Mapping
from typing import Any

from shared.domain.wording.phrases import phrase

Facts = Mapping[str, Any]
MAX_SERIES = 10  # a chat answer is read, not parsed; the result holds the rest


def tell_metrics(facts: Facts, language: str) -> str:
    """Return the answer as text: the summary, the query, one line a series."""
    lines = [str(facts.get("summary", "")), phrase(language, "query", query=facts.get("query", ""))]
    series = list(facts.get("result", ()))
    if facts.get("result_type") == "vector":
        lines += [f"- {_labels(one)}: {_value(one)}" for one in series[:MAX_SERIES]]
        if len(series) > MAX_SERIES:
            lines.append(phrase(language, "more_series", count=len(series) - MAX_SERIES))
    lines += [f"- {hint.get('message', '')}" for hint in facts.get("hints", ())]
    return "\n".join(line for line in lines if line)


def _labels(series: Facts) -> str:
    labels = dict(series.get("metric", {}))
    name = labels.pop("__name__", "")
    inside = ", ".join(f'{key}="{value}"' for key, value in sorted(labels.items()))
    return f"{name}{{{inside}}}" if inside or not name else str(name)


def _value(series: Facts) -> str:
    if "value" in series:
        return str(series["value"][1])
    return "histogram"
