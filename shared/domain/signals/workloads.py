"""How a service's pods and workloads are recognised by name.

A prefix alone is not enough: `shop-.*` swallows the pods of `shop-gateway`.
"""

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


def pods_of(service: str, namespace: str, *more: str) -> str:
    """Return the selector of a service's pods in one namespace, with `more` matchers."""
    return selector(equals("namespace", namespace), matches("pod", pod_pattern(service)), *more)


def workload_of(label: str, service: str, namespace: str) -> str:
    """Return the selector of a service's Deployment, StatefulSet or DaemonSet, by its label."""
    pattern = f"{re2_literal(service)}({KNATIVE_SUFFIX})?"
    return selector(equals("namespace", namespace), matches(label, pattern))
