"""Names and slots: pods, services, namespaces, containers, lines and time spans."""

import pytest

from shared.domain.routing import TOOLS, decide
from shared.domain.routing.shapes import is_pod, workload_of


def arguments(message: str) -> dict[str, object]:
    decision = decide(message, tools=TOOLS)
    assert len(decision.calls) == 1, decision
    return decision.calls[0].arguments


@pytest.mark.parametrize(
    ("pod", "workload"),
    [
        ("homepage-7d9c5b6f4-x2x8k", "homepage"),
        ("reviews-v2-79f8d-7kq2z", "reviews-v2"),
        ("hello-00001-deployment-66d7447d4b-xyz12", "hello-00001-deployment"),
        ("fluentd-x7k2p", "fluentd"),
        ("payments-worker-0", "payments-worker"),
    ],
)
def test_a_pod_is_known_by_its_shape_and_names_its_workload(pod, workload):
    assert is_pod(pod)
    assert workload_of(pod) == workload


@pytest.mark.parametrize(
    "name", ["payments-api", "redis-cart", "reviews-v2", "ip-10-0-1-5", "2026-11-20", "checkout"]
)
def test_a_service_a_node_and_a_date_are_no_pods(name):
    assert not is_pod(name)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("kubectl logs deploy/x1 -n ns1 -p -c app --tail=50 --since=15m",
         {"service_name": "x1", "namespace": "ns1", "previous": True, "container": "app",
          "tail_lines": 50, "since": "15m"}),
        ("kubectl logs -n kube-system coredns-5dd5756b68-4r9qv --tail 20",
         {"pod_name": "coredns-5dd5756b68-4r9qv", "namespace": "kube-system", "tail_lines": 20}),
        ("kubectl logs -l app=cart -n shop", {"service_name": "cart", "namespace": "shop"}),
        ("k -n shop logs cart-0 --previous",
         {"pod_name": "cart-0", "namespace": "shop", "previous": True}),
        ("logs from the istio-proxy container in cart-0 (shop), last 15m",
         {"pod_name": "cart-0", "container": "istio-proxy", "namespace": "shop", "since": "15m"}),
        ("logs shop/cart-0", {"pod_name": "cart-0", "namespace": "shop"}),
        ("tail ollama pod", {"service_name": "ollama"}),
        ("logs of pod \"cart-0\" in ns 'shop'", {"pod_name": "cart-0", "namespace": "shop"}),
        ("últimas 30 linhas do pod worker-2 na última hora",
         {"pod_name": "worker-2", "tail_lines": 30, "since": "1h"}),
        ("mostra os logs anteriores do serviço de busca",
         {"service_name": "busca", "previous": True}),
        ("logs of cart-0 for the last 2 days", {"pod_name": "cart-0", "since": "48h"}),
        ("logs of cart since 2026-11-20T14:00:00Z",
         {"service_name": "cart", "since": "2026-11-20T14:00:00Z"}),
        ("last 99999 lines of cart-0", {"pod_name": "cart-0", "tail_lines": 5000}),
    ],
)  # fmt: skip
def test_a_request_for_logs_fills_the_slots_that_were_said(message, expected):
    assert arguments(message) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("golden signals cartservice", {"service_name": "cartservice"}),
        ("check golden signals for homepage service", {"service_name": "homepage"}),
        ("p95 latency + error rate of site-api in homepage ns pls",
         {"service_name": "site-api", "namespace": "homepage"}),
        ("in the shop namespace, how is checkout?",
         {"service_name": "checkout", "namespace": "shop"}),
        ("checkout.shop.svc.cluster.local latency",
         {"service_name": "checkout", "namespace": "shop"}),
        ("golden signals for checkout in shop", {"service_name": "checkout", "namespace": "shop"}),
        ("show me the golden signals of the user service", {"service_name": "user"}),
        ("is homepage-7d9c5b6f4-x2x8k healthy?", {"service_name": "homepage"}),
        ("o checkout tá lento?", {"service_name": "checkout"}),
        ("errors on checkout over the last 30m", {"service_name": "checkout", "window": "30m"}),
        ("errors on checkout in the last 2 days", {"service_name": "checkout", "window": "24h"}),
        ("errors on checkout in the last 10 seconds", {"service_name": "checkout", "window": "1m"}),
        ("@jamie latency of redis", {"service_name": "redis"}),
        ("golden signals of jamie", {"service_name": "jamie"}),
    ],
)  # fmt: skip
def test_a_question_about_a_service_fills_the_slots_that_were_said(message, expected):
    assert arguments(message) == expected


@pytest.mark.parametrize(
    "message",
    [
        "the queue is growing and we wonder why, any golden signals?",
        "golden signals for the whole team please",
        "logs of the last deploy",
        "customers in Brazil on mobile see a blank page, no idea why",
        "logs of pod ../../etc/passwd",
    ],
)
def test_a_plain_word_is_never_taken_for_a_name(message):
    assert decide(message, tools=TOOLS).calls == ()
