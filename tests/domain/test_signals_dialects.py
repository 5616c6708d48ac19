"""What is asked by which metrics are there, and what holds for every row."""

import pytest

from shared.domain.promql.text import TAG
from shared.domain.signals import discovery, requests
from shared.domain.signals.dialect import Identity, Layer
from shared.domain.signals.dialects import DIALECTS

BASE = "http_request_duration_seconds"


def series(name: str, **labels: str) -> dict:
    identity = {"namespace": "default", "service": "shop", **labels}
    return {"metric": {TAG: "series_namespace", "__name__": name, **identity}, "value": [0, "1"]}


def found(*items: dict):
    return discovery.read(items, "shop", "default").found


def test_a_native_histogram_alone_counts_requests_and_tells_percentiles():
    native = found(series(BASE))

    queries = requests.operands(native, "5m")

    selector = '{namespace="default",service="shop"}'
    rate = f"rate({BASE}{selector}[5m])"
    assert native.dialect.name == "plain-histogram"
    assert queries["traffic"] == f"sum by (code,status,status_code) (histogram_count({rate}))"
    assert queries["p95"] == f"histogram_quantile(0.95, sum({rate}))"
    assert queries["mean"] == f"histogram_sum(sum({rate})) / histogram_count(sum({rate}))"


def test_a_classic_histogram_beside_a_native_one_is_the_one_that_is_asked():
    both = found(series(BASE), series(f"{BASE}_bucket"), series(f"{BASE}_count"))

    queries = requests.operands(both, "5m")

    assert "sum by (le)" in queries["p95"]
    assert not any("histogram_count" in query for query in queries.values())


def test_a_summary_is_not_taken_for_a_native_histogram():
    summary = found(series("http_requests_total"), series(BASE, quantile="0.95"))

    queries = requests.operands(summary, "5m")

    assert "max by (quantile)" in queries["summary"]
    assert "p95" not in queries


def test_an_ingress_is_the_last_choice_and_percentiles_outweigh_nearness():
    def in_order(*names: str) -> list[str]:
        chosen = [one for one in DIALECTS if one.name in names]
        every = {
            one.name: discovery.Found(one, "{}", frozenset(one.metrics), namespaced=True)
            for one in chosen
        }
        bare = every["plain"]._replace(metrics=frozenset({"http_requests_total"}))
        ranked = sorted([*every.values(), bare], key=lambda one: one.rank)
        return [one.dialect.name for one in ranked]

    assert in_order("envoy", "istio", "plain") == ["plain", "istio", "plain", "envoy"]


def test_a_composed_name_says_its_service():
    traefik = Identity("service", "", "{namespace}-{service}-[^@-]+@.+")

    assert traefik.name_in({"service": "my-ns-my-shop-80@kubernetes"}, "my-ns") == "my-shop"
    assert traefik.name_in({"service": "api@internal"}, "my-ns") == ""


@pytest.mark.parametrize("layer", list(Layer))
def test_every_layer_has_a_name_for_a_person(layer):
    assert layer.words
