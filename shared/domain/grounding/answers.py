"""The answers of query_prometheus and incident_response as evidence; those of logs are in `logged`.

A name that begins with `#` stands for one template, finding or line: what is said of it has to be
said beside its words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from shared.domain.grounding.logged import HAPPENED
from shared.domain.grounding.passages import words_of
from shared.domain.grounding.queried import Measure, measured
from shared.domain.grounding.reasons import span_ms
from shared.domain.grounding.records import NOBODY, Findings, Moment, Names, Passage

Json = Mapping[str, Any]
RANGES = re.compile(r"\[(\w+)\]")
ABSENT = re.compile(r"there is no metric (\w+)")
HOUR_MS = 3_600_000
SETTLED = 0.1  # a course that moved less than this share kept its level


def collect_metrics(result: Json, found: Findings) -> None:
    """Note what query_prometheus answered."""
    found.sources |= {"metrics", "query", "prometheus"}
    query = str(result.get("query", ""))
    series: Sequence[Json] = result.get("result") or ()
    _texts(result, query, found)
    found.figure(NOBODY, "series", float(result.get("series_count", len(series))), "count")
    found.moments.append(Moment(NOBODY, str(result.get("timestamp", ""))))
    for about in (NOBODY, *(_labels(one) for one in series)):
        for span in RANGES.findall(query):
            found.figure(about, "span", span_ms(span), "ms", "rates")
    if not series:
        found.claim(
            NOBODY, "none:series", "none:data", "none:results", "none:anything", "unseen:data"
        )
        return
    if result.get("result_type") in {"vector", "matrix"}:
        measures = measured(query)
        _extremes([_series(one, measures, found) for one in series], measures, found)


def _texts(result: Json, query: str, found: Findings) -> None:
    """Note what is said beside the numbers, and the query and those that are proposed for it."""
    hints: Sequence[Json] = result.get("hints") or ()
    found.queries.append(query)
    found.proposed += [str(hint.get("query", "")) for hint in hints]
    texts = [str(result.get("summary", "")), *map(str, result.get("warnings", ()))]
    texts += [str(hint.get("message", "")) for hint in hints]
    found.passages.extend(Passage(NOBODY, words_of(text), is_ours=True) for text in texts)
    for name in ABSENT.findall("\n".join(texts)):
        found.claim(frozenset({name}), "none:metric", "why:none:metric", "none:series")
    found.names |= set(re.findall(r"[a-z_:][a-z0-9_:]*_[a-z0-9_]+", " ".join([query, *texts])))


def _labels(one: Json) -> Names:
    labels: Mapping[str, str] = one.get("metric", {})
    return frozenset(value.lower() for value in labels.values())


def _series(one: Json, measures: Sequence[Measure], found: Findings) -> tuple[Names, float | None]:
    about = _labels(one)
    found.names |= about
    found.roots.append(about)
    if "values" in one:
        found.figure(about, "series", 1, "count")
        _course(about, one["values"], measures, found)
        return about, None
    value = _number(one["value"][1]) if "value" in one else None
    for measure in measures:
        found.figure(about, measure.kind, _scaled(value, measure), measure.unit)
        if value == 0:
            found.claim(about, f"none:{measure.kind}")
    return about, value


def _number(text: object) -> float | None:
    try:
        value = float(str(text))
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _scaled(value: float | None, measure: Measure) -> float | None:
    return None if value is None else value * measure.factor


def _course(
    about: Names, points: Sequence[Sequence[Any]], measures: Sequence[Measure], found: Findings
) -> None:
    values = [value for _, text in points if (value := _number(text)) is not None]
    if values:
        _went(about, points, values, measures, found)


def _went(
    about: Names,
    points: Sequence[Sequence[Any]],
    values: Sequence[float],
    measures: Sequence[Measure],
    found: Findings,
) -> None:
    span_ms = (float(points[-1][0]) - float(points[0][0])) * 1000
    for role in ("past", "rates"):
        found.figure(about, "span", span_ms, "ms", role)
    if span_ms == HOUR_MS:
        found.claim(about, "hour")
    found.claim(about, "course", *_where(values))
    ends = {"past": values[0], "value": values[-1], "low": min(values), "high": max(values)}
    for measure in measures:
        found.claim(about, *(f"{trend}:{measure.kind}" for trend in _trends(values)))
        if values[0] > 0:
            found.figure(about, measure.kind, values[-1] / values[0], "times", "factor")
        for role, value in ends.items():
            found.figure(about, measure.kind, value * measure.factor, measure.unit, role)


def _where(values: Sequence[float]) -> Iterator[str]:
    """Yield where a course is at its lowest and its highest: `end:high`."""
    for place, value in (("start", values[0]), ("end", values[-1])):
        for side, end in (("low", min(values)), ("high", max(values))):
            if value == end:
                yield f"{place}:{side}"


def _trends(values: Sequence[float]) -> Iterator[str]:
    """Yield where a course went, and where it goes on going: `rising` says that it never fell."""
    if max(values) - min(values) <= SETTLED * abs(values[0]):
        yield "flat"
        return
    yield "up" if values[-1] > values[0] else "down"
    steps = [after - before for before, after in pairwise(values)]
    if steps[-1] > 0 and min(steps) >= 0:
        yield "rising"
    if steps[-1] < 0 and max(steps) <= 0:
        yield "falling"


def _extremes(
    rows: Sequence[tuple[Names, float | None]], measures: Sequence[Measure], found: Findings
) -> None:
    known = [(value, about) for about, value in rows if value is not None]
    for _, about in sorted(known, key=lambda row: row[0])[-2:-1]:
        found.claim(about, "second")
    if len(known) < 2:  # noqa: PLR2004 - one alone is not the largest of anything
        return
    for role, pick in (("low", min), ("high", max)):
        value, about = pick(known, key=lambda row: row[0])
        for measure in measures:
            found.figure(about, measure.kind, value * measure.factor, measure.unit, role)
            found.claim(about, f"{role}est:{measure.kind}")


def collect_incident(result: Json, found: Findings) -> None:
    """Note what incident_response answered."""
    names = (result.get("service_name"), result.get("namespace"))
    about = frozenset(str(name).lower() for name in names if name)
    found.sources |= {"metrics", "signals", "logs", "events"}
    found.roots.append(about)
    found.names |= about
    found.claim(about, str(result.get("status")), f"severity:{result.get('severity')}")
    for hypothesis in _items(result, "hypotheses"):
        _suspicion(hypothesis, about, found)
    for number, event in enumerate(_items(result, "timeline")):
        _event(event, about | {f"#event{number}"}, found)
    for one in (*_items(result, "evidence"), *_items(result, "next_steps")):
        text = str(one.get("summary", "") or one.get("text", ""))
        found.passages.append(Passage(about, words_of(text), is_ours=True))


def _items(result: Json, field: str) -> Sequence[Json]:
    return result.get(field) or ()


def _suspicion(hypothesis: Json, about: Names, found: Findings) -> None:
    if hypothesis.get("ruled_out"):
        ruled = about | {"#ruled"}
        found.claim(ruled, "ruled_out")
        found.passages.append(Passage(ruled, words_of(str(hypothesis.get("title"))), is_ours=True))
        return
    tagged = about | {"#suspect"}
    found.claim(about, f"suspected:{hypothesis.get('category')}")
    found.passages.append(Passage(tagged, words_of(str(hypothesis.get("title"))), is_ours=True))
    for unit in ("ratio", "value"):  # 80 % is written 0.8, too
        found.figure(tagged, "confidence", hypothesis.get("confidence"), unit)


def _event(event: Json, about: Names, found: Findings) -> None:
    text = str(event.get("event", ""))
    words = words_of(text)
    found.passages.append(Passage(about, words, is_ours=True))
    pods = {word for word in words if word.count("-") > 1}
    found.names |= pods
    claims = frozenset(claim for claim, said in HAPPENED.items() if said.search(text))
    whole = frozenset(name for name in about | pods if name[0] != "#")
    at = str(event.get("at", ""))
    found.claim(whole, *claims)
    found.moments.append(Moment(about | pods, at))
    if claims:
        found.moments.append(Moment(whole, at, claims))
