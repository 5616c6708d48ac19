"""From what requests looked like to reasons: errors, latency, traffic.

Each rule answers one question and returns nothing when all is well. Sorting reasons and choosing a
status is in `verdict`.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from shared.domain.signals.reasons import Reason, severity
from shared.domain.signals.requests import Requests
from shared.domain.signals.thresholds import Thresholds
from shared.domain.signals.wording import percent, short

RATE_LIMITED = "rate limited: is the service saturated?"
CLIENT_CODES = {
    "429": RATE_LIMITED,
    "ResourceExhausted": RATE_LIMITED,
    "499": "clients gave up waiting: look at the latency",
}
FAST_BURN, SLOW_BURN = ("1h", "5m"), ("6h", "30m")


class Window(NamedTuple):
    """What a rule may look at; `slo` is a percentage such as 99.9, or 0 for none."""

    requests: Requests
    length_s: float
    name: str
    limits: Thresholds
    slo: float = 0

    @property
    def request_count(self) -> float:
        """Requests in the window."""
        return (self.requests.rps or 0) * self.length_s

    @property
    def is_thin(self) -> bool:
        """Whether ratios of so few requests say little."""
        return round(self.request_count) < self.limits.min_requests


Rule = Callable[[Window], Reason | None]


def failures(window: Window) -> Reason | None:
    """Tell when requests fail on the server's side."""
    ratio, limits = window.requests.error_ratio, window.limits
    bad = severity(ratio or 0, limits.error_ratio_degraded, limits.error_ratio_unhealthy)
    if ratio is None or bad is None:
        return None
    all_failed = ratio >= 1 and round(window.request_count) >= limits.min_requests_all_failed
    if window.is_thin and not all_failed:
        bad = "warning"
    reached = (
        limits.error_ratio_unhealthy
        if ratio >= limits.error_ratio_unhealthy
        else limits.error_ratio_degraded
    )
    return Reason(
        "error_ratio",
        bad,
        f"{percent(ratio)} of requests failed ({window.requests.failed_as}), "
        f"threshold {percent(reached)}",
    )


def client_errors(window: Window) -> Reason | None:
    """Tell when many requests are refused as the client's fault."""
    ratio, limit = window.requests.client_ratio or 0, window.limits.client_ratio_degraded
    if ratio < limit:
        return None
    code = window.requests.worst_client_code
    mostly = f", most of them {code}" if code else ""
    known = f" ({CLIENT_CODES[code]})" if code in CLIENT_CODES else ""
    return Reason(
        "client_errors",
        "warning",
        f"{percent(ratio)} of requests were refused ({window.requests.refused_as}{mostly}), "
        f"threshold {percent(limit)}{known}",
    )


def slowness(window: Window) -> Reason | None:
    """Tell when the 95th percentile, or the mean where there is no histogram, is too long."""
    requests, limits = window.requests, window.limits
    statistic, value_ms = requests.latency or ("", 0.0)
    bad = severity(value_ms, limits.p95_degraded_ms, limits.p95_unhealthy_ms)
    if bad is None:
        return None
    reached = limits.p95_unhealthy_ms if bad == "critical" else limits.p95_degraded_ms
    above = "more than " if requests.beyond_ms is not None else ""
    return Reason(
        "latency",
        "warning" if window.is_thin else bad,
        f"{statistic} latency is {above}{short(value_ms)} ms, threshold {short(reached)} ms",
    )


def regression(window: Window) -> Reason | None:
    """Tell when latency grew much within an hour."""
    now, before = window.requests.p95_ms, window.requests.p95_an_hour_ago_ms
    limits = window.limits
    if now is None or not before or now <= limits.regression_least_ms:
        return None
    factor = now / before
    if factor < limits.regression_factor:
        return None
    return Reason(
        "latency_regression",
        "warning",
        f"p95 latency is {short(now)} ms, {short(factor)} times the {short(before)} ms of an hour "
        f"ago, threshold {short(limits.regression_factor)} times",
    )


def budget_burn(window: Window) -> Reason | None:
    """Tell how fast the error budget of the given objective is spent."""
    ratios, limits = window.requests.error_ratio_over, window.limits
    budget = 1 - window.slo / 100
    fast = _burn(ratios, FAST_BURN, budget)
    slow = _burn(ratios, SLOW_BURN, budget)
    if not window.slo or fast is None or slow is None:
        return None
    if slow >= limits.burn_degraded and fast < limits.burn_unhealthy:
        sentence = _burning(window.slo, slow, SLOW_BURN, limits.burn_degraded)
        return Reason("slo_burn", "warning", sentence)
    sentence = _burning(window.slo, fast, FAST_BURN, limits.burn_unhealthy)
    return Reason("slo_burn", "critical" if fast >= limits.burn_unhealthy else "info", sentence)


def _burn(ratios: Mapping[str, float], windows: tuple[str, str], budget: float) -> float | None:
    """Return the slower of two windows' burn rates: both must exceed a threshold."""
    if not all(window in ratios for window in windows):
        return None
    return min(ratios[window] for window in windows) / budget


def _burning(slo: float, rate: float, windows: tuple[str, str], threshold: float) -> str:
    return (
        f"the error budget of {slo:g}% is spent {short(rate)} times as fast as it lasts "
        f"(over {windows[0]} and {windows[1]}), threshold {threshold:g}"
    )


def no_traffic(window: Window) -> Reason | None:
    """Tell when nobody asked anything."""
    if window.requests.rps != 0:
        return None
    return Reason("no_traffic", "info", f"0 requests in the last {window.name}")


def few_requests(window: Window) -> Reason | None:
    """Tell when there were too few requests to be sure."""
    if not window.requests.rps or not window.is_thin:
        return None
    return Reason(
        "few_requests",
        "info",
        f"only {window.request_count:.0f} requests in the last {window.name}: ratios of fewer than "
        f"{window.limits.min_requests} say little",
    )


def last_bucket(window: Window) -> Reason | None:
    """Tell when the histogram cannot say how slow requests are."""
    bound = window.requests.beyond_ms
    if bound is None:
        return None
    return Reason(
        "last_bucket",
        "info",
        f"more than 5% of requests took longer than the histogram's last bucket, {short(bound)} ms",
    )


RULES: tuple[Rule, ...] = (
    failures,
    budget_burn,
    slowness,
    client_errors,
    regression,
    last_bucket,
    no_traffic,
    few_requests,
)
