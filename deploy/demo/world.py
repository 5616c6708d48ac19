"""The demo world, put together: a cluster with a story, traffic, and a Prometheus that saw it all.

`make run` and tests use the same one. What there is in it is told in story; starting the functions
that are asked about it is in run.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import yaml

from deploy.demo.containers import Cadvisor
from deploy.demo.errors import DemoError
from deploy.demo.exposition import Exporter
from deploy.demo.history import LENGTH, write_history
from deploy.demo.kube import Cluster, KubeApi
from deploy.demo.kube_state import KubeState
from deploy.demo.prometheus import PrometheusServer
from deploy.demo.services import Service, services
from deploy.demo.story import steady
from deploy.demo.story.checkout import ROLLED_OUT_AGO
from deploy.demo.story.crash_loop import CrashLoop
from deploy.demo.story.logs import fixed_logs
from deploy.demo.story.parts import HTTP_PORT, NODE
from deploy.demo.unfolding import Unfolding, put_logs, tell
from deploy.demo.workload import Workload

SCRAPE_INTERVAL_S = 5.0
KUBELET_PORT = 10250


@dataclass(kw_only=True)
class World:
    """What was started; an address is None for what was not, and `missing` says why."""

    cluster: Cluster
    kubernetes_url: str | None = None
    kubeconfig_path: Path | None = None
    prometheus: PrometheusServer | None = None
    missing: list[str] = field(default_factory=list[str])

    @property
    def prometheus_url(self) -> str | None:
        """Return Prometheus's base URL, without a trailing slash."""
        return self.prometheus.url if self.prometheus else None


def _silent(_: str) -> None:
    """Tell nobody."""


@contextmanager
def demo_world(
    directory: Path,
    *,
    with_kubernetes: bool = True,
    with_prometheus: bool = True,
    goes_on: bool = False,
    scrape_interval_s: float = SCRAPE_INTERVAL_S,
    search_path: str | None = None,
    say: Callable[[str], None] = _silent,
) -> Iterator[World]:
    """Start the world in a folder of its own, and end all of it afterwards.

    Where Prometheus cannot be had the rest runs; `search_path` is where its programs are looked
    for, by default PATH. `goes_on` lets the crashing pod restart meanwhile, where tests prefer
    that it stands still. `say` gets a line for each part that was started.
    """
    directory.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    cluster = build_cluster(now)
    world = World(cluster=cluster)
    served = services(cluster.snapshot("Pod")[0], now, past=LENGTH)
    exporters = _exporters(cluster)
    past = write_history(served, exporters, now.timestamp())
    _publish_logs(served, cluster)
    with ExitStack() as running:
        if with_kubernetes:
            _start_kubernetes(world, directory, running)
            say(f"kubernetes  {world.kubernetes_url}  (a double of its API)")
        if with_prometheus:
            workload = running.enter_context(Workload(served, exporters))
            say(f"workload    {_traffic(served)}")
            server = PrometheusServer(
                directory / "prometheus",
                openmetrics=past,
                scrape=workload.scrape_jobs(),
                scrape_interval_s=scrape_interval_s,
                search_path=search_path,
            )
            _start_prometheus(world, server, running)
            say(f"prometheus  {world.prometheus_url or 'not found'}")
        if goes_on:
            running.enter_context(Unfolding(cluster, now - ROLLED_OUT_AGO))
        yield world


def build_cluster(now: datetime) -> Cluster:
    """Fill a cluster with the story as it stands at a time, with the logs that never change."""
    cluster = Cluster()
    cluster.add(*steady.objects(now))
    put_logs(cluster, fixed_logs(now))
    tell(cluster, CrashLoop(began=now - ROLLED_OUT_AGO, now=now))
    return cluster


def _exporters(cluster: Cluster) -> list[Exporter]:
    """Build the exporters where their objects say that they are."""
    node = cluster.get("Node", None, NODE)
    pod = cluster.get("Pod", "monitoring", steady.KUBE_STATE_METRICS_PODS[0])
    if node is None or pod is None:
        raise DemoError("the story lacks the node or the pod that exports metrics")
    node_ip = node["status"]["addresses"][0]["address"]
    return [
        Cadvisor(cluster, f"{node_ip}:{KUBELET_PORT}"),
        KubeState(cluster, f"{pod['status']['podIP']}:{HTTP_PORT}"),
    ]


def _publish_logs(served: Sequence[Service], cluster: Cluster) -> None:
    for service in served:
        for pod in service.pods:
            pod.log.publish_to(partial(cluster.put_log, pod.namespace, pod.name, service.name))


def _traffic(served: Sequence[Service]) -> str:
    parts = (f"{each.name} {each.profile.requests_per_minute:g} requests/min" for each in served)
    return ", ".join(parts)


def _start_kubernetes(world: World, directory: Path, running: ExitStack) -> None:
    api = running.enter_context(KubeApi(world.cluster))
    world.kubernetes_url = api.url
    world.kubeconfig_path = directory / "kubeconfig"
    world.kubeconfig_path.write_text(kubeconfig(api.url))


def kubeconfig(server: str) -> str:
    """Write a kubeconfig for an API server that asks for no credentials."""
    name = "demo"
    config = {
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [{"name": name, "cluster": {"server": server}}],
        "users": [{"name": name, "user": {}}],
        "contexts": [{"name": name, "context": {"cluster": name, "user": name}}],
        "current-context": name,
    }
    return yaml.safe_dump(config, sort_keys=False)


def _start_prometheus(world: World, server: PrometheusServer, running: ExitStack) -> None:
    try:
        server.start()
    except DemoError as error:
        world.missing.append(str(error))
        return
    running.callback(server.stop)
    world.prometheus = server
