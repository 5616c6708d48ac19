"""Which metrics and labels an exporter uses for requests: one row a dialect, in order of trust.

Adding a dialect is adding a row. What a row may say is in `dialect`; how rows become queries, in
`discovery` and `requests`.
"""

from shared.domain.signals.dialect import (
    COMPOSED,
    IN_TARGET_INFO,
    PLAIN_NAMES,
    PROMOTED,
    Dialect,
    Identity,
    Layer,
)

HTTP_CODES = ("http_response_status_code", "http_status_code")
GRPC_SERVER_ERRORS = "Unknown|DeadlineExceeded|Unimplemented|Internal|Unavailable|DataLoss"
# NotFound, AlreadyExists and Canceled are answers in gRPC's manners, not refusals.
GRPC_CLIENT_ERRORS = (
    "InvalidArgument|Unauthenticated|PermissionDenied|FailedPrecondition|OutOfRange"
    "|ResourceExhausted"
)
MS = 1.0

DIALECTS = (
    # --- the application's own ---
    Dialect(
        name="fastapi-instrumentator",  # its other histogram ends at 1 s and has three buckets
        proof="http_request_duration_highr_seconds_count",
        requests="http_requests_total",
        duration="http_request_duration_highr_seconds",
        code_labels=("status",),
        family="plain",
    ),
    Dialect(
        name="plain",
        requests="http_requests_total",
        errors="http_requests_errors_total",
        duration="http_request_duration_seconds",
    ),
    # prom-client's users choose their own names; these are the two usual ones.
    Dialect(
        name="plain-ms",
        proof="http_request_duration_ms_count",
        requests="http_requests_total",
        duration="http_request_duration_ms",
        unit_ms=MS,
        family="plain",
    ),
    Dialect(
        name="plain-milliseconds",
        proof="http_request_duration_milliseconds_count",
        requests="http_requests_total",
        duration="http_request_duration_milliseconds",
        unit_ms=MS,
        family="plain",
    ),
    # A histogram of durations counts requests too: exporters that keep no counter beside it.
    Dialect(
        name="plain-histogram",
        requests="http_request_duration_seconds_count",
        errors="http_requests_errors_total",
        duration="http_request_duration_seconds",
        family="plain",
    ),
    Dialect(
        name="starlette-exporter",  # its `app_name` is "starlette" unless told otherwise
        requests="starlette_requests_total",
        duration="starlette_request_duration_seconds",
        identities=(*PLAIN_NAMES, Identity("app_name")),
    ),
    Dialect(
        name="micrometer",
        requests="http_server_requests_seconds_count",
        duration="http_server_requests_seconds",
    ),
    Dialect(
        name="otel-http",
        requests="http_server_request_duration_seconds_count",
        duration="http_server_request_duration_seconds",
        identities=(*PROMOTED, *PLAIN_NAMES, *IN_TARGET_INFO),
        code_labels=HTTP_CODES,
    ),
    Dialect(
        name="otel-http-milliseconds",  # before the semantic conventions became stable
        requests="http_server_duration_milliseconds_count",
        duration="http_server_duration_milliseconds",
        unit_ms=MS,
        identities=(*PROMOTED, *PLAIN_NAMES, *IN_TARGET_INFO),
        code_labels=HTTP_CODES,
    ),
    Dialect(
        name="grpc",
        requests="grpc_server_handled_total",
        duration="grpc_server_handling_seconds",
        duration_matchers=('grpc_type=~"unary|"',),  # a stream lasts as long as it likes
        code_labels=("grpc_code",),
        server_error=GRPC_SERVER_ERRORS,
        client_error=GRPC_CLIENT_ERRORS,
        failed_as="gRPC server errors",
        refused_as="gRPC client errors",
    ),
    # --- service meshes, on the service's own side ---
    Dialect(
        name="istio",
        layer=Layer.MESH,
        requests="istio_requests_total",
        duration="istio_request_duration_milliseconds",
        unit_ms=MS,
        identities=(Identity("destination_service_name", "destination_service_namespace"),),
        code_labels=("response_code",),
        server_error="5.*|0|-",  # the last two: no response at all
        one_of="reporter",  # both sides count each request; the source alone sees some failures
    ),
    Dialect(
        name="linkerd",
        layer=Layer.MESH,
        requests="response_total",
        duration="response_latency_ms",
        unit_ms=MS,
        identities=(Identity("deployment"), Identity("statefulset"), Identity("daemonset")),
        matchers=('direction="inbound"',),
        code_labels=("classification", "status_code"),
        failed_as="classified as failures",
    ),
    # --- Knative's queue-proxy, whose names have changed twice ---
    Dialect(
        name="knative-serving",  # from 1.21
        layer=Layer.SIDECAR,
        requests="kn_serving_invocation_duration_seconds_count",
        duration="kn_serving_invocation_duration_seconds",
        identities=(
            Identity("kn_service_name", "k8s_namespace_name"),
            *PLAIN_NAMES,
            *IN_TARGET_INFO,
        ),
        code_labels=HTTP_CODES,
    ),
    Dialect(
        name="knative-queueproxy",  # 1.19 and 1.20
        layer=Layer.SIDECAR,
        requests="kn_queueproxy_app_duration_seconds_count",
        duration="kn_queueproxy_app_duration_seconds",
        identities=(
            Identity("kn_service_name", "k8s_namespace_name"),
            *PLAIN_NAMES,
            *IN_TARGET_INFO,
        ),
        code_labels=HTTP_CODES,
    ),
    Dialect(
        name="knative-revision-app",  # to 1.18
        layer=Layer.SIDECAR,
        requests="revision_app_request_count",
        duration="revision_app_request_latencies",
        unit_ms=MS,
        identities=(
            Identity("service_name", "namespace_name"),
            Identity("configuration_name", "namespace_name"),
            *PLAIN_NAMES,
        ),
        code_labels=("response_code", "response_code_class"),
        family="knative-revision",
    ),
    Dialect(
        name="knative-revision",
        layer=Layer.SIDECAR,
        requests="revision_request_count",
        duration="revision_request_latencies",
        unit_ms=MS,
        identities=(
            Identity("service_name", "namespace_name"),
            Identity("configuration_name", "namespace_name"),
            *PLAIN_NAMES,
        ),
        code_labels=("response_code", "response_code_class"),
    ),
    # --- ingresses: only what came from outside ---
    Dialect(
        name="ingress-nginx",
        layer=Layer.INGRESS,
        requests="nginx_ingress_controller_requests",
        duration="nginx_ingress_controller_request_duration_seconds",
        identities=(
            Identity("exported_service", "exported_namespace"),
            Identity("service"),  # with honorLabels
            Identity("ingress", "exported_namespace"),
            Identity("ingress"),
        ),
        code_labels=("status",),
    ),
    Dialect(
        name="traefik",
        layer=Layer.INGRESS,
        requests="traefik_service_requests_total",
        duration="traefik_service_request_duration_seconds",
        identities=(
            Identity("exported_service", COMPOSED, "{namespace}-{service}-[^@-]+@.+"),
            Identity("service", COMPOSED, "{namespace}-{service}-[^@-]+@.+"),
        ),
        code_labels=("code",),
    ),
    Dialect(
        name="envoy",  # Contour, too
        layer=Layer.INGRESS,
        requests="envoy_cluster_upstream_rq_xx",
        duration="envoy_cluster_upstream_rq_time",
        unit_ms=MS,
        identities=(
            Identity("envoy_cluster_name", COMPOSED, "{namespace}[_/]{service}[_/][^_/]+(_.*)?"),
        ),
        code_labels=("envoy_response_code_class",),
    ),
)
