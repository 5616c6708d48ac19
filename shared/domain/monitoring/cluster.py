"""Advice on Kubernetes itself and what it stands on, as rows."""

from shared.domain.knowledge.entries import Reference
from shared.domain.monitoring.advice import Topic, Watch
from shared.domain.monitoring.rules import Alert
from shared.domain.routing.words import phrases

KUBE_STATE = "kube-state-metrics and the kubelet's cAdvisor"
POD = "{{ $labels.namespace }}/{{ $labels.pod }}"
NODE = "{{ $labels.instance }}"

CLUSTER = (
    Topic(
        "workloads", "Kubernetes workloads",
        phrases("kubernetes, k8s, workload, workloads, pod, pods, deployment, deployments, "
                "container, containers, cluster, conteiner, conteineres"), KUBE_STATE,
        (
            Watch("missing replicas", "kube_deployment_spec_replicas - "
                  "kube_deployment_status_replicas_available", "capacity that is not there"),
            Watch("restarts", "increase(kube_pod_container_status_restarts_total[15m])",
                  "crashes, OOM kills, liveness probes"),
            Watch("waiting containers", "kube_pod_container_status_waiting_reason",
                  "CrashLoopBackOff, ImagePullBackOff, missing configuration"),
            Watch("memory against limits", "container_memory_working_set_bytes",
                  "at the limit the kernel kills it"),
            Watch("throttling", "rate(container_cpu_cfs_throttled_periods_total[5m]) / "
                  "rate(container_cpu_cfs_periods_total[5m])", "latency although CPU looks low"),
            Watch("autoscaler at its ceiling", "kube_horizontalpodautoscaler_status_current_"
                  "replicas / kube_horizontalpodautoscaler_spec_max_replicas", "no room to grow"),
        ),
        (
            Alert("ContainerRestarts",
                  "increase(kube_pod_container_status_restarts_total[15m]) > 3", "5m", "warning",
                  f"A container of {POD} restarts again and again."),
            Alert("ContainerCannotStart", "max_over_time(kube_pod_container_status_waiting_reason{"
                  'reason=~"CrashLoopBackOff|ImagePullBackOff|ErrImagePull|'
                  'CreateContainerConfigError"}[5m]) >= 1', "10m", "warning",
                  f"A container of {POD} does not start: {{{{ $labels.reason }}}}."),
            Alert("DeploymentReplicasMissing", "kube_deployment_spec_replicas > "
                  "kube_deployment_status_replicas_available", "15m", "warning",
                  "{{ $labels.namespace }}/{{ $labels.deployment }} lacks replicas."),
        ),
        Reference("kube-state-metrics", "https://github.com/kubernetes/kube-state-metrics"),
    ),
    Topic(
        "nodes", "Nodes",
        phrases("node, nodes, nos, nodo, nodos, host, hosts, server, servers, linux, machine, "
                "machines, maquina, maquinas, vm, vms, servidor, servidores"),
        "node_exporter",
        (
            Watch("readiness", 'kube_node_status_condition{condition="Ready",status="true"}',
                  "pods of a lost node move after five minutes"),
            Watch("memory", "node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes",
                  "under pressure the kubelet evicts pods"),
            Watch("disk space", "node_filesystem_avail_bytes / node_filesystem_size_bytes",
                  "full disks stop everything; predict them"),
            Watch("CPU pressure", "rate(node_pressure_cpu_waiting_seconds_total[5m])",
                  "the share of time in which something waits, better than load"),
            Watch("disk time", "rate(node_disk_io_time_seconds_total[5m])", "near 1 it is busy"),
            Watch("clock", "node_timex_offset_seconds", "certificates and signatures need it"),
        ),
        (
            Alert("NodeNotReady",
                  'kube_node_status_condition{condition="Ready",status="true"} == 0', "5m",
                   "critical", "Node {{ $labels.node }} is not ready."),
            Alert("NodeDiskFillsUp", 'node_filesystem_avail_bytes{fstype!~"tmpfs|overlay"} / '
                  "node_filesystem_size_bytes < 0.15 and predict_linear("
                  'node_filesystem_avail_bytes{fstype!~"tmpfs|overlay"}[6h], 86400) < 0', "30m",
                  "warning", f"{{{{ $labels.mountpoint }}}} of {NODE} is full within a day."),
            Alert("NodeMemoryLow", "node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes "
                  "< 0.1", "10m", "warning", f"{NODE} has under 10% of its memory left."),
        ),
        Reference("node_exporter", "https://github.com/prometheus/node_exporter"),
    ),
    Topic(
        "batch", "Batch jobs and CronJobs",
        phrases("batch, job, jobs, cronjob, cronjobs, cron, batch jobs, tarefas agendadas"),
        "kube-state-metrics",
        (
            Watch("age of the last success",
                  "time() - kube_cronjob_status_last_successful_time",
                  "the one signal that also sees runs which never began"),
            Watch("failed jobs", "kube_job_status_failed", "after all retries"),
            Watch("running jobs", "kube_job_status_active", "one that never ends blocks the next"),
            Watch("duration", "kube_job_status_completion_time - kube_job_status_start_time",
                  "growth towards the interval"),
        ),
        (
            Alert("CronJobNotSuccessful",
                  "time() - kube_cronjob_status_last_successful_time > 90000", "5m", "warning",
                  "{{ $labels.namespace }}/{{ $labels.cronjob }} has had no success for 25 h."),
            Alert("JobFailed", "kube_job_status_failed > 0", "5m", "warning",
                  "{{ $labels.namespace }}/{{ $labels.job_name }} failed."),
        ),
        Reference("Kubernetes: CronJob",
                  "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/"),
    ),
    Topic(
        "knative", "Knative services", phrases("knative, serverless, scale to zero, escala a zero"),
        "the queue-proxy's and the activator's metrics, over OpenTelemetry",
        (
            Watch("requests and latency", "kn_serving_invocation_duration_seconds",
                  "by kn_service_name; needs request-metrics-protocol to be set"),
            Watch("queued requests", "kn_revision_request_queued",
                  "cold starts and saturation, at the activator"),
            Watch("concurrency", "kn_revision_request_concurrency", "against the target"),
            Watch("revisions", "a Service's Ready condition",
                  "a revision that fails leaves the old one serving"),
            Watch("what is not an alarm", "missing pods and samples", "zero is a normal size here"),
        ),
        (
            Alert("KnativeRequestsQueue", "sum by (kn_revision_name) (kn_revision_request_queued) "
                  "> 10", "5m", "warning", "Requests queue for {{ $labels.kn_revision_name }}."),
        ),
        Reference("Knative: Serving metrics",
                  "https://knative.dev/docs/serving/observability/metrics/serving-metrics/"),
    ),
    Topic(
        "dns", "DNS in the cluster", phrases("dns, coredns"), "CoreDNS's own metrics",
        (
            Watch("failures", 'sum(rate(coredns_dns_responses_total{rcode="SERVFAIL"}[5m])) / '
                  "sum(rate(coredns_dns_responses_total[5m]))", "every service feels them"),
            Watch("latency", "histogram_quantile(0.99, sum by (le) "
                  "(rate(coredns_dns_request_duration_seconds_bucket[5m])))",
                  "it is added to each new connection"),
            Watch("cache", "rate(coredns_cache_hits_total[5m])", "what misses goes upstream"),
            Watch("panics", "coredns_panics_total", "bugs and bad configuration"),
        ),
        (
            Alert("DnsFails", 'sum(rate(coredns_dns_responses_total{rcode="SERVFAIL"}[5m])) / '
                  "sum(rate(coredns_dns_responses_total[5m])) > 0.01", "5m", "critical",
                  "Over 1% of DNS answers are SERVFAIL."),
            Alert("DnsSlow", "histogram_quantile(0.99, sum by (le) "
                  "(rate(coredns_dns_request_duration_seconds_bucket[5m]))) > 1", "10m", "warning",
                  "DNS takes over a second (p99)."),
        ),
        Reference("CoreDNS: metrics", "https://coredns.io/plugins/metrics/"),
    ),
    Topic(
        "certificates", "Certificates",
        phrases("certificate, certificates, certificado, certificados, tls, ssl, cert-manager, "
                "x509"),
        "cert-manager and the blackbox exporter",
        (
            Watch("expiry, as issued", "certmanager_certificate_expiration_timestamp_seconds - "
                  "time()", "what should be served"),
            Watch("expiry, as served", "probe_ssl_earliest_cert_expiry - time()",
                  "what clients see: a renewed file that nobody loaded shows here"),
            Watch("readiness", 'certmanager_certificate_ready_status{condition="False"}',
                  "renewal that fails, weeks before it hurts"),
        ),
        (
            Alert("CertificateExpires", "certmanager_certificate_expiration_timestamp_seconds - "
                  "time() < 1209600", "1h", "warning",
                  "{{ $labels.name }} expires within 14 days."),
            Alert("ServedCertificateExpires", "probe_ssl_earliest_cert_expiry - time() < 604800",
                  "1h", "critical", f"The certificate served at {NODE} expires within 7 days."),
        ),
        Reference("cert-manager: Prometheus metrics",
                  "https://cert-manager.io/docs/devops-tips/prometheus-metrics/"),
    ),
    Topic(
        "volumes", "Volumes and disks",
        phrases("volume, volumes, pvc, pvcs, disk, disks, disco, discos, storage, armazenamento"),
        "the kubelet's volume metrics",
        (
            Watch("free space", "kubelet_volume_stats_available_bytes / "
                  "kubelet_volume_stats_capacity_bytes", "full volumes corrupt or stop databases"),
            Watch("forecast", "predict_linear(kubelet_volume_stats_available_bytes[6h], 345600)",
                  "below zero it is full within four days"),
            Watch("inodes", "kubelet_volume_stats_inodes_free / kubelet_volume_stats_inodes",
                  "many small files fill it while bytes are left"),
            Watch("claims", 'kube_persistentvolumeclaim_status_phase{phase="Pending"}',
                  "pods wait for them"),
        ),
        (
            Alert("VolumeFillsUp", "kubelet_volume_stats_available_bytes / "
                  "kubelet_volume_stats_capacity_bytes < 0.15 and "
                  "predict_linear(kubelet_volume_stats_available_bytes[6h], 345600) < 0", "1h",
                  "warning", "{{ $labels.persistentvolumeclaim }} is full within four days."),
            Alert("VolumeNearlyFull", "kubelet_volume_stats_available_bytes / "
                  "kubelet_volume_stats_capacity_bytes < 0.03", "5m", "critical",
                  "{{ $labels.persistentvolumeclaim }} has under 3% left."),
        ),
        Reference("Kubernetes: Persistent volumes",
                  "https://kubernetes.io/docs/concepts/storage/persistent-volumes/"),
    ),
    Topic(
        "apiserver", "Kubernetes API server",
        phrases("api server, apiserver, kube-apiserver, control plane"), "its own metrics",
        (
            Watch("errors", 'sum(rate(apiserver_request_total{code=~"5.."}[5m])) / '
                  "sum(rate(apiserver_request_total[5m]))", "every controller depends on it"),
            Watch("latency", 'histogram_quantile(0.99, sum by (verb, le) (rate('
                  'apiserver_request_duration_seconds_bucket{verb!~"WATCH|CONNECT"}[5m])))',
                  "p99 of simple calls under 1 s"),
            Watch("in flight", "apiserver_current_inflight_requests",
                  "against its limits; beyond them callers get 429"),
        ),
        (
            Alert("ApiServerFails", 'sum(rate(apiserver_request_total{code=~"5.."}[5m])) / '
                  "sum(rate(apiserver_request_total[5m])) > 0.03", "10m", "critical",
                  "Over 3% of the API server's answers are errors."),
        ),
        Reference("Kubernetes: System metrics",
                  "https://kubernetes.io/docs/concepts/cluster-administration/system-metrics/"),
    ),
    Topic(
        "prometheus", "Prometheus itself", phrases("prometheus, alertmanager, prometheus itself"),
        "its own metrics",
        (
            Watch("targets", "up", "0 is a target that can't be scraped"),
            Watch("series", "prometheus_tsdb_head_series", "memory follows them"),
            Watch("rules", "rate(prometheus_rule_evaluation_failures_total[5m])",
                  "an alert that fails to evaluate is silent"),
            Watch("notifications", "rate(prometheus_notifications_dropped_total[5m])",
                  "alerts that never left"),
        ),
        (
            Alert("TargetDown", "up == 0", "10m", "warning",
                  "{{ $labels.job }} at {{ $labels.instance }} can't be scraped."),
            Alert("RulesFail", "increase(prometheus_rule_evaluation_failures_total[5m]) > 0", "10m",
                  "critical", "Prometheus fails to evaluate rules."),
            Alert("Watchdog", "vector(1)", "0m", "warning",
                  "Always firing: its absence means that alerting is dead."),
        ),
        Reference("Prometheus: Alerting practice", "https://prometheus.io/docs/practices/alerting/"),
    ),
)  # fmt: skip
