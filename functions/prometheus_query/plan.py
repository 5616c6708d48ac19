"""From a request to what is asked of the server: one moment or a range, within bounds.

Reading PromQL is `shared.domain.promql.parsing`; mending it, `shared.domain.promql.repair`.
"""

from collections.abc import Callable
from typing import NamedTuple

from functions.prometheus_query.models import PrometheusQueryRequest
from shared.domain.promql.parsing import is_unbounded, read
from shared.domain.promql.repair import clean, refusal
from shared.domain.promql.times import in_words, seconds, step_for, unix_time
from shared.errors import InvalidField, InvalidQuery

DEFAULT_TIMEOUT_S = 3.5  # a chat waits; with the client's grace, an answer still comes within 5 s
MAX_TIMEOUT_S = 30.0  # the Homepage gives up after 60
MAX_POINTS = 500  # of a series: more than a plot has pixels to show
MAX_SPAN_S = 30 * 86400.0


class Span(NamedTuple):
    """A range, in Unix seconds."""

    start: float
    end: float
    step_s: float


class Plan(NamedTuple):
    """What is asked; `notes` tell where that is not what the caller wrote."""

    query: str
    timeout_s: float
    at: float | None = None
    span: Span | None = None
    notes: tuple[str, ...] = ()


def plan(ask: PrometheusQueryRequest) -> Plan:
    """Return what to ask.

    Raises:
        InvalidField: a time, step or timeout is wrong, or they do not fit together
        InvalidQuery: the query is empty, does not parse, or would read any series

    """
    query, notes = _query(ask)
    timeout_s = _read("timeout", ask.timeout, seconds, DEFAULT_TIMEOUT_S)
    if timeout_s > MAX_TIMEOUT_S:
        raise _invalid("timeout", f"must be at most {MAX_TIMEOUT_S:.0f}s")
    if not (ask.start or ask.end):
        at = unix_time_of("time", ask.time) if ask.time else None
        notes += ["step is for a range and was ignored"] if ask.step else []
        return Plan(query=query, timeout_s=timeout_s, at=at, notes=tuple(notes))
    span, widened = _span(ask)
    return Plan(query=query, timeout_s=timeout_s, span=span, notes=(*notes, *widened))


def _query(ask: PrometheusQueryRequest) -> tuple[str, list[str]]:
    if not ask.query:
        raise _invalid("query", "is required, unless metrics_like asks which metrics there are")
    query = clean(ask.query)
    _check_query(query)
    notes = ["the query was taken out of its wrapping"] if query != ask.query.strip() else []
    return query, [*notes, *(["metrics_like was ignored beside a query"] * bool(ask.metrics_like))]


def _check_query(query: str) -> None:
    """Refuse what need not be sent; where the parser is unsure, the server decides."""
    if not query:
        raise InvalidQuery("the query is empty")
    reading = read(query)
    if any(map(is_unbounded, reading.selectors)):
        raise InvalidQuery(
            "this selects every series that there is, or any of them",
            (('name a metric, or a label with a value, such as up or {job="homepage"}', None),),
        )
    if reading.verdict == "refused" and (told := refusal(query, reading.complaint)):
        raise InvalidQuery(*told)


def _span(ask: PrometheusQueryRequest) -> tuple[Span, tuple[str, ...]]:
    start, end = _edges(ask)
    least_s = step_for(end - start, MAX_POINTS)
    asked_s = _read("step", ask.step, seconds, least_s)
    if asked_s < (end - start) / (MAX_POINTS - 1):
        note = f"step was widened to {in_words(least_s)}: a series has at most {MAX_POINTS} points"
        return Span(start, end, least_s), (note,)
    return Span(start, end, asked_s), ()


def _edges(ask: PrometheusQueryRequest) -> tuple[float, float]:
    if ask.time:
        raise _invalid("time", "is for one moment; a range has start and end")
    for name, value in (("start", ask.start), ("end", ask.end)):
        if not value:
            raise _invalid(name, "start and end belong together")
    start, end = unix_time_of("start", ask.start), unix_time_of("end", ask.end)
    if end < start:
        raise _invalid("end", "must not be before start")
    if end - start > MAX_SPAN_S:
        raise _invalid("start", f"must be at most {in_words(MAX_SPAN_S)} before end")
    return start, end


def unix_time_of(name: str, text: str) -> float:
    """Return the moment in a field; raise InvalidField when it is none."""
    return _read(name, text, unix_time, 0.0)


def _read(name: str, text: str, read: Callable[[str], float], default: float) -> float:
    if not text:
        return default
    try:
        return read(text)
    except ValueError as odd:
        raise _invalid(name, str(odd)) from odd


def _invalid(name: str, detail: str) -> InvalidField:
    return InvalidField(((f"/{name}", detail),))
