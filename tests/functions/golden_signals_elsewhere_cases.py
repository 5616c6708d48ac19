"""Row 25 by everything that may say where a service is: none of them is in the asked namespace."""

from tests.functions.golden_signals_past import NAMESPACE, App, Case, Labels, Series, deployment

ISTIO, NGINX = "istio_requests_total", "nginx_ingress_controller_requests"
OTEL, KNATIVE = (
    "http_server_duration_milliseconds_count",
    "kn_queueproxy_app_duration_seconds_count",
)
CONTROLLER = {"namespace": "ingress", "service": "ingress-nginx-controller-metrics"}
SAID: dict[str, tuple[str, Labels]] = {
    "meshed-off": (
        ISTIO,
        {
            "namespace": NAMESPACE,  # of the client whose proxy counts
            "destination_service_name": "meshed-off",
            "destination_service_namespace": "shop",
        },
    ),
    "linked-off": ("response_total", {"namespace": "shop", "deployment": "linked-off"}),
    "nginx-off": (
        NGINX,
        {**CONTROLLER, "exported_namespace": "shop", "exported_service": "nginx-off"},
    ),
    "ingress-off": (NGINX, {**CONTROLLER, "exported_namespace": "shop", "ingress": "ingress-off"}),
    "otel-off": (OTEL, {"k8s_namespace_name": "shop", "service_name": "otel-off"}),
    "kn-off": (KNATIVE, {"k8s_namespace_name": "shop", "kn_service_name": "kn-off"}),
    "old-kn-off": (
        "revision_app_request_count",
        {"namespace_name": "shop", "configuration_name": "old-kn-off"},
    ),
    "contour-off": (
        "envoy_cluster_upstream_rq_xx",
        {"namespace": "projectcontour", "envoy_cluster_name": "shop_contour-off_8080"},
    ),
    "exported-off": (
        "kube_deployment_spec_replicas",
        {
            "namespace": "monitoring",  # of kube-state-metrics itself
            "exported_namespace": "shop",
            "deployment": "exported-off",
        },
    ),
}

ELSEWHERE = (
    Case(
        row="25: only in another namespace",
        service="emigrant",
        past=[
            *App("emigrant", labels={"namespace": "shop"}).requests({"200": 10}),
            *deployment("emigrant", 1, 1, namespace="shop"),
        ],
        status="unknown",
        words="found in namespace shop;",
    ),
    *(
        Case(
            row=f"25: in another namespace, says {metric}",
            service=service,
            past=[Series(metric, labels, per_s=1)],
            status="unknown",
            words="found in namespace shop;",
        )
        for service, (metric, labels) in SAID.items()
    ),
)
