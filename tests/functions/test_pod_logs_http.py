"""Through the edge: the bodies that callers send, the statuses and problems that they get."""

import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import container, pod, service, waiting
from deploy.demo.kube.server import KubeApi
from functions.pod_logs.main import pod_logs
from shared.edge.run import application
from shared.edge.runtime import Runtime
from shared.edge.schema import tool_schema
from shared.settings import Settings
from tests.edge.asgi import Got, exchange
from tests.support.servers import Reply, ScriptedServer


@pytest.fixture
def cluster() -> Cluster:
    found = Cluster()
    found.add(
        pod("homepage-0", containers=[container("app", image="a:1")], labels={"app": "homepage"}),
        pod("waits-0", containers=[container("app", image="x", state=waiting("ErrImagePull"))]),
        service("homepage", selector={"app": "homepage"}),
    )
    found.put_log("default", "homepage-0", "app", b"2026-11-22T10:00:00Z hello\n")
    return found


@pytest.fixture
def api(cluster: Cluster) -> Iterator[KubeApi]:
    with KubeApi(cluster) as running:
        yield running


def post(settings: Settings, body: object, path: str = "/api/pod-logs") -> Got:
    runtime = Runtime(settings)
    inner = application(pod_logs.declaration, runtime)

    async def app(*asgi: Any) -> None:
        await inner(*asgi)
        await runtime.aclose()

    return exchange(app, json.dumps(body).encode(), path=path)


@pytest.mark.parametrize("path", ["/", "/api/pod-logs", "/kubernetes/logs"])
def test_every_documented_path_answers(api: KubeApi, path: str) -> None:
    got = post(Settings(kubernetes_api_url=api.url), {"service_name": "homepage"}, path)

    assert got.status == 200
    assert got.json()["logs"] == ["2026-11-22T10:00:00Z hello"]
    assert got.json()["status"] == "ok"


def test_null_fields_aliases_and_unknown_fields_are_borne(api: KubeApi) -> None:
    body = {"pod_name": "homepage-0", "container": None, "lines": 5, "previous": "auto", "pod": "x"}
    got = post(Settings(kubernetes_api_url=api.url), body)

    assert got.status == 200
    assert any("unknown field 'pod' was ignored" in text for text in got.json()["warnings"])


def test_a_state_is_a_finding_with_status_200(api: KubeApi) -> None:
    got = post(Settings(kubernetes_api_url=api.url), {"pod_name": "waits-0"})

    assert got.status == 200
    assert got.json()["status"] == "empty"
    assert got.json()["pods"][0]["reason"] == "ErrImagePull"


@pytest.mark.parametrize(
    ("body", "status", "kind", "words"),
    [
        ({}, 422, "invalid_field", "exactly one of pod_name, service_name and selector"),
        ({"pod_name": "a", "service_name": "b"}, 422, "invalid_field", "exactly one"),
        ({"pod_name": "a", "grep": "("}, 422, "invalid_field", "/grep"),
        ({"pod_name": "a", "tail_lines": 9999}, 422, "invalid_field", "5000"),
        ({"pod_name": "a", "since": "soon"}, 422, "invalid_field", "duration such as 15m"),
        ({"pod_name": "homepage-1"}, 404, "not_found", "near names: homepage-0"),
        ({"pod_name": "homepage-0", "container": "web"}, 404, "not_found", "containers: app"),
        ({"pod_name": "a", "namespace": "prod"}, 403, "forbidden", "ALLOWED_NAMESPACES"),
    ],
)
def test_what_the_caller_can_mend_is_a_problem(
    api: KubeApi, body: dict, status: int, kind: str, words: str
) -> None:
    settings = Settings(kubernetes_api_url=api.url, allowed_namespaces=("default",))
    got = post(settings, body)

    assert (got.status, got.kind) == (status, kind)
    assert words in got.json()["detail"]
    assert got.json()["error"] == got.json()["detail"]


@pytest.mark.parametrize("resource", ["pods", "pods/log"])
def test_a_missing_permission_is_named_in_the_problem(
    api: KubeApi, cluster: Cluster, resource: str
) -> None:
    cluster.refuse(resource)
    got = post(Settings(kubernetes_api_url=api.url), {"pod_name": "homepage-0"})

    assert (got.status, got.kind) == (502, "upstream_auth")
    assert f"'get' on '{resource}' in namespace 'default'" in got.json()["detail"]
    assert got.json()["system"] == "kubernetes"


def test_nothing_configured_is_a_problem_that_names_the_settings() -> None:
    got = post(Settings(), {"pod_name": "homepage-0"})

    assert (got.status, got.kind) == (502, "upstream_unreachable")
    assert "KUBERNETES_API_URL" in got.json()["detail"]


def test_a_cluster_that_hangs_is_a_504_within_five_seconds() -> None:
    hold = threading.Event()
    started = time.monotonic()
    with ScriptedServer(lambda _: Reply(hold=hold)) as server:
        try:
            got = post(Settings(kubernetes_api_url=server.url), {"service_name": "homepage"})
        finally:
            hold.set()

    assert (got.status, got.kind) == (504, "upstream_timeout")
    assert time.monotonic() - started < 5


def test_the_tools_schema_is_flat_and_small() -> None:
    schema = json.dumps(tool_schema(pod_logs.declaration.ask))

    assert not any(word in schema for word in ("anyOf", "$ref", "allOf", '"null"'))
    assert len(schema) < 1_300
