"""What a PromQL query measures, told from its text; one that calculates yields a mere value."""

import re
from typing import NamedTuple

from shared.domain.grounding.records import Unit

ARITHMETIC = re.compile(r"[*%^]|\s[-+/]\s|\)\s*/|\b(?:or|unless|and|bool|offset)\b")
QUANTILE = re.compile(r"histogram_quantile\(\s*0?\.(5|50|95|99)\s*,.*_(milli)?seconds", re.DOTALL)


class Measure(NamedTuple):
    """What the numbers of a result are, and the factor to the facts' unit."""

    kind: str
    unit: Unit
    factor: float = 1


VALUE = Measure("value", "value")
PLAIN: tuple[tuple[re.Pattern[str], Measure], ...] = (
    (re.compile(r"\bi?rate\(\s*\w*requests?_total\b"), Measure("traffic", "rps")),
    (re.compile(r"^[^()]*restarts_total\b[^()]*$"), Measure("restarts", "count")),
    (re.compile(r"\w*memory\w*_bytes\b"), Measure("memory", "bytes")),
    (re.compile(r"\bi?rate\(\s*container_cpu_usage_seconds_total\b"), Measure("cpu", "cores")),
)


def measured(query: str) -> tuple[Measure, ...]:
    """Return what a query's values are; always also a mere value."""
    outside_labels = re.sub(r"\{[^}]*\}|\[[^]]*\]", " ", query)
    if ARITHMETIC.search(outside_labels):
        return (VALUE,)
    if quantile := QUANTILE.search(outside_labels):
        kind = "latency.p" + quantile.group(1).ljust(2, "0")
        factor = 1.0 if quantile.group(2) else 1000.0
        return (Measure("latency", "ms", factor), Measure(kind, "ms", factor), VALUE)
    for pattern, measure in PLAIN:
        if pattern.search(outside_labels):
            return (measure, VALUE, Measure("value", measure.unit, measure.factor))
    return (VALUE,)
