"""The look over a namespace, or over all of them, for when nobody is named.

One round of lists and alerts, then one of golden signals. What counts as unwell, and which of it is
the worst, is for `shared.domain.incidents.overview`.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from functions.incident_response import showing
from functions.incident_response.asked import Asked
from functions.incident_response.figures import take_firing, take_signals
from functions.incident_response.inventory import NOTHING, inventory_of, query_of
from shared.clients.kubernetes import MAX_PODS, Kubernetes, Listing
from shared.clients.kubernetes_answers import ALL_NAMESPACES
from shared.clients.prometheus import Prometheus
from shared.clients.siblings import Siblings
from shared.domain.incidents.around import read_node
from shared.domain.incidents.cluster import Node
from shared.domain.incidents.fields import Json, mapping, text
from shared.domain.incidents.overview import (
    MAX_SERVICES,
    SURVEY,
    SURVEY_ALERTS,
    SURVEY_NODES,
    SURVEY_SIGNALS,
    Overview,
    read_measured,
    signals_of,
    worth_asking,
)
from shared.domain.incidents.survey import survey_all
from shared.domain.incidents.target import Inventory

COUNTED = ("pods", "deployments", "statefulsets", "daemonsets", "services")
TELLING = frozenset({"pods", "deployments", "statefulsets", "daemonsets"})
REFUSALS = frozenset(f"{SURVEY}_{resource}" for resource in TELLING)
EXTRA = "replicasets"  # only tells when to ask for figures; the investigation asks again
FALLBACK = "default"
Items = dict[str, list[Json]]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: in the namespaces that are said or allowed, or everywhere without any."""

    namespaces: tuple[str, ...]
    is_said: bool = False
    is_confined: bool = False

    @property
    def alerted(self) -> tuple[str, ...]:
        """The namespaces whose alerts count; "" are those on no namespace, such as a node's."""
        return self.namespaces if self.is_said or not self.namespaces else (*self.namespaces, "")

    @property
    def places(self) -> tuple[str, ...]:
        """What lists are asked for."""
        return self.namespaces or (ALL_NAMESPACES,)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of it, and the replica sets of each namespace as they came."""

    overview: Overview
    replicasets: Mapping[str, list[Json]] = field(default_factory=dict[str, list[Json]])
    warnings: list[str] = field(default_factory=list[str])

    def inventory(self, namespace: str) -> Inventory:
        """Return what a namespace holds, with its revisions."""
        own = {EXTRA: self.replicasets.get(namespace, [])}
        held = self.overview.inventories.get(namespace, Inventory())
        return replace(held, revisions=inventory_of(own).revisions)


@dataclass(slots=True)
class Lists:
    """Objects by namespace and resource; `cut` are the resources of which there are more."""

    items: dict[str, Items] = field(default_factory=dict[str, Items])
    cut: set[str] = field(default_factory=set[str])

    @property
    def inventories(self) -> dict[str, Inventory]:
        """The records by namespace, without revisions: of most namespaces nobody asks for them."""
        return {name: inventory_of({**one, EXTRA: []}) for name, one in self.items.items()}

    def of(self, resource: str) -> dict[str, list[Json]]:
        """Return the objects of one resource by namespace."""
        return {name: one.get(resource, []) for name, one in self.items.items()}

    def add(self, resource: str, listing: Listing, place: str) -> None:
        """Sort a list's objects by their namespaces."""
        for item in listing.items:
            namespace = text(mapping(item, "metadata"), "namespace") or place
            self.items.setdefault(namespace, {}).setdefault(resource, []).append(item)
        if not listing.complete and resource != EXTRA:
            self.cut.add(resource)


async def look_over(
    kubernetes: Kubernetes, prometheus: Prometheus, namespace: str, at: float, asked: Asked
) -> Looked:
    """Ask for workloads, pods, services, nodes and alerts at once."""
    scope = Scope((namespace,), is_said=True) if namespace else Scope(kubernetes.allowed_namespaces)
    (lists, scope), nodes, firing = await asyncio.gather(
        _everything(kubernetes, scope, asked),
        _nodes(kubernetes, asked),
        take_firing(prometheus, scope.alerted, at, asked),
    )
    inventories = lists.inventories
    overview = Overview(
        namespaces=scope.namespaces,
        is_confined=scope.is_confined,
        is_whole=not lists.cut & TELLING,
        inventories=inventories,
        unwell=survey_all(inventories, at),
        nodes=_concerned(nodes, inventories.values()) if scope.is_said else nodes,
        firing=firing,
    )
    _note(asked, overview)
    warnings = [f"only the first {MAX_PODS} {resource} were looked at" for resource in lists.cut]
    return Looked(overview, lists.of(EXTRA), sorted(warnings))


async def check_services(
    siblings: Siblings, overview: Overview, at: float, asked: Asked
) -> Overview:
    """Ask for the golden signals of some services at once."""
    worth = worth_asking(overview)
    chosen, left = worth[:MAX_SERVICES], worth[MAX_SERVICES:]
    query = "check_golden_signals"
    if chosen and (why := asked.unknown.get(SURVEY_ALERTS)):
        asked.fail(SURVEY_SIGNALS, "golden_signals", query, why)  # they ask the same Prometheus
        return overview
    answers = await asyncio.gather(
        *(take_signals(siblings, one, signals_of(*one), at, asked) for one in chosen)
    )
    measured = tuple(
        read_measured(*one, answer) for one, answer in zip(chosen, answers, strict=True) if answer
    )
    asked.note(SURVEY_SIGNALS, "golden_signals", query, *showing.services(chosen, left))
    return replace(overview, measured=measured, left_out=len(left))


async def _everything(kubernetes: Kubernetes, scope: Scope, asked: Asked) -> tuple[Lists, Scope]:
    """List every place; where lists over all of them are forbidden, the default namespace."""
    tried, again = Asked(), Asked()
    lists = await _lists(kubernetes, scope.places, tried)
    if not scope.namespaces and tried.refused & REFUSALS:
        confined = Scope((FALLBACK,), is_confined=True)
        instead = await _lists(kubernetes, confined.places, again)
        if not again.refused >= tried.refused:
            first = next(one for one in COUNTED if f"{SURVEY}_{one}" in tried.refused)
            why = tried.unknown[f"{SURVEY}_{first}"]
            again.fail(f"{SURVEY}_everywhere", "kubernetes", _query(scope.places), why)
            asked.absorb(again)
            return instead, confined
    asked.absorb(tried)
    return lists, scope


async def _lists(kubernetes: Kubernetes, places: Sequence[str], asked: Asked) -> Lists:
    wanted = [(place, resource) for place in places for resource in (*COUNTED, EXTRA)]
    found = await asyncio.gather(*(_list(kubernetes, *one, asked, len(places)) for one in wanted))
    lists = Lists()
    for (place, resource), listing in zip(wanted, found, strict=True):
        lists.add(resource, listing, place)
    return lists


async def _list(
    kubernetes: Kubernetes, place: str, resource: str, asked: Asked, places: int
) -> Listing:
    name = f"{SURVEY}_{resource if places == 1 else place}"
    who = Asked() if resource == EXTRA else asked
    work = kubernetes.list_objects(resource, place)
    return await who.ask(name, "kubernetes", query_of(resource, place), work) or NOTHING


async def _nodes(kubernetes: Kubernetes, asked: Asked) -> tuple[Node, ...]:
    work = kubernetes.list_objects("nodes")
    found = await asked.ask(SURVEY_NODES, "kubernetes", query_of("nodes", ""), work)
    return tuple(map(read_node, found.items)) if found else ()


def _concerned(nodes: Iterable[Node], held: Iterable[Inventory]) -> tuple[Node, ...]:
    """Return the nodes that host pods of the namespace that was asked about."""
    hosts = {pod.node for one in held for pod in one.pods}
    return tuple(one for one in nodes if one.name in hosts)


def _note(asked: Asked, overview: Overview) -> None:
    query = _query(overview.namespaces or (ALL_NAMESPACES,))
    asked.note(SURVEY, "kubernetes", query, *showing.surveyed(overview))
    asked.note(SURVEY_NODES, "kubernetes", query_of("nodes", ""), *showing.nodes(overview))


def _query(places: Iterable[str]) -> str:
    return "; ".join(query_of(",".join(COUNTED), place) for place in places)
