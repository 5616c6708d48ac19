"""Round 2: traffic, errors and latency of the series that discovery found, in one query.

Every rate is over the caller's window. Judging is in `request_rules`.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from shared.domain.promql.samples import Row, Rows, by_tag, number, one
from shared.domain.promql.text import by, matches, one_of
from shared.domain.promql.times import duration_s
from shared.domain.signals.dialect import Dialect, Found

QUANTILES = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
RATIO_DIGITS = 6
AN_HOUR_AGO = "1h"
SUCCESS = "success"
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
    failed_as: str = "5xx"  # what the dialect calls a failure,
    refused_as: str = "4xx"  # and a refusal
    is_worst_of_many: bool = False  # percentiles are those of the worst series

    @property
    def latency(self) -> tuple[str, float] | None:
        """The statistic that stands for latency, and its milliseconds."""
        if self.p95_ms is not None:
            return "p95", self.p95_ms
        return None if self.mean_ms is None else ("mean", self.mean_ms)


def operands(found: Found, window: str, *, slo: bool = False) -> dict[str, str]:
    """Return the queries by name; one union of them is asked."""
    dialect = found.dialect
    requests = found.series(_counter(found))
    queries = {
        "traffic": f"sum {by(*dialect.code_labels, *_view(dialect))} ({_rate(found, window)})",
        "age": f"time() - max({found.only(f'timestamp({requests})')})",
        "past": f"count({found.only(f'{requests} offset {window}')})",
        **_latency_operands(found, window),
    }
    if dialect.errors in found.metrics:
        failures = _growth(found.series(dialect.errors), requests, window)
        queries["failures"] = f"sum({found.only(failures)})"
    return {**queries, **(_burn_operands(found) if slo else {})}


def total_rate(found: Found, window: str) -> str:
    """Return the query of requests a second, whatever their codes."""
    clause = f" {by(*_view(found.dialect))} " if found.dialect.one_of else ""
    return f"sum{clause}({_rate(found, window)})"


def _view(dialect: Dialect) -> tuple[str, ...]:
    return (dialect.one_of,) if dialect.one_of else ()


def _is_counted_natively(found: Found) -> bool:
    return found.dialect.requests not in found.metrics and found.is_native


def _counter(found: Found) -> str:
    return found.dialect.duration if _is_counted_natively(found) else found.dialect.requests


def _rate(found: Found, window: str) -> str:
    """Return requests a second, series by series."""
    requests = found.series(_counter(found))
    if _is_counted_natively(found):
        return found.only(f"histogram_count(rate({requests}[{window}]))")
    return found.only(_growth(requests, requests, window))


def _growth(series: str, requests: str, window: str) -> str:
    """Return each series' growth a second.

    rate() gives 0 for a counter that was born with its first error and stayed there. Such a series
    counts from zero, if its target was there before: a target that is new may be an old counter
    which nobody looked at.
    """
    unborn = f"({series} unless {series} offset {window})"
    born = f"{unborn} and on (instance,pod) {requests} offset {window}"
    return f"(({born}) / {duration_s(window):g} or rate({series}[{window}]))"


def _latency_operands(found: Found, window: str) -> dict[str, str]:
    base, matchers = found.dialect.duration, found.dialect.duration_matchers
    metrics, view = found.metrics, _view(found.dialect)

    def total(part: str, *labels: str, ago: str = "") -> str:
        series = found.series(f"{base}{part}", *matchers)
        clause = f" {by(*labels)} " if labels else ""
        return f"sum{clause}({found.only(f'rate({series}[{window}]{ago})')})"

    if f"{base}_bucket" in metrics:
        buckets = total("_bucket", "le", *view)
        past = total("_bucket", "le", *view, ago=f" offset {AN_HOUR_AGO}")
        queries = {**_quantiles(buckets, past), "buckets": buckets}
    elif found.is_native:
        now, past = total("", *view), total("", *view, ago=f" offset {AN_HOUR_AGO}")
        mean = f"histogram_sum({now}) / histogram_count({now})"
        return {**_quantiles(now, past), "mean": mean}
    elif found.dialect.summary in metrics:
        queries = {"summary": _worst_quantiles(found)}
    else:
        queries = dict[str, str]()
    if f"{base}_count" in metrics:
        queries["mean"] = f"{total('_sum', *view)} / {total('_count', *view)}"
    return queries


def _quantiles(now: str, an_hour_ago: str) -> dict[str, str]:
    quantiles = {
        name: f"histogram_quantile({quantile}, {now})" for name, quantile in QUANTILES.items()
    }
    past = f"histogram_quantile({QUANTILES['p95']}, {an_hour_ago})"
    return {**quantiles, "p95_an_hour_ago": past}


def _worst_quantiles(found: Found) -> str:
    """Return the worst of each quantile: those of several pods have no sum, and some are NaN."""
    wanted = one_of("quantile", tuple(f"{quantile:g}" for quantile in QUANTILES.values()))
    series = found.series(found.dialect.duration, wanted, *found.dialect.duration_matchers)
    return f"max by (quantile) ({found.only(f'{series} >= 0')})"


def _burn_operands(found: Found) -> dict[str, str]:
    return {f"error_ratio_{window}": error_ratio(found, window) for window in BURN_WINDOWS}


def error_ratio(found: Found, window: str, *, has_codes: bool = True) -> str:
    """Return the query of the share of requests that failed.

    Failures are told by code; without codes, by the dialect's counter of errors.
    """
    dialect, view = found.dialect, _view(found.dialect)
    clause = f" {by(*view)} " if view else ""

    def rate(*matchers: str) -> str:
        series = found.series(_counter(found), *matchers)
        rates = f"rate({series}[{window}])"
        return f"histogram_count({rates})" if _is_counted_natively(found) else rates

    if has_codes:
        codes = (matches(label, dialect.server_error) for label in dialect.code_labels)
        failed = " or ".join(rate(code) for code in codes)
    else:
        failed = f"rate({found.series(dialect.errors)}[{window}])"
    every = f"sum{clause}({found.only(rate())})"
    failures = f"sum{clause}({found.only(f'({failed})')})"
    return f"({failures} or {every} * 0) / {every}"


def read(items: Iterable[Mapping[str, Any]], dialect: Dialect, max_age_s: float) -> Requests:
    """Return what the answer says; only the age, when that is more than `max_age_s`.

    Rates over samples that ended fade, and look like calm.
    """
    every = by_tag(items)
    age_s = one(every, "age")
    rows = _one_view(every, dialect.one_of)
    if age_s is None or age_s > max_age_s:
        return Requests(age_s=age_s)
    rps, by_code = _traffic(rows, dialect)
    failures = _failures(rows, dialect, by_code)
    client = {code: rate for code, rate in by_code.items() if _is(dialect.client_error, code)}
    return Requests(
        age_s=age_s,
        has_past="past" in every,
        rps=rps,
        error_ratio=_share(failures, rps),
        client_ratio=_share(sum(client.values()), rps) if _has_codes(by_code) else None,
        worst_client_code=max(client, key=lambda code: client[code], default=""),
        **_latency(rows, dialect.unit_ms),
        error_ratio_over=_error_ratios(rows) if _has_codes(by_code) else {},
        failed_as=dialect.failed_as,
        refused_as=dialect.refused_as,
        is_worst_of_many="summary" in rows,
    )


def _one_view(rows: Rows, label: str) -> Rows:
    """Return the rows of that view of the requests which saw most of them."""
    if not label:
        return rows
    seen: dict[str, float] = {}
    for row in rows.get("traffic", ()):
        view = row.labels.get(label, "")
        seen[view] = seen.get(view, 0.0) + (row.value or 0.0)
    best = max(seen, key=lambda view: seen[view], default="")
    return {
        tag: [row for row in several if row.labels.get(label, "") == best]
        for tag, several in rows.items()
    }


def _error_ratios(rows: Rows) -> dict[str, float]:
    """Return the error ratio over each window that has one."""
    ratios = ((window, one(rows, f"error_ratio_{window}")) for window in BURN_WINDOWS)
    return {window: ratio for window, ratio in ratios if ratio is not None}


def _traffic(rows: Rows, dialect: Dialect) -> tuple[float | None, dict[str, float]]:
    """Return requests a second, in all and by code; a series without a code has the code ""."""
    by_code: dict[str, float] = {}
    for row in rows.get("traffic", ()):
        code = _code(row, dialect.code_labels)
        by_code[code] = by_code.get(code, 0.0) + (row.value or 0.0)
    return (sum(by_code.values()) if by_code else None), by_code


def _code(row: Row, labels: tuple[str, ...]) -> str:
    """Return the first code that tells something; Linkerd's `success` may be a 404."""
    codes = [row.labels[name] for name in labels if row.labels.get(name)]
    return next((code for code in codes if code != SUCCESS), codes[0] if codes else "")


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
    for name, quantile in QUANTILES.items():
        worst = (row for row in rows.get("summary", ()) if _is_quantile(row, quantile))
        values[name] = next((row.value for row in worst), values[name])
    return {
        f"{name}_ms": None if value is None else value * unit_ms
        for name, value in {**values, "beyond": beyond}.items()
    }


def _is_quantile(row: Row, quantile: float) -> bool:
    return number(row.labels.get("quantile")) == quantile


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
