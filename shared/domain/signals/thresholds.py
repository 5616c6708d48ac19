"""The numbers that a verdict turns on. What is done with them is in the rules."""

from typing import NamedTuple


class Thresholds(NamedTuple):
    """Where degraded and unhealthy begin; a value at a threshold has reached it.

    Errors and latency follow what pages people in practice; client errors and replicas follow
    Kiali's defaults, throttling kubernetes-mixin's, burn rates the SRE workbook's.
    """

    max_age_s: float = 120  # older samples say nothing about now

    error_ratio_degraded: float = 0.01
    error_ratio_unhealthy: float = 0.05
    client_ratio_degraded: float = 0.20
    # Ratios of fewer requests jump: they degrade at most, and say so.
    min_requests: int = 20
    # ... except when this many requests failed without one that succeeded.
    min_requests_all_failed: int = 5

    p95_degraded_ms: float = 500
    p95_unhealthy_ms: float = 2000
    regression_factor: float = 3  # against the same window an hour ago,
    regression_least_ms: float = 100  # when what it came to can be felt at all

    usage_degraded: float = 0.90  # of the limit, CPU or memory, in all or in any pod
    hot_pod_factor: float = 2  # a pod this far above the mean is worth a note,
    hot_pod_least: float = 0.50  # when it uses this much of its limit
    throttled_degraded: float = 0.25  # of CPU periods
    restarts_degraded: int = 3  # within 15 minutes; one may be a rollout's

    burn_unhealthy: float = 14.4  # over 1h and 5m: 2% of a month's budget in an hour
    burn_degraded: float = 6  # over 6h and 30m: 5% of it in six hours


DEFAULTS = Thresholds()
