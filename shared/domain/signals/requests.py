"""Round 2: traffic, errors and latency of the series that discovery found, in one query.

Every rate is over the caller's window. Judging is in `request_rules`.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from shared.domain.promql.samples import Row, Rows, by_tag, number, one
from shared.domain.promql.text import by, matches
from shared.domain.promql.times import duration_s
from shared.domain.signals.dialects import Dialect
from shared.domain.signals.discovery import Found

QUANTILES = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
RATIO_DIGITS = 6
AN_HOUR_AGO = "1h"
# Multi-window burn rates (https://sre.google/workbook/alerting-on-slos/): both must exceed.
BURN_WINDOWS = ("5m", "30m", "1h", "6h")


class Requests(NamedTuple):
    """What requests looked like; None where there is nothing to compute it from."""

    age_s: float | None = None  # of the newest sample
    has_past: bool = True  # whether samples go back to the window's beginning
    rps: float | None = None
    error_ratio: float | None = None
    client_ratio: float | None = None
    worst_client_code: str = ""
    p50_ms: float | None = None
    p95_ms: float | None = None
    p99_ms: float | None = None
    mean_ms: float | None = None
    p95_an_hour_ago_ms: float | None = None
    beyond_ms: float | None = None  # the last bucket's bound, when p95 lies above it
    error_ratio_over: Mapping[str, float] = MappingProxyType({})

    @property
    def latency(self) -> tuple[str, float] | None:
        """The statistic that stands for latency, and its milliseconds."""
        if self.p95_ms is not None:
            return "p95", self.p95_ms
        return None if self.mean_ms is None else ("mean", self.mean_ms)


def operands(found: Found, window: str, *, slo: bool = False) -> dict[str, str]:
    """Return the queries by name; one union of them is asked."""
    requests = f"{found.dialect.requests}{found.selector}"
    queries = {
        "traffic": f"sum {by(*found.dialect.code_labels)} ({_growth(requests, requests, window)})",
        "age": f"time() - max(timestamp({requests}))",
        "past": f"count({requests} offset {window})",
        **_latency_operands(found, window),
    }
    if found.dialect.errors in found.metrics:
        errors = f"{found.dialect.errors}{found.selector}"
        queries["failures"] = f"sum({_growth(errors, requests, window)})"
    return {**queries, **(_burn_operands(found) if slo else {})}


def _growth(series: str, requests: str, window: str) -> str:
    """Return each series' growth a second.

    rate() gives 0 for a counter that was born with its first error and stayed there. Such a series
    counts from zero, if its target was there before: a target that is new may be an old counter
    which nobody looked at.
    """
    unborn = f"({series} unless {series} offset {window})"
    born = f"{unborn} and on (instance,pod) {requests} offset {window}"
    return f"({born}) / {duration_s(window):g} or rate({series}[{window}])"


def _latency_operands(found: Found, window: str) -> dict[str, str]:
    base, queries = found.dialect.duration, dict[str, str]()
    if f"{base}_bucket" in found.metrics:
        buckets = f"sum by (le) (rate({base}_bucket{found.selector}[{window}]))"
        past = f"sum by (le) (rate({base}_bucket{found.selector}[{window}] offset {AN_HOUR_AGO}))"
        for name, quantile in QUANTILES.items():
            queries[name] = f"histogram_quantile({quantile}, {buckets})"
        queries["p95_an_hour_ago"] = f"histogram_quantile({QUANTILES['p95']}, {past})"
        queries["buckets"] = buckets
    if {f"{base}_sum", f"{base}_count"} <= found.metrics:
        total = f"sum(rate({base}_sum{found.selector}[{window}]))"
        count = f"sum(rate({base}_count{found.selector}[{window}]))"
        queries["mean"] = f"{total} / {count}"
    return queries


def _burn_operands(found: Found) -> dict[str, str]:
    dialect, series = found.dialect, found.selector.removesuffix("}")

    def failed(window: str) -> str:
        selectors = (
            f"{series},{matches(label, dialect.server_error)}}}" for label in dialect.code_labels
        )
        return " or ".join(f"rate({dialect.requests}{one}[{window}])" for one in selectors)

    queries: dict[str, str] = {}
    for window in BURN_WINDOWS:
        every = f"sum(rate({dialect.requests}{found.selector}[{window}]))"
        queries[f"error_ratio_{window}"] = f"(sum({failed(window)}) or {every} * 0) / {every}"
    return queries


def read(items: Iterable[Mapping[str, Any]], dialect: Dialect, max_age_s: float) -> Requests:
    """Return what the answer says; only the age, when that is more than `max_age_s`.

    Rates over samples that ended fade, and look like calm.
    """
    rows = by_tag(items)
    age_s = one(rows, "age")
    if age_s is None or age_s > max_age_s:
        return Requests(age_s=age_s)
    rps, by_code = _traffic(rows, dialect)
    failures = _failures(rows, dialect, by_code)
    client = {code: rate for code, rate in by_code.items() if _is(dialect.client_error, code)}
    return Requests(
        age_s=age_s,
        has_past="past" in rows,
        rps=rps,
        error_ratio=_share(failures, rps),
        client_ratio=_share(sum(client.values()), rps) if _has_codes(by_code) else None,
        worst_client_code=max(client, key=lambda code: client[code], default=""),
        **_latency(rows, dialect.unit_ms),
        error_ratio_over=_error_ratios(rows) if _has_codes(by_code) else {},
    )


def _error_ratios(rows: Rows) -> dict[str, float]:
    """Return the error ratio over each window that has one."""
    ratios = ((window, one(rows, f"error_ratio_{window}")) for window in BURN_WINDOWS)
    return {window: ratio for window, ratio in ratios if ratio is not None}


def _traffic(rows: Rows, dialect: Dialect) -> tuple[float | None, dict[str, float]]:
    """Return requests a second, in all and by code; a series without a code has the code ""."""
    by_code: dict[str, float] = {}
    for row in rows.get("traffic", ()):
        code = next((row.labels[name] for name in dialect.code_labels if row.labels.get(name)), "")
        by_code[code] = by_code.get(code, 0.0) + (row.value or 0.0)
    return (sum(by_code.values()) if by_code else None), by_code


def _failures(rows: Rows, dialect: Dialect, by_code: Mapping[str, float]) -> float | None:
    """Return failed requests a second, by code; by the counter of failures where no code is."""
    if not _has_codes(by_code):
        return one(rows, "failures")
    return sum(rate for code, rate in by_code.items() if _is(dialect.server_error, code))


def _has_codes(by_code: Mapping[str, float]) -> bool:
    return any(by_code)


def _is(pattern: str, code: str) -> bool:
    return re.fullmatch(pattern, code) is not None


def _share(part: float | None, whole: float | None) -> float | None:
    """Return a ratio without the noise of floats: 10 of 1000 reach a threshold of 1%."""
    return round(part / whole, RATIO_DIGITS) if part is not None and whole else None


def _latency(rows: Rows, unit_ms: float) -> dict[str, float | None]:
    beyond = _beyond_last_bucket(rows.get("buckets", []), QUANTILES["p95"])
    values = {name: one(rows, name) for name in (*QUANTILES, "mean", "p95_an_hour_ago")}
    return {
        f"{name}_ms": None if value is None else value * unit_ms
        for name, value in {**values, "beyond": beyond}.items()
    }


def _beyond_last_bucket(rows: list[Row], quantile: float) -> float | None:
    """Return the highest finite bound when the quantile lies above it.

    histogram_quantile() then returns that bound as if it were the answer.
    """
    every = next((row.value for row in rows if row.labels.get("le") == "+Inf"), None)
    bounds = ((number(row.labels.get("le")), row.value or 0.0) for row in rows)
    finite = [(bound, rate) for bound, rate in bounds if bound is not None]
    if not (every and finite):
        return None
    bound, rate = max(finite)
    return bound if rate < quantile * every else None
