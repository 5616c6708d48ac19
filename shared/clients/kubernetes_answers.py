"""What is asked of the Kubernetes API, and which kind of failure its refusal is.

A Target is one read: its path, and the permission that it needs. Refusals are `Status` objects:
https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/. Speaking to the
server belongs in `kubernetes`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, cast
from urllib.parse import quote

from shared.clients.kubernetes_access import SYSTEM
from shared.domain.logs.quoted import quoted
from shared.domain.names import is_dns_name
from shared.errors import (
    BadUpstreamAnswer,
    InvalidField,
    UpstreamAuth,
    UpstreamError,
    UpstreamNotFound,
    UpstreamRejected,
    UpstreamTimeout,
    UpstreamUnreachable,
)

Json = dict[str, Any]

# The API group of each resource that is read, and with which verbs: all the permissions there are.
GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "pods": "",
        "pods/log": "",
        "services": "",
        "deployments": "apps",
        "statefulsets": "apps",
        "daemonsets": "apps",
        "jobs": "batch",
        "replicasets": "apps",
        "horizontalpodautoscalers": "autoscaling",
        "events": "",
        "endpoints": "",
        "persistentvolumeclaims": "",
        "resourcequotas": "",
        "nodes": "",
    }
)
VERSIONS: Mapping[str, str] = MappingProxyType({"horizontalpodautoscalers": "v2"})  # else v1
CLUSTER_SCOPED = frozenset({"nodes"})
ALL_NAMESPACES = "*"  # no name that Kubernetes allows; an empty namespace stays a mistake
_NAMED_ONLY = frozenset({"pods/log", "jobs"})
_BOTH = frozenset({"pods", "services", "deployments", "statefulsets", "daemonsets"})
PERMISSIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        resource: ("get",)
        if resource in _NAMED_ONLY
        else ("get", "list")
        if resource in _BOTH
        else ("list",)
        for resource in GROUPS
    }
)
_BY_CODE: Mapping[int, type[UpstreamError]] = MappingProxyType(
    {
        HTTPStatus.NOT_FOUND: UpstreamNotFound,
        HTTPStatus.INTERNAL_SERVER_ERROR: UpstreamUnreachable,  # mostly: it cannot reach a kubelet
        HTTPStatus.BAD_GATEWAY: UpstreamUnreachable,
        HTTPStatus.SERVICE_UNAVAILABLE: UpstreamUnreachable,
        HTTPStatus.GATEWAY_TIMEOUT: UpstreamTimeout,
    }
)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to read: a list without `name`; `resource` may carry a subresource (`pods/log`).

    `namespace` is "" for CLUSTER_SCOPED resources alone, and may be ALL_NAMESPACES for lists.
    """

    resource: str
    namespace: str
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse names that Kubernetes could not have, before they become part of a path."""
        place = "" if self._is_everywhere else self.namespace
        for pointer, value in (("/namespace", place), ("/name", self.name)):
            if not is_dns_name(value) and (value or self._needs(pointer)):
                raise InvalidField(((pointer, "is not a name that Kubernetes allows"),))

    def _needs(self, pointer: str) -> bool:
        everywhere = self._is_everywhere or self.resource in CLUSTER_SCOPED
        return pointer == "/namespace" and not everywhere

    @property
    def _is_everywhere(self) -> bool:
        return self.namespace == ALL_NAMESPACES and not self.name

    @property
    def path(self) -> str:
        """The path of the request."""
        group, version = GROUPS[self.resource], VERSIONS.get(self.resource, "v1")
        resource, _, subresource = self.resource.partition("/")
        prefix = f"/apis/{group}/{version}" if group else "/api/v1"
        is_within = self.namespace and not self._is_everywhere
        place = ("namespaces", quote(self.namespace)) if is_within else ()
        parts = (prefix, *place, resource, quote(self.name), subresource)
        return "/".join(part for part in parts if part)

    @property
    def permission(self) -> str:
        """What RBAC must allow, in words."""
        verb = "get" if self.name else "list"
        place = f" in namespace '{self.namespace}'" if self.namespace else ""
        if self._is_everywhere:
            place = " in all namespaces"
        return f"'{verb}' on '{self.resource}'{place}"


def json_object(body: bytes) -> Json | None:
    """Return the JSON object in a body, or None when there is none."""
    try:
        document: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return cast("Json", document) if isinstance(document, dict) else None


def refusal(code: int, body: bytes, target: Target | None, where: str) -> UpstreamError:
    """Return the failure that an answer with a status of 300 and above means."""
    if code == HTTPStatus.UNAUTHORIZED:
        return UpstreamAuth(SYSTEM, f"{where} does not accept our credentials")
    status = json_object(body) or {}
    if status.get("kind") != "Status":
        return BadUpstreamAnswer(SYSTEM, f"{where} does not speak as a Kubernetes API ({code})")
    if code == HTTPStatus.FORBIDDEN:
        needed = f": it needs {target.permission}" if target else ""
        return UpstreamAuth(SYSTEM, f"Kubernetes does not allow our service account this{needed}")
    kind = _BY_CODE.get(code, UpstreamRejected)
    said = quoted(str(status.get("message") or f"status {code}"))
    return kind(SYSTEM, f"Kubernetes says: {said}")


def mapping(value: object) -> Json:
    """Return a JSON object, an empty one in place of anything else."""
    return cast("Json", value) if isinstance(value, dict) else {}


def selector_text(selector: Json) -> str:
    """Write `matchLabels` and `matchExpressions` as a label selector of a query string."""
    terms = [f"{label}={value}" for label, value in mapping(selector.get("matchLabels")).items()]
    expressions: object = selector.get("matchExpressions")
    if isinstance(expressions, list):
        terms += [_term(mapping(one)) for one in cast("list[object]", expressions)]
    return ",".join(terms)


def _term(expression: Json) -> str:
    label, values = str(expression.get("key")), ",".join(map(str, expression.get("values") or ()))
    forms = {
        "In": f"{label} in ({values})",
        "NotIn": f"{label} notin ({values})",
        "DoesNotExist": f"!{label}",
    }
    return forms.get(str(expression.get("operator")), label)
