"""Advice on a running service: what golden signals see of it, and rules on the same series."""

from collections.abc import Mapping
from typing import Any, Literal

from functions.monitoring_advice.models import Advice, AdviceRequest
from shared.clients.siblings import Siblings
from shared.domain.knowledge.entries import Reference
from shared.domain.monitoring import objective, wording
from shared.domain.monitoring.objective import Watched
from shared.domain.monitoring.rules import Alert, Group, manifest
from shared.domain.monitoring.signals import found_in, has_codes, missing, present
from shared.domain.portuguese import translated
from shared.domain.routing import CHECK_GOLDEN_SIGNALS
from shared.domain.signals.dialect import Found
from shared.edge.probes import now

USUAL_SLO = 99.9
SOURCES = [
    Reference(
        "The Site Reliability Workbook: Alerting on SLOs",
        "https://sre.google/workbook/alerting-on-slos/",
    ),
    Reference(
        "Site Reliability Engineering: Monitoring Distributed Systems",
        "https://sre.google/sre-book/monitoring-distributed-systems/",
    ),
]
Facts = Mapping[str, Any]


async def on_service(ask: AdviceRequest, siblings: Siblings) -> Advice:
    """Return what a service shows and lacks, with rules on its own metrics.

    Raises:
        UpstreamError: golden signals could not be asked

    """
    named = {"service_name": ask.service_name, "namespace": ask.namespace}
    facts = await siblings.call(CHECK_GOLDEN_SIGNALS, named)
    if error := facts.get("error"):
        sentence = f"I can't tell what {ask.service_name} shows: {error['detail']}."
        return _advice(ask, "unknown", translated(sentence, ask.language), facts)
    found = found_in(facts)
    shown, lacking = present(facts, found), missing(facts, found)
    dialect = found.dialect.name if found else ""
    name = f"{ask.namespace}/{ask.service_name}"
    told = [wording.of_service(name, shown, lacking, dialect, ask.language)]
    groups = _groups(ask, facts, found)
    if found and groups:
        told.append(_told(ask, facts, found, groups))
    told += [translated(sentence, ask.language) for sentence in _perhaps(facts)]
    whole = _advice(ask, "ok" if shown else "empty", "\n".join(told), facts)
    rules = manifest(f"{ask.namespace}-{ask.service_name}", groups) if groups else ""
    return whole._replace(present=shown, missing=lacking, alerts=rules, sources=SOURCES)


def _groups(ask: AdviceRequest, facts: Facts, found: Found | None) -> list[Group]:
    if found is None:
        return []
    queries = {str(one["name"]): str(one["query"]) for one in facts["queries"]}
    watched = Watched(ask.service_name, ask.namespace, found, has_codes(facts, found), queries)
    return objective.groups(watched, ask.slo or USUAL_SLO)


def _told(ask: AdviceRequest, facts: Facts, found: Found, groups: list[Group]) -> str:
    alerts = [rule for group in groups for rule in group.rules if isinstance(rule, Alert)]
    watched = Watched(ask.service_name, ask.namespace, found, has_codes(facts, found), {})
    return wording.of_alerts(
        [one.alert for one in alerts],
        ask.slo or USUAL_SLO,
        ask.language,
        burns=watched.counts_failures,
        assumed=not ask.slo,
    )


def _perhaps(facts: Facts) -> list[str]:
    names = ", ".join(str(name) for name in facts.get("suggestions", ()))
    return [f"Services that are there: {names}."] if names else []


def _advice(
    ask: AdviceRequest, status: Literal["ok", "empty", "unknown"], response: str, facts: Facts
) -> Advice:
    return Advice(
        response=response,
        status=status,
        service_name=ask.service_name,
        present=[],
        missing=[],
        alerts="",
        sources=[],
        warnings=[str(one) for one in facts.get("warnings", ())],
        timestamp=now(),
    )
