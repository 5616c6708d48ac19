"""How a service's pods and workloads are recognised by name.

A prefix alone is not enough: `shop-.*` swallows the pods of `shop-gateway`.
"""

from typing import NamedTuple

from shared.domain.promql.text import equals, matches, none_of, one_of, re2_literal, selector

# What controllers append, from Kubernetes' alphabet without vowels: a ReplicaSet's hash (nine or
# ten characters, rarely fewer) and a pod's suffix, a DaemonSet's suffix, a StatefulSet's ordinal, a
# Knative revision. People who write names by hand use any letter in the last part.
POD_SUFFIX = (
    r"([bcdfghjklmnpqrstvwxz0-9]{4,10}-[a-z0-9]{5}|[bcdfghjklmnpqrstvwxz0-9]{5}|[0-9]+"
    r"|[0-9]{5}-deployment-.+)"
)
KNATIVE_SUFFIX = r"-[0-9]{5}-deployment"
WANTED_REPLICAS = {
    "deployment": "kube_deployment_spec_replicas",
    "statefulset": "kube_statefulset_replicas",
    "daemonset": "kube_daemonset_status_desired_number_scheduled",
}
WORKLOAD_LABELS = tuple(WANTED_REPLICAS)


def pod_pattern(service: str) -> str:
    """Return the RE2 pattern of the names of a service's pods."""
    return f"{re2_literal(service)}-{POD_SUFFIX}"


class Manner(NamedTuple):
    """How kube-state-metrics' series name what they are about.

    Without honorLabels, namespace and pod are those of kube-state-metrics itself, and what they are
    about has a prefix.
    """

    prefix: str = ""

    @property
    def namespace(self) -> str:
        """The label of the namespace."""
        return f"{self.prefix}namespace"

    def inside(self, namespace: str) -> tuple[str, ...]:
        """Return what selects a namespace's series, in this manner alone."""
        return self._alone(equals(self.namespace, namespace))

    def outside(self, namespace: str) -> tuple[str, ...]:
        """Return what selects the series of every other namespace."""
        return self._alone(none_of(self.namespace, (namespace, "")))

    def _alone(self, *matchers: str) -> tuple[str, ...]:
        return matchers if self.prefix else (*matchers, equals(f"{PREFIX}namespace", ""))


PREFIX = "exported_"
MANNERS = (Manner(), Manner(PREFIX))
# By these, a series of either manner is its own: a label that it lacks is empty.
POD_LABELS = (f"{PREFIX}pod", "pod")
CONTAINER_LABELS = (*POD_LABELS, f"{PREFIX}container", "container")


def pods_of(service: str, namespace: str, *more: str) -> str:
    """Return the selector of a service's pods in one namespace, with `more` matchers."""
    return selector(equals("namespace", namespace), matches("pod", pod_pattern(service)), *more)


def told_of_pods(metrics: tuple[str, ...], service: str, namespace: str, *more: str) -> list[str]:
    """Return the selectors of what kube-state-metrics tells of a service's pods."""
    pattern = pod_pattern(service)
    return [
        named(metrics, *manner.inside(namespace), matches(f"{manner.prefix}pod", pattern), *more)
        for manner in MANNERS
    ]


def told_of_workloads(
    metrics: tuple[str, ...], label: str, service: str, namespace: str
) -> list[str]:
    """Return the selectors of a service's Deployment, StatefulSet or DaemonSet, by its label."""
    pattern = f"{re2_literal(service)}({KNATIVE_SUFFIX})?"
    return [
        named(metrics, *manner.inside(namespace), matches(label, pattern)) for manner in MANNERS
    ]


def named(metrics: tuple[str, ...], *matchers: str) -> str:
    """Return the selector of one metric or several."""
    if len(metrics) == 1:
        return f"{metrics[0]}{selector(*matchers)}"
    return selector(one_of("__name__", metrics), *matchers)
