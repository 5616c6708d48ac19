"""Every exporter that is known: one service each, as that exporter shows it.

Numbers of rows are those of the reference's table of cases; rows without one are our own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.functions.golden_signals_past import (
    NAMESPACE,
    NOW,
    P95_45_MS,
    P95_200_MS,
    App,
    Case,
    Labels,
    Pod,
    Series,
    calm,
    resting,
)

HERE = {"namespace": NAMESPACE}
IN_MS = {"25": 0.75, "50": 1, "1000": 1}  # P95_45_MS in milliseconds


@dataclass(frozen=True)
class Exporter:
    """One target's requests under any names."""

    labels: Labels
    requests: str = ""
    duration: str = ""
    code: str = "code"
    shares: Mapping[str, float] = field(default_factory=lambda: P95_45_MS)

    def past(self, per_min: Mapping[str, float], mean: float = 0.03) -> list[Series]:
        """Requests by code, and a histogram over all of them."""
        total = sum(per_min.values()) / 60
        counters = [
            Series(self.requests, {**self.labels, self.code: code}, per_s=rate / 60)
            for code, rate in per_min.items()
            if self.requests
        ]
        buckets = [
            Series(f"{self.duration}_bucket", {**self.labels, "le": le}, per_s=total * share)
            for le, share in {**self.shares, "+Inf": 1}.items()
            if self.duration and self.shares
        ]
        pair = {"sum": total * mean, "count": total} if self.duration else {}
        if self.requests == f"{self.duration}_count":
            pair.pop("count")
        sums = [
            Series(f"{self.duration}_{part}", self.labels, per_s=rate)
            for part, rate in pair.items()
        ]
        return [*counters, *buckets, *sums]


def case(dialect: str, service: str, past: list[Series], status: str = "degraded", **more) -> Case:
    says = {
        "latency": "45ms (p95)",
        "traffic": "100 req/min",
        "errors": "2%",
        **more.pop("says", {}),
    }
    return Case(
        row=more.pop("row", dialect), service=service, past=past, status=status, says=says,
        dialect=dialect, **more,
    )  # fmt: skip


TWO_PERCENT = {"200": 98.0, "500": 2.0}


def fastapi() -> list[Series]:
    labels = {**HERE, "job": "fast", "instance": "fast:80"}
    grouped = {**labels, "handler": "/", "method": "GET"}
    low = Exporter(grouped, duration="http_request_duration_seconds", shares={"0.1": 1, "1": 1})
    high = Exporter(labels, duration="http_request_duration_highr_seconds")
    counter = Exporter(grouped, "http_requests_total", code="status")
    codes = {"2xx": 98.0, "5xx": 2.0}
    return [*counter.past(codes), *low.past(codes), *high.past(codes)]


def istio(service: str) -> list[Series]:
    labels = {
        "destination_service_name": service,
        "destination_service_namespace": NAMESPACE,
        "namespace": "clients",
        "pod": "some-client-7d9c5b6f4-x2x8k",
    }
    names = ("istio_requests_total", "istio_request_duration_milliseconds", "response_code", IN_MS)
    source = Exporter({**labels, "reporter": "source", "instance": "client"}, *names)
    target = Exporter({**labels, "reporter": "destination", "instance": "server"}, *names)
    return [*source.past({"200": 570, "503": 36, "0": 6}), *target.past({"200": 570})]


def linkerd(service: str) -> list[Series]:
    def side(direction: str) -> list[Series]:
        labels = {**HERE, "deployment": service, "direction": direction, "instance": direction}
        names = ("response_total", "response_latency_ms", "classification", IN_MS)
        return Exporter(labels, *names).past({"success": 294, "failure": 6})

    return [*side("inbound"), *side("outbound")]


def otel_joined() -> list[Series]:
    labels = {"job": "shop/otel-joined", "instance": "7c1f"}
    name = "http_server_request_duration_seconds"
    info = Series("target_info", {**labels, "k8s_namespace_name": NAMESPACE}, start=1)
    other = {"job": "shop/otel-joined", "instance": "9a2e"}  # of the same name, elsewhere
    elsewhere = Series("target_info", {**other, "k8s_namespace_name": "staging"}, start=1)
    codes = "http_response_status_code"
    return [
        *Exporter(labels, f"{name}_count", name, codes).past(TWO_PERCENT),
        *Exporter(other, f"{name}_count", name, codes).past({"500": 900}),
        info,
        elsewhere,
    ]


def counted_by_histogram(labels: Labels, name: str, code: str, shares=P95_45_MS) -> list[Series]:
    return Exporter(labels, f"{name}_count", name, code, shares).past(TWO_PERCENT)


def summary() -> list[Series]:
    past = App("summed").requests(TWO_PERCENT)
    for pod, value in (("a", 0.2), ("b", 0.7), ("c", float("nan"))):
        labels = {**HERE, "service": "summed", "instance": pod, "quantile": "0.95"}
        past.append(Series("http_request_duration_seconds", labels, start=value))
    return past


REVISION = {"namespace_name": NAMESPACE, "configuration_name": "old-kn", "service_name": "old-kn"}
KN_POD = {**HERE, "pod": "new-kn-00003-deployment-7d9c5b6f4-x2x8k", "instance": "kn"}

DIALECT_CASES = (
    case("fastapi-instrumentator", "fast", fastapi(), row="15: FastAPI groups codes"),
    case(
        "plain-ms",
        "node-ms",
        [
            *App("node-ms").requests(TWO_PERCENT),
            *Exporter(App("node-ms").target, "", "http_request_duration_ms", shares=IN_MS).past(
                TWO_PERCENT
            ),
        ],
    ),
    case(
        "plain-milliseconds",
        "node-milliseconds",
        [
            *App("node-milliseconds").requests(TWO_PERCENT),
            *Exporter(
                App("node-milliseconds").target,
                "",
                "http_request_duration_milliseconds",
                shares=IN_MS,
            ).past(TWO_PERCENT),
        ],
    ),
    case(
        "starlette-exporter",
        "star",
        Exporter(
            {**HERE, "job": "star", "app_name": "starlette"},
            "starlette_requests_total",
            "starlette_request_duration_seconds",
            "status_code",
        ).past(TWO_PERCENT),
    ),
    case(
        "micrometer",
        "spring",
        counted_by_histogram(
            {**HERE, "application": "spring"}, "http_server_requests_seconds", "status"
        ),
    ),
    case(
        "micrometer",
        "spring-mean",
        counted_by_histogram(
            {**HERE, "application": "spring-mean"}, "http_server_requests_seconds", "status", {}
        ),
        row="30: Micrometer without percentiles-histogram",
        says={"latency": "30ms (mean)"},
    ),
    case(
        "otel-http",
        "otel-promoted",
        counted_by_histogram(
            {"k8s_namespace_name": NAMESPACE, "service_name": "otel-promoted"},
            "http_server_request_duration_seconds",
            "http_response_status_code",
        ),
    ),
    case("otel-http", "otel-joined", otel_joined(), row="46: OTel's labels in target_info"),
    case(
        "otel-http-milliseconds",
        "otel-old",
        counted_by_histogram(
            {**HERE, "job": "otel-old"},
            "http_server_duration_milliseconds",
            "http_status_code",
            IN_MS,
        ),
    ),
    case(
        "grpc",
        "grpc-shop",
        Exporter(
            {**HERE, "service": "grpc-shop", "grpc_type": "unary"},
            "grpc_server_handled_total",
            "grpc_server_handling_seconds",
            "grpc_code",
        ).past({"OK": 58.3, "NotFound": 40, "Unavailable": 1.7}),
        row="16: gRPC counts only what is the server's fault",
        says={"errors": "1.7%"},
        words="failed (gRPC server errors)",
    ),
    case(
        "grpc",
        "grpc-limited",
        Exporter(
            {**HERE, "service": "grpc-limited", "grpc_type": "unary"},
            "grpc_server_handled_total",
            "grpc_server_handling_seconds",
            "grpc_code",
        ).past({"OK": 70, "ResourceExhausted": 30}),
        row="12: gRPC's way to say 429",
        says={"errors": "0%"},
        words="(gRPC client errors, most of them ResourceExhausted), threshold 20% (rate limited",
    ),
    case(
        "istio",
        "meshed",
        istio("meshed"),
        "unhealthy",
        row="17: both reporters, failures that only the source saw",
        says={"traffic": "612 req/min", "errors": "6.9%"},
    ),
    case(
        "linkerd",
        "linked",
        linkerd("linked"),
        row="18: Linkerd's classification",
        says={"traffic": "300 req/min"},
    ),
    case(
        "knative-revision-app",
        "old-kn",
        Exporter(
            REVISION,
            "revision_app_request_count",
            "revision_app_request_latencies",
            "response_code",
            IN_MS,
        ).past(TWO_PERCENT),
    ),
    case(
        "knative-revision",
        "old-proxy",
        Exporter(
            {**REVISION, "service_name": "old-proxy", "configuration_name": "old-proxy"},
            "revision_request_count",
            "revision_request_latencies",
            "response_code_class",
            IN_MS,
        ).past({"2xx": 98, "5xx": 2}),
    ),
    case(
        "knative-queueproxy",
        "mid-kn",
        counted_by_histogram(
            {"k8s_namespace_name": NAMESPACE, "kn_service_name": "mid-kn"},
            "kn_queueproxy_app_duration_seconds",
            "http_response_status_code",
        ),
    ),
    case(
        "knative-serving",
        "new-kn",
        counted_by_histogram(
            KN_POD, "kn_serving_invocation_duration_seconds", "http_response_status_code"
        ),
    ),
    case(
        "ingress-nginx",
        "nginxed",
        Exporter(
            {
                "namespace": "ingress-nginx",
                "service": "ingress-nginx-controller-metrics",
                "exported_namespace": NAMESPACE,
                "exported_service": "nginxed",
            },
            "nginx_ingress_controller_requests",
            "nginx_ingress_controller_request_duration_seconds",
            "status",
        ).past(TWO_PERCENT),
    ),
    case(
        "ingress-nginx",
        "nginx-honoured",
        Exporter(
            {**HERE, "service": "nginx-honoured", "ingress": "shop"},
            "nginx_ingress_controller_requests",
            "nginx_ingress_controller_request_duration_seconds",
            "status",
        ).past(TWO_PERCENT),
    ),
    case(
        "traefik",
        "traefik-ed",
        [
            series
            for service, codes in (("traefik-ed", TWO_PERCENT), ("traefik-ed-admin", {"500": 900}))
            for series in Exporter(
                {
                    "namespace": "kube-system",
                    "exported_service": f"default-{service}-80@kubernetes",
                    "service": "traefik",
                },
                "traefik_service_requests_total",
                "traefik_service_request_duration_seconds",
            ).past(codes)
        ],
    ),
    case(
        "envoy",
        "contoured",
        Exporter(
            {"namespace": "projectcontour", "envoy_cluster_name": "default_contoured_8080"},
            "envoy_cluster_upstream_rq_xx",
            "envoy_cluster_upstream_rq_time",
            "envoy_response_code_class",
            IN_MS,
        ).past({"2": 98, "5": 2}),
    ),
    case(
        "plain",
        "summed",
        summary(),
        row="31: summaries of several pods, one NaN",
        says={"latency": "700ms (p95)"},
        words="p95 latency is 700 ms",
    ),
    case(
        "plain",
        "both",
        [
            *calm("both", {"200": 98, "500": 2}),
            *istio("both"),
            *Exporter(
                {"exported_namespace": NAMESPACE, "exported_service": "both"},
                "nginx_ingress_controller_requests",
                "nginx_ingress_controller_request_duration_seconds",
                "status",
            ).past(TWO_PERCENT),
        ],
        row="33: the application's own series, the mesh's and the ingress's are not added",
        warns="also found, and not added: istio (mesh), ingress-nginx (ingress); plain is",
    ),
    case(
        "istio",
        "mute-app",
        [*App("mute-app").requests({"200": 100}), *istio("mute-app")],
        "unhealthy",
        row="a mesh that knows percentiles is better than an application's bare counter",
        says={"traffic": "612 req/min", "errors": "6.9%"},
    ),
    case(
        "plain",
        "rare",
        [
            replace(series, step_s=120, first=NOW - 1200 - 40, last=NOW - 40)
            for series in (*calm("rare", {"200": 98, "500": 2}), *App("rare").up(1))
        ],
        row="57: scraped every two minutes",
        window="8m",
        warns="the window is 8m, wider than the 5m asked for: samples are 1",
        confidence="high",
    ),
    case(
        "plain",
        "young",
        [
            *calm("young", {"200": 98, "500": 2}),
            *(replace(series, first=NOW - 60) for series in App("young").up(1)),
        ],
        row="57: few scrapes, since the target is young",
        says={"traffic": "100 req/min"},
        window="5m",
    ),
    Case(
        row="kube-state-metrics without honorLabels",
        service="dishonoured",
        past=[
            *App("dishonoured").requests({"200": 60}),
            *App("dishonoured").latency(P95_200_MS),
            *(
                Series(
                    one.name,
                    {
                        "namespace": "monitoring",
                        "pod": "kube-state-metrics-7d9c5b6f4-x2x8k",
                        "container": "kube-state-metrics",
                        **{
                            label
                            if label in {"deployment", "resource"}
                            else f"exported_{label}": value
                            for label, value in one.labels.items()
                        },
                    },
                    start=one.start,
                )
                if one.name.startswith("kube_")
                else one
                for one in [
                    *resting("dishonoured"),
                    *Pod("dishonoured", suffix="7d9c5b6f4-hot12").usage(0.97, 10),
                    *Pod("dishonoured", suffix="7d9c5b6f4-hot12").bounds("limits", 1, 512),
                ]
            ),
        ],
        status="degraded",
        says={"saturation": "CPU: 56%, Memory: 13%"},
        words="dishonoured-7d9c5b6f4-hot12",
        dialect="plain",
    ),
)
