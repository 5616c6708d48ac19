"""The answers of query_prometheus, get_pod_logs, analyze_logs and incident_response as evidence.

A name that begins with `#` stands for one template, finding or line: what is said of it has to be
said beside its words.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from shared.domain.grounding.passages import words_of
from shared.domain.grounding.queried import Measure, measured
from shared.domain.grounding.records import NOBODY, Findings, Moment, Names, Passage

Json = Mapping[str, Any]
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ENDED = re.compile(r"(\S+) was restarted .*; its last run ended with (\w+) \(exit code \d+\)")
OOM, CRASH = "OOMKilled", "CrashLoopBackOff"
HAPPENED = {
    "oom": re.compile(r"\boom", re.IGNORECASE),
    "restarts": re.compile(r"\brestart", re.IGNORECASE),
    "crash_loop": re.compile(r"crash", re.IGNORECASE),
    "exit_code": re.compile(r"exit code", re.IGNORECASE),
}
SETTLED = 0.1  # a course that moved less than this share kept its level


def collect_metrics(result: Json, found: Findings) -> None:
    """Note what query_prometheus answered."""
    found.sources |= {"metrics", "query"}
    query = str(result.get("query", ""))
    series: Sequence[Json] = result.get("result") or ()
    texts = [str(result.get("summary", "")), *map(str, result.get("warnings", ()))]
    texts += [str(hint.get("message", "")) for hint in result.get("hints", ())]
    found.passages.extend(Passage(NOBODY, words_of(text), is_ours=True) for text in texts)
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
    span = (float(points[-1][0]) - float(points[0][0])) * 1000
    for role in ("past", "rates"):
        found.figure(about, "span", span, "ms", role)
    if span == 3_600_000:
        found.claim(about, "hour")
    ends = {"past": values[0], "value": values[-1], "low": min(values), "high": max(values)}
    moved = values[-1] - values[0]
    trend = "up" if moved > 0 else "down"
    settled = max(values) - min(values) <= SETTLED * abs(values[0])
    for measure in measures:
        for role, value in ends.items():
            found.figure(about, measure.kind, value * measure.factor, measure.unit, role)
        found.claim(about, f"{'flat' if settled else trend}:{measure.kind}")


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


def collect_pods(result: Json, found: Findings) -> None:
    """Note what get_pod_logs answered."""
    pods: Sequence[Json] = result.get("pods") or ()
    namespace = str(result.get("namespace", "")).lower()
    if result.get("status") != "unknown":
        found.sources.add("logs")
    ends = dict(match for text in result.get("warnings", ()) for match in ENDED.findall(str(text)))
    every = {namespace}
    for pod in pods:
        about = frozenset({str(pod["pod"]).lower(), str(pod["container"]).lower(), namespace})
        _container(pod, about, ends.get(str(pod["container"]), ""), found)
        every |= about
    whole = frozenset(every)
    found.names |= whole
    logs = [str(line) for line in result.get("logs") or ()]
    found.roots.append(whole)
    found.figure(whole, "lines", len(logs), "count")
    found.figure(whole, "redactions", result.get("redactions"), "count")
    if result.get("status") == "empty":
        found.claim(whole, "none:lines", "none:logs")
    if result.get("status") == "unknown":
        found.claim(whole, "could_not_ask", "cannot_tell")
    for number, line in enumerate(logs, 1):
        _line(line, whole | {f"#line{number}"}, found)
    for warning in map(str, result.get("warnings", ())):
        found.passages.append(Passage(whole, words_of(warning), is_ours=False))
        _stamps(warning, whole, found)


def _container(pod: Json, about: Names, ended: str, found: Findings) -> None:
    found.figure(about, "restarts", pod.get("restarts"), "count")
    found.figure(about, "exit_code", pod.get("exit_code"), "count")
    found.figure(about, "lines", pod.get("lines"), "count")
    found.claim(about, str(pod.get("state")))
    if pod.get("restarts") == 0:
        found.claim(about, "none:restarts")
    reason = str(pod.get("reason") or "")
    if reason == CRASH:
        found.claim(about, "crash_loop")
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
    templates: Sequence[Json] = digest.get("templates") or ()
    findings: Sequence[Json] = result.get("findings") or ()
    severity = str(result.get("severity"))
    found.figure(NOBODY, "lines", digest.get("lines"), "count")
    found.figure(NOBODY, "templates", digest.get("templates_total"), "count")
    found.figure(NOBODY, "findings", len(findings), "count")
    found.claim(NOBODY, f"severity:{severity}")
    if severity in {"error", "critical"}:
        found.claim(NOBODY, "some:errors")
    if severity == "ok" and result.get("status") == "ok":
        found.claim(NOBODY, "none:errors", "none:findings", "none:issues", "normal:logs")
    if result.get("status") == "empty":
        found.claim(NOBODY, "none:lines", "none:logs")
    for template in templates:
        _template(template, found, is_top=template == max(templates, key=lambda one: one["count"]))
    for number, finding in enumerate(findings):
        _finding(finding, frozenset({f"#finding{number}"}), found)
    for cited in result.get("cited_lines") or ():
        about = frozenset({f"#cited{cited['line']}"})
        found.passages.append(Passage(about, words_of(str(cited["text"])), is_ours=False))
        found.figure(about, "line_number", cited["line"], "count")


def _template(template: Json, found: Findings, *, is_top: bool) -> None:
    about = frozenset({f"#{template['id']}".lower()})
    for text in (str(template["template"]), str(template.get("example", ""))):
        found.passages.append(Passage(about, words_of(text.replace("<*>", " ")), is_ours=False))
    found.names |= {word for word in words_of(str(template["template"])) if "-" in word}
    found.figure(about, "occurrences", template["count"], "count")
    found.claim(about, f"severity:{template['level']}", *(("top",) if is_top else ()))
    for role in ("first", "last"):
        found.figure(about, "line_number", template.get(f"{role}_line"), "count")
        if at := template.get(f"{role}_at"):
            found.moments.append(Moment(about, str(at), frozenset(), role))


def _finding(finding: Json, about: Names, found: Findings) -> None:
    for field in ("title", "explanation"):
        found.passages.append(Passage(about, words_of(str(finding.get(field, ""))), is_ours=False))
    found.claim(about, f"severity:{finding.get('severity')}")
    for line in finding.get("evidence", ()):
        found.figure(about, "line_number", line, "count")


def collect_incident(result: Json, found: Findings) -> None:
    """Note what incident_response answered."""
    about = frozenset({str(result.get("service_name") or "").lower(), str(result.get("namespace"))})
    found.sources |= {"metrics", "signals", "logs", "events"}
    found.roots.append(about)
    found.names |= about
    found.claim(about, str(result.get("status")), f"severity:{result.get('severity')}")
    for hypothesis in result.get("hypotheses") or ():
        claim = "ruled_out" if hypothesis.get("ruled_out") else "suspected"
        found.claim(about, f"{claim}:{hypothesis.get('category')}")
        if claim == "suspected":
            tag = about | {"#suspect"}
            words = words_of(str(hypothesis.get("title", "")))
            found.passages.append(Passage(tag, words, is_ours=True))
            found.figure(tag, "confidence", hypothesis.get("confidence"), "ratio")
    for number, event in enumerate(result.get("timeline") or ()):
        _event(event, about | {f"#event{number}"}, found)
    for one in (*(result.get("evidence") or ()), *(result.get("next_steps") or ())):
        text = str(one.get("summary") or one.get("text") or "")
        found.passages.append(Passage(about, words_of(text), is_ours=True))


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
