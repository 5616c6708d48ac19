"""A PromQL answer, told: what was asked, the summary, the first series."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from shared.domain.portuguese import translated
from shared.domain.wording.phrases import phrase

Facts = Mapping[str, Any]
OF_SCRAPING = ("job", "instance", "endpoint", "prometheus")
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
    unit = _unit(facts)
    if len(series) == 1 and not series[0].get("metric"):
        return [phrase(language, "one_value", value=_value(series[0], unit))]
    count = int(facts.get("series_count", len(series)))
    lines = [phrase(language, "one_series" if count == 1 else "series", count=count)]
    common = _common(series)
    lines += [f"- {_labels(one, common)}: {_value(one, unit)}" for one in series[:MAX_SERIES]]
    if count > MAX_SERIES:
        lines.append(phrase(language, "more_series", count=count - MAX_SERIES))
    return lines


def _unit(facts: Facts) -> str:
    from shared.domain.promql.units import unit_of  # noqa: PLC0415 - its patterns cost a cold start

    return unit_of(str(facts.get("query", "")))


def _common(series: Sequence[Facts]) -> frozenset[str]:
    """Return the labels about the scraping that tell no series from another."""
    metrics: list[Facts] = [one.get("metric", {}) for one in series]
    same = {label for label in OF_SCRAPING if len({one.get(label) for one in metrics}) == 1}
    if all(one.get("job") in {one.get("service"), None} for one in metrics):
        same.add("job")
    return frozenset(same) if len(series) > 1 else frozenset()


def _labels(series: Facts, left_out: frozenset[str]) -> str:
    labels = {label: value for label, value in series["metric"].items() if label not in left_out}
    name = labels.pop("__name__", "")
    inside = ", ".join(f'{key}="{value}"' for key, value in sorted(labels.items()))
    return f"{name}{{{inside}}}" if inside or not name else str(name)


def _value(series: Facts, unit: str) -> str:
    """Return a sample's value to four significant digits; the result holds it whole."""
    text = str(series["value"][1]) if "value" in series else "histogram"
    try:
        value = float(text)
    except ValueError:
        return text
    shown = f"{value:.4g}" if "." in text else text
    return f"{shown} ({_readable(value, unit)})" if unit and isfinite(value) else shown


def _readable(value: float, unit: str) -> str:
    from shared.domain.promql.units import readable  # noqa: PLC0415 - its patterns cost a cold start

    return readable(value, unit)
