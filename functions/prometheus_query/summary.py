"""A sentence about a result, with the first few values, for a person and for a small model."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from shared.clients.prometheus_answers import QueryResult
from shared.domain.promql.samples import number
from shared.domain.promql.times import in_words
from shared.errors import clip

FIRST = 5  # series named
MAX_LABELS_CHARACTERS = 120
BIG = 1e15  # beyond it a float has no exact integers

Item = Mapping[str, Any]


def summarise(answer: QueryResult) -> str:
    """Return the sentence."""
    if answer.result_type in {"scalar", "string"}:
        return f"{answer.result_type}: {_number(answer.result[1])}"
    if not answer.result:
        return "No series matched."
    say = _over_time if answer.result_type == "matrix" else _now
    shown = "; ".join(say(item) for item in answer.result[:FIRST])
    more = len(answer.result) - FIRST
    return f"{_series(len(answer.result))}: {shown}{f'; and {more} more' if more > 0 else ''}."


def _series(count: int) -> str:
    return "1 series" if count == 1 else f"{count} series"


def _now(item: Item) -> str:
    labels = _labels(item["metric"])
    return f"{labels} = {_sample(item)}" if labels else _sample(item)


def _sample(item: Item) -> str:
    if "value" in item:
        return _number(item["value"][1])
    return _histogram(item["histogram"][1])


def _histogram(histogram: Mapping[str, Any]) -> str:
    return f"a histogram of {_number(histogram.get('count', '?'))} observations"


def _over_time(item: Item) -> str:
    labels = _labels(item["metric"])
    return f"{labels} {_course(item)}" if labels else _course(item)


def _course(item: Item) -> str:
    if "values" not in item:
        return f"has {len(item['histograms'])} histograms"
    pairs = cast("Sequence[tuple[float, str]]", item["values"])
    finite = [value for _, text in pairs if (value := number(text)) is not None]
    if not finite:
        return f"has {len(pairs)} points without a number"
    span = in_words(pairs[-1][0] - pairs[0][0])
    return (
        f"over {span} from {_short(finite[0])} to {_short(finite[-1])}, "
        f"lowest {_short(min(finite))}, highest {_short(max(finite))}"
    )


def _labels(metric: Mapping[str, str]) -> str:
    name = metric.get("__name__", "")
    others = ",".join(f'{key}="{value}"' for key, value in metric.items() if key != "__name__")
    return clip(f"{name}{{{others}}}" if others else name, MAX_LABELS_CHARACTERS)


def _number(text: object) -> str:
    value = number(text)
    return clip(str(text), MAX_LABELS_CHARACTERS) if value is None else _short(value)


def _short(value: float) -> str:
    """Return whole numbers whole, others with four digits that count."""
    return f"{value:.0f}" if value.is_integer() and abs(value) < BIG else f"{value:.4g}"
