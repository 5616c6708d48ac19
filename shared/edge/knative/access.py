"""What the reading service account may read: what the Kubernetes client asks for, no more."""

from typing import Any

from shared.clients.kubernetes_answers import GROUPS, PERMISSIONS
from shared.edge.knative.service import READER

Json = dict[str, Any]


def reader_role() -> Json:
    """Return the ClusterRole; whether it holds for a namespace or for all is its binding's."""
    rules: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for resource, verbs in PERMISSIONS.items():
        rules.setdefault((GROUPS[resource], verbs), []).append(resource)
    return {
        "apiVersion": "rbac.authorization.k8s.io/v1",
        "kind": "ClusterRole",
        "metadata": {"name": READER, "labels": {"app.kubernetes.io/part-of": "jamie"}},
        "rules": [
            {"apiGroups": [group], "resources": resources, "verbs": list(verbs)}
            for (group, verbs), resources in rules.items()
        ],
    }
