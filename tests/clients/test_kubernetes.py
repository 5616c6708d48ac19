"""The client against the API double, over HTTP."""

import asyncio
import json
import threading
from collections.abc import Iterator

import pytest

from deploy.demo.kube.cluster import Cluster, CutStream
from deploy.demo.kube.objects import container, deployment, pod, service
from deploy.demo.kube.server import KubeApi
from shared.clients.kubernetes import Kubernetes, LogRequest
from shared.clients.kubernetes_answers import (
    ALL_NAMESPACES,
    PERMISSIONS,
    Target,
    selector_text,
)
from shared.domain.logs.stamps import parse_since
from shared.errors import (
    Forbidden,
    InvalidField,
    UpstreamAuth,
    UpstreamNotFound,
    UpstreamRejected,
    UpstreamUnreachable,
)
from shared.settings import Settings
from tests.support.kubernetes import with_client
from tests.support.servers import Asked, Reply, ScriptedServer

APP = container("app", image="homepage:1")
LOG = b"".join(b"2026-11-22T10:00:0%d.5Z line %d\n" % (n, n) for n in range(5))


@pytest.fixture
def cluster() -> Cluster:
    found = Cluster()
    found.add(
        pod("homepage-0", containers=[APP], labels={"app": "homepage", "tier": "web"}),
        pod("other-0", containers=[APP], labels={"app": "other"}),
        service("homepage", selector={"app": "homepage"}),
        service("outside", selector=None),
        deployment("homepage", labels={"app": "homepage"}, containers=[APP]),
    )
    found.put_log("default", "homepage-0", "app", LOG)
    return found


@pytest.fixture
def api(cluster: Cluster) -> Iterator[KubeApi]:
    with KubeApi(cluster) as running:
        yield running


def at(url: str, **more: object) -> Settings:
    return Settings(kubernetes_api_url=url, **more)


async def log_of(client: Kubernetes, name: str = "homepage-0", **wanted: object) -> bytes:
    request = LogRequest(container=str(wanted.pop("container", "app")), **wanted)
    async with client.open_log("default", name, request) as chunks:
        return b"".join([chunk async for chunk in chunks])


def names(items: list[dict]) -> list[str]:
    return [item["metadata"]["name"] for item in items]


def test_pods_are_read_and_listed_by_label(api: KubeApi) -> None:
    async def work(client: Kubernetes) -> tuple:
        return (
            await client.get_pod("default", "homepage-0"),
            await client.list_pods("default", "app in (homepage),tier!=db"),
            await client.list_pods("default"),
            await client.list_pods("nowhere"),
        )

    one, some, everything, none = with_client(at(api.url), work)

    assert one["spec"]["containers"][0]["name"] == "app"
    assert names(some.items) == ["homepage-0"]
    assert names(everything.items) == ["homepage-0", "other-0"]
    assert none.items == []
    assert everything.complete


def test_services_and_workloads_tell_what_they_select(api: KubeApi) -> None:
    async def work(client: Kubernetes) -> list[str]:
        return [
            await client.selector_of("service", "default", "homepage"),
            await client.selector_of("service", "default", "outside"),
            await client.selector_of("deployment", "default", "homepage"),
        ]

    assert with_client(at(api.url), work) == ["app=homepage", "", "app=homepage"]


def test_match_expressions_become_a_label_selector() -> None:
    selector = {
        "matchLabels": {"app": "x"},
        "matchExpressions": [
            {"key": "tier", "operator": "In", "values": ["web", "api"]},
            {"key": "env", "operator": "NotIn", "values": ["dev"]},
            {"key": "canary", "operator": "DoesNotExist"},
            {"key": "team", "operator": "Exists"},
        ],
    }

    assert selector_text(selector) == "app=x,tier in (web,api),env notin (dev),!canary,team"


def test_logs_are_streamed_with_what_was_asked(api: KubeApi, cluster: Cluster) -> None:
    async def work(client: Kubernetes) -> list[bytes]:
        return [
            await log_of(client),
            await log_of(client, tail_lines=2),
            await log_of(client, since=parse_since("2026-11-22T10:00:04Z")),
            await log_of(client, limit_bytes=10),
        ]

    whole, tail, since, limited = with_client(at(api.url), work)

    assert whole == LOG
    assert tail == b"".join(LOG.splitlines(keepends=True)[-2:])
    assert since == LOG.splitlines(keepends=True)[-1]
    assert limited == LOG[:10]
    assert all(request.query["timestamps"] == ["true"] for request in cluster.requests)


def test_a_stream_that_is_left_early_is_closed(api: KubeApi, cluster: Cluster) -> None:
    ended = threading.Event()

    def endless() -> Iterator[bytes]:
        try:
            while True:
                yield b"2026-11-22T10:00:00Z again and again\n" * 1000
        finally:
            ended.set()

    cluster.put_log("default", "homepage-0", "app", endless)

    async def work(client: Kubernetes) -> bytes:
        async with client.open_log("default", "homepage-0", LogRequest(container="app")) as chunks:
            return await anext(aiter(chunks))

    assert with_client(at(api.url), work)
    assert ended.wait(5)


def test_a_stream_that_breaks_is_unreachable(api: KubeApi, cluster: Cluster) -> None:
    def cut() -> Iterator[bytes]:
        yield b"2026-11-22T10:00:00Z first\n"
        raise CutStream

    cluster.put_log("default", "homepage-0", "app", cut)

    with pytest.raises(UpstreamUnreachable, match="broke the connection"):
        with_client(at(api.url), log_of)


@pytest.mark.parametrize(
    ("refused", "target", "needed"),
    [
        ("pods", Target("pods", "default"), "'list' on 'pods' in namespace 'default'"),
        ("pods", Target("pods", "default", "x"), "'get' on 'pods' in namespace 'default'"),
        ("services", Target("services", "default", "x"), "'get' on 'services' in namespace"),
        ("pods", Target("pods", ALL_NAMESPACES), "'list' on 'pods' in all namespaces"),
    ],
)
def test_a_missing_permission_is_named(
    api: KubeApi, cluster: Cluster, refused: str, target: Target, needed: str
) -> None:
    cluster.refuse(refused)

    with pytest.raises(UpstreamAuth, match=needed):
        with_client(at(api.url), lambda client: client._get(target))


def test_a_forbidden_log_names_its_permission(api: KubeApi, cluster: Cluster) -> None:
    cluster.refuse("pods/log")

    with pytest.raises(UpstreamAuth, match="'get' on 'pods/log' in namespace 'default'"):
        with_client(at(api.url), log_of)


def test_missing_things_are_not_found_and_refusals_keep_their_reason(api: KubeApi) -> None:
    with pytest.raises(UpstreamNotFound, match='pods "nobody" not found'):
        with_client(at(api.url), lambda client: client.get_pod("default", "nobody"))
    with pytest.raises(UpstreamRejected, match="container nope is not valid for pod homepage-0"):
        with_client(at(api.url), lambda client: log_of(client, container="nope"))
    with pytest.raises(UpstreamRejected, match="previous terminated container"):
        with_client(at(api.url), lambda client: log_of(client, previous=True))


def test_a_wrong_token_is_an_authentication_failure(cluster: Cluster) -> None:
    with KubeApi(cluster, token="right") as api, pytest.raises(UpstreamAuth, match="credentials"):
        with_client(at(api.url), lambda client: client.list_pods("default"))


@pytest.mark.parametrize(
    "name", ["../secrets", "a/b", "A", "-a", "a b", "x" * 254, "%2e%2e", "a\n", "é"]
)
def test_what_no_name_can_be_never_becomes_a_path(name: str, cluster: Cluster) -> None:
    with KubeApi(cluster) as api, pytest.raises(InvalidField):
        with_client(at(api.url), lambda client: client.get_pod("default", name))
    with pytest.raises(InvalidField):
        Target("pods", name)

    assert cluster.requests == []


def test_a_list_may_go_over_all_namespaces_and_must_say_so(api: KubeApi, cluster: Cluster) -> None:
    cluster.add(pod("cart-0", "shop", containers=[APP]))
    found = with_client(at(api.url), lambda client: client.list_objects("pods", ALL_NAMESPACES))

    places = [one["metadata"]["namespace"] for one in found.items]
    assert sorted(places) == ["default", "default", "shop"]
    assert cluster.requests[-1].path == "/api/v1/pods"
    for namespace, name in (("", ""), (ALL_NAMESPACES, "cart-0")):
        with pytest.raises(InvalidField):
            Target("pods", namespace, name)


def test_nothing_is_asked_across_namespaces_where_some_are_not_allowed(
    api: KubeApi, cluster: Cluster
) -> None:
    settings = at(api.url, allowed_namespaces=("shop",))

    with pytest.raises(Forbidden, match="ALLOWED_NAMESPACES"):
        with_client(settings, lambda client: client.list_objects("pods", ALL_NAMESPACES))
    assert cluster.requests == []


def test_only_allowed_namespaces_are_asked(api: KubeApi, cluster: Cluster) -> None:
    settings = at(api.url, allowed_namespaces=("jamie", "shop"))

    with pytest.raises(Forbidden, match="'default' is not one of ALLOWED_NAMESPACES"):
        with_client(settings, lambda client: client.list_pods("default"))
    with pytest.raises(Forbidden):
        with_client(settings, log_of)
    assert with_client(settings, lambda client: client.list_pods("shop")).items == []
    assert {request.namespace for request in cluster.requests} == {"shop"}


def test_only_declared_permissions_are_used(api: KubeApi, cluster: Cluster) -> None:
    async def work(client: Kubernetes) -> None:
        await client.list_pods("default")
        await client.get_pod("default", "homepage-0")
        await log_of(client)
        await client.selector_of("service", "default", "homepage")
        await client.selector_of("deployment", "default", "homepage")

    with_client(at(api.url), work)

    assert all(request.verb in PERMISSIONS[request.resource] for request in cluster.requests)


def test_the_health_check_tells_the_version(api: KubeApi) -> None:
    assert with_client(at(api.url), lambda client: client.check()).startswith("Kubernetes v1.")


def test_one_client_serves_requests_at_the_same_time(api: KubeApi) -> None:
    async def work(client: Kubernetes) -> list[int]:
        lists = await asyncio.gather(*(client.list_pods("default") for _ in range(20)))
        return [len(found.items) for found in lists]

    assert with_client(at(api.url), work) == [2] * 20


def test_the_request_id_travels(cluster: Cluster) -> None:
    from shared.telemetry import context

    asked: list[Asked] = []

    def note(request: Asked) -> Reply:
        asked.append(request)
        return Reply(body=json.dumps({"items": []}).encode())

    with (
        ScriptedServer(note) as server,
        context.bind(context.from_headers({"x-request-id": "abc-1"})),
    ):
        with_client(at(server.url), lambda client: client.list_pods("default"))

    assert asked[0].headers["x-request-id"] == "abc-1"
