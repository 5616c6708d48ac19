"""One investigation: read what was asked, take the inventory, find the workload, take figures.

Two rounds of questions, all concurrent, each part with its own limit. What it all means is for
`shared.domain.incidents.verdict`.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from functions.incident_response import showing
from functions.incident_response.asked import Asked
from functions.incident_response.figures import take_figures
from functions.incident_response.inventory import Held, take_inventory
from functions.incident_response.models import IncidentRequest
from shared.clients.kubernetes import Kubernetes
from shared.clients.prometheus import Prometheus
from shared.clients.siblings import Siblings
from shared.domain.incidents import situation as part
from shared.domain.incidents.alerts import (
    NAMESPACE_LABELS,
    SERVICE_LABELS,
    Storm,
    named,
    read_storm,
)
from shared.domain.incidents.cluster import Event
from shared.domain.incidents.fields import Json
from shared.domain.incidents.situation import Situation
from shared.domain.incidents.survey import survey, worst
from shared.domain.incidents.target import Candidate, Target, find_target, mentioned
from shared.domain.logs.stamps import parse_since
from shared.domain.promql.times import unix_time
from shared.domain.routing.hearing import Heard, listen
from shared.domain.routing.targets import Certainty
from shared.errors import InvalidField

DEFAULT_NAMESPACE = "default"
DEFAULT_SINCE_S = 3600.0
NOBODY = Target("", "nothing names it")


@dataclass(frozen=True, slots=True)
class Backends:
    """Who is asked."""

    kubernetes: Kubernetes
    prometheus: Prometheus
    siblings: Siblings


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, read once."""

    ask: IncidentRequest
    storm: Storm
    heard: Heard

    @property
    def language(self) -> str:
        """The description's language; alerts are answered in English."""
        return self.heard.language if self.ask.description else "en"

    @property
    def namespace(self) -> str:
        """The namespace that is named: by the field, an alert, the description, or the default."""
        told = named(self.storm.alerts, NAMESPACE_LABELS)
        said = [one.slots.namespace for one in self.heard.clauses if one.slots.namespace]
        return next(filter(None, (self.ask.namespace, *told, *said)), DEFAULT_NAMESPACE)


def read_question(ask: IncidentRequest) -> Question:
    """Read a request.

    Raises:
        InvalidField: it holds neither words nor a name nor alerts

    """
    items: list[Json] = ask.alerts or ([ask.alert] if ask.alert else [])
    around: Json = {
        "status": ask.status,
        "commonLabels": ask.common_labels,
        "commonAnnotations": ask.common_annotations,
    }
    if not (items or ask.description or ask.service_name):
        raise InvalidField((("", "give a description, a service_name, an alert or alerts"),))
    return Question(ask, read_storm(items, around), listen(ask.description))


async def investigate(question: Question, backends: Backends) -> tuple[Situation, Asked, list[str]]:
    """Return what is known, the evidence, and warnings."""
    asked = Asked()
    ask, namespace = question.ask, question.namespace
    asked.note(
        part.REQUEST,
        "caller",
        "",
        showing.asked_for(question.storm),
        showing.request(question.storm, ask.description),
    )
    held = await take_inventory(backends.kubernetes, namespace, asked)
    seen = _situation(question, held, asked)
    showing.note_inventory(asked, seen)
    if seen.target.name:
        figures = await take_figures(backends.siblings, backends.prometheus, seen, asked)
        seen = replace(seen, **figures._asdict())
    seen = replace(seen, unknown=dict(asked.unknown))
    showing.note_neighbours(asked, seen)
    return seen, asked, held.warnings


def _situation(question: Question, held: Held, asked: Asked) -> Situation:
    ask = question.ask
    named = list(_candidates(question, held))
    target = find_target(named or worst(held.inventory), held.inventory) or NOBODY
    others = () if named else survey(held.inventory)
    seen = Situation(
        at=unix_time(ask.at) if ask.at else time.time(),
        since_s=float(parse_since(ask.since).seconds or DEFAULT_SINCE_S),
        namespace=question.namespace,
        target=target,
        inventory=held.inventory,
        storm=question.storm,
        description=ask.description,
        others=tuple(one for one in others if one.name != target.name),
        quotas=held.quotas,
        unknown=dict(asked.unknown),
    )
    seen = _with_surroundings(seen, held)
    return replace(seen, events=tuple(_own_events(seen, held.events)))


def _with_surroundings(seen: Situation, held: Held) -> Situation:
    """Add what belongs to the target: its revisions, autoscaler, nodes and claims."""
    target = seen.target
    own = target.workload.name if target.workload else target.name
    hosts = {pod.node for pod in target.pods}
    return replace(
        seen,
        revisions=tuple(one for one in held.inventory.revisions if one.owner == own),
        autoscaler=next((one for one in held.autoscalers if one.workload == own), None),
        nodes=tuple(one for one in held.nodes if one.name in hosts),
        claims=tuple(one for one in held.claims if one.name in seen.claims_in_use),
    )


def _own_events(seen: Situation, events: tuple[Event, ...]) -> Iterator[Event]:
    """Yield the target's events within the window, also those of pods that are gone."""
    target = seen.target
    objects = (*target.pods, *seen.revisions, *seen.claims, *target.services)
    names = {target.name, *(one.name for one in objects)}
    prefixes = tuple(f"{one.name}-" for one in seen.revisions)
    for event in sorted(events, key=lambda one: one.last_at):
        own = event.name in names or (event.kind == "Pod" and event.name.startswith(prefixes))
        if own and seen.is_in_window(event.last_at):
            yield event


def _candidates(question: Question, held: Held) -> Iterator[Candidate]:
    ask = question.ask
    if ask.service_name:
        yield Candidate(ask.service_name, "named in the request")
        return
    for label in SERVICE_LABELS:
        for name in named(question.storm.firing or question.storm.alerts, (label,)):
            yield Candidate(name, f"alert label {label}")
    yield from mentioned(ask.description, held.inventory)
    for target in question.heard.certain(Certainty.NEAR):
        yield Candidate(target.workload, "named in the description")
