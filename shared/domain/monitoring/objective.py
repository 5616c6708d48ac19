"""Burn-rate rules on one service's own metrics, and alerts on the signals beside them.

Windows and factors are those of the SRE workbook's chapter on alerting on SLOs: both windows must
exceed, the long one against blips, the short one to end the alert soon after recovery.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shared.domain.monitoring.rules import Alert, Group, Record, Severity, literally
from shared.domain.promql.text import equals, selector
from shared.domain.signals.dialect import Found, Layer
from shared.domain.signals.requests import error_ratio, operands
from shared.domain.signals.thresholds import DEFAULTS

RATIO = "service:request_error_ratio:rate"
LATENCY_WINDOW = "5m"
ONLY_MEMORY = 'label_replace(vector(1),"resource","memory","","")'
NO_SAMPLES_FOR = "15m"  # longer than a rollout, and than Prometheus keeps a series that ended


class Burn(NamedTuple):
    """One alert: a factor, its windows, how long it must hold, and what it costs the budget."""

    factor: float
    long: str
    short: str
    wait: str
    severity: Severity
    spends: str


BURNS = (
    Burn(14.4, "1h", "5m", "2m", "critical", "2% of a month's error budget in an hour"),
    Burn(6, "6h", "30m", "5m", "critical", "5% of a month's error budget in six hours"),
    Burn(3, "1d", "2h", "15m", "warning", "10% of a month's error budget in a day"),
    Burn(1, "3d", "6h", "30m", "warning", "10% of a month's error budget in three days"),
)
WINDOWS = ("5m", "30m", "1h", "2h", "6h", "1d", "3d")


class Watched(NamedTuple):
    """One service as golden signals saw it: its series, and the queries that had an answer."""

    service: str
    namespace: str
    found: Found
    has_codes: bool
    queries: Mapping[str, str]

    @property
    def counts_failures(self) -> bool:
        """Whether failures can be told at all."""
        return self.has_codes or self.found.dialect.errors in self.found.metrics


def groups(watched: Watched, slo: float) -> list[Group]:
    """Return the groups of rules for an objective in percent."""
    labels = {"service": watched.service, "namespace": watched.namespace}
    name = f"{watched.namespace}/{watched.service}"
    made = (
        Group(f"{name} error ratios", tuple(_records(watched)), labels),
        Group(f"{name} error budget", tuple(_burns(watched, slo)), labels),
        Group(f"{name} signals", tuple(_signals(watched)), labels),
    )
    return [group for group in made if group.rules]


def silent(slo: float) -> list[Burn]:
    """Return the burn alerts that no error ratio could ever reach: the budget is too large."""
    return [burn for burn in BURNS if burn.factor * budget(slo) >= 1]


def budget(slo: float) -> float:
    """Return the share of requests that may fail."""
    return round(1 - slo / 100, 9)


def _records(watched: Watched) -> Iterator[Record]:
    if watched.counts_failures:
        for window in WINDOWS:
            ratio = error_ratio(watched.found, window, has_codes=watched.has_codes)
            yield Record(f"{RATIO}{window}", ratio)


def _burns(watched: Watched, slo: float) -> Iterator[Alert]:
    if not watched.counts_failures:
        return
    own = selector(equals("service", watched.service), equals("namespace", watched.namespace))
    never = silent(slo)
    for burn in BURNS:
        limit = f"{burn.factor:g} * {budget(slo):g}"
        if burn not in never:
            yield Alert(
                "ErrorBudgetBurn",
                f"{RATIO}{burn.long}{own} > {limit} and {RATIO}{burn.short}{own} > {limit}",
                burn.wait,
                burn.severity,
                f"{literally(watched.service)} spends {burn.spends} "
                f"(SLO {slo:g}%, over {burn.long} and {burn.short}).",
                {"long": burn.long, "short": burn.short},
            )


def _signals(watched: Watched) -> Iterator[Alert]:
    name = literally(watched.service)
    if latency := _latency(watched.found):
        limit = DEFAULTS.p95_degraded_ms / watched.found.dialect.unit_ms
        slow = f"p95 latency of {name} is above {DEFAULTS.p95_degraded_ms:g} ms."
        yield Alert("RequestLatencyHigh", f"{latency} > {limit:g}", "10m", "warning", slow)
    # What scales to zero has no samples on purpose.
    if watched.found.dialect.layer is not Layer.SIDECAR:
        requests = watched.found.only(watched.found.series(_counted(watched.found)))
        gone = f"{name} exposes no request metrics: down, or no longer scraped."
        yield Alert("RequestMetricsAbsent", f"absent({requests})", NO_SAMPLES_FOR, "warning", gone)
    yield from _resources(watched, name)


def _latency(found: Found) -> str:
    asked = operands(found, LATENCY_WINDOW)
    if "p95" in asked:
        return asked["p95"]
    if found.dialect.summary in found.metrics:
        return (
            f"max({found.only(found.series(found.dialect.duration, equals('quantile', '0.95')))})"
        )
    return ""


def _counted(found: Found) -> str:
    natively = found.dialect.requests not in found.metrics and found.is_native
    return found.dialect.duration if natively else found.dialect.requests


def _resources(watched: Watched, name: str) -> Iterator[Alert]:
    """Yield alerts on containers, by the queries that golden signals had answers to."""
    for query_name, query in watched.queries.items():
        if query_name == "hottest":
            full = f"A pod of {name} uses over 90% of its memory limit: it will be OOM-killed."
            of_memory = f"({query}) > {DEFAULTS.usage_degraded:g} and on (resource) {ONLY_MEMORY}"
            yield Alert("MemoryNearLimit", of_memory, "10m", "warning", full)
        if query_name == "throttled":
            slow = f"{name} waits for CPU in over 25% of its periods."
            limit = f"{DEFAULTS.throttled_degraded:g}"
            yield Alert("CpuThrottled", f"({query}) > {limit}", "15m", "warning", slow)
