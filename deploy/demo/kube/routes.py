"""Paths of the API: which resource, namespace and name a path means, and which verb asks for it.

Answering is not done here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from deploy.demo.kube.resources import BY_PATH, Resource

Query = Mapping[str, list[str]]

DEEPEST = 3  # resource, name, subresource
WRITES = {"POST": "create", "PUT": "update", "PATCH": "patch", "DELETE": "delete"}


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a path points at; `namespace=None` is the whole cluster, `name=None` a list."""

    resource: Resource
    namespace: str | None = None
    name: str | None = None
    subresource: str | None = None

    @property
    def resource_name(self) -> str:
        """Return the name that RBAC rules use, e.g. `pods/log`."""
        plural = self.resource.plural
        return f"{plural}/{self.subresource}" if self.subresource else plural


def parse(path: str) -> Target | None:
    """Read a path such as `/api/v1/namespaces/x/pods/y/log`; None when it means no resource."""
    group, version, rest = _split(path)
    namespace = None
    if rest[:1] == ["namespaces"] and len(rest) >= DEEPEST:
        namespace, rest = rest[1], rest[2:]
    if not rest or len(rest) > DEEPEST:
        return None
    resource = BY_PATH.get((group, version, rest[0]))
    if resource is None:
        return None
    name, subresource = [*rest[1:], None, None][:2]
    target = Target(resource=resource, namespace=namespace, name=name, subresource=subresource)
    return target if _scope_fits(target) else None


def verb(method: str, target: Target, query: Query) -> str:
    """Name the RBAC verb of a request."""
    if method in WRITES:
        return WRITES[method]
    if target.name:
        return "get"
    return "watch" if is_true(query, "watch") else "list"


def first(query: Query, key: str, default: str = "") -> str:
    """Return a parameter's first value."""
    return query.get(key, [default])[0]


def is_true(query: Query, key: str) -> bool:
    """Read a boolean parameter as the API server does."""
    return first(query, key).lower() in {"1", "t", "true"}


def _split(path: str) -> tuple[str, str, list[str]]:
    """Split into group, version and the rest; the core group has no name."""
    root, *rest = [unquote(part) for part in path.strip("/").split("/")]
    if root == "api":
        rest = ["", *rest]
    elif root != "apis":
        rest = []
    group, version, *inside = [*rest, "", ""]
    return group, version, inside[:-2] if len(rest) > 1 else []


def _scope_fits(target: Target) -> bool:
    """Tell whether the namespace is there when it must be, and only then."""
    if not target.resource.namespaced:
        return target.namespace is None
    return target.namespace is not None or target.name is None
