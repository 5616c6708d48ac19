"""The answers of query_prometheus, get_pod_logs, analyze_logs and incident_response as evidence.

A name that begins with `#` stands for one template, finding or line: what is said of it has to be
said beside its words.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from shared.domain.grounding.outcomes import could_not_ask
from shared.domain.grounding.passages import words_of
from shared.domain.grounding.queried import Measure, measured
from shared.domain.grounding.records import NOBODY, Findings, Moment, Names, Passage

Json = Mapping[str, Any]
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ENDED = re.compile(r"(\S+) was restarted .*; its last run ended with (\w+) \(exit code \d+\)")
ABSENT = re.compile(r"there is no metric (\w+)")
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "empty": ("none:lines", "none:logs"),
    "unknown": could_not_ask("get_pod_logs"),
}
SEVERITIES: Mapping[str, tuple[str, ...]] = {
    "ok": ("none:errors", "none:findings", "none:issues", "normal:logs"),
    "error": ("some:errors",),
    "critical": ("some:errors",),
}
OOM, CRASH = "OOMKilled", "CrashLoopBackOff"
HAPPENED = {
    "oom": re.compile(r"\boom", re.IGNORECASE),
    "restarts": re.compile(r"\brestart", re.IGNORECASE),
    "crash_loop": re.compile(r"crash", re.IGNORECASE),
    "exit_code": re.compile(r"exit code", re.IGNORECASE),
}
HOUR_MS = 3_600_000
SETTLED = 0.1  # a course that moved less than this share kept its level


def collect_metrics(result: Json, found: Findings) -> None:
    """Note what query_prometheus answered."""
    found.sources |= {"metrics", "query", "prometheus"}
    query = str(result.get("query", ""))
    series: Sequence[Json] = result.get("result") or ()
    texts = [str(result.get("summary", "")), *map(str, result.get("warnings", ()))]
    texts += [str(hint.get("message", "")) for hint in result.get("hints", ())]
    found.passages.extend(Passage(NOBODY, words_of(text), is_ours=True) for text in texts)
    for name in ABSENT.findall("\n".join(texts)):
        found.claim(frozenset({name}), "none:metric", "why:none:metric", "none:series")
    found.names |= set(re.findall(r"[a-z_:][a-z0-9_:]*_[a-z0-9_]+", " ".join([query, *texts])))
    found.figure(NOBODY, "series", float(result.get("series_count", len(series))), "count")
    found.moments.append(Moment(NOBODY, str(result.get("timestamp", ""))))
    if not series:
        found.claim(NOBODY, "none:series", "none:data", "none:results")
        return
    if result.get("result_type") in {"vector", "matrix"}:
        measures = measured(query)
        _extremes([_series(one, measures, found) for one in series], measures, found)


def _series(one: Json, measures: Sequence[Measure], found: Findings) -> tuple[Names, float | None]:
    labels: Mapping[str, str] = one.get("metric", {})
    about = frozenset(value.lower() for value in labels.values())
    found.names |= about
    found.roots.append(about)
    if "values" in one:
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
    if not values:
        return
    span_ms = (float(points[-1][0]) - float(points[0][0])) * 1000
    for role in ("past", "rates"):
        found.figure(about, "span", span_ms, "ms", role)
    if span_ms == HOUR_MS:
        found.claim(about, "hour")
    ends = {"past": values[0], "value": values[-1], "low": min(values), "high": max(values)}
    for measure in measures:
        found.claim(about, f"{_trend(values)}:{measure.kind}")
        if values[0] > 0:
            found.figure(about, measure.kind, values[-1] / values[0], "times", "factor")
        for role, value in ends.items():
            found.figure(about, measure.kind, value * measure.factor, measure.unit, role)


def _trend(values: Sequence[float]) -> str:
    if max(values) - min(values) <= SETTLED * abs(values[0]):
        return "flat"
    return "up" if values[-1] > values[0] else "down"


def _extremes(
    rows: Sequence[tuple[Names, float | None]], measures: Sequence[Measure], found: Findings
) -> None:
    known = [(value, about) for about, value in rows if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - one alone is not the largest of anything
        return
    for role, pick in (("low", min), ("high", max)):
        value, about = pick(known, key=lambda row: row[0])
        for measure in measures:
            found.figure(about, measure.kind, value * measure.factor, measure.unit, role)
            found.claim(about, f"{role}est:{measure.kind}")


def collect_pods(result: Json, found: Findings) -> None:
    """Note what get_pod_logs answered."""
    status = str(result.get("status"))
    warnings = [str(text) for text in result.get("warnings") or ()]
    whole = _containers(result, "\n".join(warnings), found)
    found.names |= whole
    found.roots.append(whole)
    found.claim(whole, *OUTCOMES.get(status, ()))
    if status != "unknown":
        found.sources |= {"logs", "kubernetes"}
    logs = [str(line) for line in result.get("logs") or ()]
    found.figure(whole, "lines", len(logs), "count")
    found.figure(whole, "redactions", result.get("redactions"), "count")
    for number, line in enumerate(logs, 1):
        _line(line, whole | {f"#line{number}"}, found)
    for warning in warnings:
        found.passages.append(Passage(whole, words_of(warning), is_ours=False))
        _stamps(warning, whole, found)


def _containers(result: Json, warnings: str, found: Findings) -> Names:
    """Note the containers; return all names together."""
    ends = dict(ENDED.findall(warnings))
    namespace = str(result.get("namespace", "")).lower()
    every = {namespace}
    for pod in result.get("pods") or ():
        about = frozenset({str(pod["pod"]).lower(), str(pod["container"]).lower(), namespace})
        _container(pod, about, ends.get(str(pod["container"]), ""), found)
        every |= about
    return frozenset(every)


def _container(pod: Json, about: Names, ended: str, found: Findings) -> None:
    found.figure(about, "restarts", pod.get("restarts"), "count")
    found.figure(about, "exit_code", pod.get("exit_code"), "count")
    found.figure(about, "lines", pod.get("lines"), "count")
    found.claim(about, str(pod.get("state")))
    if pod.get("restarts") == 0:
        found.claim(about, "none:restarts")
    reason = str(pod.get("reason") or "")
    if reason == CRASH:
        found.claim(about, "crash_loop", "why_restarts:crash_loop")
    if OOM in {reason, ended}:
        found.claim(about, "oom", "why_restarts:oom", "why_restarts:exit_code")
    for role in ("first", "last"):
        if at := pod.get(f"{role}_at"):
            found.moments.append(Moment(about, str(at), frozenset({"lines"}), role))


def _line(line: str, about: Names, found: Findings) -> None:
    found.passages.append(Passage(about, words_of(STAMP.sub(" ", line)), is_ours=False))
    if stamp := STAMP.search(line):
        found.moments.append(Moment(about, stamp.group()))


def _stamps(text: str, about: Names, found: Findings) -> None:
    claims = frozenset(claim for claim, said in HAPPENED.items() if said.search(text))
    found.moments.extend(Moment(about, at, claims) for at in STAMP.findall(text))


def collect_analysis(result: Json, found: Findings) -> None:
    """Note what analyze_logs answered."""
    found.sources.add("logs")
    digest: Json = result.get("digest") or {}
    findings: Sequence[Json] = result.get("findings") or ()
    found.figure(NOBODY, "lines", digest.get("lines"), "count")
    found.figure(NOBODY, "templates", digest.get("templates_total"), "count")
    found.figure(NOBODY, "findings", len(findings), "count")
    found.figure(NOBODY, "issues", len(findings), "count")
    status, severity = str(result.get("status")), str(result.get("severity"))
    found.claim(NOBODY, f"severity:{severity}")
    found.claim(NOBODY, *(SEVERITIES.get(severity, ()) if status == "ok" else ()))
    found.claim(NOBODY, *OUTCOMES.get(status, ()))
    _templates(digest.get("templates") or (), found)
    for number, finding in enumerate(findings):
        _finding(finding, frozenset({f"#finding{number}"}), found)
    for cited in result.get("cited_lines") or ():
        about = frozenset({f"#cited{cited['line']}"})
        found.passages.append(Passage(about, words_of(str(cited["text"])), is_ours=False))
        found.figure(about, "line_number", cited["line"], "count")


def _templates(templates: Sequence[Json], found: Findings) -> None:
    most = max((int(one["count"]) for one in templates), default=0)
    for template in templates:
        about = frozenset({f"#{template['id']}".lower()})
        _template(template, about, found)
        if template["count"] == most:
            found.claim(about, "top")


def _template(template: Json, about: Names, found: Findings) -> None:
    for text in (str(template["template"]), str(template.get("example", ""))):
        found.passages.append(Passage(about, words_of(text.replace("<*>", " ")), is_ours=False))
    found.figure(about, "occurrences", template["count"], "count")
    found.claim(about, f"severity:{template['level']}")
    for role in ("first", "last"):
        found.figure(about, "line_number", template.get(f"{role}_line"), "count")
        if at := template.get(f"{role}_at"):
            found.moments.append(Moment(about, str(at), role=role))


def _finding(finding: Json, about: Names, found: Findings) -> None:
    for field in ("title", "explanation"):
        found.passages.append(Passage(about, words_of(str(finding.get(field, ""))), is_ours=False))
    found.claim(about, f"severity:{finding.get('severity')}")
    for line in finding.get("evidence", ()):
        found.figure(about, "line_number", line, "count")


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
        return
    tagged = about | {"#suspect"}
    found.claim(about, f"suspected:{hypothesis.get('category')}")
    found.passages.append(Passage(tagged, words_of(str(hypothesis.get("title"))), is_ours=True))
    found.figure(tagged, "confidence", hypothesis.get("confidence"), "ratio")


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
