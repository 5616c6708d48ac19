"""What functions ask of Kubernetes while they run, held against the role: no more, and no less."""

from datetime import UTC, datetime

import httpx
import pytest

from deploy.demo.kube.server import KubeApi
from deploy.demo.world import build_cluster
from tests.support.knative.overlay import overlay_at_zero
from tests.support.loopback import PLAIN
from tests.support.processes import DEAD_URL
from tests.support.rbac import allowed, outside

ASKS = (
    ("pod-logs", {"pod_name": "homepage-7d9c5b6f4-x2x8k"}),
    ("pod-logs", {"service_name": "homepage", "tail_lines": 5}),
    ("pod-logs", {"service_name": "checkout", "previous": "auto"}),
    ("pod-logs", {"selector": "app=homepage"}),
    ("pod-logs", {"service_name": "nobody-has-this-name"}),
    ("incident-response", {"service_name": "checkout"}),
)


@pytest.fixture(scope="module")
def requests(tmp_path_factory):
    """Everything that was asked of the API double by functions that started at zero."""
    cluster = build_cluster(datetime.now(UTC))
    with KubeApi(cluster) as api:
        settings = {
            "PROMETHEUS_URL": DEAD_URL,
            "OLLAMA_URL": DEAD_URL,
            "KUBERNETES_API_URL": api.url,
        }
        with (
            overlay_at_zero(tmp_path_factory.mktemp("rights"), settings) as knative,
            httpx.Client(base_url=knative.url, **PLAIN, timeout=30) as client,
        ):
            answers = [client.post(f"/{name}/", json=ask) for name, ask in ASKS]
            deep = client.get("/health/health?deep=1", timeout=60).json()
    assert [one.status_code for one in answers] == [200, 200, 200, 200, 404, 200]
    assert deep["components"]["kubernetes"]["status"] == "ok"
    return cluster.requests


def test_nothing_is_asked_that_the_role_does_not_allow(requests):
    assert len(requests) > len(ASKS)
    assert outside(requests) == set()


def test_nothing_is_allowed_that_is_never_asked(requests):
    assert allowed() - {(one.verb, one.group, one.resource) for one in requests} == set()
