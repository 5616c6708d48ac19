"""Counters taken for gauges and gauges for counters: what a name or its exporter says against it.

How a query uses a metric is in `uses`; asking a server for types is the function's.
"""

import re
from collections.abc import Iterator, Mapping

from shared.domain.promql.literals import outside_literals
from shared.domain.promql.mistakes import LABELS
from shared.domain.promql.parsing import STRING, parses
from shared.domain.promql.repair import Hints
from shared.domain.promql.uses import uses

# By convention these grow only: https://prometheus.io/docs/practices/naming/
COUNTING = ("_total", "_bucket")
# A histogram's or summary's; another metric may end so by chance, so its type must say it.
PARTS = ("_count", "_sum")
WITH_PARTS = frozenset({"histogram", "summary"})
FOR_GAUGES = {"rate": "deriv", "irate": "deriv", "increase": "delta"}

_RATES = "|".join(FOR_GAUGES)

Types = Mapping[str, str]  # by family, as exporters say: counter, gauge, histogram, …


def family(name: str) -> str:
    """Return the name under which the type of `name` is told."""
    return next((name.removesuffix(end) for end in PARTS if name.endswith(end)), name)


def open_families(query: str, *, graphed: bool) -> tuple[str, ...]:
    """Return the families whose type decides whether `query` says what it seems to.

    A value at one moment is asked of gauges all the time; only what is drawn over time is asked
    about.
    """
    used = uses(query)
    raw = [name for name in used.raw if graphed and not name.endswith(COUNTING)]
    rated = [name for name in used.rated if not name.endswith(COUNTING)]
    return tuple(dict.fromkeys(map(family, (*rated, *raw))))


def kind_hints(query: str, types: Types) -> Hints:
    """Return which counters are shown as they are, and of which gauges a rate is taken."""
    used = uses(query)
    return (
        *_counters_shown(query, used.raw, types),
        *(
            (message, mended)
            for name in used.rated
            for message, mended in _rated(query, name, types)
        ),
    )


def _counters_shown(
    query: str, names: tuple[str, ...], types: Types
) -> Iterator[tuple[str, str | None]]:
    told = {name: by for name in names if (by := _says_counter(name, types))}
    mended = query
    for name in told:
        mended = _rate_taken(mended, name)
    for name, by in told.items():
        message = (
            f"{name} is a counter, {by}: it grows until its process restarts; "
            "rate() says how fast, increase() how much"
        )
        yield message, mended if mended != query and parses(mended) else None


def _says_counter(name: str, types: Types) -> str:
    """Return what says that a metric only grows; nothing when nothing does."""
    kind = types.get(family(name), "")
    if kind == "counter" or (kind in WITH_PARTS and name.endswith(PARTS)):
        return f"says its exporter ({kind})"
    return "by its name" if name.endswith(COUNTING) and not kind else ""


def _rate_taken(query: str, name: str) -> str:
    pattern = rf"({STRING})|(?<![\w:])({re.escape(name)}(?![\w:])(?:\s*{LABELS})?+)(?!\s*\[)"
    return re.sub(pattern, lambda found: found[1] or f"rate({found[2]}[5m])", query)


def _rated(query: str, name: str, types: Types) -> Iterator[tuple[str, str | None]]:
    if types.get(name) != "gauge":
        return
    pattern = rf"\b({_RATES})(\s*\(\s*{re.escape(name)}(?![\w:])(?:\s*{LABELS})?+\s*\[)"

    def mend(text: str) -> str:
        return re.sub(pattern, lambda found: f"{FOR_GAUGES[found[1]]}{found[2]}", text)

    mended = outside_literals(query, mend)
    message = (
        f"{name} is a gauge, says its exporter, and a rate takes each fall of it for a restart; "
        "deriv() and delta() say how a gauge changes"
    )
    yield message, mended if mended != query and parses(mended) else None
