"""A small cluster behind the double, and the ways that the tests ask it.

Tests that change a cluster make their own.
"""

import http.client
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deploy.demo.kube import Cluster, KubeApi
from deploy.demo.kube.objects import (
    container,
    deployment,
    event,
    namespace,
    node,
    pod,
    replicaset,
    service,
    statefulset,
    terminated,
    waiting,
)

KUBECTLS = {
    "packaged": Path(sys.executable).with_name("kubectl"),
    "installed": shutil.which("kubectl", path=os.defpath),
}
STAMPS = [f"2024-11-22T10:00:{second:02}.123456789Z" for second in range(60)]

Kubectl = Callable[..., subprocess.CompletedProcess[bytes]]


def ago(seconds: int) -> datetime:
    return datetime.now(UTC) - timedelta(seconds=seconds)


@pytest.fixture(scope="module")
def cluster() -> Cluster:
    """A shop with one healthy pod and one of each common trouble."""
    cluster = Cluster()
    app = container(
        "app",
        image="shop/web:1.4",
        limits={"cpu": "500m", "memory": "256Mi"},
        ports={"http": 8080},
        probe_path="/healthz",
    )
    web = deployment("web", "shop", labels={"app": "web"}, containers=[app], replicas=3, ready=1)
    web_1 = replicaset("web-1", "shop", labels={"app": "web"}, containers=[app], owner=web)
    oom = terminated(137, reason="OOMKilled", finished_at=ago(300))
    crashing = container(
        "app",
        image="shop/cart:2",
        state=waiting("CrashLoopBackOff"),
        restarts=3,
        last_terminated=oom,
    )
    cart = pod("cart-0", "shop", labels={"app": "cart"}, containers=[crashing])
    cluster.add(
        namespace("shop"),
        node("node-1", labels={"node-role.kubernetes.io/control-plane": ""}),
        node("node-2", ready=False, unschedulable=True),
        web,
        web_1,
        statefulset("cart", "shop", labels={"app": "cart"}, containers=[crashing], ready=0),
        service("web", "shop", selector={"app": "web"}, ports={"http": 8080}),
        pod(
            "web-1-a",
            "shop",
            labels={"app": "web", "tier": "front"},
            containers=[app],
            owner=web_1,
            created_at=ago(27 * 3600),
        ),
        cart,
        pod(
            "pull", "shop", containers=[container("app", image="no", state=waiting("ErrImagePull"))]
        ),
        pod(
            "two",
            "shop",
            containers=[
                container("setup", image="init", init=True, state=terminated(0)),
                app,
                container("proxy", image="proxy"),
            ],
        ),
        pod("unplaced", "other", node=None, containers=[app], labels={"app": "web"}),
        pod(
            "job-x",
            "other",
            containers=[container("job", image="j", state=terminated(0))],
            restart_policy="Never",
        ),
        event(
            "BackOff",
            "Back-off restarting failed container",
            about=cart,
            event_type="Warning",
            count=6,
            first_at=ago(800),
            last_at=ago(50),
        ),
    )
    lines = [f"{stamp} line {number}\n".encode() for number, stamp in enumerate(STAMPS)]
    cluster.put_log("shop", "web-1-a", "app", b"".join(lines))
    cluster.put_log("shop", "two", "setup", b"2024-11-22T09:00:00Z migrated\n")
    cluster.put_log("shop", "two", "proxy", b"2024-11-22T09:00:01.5Z \xff\xfe not text \x00\n")
    cluster.put_log("shop", "cart-0", "app", b"2024-11-22T09:00:02Z killed\n", previous=True)
    return cluster


@pytest.fixture(scope="module")
def api(cluster: Cluster) -> Iterator[KubeApi]:
    with KubeApi(cluster) as api:
        yield api


@pytest.fixture(params=KUBECTLS)
def binary(request: pytest.FixtureRequest) -> str:
    path = KUBECTLS[request.param]
    if path is None or not Path(path).exists():
        pytest.skip(f"no {request.param} kubectl on this machine")
    return str(path)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The whole environment of a kubectl, so that nothing of this machine's leaks in."""
    return {"HOME": str(tmp_path), "KUBECONFIG": os.devnull, "PATH": os.defpath}


@pytest.fixture
def kubectl(binary: str, home: dict[str, str], api: KubeApi) -> Kubectl:
    """Run the real kubectl; it has to succeed unless `fails` says otherwise."""

    def run(
        *words: str, fails: bool = False, url: str = api.url
    ) -> subprocess.CompletedProcess[bytes]:
        command = [binary, f"--server={url}", *words]
        done = subprocess.run(command, env=home, capture_output=True, timeout=20, check=False)
        assert bool(done.returncode) is fails, done.stderr.decode()
        return done

    return run


@pytest.fixture
def connection(api: KubeApi) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(api.url.removeprefix("http://"), timeout=10)
    yield connection
    connection.close()
