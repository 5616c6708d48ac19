"""One request, answered: discovery, reads, watches, logs and reviews, in that order.

Sockets, headers and chunks are the server's; this decides what the answer is.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from deploy.demo.kube import discovery
from deploy.demo.kube.cluster import Cluster, Request
from deploy.demo.kube.listing import listed
from deploy.demo.kube.logs import pod_log
from deploy.demo.kube.resources import SUBRESOURCES
from deploy.demo.kube.reviews import reviewed
from deploy.demo.kube.routes import Query, Target, is_true, parse, verb
from deploy.demo.kube.statuses import (
    ApiFailure,
    forbidden,
    method_not_allowed,
    no_such_path,
    not_found,
)
from deploy.demo.kube.tables import table, wants_table
from deploy.demo.kube.watching import watched

Json = dict[str, Any]

JSON = "application/json"
TEXT = "text/plain"
PROBES = frozenset({"/healthz", "/livez", "/readyz"})


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What was received; `gone` tells whether the caller still waits."""

    method: str
    path: str
    query: Query = field(default_factory=dict)
    accept: str = ""
    body: bytes = b""
    gone: Callable[[], bool] = lambda: False


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What to send; bytes go out with their length, an iterator in chunks."""

    body: bytes | Iterator[bytes]
    status: int = HTTPStatus.OK
    content_type: str = JSON


def answer(cluster: Cluster, ask: Ask) -> Answer:
    """Answer a request and note it in the cluster; a failure is an answer too."""
    target = parse(ask.path)
    cluster.note(_noted(ask, target))
    try:
        return _answer(cluster, ask, target)
    except ApiFailure as failure:
        return refusal(failure)


def refusal(failure: ApiFailure) -> Answer:
    """Send a failure's Status."""
    return _json(failure.status, failure.code)


def _answer(cluster: Cluster, ask: Ask, target: Target | None) -> Answer:
    if ask.method == "POST":
        review = reviewed(cluster, ask.path, ask.body)
        if review is not None:
            return _json(review, HTTPStatus.CREATED)
    if ask.method != "GET":
        raise method_not_allowed()
    if ask.path in PROBES:
        return Answer(body=b"ok", content_type=TEXT)
    if target is not None:
        return _read(cluster, ask, target)
    document = discovery.document(ask.path)
    if document is None:
        raise no_such_path()
    return _json(document)


def _read(cluster: Cluster, ask: Ask, target: Target) -> Answer:
    if target.subresource not in {None, *SUBRESOURCES.get(target.resource.plural, ())}:
        raise no_such_path()
    _authorise(cluster, ask, target)
    if target.subresource == "log":
        return Answer(body=pod_log(cluster, target, ask.query, ask.gone), content_type=TEXT)
    if is_true(ask.query, "watch"):
        return Answer(body=watched(cluster, target, ask.query, ask.accept, ask.gone))
    if target.name is None:
        return _json(listed(cluster, target, ask.query, ask.accept))
    return _json(_single(cluster, target, target.name, ask.accept))


def _authorise(cluster: Cluster, ask: Ask, target: Target) -> None:
    if cluster.is_refused(target.resource_name, target.resource.group, target.namespace):
        raise forbidden(
            cluster.user,
            verb(ask.method, target, ask.query),
            target.resource,
            subresource=target.subresource,
            namespace=target.namespace,
            name=target.name,
        )


def _single(cluster: Cluster, target: Target, name: str, accept: str) -> Json:
    kind = target.resource.kind
    item = cluster.get(kind, target.namespace, name)
    if item is None:
        raise not_found(target.resource, name)
    if wants_table(accept, kind):
        return table(kind, [item], {"resourceVersion": item["metadata"]["resourceVersion"]})
    return item


def _noted(ask: Ask, target: Target | None) -> Request:
    if target is None:
        return Request(method=ask.method, path=ask.path, query=ask.query)
    return Request(
        method=ask.method,
        path=ask.path,
        query=ask.query,
        verb=verb(ask.method, target, ask.query),
        group=target.resource.group,
        resource=target.resource_name,
        namespace=target.namespace,
        name=target.name,
    )


def _json(document: Json, status: int = HTTPStatus.OK) -> Answer:
    return Answer(body=json.dumps(document).encode(), status=status)
