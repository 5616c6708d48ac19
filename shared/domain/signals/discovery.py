"""Round 1: which known metrics a service has, and under which labels.

The same answer names every service of the namespace, and the namespaces where the name does exist:
"not found" costs no further question.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from shared.domain.promql.samples import Row, Rows, by_tag, one
from shared.domain.promql.text import (
    by,
    differs,
    equals,
    matches,
    one_of,
    selector,
)
from shared.domain.signals.dialects import DIALECTS, SERVICE_LABELS, Dialect
from shared.domain.signals.workloads import KNATIVE_SUFFIX, WORKLOAD_LABELS, pod_pattern

WANTED_REPLICAS = {
    "deployment": "kube_deployment_spec_replicas",
    "statefulset": "kube_statefulset_replicas",
    "daemonset": "kube_daemonset_status_desired_number_scheduled",
}
# One series of each histogram says that it is there: its last bucket.
NO_BUCKET_BUT_THE_LAST = matches("le", r"|\+Inf")
# What a person calls a service, where a row says several things: its job last.
NAME_LABELS = (*(label for label in SERVICE_LABELS if label != "job"), "job")
MAX_SUGGESTIONS = 10
NEAR_ENOUGH = 0.6  # difflib's ratio: `hompage` to `homepage` is 0.93, `page` to `postgres` 0.5


class Found(NamedTuple):
    """The series of one service: a dialect, a selector, and which of its metrics are there."""

    dialect: Dialect
    selector: str
    metrics: frozenset[str]
    namespaced: bool


class Discovery(NamedTuple):
    """What round 1 knows; `at` is the server's time of evaluation, in Unix seconds."""

    at: float | None
    found: Found | None
    other_dialects: tuple[str, ...]
    names: tuple[str, ...]
    elsewhere: tuple[str, ...]


def operands(service: str, namespace: str) -> dict[str, str]:
    """Return the queries by name; one union of them is asked."""
    metrics = one_of("__name__", known_metrics())
    # A plain Prometheus at home may label nothing with a namespace: the empty value is that.
    here = one_of("namespace", (namespace, ""))
    labels = by("__name__", "namespace", *SERVICE_LABELS)
    in_pods = selector(metrics, here, matches("pod", pod_pattern(service)), NO_BUCKET_BUT_THE_LAST)
    workloads = selector(
        one_of("__name__", tuple(WANTED_REPLICAS.values())), equals("namespace", namespace)
    )
    return {
        "now": "vector(time())",
        "series": f"count {labels} ({selector(metrics, here, NO_BUCKET_BUT_THE_LAST)})",
        "pods": f"count {by('__name__', 'namespace')} ({in_pods})",
        "workloads": f"count {by(*WORKLOAD_LABELS)} ({workloads})",
        "elsewhere": f"count {by('namespace')} ({_elsewhere(service, namespace)})",
    }


def known_metrics() -> tuple[str, ...]:
    """Return every metric of every dialect."""
    return tuple(dict.fromkeys(name for dialect in DIALECTS for name in dialect.metrics))


def _elsewhere(service: str, namespace: str) -> str:
    counters = one_of("__name__", tuple(dialect.requests for dialect in DIALECTS))
    other = (differs("namespace", namespace), differs("namespace", ""))
    labelled = (selector(counters, equals(label, service), *other) for label in SERVICE_LABELS)
    running = (
        f"{metric}{selector(equals(label, service), *other)}"
        for label, metric in WANTED_REPLICAS.items()
    )
    return " or ".join((*labelled, *running))


def read(items: Iterable[Mapping[str, Any]], service: str, namespace: str) -> Discovery:
    """Return what the answer says."""
    rows = by_tag(items)
    index = _metrics_by_identity(rows, service)
    found = [_find(dialect, index, service, namespace) for dialect in DIALECTS]
    used, *others = [one for one in found if one] or [None]
    return Discovery(
        at=one(rows, "now"),
        found=used,
        other_dialects=tuple(one.dialect.name for one in others if one and not _covers(used, one)),
        names=_names(rows),
        elsewhere=tuple(sorted(row.labels["namespace"] for row in rows.get("elsewhere", ()))),
    )


def _covers(used: Found | None, other: Found) -> bool:
    """Tell whether `other` is only another view of the metrics that are used already."""
    return used is not None and other.metrics <= used.metrics


def _metrics_by_identity(rows: Rows, service: str) -> dict[tuple[str, str], set[str]]:
    """Return the metrics that name `service`, by (label that does so, namespace)."""
    index: dict[tuple[str, str], set[str]] = {}
    for row in rows.get("series", ()):
        for label in SERVICE_LABELS:
            if row.labels.get(label) == service:
                _add(index, label, row)
    for row in rows.get("pods", ()):
        _add(index, "pod", row)
    return index


def _add(index: dict[tuple[str, str], set[str]], label: str, row: Row) -> None:
    identity = (label, row.labels.get("namespace", ""))
    index.setdefault(identity, set()).add(row.labels["__name__"])


def _find(
    dialect: Dialect, index: Mapping[tuple[str, str], set[str]], service: str, namespace: str
) -> Found | None:
    """Return the service's series in this dialect.

    A namespace that is said beats none; then the label under which most of the dialect's metrics
    are; then the more deliberate label. Pods' names are the last resort.
    """
    known = frozenset(dialect.metrics)
    for space in (namespace, ""):
        here = [(label, space) for label in (*dialect.service_labels, "pod")]
        usable = [one for one in here if dialect.requests in index.get(one, ())]
        if usable:
            best = max(usable, key=lambda one: len(known & index[one]))
            return Found(
                dialect, _selector(dialect, *best, service), known & index[best], bool(space)
            )
    return None


def _selector(dialect: Dialect, label: str, space: str, service: str) -> str:
    named = matches("pod", pod_pattern(service)) if label == "pod" else equals(label, service)
    return selector(equals(dialect.namespace_label, space), named)


def _names(rows: Rows) -> tuple[str, ...]:
    labelled = (_first(row, NAME_LABELS) for row in rows.get("series", ()))
    running = (_first(row, WORKLOAD_LABELS) for row in rows.get("workloads", ()))
    without_revision = (re.sub(f"{KNATIVE_SUFFIX}$", "", name) for name in running)
    return tuple(sorted({*labelled, *without_revision} - {""}))


def _first(row: Row, labels: tuple[str, ...]) -> str:
    return next((row.labels[label] for label in labels if row.labels.get(label)), "")


def suggestions(names: tuple[str, ...], service: str) -> list[str]:
    """Return the names nearest to `service`, or some of all when none is near."""
    within = [name for name in names if service in name or name in service]
    near = difflib.get_close_matches(service, names, n=MAX_SUGGESTIONS, cutoff=NEAR_ENOUGH)
    return list(dict.fromkeys((*within, *near)) or names)[:MAX_SUGGESTIONS]
