"""Signs in the states of pods, workloads, nodes and storage, as they are now.

Not signs: pods that are being deleted or ended, events about what is well again or gone, and what
happened before the window.
"""

from collections.abc import Iterator
from operator import attrgetter

from shared.domain.incidents.cluster import Container, Ended, Event, Node, Pod
from shared.domain.incidents.fields import unix
from shared.domain.incidents.signs import Sign
from shared.domain.incidents.situation import (
    AUTOSCALERS,
    CLAIMS,
    EVENTS,
    NODES,
    PODS,
    QUOTAS,
    SERVICES,
    VOLUMES,
    WORKLOAD,
    Situation,
)
from shared.domain.incidents.survey import START_S, STARTING

VOLUME_FULL = 0.95  # most databases stop writing a little before 1
ORDERLY = 0
CONTROLLERS = frozenset({"ReplicaSet", "StatefulSet", "DaemonSet", "Deployment", "Job"})


def state_signs(seen: Situation) -> Iterator[Sign]:
    """Yield every sign of Kubernetes' own."""
    for pod in seen.living_pods:
        yield from pod_signs(seen, pod)
    yield from _workload(seen)
    yield from _services(seen)
    yield from (_event(one) for one in seen.events if _is_current(seen, one))
    yield from _nodes(seen)
    yield from _storage(seen)
    yield from _limits(seen)


def pod_signs(seen: Situation, pod: Pod) -> Iterator[Sign]:
    """Yield what is amiss with one pod."""
    if pod.reason == "Unschedulable":
        yield Sign("unscheduled", pod.message, pod.name, (PODS,), pod.created_at)
    for container in pod.containers:
        yield from _container(seen, pod, container)
    if not pod.is_ready and pod.node and not _is_starting(seen, pod):
        yield Sign("unready", f"pod {pod.name} is not ready", pod.name, (PODS,), pod.ready_since)


def _is_starting(seen: Situation, pod: Pod) -> bool:
    return seen.at - unix(pod.created_at) < START_S and not pod.restarts


def _container(seen: Situation, pod: Pod, container: Container) -> Iterator[Sign]:
    if container.state == "waiting" and container.reason not in STARTING:
        told = f"{container.reason}: {container.message}".strip(": ")
        yield Sign("waiting", told, pod.name, (PODS,), pod.created_at)
    ended = container.ended
    if ended and not _ended_well(container) and _still_counts(seen, pod, ended):
        code = "" if ended.exit_code is None else f" exit code {ended.exit_code}"
        told = f"{ended.reason or 'ended'}{code} {ended.message}".strip()
        yield Sign("ended", f"{told} in container {container.name}", pod.name, (PODS,), ended.at)


def _still_counts(seen: Situation, pod: Pod, ended: Ended) -> bool:
    return seen.is_recent(ended.at) or (not pod.is_ready and seen.is_in_window(ended.at))


def _ended_well(container: Container) -> bool:
    """Tell whether it ended as it should: an init container, or one that a rollout stopped."""
    ended = container.ended
    done = ended is not None and ended.exit_code == ORDERLY
    return done and (container.is_init or container.restarts == 0)


def _workload(seen: Situation) -> Iterator[Sign]:
    workload = seen.target.workload
    if workload is None:
        return
    if not workload.wanted and not _sleeps_by_design(seen):
        told = f"{workload.kind} {workload.name} is scaled to 0 replicas"
        yield Sign("scaled", told, workload.name, (WORKLOAD,))
    rolling = any(_is_starting(seen, pod) for pod in seen.unwell_pods)
    if workload.ready < workload.wanted and not rolling:
        told = f"{workload.ready} of {workload.wanted} replicas are ready"
        yield Sign("replicas", told, workload.name, (WORKLOAD,))
    if workload.problem:
        yield Sign("event", workload.problem, workload.name, (WORKLOAD,))


def _sleeps_by_design(seen: Situation) -> bool:
    """Tell whether something wakes it on demand: Knative, or an autoscaler that may reach zero."""
    workload, scaler = seen.target.workload, seen.autoscaler
    labels = workload.pod_labels if workload else {}
    knative = any(label.startswith("serving.knative.dev/") for label in labels)
    return knative or (scaler is not None and scaler.least == 0)


def _services(seen: Situation) -> Iterator[Sign]:
    ready_pods = len(seen.living_pods) - len(seen.unwell_pods)
    for service in seen.target.services:
        if service.ready == 0 and service.selector and ready_pods:
            told = f"service {service.name} selects none of {ready_pods} ready pods"
            yield Sign("endpoints", told, service.name, (SERVICES, PODS))


def _event(event: Event) -> Sign:
    told = f"{event.reason}: {event.message}"
    return Sign("event", told, event.name, (EVENTS,), event.last_at)


def _is_current(seen: Situation, event: Event) -> bool:
    """Tell whether an event still speaks of trouble: about something that is unwell now."""
    if not (event.is_warning and seen.is_in_window(event.last_at)):
        return False
    if event.kind == "Pod":
        return event.name in map(attrgetter("name"), seen.unwell_pods)
    if event.kind in CONTROLLERS:
        return _is_short(seen) and event.name not in seen.retired
    return event.kind == "PersistentVolumeClaim" and bool(seen.unwell_pods)


def _nodes(seen: Situation) -> Iterator[Sign]:
    hosting = {pod.node for pod in seen.unwell_pods}
    evicted = {p.node for p in seen.target.pods if p.reason == "Evicted"} if _is_short(seen) else ()
    for node in seen.nodes:
        if node.name in {*hosting, *evicted}:
            yield from node_signs(node)


def node_signs(node: Node, evidence: str = NODES) -> Iterator[Sign]:
    """Yield what is amiss with a node."""
    if not node.is_ready:
        told = f"node {node.name} is NotReady: {node.message}"
        yield Sign("node", told, node.name, (evidence,), node.changed_at)
    if node.troubles:
        told = f"node {node.name} has {', '.join(node.troubles)}: {node.message}"
        yield Sign("node", told, node.name, (evidence,), node.changed_at)


def _is_short(seen: Situation) -> bool:
    workload = seen.target.workload
    return workload is not None and workload.ready < workload.wanted


def _storage(seen: Situation) -> Iterator[Sign]:
    own = seen.claims_in_use
    pending = (one for one in seen.claims if one.name in own and one.phase == "Pending")
    for claim in pending:
        told = f"claim {claim.name} is Pending, storage class {claim.storage_class or 'none'}"
        yield Sign("claim", told, claim.name, (CLAIMS,))
    for name in sorted(own & seen.volumes.keys()):
        if (used := seen.volumes[name]) >= VOLUME_FULL:
            yield Sign("volume", f"volume {name} is {used:.0%} full", name, (VOLUMES,))


def _limits(seen: Situation) -> Iterator[Sign]:
    for quota in seen.quotas:
        if quota.hard and quota.used == quota.hard:
            told = f"quota {quota.name} is used up: {quota.used} of {quota.hard} {quota.resource}"
            yield Sign("quota", told, quota.name, (QUOTAS,))
    scaler = seen.autoscaler
    if scaler and scaler.most and scaler.current >= scaler.most:
        told = f"autoscaler {scaler.name} is at its maximum of {scaler.most} replicas"
        yield Sign("autoscaler", told, scaler.name, (AUTOSCALERS,))
