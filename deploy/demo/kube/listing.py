"""Lists: selecting, paging, and the form that the caller asked for.

Changes after a list are in watching.
"""

import base64
import binascii
import json
from typing import Any

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.routes import Query, Target, first
from deploy.demo.kube.selectors import Matches, field_selector, label_selector
from deploy.demo.kube.statuses import bad_request
from deploy.demo.kube.tables import table, wants_table

Json = dict[str, Any]
Key = tuple[str, str]


def listed(cluster: Cluster, target: Target, query: Query, accept: str) -> Json:
    """Answer a list request; raises ApiFailure (400) for a parameter that does not parse."""
    kind = target.resource.kind
    matches = selection(kind, query)
    items, version = cluster.snapshot(kind, target.namespace)
    page, meta = _paged([item for item in items if matches(item)], query)
    meta["resourceVersion"] = str(version)
    if wants_table(accept, kind):
        return table(kind, page, meta)
    return {
        "kind": f"{kind}List",
        "apiVersion": target.resource.api_version,
        "metadata": meta,
        "items": [_as_item(item) for item in page],
    }


def selection(kind: str, query: Query) -> Matches:
    """Compile both selectors of a query into one test."""
    by_label = label_selector(first(query, "labelSelector"))
    by_field = field_selector(kind, first(query, "fieldSelector"))
    return lambda item: by_label(item) and by_field(item)


def whole_number(query: Query, key: str) -> int | None:
    """Read an integer parameter; raises ApiFailure (400) for anything else."""
    text = first(query, key)
    if not text:
        return None
    try:
        return int(text)
    except ValueError as error:
        message = f'strconv.ParseInt: parsing "{text}": invalid syntax'
        raise bad_request(message) from error


def _as_item(item: Json) -> Json:
    """Leave out what the list says once: items of the built-in types have no kind of their own."""
    return {key: value for key, value in item.items() if key not in {"kind", "apiVersion"}}


def _paged(items: list[Json], query: Query) -> tuple[list[Json], Json]:
    limit = whole_number(query, "limit")
    after = _decoded(first(query, "continue"))
    rest = [item for item in items if _key(item) > after] if after else items
    if not limit or len(rest) <= limit:
        return rest, {}
    meta: Json = {"continue": _encoded(rest[limit - 1])}
    # The API server counts what remains only where it need not filter.
    if not first(query, "labelSelector") and not first(query, "fieldSelector"):
        meta["remainingItemCount"] = len(rest) - limit
    return rest[:limit], meta


def _key(item: Json) -> Key:
    return item["metadata"].get("namespace", ""), item["metadata"]["name"]


def _encoded(last: Json) -> str:
    return base64.urlsafe_b64encode(json.dumps(_key(last)).encode()).decode()


def _decoded(token: str) -> Key | None:
    if not token:
        return None
    try:
        namespace, name = json.loads(base64.urlsafe_b64decode(token))
    except (binascii.Error, ValueError, TypeError) as error:
        raise bad_request("continue key is not valid: it was not made by this server") from error
    return namespace, name
