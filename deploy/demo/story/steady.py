"""The healthy part of the cluster: homepage, postgres and what keeps the cluster itself going.

The service that is not well is in checkout.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from deploy.demo.kube.objects import (
    Json,
    deployment,
    namespace,
    node,
    pod,
    statefulset,
)
from deploy.demo.story.parts import NODE, Program, app, exposed, of_kind, replica_set

CLUSTER_AGE = timedelta(days=41)
HOMEPAGE_AGE = timedelta(days=3, hours=5)
HOMEPAGE_PODS = ("homepage-7d9c5b6f4-x2x8k", "homepage-7d9c5b6f4-k9w2m")
POSTGRES_POD = "postgres-0"
NAMESPACES = ("default", "monitoring", "kube-system")

HOMEPAGE = Program(
    name="homepage",
    image="ghcr.io/homelab/homepage:v1.8.2",
    cpu_limit="500m",
    memory_limit="256Mi",
    cpu_request="100m",
    memory_request="128Mi",
)
POSTGRES = Program(
    name="postgres",
    image="postgres:16.4",
    cpu_limit="1",
    memory_limit="1Gi",
    cpu_request="250m",
    memory_request="512Mi",
    ports={"postgres": 5432},
)
COREDNS = Program(
    name="coredns",
    image="registry.k8s.io/coredns/coredns:v1.12.1",
    cpu_limit="200m",
    memory_limit="170Mi",
    cpu_request="100m",
    memory_request="70Mi",
    ports={"dns": 53, "metrics": 9153},
)
METRICS_SERVER = Program(
    name="metrics-server",
    image="registry.k8s.io/metrics-server/metrics-server:v0.8.0",
    cpu_limit="200m",
    memory_limit="200Mi",
    cpu_request="100m",
    memory_request="100Mi",
    ports={"https": 10250},
)
KUBE_STATE_METRICS = Program(
    name="kube-state-metrics",
    image="registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.17.0",
    cpu_limit="100m",
    memory_limit="128Mi",
    cpu_request="10m",
    memory_request="64Mi",
)
COREDNS_PODS = ("coredns-6799fbcd5-8kzqf", "coredns-6799fbcd5-j7b4n")
METRICS_SERVER_PODS = ("metrics-server-5c8978b444-qv6dt",)
KUBE_STATE_METRICS_PODS = ("kube-state-metrics-57b7d6b8cd-r5h9x",)


def objects(now: datetime) -> list[Json]:
    """Build all that is well, as it stands at a time."""
    born = now - CLUSTER_AGE
    return [
        *(namespace(name, created_at=born) for name in NAMESPACES),
        node(NODE, created_at=born),
        *_deployed(HOMEPAGE, "default", HOMEPAGE_PODS, now - HOMEPAGE_AGE),
        *_postgres(born),
        *_deployed(COREDNS, "kube-system", COREDNS_PODS, born),
        *_deployed(METRICS_SERVER, "kube-system", METRICS_SERVER_PODS, born),
        *_deployed(KUBE_STATE_METRICS, "monitoring", KUBE_STATE_METRICS_PODS, born),
    ]


def _deployed(program: Program, where: str, pods: Sequence[str], since: datetime) -> list[Json]:
    owner = deployment(
        program.name,
        where,
        labels=app(program.name),
        containers=[program.container(since)],
        replicas=len(pods),
        created_at=since,
    )
    children = replica_set(program, owner, pods, since)
    return [owner, *children, *exposed(program, where, of_kind("Pod", children), since)]


def _postgres(since: datetime) -> list[Json]:
    box = POSTGRES.container(since)
    owner = statefulset(
        POSTGRES.name, labels=app(POSTGRES.name), containers=[box], created_at=since
    )
    one = pod(
        POSTGRES_POD,
        containers=[box],
        labels=app(POSTGRES.name) | {"statefulset.kubernetes.io/pod-name": POSTGRES_POD},
        node=NODE,
        owner=owner,
        created_at=since,
    )
    return [owner, one, *exposed(POSTGRES, "default", [one], since)]
