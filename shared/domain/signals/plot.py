"""An hour of traffic and latency: what is asked for it, and the picture of what comes back.

One query over a range; asking it belongs in the function.
"""

import base64
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from shared.domain.png import Canvas, Point
from shared.domain.promql.samples import number
from shared.domain.promql.text import TAG
from shared.domain.signals import requests
from shared.domain.signals.dialect import Found
from shared.domain.signals.wording import short

SPAN_S, STEP_S = 3600.0, 60.0
WIDTH, HEIGHT, MARGIN, HEAD = 360, 90, 6, 18  # of one panel; HEAD is for its words
PAPER, INK, GRID, TRAFFIC, LATENCY = range(5)
PALETTE = ((255, 255, 255), (60, 60, 60), (220, 220, 220), (31, 119, 180), (214, 90, 20))
STATISTICS = ("p95", "mean")

Samples = tuple[tuple[float, float], ...]  # Unix seconds and value, without those that are NaN


class Line(NamedTuple):
    """One panel's line, and its last value in words."""

    samples: Samples
    words: str


def operands(found: Found, window: str) -> dict[str, str]:
    """Return the queries by name; one union of them is asked over the last hour."""
    measured = requests.operands(found, window)
    latency = {name: measured[name] for name in STATISTICS if name in measured}
    return {"traffic": requests.total_rate(found, window), **latency}


def picture(items: Iterable[Mapping[str, Any]], found: Found, end: float) -> str:
    """Return a data URI of traffic above latency, "" when there is nothing to draw."""
    lines = _lines(items, found)
    if not any(line.samples for line in lines):
        return ""
    canvas = Canvas(WIDTH, HEIGHT * len(lines), PALETTE)
    for place, line in enumerate(lines):
        _draw(canvas, place * HEIGHT, line, (TRAFFIC, LATENCY)[place], end)
    return f"data:image/png;base64,{base64.b64encode(canvas.png()).decode()}"


def _lines(items: Iterable[Mapping[str, Any]], found: Found) -> tuple[Line, Line]:
    by_view: dict[str, dict[str, Samples]] = {}
    for item in items:
        labels: Mapping[str, str] = item["metric"]
        view = by_view.setdefault(labels.get(found.dialect.one_of, ""), {})
        view[labels.get(TAG, "")] = _samples(item)
    nothing: dict[str, Samples] = {}
    busiest = max(by_view.values(), key=_traffic, default=nothing)
    traffic = busiest.get("traffic", ())
    statistic = next((name for name in STATISTICS if busiest.get(name)), "")
    latency = busiest.get(statistic, ())
    unit_ms = found.dialect.unit_ms
    return (
        Line(traffic, f"{short(traffic[-1][1] * 60)}/min" if traffic else ""),
        Line(latency, f"{statistic} {short(latency[-1][1] * unit_ms)}ms" if latency else ""),
    )


def _traffic(view: Mapping[str, Samples]) -> float:
    return sum(value for _, value in view.get("traffic", ()))


def _samples(item: Mapping[str, Any]) -> Samples:
    values = ((at, number(text)) for at, text in item.get("values", ()))
    return tuple((float(at), value) for at, value in values if value is not None)


def _draw(canvas: Canvas, top: int, line: Line, colour: int, end: float) -> None:
    bottom = top + HEIGHT - MARGIN
    highest = max((value for _, value in line.samples), default=0) or 1

    def place(at: float, value: float) -> Point:
        x = MARGIN + (WIDTH - 2 * MARGIN) * (1 - (end - at) / SPAN_S)
        return round(x), round(bottom - (bottom - top - HEAD) * value / highest)

    for height in (0.0, highest):
        canvas.line(place(end - SPAN_S, height), place(end, height), GRID)
    for (at, value), (next_at, next_value) in zip(line.samples, line.samples[1:], strict=False):
        if next_at - at <= STEP_S:  # a gap stays a gap
            canvas.line(place(at, value), place(next_at, next_value), colour)
    canvas.text((MARGIN, top + MARGIN - 3), line.words, INK)
