"""Which running names a word like "database" may mean."""

import pytest

from shared.domain.signals.discovery import suggestions
from shared.domain.signals.kinds import readings

NAMES = (
    "checkout", "orders-db", "kafka-0", "my-redis-master", "nginx-ingress-controller", "postgres",
    "postgres-exporter", "prometheus-operator", "cachet", "debug-tools",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("database", ["orders-db", "postgres"]),
        ("Banco", ["orders-db", "postgres"]),
        ("cache", ["my-redis-master", "cachet"]),
        ("fila", ["kafka-0"]),
        ("queue", ["kafka-0"]),
        ("proxy", ["nginx-ingress-controller"]),
        ("storage", []),
        ("checkout", []),
        ("postgres", []),
    ],
)
def test_a_kind_may_mean_what_is_called_by_one_of_its_products(kind, meant):
    assert readings(kind, NAMES) == meant


def test_of_a_kind_its_only_product_is_suggested_and_nothing_else():
    assert suggestions(("checkout", "homepage", "postgres"), "database") == ["postgres"]


def test_where_nothing_of_the_kind_runs_all_names_are_listed():
    assert suggestions(("checkout", "homepage"), "database") == ["checkout", "homepage"]
