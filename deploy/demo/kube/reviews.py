"""Access reviews: what `kubectl auth can-i` asks, answered from what is refused.

The only requests with a body that the double takes; they change nothing.
"""

import json
from typing import Any

from deploy.demo.kube import protobuf
from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.resources import (
    READ_VERBS,
    RESOURCES,
    REVIEW_GROUP,
    REVIEW_KINDS,
    SUBRESOURCES,
)
from deploy.demo.kube.statuses import bad_request

Json = dict[str, Any]

ACCESS = f"/apis/{REVIEW_GROUP}/v1/selfsubjectaccessreviews"
RULES = f"/apis/{REVIEW_GROUP}/v1/selfsubjectrulesreviews"
OPEN_PATHS = ["/api", "/apis", "/healthz", "/livez", "/readyz", "/version"]


def reviewed(cluster: Cluster, path: str, body: bytes) -> Json | None:
    """Answer a review, None for any other path; raises ApiFailure (400) for an unreadable one."""
    if path not in {ACCESS, RULES}:
        return None
    try:
        spec = _spec(path, body)
    except ValueError as error:
        raise bad_request(f"the object provided is unrecognized: {error}") from error
    return {
        "kind": REVIEW_KINDS[path.rpartition("/")[2]],
        "apiVersion": f"{REVIEW_GROUP}/v1",
        "metadata": {},
        "spec": spec,
        "status": (_access if path == ACCESS else _rules)(cluster, spec),
    }


def _spec(path: str, body: bytes) -> Json:
    if body.startswith(protobuf.MAGIC):
        return protobuf.access_spec(body) if path == ACCESS else protobuf.rules_spec(body)
    return json.loads(body).get("spec") or {}


def _access(cluster: Cluster, spec: Json) -> Json:
    asked = spec.get("resourceAttributes")
    if asked is None:
        path = spec.get("nonResourceAttributes", {}).get("path", "")
        return {"allowed": path in OPEN_PATHS}
    resource = "/".join(filter(None, (asked.get("resource", ""), asked.get("subresource", ""))))
    group = asked.get("group", "")
    granted = asked.get("verb") in _readable().get((group, resource), ())
    refused = cluster.is_refused(resource, group, asked.get("namespace") or None)
    return {"allowed": granted and not refused}


def _rules(cluster: Cluster, spec: Json) -> Json:
    namespace = spec.get("namespace") or None
    granted = [
        {"verbs": list(verbs), "apiGroups": [group], "resources": [resource]}
        for (group, resource), verbs in _readable().items()
        if not cluster.is_refused(resource, group, namespace)
    ]
    return {
        "resourceRules": granted,
        "nonResourceRules": [{"verbs": ["get"], "nonResourceURLs": OPEN_PATHS}],
        "incomplete": False,
    }


def _readable() -> dict[tuple[str, str], tuple[str, ...]]:
    """Map group and resource to the verbs that anybody may use."""
    whole = {(each.group, each.plural): READ_VERBS for each in RESOURCES}
    parts = {("", f"{of}/{name}"): ("get",) for of, names in SUBRESOURCES.items() for name in names}
    return {**whole, **parts}
