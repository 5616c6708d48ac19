"""How a service's pods and workloads are recognised by name.

A prefix alone is not enough: `shop-.*` swallows the pods of `shop-gateway`.
"""

from typing import NamedTuple

from shared.domain.promql.text import equals, matches, re2_literal, selector

# What controllers append, from Kubernetes' alphabet without vowels: a ReplicaSet's hash (nine or
# ten characters, rarely fewer) and a pod's suffix, a DaemonSet's suffix, a StatefulSet's ordinal, a
# Knative revision. People who write names by hand use any letter in the last part.
POD_SUFFIX = (
    r"([bcdfghjklmnpqrstvwxz0-9]{4,10}-[a-z0-9]{5}|[bcdfghjklmnpqrstvwxz0-9]{5}|[0-9]+"
    r"|[0-9]{5}-deployment-.+)"
)
KNATIVE_SUFFIX = r"-[0-9]{5}-deployment"
WORKLOAD_LABELS = ("deployment", "statefulset", "daemonset")


def pod_pattern(service: str) -> str:
    """Return the RE2 pattern of the names of a service's pods."""
    return f"{re2_literal(service)}-{POD_SUFFIX}"


class Manner(NamedTuple):
    """How kube-state-metrics' series name what they are about.

    Without honorLabels, namespace and pod are those of kube-state-metrics itself.
    """

    prefix: str = ""

    @property
    def suffix(self) -> str:
        """What the names of its questions end with."""
        return f"_{self.prefix.strip('_')}" if self.prefix else ""

    @property
    def pod(self) -> str:
        """The label of the pod."""
        return f"{self.prefix}pod"

    @property
    def container(self) -> str:
        """The labels of the container; without a container label of its own it is not renamed."""
        return f"{self.prefix}container,container" if self.prefix else "container"


MANNERS = (Manner(), Manner("exported_"))


def pods_of(service: str, namespace: str, *more: str, manner: Manner = MANNERS[0]) -> str:
    """Return the selector of a service's pods in one namespace, with `more` matchers."""
    named = matches(manner.pod, pod_pattern(service))
    return selector(equals(f"{manner.prefix}namespace", namespace), named, *more)


def workload_of(label: str, service: str, namespace: str, manner: Manner = MANNERS[0]) -> str:
    """Return the selector of a service's Deployment, StatefulSet or DaemonSet, by its label."""
    pattern = f"{re2_literal(service)}({KNATIVE_SUFFIX})?"
    return selector(equals(f"{manner.prefix}namespace", namespace), matches(label, pattern))
