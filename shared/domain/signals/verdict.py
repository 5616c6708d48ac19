"""From reasons to a status: healthy, degraded, unhealthy, idle or unknown, and how sure of it.

Healthy is only said of fresh numbers. The wording of numbers is in `wording`; what the caller gets,
in the function.
"""

from typing import Literal, NamedTuple

from shared.domain.signals import request_rules, resource_rules
from shared.domain.signals.discovery import Discovery, suggestions
from shared.domain.signals.reasons import Reason, by_weight
from shared.domain.signals.request_rules import Window
from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources
from shared.domain.signals.thresholds import DEFAULTS, Thresholds
from shared.errors import clip

Status = Literal["healthy", "degraded", "unhealthy", "idle", "unknown"]
Confidence = Literal["high", "medium", "low"]
MOST_NAMED = 5
NO_REQUEST_METRICS = Reason(
    "no_request_metrics",
    "info",
    "no request metrics: expose http_requests_total{code} and http_request_duration_seconds "
    "to see traffic, errors and latency",
)
SCRAPE_FAILING = Reason(
    "scrape_failing", "warning", "Prometheus cannot scrape any of the service's targets"
)


class Facts(NamedTuple):
    """What is known of one service; None where it could not be asked."""

    service: str
    namespace: str
    window: str
    window_s: float
    slo: float = 0  # percent; 0 for none
    discovery: Discovery | None = None
    requests: Requests | None = None
    resources: Resources | None = None
    failure: Reason | None = None  # what could not be asked, when the verdict needs it
    partial: bool = False  # the server said that its answer may lack something


class Verdict(NamedTuple):
    """The status, and why: the weightiest reason first."""

    status: Status
    confidence: Confidence
    reasons: tuple[Reason, ...]


def judge(facts: Facts, limits: Thresholds = DEFAULTS) -> Verdict:
    """Return the verdict over what is known."""
    reasons = [*_of_resources(facts, limits), *_of_requests(facts, limits)]
    blind = facts.failure or _cannot_tell(facts, limits)
    status = "unknown" if facts.failure else _status(facts, reasons, blind)
    first = [blind] if blind else []
    return Verdict(status, _confidence(facts, status, limits), (*first, *by_weight(reasons)))


def _of_resources(facts: Facts, limits: Thresholds) -> list[Reason]:
    if facts.resources is None:
        return []
    found = [rule(facts.resources, limits) for rule in resource_rules.RULES]
    return [reason for reason in found if reason]


def _of_requests(facts: Facts, limits: Thresholds) -> list[Reason]:
    if facts.discovery is not None and facts.discovery.found is None:
        runs = facts.resources is not None and facts.resources.tell
        return [NO_REQUEST_METRICS] if runs else []
    if not _is_fresh(facts.requests, limits):
        return []
    found = [rule(_window(facts, limits)) for rule in request_rules.RULES]
    return [reason for reason in found if reason]


def _window(facts: Facts, limits: Thresholds) -> Window:
    return Window(
        requests=facts.requests or Requests(),
        length_s=facts.window_s,
        name=facts.window,
        limits=limits,
        slo=facts.slo,
    )


def _is_fresh(requests: Requests | None, limits: Thresholds) -> bool:
    age_s = requests.age_s if requests else None
    return age_s is not None and age_s <= limits.max_age_s


def _is_scaled_to_zero(facts: Facts) -> bool:
    wanted = facts.resources.wanted if facts.resources else None
    traffic = facts.requests.rps if facts.requests else None
    return wanted == 0 and not traffic


def _status(facts: Facts, reasons: list[Reason], blind: Reason | None) -> Status:
    severities = {reason.severity for reason in reasons}
    if "critical" in severities:  # known to be bad, whatever else is not known
        return "unhealthy"
    if blind is not None:
        return "unknown"
    if "warning" in severities:
        return "degraded"
    quiet = facts.requests is not None and not facts.requests.rps
    return "idle" if quiet or _is_scaled_to_zero(facts) else "healthy"


def _cannot_tell(facts: Facts, limits: Thresholds) -> Reason | None:
    """Return why nothing can be said of the service, or None when something can."""
    if _is_scaled_to_zero(facts):
        return None
    if facts.requests is not None:
        return _requests_cannot_tell(facts.window, facts.requests, limits)
    resources = facts.resources or Resources()
    if resources.unscraped:
        return SCRAPE_FAILING
    return None if resources.tell else _not_found(facts)


def _requests_cannot_tell(window: str, requests: Requests, limits: Thresholds) -> Reason | None:
    if not _is_fresh(requests, limits):
        age = "more than 300 s" if requests.age_s is None else f"{requests.age_s:.0f} s"
        threshold = f"threshold {limits.max_age_s:g} s"
        return Reason("stale", "warning", f"the last sample is {age} old, {threshold}")
    if requests.rps is None:
        return Reason(
            "too_few_samples",
            "warning",
            f"no rate can be computed over {window}, which holds fewer than 2 samples; "
            "ask with a longer window",
        )
    return None


def _not_found(facts: Facts) -> Reason:
    sentence = f"no series of '{clip(facts.service)}' in namespace '{clip(facts.namespace)}'"
    discovery = facts.discovery
    if discovery and discovery.elsewhere:
        spaces = ", ".join(discovery.elsewhere[:MOST_NAMED])
        sentence += f"; found in namespace {clip(spaces)}"
    if discovery and discovery.names:
        near = ", ".join(suggestions(discovery.names, facts.service)[:MOST_NAMED])
        sentence += f"; services there: {clip(near)}"
    return Reason("not_found", "warning", sentence)


def _confidence(facts: Facts, status: Status, limits: Thresholds) -> Confidence:
    if status == "unknown" or _is_guess(facts, limits):
        return "low"
    lacking = facts.requests is not None and _lacks(facts.requests)
    return "medium" if lacking or _gaps(facts.resources, partial=facts.partial) else "high"


def _is_guess(facts: Facts, limits: Thresholds) -> bool:
    if facts.requests is None:
        return not _is_scaled_to_zero(facts)
    return bool(facts.requests.rps) and _window(facts, limits).is_thin


def _gaps(resources: Resources | None, *, partial: bool) -> bool:
    return partial or resources is None or bool(resources.targets_down)


def _lacks(requests: Requests) -> bool:
    unknown = requests.error_ratio is None or requests.p95_ms is None or not requests.has_past
    return bool(requests.rps) and unknown
