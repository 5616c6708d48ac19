"""The old addresses, by the real nginx before the functions at zero."""

import json
import os
import re
import threading
from collections.abc import Iterator
from functools import cache

import httpx
import pytest

from functions.__main__ import DECLARATIONS, ENDPOINTS
from shared.edge.knative.needs import Needs, needs_of
from shared.edge.knative.routes import http_routes, routes, virtual_services
from shared.edge.server import public_paths
from tests.conftest import REQUIRED
from tests.support.knative.cluster import Knative
from tests.support.knative.overlay import overlay_at_zero
from tests.support.loopback import PLAIN
from tests.support.manifests import knative_services, of_kind, pod_of
from tests.support.nginx import NGINX, compat_proxy, config_files
from tests.support.processes import DEAD_URL
from tests.support.servers import Reply, ScriptedServer

JAMIE, AGENT_SRE, AGENT = 30121, 30120, 8080
VECTOR = b'{"status":"success","data":{"resultType":"vector","result":[]}}'
LISTS = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
needs_nginx = pytest.mark.skipif(
    NGINX is None and not os.environ.get(REQUIRED), reason="no nginx: apt-get install nginx-light"
)


@cache
def needs() -> list[Needs]:
    """Return what all functions need."""
    return [needs_of(one) for one in (*DECLARATIONS, *ENDPOINTS)]


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[int, str], Knative]]:
    """The proxy's addresses, before functions that nobody asked yet."""
    folder = tmp_path_factory.mktemp("compat")
    with ScriptedServer(lambda _asked: Reply(body=VECTOR)) as prometheus:
        settings = {
            "PROMETHEUS_URL": prometheus.url,
            "OLLAMA_URL": DEAD_URL,
            "KUBERNETES_API_URL": DEAD_URL,
        }
        with (
            overlay_at_zero(folder, settings, overlay="compat") as knative,
            compat_proxy(folder, knative.url) as addresses,
        ):
            yield addresses, knative


@needs_nginx
def test_probes_and_scrapes_wake_nobody(old):
    addresses, knative = old
    before = knative.running()

    for path in ("/health", "/ready", "/api/v1/jamie/health", "/api/v1/jamie/ready"):
        answer = httpx.get(addresses[JAMIE] + path, **PLAIN).json()
        assert answer["status"] == "ok"
        assert re.match(r"\d{4}-\d\d-\d\dT", answer["timestamp"])
    assert httpx.get(addresses[AGENT] + "/metrics", **PLAIN).status_code == 200

    assert knative.running() == before


@needs_nginx
@pytest.mark.parametrize("port", [JAMIE, AGENT_SRE, AGENT])
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/golden-signals", {"service_name": "homepage"}),
        ("/golden-signals", {"service_name": "homepage"}),
        ("/api/v1/jamie/golden-signals", {"service_name": "homepage"}),
        ("/api/prometheus/query", {"query": "up"}),
        ("/prometheus/query", {"query": "up"}),
    ],
)
def test_an_old_path_is_answered_by_its_function(port, path, body, old):
    addresses, knative = old

    answer = httpx.post(addresses[port] + path, json=body, **PLAIN, timeout=30)

    assert answer.status_code == 200
    assert answer.json()["status"] in {"unknown", "empty"}
    assert ("service_name" in answer.json()) == ("golden" in path)
    assert knative.pods("golden-signals" if "golden" in path else "prometheus-query")


@needs_nginx
def test_each_old_mcp_server_shows_its_own_tools(old):
    addresses, _ = old

    shown = {
        port: {
            tool["name"]
            for tool in httpx.post(
                f"{addresses[port]}/mcp", json=LISTS, **PLAIN, timeout=30
            ).json()["result"]["tools"]
        }
        for port in (JAMIE, AGENT_SRE)
    }

    assert "ask_jamie" in shown[JAMIE] - shown[AGENT_SRE]
    assert "health_check" in shown[AGENT_SRE] - shown[JAMIE]


@needs_nginx
def test_a_deep_look_is_the_health_functions(old):
    addresses, knative = old

    answer = httpx.get(f"{addresses[AGENT]}/health?deep=1", **PLAIN, timeout=60).json()

    assert answer["components"]["prometheus"]["status"] in {"ok", "unknown"}
    assert knative.pods("health")


@needs_nginx
def test_an_unknown_path_is_a_problem_in_json(old):
    addresses, _ = old
    sent = {"X-Request-Id": "seen-in-logs"}

    answer = httpx.post(f"{addresses[JAMIE]}/nowhere", json={}, headers=sent, **PLAIN)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.json()["status"], answer.json()["instance"]) == (404, "seen-in-logs")


@needs_nginx
def test_a_request_id_that_could_break_json_is_replaced(old):
    addresses, _ = old
    sent = {"X-Request-Id": 'a"b\\'}

    answer = httpx.post(f"{addresses[JAMIE]}/nowhere", json={}, headers=sent, **PLAIN)

    assert re.fullmatch("[0-9a-f]{32}", answer.json()["instance"])


@needs_nginx
def test_an_ingress_that_cannot_be_reached_is_a_problem_in_json(tmp_path):
    with compat_proxy(tmp_path, DEAD_URL) as addresses:
        answer = httpx.post(f"{addresses[JAMIE]}/api/chat", json={}, **PLAIN)

    assert (answer.status_code, answer.json()["retryable"]) == (502, True)
    assert json.loads(answer.text)["error"] == answer.json()["detail"]


@needs_nginx
def test_events_arrive_while_the_answer_is_still_being_made(tmp_path):
    release = threading.Event()
    with ScriptedServer(lambda _asked: Reply(body=VECTOR, hold=release)) as prometheus:
        settings = {"PROMETHEUS_URL": prometheus.url, "OLLAMA_URL": DEAD_URL}
        with (
            overlay_at_zero(tmp_path, settings, overlay="compat") as knative,
            compat_proxy(tmp_path, knative.url) as addresses,
            httpx.stream(
                "POST",
                f"{addresses[JAMIE]}/api/v1/jamie/chat",
                json={"message": "Check the golden signals for homepage", "stream": True},
                **PLAIN,
                timeout=30,
            ) as response,
        ):
            lines = response.iter_lines()
            first = next(line for line in lines if line.startswith("event:"))
            was_held = not release.is_set()
            release.set()
            rest = [line for line in lines if line.startswith("event:")]

    assert (first, was_held) == ("event: tool_call", True)
    assert rest[-1] == "event: done"


def test_every_documented_path_of_every_function_is_led_somewhere():
    led = {route.path: route for route in routes(needs())}
    services = {one["metadata"]["name"] for one in knative_services("compat")}

    for one in DECLARATIONS:
        for path in (*one.paths, *public_paths(one)):
            assert led[path].service == one.name.replace("_", "-")
            assert led[path].there in one.paths
    assert {route.service for route in led.values()} <= services


def test_the_proxy_waits_longer_than_any_function():
    said = re.search(r"proxy_read_timeout (\d+)s;", config_files()["nginx.conf"])
    longest = max(pod_of(one)["timeoutSeconds"] for one in knative_services("compat"))

    assert said is not None
    assert int(said[1]) > longest


def test_the_gateway_apis_routes_are_within_its_bounds_and_lead_the_same_way():
    rendered = of_kind("gateway-api", "HTTPRoute")
    (gateway,) = of_kind("gateway-api", "Gateway")
    listeners = {one["name"]: one["port"] for one in gateway["spec"]["listeners"]}

    assert [one["spec"] for one in rendered] == [
        one["spec"] for one in sorted(http_routes(needs()), key=lambda one: one["metadata"]["name"])
    ]
    assert set(listeners.values()) == {JAMIE, AGENT_SRE, AGENT}
    led = {}
    for route in rendered:
        assert 1 <= len(route["spec"]["rules"]) <= 16
        assert route["spec"]["parentRefs"][0]["sectionName"] in listeners
        for rule in route["spec"]["rules"]:
            (rewrite,) = [one["urlRewrite"] for one in rule["filters"]]
            for match in rule["matches"]:
                key = (route["spec"]["parentRefs"][0]["sectionName"], match["path"]["value"])
                led[key] = rewrite["hostname"].partition(".")[0]
    wanted = {("jamie", one.path): one.service for one in routes(needs())}
    assert {key: name for key, name in led.items() if key[0] == "jamie"} == wanted


def test_istios_routes_lead_the_same_way():
    rendered = {
        one["spec"]["hosts"][0]: one["spec"]["http"] for one in of_kind("istio", "VirtualService")
    }

    assert len(rendered) == len(virtual_services(needs())) == 3
    jamie = rendered["jamie-mcp-server-service.jamie.svc.cluster.local"]
    led = {
        one["match"][0]["uri"]["exact"]: (
            one["rewrite"]["authority"].partition(".")[0],
            one["rewrite"]["uri"],
        )
        for one in jamie
    }
    assert led == {one.path: (one.service, one.there) for one in routes(needs())}
