"""Advice on applications by what they run in, and on what answers requests for them, as rows."""

from shared.domain.knowledge.entries import Reference
from shared.domain.monitoring.advice import Topic, Watch
from shared.domain.monitoring.rules import Alert
from shared.domain.routing.words import phrases

BY_SERVICE = "sum by (namespace, service)"
SLOW = (
    "histogram_quantile(0.95, sum by (namespace, service, le) "
    "(rate(http_request_duration_seconds_bucket[5m])))"
)
FAILING = (
    f'{BY_SERVICE} (rate(http_requests_total{{code=~"5.."}}[5m])) / '
    f"{BY_SERVICE} (rate(http_requests_total[5m]))"
)
ON = "{{ $labels.instance }}"
WHICH = "{{ $labels.service }}"
GO_PROCESS = Watch(
    "file descriptors", "process_open_fds / process_max_fds", "a leak ends in refused connections"
)
FDS = Alert(
    "FileDescriptorsNearLimit", "process_open_fds / process_max_fds > 0.8", "10m", "warning",
    f"{ON} uses over 80% of its file descriptors.",
)  # fmt: skip

RUNTIMES = (
    Topic(
        "services", "A service that answers requests",
        phrases(
            "microservices, microservice, microsservicos, microsservico, microservicos, service, "
            "services, servico, servicos, api, apis, web, backend, http, application, "
            "applications, aplicacao, aplicacoes, app, apps, rest, grpc, website, site"
        ),
        "the application's own middleware (prometheus_client, Micrometer, OpenTelemetry)",
        (
            Watch("latency", SLOW, "percentiles: an average hides the slow tail"),
            Watch("traffic", f"{BY_SERVICE} (rate(http_requests_total[5m]))",
                  "gives every other figure its scale"),
            Watch("errors", FAILING, "the share that fails, where the caller sees it"),
            Watch("saturation", "container_memory_working_set_bytes, "
                  "container_cpu_cfs_throttled_periods_total",
                  "memory, CPU, pools and queues against their limits"),
            Watch("dependencies", "the same four, measured on the client's side",
                  "tells your fault from theirs"),
        ),
        (
            Alert("RequestsFail", f"{FAILING} > 0.05", "5m", "critical",
                  f"Over 5% of {WHICH}'s requests fail."),
            Alert("RequestsSlow", f"{SLOW} > 0.5", "10m", "warning",
                  f"p95 latency of {WHICH} is above 500 ms."),
        ),
        Reference("Site Reliability Engineering: Monitoring Distributed Systems",
                  "https://sre.google/sre-book/monitoring-distributed-systems/"),
    ),
    Topic(
        "jvm", "JVM applications",
        phrases("jvm, java, kotlin, scala, spring, spring boot, micrometer, quarkus, tomcat"),
        "Micrometer",
        (
            Watch("heap after collection", 'sum by (instance) (jvm_memory_used_bytes{area="heap"}) '
                  '/ sum by (instance) (jvm_memory_max_bytes{area="heap"})',
                  "a floor that rises is a leak"),
            Watch("time in collection", "rate(jvm_gc_pause_seconds_sum[5m])",
                  "above 0.1 a tenth of the time nothing else runs"),
            Watch("threads", "jvm_threads_live_threads", "growth without end is a leak"),
            Watch("connection pool", "hikaricp_connections_pending",
                  "requests that wait for a database connection"),
            Watch("requests", "http_server_requests_seconds",
                  "turn on percentiles-histogram, else there are no percentiles"),
        ),
        (
            Alert("JvmHeapNearLimit", 'sum by (instance) (jvm_memory_used_bytes{area="heap"}) / '
                  'sum by (instance) (jvm_memory_max_bytes{area="heap"}) > 0.9', "15m", "warning",
                  f"The heap of {ON} stays above 90%."),
            Alert("JvmCollectsTooMuch", "sum by (instance) (rate(jvm_gc_pause_seconds_sum[5m])) "
                  "> 0.1", "10m", "warning", f"{ON} spends over 10% of its time in collection."),
        ),
        Reference("Micrometer: JVM metrics", "https://docs.micrometer.io/micrometer/reference/reference/jvm.html"),
    ),
    Topic(
        "nodejs", "Node.js applications",
        phrases("node.js, nodejs, node js, express, nestjs, javascript, typescript"), "prom-client",
        (
            Watch("event loop lag", "nodejs_eventloop_lag_p99_seconds",
                  "one busy callback delays every request"),
            Watch("heap", "nodejs_heap_size_used_bytes / nodejs_heap_size_total_bytes",
                  "set --max-old-space-size below the container's limit"),
            Watch("collection", "rate(nodejs_gc_duration_seconds_sum[5m])",
                  "long collections are pauses"),
            Watch("handles", "nodejs_active_handles_total", "growth is leaked sockets or timers"),
            Watch("CPU", "rate(process_cpu_seconds_total[5m])",
                  "near 1 the single thread is full, whatever the limit says"),
        ),
        (
            Alert("NodejsEventLoopLags", "nodejs_eventloop_lag_p99_seconds > 0.2", "5m", "warning",
                  f"The event loop of {ON} is over 200 ms late (p99)."),
        ),
        Reference("prom-client", "https://github.com/siimon/prom-client"),
    ),
    Topic(
        "python", "Python applications",
        phrases("python, django, flask, fastapi, gunicorn, uvicorn, celery"), "prometheus_client",
        (
            Watch("memory", "process_resident_memory_bytes",
                  "worker processes grow; recycle them or find the leak"),
            GO_PROCESS,
            Watch("CPU", "rate(process_cpu_seconds_total[5m])",
                  "near 1 a process is bound by its interpreter lock: add processes"),
            Watch("collections", "rate(python_gc_collections_total[5m])", "churn of objects"),
            Watch("workers", "requests in progress against worker count",
                  "with several processes use the client's multiprocess mode, else figures jump"),
        ),
        (FDS,),
        Reference("prometheus_client for Python", "https://prometheus.github.io/client_python/"),
    ),
    Topic(
        "go", "Go applications", phrases("go, golang"), "client_golang",
        (
            Watch("goroutines", "go_goroutines", "growth without end is a leak"),
            Watch("heap", "go_memstats_heap_inuse_bytes",
                  "set GOMEMLIMIT below the container's limit"),
            Watch("collection", 'go_gc_duration_seconds{quantile="1"}', "the longest pause"),
            GO_PROCESS,
            Watch("throttling", "rate(container_cpu_cfs_throttled_periods_total[5m])",
                  "GOMAXPROCS above the CPU limit burns the quota early"),
        ),
        (
            Alert("GoroutinesGrow", "go_goroutines > 10000 and delta(go_goroutines[1h]) > 0",
                  "30m", "warning", f"{ON} has over 10,000 goroutines, and more each hour."),
            FDS,
        ),
        Reference("Prometheus Go client", "https://prometheus.io/docs/guides/go-application/"),
    ),
    Topic(
        "nginx", "NGINX as web server or proxy", phrases("nginx, reverse proxy, proxy reverso"),
        "nginx-prometheus-exporter (stub_status)",
        (
            Watch("availability", "nginx_up", "the exporter answers while the server does not"),
            Watch("requests", "rate(nginx_http_requests_total[5m])",
                  "all of them; codes and times are in access logs or in NGINX Plus"),
            Watch("connections", "nginx_connections_active", "against worker_connections"),
            Watch("dropped connections", "rate(nginx_connections_accepted[5m]) - "
                  "rate(nginx_connections_handled[5m])", "above zero a limit was reached"),
            Watch("waiting connections", "nginx_connections_waiting", "idle, kept alive"),
        ),
        (
            Alert("NginxDown", "nginx_up == 0", "2m", "critical", f"NGINX at {ON} is down."),
            Alert("NginxDropsConnections", "rate(nginx_connections_accepted[5m]) - "
                  "rate(nginx_connections_handled[5m]) > 0", "5m", "warning",
                  f"NGINX at {ON} drops connections."),
        ),
        Reference("NGINX Prometheus exporter", "https://github.com/nginx/nginx-prometheus-exporter"),
    ),
    Topic(
        "ingress", "Ingress controllers",
        phrases("ingress, ingress-nginx, ingress nginx, ingress controller, traefik, gateway"),
        "ingress-nginx's own metrics",
        (
            Watch("errors", 'sum by (ingress) (rate(nginx_ingress_controller_requests{status=~'
                  '"5.."}[5m])) / sum by (ingress) (rate(nginx_ingress_controller_requests[5m]))',
                  "what users see, also when no pod was reached"),
            Watch("latency", "histogram_quantile(0.95, sum by (ingress, le) "
                  "(rate(nginx_ingress_controller_request_duration_seconds_bucket[5m])))",
                  "with the client's own slowness in it"),
            Watch("configuration", "nginx_ingress_controller_config_last_reload_successful",
                  "a bad object keeps every later change out"),
            Watch("certificates", "nginx_ingress_controller_ssl_expire_time_seconds - time()",
                  "the certificate that is really served"),
        ),
        (
            Alert("IngressRequestsFail", 'sum by (ingress) (rate(nginx_ingress_controller_requests'
                  '{status=~"5.."}[5m])) / sum by (ingress) '
                  "(rate(nginx_ingress_controller_requests[5m])) > 0.05", "5m", "critical",
                  "Over 5% of the requests through {{ $labels.ingress }} fail."),
            Alert("IngressReloadFailed",
                  "nginx_ingress_controller_config_last_reload_successful == 0", "5m", "warning",
                  "The ingress controller could not load its configuration."),
        ),
        Reference("ingress-nginx: Monitoring",
                  "https://kubernetes.github.io/ingress-nginx/user-guide/monitoring/"),
    ),
    Topic(
        "llm", "Serving language models",
        phrases("llm, llms, ollama, vllm, language model, language models, model serving, gpu, "
                "inference, modelo de linguagem, modelos de linguagem, inferencia"),
        "vLLM's own metrics and the DCGM exporter; Ollama has none, so measure it at its caller",
        (
            Watch("time to first token", "histogram_quantile(0.95, sum by (le) "
                  "(rate(vllm:time_to_first_token_seconds_bucket[5m])))",
                  "queue and prompt: what a user waits for"),
            Watch("waiting requests", "vllm:num_requests_waiting", "saturation, before any error"),
            Watch("cache", "vllm:kv_cache_usage_perc (older: vllm:gpu_cache_usage_perc)",
                  "full means that requests are put off"),
            Watch("GPU memory", "DCGM_FI_DEV_FB_USED / (DCGM_FI_DEV_FB_USED + DCGM_FI_DEV_FB_FREE)",
                  "a model that no longer fits runs on the processor, many times slower"),
            Watch("empty or cut answers", "a counter of your own, by reason",
                  "the model fails with status 200"),
        ),
        (
            Alert("ModelAnswersLate", "histogram_quantile(0.95, sum by (le) "
                  "(rate(vllm:time_to_first_token_seconds_bucket[5m]))) > 5", "10m", "warning",
                  "The first token takes over 5 s (p95)."),
            Alert("ModelRequestsWait", "vllm:num_requests_waiting > 10", "10m", "warning",
                  f"Over 10 requests wait for the model at {ON}."),
        ),
        Reference("vLLM: Production metrics", "https://docs.vllm.ai/en/stable/usage/metrics/"),
    ),
)  # fmt: skip
