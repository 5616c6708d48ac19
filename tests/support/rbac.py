"""What the manifests allow a function to read, held against what was asked of the API double."""

from collections.abc import Iterable

from deploy.demo.kube.cluster import Request
from tests.support.manifests import of_kind


def allowed() -> set[tuple[str, str, str]]:
    """Return every (verb, API group, resource) of the reader's role."""
    (role,) = of_kind("homelab", "ClusterRole")
    return {
        (verb, group, resource)
        for rule in role["rules"]
        for verb in rule["verbs"]
        for group in rule["apiGroups"]
        for resource in rule["resources"]
    }


def outside(requests: Iterable[Request]) -> set[tuple[str, str, str]]:
    """Return what was asked for beyond that; /version is open to every service account."""
    asked = {(one.verb, one.group, one.resource) for one in requests if one.resource}
    others = {one.path for one in requests if not one.resource}
    return (asked - allowed()) | {("get", "", path) for path in others - {"/version"}}
