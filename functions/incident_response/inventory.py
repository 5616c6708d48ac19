"""What the namespace holds: every kind that an investigation reads, asked for at once.

What concerns the workload is picked by `shared.domain.incidents`; figures and logs are in `gather`.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from functions.incident_response.asked import Asked
from shared.clients.kubernetes import MAX_PODS, Kubernetes, Listing
from shared.clients.kubernetes_answers import ALL_NAMESPACES
from shared.domain.incidents import situation as part
from shared.domain.incidents.around import (
    read_autoscaler,
    read_claim,
    read_node,
    read_quotas,
    read_revision,
    read_service,
    read_workload,
)
from shared.domain.incidents.cluster import Autoscaler, Claim, Event, Node, Quota, Revision
from shared.domain.incidents.fields import Json, mapping, text
from shared.domain.incidents.reading import read_event, read_pod
from shared.domain.incidents.target import Inventory

# Which resources belong to which part; a part fails when one of its resources does.
RESOURCES = (
    (part.PODS, "pods"),
    (part.WORKLOAD, "deployments"),
    (part.WORKLOAD, "statefulsets"),
    (part.WORKLOAD, "daemonsets"),
    (part.ROLLOUTS, "replicasets"),
    (part.EVENTS, "events"),
    (part.SERVICES, "services"),
    (part.SERVICES, "endpoints"),
    (part.AUTOSCALERS, "horizontalpodautoscalers"),
    (part.CLAIMS, "persistentvolumeclaims"),
    (part.QUOTAS, "resourcequotas"),
    (part.NODES, "nodes"),
)
CLUSTER_WIDE = frozenset({"nodes"})
NOTHING = Listing([], complete=True)


@dataclass(frozen=True, slots=True)
class Held:
    """The namespace, as records; what could not be asked is empty and stands in `Asked`."""

    inventory: Inventory
    events: tuple[Event, ...]
    autoscalers: tuple[Autoscaler, ...]
    nodes: tuple[Node, ...]
    claims: tuple[Claim, ...]
    quotas: tuple[Quota, ...]
    warnings: list[str] = field(default_factory=list[str])


def query_of(resource: str, namespace: str) -> str:
    """Return how a person would ask the same."""
    everywhere = " -A" if namespace == ALL_NAMESPACES else ""
    place = "" if everywhere or resource in CLUSTER_WIDE else f"-n {namespace} "
    return f"kubectl {place}get {resource}{everywhere}"


async def take_inventory(kubernetes: Kubernetes, namespace: str, asked: Asked) -> Held:
    """Ask for every kind at once."""
    found = await asyncio.gather(
        *(_listed(kubernetes, name, resource, namespace, asked) for name, resource in RESOURCES)
    )
    kinds = {resource: listing for (_, resource), listing in zip(RESOURCES, found, strict=True)}
    items = {resource: listing.items for resource, listing in kinds.items()}
    return Held(
        inventory=inventory_of(items),
        events=tuple(map(read_event, items["events"])),
        autoscalers=tuple(map(read_autoscaler, items["horizontalpodautoscalers"])),
        nodes=tuple(map(read_node, items["nodes"])),
        claims=tuple(map(read_claim, items["persistentvolumeclaims"])),
        quotas=tuple(quota for one in items["resourcequotas"] for quota in read_quotas(one)),
        warnings=[
            f"only the first {MAX_PODS} {resource} of the namespace were looked at"
            for resource, listing in kinds.items()
            if not listing.complete
        ],
    )


async def _listed(
    kubernetes: Kubernetes, name: str, resource: str, namespace: str, asked: Asked
) -> Listing:
    place = "" if resource in CLUSTER_WIDE else namespace
    query = query_of(resource, namespace)
    work = kubernetes.list_objects(resource, place)
    return await asked.ask(name, "kubernetes", query, work) or NOTHING


def inventory_of(items: Mapping[str, list[Json]]) -> Inventory:
    """Read one namespace's objects by their resource; a resource may be missing."""
    behind = items.get("endpoints", ())
    endpoints = {text(mapping(one, "metadata"), "name"): one for one in behind}
    return Inventory(
        pods=tuple(map(read_pod, items.get("pods", ()))),
        workloads=tuple(
            read_workload(resource.removesuffix("s"), one)
            for resource in ("deployments", "statefulsets", "daemonsets")
            for one in items.get(resource, ())
        ),
        revisions=_newest_first([read_revision(one) for one in items.get("replicasets", ())]),
        services=tuple(read_service(one, endpoints) for one in items.get("services", ())),
    )


def _newest_first(revisions: Sequence[Revision]) -> tuple[Revision, ...]:
    return tuple(sorted(revisions, key=lambda one: (one.number, one.created_at), reverse=True))
