"""A look over one namespace's workloads and pods, for when nobody is named: what is unwell.

Nodes, alerts and golden signals are looked over in `overview`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from shared.domain.incidents.cluster import Pod, Workload
from shared.domain.incidents.fields import unix
from shared.domain.incidents.target import Inventory, selects

STARTING = frozenset({"", "ContainerCreating", "PodInitializing"})
START_S = 120.0  # a start that takes longer is worth a look
DONE = "Completed"  # how an init container ends well
POD = "pod"


class Unwell(NamedTuple):
    """A workload that lacks replicas, or a pod of no workload, and why its pods say so."""

    name: str
    kind: str
    ready: int
    wanted: int
    reasons: tuple[str, ...]
    namespace: str = ""


def survey_all(inventories: Mapping[str, Inventory], at: float) -> tuple[Unwell, ...]:
    """Return what is unwell in any namespace at a moment (Unix seconds), the worst first.

    Those with no replica come first, workloads before mere pods, then by how many lack.
    """
    found = (
        one._replace(namespace=namespace)
        for namespace, inventory in inventories.items()
        for one in survey(inventory, at)
    )
    return tuple(sorted(found, key=_rank))


def survey(inventory: Inventory, at: float) -> tuple[Unwell, ...]:
    """Return what is unwell in one namespace, the worst first."""
    short = (_short(one, inventory, at) for one in inventory.workloads)
    found = (*(one for one in short if one), *_strays(inventory))
    return tuple(sorted(found, key=_rank))


def _rank(one: Unwell) -> tuple[bool, bool, int, str, str]:
    return one.ready > 0, one.kind == POD, one.ready - one.wanted, one.namespace, one.name


def _short(workload: Workload, inventory: Inventory, at: float) -> Unwell | None:
    """Return a workload that lacks replicas, unless all that it lacks has only just begun."""
    pods = [pod for pod in inventory.pods if selects(workload.selector, pod.labels)]
    if workload.ready >= workload.wanted or _is_on_its_way(workload, pods, at):
        return None
    ready, wanted = workload.ready, workload.wanted
    return Unwell(workload.name, workload.kind, ready, wanted, _all_reasons(pods))


def _is_on_its_way(workload: Workload, pods: Iterable[Pod], at: float) -> bool:
    """Tell whether every replica that lacks is a pod that starts, as after a scaling to one."""
    starting = sum(_is_starting(pod, at) for pod in pods)
    return workload.ready + starting >= workload.wanted


def _is_starting(pod: Pod, at: float) -> bool:
    young = not pod.is_leaving and 0 <= at - unix(pod.created_at) < START_S
    return young and not pod.is_ready and not pod.restarts and not any(_reasons(pod))


def _strays(inventory: Inventory) -> Iterator[Unwell]:
    """Yield pods that wait or crash and belong to no workload, those of one owner together."""
    strays: dict[str, list[Pod]] = {}
    for pod in filter(_is_stuck, inventory.pods):
        if not _has_workload(pod, inventory):
            strays.setdefault(pod.owner or pod.name, []).append(pod)
    for pods in strays.values():
        yield Unwell(pods[0].name, POD, 0, len(pods), _all_reasons(pods))


def _has_workload(pod: Pod, inventory: Inventory) -> bool:
    return any(selects(one.selector, pod.labels) for one in inventory.workloads)


def _all_reasons(pods: Iterable[Pod]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason for pod in pods for reason in _reasons(pod)))


def _is_stuck(pod: Pod) -> bool:
    living = not (pod.is_over or pod.is_leaving or pod.is_ready)
    return living and any(_reasons(pod))


def _reasons(pod: Pod) -> Iterator[str]:
    if pod.reason:
        yield pod.reason
    for container in pod.containers:
        if container.state != "running" and container.reason not in {*STARTING, DONE}:
            yield container.reason
