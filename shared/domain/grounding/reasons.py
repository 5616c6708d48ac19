"""What the sentence of each golden-signals reason states, as figures and claims.

Those sentences are written by `shared.domain.signals` and nowhere else; a test holds that each one
is read here. Status and signals themselves are read in `signals`.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from shared.domain.grounding.records import Findings, Names, Unit

N = r"[\d.]+"
FAR = 1.2  # how many times its threshold a value is far above it
SPAN_MS = {"m": 60_000.0, "h": 3_600_000.0, "d": 86_400_000.0}
BAD = frozenset({"critical", "warning"})
# How severe a reason has to be to account for a status.
WHYS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"unhealthy": frozenset({"critical"}), "healthy": frozenset(), "idle": frozenset()}
)


class Reading(NamedTuple):
    """How one reason's sentence is read; groups of the pattern are named `kind_role`."""

    pattern: re.Pattern[str]
    kind: str  # that is too high, or, of replicas, too few
    figures: tuple[tuple[str, str, Unit, str, float], ...] = ()  # group, kind, unit, role, factor
    claims: tuple[str, ...] = ()
    whys: tuple[str, ...] = ()  # what else it explains a status by
    spans: tuple[tuple[str, str], ...] = ()  # what over: a role of spans, a group or such as 15m


def _reading(pattern: str, kind: str, *figures: Any, **more: Any) -> Reading:
    return Reading(re.compile(pattern), kind, figures, **more)


UNREAD = _reading(r"(?!)", "")
READINGS: Mapping[str, Reading] = MappingProxyType(
    {
        "error_ratio": _reading(
            rf"(?P<v>{N})% of requests failed \(.*\), threshold (?P<t>{N})%",
            "errors",
            ("v", "errors", "ratio", "value", 0.01),
            ("t", "errors", "ratio", "threshold", 0.01),
        ),
        "latency": _reading(
            rf"(?P<stat>\w+) latency is (?:more than )?(?P<v>{N}) ms, threshold (?P<t>{N}) ms",
            "latency",
            ("t", "latency", "ms", "threshold", 1),
            ("t", "latency.{stat}", "ms", "threshold", 1),
        ),
        "latency_regression": _reading(
            rf"(?P<stat>p95) latency is {N} ms, (?P<f>{N}) times the (?P<p>{N}) ms of an hour ago, "
            rf"threshold (?P<t>{N}) times",
            "latency",
            *(
                (group, kind, unit, role, 1)
                for kind in ("latency", "latency.p95")
                for group, unit, role in (
                    ("f", "times", "factor"),
                    ("p", "ms", "past"),
                    ("t", "times", "threshold"),
                )
            ),
            claims=("up:latency", "up:latency.p95", "hour"),
            spans=(("past", "1h"),),
        ),
        "client_errors": _reading(
            rf"(?P<v>{N})% of requests were refused \((?:[^)]*? (?P<c>\d{{3}}))?.*?\), "
            rf"threshold (?P<t>{N})%.*",
            "client_errors",
            ("v", "client_errors", "ratio", "value", 0.01),
            ("t", "client_errors", "ratio", "threshold", 0.01),
            ("c", "client_code", "count", "value", 1),
        ),
        "slo_burn": _reading(
            rf"the error budget of (?P<slo>{N})% is spent (?P<v>{N}) times as fast as it lasts "
            rf"\(over (?:(?P<long>\w+) and (?P<short>\w+)|.*)\), threshold (?P<t>{N})",
            "burn",
            ("slo", "slo", "ratio", "value", 0.01),
            ("v", "burn", "times", "value", 1),
            ("t", "burn", "times", "threshold", 1),
            spans=(("burn", "{long}"), ("burn", "{short}")),
        ),
        "last_bucket": _reading(r".* last bucket, (?P<v>[\d.]+) ms", ""),
        "few_requests": _reading(
            rf"only (?P<v>{N}) requests in the last .* fewer than (?P<t>{N}) say little",
            "",
            ("v", "requests", "count", "value", 1),
            claims=("low:traffic",),
        ),
        "no_traffic": _reading(r"0 requests in the last .*", "", claims=("low:traffic",)),
        "oom_killed": _reading(
            rf"(?P<v>{N}) pods? \((?P<pods>[^)]*)\) (?:is|are) OOM-killed .*",
            "oom",
            ("v", "oom", "count", "value", 1),
            ("v", "pods", "count", "value", 1),
            claims=("oom",),
            whys=("why:memory",),
            spans=(("restarts", "15m"),),
        ),
        "replicas": _reading(
            rf"(?P<v>{N}) of (?P<w>{N}) replicas are available, .*",
            "replicas",
            ("v", "replicas.available", "count", "value", 1),
            ("v", "replicas", "count", "value", 1),
            ("w", "replicas.wanted", "count", "value", 1),
            ("w", "replicas.available", "count", "threshold", 1),
            ("w", "replicas", "count", "threshold", 1),
        ),
        "stuck_pods": _reading(r"\d+ pods? \((?P<pods>[^)]*)\) (?:is|are) stuck in .*", "stuck"),
        "crash_loop": _reading(
            r"\d+ pods? \((?P<pods>[^)]*)\) (?:is|are) stuck in .*",
            "crash_loop",
            claims=("crash_loop",),
        ),
        "memory": _reading(
            rf"(?:pod (?P<pods>\S+) uses )?(?P<v>{N})% of .*, threshold (?P<t>{N})%",
            "memory",
            ("v", "memory", "ratio", "value", 0.01),
            ("t", "memory", "ratio", "threshold", 0.01),
        ),
        "cpu": _reading(
            rf"(?:pod (?P<pods>\S+) uses )?(?P<v>{N})% of .*, threshold (?P<t>{N})%",
            "cpu",
            ("v", "cpu", "ratio", "value", 0.01),
            ("t", "cpu", "ratio", "threshold", 0.01),
        ),
        "throttling": _reading(
            rf"(?P<v>{N})% of CPU periods are throttled, threshold (?P<t>{N})%",
            "cpu.throttled",
            ("v", "cpu.throttled", "ratio", "value", 0.01),
            ("t", "cpu.throttled", "ratio", "threshold", 0.01),
        ),
        "restarts": _reading(
            rf"(?P<v>{N}) container restarts? within 15m, threshold (?P<t>{N})",
            "restarts",
            ("v", "restarts", "count", "value", 1),
            ("t", "restarts", "count", "threshold", 1),
            spans=(("restarts", "15m"),),
        ),
        "targets_down": _reading(
            rf"(?P<v>{N}) of (?P<w>{N}) scrape targets are down, .*",
            "targets",
            ("v", "targets.down", "count", "value", 1),
            ("w", "targets", "count", "value", 1),
        ),
        "stale": _reading(rf"the last sample is (?:more than )?(?P<v>{N}) s old, .*", "stale"),
        "not_found": _reading(r"no series of .*", "none:data", claims=("none:data", "none:series")),
        "scaled_to_zero": _reading(
            r"scaled to zero: 0 replicas are wanted", "", claims=("scaled_to_zero",)
        ),
        "hot_pod": _reading(r"pod (?P<pods>\S+) uses .*", ""),
        "too_few_samples": _reading(r"no rate can be computed .*", "none:data"),
        "no_request_metrics": _reading(r"no request metrics: .*", ""),
        "scrape_failing": _reading(r"Prometheus cannot scrape .*", "targets"),
    }
)


def read_reason(reason: Mapping[str, Any], about: Names, status: str, found: Findings) -> set[str]:
    """Note what a reason states; return the kinds that it finds wrong."""
    reading = READINGS.get(str(reason.get("code")), UNREAD)
    match = reading.pattern.fullmatch(str(reason.get("message", "")))
    if match is None:
        return set()
    groups = match.groupdict(default="")
    told_of = _told_of(groups.get("pods", ""), about, found)
    for names in told_of:
        _note(reading, groups, names, found)
    severity = str(reason.get("severity"))
    if severity not in BAD or not reading.kind:
        return set()
    found.claim(about, f"severity:{severity}")
    _blame(reading, groups, {about, *told_of}, found)
    if severity in WHYS.get(status, BAD):
        for names in {about, *told_of}:
            found.claim(
                names,
                "troubled",
                *reading.whys,
                *(f"why:{kind}" for kind in _kinds(reading, groups)),
            )
    return {reading.kind}


def _told_of(pods: str, about: Names, found: Findings) -> list[Names]:
    """Return whom a reason is told of: each of the pods that it names, else the service."""
    names = frozenset(pod.lower() for pod in pods.split(", ") if pod)
    found.names |= names
    return [about | {name} for name in names] or [about]


def _note(reading: Reading, groups: Mapping[str, str], about: Names, found: Findings) -> None:
    found.claim(about, *reading.claims)
    for group, kind, unit, role, factor in reading.figures:
        if not groups[group]:
            continue
        value = float(groups[group]) * factor
        found.figure(about, kind.format(**groups), value, unit, role)
    for role, over in reading.spans:
        found.figure(about, "span", span_ms(over.format(**groups)), "ms", role)
    if "w" in groups and reading.kind == "replicas":
        missing = float(groups["w"]) - float(groups["v"])
        found.figure(about, "replicas.missing", missing, "count")


def _blame(
    reading: Reading, groups: Mapping[str, str], told_of: set[Names], found: Findings
) -> None:
    for names in told_of:
        for kind in _kinds(reading, groups):
            found.claim(names, f"high:{kind}", f"above:{kind}")
            if float(groups.get("v") or 0) >= FAR * float(groups.get("t") or "inf"):
                found.claim(names, f"far_above:{kind}")


def _kinds(reading: Reading, groups: Mapping[str, str]) -> set[str]:
    exact = {f"{reading.kind}.{groups['stat']}"} if "stat" in groups else set[str]()
    return {reading.kind} | exact


def span_ms(text: str) -> float:
    """Return the length of such as `5m` or `1h`."""
    return sum(float(n) * SPAN_MS[unit] for n, unit in re.findall(r"(\d+)([mhd])", text))
