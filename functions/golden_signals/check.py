"""The rounds: discovery beside resources, then one query for what discovery found.

What is asked and how answers are read is in `shared.domain.signals`; wording the result, in
`answer`.
"""

import asyncio
from collections.abc import Mapping
from typing import NamedTuple

from functions.golden_signals.memory import Memory
from shared.clients.prometheus import Prometheus
from shared.clients.prometheus_answers import QueryResult, merged
from shared.domain.promql.samples import by_tag
from shared.domain.promql.text import unions
from shared.domain.signals import cadence, discovery, requests, resources
from shared.domain.signals.discovery import Discovery
from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources
from shared.domain.signals.thresholds import Thresholds
from shared.errors import BadUpstreamAnswer, InvalidQuery, UpstreamError, UpstreamRejected

Refusal = UpstreamError | InvalidQuery  # the latter by a server whose PromQL is not ours


class Service(NamedTuple):
    """Which service to look at, and how."""

    name: str
    namespace: str
    window: str
    at: float | None  # Unix seconds; None: the server's now
    slo: bool
    limits: Thresholds


class Round(NamedTuple):
    """One question, made of named queries, and what came back."""

    queries: Mapping[str, str]
    answer: QueryResult | Refusal

    @property
    def failure(self) -> Refusal | None:
        """Why there is no answer."""
        return None if isinstance(self.answer, QueryResult) else self.answer

    @property
    def at(self) -> float | None:
        """The moment of the answer."""
        return self.answer.at if isinstance(self.answer, QueryResult) else None

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what the server remarked: warnings, then infos."""
        answer = self.answer
        return (*answer.warnings, *answer.infos) if isinstance(answer, QueryResult) else ()

    @property
    def answered(self) -> dict[str, str]:
        """The queries that yielded rows."""
        if not isinstance(self.answer, QueryResult):
            return {}
        tags = by_tag(self.answer.result)
        return {name: query for name, query in self.queries.items() if name in tags}


class Seen(NamedTuple):
    """What came back; None where it could not be asked, or need not be."""

    discovered: Round | None  # None: known from before
    rounds: tuple[Round, ...]  # what the numbers come from
    failure: Refusal | None  # one that leaves the service's state open
    resources_failure: Refusal | None
    discovery: Discovery | None
    resources: Resources | None
    requests: Requests | None
    window: str  # of the rates, wider than asked for where samples are rare
    limits: Thresholds

    @property
    def every_round(self) -> tuple[Round, ...]:
        """All that was asked."""
        return (*((self.discovered,) if self.discovered else ()), *self.rounds)

    @property
    def at(self) -> float | None:
        """The moment of it all, by the server's clock."""
        return next((one.at for one in self.every_round if one.at is not None), None)


async def look(prometheus: Prometheus, service: Service, timeout_s: float, memory: Memory) -> Seen:
    """Ask what is needed, each question within `timeout_s`; a refusal is part of what was seen.

    Two round trips, or one where discovery is remembered; a moment in the past is nobody's memory.
    """
    key = (service.namespace, service.name)
    known = memory.recall(key) if service.at is None else None
    if known is not None:
        seen = await _look_again(prometheus, known, service, timeout_s)
        if not _is_outdated(seen):
            return seen
        memory.forget(key)
    seen = await _look_anew(prometheus, service, timeout_s)
    if service.at is None and seen.discovery is not None:
        memory.keep(key, seen.discovery)
    return seen


def _is_outdated(seen: Seen) -> bool:
    """Tell whether what is remembered misled: its series are gone, or no question makes sense."""
    gone = seen.requests is not None and seen.requests.age_s is None
    return gone or isinstance(seen.failure, (InvalidQuery, UpstreamRejected, BadUpstreamAnswer))


async def _look_again(
    prometheus: Prometheus, known: Discovery, service: Service, timeout_s: float
) -> Seen:
    """Ask everything as one question: one moment for all of it, and half the way of two."""
    queries = {**_resource_queries(service), **_request_queries(known, service)}
    asked = await _ask(prometheus, queries, service.at, timeout_s)
    return _seen(service, None, known, asked, asked if known.found else None)


async def _look_anew(prometheus: Prometheus, service: Service, timeout_s: float) -> Seen:
    discovered, weighed = await asyncio.gather(
        _ask(prometheus, _discovery_queries(service), service.at, timeout_s),
        _ask(prometheus, _resource_queries(service), service.at, timeout_s),
    )
    known = _read_discovery(discovered, service)
    measured = await _measure(prometheus, known, service, timeout_s)
    return _seen(service, discovered, known, weighed, measured)


def _seen(
    service: Service,
    discovered: Round | None,
    known: Discovery | None,
    weighed: Round,
    measured: Round | None,
) -> Seen:
    limits = cadence.limits(known, service.limits)
    rounds = (weighed,) if measured is None or measured is weighed else (weighed, measured)
    needed = [one for one in (discovered, rounds[-1]) if one]
    return Seen(
        discovered=discovered,
        rounds=rounds,
        failure=next((one.failure for one in needed if one.failure), None),
        resources_failure=weighed.failure,
        discovery=known,
        resources=_read_resources(weighed, limits),
        requests=_read_requests(measured, known, limits),
        window=cadence.window(known, service.window),
        limits=limits,
    )


def _discovery_queries(service: Service) -> dict[str, str]:
    return discovery.operands(service.name, service.namespace)


def _resource_queries(service: Service) -> dict[str, str]:
    return resources.operands(service.name, service.namespace, service.window)


async def _measure(
    prometheus: Prometheus, known: Discovery | None, service: Service, timeout_s: float
) -> Round | None:
    """Ask for the found series, at the moment of the first round's own evaluation."""
    if known is None or known.found is None:
        return None
    return await _ask(prometheus, _request_queries(known, service), known.at, timeout_s)


def _request_queries(known: Discovery, service: Service) -> dict[str, str]:
    if known.found is None:
        return {}
    window = cadence.window(known, service.window)
    return requests.operands(known.found, window, slo=service.slo)


async def _ask(
    prometheus: Prometheus, queries: Mapping[str, str], at: float | None, timeout_s: float
) -> Round:
    # More than one only for names that are long, or that grow when they are escaped.
    parts = (prometheus.instant(one, at=at, timeout_s=timeout_s) for one in unions(queries))
    try:
        return Round(queries, merged(await asyncio.gather(*parts)))
    except (UpstreamError, InvalidQuery) as refusal:
        return Round(queries, refusal)


def _read_discovery(asked: Round, service: Service) -> Discovery | None:
    if not isinstance(asked.answer, QueryResult):
        return None
    return discovery.read(asked.answer.result, service.name, service.namespace)


def _read_resources(asked: Round, limits: Thresholds) -> Resources | None:
    if not isinstance(asked.answer, QueryResult):
        return None
    return resources.read(asked.answer.result, limits.max_age_s)


def _read_requests(
    asked: Round | None, known: Discovery | None, limits: Thresholds
) -> Requests | None:
    found = known.found if known else None
    if asked is None or found is None or not isinstance(asked.answer, QueryResult):
        return None
    return requests.read(asked.answer.result, found.dialect, limits.max_age_s)
