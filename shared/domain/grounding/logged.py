"""The answers of get_pod_logs and analyze_logs as evidence.

A name that begins with `#` stands for one template, finding or line: what is said of it has to be
said beside its words. The other tools' answers are read in `answers` and `signals`.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from shared.domain.grounding.outcomes import could_not_ask
from shared.domain.grounding.passages import words_of
from shared.domain.grounding.records import NOBODY, Findings, Moment, Names, Passage

Json = Mapping[str, Any]
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ENDED = re.compile(r"(\S+) was restarted .*; its last run ended with (\w+) \(exit code \d+\)")
TOOK = re.compile(r"\btook (\d+(?:\.\d+)?) ?ms\b")
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "empty": ("none:lines", "none:logs", "unseen:logs"),
    "unknown": could_not_ask("get_pod_logs"),
}
SEVERITIES: Mapping[str, tuple[str, ...]] = {
    "ok": (
        "none:severity:warning",
        "none:errors",
        "none:findings",
        "none:anything",
        "none:issues",
        "normal:logs",
    ),
    "error": ("some:errors", "some:logged.errors"),
    "critical": ("some:errors", "some:logged.errors"),
}
OOM, CRASH = "OOMKilled", "CrashLoopBackOff"
LEVELS = {
    "error": "errors",
    "fatal": "errors",
    "critical": "errors",
    "warn": "level.warning",
    "warning": "level.warning",
    "info": "level.info",
}
SEVERITY_OF = {
    "errors": "severity:error",
    "level.warning": "severity:warning",
    "level.info": "severity:info",
}
SEVEREST = frozenset({"critical", "error"})
HAPPENED = {
    "ended": re.compile(r"\blast run ended\b"),
    "oom": re.compile(r"\boom", re.IGNORECASE),
    "restarts": re.compile(r"\brestart", re.IGNORECASE),
    "crash_loop": re.compile(r"crash", re.IGNORECASE),
    "exit_code": re.compile(r"exit code", re.IGNORECASE),
}


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
    _lines([str(line) for line in result.get("logs") or ()], whole, found)
    found.figure(whole, "redactions", result.get("redactions"), "count")
    for warning in warnings:
        found.passages.append(Passage(whole, words_of(warning), is_ours=False))
        _stamps(warning, whole, found)


def _lines(logs: Sequence[str], whole: Names, found: Findings) -> None:
    found.figure(whole, "lines", len(logs), "count")
    texts = [STAMP.sub(" ", line).strip() for line in logs]
    for number, (line, text) in enumerate(zip(logs, texts, strict=True), 1):
        about = whole | {f"#line{number}"}
        _line(line, about, found)
        found.figure(about, "occurrences", texts.count(text), "count")
        if text not in texts[number:]:
            _stamped(line, about, found, "last")
    _levels(logs, texts, whole, found)


def _levels(logs: Sequence[str], texts: Sequence[str], whole: Names, found: Findings) -> None:
    """Note how many lines say that they are errors, warnings, information, and when.

    That there are so many is said of the logs, or beside the words of one of these lines.
    """
    levels = [LEVELS.get(text.partition(" ")[0].strip("[]:").lower(), "") for text in texts]
    for kind, count in Counter(filter(None, levels)).items():
        at = [number for number, level in enumerate(levels, 1) if level == kind]
        found.figure(whole, f"logged.{kind}", count, "count")
        found.claim(whole, f"some:logged.{kind}")
        for number in at:
            found.figure(whole | {f"#line{number}"}, kind, count, "count")
            found.claim(whole | {f"#line{number}"}, SEVERITY_OF[kind])
        for role, number in (("first", at[0]), ("last", at[-1])):
            stamp = STAMP.search(logs[number - 1])
            moment = stamp.group() if stamp else ""
            claims = frozenset({kind, SEVERITY_OF[kind]})
            found.moments.append(Moment(whole, moment, claims, role))


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
        found.claim(about, "crash_loop", "why_restarts:crash_loop", "troubled", "not:healthy")
    if ended:
        found.claim(about, "ended")
    if OOM in {reason, ended}:
        found.claim(about, "oom", "why_restarts:oom", "why_restarts:exit_code")
    for role in ("first", "last"):
        if at := pod.get(f"{role}_at"):
            found.moments.append(Moment(about, str(at), frozenset({"lines"}), role))


def _line(line: str, about: Names, found: Findings) -> None:
    found.passages.append(Passage(about, words_of(STAMP.sub(" ", line)), is_ours=False))
    _stamped(line, about, found)


def _stamped(line: str, about: Names, found: Findings, role: str = "") -> None:
    if stamp := STAMP.search(line):
        found.moments.append(Moment(about, stamp.group(), role=role))


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
    _findings(findings, found)
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
    if took := TOOK.search(str(template.get("example", ""))):
        found.figure(about, "latency", float(took[1]), "ms")
    found.claim(about, f"severity:{template['level']}")
    for role in ("first", "last"):
        found.figure(about, "line_number", template.get(f"{role}_line"), "count")
        if at := template.get(f"{role}_at"):
            found.moments.append(Moment(about, str(at), role=role))


def _findings(findings: Sequence[Json], found: Findings) -> None:
    severities = [one.get("severity") for one in findings]
    for kind, count in Counter(LEVELS.get(str(one), "") for one in severities).items():
        found.figure(NOBODY, kind, count, "count")
    for number, finding in enumerate(findings):
        about = frozenset({f"#finding{number}"})
        _finding(finding, about, found)
        if severities[number] in SEVEREST and len(SEVEREST.intersection(severities)) == 1:
            found.claim(about, *(["worst"] if severities.count(severities[number]) == 1 else []))


def _finding(finding: Json, about: Names, found: Findings) -> None:
    for field in ("title", "explanation"):
        found.passages.append(Passage(about, words_of(str(finding.get(field, ""))), is_ours=False))
    found.claim(about, f"severity:{finding.get('severity')}")
    for line in finding.get("evidence", ()):
        found.figure(about, "line_number", line, "count")
