"""The two rounds: discovery beside resources, then one query for what discovery found.

What is asked and how answers are read is in `shared.domain.signals`; wording the result, in
`answer`.
"""

import asyncio
from collections.abc import Mapping
from typing import NamedTuple

from shared.clients.prometheus import Prometheus
from shared.clients.prometheus_answers import QueryResult
from shared.domain.promql.samples import by_tag
from shared.domain.promql.text import union
from shared.domain.signals import discovery, requests, resources
from shared.domain.signals.discovery import Discovery
from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources
from shared.domain.signals.thresholds import DEFAULTS
from shared.errors import InvalidQuery, UpstreamError

Refusal = UpstreamError | InvalidQuery  # the latter by a server whose PromQL is not ours


class Service(NamedTuple):
    """Which service to look at, and how."""

    name: str
    namespace: str
    window: str
    at: float | None  # Unix seconds; None: the server's now
    slo: bool


class Round(NamedTuple):
    """One question, made of named queries, and what came back."""

    queries: Mapping[str, str]
    answer: QueryResult | Refusal

    @property
    def failure(self) -> Refusal | None:
        """Why there is no answer."""
        return None if isinstance(self.answer, QueryResult) else self.answer

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

    rounds: tuple[Round, ...]
    failure: Refusal | None  # one that leaves the service's state open
    resources_failure: Refusal | None
    discovery: Discovery | None
    resources: Resources | None
    requests: Requests | None


async def look(prometheus: Prometheus, service: Service, timeout_s: float) -> Seen:
    """Ask both rounds, each question within `timeout_s`; a refusal is part of what was seen."""
    discovered, weighed = await asyncio.gather(
        _ask(prometheus, _discovery_queries(service), service.at, timeout_s),
        _ask(prometheus, _resource_queries(service), service.at, timeout_s),
    )
    known = _read_discovery(discovered, service)
    measured = await _measure(prometheus, known, service, timeout_s)
    needed = (discovered, measured) if measured else (discovered, weighed)
    return Seen(
        rounds=(discovered, weighed, *((measured,) if measured else ())),
        failure=next((one.failure for one in needed if one.failure), None),
        resources_failure=weighed.failure,
        discovery=known,
        resources=_read_resources(weighed),
        requests=_read_requests(measured, known),
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
    queries = requests.operands(known.found, service.window, slo=service.slo)
    return await _ask(prometheus, queries, known.at, timeout_s)


async def _ask(
    prometheus: Prometheus, queries: Mapping[str, str], at: float | None, timeout_s: float
) -> Round:
    try:
        return Round(queries, await prometheus.instant(union(queries), at=at, timeout_s=timeout_s))
    except (UpstreamError, InvalidQuery) as refusal:
        return Round(queries, refusal)


def _read_discovery(asked: Round, service: Service) -> Discovery | None:
    if not isinstance(asked.answer, QueryResult):
        return None
    return discovery.read(asked.answer.result, service.name, service.namespace)


def _read_resources(asked: Round) -> Resources | None:
    if not isinstance(asked.answer, QueryResult):
        return None
    return resources.read(asked.answer.result, DEFAULTS.max_age_s)


def _read_requests(asked: Round | None, known: Discovery | None) -> Requests | None:
    found = known.found if known else None
    if asked is None or found is None or not isinstance(asked.answer, QueryResult):
        return None
    return requests.read(asked.answer.result, found.dialect, DEFAULTS.max_age_s)
