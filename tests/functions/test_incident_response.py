"""Incident response over HTTP: what is refused, and what it says when a backend is missing."""

from collections.abc import Iterator

import httpx
import pytest

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import container, deployment, event, pod, service, stamp, waiting
from deploy.demo.kube.server import KubeApi
from tests.domain.redaction_random import some
from tests.incidents.replay import Replay, replaying, unbacked
from tests.incidents.worlds_tuned import TUNED
from tests.support.loopback import PLAIN
from tests.support.processes import DEAD_URL, free_port, isolated_env, serve_all
from tests.support.s3 import s3_env, seaweedfs

SICK = next(one for one in TUNED if one.name == "image-pull")
SPIKE = next(one for one in TUNED if one.name == "spike")
FIELDS = [
    *("response", "status", "severity", "service_name", "namespace", "timeline", "hypotheses"),
    *("evidence", "next_steps", "runbook", "unresolved", "report_url", "model", "grounded"),
    *("warnings", "timestamp"),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replay]:
    with replaying([SICK, SPIKE], tmp_path_factory.mktemp("whole")) as running:
        yield running


@pytest.fixture(scope="module")
def blind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replay]:
    """Without Prometheus."""
    home = tmp_path_factory.mktemp("blind")
    with replaying([SICK], home, PROMETHEUS_URL=DEAD_URL) as running:
        yield running


@pytest.fixture(scope="module")
def headless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replay]:
    """Without Kubernetes."""
    home = tmp_path_factory.mktemp("headless")
    with replaying([SPIKE], home, KUBERNETES_API_URL=DEAD_URL) as running:
        yield running


def unknown(answer: dict) -> set[str]:
    return {one["id"] for one in answer["evidence"] if one["status"] == "unknown"}


@pytest.mark.real
def test_a_report_has_all_fields_of_the_contract(whole: Replay) -> None:
    answer, _ = whole.ask(SICK)

    assert list(answer) == FIELDS
    assert list(answer["timeline"][0]) == ["at", "source", "event", "evidence"]
    assert list(answer["hypotheses"][0]) == [
        *("title", "category", "confidence", "evidence", "ruled_out", "next_step"),
    ]
    assert list(answer["evidence"][0]) == ["id", "source", "query", "status", "summary", "result"]
    assert list(answer["next_steps"][0]) == ["text", "command"]
    assert (answer["model"], answer["grounded"], answer["report_url"]) == (None, True, None)


@pytest.mark.real
def test_without_prometheus_the_report_says_so_and_still_ranks(blind: Replay) -> None:
    answer, took_s = blind.ask(SICK)

    assert answer["hypotheses"][0]["category"] == "image_pull"
    figures = {"signals", "signals_before", "signals_after_rollout"}
    assert unknown(answer) == {*figures, "alerts", "volumes"}
    assert any(line.startswith("alerts: ") for line in answer["unresolved"])
    assert "Could not be asked:" in answer["response"]
    assert unbacked(answer) == []
    assert took_s <= 3


@pytest.mark.real
def test_without_kubernetes_the_report_says_so_and_still_ranks(headless: Replay) -> None:
    answer, took_s = headless.ask(SPIKE)

    assert answer["hypotheses"][0]["category"] == "traffic_spike"
    assert {"pods", "workload", "events", "nodes"} <= unknown(answer)
    assert "Could not be asked:" in answer["response"]
    assert took_s <= 3


@pytest.mark.real
def test_one_kind_that_may_not_be_read_spoils_no_other(whole: Replay) -> None:
    whole.cluster.refuse("nodes")
    whole.cluster.refuse("resourcequotas")
    answer, _ = whole.ask(SICK)

    assert unknown(answer) == {"nodes", "quotas"}
    assert answer["hypotheses"][0]["category"] == "image_pull"
    assert any("'list' on 'resourcequotas'" in line for line in answer["unresolved"])
    assert any("'list' on 'nodes'" in line for line in answer["unresolved"])


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The functions over a small cluster, with neither Prometheus nor metrics."""
    cluster = Cluster()
    box = container("app", image="a:1", state=waiting("ImagePullBackOff", "not found"))
    owner = deployment("cart", labels={"app": "cart"}, containers=[box], ready=0)
    one = pod("cart-0", containers=[box], labels={"app": "cart"})
    cluster.add(owner, one, service("cart", selector={"app": "cart"}))
    home = tmp_path_factory.mktemp("alone")
    with KubeApi(cluster) as api:
        port = free_port()
        env = isolated_env(home, KUBERNETES_API_URL=api.url, AGENT_SERVICE_URL="")
        with (
            serve_all(port, env=env, log=home / "log"),
            httpx.Client(base_url=f"http://127.0.0.1:{port}", **PLAIN) as client,
        ):
            yield client


def test_what_asks_nothing_is_refused(alone: httpx.Client) -> None:
    for body in ({}, {"alerts": []}, {"namespace": "default"}):
        response = alone.post("/incident-response", json=body)
        assert response.status_code == 422
        assert "description" in response.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {"service_name": "a/../b"},
        {"service_name": "cart", "since": "1s"},
        {"service_name": "cart", "since": "90d"},
        {"service_name": "cart", "at": "yesterday"},
        {"alerts": "many"},
        {"alert": []},
    ],
)
def test_what_cannot_be_read_is_refused(alone: httpx.Client, body: dict) -> None:
    assert alone.post("/incident-response", json=body).status_code == 422


def test_any_alert_whatever_is_answered(alone: httpx.Client) -> None:
    odd = [{"labels": 7}, {"labels": {"alertname": None, "pod": "x" * 5000}}, {"startsAt": 5}]
    hostile = {"labels": {"service": 'x"} or {a="', "namespace": "default"}}
    for alerts in (odd, [hostile], [{}]):
        response = alone.post("/incident-response", json={"alerts": alerts, "status": "firing"})
        assert response.status_code == 200, response.text
        assert response.json()["status"] in {"unknown", "investigating"}


def test_the_name_may_stand_in_the_description_alone(alone: httpx.Client) -> None:
    answer = alone.post("/incident-response", json={"description": "Cart is down!"}).json()

    assert answer["service_name"] == "cart"
    assert answer["hypotheses"][0]["category"] == "image_pull"


def test_what_is_not_there_is_not_found_and_near_names_are_told(alone: httpx.Client) -> None:
    answer = alone.post("/incident-response", json={"service_name": "carts"}).json()

    assert answer["status"] == "unknown"
    assert "I found no 'carts'" in answer["response"]
    assert "Near names: cart." in answer["response"]


def test_a_namespace_that_may_not_be_read_is_told_as_such(tmp_path) -> None:
    with KubeApi(Cluster()) as api:
        port = free_port()
        more = {"KUBERNETES_API_URL": api.url, "ALLOWED_NAMESPACES": "shop"}
        env = isolated_env(tmp_path, AGENT_SERVICE_URL="", **more)
        with serve_all(port, env=env, log=tmp_path / "log"):
            url = f"http://127.0.0.1:{port}/incident-response"
            body = {"service_name": "cart", "namespace": "kube-system"}
            answer = httpx.post(url, json=body, **PLAIN, timeout=20).json()

    assert answer["status"] == "unknown"
    assert any("ALLOWED_NAMESPACES" in line for line in answer["unresolved"])


@pytest.mark.real
def test_a_report_is_archived_with_a_link_that_ends(tmp_path) -> None:
    with (
        seaweedfs(tmp_path) as s3,
        replaying([SICK], tmp_path, **s3_env(s3)) as running,
    ):
        answer, _ = running.ask(SICK)
        linked = httpx.get(answer["report_url"], **PLAIN)
        tampered = httpx.get(answer["report_url"][:-4] + "0000", **PLAIN)

    assert "X-Amz-Expires=604800" in answer["report_url"]
    assert linked.json()["response"] == answer["response"]
    assert linked.json()["evidence"] == answer["evidence"]
    assert tampered.status_code == 403


@pytest.mark.real
def test_a_storage_that_is_away_costs_the_link_alone(tmp_path) -> None:
    with replaying([SICK], tmp_path, **s3_env(DEAD_URL)) as running:
        answer, _ = running.ask(SICK)

    assert answer["report_url"] is None
    assert answer["hypotheses"][0]["category"] == "image_pull"
    assert any("not archived" in warning for warning in answer["warnings"])


def test_no_secret_of_the_cluster_or_of_an_alert_leaves(tmp_path) -> None:
    secrets = {place: f"ghp_{some('mixed', 36)}" for place in ("event", "state", "log", "alert")}
    cluster = Cluster()
    told = f"Back-off pulling image with {secrets['state']}"
    env = {"TOKEN": "plainly-a-password", "MODE": "x"}
    box = container("app", image="a:1", state=waiting("ImagePullBackOff", told), env=env)
    one = pod("cart-0", containers=[box], labels={"app": "cart"})
    text = f"ERROR login with {secrets['log']} failed\x1b[2J"
    cluster.add(
        deployment("cart", labels={"app": "cart"}, containers=[box], ready=0),
        one,
        event("Failed", f"pull {secrets['event']}", about=one, event_type="Warning"),
    )
    cluster.put_log("default", "cart-0", "app", f"{stamp()} {text}\n".encode())
    alert = {
        "labels": {"alertname": "A", "service": "cart"},
        "annotations": {"summary": f"see {secrets['alert']} \u202e"},
    }
    with KubeApi(cluster) as api:
        port = free_port()
        env = isolated_env(tmp_path, KUBERNETES_API_URL=api.url, AGENT_SERVICE_URL="")
        with serve_all(port, env=env, log=tmp_path / "log"):
            url = f"http://127.0.0.1:{port}/incident-response"
            answer = httpx.post(url, json={"alert": alert}, **PLAIN, timeout=20)

    everything = answer.text + (tmp_path / "log").read_text()
    assert answer.json()["hypotheses"][0]["category"] == "image_pull"
    assert not [place for place, secret in secrets.items() if secret in everything]
    assert "plainly-a-password" not in everything
    assert not any(hidden in answer.text for hidden in ("\\u202e", "\u202e", "\\u001b", "\x1b"))


def test_a_name_that_kubernetes_could_not_have_gets_into_no_command(alone: httpx.Client) -> None:
    alert = {"labels": {"alertname": "A", "service": "cart; rm -rf /", "pod": "$(id)"}}
    answer = alone.post("/incident-response", json={"alert": alert}).json()

    assert answer["service_name"] is None
    assert not any("rm -rf" in (step["command"] or "") for step in answer["next_steps"])


def test_when_nobody_is_named_the_worst_of_the_cluster_is_looked_at(alone: httpx.Client) -> None:
    body = {"description": "something broke, please help"}
    answer = alone.post("/incident-response", json=body).json()

    assert answer["service_name"] == "cart"
    assert "named by nobody: it fares worst in the cluster" in answer["response"]
    assert answer["hypotheses"][0]["category"] == "image_pull"


@pytest.mark.real
def test_of_a_healthy_workload_it_is_said_when_nothing_measures_its_requests(
    jamie_url: str,
) -> None:
    body = {"service_name": "postgres"}
    url = f"{jamie_url}/incident-response"
    answer = httpx.post(url, json=body, **PLAIN, timeout=20).json()

    assert answer["status"] == "healthy"
    assert "statefulset postgres" in answer["response"]
    assert answer["unresolved"] == ["nothing measures the requests of postgres"]
