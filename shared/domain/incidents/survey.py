"""A look over a whole namespace, for when nobody is named: what is unwell, the worst first."""

from collections.abc import Iterator
from typing import NamedTuple

from shared.domain.incidents.cluster import Pod, Workload
from shared.domain.incidents.target import Candidate, Inventory, selects

HOW = "named by nobody: it fares worst in the namespace"
STARTING = frozenset({"", "ContainerCreating", "PodInitializing"})


class Unwell(NamedTuple):
    """A workload that lacks replicas, and why its pods say so."""

    name: str
    kind: str
    ready: int
    wanted: int
    reasons: tuple[str, ...]


def survey(inventory: Inventory) -> tuple[Unwell, ...]:
    """Return the workloads that lack replicas: those with none first, then by how many."""
    short = [_unwell(one, inventory) for one in inventory.workloads if one.ready < one.wanted]
    return tuple(sorted(short, key=lambda one: (one.ready > 0, one.ready - one.wanted, one.name)))


def worst(inventory: Inventory) -> Iterator[Candidate]:
    """Yield the unwell workloads as candidates."""
    yield from (Candidate(one.name, HOW) for one in survey(inventory))


def _unwell(workload: Workload, inventory: Inventory) -> Unwell:
    pods = (pod for pod in inventory.pods if selects(workload.selector, pod.labels))
    reasons = dict.fromkeys(reason for pod in pods for reason in _reasons(pod))
    return Unwell(workload.name, workload.kind, workload.ready, workload.wanted, tuple(reasons))


def _reasons(pod: Pod) -> Iterator[str]:
    if pod.reason:
        yield pod.reason
    for container in pod.containers:
        if container.state != "running" and container.reason not in STARTING:
            yield container.reason
