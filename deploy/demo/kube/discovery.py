"""Discovery: what kubectl asks before it asks for anything, and the server's version.

Aggregated discovery is not offered: kubectl falls back to these documents.
"""

from typing import Any

from deploy.demo.kube.resources import (
    READ_VERBS,
    RESOURCES,
    REVIEW_GROUP,
    REVIEW_KINDS,
    SUBRESOURCES,
    Resource,
)
from deploy.demo.kube.version import GIT_VERSION, MAJOR, MINOR

Json = dict[str, Any]


def document(path: str) -> Json | None:
    """Return the document at a discovery path, or None."""
    parts = path.strip("/").split("/")
    if parts == ["version"]:
        return version()
    if parts == ["api"]:
        return {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []}
    if parts == ["apis"]:
        groups = [_group(group, version) for group, version in _groups().items()]
        return {"kind": "APIGroupList", "apiVersion": "v1", "groups": groups}
    return _group_document(parts)


def version() -> Json:
    """Return the body of `/version`, with all fields that the official client requires."""
    return {
        "major": MAJOR,
        "minor": MINOR,
        "gitVersion": GIT_VERSION,
        "gitCommit": "0" * 40,
        "gitTreeState": "clean",
        "buildDate": "2025-09-10T00:00:00Z",
        "goVersion": "go1.24.6",
        "compiler": "gc",
        "platform": "linux/amd64",
    }


def _groups() -> dict[str, str]:
    """Map each named group to its version."""
    served = {each.group: each.version for each in RESOURCES if each.group}
    return {**served, REVIEW_GROUP: "v1"}


def _group(group: str, version: str) -> Json:
    offered = {"groupVersion": f"{group}/{version}", "version": version}
    return {"name": group, "versions": [offered], "preferredVersion": offered}


def _group_document(parts: list[str]) -> Json | None:
    """Describe one group, or the resources of one version of it."""
    if parts == ["api", "v1"]:
        return _resource_list("v1", _described("", "v1"))
    known = _groups()
    match parts:
        case ["apis", group] if group in known:
            return {"kind": "APIGroup", "apiVersion": "v1", **_group(group, known[group])}
        case ["apis", group, version] if known.get(group) == version:
            found = _reviews() if group == REVIEW_GROUP else _described(group, version)
            return _resource_list(f"{group}/{version}", found)
        case _:
            return None


def _resource_list(group_version: str, resources: list[Json]) -> Json:
    return {
        "kind": "APIResourceList",
        "apiVersion": "v1",
        "groupVersion": group_version,
        "resources": resources,
    }


def _described(group: str, version: str) -> list[Json]:
    found: list[Json] = []
    for each in RESOURCES:
        if (each.group, each.version) == (group, version):
            found.append(_described_one(each))
            found += [_subresource(each, name) for name in SUBRESOURCES.get(each.plural, ())]
    return found


def _described_one(resource: Resource) -> Json:
    return {
        "name": resource.plural,
        "singularName": resource.kind.lower(),
        "namespaced": resource.namespaced,
        "kind": resource.kind,
        "verbs": list(READ_VERBS),
        "shortNames": list(resource.short),
        "categories": ["all"] if resource.in_all else [],
    }


def _subresource(resource: Resource, name: str) -> Json:
    return {
        "name": f"{resource.plural}/{name}",
        "singularName": "",
        "namespaced": resource.namespaced,
        "kind": resource.kind,
        "verbs": ["get"],
    }


def _reviews() -> list[Json]:
    return [
        {"name": name, "singularName": "", "namespaced": False, "kind": kind, "verbs": ["create"]}
        for name, kind in REVIEW_KINDS.items()
    ]
