"""How a service answers: how fast, how often not at all, and to what.

Steady by construction: latencies and errors follow low-discrepancy sequences in place of dice, so
that any five minutes show nearly the same figures. Counting is in serving, waiting in workload.
"""

import math
from dataclasses import dataclass, replace
from http import HTTPStatus
from statistics import NormalDist

# Multiples of this, modulo one, fill the unit interval as evenly as any sequence can.
GOLDEN_RATIO = (math.sqrt(5) - 1) / 2
Z_P95 = NormalDist().inv_cdf(0.95)
Route = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A service's traffic and answers, for as long as nothing changes.

    Latencies are log-normal between the median and the p95; a failure takes `error_latency_s`.
    `routes` (method, path) are asked for in turn.
    """

    service: str
    requests_per_minute: float
    routes: tuple[Route, ...]
    median_latency_s: float
    p95_latency_s: float
    error_ratio: float
    error_code: HTTPStatus
    error_latency_s: float

    @property
    def interval_s(self) -> float:
        """Return the time between two requests."""
        return 60 / self.requests_per_minute


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What one request will get, and after how long."""

    code: int
    latency_s: float

    @property
    def failed(self) -> bool:
        """Tell whether it is the server's failure."""
        return self.code >= HTTPStatus.INTERNAL_SERVER_ERROR


class Behaviour:
    """The sequence of answers that a profile leads to."""

    def __init__(self, profile: Profile) -> None:
        """Start at the first request, half-way to the first failure."""
        self._profile = profile
        self._requests = 0
        self._failures_due = 0.5
        spread = math.log(profile.p95_latency_s / profile.median_latency_s) / Z_P95
        self._log_latency = NormalDist(math.log(profile.median_latency_s), spread)

    def next(self) -> Plan:
        """Decide the next request."""
        self._requests += 1
        self._failures_due += self._profile.error_ratio
        if self._failures_due >= 1:
            self._failures_due -= 1
            return Plan(code=int(self._profile.error_code), latency_s=self._profile.error_latency_s)
        share = self._requests * GOLDEN_RATIO % 1
        return Plan(code=int(HTTPStatus.OK), latency_s=math.exp(self._log_latency.inv_cdf(share)))


HOMEPAGE = Profile(
    service="homepage",
    requests_per_minute=150,
    routes=(
        ("GET", "/"),
        ("GET", "/api/posts"),
        ("GET", "/"),
        ("GET", "/api/projects"),
        ("GET", "/"),
    ),
    median_latency_s=0.017,
    p95_latency_s=0.043,  # the wait itself: HTTP adds about 2 ms to what is measured
    error_ratio=1 / 749,  # 0.1 %; odd, so that the failures fall on both pods in turn
    error_code=HTTPStatus.BAD_GATEWAY,
    error_latency_s=0.2,
)
CHECKOUT_BEFORE = Profile(
    service="checkout",
    requests_per_minute=60,
    routes=(("POST", "/checkout"), ("GET", "/cart"), ("POST", "/cart/items")),
    median_latency_s=0.05,
    p95_latency_s=0.12,
    error_ratio=1 / 999,
    error_code=HTTPStatus.SERVICE_UNAVAILABLE,
    error_latency_s=0.6,  # the pool's own time-out
)
CHECKOUT_NOW = replace(CHECKOUT_BEFORE, median_latency_s=0.3, p95_latency_s=0.82, error_ratio=0.08)
