"""Queries that find nothing, why, and what finds something: the same on every server."""

from tests.functions.golden_signals_past import NOW, P95_45_MS, App, Series


def a_past() -> list[Series]:
    shop = App("shop", labels={"namespace": "production"})
    old = Series("batch_runs_total", {"job": "batch"}, start=3, first=NOW - 9000, last=NOW - 7200)
    grouped = Series("kong_http_total", {"job": "kong", "code": "5xx"}, per_s=1)
    requests = shop.requests({"200": 99 * 60, "500": 60})
    usage = Series("container_memory_usage_bytes", {"job": "cadvisor"}, start=7)
    split = [Series("split", {"a": n, "b": n}, start=1) for n in "12"]
    return [*split, *requests, *shop.latency(P95_45_MS), *shop.up(1), old, grouped, usage]


# Query, words of the reason, repaired query ("" for any that finds something).
MENDED = [
    ("http_request_total", "no metric", "http_requests_total"),
    (
        'sum(rate(http_request_total{code="500"}[5m]))',
        "no metric",
        'sum(rate(http_requests_total{code="500"}[5m]))',
    ),
    ("container_memory_usage", "no metric", "container_memory_usage_bytes"),
    ("memory_usage_bytes", "no metric", "container_memory_usage_bytes"),
    ("up / http_request_total", "no metric", "up / http_requests_total"),
    (
        'http_requests_total{status="5xx"}',
        "in the label code here (200, 500)",
        'http_requests_total{code=~"5.."}',
    ),
    (
        'http_requests_total{status=~"5.."}',
        "in the label code here",
        'http_requests_total{code=~"5.."}',
    ),
    ('kong_http_total{code="500"}', "written otherwise", 'kong_http_total{code=~"5.."}'),
    ('up{namespace="prod"}', "did you mean", 'up{namespace="production"}'),
    ('up{service="shpo"}', "did you mean", 'up{service="shop"}'),
    ('up{pod="shop"}', "longer values", 'up{pod=~"shop-.*"}'),
    ('up{pod=~"^shop"}', "longer values", 'up{pod=~"shop-.*"}'),
    ('up{instance=~"7d9c5b6f4"}', "whole values", 'up{instance=~".*7d9c5b6f4.*"}'),
    ('up{instance=~"x2x8k:80(80)?$"}', "whole values", 'up{instance=~".*x2x8k:8080.*"}'),
    (
        'rate(http_requests_total{code="500"}[5m]) / up{service="shop"}',
        "no two of them have the same labels",
        'sum(rate(http_requests_total{code="500"}[5m])) / sum(up{service="shop"})',
    ),
    ('up{servce="shop"}', "up has no label servce", 'up{service="shop"}'),
    ('{job="kongg"}', "did you mean", '{job="kong"}'),
    ("batch_runs_total", "known but has no samples", ""),
]

# VictoriaMetrics looks beyond a short range by itself.
SHORT = [
    ("rate(http_requests_total[14s])", "holds one sample", "rate(http_requests_total[5m])"),
    (
        'sum(rate(http_requests_total{code="500"}[10s])) / 3',
        "growth needs two samples",
        'sum(rate(http_requests_total{code="500"}[5m])) / 3',
    ),
]

# Query, words of the reason, where nothing is near.
TOLD = [
    ('up{colour="red"}', "up has no label colour; it has instance, namespace, pod, service"),
    ('http_requests_total{code=~"4.."}', "there was no 4xx: code has only 200, 500"),
    ("zzz", "there is no metric zzz, nor one of a similar name"),
    (
        'http_requests_total{code="500",pod=~"shop-.+",namespace!="production"}',
        'has namespace="production", which this leaves out',
    ),
    ('up{instance=~".+",colour!=""}', "every series of up has no label colour"),
    ('split{a="1",b=~"[2]"}', "no series meets them all"),
]
