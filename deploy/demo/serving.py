"""The pods that answer requests: what each counts and what each has logged.

The same pod is fed by its imagined past (history) and by real requests afterwards (workload), so
its counters and its log go on without a seam. Who asks it, and when, is in services.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus

from prometheus_client import CollectorRegistry, Counter, Histogram

from deploy.demo.kube.builders.common import digest
from deploy.demo.kube.objects import Json
from deploy.demo.story.behaviour import Plan, Profile, Route
from deploy.demo.story.logs import Handled, kubelet_line, request_lines
from deploy.demo.story.parts import HTTP_PORT

BUCKETS_S = (0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 0.75, 1, 2.5, 5)
REQUEST_ID_DIGITS = 12
KEPT_LINES = 2_000  # about half an hour of one pod's log; up to twice as many between two cuts


class PodLog:
    """The last lines that one container wrote, as the kubelet keeps them."""

    def __init__(self) -> None:
        """Start empty, with nobody who reads along."""
        self._lines: list[bytes] = []
        self._publish: Callable[[bytes], None] | None = None

    def write(self, at: datetime, text: str) -> None:
        """Add a line, and forget old ones in bulk, as a kubelet does when it rotates a file."""
        self._lines.append(kubelet_line(at, text))
        if len(self._lines) > 2 * KEPT_LINES:
            del self._lines[:-KEPT_LINES]
        if self._publish is not None:
            self._publish(b"".join(self._lines))

    def publish_to(self, publish: Callable[[bytes], None]) -> None:
        """Give the whole log now and after each line to come."""
        self._publish = publish
        publish(b"".join(self._lines))


class ServingPod:
    """One pod of a service: its place in the cluster, its metrics, its log."""

    def __init__(self, pod: Json, profile: Profile) -> None:
        """Take the pod's identity from its Kubernetes object."""
        self.service = profile.service
        self.namespace: str = pod["metadata"]["namespace"]
        self.name: str = pod["metadata"]["name"]
        self.target_labels: dict[str, str] = {
            "instance": f"{pod['status']['podIP']}:{HTTP_PORT}",
            "namespace": self.namespace,
            "pod": self.name,
        }
        self.log = PodLog()
        self._answered = 0
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "http_requests_total",
            "Requests answered.",
            ["service", "method", "path", "code"],
            registry=self.registry,
        )
        self._errors = Counter(
            "http_requests_errors_total",
            "Requests answered with a server error.",
            ["service"],
            registry=self.registry,
        )
        self._durations = Histogram(
            "http_request_duration_seconds",
            "Time from a request to its answer.",
            ["service"],
            buckets=BUCKETS_S,
            registry=self.registry,
        )
        self._show_zeroes(profile)

    def handled(self, route: Route, plan: Plan, at: float) -> None:
        """Count and log one request, answered as planned at a Unix time."""
        method, path = route
        self._requests.labels(self.service, method, path, plan.code).inc()
        self._durations.labels(self.service).observe(plan.latency_s)
        if plan.failed:
            self._errors.labels(self.service).inc()
        self._answered += 1
        request = Handled(
            request_id=digest(f"{self.name}#{self._answered}")[:REQUEST_ID_DIGITS],
            method=method,
            path=path,
            code=plan.code,
            latency_s=plan.latency_s,
        )
        for line in request_lines(self.service, request):
            self.log.write(datetime.fromtimestamp(at, UTC), line)

    def _show_zeroes(self, profile: Profile) -> None:
        """Create every series at once: a first failure that makes its own has no rate."""
        self._errors.labels(self.service)
        for method, path in profile.routes:
            for code in (HTTPStatus.OK, profile.error_code):
                self._requests.labels(self.service, method, path, int(code))
