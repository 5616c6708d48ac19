"""A cluster of a usual size as OpenMetrics: many services alike, none of them special.

120 services in four namespaces, two pods each; every pod has what a Go program exposes by itself,
requests by path and code with a histogram, and what cAdvisor and kube-state-metrics say of it.
What is measured on it belongs in the tests.
"""

from collections.abc import Iterator

from tests.functions.golden_signals_past import MIB, NOW, Labels, Series

NAMESPACES = ("default", "shop", "staging", "tools")
SERVICES_IN_EACH = 30
PODS = ("7d9c5b6f4-x2x8k", "7d9c5b6f4-k9w2m")
PATHS = ("/", "/cart", "/items", "/items/{id}", "/login")
CODES = {"200": 40.0, "404": 1.0, "500": 0.02}
# client_golang's default bounds, with the share of requests below each.
BUCKETS = {
    "0.005": 0.02,
    "0.01": 0.2,
    "0.025": 0.6,
    "0.05": 0.9,
    "0.1": 0.97,
    "0.25": 0.99,
    **dict.fromkeys(("0.5", "1", "2.5", "5", "10", "+Inf"), 1),
}
RUNTIME = (  # gauges that have nothing to do with a check, as most of a server's series
    *("goroutines", "threads", "memstats_alloc_bytes", "memstats_sys_bytes", "info"),
    *(f"memstats_part_{number}_bytes" for number in range(25)),
)
CGROUP_METRICS = ("fs_reads_total", "fs_writes_total", "memory_cache", "memory_rss", "memory_swap")
LENGTH_S = 360  # the window of five minutes, and a little more
SCRAPED_EVERY_S = 30  # what the Prometheus operator comes with


def series() -> Iterator[Series]:
    """Yield every series of the cluster, 35,400."""
    for namespace in NAMESPACES:
        for number in range(SERVICES_IN_EACH):
            service = f"service-{number:02}"
            yield from _workload(service, namespace)
            for suffix in PODS:
                yield from _pod(service, namespace, f"{service}-{suffix}")


def _series(name: str, labels: Labels, *, per_s: float = 0, start: float = 0) -> Series:
    return Series(
        name, labels, per_s=per_s, start=start, first=NOW - LENGTH_S, step_s=SCRAPED_EVERY_S
    )


def _workload(service: str, namespace: str) -> Iterator[Series]:
    labels = {"namespace": namespace, "deployment": service}
    for name in ("spec_replicas", "status_replicas_available", "status_replicas"):
        yield _series(f"kube_deployment_{name}", labels, start=len(PODS))


def _pod(service: str, namespace: str, pod: str) -> Iterator[Series]:
    target = {
        "namespace": namespace,
        "job": "pods",
        "service": service,
        "pod": pod,
        "instance": f"{pod}.{namespace}:8080",
    }
    yield _series("up", target, start=1)
    yield from (_series(f"go_{name}", target, start=5) for name in RUNTIME)
    for path in PATHS:
        yield from _requests({**target, "path": path})
    container = {"namespace": namespace, "pod": pod, "container": service}
    yield from _cgroup(container)
    yield from _kubernetes(container)


def _requests(labels: Labels) -> Iterator[Series]:
    name, total = "http_request_duration_seconds", sum(CODES.values()) / 60
    for code, per_min in CODES.items():
        yield _series("http_requests_total", {**labels, "code": code}, per_s=per_min / 60)
    for le, share in BUCKETS.items():
        yield _series(f"{name}_bucket", {**labels, "le": le}, per_s=total * share)
    yield _series(f"{name}_sum", labels, per_s=total * 0.03)
    yield _series(f"{name}_count", labels, per_s=total)


def _cgroup(container: Labels) -> Iterator[Series]:
    for labels in (container, {**container, "container": ""}):
        yield _series("container_cpu_usage_seconds_total", labels, per_s=0.15)
        yield _series("container_memory_working_set_bytes", labels, start=128 * MIB)
        yield from (_series(f"container_{name}", labels, start=1) for name in CGROUP_METRICS)
    yield _series("container_cpu_cfs_periods_total", container, per_s=10)
    yield _series("container_cpu_cfs_throttled_periods_total", container, per_s=0.1)


def _kubernetes(container: Labels) -> Iterator[Series]:
    for kind in ("limits", "requests"):
        for resource, amount in (("cpu", 1), ("memory", 512 * MIB)):
            labels = {**container, "resource": resource}
            yield _series(f"kube_pod_container_resource_{kind}", labels, start=amount)
    for name in ("restarts_total", "ready", "running", "waiting", "terminated"):
        yield _series(f"kube_pod_container_status_{name}", container, start=1)
    for phase in ("Pending", "Running", "Succeeded", "Failed", "Unknown"):
        pod = {**container, "phase": phase}
        yield _series("kube_pod_status_phase", pod, start=float(phase == "Running"))
