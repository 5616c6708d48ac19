"""What people call a part of the platform by its kind, and the products that may be meant.

"The database" names no workload; where one `postgres` runs, it is what can be offered. Nothing is
taken for it unasked: offering belongs in `wording`, taking an offer up in `routing`.
"""

import re
from collections.abc import Iterable

_PRODUCTS = {
    "database databases db sql banco bd": r"""
        postgres mysql maria mongo cockroach cassandra scylla sqlserver mssql oracle clickhouse
        percona timescale couch database [a-z]*db\b
    """,
    "cache caches": "redis memcache valkey dragonfly keydb varnish hazelcast cache",
    "queue queues broker messaging bus fila filas mensageria": """
        rabbit kafka nats activemq artemis pulsar redpanda mosquitto queue broker
    """,
    "proxy ingress gateway balancer": """
        nginx traefik haproxy envoy caddy contour kong ingress proxy
    """,
    "storage armazenamento": "minio seaweedfs ceph garage storage",
    "dashboard dashboards painel": "grafana kibana dashboard",
}
"""The words for a kind, and how parts of names begin that are of it."""

_MEANT = {word: products.split() for kind, products in _PRODUCTS.items() for word in kind.split()}
_BESIDE = r"(?:.*[-._])?(?:exporter|operator|backup|admin|client|ui|console|metrics)\b.*"
"""Names of what stands beside a product rather than is it."""


def readings(kind: str, names: Iterable[str]) -> list[str]:
    """Return the names that a word like "database" may mean, none when it is no such word."""
    products = _MEANT.get(kind.lower())
    if not products:
        return []
    begins = rf"(?:.*[-._])?(?:{'|'.join(products)}).*"
    meant = (name for name in names if re.fullmatch(begins, name.lower()))
    return [name for name in meant if not re.fullmatch(_BESIDE, name.lower())]
