"""What it means that no series has a name: nothing is amiss, nobody scrapes it, or a slip."""

import pytest

from shared.domain.promql.absence import unknown_metric

SCRAPED = ["up", "http_requests_total", "kube_pod_info", "container_memory_rss"]


@pytest.mark.parametrize(
    ("name", "names", "told"),
    [
        ("ALERTS", SCRAPED, "no alert is pending or firing, or no alerting rule is loaded"),
        ("kube_pod_container_status_waiting_reason", SCRAPED,
         "no container waits for anything, or kube-state-metrics is not scraped"),
        ("node_cpu_seconds_total", SCRAPED,
         "there is no metric of node_exporter: Prometheus does not scrape it"),
        ("kube_pod_inf", ["up"],
         "there is no metric of kube-state-metrics: Prometheus does not scrape it"),
        ("kube_pod_inf", SCRAPED,
         "there is no metric kube_pod_inf; did you mean kube_pod_info?"),
        ("zebra", SCRAPED, "there is no metric zebra, nor one of a similar name"),
    ],
)  # fmt: skip
def test_a_metric_that_is_not_there_is_explained(name, names, told):
    (first, _), *_ = unknown_metric(name, name, names)

    assert first == told
