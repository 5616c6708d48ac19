"""From what both rounds saw to the answer: verdict, numbers, sentences, and what to be wary of."""

from collections.abc import Iterator

from functions.golden_signals.check import Refusal, Seen, Service
from functions.golden_signals.models import (
    Errors,
    Failure,
    GoldenSignals,
    Latency,
    Query,
    Saturation,
    Signals,
    Source,
    Traffic,
)
from shared.domain.promql.times import duration_s, rfc3339
from shared.domain.signals import wording
from shared.domain.signals.dialect import Found
from shared.domain.signals.discovery import suggestions
from shared.domain.signals.reasons import Reason
from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources
from shared.domain.signals.verdict import Facts, judge
from shared.errors import JamieError, UpstreamAuth, UpstreamTimeout, UpstreamUnreachable

ERROR_CODES: dict[type[JamieError], str] = {
    UpstreamUnreachable: "prometheus_unreachable",
    UpstreamTimeout: "prometheus_timeout",
    UpstreamAuth: "prometheus_auth",
}
OTHERWISE = "prometheus_bad_response"
DIGITS = 6  # of a number in JSON: beyond it is the noise of floats


def answer(service: Service, seen: Seen, *, slo: float, now: float) -> GoldenSignals:
    """Return the whole answer; `now` is for when Prometheus did not tell its own time."""
    verdict = judge(_facts(service, seen, slo), seen.limits)
    requests, resources = seen.requests, seen.resources
    return GoldenSignals(
        status=verdict.status,
        latency=wording.latency(requests),
        traffic=wording.traffic(requests),
        errors=wording.errors(requests),
        saturation=wording.saturation(resources),
        service_name=service.name,
        namespace=service.namespace,
        window=seen.window,
        evaluated_at=rfc3339(seen.at or service.at or now),
        confidence=verdict.confidence,
        reasons=list(verdict.reasons),
        signals=_signals(requests, resources),
        source=_source(seen),
        queries=_queries(seen),
        suggestions=_suggestions(service, seen),
        warnings=_warnings(service, seen, slo),
        error=_error(seen.failure),
    )


def _facts(service: Service, seen: Seen, slo: float) -> Facts:
    failed = _error(seen.failure)
    return Facts(
        service=service.name,
        namespace=service.namespace,
        window=seen.window,
        window_s=duration_s(seen.window),
        slo=slo,
        discovery=seen.discovery,
        requests=seen.requests,
        resources=seen.resources,
        failure=Reason(failed.code, "warning", failed.detail) if failed else None,
        partial=any(one.notes for one in seen.every_round),
    )


def _error(failure: Refusal | None) -> Failure | None:
    if failure is None:
        return None
    code = ERROR_CODES.get(type(failure), OTHERWISE)
    return Failure(code=code, detail=failure.detail)


def _signals(requests: Requests | None, resources: Resources | None) -> Signals:
    seen, runs = requests or Requests(), resources or Resources()
    return Signals(
        latency=Latency(
            p50_ms=_rounded(seen.p50_ms),
            p95_ms=_rounded(seen.p95_ms),
            p99_ms=_rounded(seen.p99_ms),
            mean_ms=_rounded(seen.mean_ms),
        ),
        traffic=Traffic(
            rps=_rounded(seen.rps), rpm=None if seen.rps is None else _rounded(seen.rps * 60)
        ),
        errors=Errors(ratio=seen.error_ratio, client_ratio=seen.client_ratio),
        saturation=Saturation(
            cpu_ratio=_rounded(runs.cpu.ratio),
            memory_ratio=_rounded(runs.memory.ratio),
            throttled_ratio=_rounded(runs.throttled_ratio),
            restarts=runs.restarts,
            cpu_basis=runs.cpu.basis or None,
            memory_basis=runs.memory.basis or None,
            cpu_cores=_rounded(runs.cpu.used),
            memory_bytes=runs.memory.used,
        ),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _source(seen: Seen) -> Source | None:
    found = seen.discovery.found if seen.discovery else None
    if found is None:
        return None
    return Source(
        dialect=found.dialect.name, metric=found.dialect.requests, selector=found.selector
    )


def _queries(seen: Seen) -> list[Query]:
    """Return the queries behind the numbers; discovery's, when it is all there is to show."""
    answered = {name: query for one in seen.rounds for name, query in one.answered.items()}
    shown = answered or (seen.discovered.queries if seen.discovered else {})
    return [Query(name=name, query=query) for name, query in shown.items()]


def _suggestions(service: Service, seen: Seen) -> list[str]:
    if seen.discovery is None or seen.discovery.found or (seen.resources or Resources()).tell:
        return []
    return suggestions(seen.discovery.names, service.name)


def _warnings(service: Service, seen: Seen, slo: float) -> list[str]:
    notes = [note for one in seen.every_round for note in one.notes]
    missing = seen.resources_failure
    if missing and missing is not seen.failure:
        notes.append(f"saturation could not be asked: {missing.detail}")
    notes += [*_widened(service, seen), *_doubts(seen), *_gaps(seen.requests, slo)]
    return list(dict.fromkeys(notes))


def _widened(service: Service, seen: Seen) -> Iterator[str]:
    interval_s = seen.discovery.scrape_interval_s if seen.discovery else None
    if seen.window != service.window:
        yield (
            f"the window is {seen.window}, wider than the {service.window} asked for: samples are "
            f"{interval_s or 0:.0f} s apart"
        )


def _doubts(seen: Seen) -> Iterator[str]:
    found = seen.discovery.found if seen.discovery else None
    if found and not found.namespaced:
        yield "the series carry no namespace: they may belong to another one's service"
    if seen.discovery and found:
        yield from _left_out(found, seen.discovery.others)
    if seen.requests and seen.requests.is_worst_of_many:
        yield "percentiles are those of the slowest series: summaries cannot be added up"


def _left_out(found: Found, others: tuple[Found, ...]) -> Iterator[str]:
    listed = ", ".join(f"{one.dialect.name} ({one.dialect.layer.words})" for one in others)
    percentiles = " with percentiles" if found.has_quantiles else ""
    if listed:
        yield (
            f"also found, and not added: {listed}; {found.dialect.name} is "
            f"{found.dialect.layer.words}{percentiles}, and preferred"
        )


def _gaps(requests: Requests | None, slo: float) -> Iterator[str]:
    if requests is None or not requests.rps:
        return
    if not requests.has_past:
        yield "the samples began within the window: traffic reads low"
    if slo and not requests.error_ratio_over:
        yield "burn rates need status codes on the series; there are none"
