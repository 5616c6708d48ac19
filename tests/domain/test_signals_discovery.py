"""Which series are a service's, by rows of an answer; asking is tested with a Prometheus."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.promql.text import TAG
from shared.domain.signals import discovery, requests, resources
from shared.domain.signals.dialect import Dialect
from shared.domain.signals.dialects import DIALECTS
from shared.domain.signals.discovery import Discovery, suggestions
from shared.domain.signals.workloads import pod_pattern

REQUESTS, BUCKETS = "http_requests_total", "http_request_duration_seconds_bucket"
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def row(tag: str, **labels: str) -> dict:
    return {"metric": {TAG: tag, **labels}, "value": [1760000000, "1"]}


def series(name: str, **labels: str) -> dict:
    return row("series_namespace", __name__=name, **labels)


def read(*items: dict) -> Discovery:
    return discovery.read(items, "shop", "default")


@pytest.mark.parametrize(
    ("items", "selector"),
    [
        (
            [series(REQUESTS, namespace="default", service="shop", job="shop")],
            '{namespace="default",service="shop"}',
        ),
        (
            [series(REQUESTS, namespace="default", job="shop", service="web")],
            '{namespace="default",job="shop"}',
        ),
        (  # the label under which more of the dialect is
            [
                series(REQUESTS, namespace="default", service="shop", app="shop"),
                series(BUCKETS, namespace="default", app="shop"),
            ],
            '{namespace="default",app="shop"}',
        ),
        (  # a namespace that is said beats none
            [series(REQUESTS, service="shop"), series(REQUESTS, namespace="default", app="shop")],
            '{namespace="default",app="shop"}',
        ),
        ([series(REQUESTS, job="shop")], '{namespace="",job="shop"}'),
    ],
)
def test_a_service_is_found_by_the_most_telling_label(items, selector):
    found = read(*items).found

    assert found is not None
    assert found.selector == selector


def test_pods_names_are_the_last_resort():
    by_pods = row("pods", __name__=REQUESTS, namespace="default")

    assert read(by_pods).found.selector.startswith('{namespace="default",pod=~"shop-(')
    labelled = series(REQUESTS, namespace="default", app="shop")
    assert read(labelled, by_pods).found.selector == '{namespace="default",app="shop"}'


def test_series_of_other_services_or_namespaces_are_not_the_services():
    assert read(series(REQUESTS, namespace="default", service="shop-gateway")).found is None
    assert read(series(REQUESTS, namespace="other", service="shop")).found is None
    assert read(series(BUCKETS, namespace="default", service="shop")).found is None


def test_every_service_of_the_namespace_is_named_once():
    found = read(
        series(REQUESTS, namespace="default", service="api", job="kubernetes-pods"),
        series(BUCKETS, namespace="default", service="api", job="kubernetes-pods"),
        series(REQUESTS, namespace="default", job="cron"),
        row("workloads", deployment="web-00012-deployment"),
        row("workloads", statefulset="db"),
        row("elsewhere_namespace", namespace="shop"),
    )

    assert found.names == ("api", "cron", "db", "web")
    assert found.elsewhere == ("shop",)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("hompage", ["homepage"]),
        ("page", ["homepage"]),
        ("homepage-api-v2", ["homepage"]),
        ("zzz", ["checkout", "homepage", "postgres"]),
    ],
)
def test_near_names_are_suggested_or_all_when_none_is_near(asked, expected):
    assert suggestions(("checkout", "homepage", "postgres"), asked) == expected


@pytest.mark.parametrize(
    ("pod", "own"),
    [
        ("shop-7d9c5b6f4-x2x8k", True),
        ("shop-5f7d8c6b4d-abcde", True),
        ("shop-0", True),
        ("shop-x2x8k", True),
        ("shop-00001-deployment-7d9c5b6f4-x2x8k", True),
        ("shop-gateway-7d9c5b6f4-x2x8k", False),
        ("shop-gateway", False),
        ("shop", False),
        ("my-shop-0", False),
        ("shopx0", False),
    ],
)
def test_a_pod_is_recognised_by_what_controllers_append(pod, own):
    assert (re.fullmatch(pod_pattern("shop"), pod) is not None) is own


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_no_name_changes_the_shape_of_any_query(service, namespace):
    def shapes(service: str, namespace: str) -> list[str]:
        identity = discovery.read(
            [series(REQUESTS, namespace=namespace, service=service)], service, namespace
        )
        assert identity.found is not None
        queries = (
            discovery.operands(service, namespace)
            | resources.operands(service, namespace, "5m")
            | requests.operands(identity.found, "5m", slo=True)
        )
        return [LITERAL.sub('""', query) for query in queries.values()]

    assert shapes(service, namespace) == shapes("shop", "default")


def test_a_dialects_row_says_every_metric_it_may_have():
    plain = next(dialect for dialect in DIALECTS if dialect.name == "plain")

    assert plain.metrics == (
        REQUESTS,
        "http_requests_errors_total",
        BUCKETS,
        "http_request_duration_seconds_count",
        "http_request_duration_seconds",
    )
    assert Dialect(name="x", requests="x_total").metrics == ("x_total",)
