"""The demo world as its users meet it: what Prometheus and the Kubernetes API say about it."""

import json
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deploy.demo.world import World, demo_world

SCRAPE_INTERVAL_S = 1.0
CRASHING = "checkout-6c8f7d9b5-w5k2d"
FATAL = (
    'FATAL config: cannot resolve database host "postgres-primary.default.svc.cluster.local": '
    "no such host"
)


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.read()


def ask(world: World, query: str) -> list[dict]:
    text = urllib.parse.urlencode({"query": query})
    return json.loads(get(f"{world.prometheus_url}/api/v1/query?{text}"))["data"]["result"]


def value(world: World, query: str) -> float:
    (row,) = ask(world, query)
    return float(row["value"][1])


def poll(condition: Callable[[], object], within_s: float = 15) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "did not come true in time"
        time.sleep(0.1)


def listed(world: World, path: str) -> list[dict]:
    return json.loads(get(f"{world.kubernetes_url}{path}"))["items"]


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("world")
    with demo_world(folder, scrape_interval_s=SCRAPE_INTERVAL_S) as started:
        assert started.missing == []
        yield started


def traffic(service: str, offset: str = "") -> str:
    return f'60 * sum(rate(http_requests_total{{service="{service}"}}[5m] {offset}))'


def error_ratio(service: str, offset: str = "") -> str:
    failed = f'sum(rate(http_requests_total{{service="{service}",code=~"5.."}}[5m] {offset}))'
    return f"60 * {failed} / ({traffic(service, offset)})"


def p95_s(service: str, offset: str = "") -> str:
    buckets = f'http_request_duration_seconds_bucket{{service="{service}"}}[5m] {offset}'
    return f"histogram_quantile(0.95, sum by (le) (rate({buckets})))"


def cpu_ratio(pods: str) -> str:
    labels = f'namespace="default",pod=~"{pods}"'
    used = f'sum(rate(container_cpu_usage_seconds_total{{{labels},container!=""}}[5m]))'
    return f'{used} / sum(kube_pod_container_resource_limits{{{labels},resource="cpu"}})'


def memory_ratio(pods: str) -> str:
    labels = f'namespace="default",pod=~"{pods}"'
    used = f'sum(container_memory_working_set_bytes{{{labels},container!=""}})'
    return f'{used} / sum(kube_pod_container_resource_limits{{{labels},resource="memory"}})'


HOMEPAGE, CHECKOUT_OLD = "homepage-.+", "checkout-5f7d8c6b4-.+"


@pytest.mark.real
@pytest.mark.parametrize(
    ("query", "low", "high"),
    [
        (traffic("homepage"), 135, 165),
        (error_ratio("homepage"), 0, 0.01),
        (p95_s("homepage"), 0.030, 0.060),
        (cpu_ratio(HOMEPAGE), 0.10, 0.20),
        (memory_ratio(HOMEPAGE), 0.20, 0.30),
        (traffic("checkout"), 54, 66),
        (error_ratio("checkout"), 0.05, 0.12),
        (p95_s("checkout"), 0.5, 1.2),
        (cpu_ratio(CHECKOUT_OLD), 0.35, 0.45),
        (memory_ratio(CHECKOUT_OLD), 0.55, 0.65),
        (error_ratio("checkout", "offset 40m"), 0, 0.01),
        (p95_s("checkout", "offset 40m"), 0.08, 0.16),
        (p95_s("checkout", "offset 1h"), 0.08, 0.16),
        ('kube_deployment_status_replicas_available{deployment="checkout"}', 2, 2),
        ('kube_deployment_status_replicas_available{deployment="checkout"} offset 40m', 3, 3),
        (f'kube_pod_container_status_restarts_total{{pod="{CRASHING}"}}', 9, 9),
        (f'kube_pod_container_status_restarts_total{{pod="{CRASHING}"}} offset 20m', 4, 6),
    ],
)
def test_a_figure_is_as_the_story_tells_it(world, query, low, high):
    assert low <= value(world, query) <= high


@pytest.mark.real
def test_every_target_is_really_scraped(world):
    poll(lambda: len(live_targets(world)) == 6)

    assert value(world, "min(up)") == 1
    assert value(world, "max(time() - timestamp(up))") < 15
    for pod in ("x2x8k", "k9w2m"):
        newest = f'max(time() - timestamp(http_requests_total{{pod="homepage-7d9c5b6f4-{pod}"}}))'
        assert value(world, newest) < 15


@pytest.mark.real
def test_live_samples_continue_the_series_of_the_past(world):
    def requests() -> float:
        return value(world, 'sum(http_requests_total{service="homepage"})')

    poll(lambda: len(live_targets(world)) == 6)
    before = requests()
    poll(lambda: requests() > before)

    assert value(world, 'count(http_requests_total{service="homepage"})') == 12
    assert value(world, "count(count_over_time(up[1h]))") == 6
    assert value(world, "max(resets(http_requests_total[10m]))") == 0
    assert 135 <= value(world, traffic("homepage")) <= 165


def live_targets(world: World) -> list[dict]:
    answer = json.loads(get(f"{world.prometheus_url}/api/v1/targets"))["data"]
    return [target for target in answer["activeTargets"] if target["health"] == "up"]


@pytest.mark.real
def test_the_objects_and_the_metrics_about_them_agree(world):
    pods = listed(world, "/api/v1/pods")
    statuses = [(p, s) for p in pods for s in p["status"]["containerStatuses"]]

    phases = {
        (r["metric"]["pod"], r["metric"]["phase"]) for r in ask(world, "kube_pod_status_phase == 1")
    }
    restarts = {
        r["metric"]["pod"]: int(r["value"][1])
        for r in ask(world, "kube_pod_container_status_restarts_total")
    }
    ready = {r["metric"]["pod"] for r in ask(world, "kube_pod_container_status_ready == 1")}
    running = {
        r["metric"]["pod"] for r in ask(world, 'container_cpu_usage_seconds_total{container!=""}')
    }

    assert phases == {(p["metadata"]["name"], p["status"]["phase"]) for p in pods}
    assert restarts == {p["metadata"]["name"]: s["restartCount"] for p, s in statuses}
    assert ready == {p["metadata"]["name"] for p, s in statuses if s["ready"]}
    assert running == {p["metadata"]["name"] for p, s in statuses if "running" in s["state"]}


@pytest.mark.real
def test_the_crashing_pod_is_told_alike_by_its_status_its_metrics_and_its_events(world):
    (status,) = next(
        p["status"]["containerStatuses"]
        for p in listed(world, "/api/v1/pods")
        if p["metadata"]["name"] == CRASHING
    )
    events = listed(world, "/api/v1/namespaces/default/events")
    reasons = {(e["type"], e["reason"]) for e in events}

    assert status["state"]["waiting"]["reason"] == "CrashLoopBackOff"
    assert status["lastState"]["terminated"]["exitCode"] == 1
    assert value(world, 'kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}') == 1
    assert value(world, 'kube_pod_container_status_last_terminated_reason{reason="Error"}') == 1
    assert {
        ("Warning", "BackOff"),
        ("Normal", "ScalingReplicaSet"),
        ("Normal", "Pulled"),
    } <= reasons


@pytest.mark.real
def test_the_workload_and_its_replica_sets_say_what_the_rollout_left(world):
    (sick,) = (
        d for d in listed(world, "/apis/apps/v1/deployments") if d["metadata"]["name"] == "checkout"
    )
    sets = {
        r["metadata"]["name"]: (r["spec"]["replicas"], r["status"]["readyReplicas"])
        for r in listed(world, "/apis/apps/v1/namespaces/default/replicasets")
    }
    (ends,) = (e for e in listed(world, "/api/v1/endpoints") if e["metadata"]["name"] == "checkout")

    assert (sick["spec"]["replicas"], sick["status"]["availableReplicas"]) == (3, 2)
    assert sets["checkout-5f7d8c6b4"] == (2, 2)
    assert sets["checkout-6c8f7d9b5"] == (1, 0)
    assert len(ends["subsets"][0]["addresses"]) == 2
    assert [a["targetRef"]["name"] for a in ends["subsets"][0]["notReadyAddresses"]] == [CRASHING]


@pytest.mark.real
@pytest.mark.parametrize("previous", ["false", "true"])
def test_the_crashing_pod_says_why_at_the_end_of_each_log(world, previous):
    path = f"/api/v1/namespaces/default/pods/{CRASHING}/log?previous={previous}"

    lines = get(f"{world.kubernetes_url}{path}").decode().splitlines()

    assert lines[-1] == FATAL


@pytest.mark.real
def test_logs_of_the_sick_pods_hold_failures_and_grow_with_the_traffic(world):
    path = "/api/v1/namespaces/default/pods/checkout-5f7d8c6b4-m4n7p/log"

    def lines() -> list[str]:
        return get(f"{world.kubernetes_url}{path}").decode().splitlines()

    before = lines()
    poll(lambda: lines()[-1] != before[-1])

    assert sum(line.startswith("ERROR pool exhausted") for line in before) > 30
    assert sum(line.startswith("INFO request") for line in before) > 300


@pytest.mark.real
def test_kubectl_reads_the_cluster_by_the_kubeconfig_that_was_written(world, tmp_path):
    kubectl = Path(sys.executable).with_name("kubectl")

    shown = subprocess.run(
        [kubectl, "--kubeconfig", world.kubeconfig_path, "get", "pods", "-A"],
        env={"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    ).stdout

    assert f"{CRASHING}" in shown
    assert "CrashLoopBackOff" in shown
    assert shown.count("\n") == 1 + len(listed(world, "/api/v1/pods"))


def test_without_prometheus_the_rest_runs_and_a_sentence_says_how_to_get_it(tmp_path):
    told: list[str] = []

    with demo_world(tmp_path / "world", search_path=str(tmp_path), say=told.append) as world:
        assert world.prometheus_url is None
        assert "apt-get install prometheus" in world.missing[0]
        assert len(listed(world, "/api/v1/pods")) == 10
        assert any("not found" in line for line in told)


def test_a_world_without_traffic_has_logs_all_the_same(tmp_path):
    with demo_world(tmp_path / "world", with_prometheus=False) as world:
        path = "/api/v1/namespaces/default/pods/homepage-7d9c5b6f4-x2x8k/log?tailLines=1"
        line = get(f"{world.kubernetes_url}{path}").decode()

    assert line.startswith("level=")
    assert world.missing == []
