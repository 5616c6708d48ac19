"""A golden-signals answer as evidence. The sentences of its reasons are read in `reasons`."""

from collections.abc import Mapping
from typing import Any

from shared.domain.grounding.outcomes import could_not_ask
from shared.domain.grounding.passages import words_of
from shared.domain.grounding.reasons import BAD, read_reason, span_ms
from shared.domain.grounding.records import Fact, Findings, Moment, Names, Passage, Unit
from shared.domain.grounding.written import figure_at

Json = Mapping[str, Any]
FIELDS: tuple[tuple[str, str, str, Unit], ...] = (
    ("latency", "p50_ms", "latency.p50", "ms"),
    ("latency", "p95_ms", "latency.p95", "ms"),
    ("latency", "p99_ms", "latency.p99", "ms"),
    ("latency", "mean_ms", "latency.mean", "ms"),
    ("traffic", "rps", "traffic", "rps"),
    ("errors", "ratio", "errors", "ratio"),
    ("errors", "client_ratio", "client_errors", "ratio"),
    ("saturation", "cpu_ratio", "cpu", "ratio"),
    ("saturation", "cpu_cores", "cpu", "cores"),
    ("saturation", "memory_ratio", "memory", "ratio"),
    ("saturation", "memory_bytes", "memory", "bytes"),
    ("saturation", "throttled_ratio", "cpu.throttled", "ratio"),
    ("saturation", "restarts", "restarts", "count"),
)
# What the short sentences show, which callers compare with what a model says.
SHOWN = (
    ("errors", "", "errors"),
    ("saturation", "CPU: ", "cpu"),
    ("saturation", "Memory: ", "memory"),
)
# What else may be said where a status is said.
ALSO: Mapping[str, tuple[str, ...]] = {
    "healthy": ("not:unhealthy", "not:degraded", "not:troubled", "some:replicas.available"),
    "degraded": ("troubled", "not:healthy"),
    "unhealthy": ("troubled", "not:healthy"),
    "idle": (
        "none:latency",
        "none:requests",
        "none:traffic",
        "why:none:requests",
        "why:none:traffic",
        "why:requests",
        "why:traffic",
    ),
    "unknown": ("cannot_tell", "unseen:data"),
}
USED = frozenset({"cpu", "memory"})
THROTTLED = USED | {"cpu.throttled"}
STATUSES = frozenset({"healthy", "degraded", "unhealthy", "idle", "unknown"})
NO_DATA = "no data"
# The verdict weighs these; of anything else too high or too low would be an opinion.
JUDGED = frozenset(
    {"latency", "errors", "client_errors", "cpu", "memory", "cpu.throttled", "restarts"}
)

RESTARTS_WITHIN = "15m"
ORDERLY = ("low", "normal", "below")


def collect_signals(result: Json, found: Findings) -> None:
    """Note what check_golden_signals answered."""
    about = frozenset({str(result["service_name"]).lower(), str(result["namespace"]).lower()})
    found.roots.append(about)
    found.names |= about | {str(name).lower() for name in result.get("suggestions", ())}
    found.sources |= {"metrics", "signals", "prometheus"}
    found.passages.extend(
        Passage(about, words_of(str(reason.get("message", ""))), is_ours=True)
        for reason in result.get("reasons", ())
    )
    found.moments.append(Moment(about, str(result.get("evaluated_at", ""))))
    found.figure(about, "span", span_ms(str(result.get("window", ""))), "ms", "rates")
    found.figure(about, "span", span_ms(RESTARTS_WITHIN), "ms", "restarts")
    _figures(result, about, found)
    status = str(result.get("status"))
    wrong: set[str] = set()
    for reason in result.get("reasons", ()):
        wrong |= read_reason(reason, about, status, found)
    bad = [one for one in result.get("reasons", ()) if one.get("severity") in BAD]
    found.figure(about, "issues", len(wrong), "count")
    # of two reasons both may be of latency
    found.facts.append(Fact(about, "issues", len(bad), "count"))
    if wrong:
        found.claim(about, "above:issues")
    _status(result, about, wrong, found)
    _judge(about, wrong, found)


def _figures(result: Json, about: Names, found: Findings) -> None:
    signals: Mapping[str, Json] = result.get("signals") or {}
    for group, field, kind, unit in FIELDS:
        value: float | None = (signals.get(group) or {}).get(field)
        if value is not None:
            _figure(Fact(about, kind, float(value), unit), str(result.get("latency")), found)
    for field, before, kind in SHOWN:
        shown = _shown(str(result.get(field, "")), before)
        if shown is not None:
            found.figure(about, kind, shown, "ratio")
    _gaps(result, about, found)


def _figure(fact: Fact, latency: str, found: Findings) -> None:
    """Note a figure; the one that is shown as the latency also by that name."""
    is_headline = f"({fact.kind.removeprefix('latency.')})" in latency
    is_beyond = is_headline and latency.startswith(">")
    for kind in (fact.kind, "latency") if is_headline else (fact.kind,):
        found.figure(fact.about, kind, fact.value, fact.unit, is_beyond=is_beyond)
    if fact.value == 0:
        found.claim(fact.about, f"none:{fact.kind}")
    if fact.value == 0 and fact.kind == "traffic":
        found.figure(fact.about, "requests", 0, "count")


def _shown(text: str, before: str) -> float | None:
    at = text.find(before)
    shown = figure_at(text, at + len(before), "en") if at >= 0 else None
    return shown[0].values[0] if shown and shown[0].unit == "ratio" else None


def _gaps(result: Json, about: Names, found: Findings) -> None:
    for field in ("latency", "traffic", "errors"):
        if result.get(field) == NO_DATA:
            found.claim(about, f"absent:{field}")
    if result.get("saturation") == NO_DATA:
        found.claim(about, "absent:resources", "absent:cpu", "absent:memory")


def _status(result: Json, about: Names, wrong: set[str], found: Findings) -> None:
    status = str(result.get("status"))
    if status not in STATUSES:
        return
    found.claim(about, status, f"confidence:{result.get('confidence')}", *ALSO.get(status, ()))
    if status == "healthy" and result.get("confidence") != "low" and not wrong:
        found.claim(about, "all_good", "none:issues", "none:findings", "none:anything")
    if result.get("error"):
        detail = str(result["error"].get("detail"))
        found.claim(about, *could_not_ask("check_golden_signals", detail))
    elif status == "unknown":
        found.claim(about, "why:none:data", "why:none:series")


def _judge(about: Names, wrong: set[str], found: Findings) -> None:
    """Say of each measured kind that is judged, and not wrong, that it is in order."""
    known = {fact.kind for fact in found.facts if (fact.about, fact.role) == (about, "value")}
    for kind in known:
        if _family(kind) in JUDGED - wrong:
            found.claim(about, *(f"{word}:{kind}" for word in ORDERLY))
    if known >= USED and wrong.isdisjoint(THROTTLED):
        found.claim(about, "low:resources", "normal:resources")


def _family(kind: str) -> str:
    return kind if kind in JUDGED else kind.partition(".")[0]
