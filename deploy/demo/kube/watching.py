"""Watches: the list as ADDED events, then what changes, until the time or the caller is gone.

What is on the list is decided in listing.
"""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from deploy.demo.kube.cluster import Change, Cluster
from deploy.demo.kube.listing import selection, whole_number
from deploy.demo.kube.routes import Query, Target, is_true
from deploy.demo.kube.statuses import expired
from deploy.demo.kube.tables import table, wants_table

Json = dict[str, Any]

LOOK_S = 0.1  # how often a waiting answer looks whether its caller is still there
LONGEST_S = 1800  # the API server's own minimum for a watch that names no timeout
INITIAL_EVENTS_END = "k8s.io/initial-events-end"
SEEN_AS_ROWS = frozenset({"ADDED", "MODIFIED", "DELETED"})


def watched(
    cluster: Cluster, target: Target, query: Query, accept: str, gone: Callable[[], bool]
) -> Iterator[bytes]:
    """Answer a watch request, one JSON line an event.

    Raises ApiFailure (400) at once for a parameter that does not parse.
    """
    kind = target.resource.kind
    matches = selection(kind, query)
    since = whole_number(query, "resourceVersion") or 0
    ends_at = time.monotonic() + (whole_number(query, "timeoutSeconds") or LONGEST_S)

    def is_over() -> bool:
        return gone() or time.monotonic() >= ends_at

    def here(item: Json | None) -> bool:
        return item is not None and _in_scope(target, item) and matches(item)

    def events() -> Iterator[tuple[str, Json]]:
        start = since
        if not start:
            items, start = cluster.snapshot(kind, target.namespace)
            yield from (("ADDED", item) for item in items if matches(item))
        if is_true(query, "sendInitialEvents"):
            yield "BOOKMARK", _bookmark(target, start)
        yield from _later(cluster, kind, start, here, is_over)

    shown = _as_table if wants_table(accept, kind) else _line
    return (shown(event, item) for event, item in events())


def _in_scope(target: Target, item: Json) -> bool:
    return target.namespace in {None, item["metadata"].get("namespace")} and (
        target.name in {None, item["metadata"]["name"]}
    )


def _later(
    cluster: Cluster,
    kind: str,
    version: int,
    here: Callable[[Json | None], bool],
    is_over: Callable[[], bool],
) -> Iterator[tuple[str, Json]]:
    while not is_over():
        ticks = cluster.ticks()
        try:
            changes, reached = cluster.changes(kind, version)
        except LookupError as error:
            yield "ERROR", expired(version, error.args[0]).status
            return
        yield from filter(None, (_event(change, here) for change in changes))
        version = reached
        cluster.wait(ticks, LOOK_S)


def _event(change: Change, here: Callable[[Json | None], bool]) -> tuple[str, Json] | None:
    """Name a change as a watcher sees it, who sees only what its selectors match."""
    if change.after and here(change.after):
        return ("MODIFIED" if here(change.before) else "ADDED"), change.after
    if change.before and here(change.before):
        return "DELETED", change.after or change.before
    return None


def _bookmark(target: Target, version: int) -> Json:
    marks = {"resourceVersion": str(version), "annotations": {INITIAL_EVENTS_END: "true"}}
    return {
        "kind": target.resource.kind,
        "apiVersion": target.resource.api_version,
        "metadata": marks,
    }


def _as_table(event: str, item: Json) -> bytes:
    if event not in SEEN_AS_ROWS:
        return _line(event, item)
    meta = {"resourceVersion": item["metadata"]["resourceVersion"]}
    return _line(event, table(item["kind"], [item], meta))


def _line(event: str, item: Json) -> bytes:
    return json.dumps({"type": event, "object": item}).encode() + b"\n"
