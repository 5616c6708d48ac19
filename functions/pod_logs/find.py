"""From a name or a selector to pods: which rule found them, and what to say when none did.

A name is looked up as a pod, then as what a service or workload of that name selects, then among
the labels and the names of all pods. Which of the pods are read is in `choose`.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from functions.pod_logs.models import PodLogsRequest
from functions.pod_logs.pods import Pod, read_pod
from shared.clients.kubernetes import MAX_PODS, WORKLOADS, Kubernetes
from shared.errors import (
    InvalidField,
    NotFound,
    UpstreamError,
    UpstreamNotFound,
    UpstreamRejected,
)

NAME_LABELS = ("app.kubernetes.io/name", "app", "serving.knative.dev/service")
MAX_NEAR_NAMES = 5
NEAR_ENOUGH = 0.6  # difflib's ratio; its own default


@dataclass(frozen=True, slots=True)
class Found:
    """Pods, the rule that found them, and sentences about the search."""

    pods: list[Pod]
    matched_by: str
    warnings: list[str] = field(default_factory=list[str])


async def find_pods(kubernetes: Kubernetes, ask: PodLogsRequest) -> Found:
    """Return the pods that are meant, possibly none when what names them exists.

    Raises:
        NotFound: nothing has that name; the sentence holds names that are near
        UpstreamError: it could not be asked

    """
    if ask.selector:
        return await _by_selector(kubernetes, ask)
    name = ask.pod_name or ask.service_name
    try:
        pod = await kubernetes.get_pod(ask.namespace, name)
    except UpstreamNotFound:
        found = await _by_name(kubernetes, ask.namespace, name)
        if ask.pod_name:
            found.warnings.append(f"there is no pod '{name}'; it was taken as {found.matched_by}")
        return found
    return Found([read_pod(pod)], "pod")


async def _by_selector(kubernetes: Kubernetes, ask: PodLogsRequest) -> Found:
    try:
        return await _listed(kubernetes, ask.namespace, ask.selector, "selector")
    except UpstreamRejected as unparsed:
        raise InvalidField((("/selector", unparsed.detail),)) from unparsed


async def _by_name(kubernetes: Kubernetes, namespace: str, name: str) -> Found:
    looked = await asyncio.gather(
        *(_selector(kubernetes, workload, namespace, name) for workload in WORKLOADS)
    )
    answers = zip(WORKLOADS, looked, strict=True)
    selectors = {kind: selector for kind, selector in answers if isinstance(selector, str)}
    if found := await _selected(kubernetes, namespace, selectors):
        return found
    everything = await _listed(kubernetes, namespace, "", "")
    if found := _among(everything, name):
        return found
    if selectors:
        kind = next(iter(selectors))
        return Found([], kind, [f"{kind} '{name}' selects no pod in namespace '{namespace}'"])
    for failure in looked:  # a workload of that name may exist: "not found" would be a guess
        if isinstance(failure, UpstreamError):
            raise failure
    raise NotFound(_nothing(everything, namespace, name))


async def _selected(
    kubernetes: Kubernetes, namespace: str, selectors: dict[str, str]
) -> Found | None:
    """Return the pods of the first selector that picks any."""
    for kind, selector in selectors.items():
        found = await _listed(kubernetes, namespace, selector, kind) if selector else None
        if found and found.pods:
            return found
    return None


async def _selector(
    kubernetes: Kubernetes, workload: str, namespace: str, name: str
) -> str | UpstreamError | None:
    """Return a workload's selector ("" without one), None without the workload, or the failure."""
    try:
        return await kubernetes.selector_of(workload, namespace, name)
    except UpstreamNotFound:
        return None
    except UpstreamError as failure:
        return failure


async def _listed(kubernetes: Kubernetes, namespace: str, selector: str, rule: str) -> Found:
    items, complete = await kubernetes.list_pods(namespace, selector)
    warnings = [] if complete else [f"only the first {MAX_PODS} pods were looked at"]
    return Found([read_pod(item) for item in items], rule, warnings)


def _among(everything: Found, name: str) -> Found | None:
    """Return the pods that a label or the beginning of their own name ties to a name."""
    rules: dict[str, Callable[[Pod], bool]] = {
        f"label {label}": lambda pod, label=label: pod.labels.get(label) == name
        for label in NAME_LABELS
    }
    rules["name prefix"] = lambda pod: pod.name.startswith(f"{name}-")
    for rule, holds in rules.items():
        if pods := [pod for pod in everything.pods if holds(pod)]:
            return Found(pods, rule, everything.warnings)
    return None


def _nothing(everything: Found, namespace: str, name: str) -> str:
    sentence = f"no pod, service or workload '{name}' in namespace '{namespace}'"
    if not everything.pods:
        return f"{sentence}, which holds no pods"
    near = near_names(name, [pod.name for pod in everything.pods])
    hint = [f"near names: {', '.join(near)}"] if near else []
    return "; ".join((sentence, *everything.warnings, *hint))


def near_names(name: str, names: list[str]) -> list[str]:
    """Return the pods that somebody may have meant, nearest first.

    A pod is also known by what stands before its hash or number: homepage-7d9c5b6f4-x2x8k is near
    to homepag.
    """
    import difflib  # noqa: PLC0415 - only for a name that does not exist

    known: dict[str, str] = {}
    for pod in names:
        known |= {pod: pod, pod.rpartition("-")[0]: pod, pod.rsplit("-", 2)[0]: pod}
    near = difflib.get_close_matches(name, known, n=MAX_NEAR_NAMES, cutoff=NEAR_ENOUGH)
    return list(dict.fromkeys(known[one] for one in near))
