"""What is drawn of a range's answer; the picture itself is tested with png."""

from shared.domain.promql.text import TAG
from shared.domain.signals import plot
from shared.domain.signals.dialect import Found
from shared.domain.signals.dialects import DIALECTS

END = 18_000.0
BY_NAME = {dialect.name: dialect for dialect in DIALECTS}


def found(name: str) -> Found:
    dialect = BY_NAME[name]
    return Found(dialect, '{a="b"}', frozenset(dialect.metrics), namespaced=True)


def line(tag: str, *values: str, **labels: str) -> dict:
    times = (END - plot.STEP_S * back for back in reversed(range(len(values))))
    samples = [[at, value] for at, value in zip(times, values, strict=True)]
    return {"metric": {TAG: tag, **labels}, "values": samples}


def test_nothing_is_drawn_of_nothing():
    assert plot.picture([], found("plain"), END) == ""
    assert plot.picture([line("traffic", "NaN")], found("plain"), END) == ""


def test_a_gap_and_a_calm_line_are_different_pictures():
    calm = plot.picture([line("traffic", "1", "1", "1")], found("plain"), END)
    gap = plot.picture([line("traffic", "1", "NaN", "1")], found("plain"), END)

    assert calm.startswith("data:image/png;base64,")
    assert calm != gap


def test_of_two_reporters_the_busier_is_drawn():
    source = line("traffic", "10", "10", reporter="source")
    target = line("traffic", "9", "9", reporter="destination")

    both = plot.picture([target, source], found("istio"), END)

    assert both == plot.picture([source], found("istio"), END)
    assert both != plot.picture([target], found("istio"), END)


def test_what_is_asked_is_traffic_and_one_statistic_of_latency_each():
    asked = plot.operands(found("istio"), "5m")

    assert list(asked) == ["traffic", "p95", "mean"]
    assert asked["traffic"].startswith("sum by (reporter) (")
