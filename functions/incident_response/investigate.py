"""One investigation: take the inventory, find the workload, take figures.

Rounds of questions, all concurrent, each part with its own limit: two for a workload that is named.
Where nobody is named, a look over many namespaces (`overview`) finds whom to look into. What it all
means is for `shared.domain.incidents.verdict`.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from functions.incident_response import showing
from functions.incident_response.asked import Asked
from functions.incident_response.figures import take_figures
from functions.incident_response.inventory import Held, take_inventory
from functions.incident_response.overview import Looked, check_services, look_over
from functions.incident_response.question import Question
from shared.clients.kubernetes import Kubernetes
from shared.clients.prometheus import Prometheus
from shared.clients.siblings import Siblings
from shared.domain.incidents import situation as part
from shared.domain.incidents.asking import sure_names, tells_trouble
from shared.domain.incidents.cluster import Event
from shared.domain.incidents.overview import Meant, found_by_name, worst
from shared.domain.incidents.overview_wording import is_blind
from shared.domain.incidents.situation import Situation
from shared.domain.incidents.target import (
    Candidate,
    Inventory,
    Target,
    find_target,
    is_name,
    mentioned,
)

NOBODY = Target("", "nothing names it")
EMPTY = Held(Inventory(), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Backends:
    """Who is asked."""

    kubernetes: Kubernetes
    prometheus: Prometheus
    siblings: Siblings


async def investigate(question: Question, backends: Backends) -> tuple[Situation, Asked, list[str]]:
    """Return what is known, the evidence, and warnings."""
    asked = Asked()
    told = showing.request(question.storm, question.ask.description)
    asked.note(part.REQUEST, "caller", "", showing.asked_for(question.storm), told)
    named = list(question.named())
    find = (
        _the_named(question, named, backends, asked) if named else _look(question, backends, asked)
    )
    seen, warnings = await find
    seen = replace(seen, unknown=dict(asked.unknown))
    showing.note_neighbours(asked, seen)
    return seen, asked, warnings


async def _the_named(
    question: Question, named: Sequence[Candidate], backends: Backends, asked: Asked
) -> tuple[Situation, list[str]]:
    """Look into whom a field or an alert names, in two rounds."""
    held = await take_inventory(backends.kubernetes, question.namespace, asked)
    candidates = [*named, *mentioned(question.ask.description, held.inventory)]
    seen = _situation(question, question.namespace, held, candidates)
    seen = replace(seen, unknown=dict(asked.unknown))
    showing.note_inventory(asked, seen)
    if seen.target.name:
        figures = await take_figures(backends.siblings, backends.prometheus, seen, asked)
        seen = replace(seen, **figures._asdict())
    return seen, held.warnings


async def _look(
    question: Question, backends: Backends, asked: Asked
) -> tuple[Situation, list[str]]:
    """Look over everything, then into what the description mentions, or what fares worst."""
    where, at = question.said_namespace, question.at
    looked = await look_over(backends.kubernetes, backends.prometheus, where, at, asked)
    names = (question.ask.description, question.described())
    meant, overview = found_by_name(looked.overview, *names)
    if meant:
        return await _look_into(question, meant, looked, backends, asked)
    overview = replace(overview, is_told=tells_trouble(question.heard))
    overview = await check_services(backends.siblings, overview, at, asked)
    sure = (name for name in sure_names(question.heard) if name != where)  # "is kube-system ok?"
    missing = next(filter(is_name, sure), "")
    is_open = not (missing or overview.several)
    if is_open and (meant := worst(overview)):
        seen, warnings = await _look_into(question, meant, looked, backends, asked)
        return replace(seen, overview=overview), [*looked.warnings, *warnings]
    seen = _situation(question, where, EMPTY, ())
    seen = replace(seen, overview=overview, unknown=dict(asked.unknown))
    return _without(seen, missing), looked.warnings


def _without(seen: Situation, missing: str) -> Situation:
    """Say who is missing, once it is sure that no namespace holds him."""
    is_sure = seen.overview and not (seen.overview.several or is_blind(seen))
    target = Target(missing, "named in the description")
    return replace(seen, target=target) if missing and is_sure else seen


async def _look_into(
    question: Question, meant: Meant, looked: Looked, backends: Backends, asked: Asked
) -> tuple[Situation, list[str]]:
    """Ask for all that concerns a workload that the look has seen, in one round."""
    namespace, candidates = meant.namespace, (meant.candidate,)
    known = replace(EMPTY, inventory=looked.inventory(namespace))
    early = _situation(question, namespace, known, candidates)
    held, figures = await asyncio.gather(
        take_inventory(backends.kubernetes, namespace, asked),
        take_figures(backends.siblings, backends.prometheus, early, asked),
    )
    seen = _situation(question, namespace, held, candidates)
    showing.note_inventory(asked, seen)
    return replace(seen, **figures._asdict()), held.warnings


def _situation(
    question: Question, namespace: str, held: Held, candidates: Sequence[Candidate]
) -> Situation:
    seen = Situation(
        at=question.at,
        since_s=question.since_s,
        namespace=namespace,
        target=find_target(candidates, held.inventory) or NOBODY,
        inventory=held.inventory,
        storm=question.storm,
        description=question.ask.description,
        quotas=held.quotas,
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
