"""Everything that was seen when nobody was named: workloads, nodes, alerts, golden signals.

What one namespace's workloads lack is in `survey`; how it is said is in `overview_wording`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from shared.domain.incidents.alerts import MAX_LABELS, NAMESPACE_LABELS, SEVERITIES
from shared.domain.incidents.cluster import Node, Pod, Service
from shared.domain.incidents.fields import Json, objects, strings, text
from shared.domain.incidents.survey import Unwell
from shared.domain.incidents.target import (
    Candidate,
    Inventory,
    is_name,
    look_up,
    mentioned,
    selects,
)
from shared.domain.logs.quoted import quoted

SURVEY, SURVEY_NODES = "survey", "survey_nodes"
SURVEY_ALERTS, SURVEY_SIGNALS = "survey_alerts", "survey_signals"
MAX_SERVICES = 10
MAX_LABEL_CHARACTERS = 100
HOW_IN_NAMESPACE = "named by nobody: it fares worst in the namespace"
HOW_IN_CLUSTER = "named by nobody: it fares worst in the cluster"
# Namespaces of the platform itself: what answers there is nobody's own service.
SYSTEM_NAMESPACES = frozenset({"knative-serving", "knative-eventing", "cert-manager", "kourier"})
KNATIVE_NAME = "serving.knative.dev/service"
NO_DATA = "no data"  # golden signals' own words for a signal that nothing measures
# Whom an alert is about, the surest first: `service` is often the exporter's own.
SUBJECTS = (
    "deployment", "statefulset", "daemonset", "horizontalpodautoscaler", "job_name", "pod",
    "service", "service_name", "exported_service", "app", "app_kubernetes_io_name", "container",
    "node", "instance",
)  # fmt: skip
# "namespace shop", "the shop namespace"
_PLACE = re.compile(
    r"\b(?:namespaces?|ns)[ :=]+[a-z0-9-]+"
    r"|\b(?!(?:in|the|of|at|for|from|this|no|do|na|da|esse)\b)[a-z0-9-]+ namespace\b",
    re.IGNORECASE,
)


class Firing(NamedTuple):
    """An alert that fires now, and whom it names."""

    name: str
    severity: str
    namespace: str
    subject: str
    labels: Mapping[str, str]


class Measured(NamedTuple):
    """How golden signals judge a service."""

    name: str
    namespace: str
    status: str
    has_requests: bool
    reason: str

    @property
    def evidence(self) -> str:
        """The id of what tells it."""
        return signals_of(self.name, self.namespace)

    @property
    def is_sick(self) -> bool:
        """Whether its requests suffer."""
        return self.status in {"degraded", "unhealthy"}


class Meant(NamedTuple):
    """A workload to look into, and where it runs."""

    candidate: Candidate
    namespace: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What was seen; `namespaces` were looked over, all of the cluster when there are none.

    `is_confined`: the API refuses lists over all namespaces. `is_whole`: no list was cut short.
    `is_told`: somebody reports trouble. `left_out` services were not asked for their signals.
    """

    namespaces: tuple[str, ...] = ()
    is_confined: bool = False
    is_whole: bool = True
    is_told: bool = False
    inventories: Mapping[str, Inventory] = field(default_factory=dict[str, Inventory])
    unwell: tuple[Unwell, ...] = ()
    nodes: tuple[Node, ...] = ()
    firing: tuple[Firing, ...] = ()
    measured: tuple[Measured, ...] = ()
    left_out: int = 0
    several: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])

    @property
    def sick_nodes(self) -> tuple[Node, ...]:
        """The nodes that are not ready or under pressure."""
        return tuple(one for one in self.nodes if not one.is_ready or one.troubles)

    @property
    def sick_services(self) -> tuple[Measured, ...]:
        """The services whose requests suffer, those that fail first."""
        sick = (one for one in self.measured if one.is_sick)
        return tuple(sorted(sick, key=lambda one: one.status != "unhealthy"))

    @property
    def is_amiss(self) -> bool:
        """Whether anything is unwell."""
        return bool(self.unwell or self.sick_nodes or self.firing or self.sick_services)

    @property
    def workloads(self) -> int:
        """How many workloads were seen."""
        return sum(len(one.workloads) for one in self.inventories.values())

    @property
    def populated(self) -> tuple[str, ...]:
        """The namespaces that hold workloads."""
        return tuple(name for name, one in self.inventories.items() if one.workloads)


def signals_of(name: str, namespace: str) -> str:
    """Return the id of the evidence on a service's golden signals."""
    return f"signals {namespace}/{name}"


def read_firing(items: Iterable[Json]) -> tuple[Firing, ...]:
    """Read the series of ALERTS that fire, each kind about each thing once, the gravest first."""
    found: dict[tuple[str, ...], Firing] = {}
    for item in items:
        labels = {
            name: quoted(value, MAX_LABEL_CHARACTERS)
            for name, value in list(strings(item, "metric").items())[:MAX_LABELS]
        }
        one = Firing(
            name=labels.get("alertname", "an alert without a name"),
            severity=labels.get("severity", "").lower(),
            namespace=_first(labels, NAMESPACE_LABELS),
            subject=_first(labels, SUBJECTS),
            labels=labels,
        )
        found.setdefault(one[:4], one)
    return tuple(sorted(found.values(), key=lambda one: (_gravity(one), *one[:4])))


def _first(labels: Mapping[str, str], names: Iterable[str]) -> str:
    return next((labels[name] for name in names if labels.get(name)), "")


def _gravity(one: Firing) -> int:
    return SEVERITIES.index(one.severity) if one.severity in SEVERITIES else len(SEVERITIES)


def read_measured(name: str, namespace: str, signals: Json) -> Measured:
    """Read golden signals' answer about a service."""
    told = (text(one, "message") for one in objects(signals, "reasons") if _counts(one))
    return Measured(
        name=name,
        namespace=namespace,
        status=text(signals, "status"),
        has_requests=text(signals, "traffic") not in {"", NO_DATA},
        reason=next(told, ""),
    )


def _counts(reason: Json) -> bool:
    return text(reason, "severity") != "info"


def worth_asking(overview: Overview) -> list[tuple[str, str]]:
    """Return the services that stand before pods, by name and namespace.

    Those that restarted most come first; what is known to lack replicas is left out, and so is the
    platform's own unless its namespace was asked for.
    """
    unwell = {(one.name, one.namespace) for one in overview.unwell}
    found: dict[tuple[str, str], int] = {}
    for namespace, inventory in overview.inventories.items():
        if is_system(namespace) and namespace not in overview.namespaces:
            continue
        for name, pods in _served(inventory):
            found[name, namespace] = -sum(pod.restarts for pod in pods)
    wanted = (one for one in found if one not in unwell)
    return sorted(wanted, key=lambda one: (found[one], one[1], one[0]))


def is_system(namespace: str) -> bool:
    """Tell whether a namespace is the platform's own."""
    platform = namespace.startswith("kube-") or namespace.endswith("-system")
    return platform or namespace in SYSTEM_NAMESPACES


def _served(inventory: Inventory) -> Iterator[tuple[str, list[Pod]]]:
    """Yield services with their pods; of several before the same pods the shortest name."""
    fronts: dict[frozenset[str], tuple[str, list[Pod]]] = {}
    for service in sorted(inventory.services, key=lambda one: (len(one.name), one.name)):
        pods = _behind(service, inventory)
        if pods:
            name = pods[0].labels.get(KNATIVE_NAME) or service.name
            fronts.setdefault(frozenset(pod.name for pod in pods), (name, pods))
    yield from fronts.values()


def _behind(service: Service, inventory: Inventory) -> list[Pod]:
    return [
        pod
        for pod in inventory.pods
        if selects(service.selector, pod.labels) and not (pod.is_over or pod.is_leaving)
    ]


def found_by_name(
    overview: Overview, description: str, names: Iterable[str]
) -> tuple[Meant | None, Overview]:
    """Return the workload that is meant by a description, or by names that were read from it.

    Where it runs in several namespaces, `default` is meant, or the one where it is unwell;
    otherwise they are told.
    """
    places: dict[str, list[str]] = {}
    for namespace, inventory in overview.inventories.items():
        for name in _known(_PLACE.sub(" ", description), names, inventory):
            places.setdefault(name, []).append(namespace)
    if not places:
        return None, overview
    name = max(places, key=len)
    if where := _likeliest(name, places[name], overview):
        return Meant(Candidate(name, "named in the description"), where), overview
    return None, replace(overview, several={name: places[name]})


def _likeliest(name: str, places: Sequence[str], overview: Overview) -> str:
    if len(places) == 1:
        return places[0]
    unwell = (one.namespace for one in overview.unwell if one.name == name)
    return "default" if "default" in places else next(unwell, "")


def _known(said: str, names: Iterable[str], inventory: Inventory) -> list[str]:
    """Return the names that a namespace holds.

    A service without a selector, as `kubernetes` is, stands before nothing that could be unwell.
    """
    fronts = tuple(one for one in inventory.services if one.selector)
    held = replace(inventory, services=fronts)
    read = (name for name in names if is_name(name) and _holds(held, name))
    return list(dict.fromkeys((*(one.name for one in mentioned(said, held)), *read)))


def _holds(inventory: Inventory, name: str) -> bool:
    return look_up(Candidate(name, ""), inventory).is_found


def worst(overview: Overview) -> Meant | None:
    """Return the workload that fares worst: by its replicas, an alert, or its golden signals."""
    in_one = len(overview.namespaces) == 1 and not overview.is_confined
    how = HOW_IN_NAMESPACE if in_one else HOW_IN_CLUSTER
    for name, namespace in _suspects(overview):
        inventory = overview.inventories.get(namespace, Inventory())
        if name and _holds(inventory, name):
            return Meant(Candidate(name, how), namespace)
    return None


def _suspects(overview: Overview) -> Iterator[tuple[str, str]]:
    yield from ((one.name, one.namespace) for one in overview.unwell)
    yield from ((one.subject, one.namespace) for one in overview.firing)
    yield from ((one.name, one.namespace) for one in overview.sick_services)
