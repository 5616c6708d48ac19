"""Which golden signals a service shows, which it lacks, and how to get those.

Read from golden signals' own answer: what it could compute is there, what it could not is missing.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from shared.domain.signals import scopes
from shared.domain.signals.dialect import Dialect, Found, Layer
from shared.domain.signals.dialects import DIALECTS

Facts = Mapping[str, Any]

EXPOSE = (
    "expose a counter http_requests_total with the labels method, route and code, and a histogram "
    "http_request_duration_seconds, and let Prometheus scrape it (a ServiceMonitor or PodMonitor)"
)
HISTOGRAM = "export durations as a histogram with a bucket at your latency objective"
CODES = "put the status code on {metric} as a label, such as code"
CONTAINERS = "let Prometheus scrape the kubelet's cAdvisor metrics and kube-state-metrics"
LIMITS = "set resources.requests and a memory limit on each container"
FROM_INSIDE = (
    "only what comes through the ingress is counted: expose the application's own request metrics"
)


class Present(NamedTuple):
    """A signal that can be read now, by which metric, and what it says."""

    signal: str
    metric: str
    value: str


class Missing(NamedTuple):
    """A signal that cannot be read, or not well, and how to get it."""

    signal: str
    how: str


def found_in(facts: Facts) -> Found | None:
    """Return the service's series as golden signals found them; None when it found none."""
    source: Facts = facts.get("source") or {}
    dialect = next((one for one in DIALECTS if one.name == source.get("dialect")), None)
    if dialect is None:
        return None
    asked = {str(one["name"]): str(one["query"]) for one in facts.get("queries", ())}
    text = " ".join(asked.values())
    metrics = {name for name in dialect.metrics if _is_asked(name, text)}
    if "summary" in asked:
        metrics.add(dialect.summary)
    join = _join(dialect, text, str(facts["namespace"]))
    return Found(dialect, str(source["selector"]), frozenset(metrics), namespaced=True, join=join)


def _join(dialect: Dialect, queries: str, namespace: str) -> str:
    joins = (scopes.joining(way, namespace) for way in dialect.identities if way.joined)
    return next((one for one in joins if one in queries), "")


def _is_asked(metric: str, queries: str) -> bool:
    return re.search(rf"(?<![\w:]){re.escape(metric)}\{{", queries) is not None


def has_codes(facts: Facts, found: Found) -> bool:
    """Tell whether failures are told by status codes; while nothing is asked, they are taken to be.

    Golden signals have no ratio without requests; codes are then the better guess, unless the
    service counts its errors apart.
    """
    signals = facts["signals"]
    if signals["errors"]["client_ratio"] is not None:
        return True
    idle = not signals["traffic"]["rps"]
    return idle and found.dialect.errors not in found.metrics


def present(facts: Facts, found: Found | None) -> list[Present]:
    """Return what can be read."""
    return [*_of_requests(facts, found), *_of_resources(facts)]


def _of_requests(facts: Facts, found: Found | None) -> Iterator[Present]:
    if found is None:
        return
    dialect, signals = found.dialect, facts["signals"]
    if any(name.startswith(dialect.duration) for name in found.metrics if dialect.duration):
        yield Present("latency", dialect.duration, str(facts["latency"]))
    yield Present("traffic", dialect.requests, str(facts["traffic"]))
    if signals["errors"]["ratio"] is not None:
        failures = dialect.requests if has_codes(facts, found) else dialect.errors
        yield Present("errors", failures, str(facts["errors"]))


def _of_resources(facts: Facts) -> Iterator[Present]:
    runs = facts["signals"]["saturation"]
    if runs["cpu_cores"] is not None or runs["memory_bytes"] is not None:
        metrics = "container_cpu_usage_seconds_total, container_memory_working_set_bytes"
        yield Present("saturation", metrics, str(facts["saturation"]))


def missing(facts: Facts, found: Found | None) -> list[Missing]:
    """Return what cannot be read, each with the way to it."""
    if found is None:
        requests = [Missing(signal, EXPOSE) for signal in ("latency", "traffic", "errors")]
    else:
        requests = list(_gaps(facts, found))
    return [*requests, *_resource_gaps(facts)]


def _gaps(facts: Facts, found: Found) -> Iterator[Missing]:
    there = {one.signal for one in _of_requests(facts, found)}
    if "latency" not in there:
        yield Missing("latency", HISTOGRAM)
    elif not found.has_quantiles:
        yield Missing("latency percentiles", HISTOGRAM)
    if "errors" not in there and not has_codes(facts, found):
        yield Missing("errors", CODES.format(metric=found.dialect.requests))
    if found.dialect.layer is Layer.INGRESS:
        yield Missing("requests from inside the cluster", FROM_INSIDE)


def _resource_gaps(facts: Facts) -> Iterator[Missing]:
    runs = facts["signals"]["saturation"]
    if runs["cpu_cores"] is None and runs["memory_bytes"] is None:
        yield Missing("saturation", CONTAINERS)
    elif runs["memory_basis"] != "limit":
        yield Missing("saturation against a limit", LIMITS)
