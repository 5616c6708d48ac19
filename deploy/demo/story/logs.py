"""What containers write: a line or two for each request, and the fixed logs of the rest.

Times are the kubelet's and are put in front where lines are kept: serving for live pods, `stamped`
here for fixed logs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from deploy.demo.story import checkout, steady
from deploy.demo.story.crash_loop import CrashLoop

POOL = checkout.OLD.env["DATABASE_POOL_SIZE"]
BAD_HOST = checkout.NEW.env["DATABASE_HOST"]
Line = tuple[float, str]  # seconds before the log's end, text


@dataclass(frozen=True, kw_only=True)
class Handled:
    """One request that was answered."""

    request_id: str
    method: str
    path: str
    code: int
    latency_s: float


def request_lines(service: str, request: Handled) -> list[str]:
    """Write what a service logs about one request."""
    return _checkout(request) if service == checkout.NAME else _homepage(request)


def _homepage(request: Handled) -> list[str]:
    level, message = "info", "request served"
    if request.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        level, message = "error", "upstream gave no answer"
    line = (
        f'level={level} msg="{message}" method={request.method} path={request.path} '
        f"status={request.code} duration_ms={_ms(request)} request_id={request.request_id}"
    )
    return [line]


def _checkout(request: Handled) -> list[str]:
    ended = (
        f"request {request.method} {request.path} status={request.code} "
        f"duration_ms={_ms(request)} request_id={request.request_id}"
    )
    if request.code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return [f"INFO {ended}"]
    waiting = 3 + int(request.request_id, 16) % 7  # requests queue up behind the pool
    exhausted = (
        f"ERROR pool exhausted: no database connection after {_ms(request)} ms "
        f"({POOL}/{POOL} in use, {waiting} waiting) request_id={request.request_id}"
    )
    return [exhausted, f"WARN {ended}"]


def _ms(request: Handled) -> int:
    return round(request.latency_s * 1000)


CRASH: tuple[Line, ...] = (
    (5.9, "INFO starting checkout v2.31"),
    (5.8, "INFO reading configuration from environment, pool size 20"),
    (5.7, f'WARN database host "{BAD_HOST}" not resolved, try 1 of 3'),
    (3.6, f'WARN database host "{BAD_HOST}" not resolved, try 2 of 3'),
    (0.2, f'WARN database host "{BAD_HOST}" not resolved, try 3 of 3'),
    (0.1, f'FATAL config: cannot resolve database host "{BAD_HOST}": no such host'),
)
POSTGRES: tuple[Line, ...] = (
    (900.0, "LOG:  checkpoint starting: time"),
    (869.5, "LOG:  checkpoint complete: wrote 214 buffers (1.3%); 0 WAL file(s) added"),
    (600.0, "LOG:  checkpoint starting: time"),
    (571.2, "LOG:  checkpoint complete: wrote 198 buffers (1.2%); 0 WAL file(s) added"),
    (300.0, "LOG:  checkpoint starting: time"),
    (270.9, "LOG:  checkpoint complete: wrote 205 buffers (1.3%); 0 WAL file(s) added"),
)
COREDNS: tuple[Line, ...] = tuple(
    (age, f'[INFO] 10.244.0.17:40211 - "A IN {BAD_HOST}. udp 72" NXDOMAIN qr,aa,rd 0.0002s')
    for age in (235.7, 233.6, 230.2)
)
METRICS_SERVER: tuple[Line, ...] = ((1200.0, "I1 server.go:191] Serving metrics on :10250"),)
KUBE_STATE: tuple[Line, ...] = ((1500.0, "I1 server.go:73] Started kube-state-metrics, port 8080"),)


@dataclass(frozen=True, kw_only=True)
class FixedLog:
    """The log of one run of a container, which writes nothing more."""

    namespace: str
    pod: str
    container: str
    content: bytes
    previous: bool = False


def fixed_logs(now: datetime) -> list[FixedLog]:
    """Return the logs of the healthy containers that answer no requests, as of a time."""
    steady_logs = (
        ("default", steady.POSTGRES_POD, "postgres", POSTGRES),
        *(("kube-system", pod, "coredns", COREDNS) for pod in steady.COREDNS_PODS),
        ("kube-system", steady.METRICS_SERVER_PODS[0], "metrics-server", METRICS_SERVER),
        ("monitoring", steady.KUBE_STATE_METRICS_PODS[0], "kube-state-metrics", KUBE_STATE),
    )
    return [
        FixedLog(namespace=namespace, pod=pod, container=name, content=stamped(lines, now))
        for namespace, pod, name, lines in steady_logs
    ]


def crash_logs(loop: CrashLoop) -> list[FixedLog]:
    """Return the logs of the crashing pod's last run and of the one before."""
    return [_crash(loop.last_ended, previous=False), _crash(loop.previous_ended, previous=True)]


def stamped(lines: Iterable[Line], end: datetime) -> bytes:
    """Write lines as the kubelet keeps them."""
    return b"".join(kubelet_line(end - timedelta(seconds=age), text) for age, text in lines)


def kubelet_line(at: datetime, text: str) -> bytes:
    """Write one line with its time in front, to the nanosecond."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}000Z {text}\n".encode()


def _crash(ended: datetime, *, previous: bool) -> FixedLog:
    return FixedLog(
        namespace=checkout.NAMESPACE,
        pod=checkout.NEW_POD,
        container=checkout.NAME,
        content=stamped(CRASH, ended),
        previous=previous,
    )
