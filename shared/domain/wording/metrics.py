"""A PromQL answer, told: what was asked, the summary, the first series."""

from collections.abc import Mapping, Sequence
from typing import Any

from shared.domain.portuguese import translated
from shared.domain.wording.phrases import phrase

Facts = Mapping[str, Any]
MAX_SERIES = 10  # a chat answer is read, not parsed; the result holds the rest


def tell_metrics(facts: Facts, language: str) -> str:
    """Return the answer as text: what was found, one line a series, and the query itself."""
    lines = _found(facts, language)
    hints: list[Facts] = list(facts.get("hints", ()))
    lines += [_hint(str(one.get("message", "")), one.get("query"), language) for one in hints]
    if query := facts.get("query"):
        lines.append(phrase(language, "query", query=query))
    return "\n".join(line for line in lines if line)


def tell_refusal(detail: str, hints: Sequence[tuple[str, str | None]], language: str) -> str:
    """Return why a query cannot be run, and each repair that is known for it."""
    repairs = [_hint(message, query, language) for message, query in hints]
    return "\n".join([phrase(language, "query_refused", why=detail), *repairs])


def _hint(message: str, query: str | None, language: str) -> str:
    told = translated(message, language)
    between = " " if told.endswith("?") else ": "
    return f"- {told}" + (f"{between}`{query}`" if query else "")


def _found(facts: Facts, language: str) -> list[str]:
    series: list[Facts] = list(facts.get("result", ()))
    if facts.get("result_type") != "vector" or not series:
        return [translated(str(facts.get("summary", "")), language)]
    if len(series) == 1 and not series[0].get("metric"):
        return [phrase(language, "one_value", value=_value(series[0]))]
    count = int(facts.get("series_count", len(series)))
    lines = [phrase(language, "one_series" if count == 1 else "series", count=count)]
    lines += [f"- {_labels(one)}: {_value(one)}" for one in series[:MAX_SERIES]]
    if count > MAX_SERIES:
        lines.append(phrase(language, "more_series", count=count - MAX_SERIES))
    return lines


def _labels(series: Facts) -> str:
    labels = dict(series.get("metric", {}))
    name = labels.pop("__name__", "")
    inside = ", ".join(f'{key}="{value}"' for key, value in sorted(labels.items()))
    return f"{name}{{{inside}}}" if inside or not name else str(name)


def _value(series: Facts) -> str:
    """Return a sample's value to four significant digits; the result holds it whole."""
    text = str(series["value"][1]) if "value" in series else "histogram"
    try:
        return f"{float(text):.4g}" if "." in text else text
    except ValueError:
        return text
