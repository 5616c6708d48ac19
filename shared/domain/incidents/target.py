"""Which workload is meant, and how that was found: from names to a workload, its pods, services.

Candidates are the caller's: names from a field, an alert's labels or a description.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shared.domain.incidents.cluster import Pod, Revision, Service, Workload

NAME_LABELS = ("app.kubernetes.io/name", "app", "serving.knative.dev/service")
MAX_NEAR_NAMES = 5
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


class Candidate(NamedTuple):
    """A name that may be meant, and where it was read."""

    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a namespace holds; parts that could not be asked are empty."""

    pods: tuple[Pod, ...] = ()
    workloads: tuple[Workload, ...] = ()
    revisions: tuple[Revision, ...] = ()
    services: tuple[Service, ...] = ()

    def names(self) -> list[str]:
        """Return the names of workloads and services."""
        named = (*self.workloads, *self.services)
        return list(dict.fromkeys(one.name for one in named))


@dataclass(frozen=True, slots=True)
class Target:
    """The workload under investigation; without workload and pods it was not found."""

    name: str
    how: str
    workload: Workload | None = None
    pods: tuple[Pod, ...] = ()
    services: tuple[Service, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether the cluster holds anything of it."""
        return bool(self.workload or self.pods or self.services)


def is_name(text: str) -> bool:
    """Tell whether Kubernetes could have it as a name: names end up in commands to copy."""
    return _NAME.fullmatch(text) is not None


def selects(selector: dict[str, str], labels: dict[str, str]) -> bool:
    """Tell whether a selector picks something with these labels; an empty one picks nothing."""
    return bool(selector) and all(labels.get(key) == value for key, value in selector.items())


def mentioned(text: str, inventory: Inventory) -> Iterator[Candidate]:
    """Yield the names of the namespace that a text mentions, the longest first."""
    pods = [pod.name for pod in inventory.pods]
    words = set(_NAME.findall(text.lower()))
    for name in sorted((*inventory.names(), *pods), key=len, reverse=True):
        if name in words:
            yield Candidate(name, "named in the description")


def find_target(candidates: Iterable[Candidate], inventory: Inventory) -> Target | None:
    """Return the first candidate that the namespace holds, or the first of all as not found."""
    first: Candidate | None = None
    for candidate in (one for one in candidates if is_name(one.name)):
        first = first or candidate
        found = look_up(candidate, inventory)
        if found.is_found:
            return found
    return Target(first.name, first.how) if first else None


def look_up(candidate: Candidate, inventory: Inventory) -> Target:
    """Return what the namespace holds of a name: as workload, service, pod, label or prefix."""
    for finder in (_by_workload, _by_service, _by_pod, _by_label):
        target = finder(candidate, inventory)
        if target is not None:
            return target
    return Target(candidate.name, candidate.how)


def near_names(name: str, inventory: Inventory) -> list[str]:
    """Return names of the namespace that somebody may have meant."""
    return difflib.get_close_matches(name, inventory.names(), n=MAX_NEAR_NAMES)


def _by_workload(candidate: Candidate, inventory: Inventory) -> Target | None:
    for workload in inventory.workloads:
        if workload.name == candidate.name:
            return _of_workload(candidate, workload, inventory)
    return None


def _of_workload(candidate: Candidate, workload: Workload, inventory: Inventory) -> Target:
    pods = tuple(pod for pod in inventory.pods if selects(workload.selector, pod.labels))
    labels = workload.pod_labels or workload.selector
    services = [
        one
        for one in inventory.services
        if one.name in {workload.name, candidate.name} or selects(one.selector, labels)
    ]
    how = f"{workload.kind} {workload.name} ({candidate.how})"
    return Target(workload.name, how, workload, pods, tuple(services))


def _by_service(candidate: Candidate, inventory: Inventory) -> Target | None:
    service = next((one for one in inventory.services if one.name == candidate.name), None)
    if service is None:
        return None
    behind = (one for one in inventory.workloads if selects(service.selector, one.pod_labels))
    if workload := next(behind, None):
        return _of_workload(candidate, workload, inventory)
    pods = tuple(pod for pod in inventory.pods if selects(service.selector, pod.labels))
    how = f"service {service.name} ({candidate.how})"
    return Target(service.name, how, None, pods, (service,))


def _by_pod(candidate: Candidate, inventory: Inventory) -> Target | None:
    pod = next((one for one in inventory.pods if one.name == candidate.name), None)
    if pod is None:
        return None
    how = Candidate(candidate.name, f"{candidate.how}, pod {pod.name}")
    for workload in inventory.workloads:
        if selects(workload.selector, pod.labels):
            return _of_workload(how, workload, inventory)
    return Target(pod.name, how.how, None, (pod,))


def _by_label(candidate: Candidate, inventory: Inventory) -> Target | None:
    for label in NAME_LABELS:
        if pods := [pod for pod in inventory.pods if pod.labels.get(label) == candidate.name]:
            return _of_pods(candidate, pods, f"label {label}", inventory)
    prefix = f"{candidate.name}-"
    if pods := [pod for pod in inventory.pods if pod.name.startswith(prefix)]:
        return _of_pods(candidate, pods, "name prefix", inventory)
    return None


def _of_pods(candidate: Candidate, pods: Sequence[Pod], rule: str, inventory: Inventory) -> Target:
    how = Candidate(candidate.name, f"{candidate.how}, by {rule}")
    for workload in inventory.workloads:
        if selects(workload.selector, pods[0].labels):
            return _of_workload(how, workload, inventory)
    return Target(candidate.name, how.how, None, tuple(pods))
