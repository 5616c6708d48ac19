"""Round 1: which known metrics a service has, and under which labels.

The same answer names every service of the namespace, and the namespaces where the name does exist:
"not found" costs no further question. It also tells how often the service is scraped.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from shared.domain.promql.samples import Row, Rows, by_tag, one
from shared.domain.promql.text import by, equals, matches, one_of, selector
from shared.domain.signals import elsewhere, scopes
from shared.domain.signals.dialect import (
    NAMESPACE,
    OTHER_NAMESPACES,
    SERVICE_LABELS,
    Dialect,
    Found,
    Identity,
    Layer,
)
from shared.domain.signals.dialects import DIALECTS
from shared.domain.signals.kinds import readings
from shared.domain.signals.workloads import (
    KNATIVE_SUFFIX,
    MANNERS,
    WANTED_REPLICAS,
    WORKLOAD_LABELS,
    named,
    pod_pattern,
)

# What a person calls a service, where a row says several things: its job last.
NAME_LABELS = (*(label for label in SERVICE_LABELS if label != "job"), "job")
MAX_SUGGESTIONS = 10
NEAR_ENOUGH = 0.6  # difflib's ratio: `hompage` to `homepage` is 0.93, `page` to `postgres` 0.5
SCRAPES_OVER, SCRAPES_OVER_S = "20m", 1200.0

Here = tuple[Identity | None, str]  # who says it (None: the pods' names), and of which namespace
Index = Mapping[Here, frozenset[str]]


class Discovery(NamedTuple):
    """What round 1 knows; `at` is the server's time of evaluation, in Unix seconds."""

    at: float | None
    found: Found | None
    others: tuple[Found, ...]
    names: tuple[str, ...]
    elsewhere: tuple[str, ...]
    scrape_interval_s: float | None = None


def operands(service: str, namespace: str) -> dict[str, str]:
    """Return the queries by name; one union of them is asked."""
    here = one_of(NAMESPACE, (namespace, ""))
    told = (named(tuple(WANTED_REPLICAS.values()), *one.inside(namespace)) for one in MANNERS)
    in_pods = selector(here, matches("pod", pod_pattern(service)))
    return {
        "now": "vector(time())",
        **scopes.operands(service, namespace),
        "workloads": f"count {by(*WORKLOAD_LABELS)} ({' or '.join(told)})",
        **elsewhere.operands(service, namespace),
        "scrapes": f"max {by(NAMESPACE, *SERVICE_LABELS)} ({_scrapes(f'up{selector(here)}')})",
        "pod_scrapes": f"max({_scrapes(f'up{in_pods}')})",
    }


def _scrapes(targets: str) -> str:
    """Count samples, of targets that were there all the time: the young and the gone have fewer."""
    there = f"{targets} offset {SCRAPES_OVER} and {targets}"
    return f"count_over_time({targets}[{SCRAPES_OVER}]) and {there}"


def read(items: Iterable[Mapping[str, Any]], service: str, namespace: str) -> Discovery:
    """Return what the answer says."""
    every = by_tag(items)
    rows = {tag: [row for row in found if _is_here(row, namespace)] for tag, found in every.items()}
    own = _mentioning(service, rows)
    looked = (_find(dialect, own, service, namespace) for dialect in DIALECTS)
    used, *others = sorted((one for one in looked if one), key=_rank) or [None]
    return Discovery(
        at=one(rows, "now"),
        found=used,
        others=tuple(_other_families(used, others)),
        names=_names(rows, namespace),
        elsewhere=elsewhere.read(every, service, namespace),
        scrape_interval_s=_scrape_interval(rows, service),
    )


def _is_here(row: Row, namespace: str) -> bool:
    """Tell whether a row without a `namespace` does not say another one by another label."""
    said = {row.labels.get(label, "") for label in OTHER_NAMESPACES}
    return bool(row.labels.get(NAMESPACE)) or said <= {"", namespace}


def _mentioning(service: str, rows: Rows) -> Rows:
    """Return the rows that may be the service's: a namespace has many others, known at a glance."""
    own = {
        tag: [row for row in found if any(service in value for value in row.labels.values())]
        for tag, found in rows.items()
    }
    return {**own, scopes.PODS: rows.get(scopes.PODS, [])}  # these were found by the pods' names


def _rank(found: Found) -> tuple[bool, bool, Layer]:
    return found.rank


def _other_families(used: Found | None, others: list[Found | None]) -> Iterable[Found]:
    """Yield one of each family that is not only another view of what is used already."""
    seen = {used.dialect.kin} if used else set[str]()
    for other in others:
        if other and other.dialect.kin not in seen:
            seen.add(other.dialect.kin)
            yield other


def _find(dialect: Dialect, rows: Rows, service: str, namespace: str) -> Found | None:
    """Return the service's series in this dialect.

    A namespace that is said beats none; then the label under which most of the dialect's metrics
    are; then the more deliberate label. Pods' names are the last resort.
    """
    index = _index(dialect, rows, service, namespace)
    ways: tuple[Identity | None, ...] = (*dialect.identities, None)
    for space in (namespace, ""):
        usable = [(way, space) for way in ways if _proves(dialect, index.get((way, space)))]
        if usable:
            way, _ = best = max(usable, key=lambda here: len(index[here]))
            chosen = _matchers(dialect, way, service, namespace, space)
            join = scopes.joining(way, namespace) if way and way.joined else ""
            return Found(dialect, selector(*chosen), index[best], bool(space), join)
    return None


def _index(dialect: Dialect, rows: Rows, service: str, namespace: str) -> Index:
    """Return which of the dialect's metrics are there, by who says that they are the service's."""
    index: dict[Here, frozenset[str]] = {}
    known = {*dialect.metrics, dialect.summary}

    def add(way: Identity | None, space: str, row: Row) -> None:
        metrics = index.get((way, space), frozenset())
        index[way, space] = metrics | ({_kind(row)} & known)

    for way in dialect.identities:
        for row in rows.get(scopes.scope_of(dialect, way).tag, ()):
            if way.holds(row.labels, service, namespace):
                add(way, _space(way, row, namespace), row)
    for row in rows.get(scopes.PODS, ()) if dialect.has_pods else ():
        add(None, row.labels.get(NAMESPACE, ""), row)
    return index


def _space(way: Identity, row: Row, namespace: str) -> str:
    """Return the namespace that a row says; the label's absence counts for this one alone."""
    return row.labels.get(NAMESPACE, "") if way.namespace == NAMESPACE else namespace


def _kind(row: Row) -> str:
    quantile = "{quantile}" if row.labels.get(scopes.QUANTILE) else ""
    return f"{row.labels['__name__']}{quantile}"


def _proves(dialect: Dialect, metrics: frozenset[str] | None) -> bool:
    if not metrics:
        return False
    natively = dialect.is_counted_by_histogram and dialect.duration in metrics
    proof = dialect.proof or dialect.requests
    return natively or {proof, dialect.requests} <= metrics


def _matchers(
    dialect: Dialect, way: Identity | None, service: str, namespace: str, space: str
) -> tuple[str, ...]:
    named = (
        way.matchers(service, namespace, space)
        if way
        else (equals(NAMESPACE, space), matches("pod", pod_pattern(service)))
    )
    alone = () if space else dialect.nowhere_else(namespace)
    return (*named, *alone, *dialect.matchers)


def _scrape_interval(rows: Rows, service: str) -> float | None:
    """Return the seconds between samples, by how often the service's targets were scraped."""
    named = (
        row.value
        for row in rows.get("scrapes", ())
        if service in {row.labels.get(label) for label in SERVICE_LABELS}
    )
    scrapes = max((count for count in (*named, one(rows, "pod_scrapes")) if count), default=0)
    return SCRAPES_OVER_S / scrapes if scrapes else None


def _names(rows: Rows, namespace: str) -> tuple[str, ...]:
    running = (_first(row, WORKLOAD_LABELS) for row in rows.get("workloads", ()))
    without_revision = (re.sub(f"{KNATIVE_SUFFIX}$", "", name) for name in running)
    return tuple(sorted({*_named_by_series(rows, namespace), *without_revision} - {""}))


def _named_by_series(rows: Rows, namespace: str) -> Iterable[str]:
    for scope, inside in scopes.SCOPES.items():
        shaped = dict.fromkeys(way for _, way in inside if way.shape != "{service}")
        plain = dict.fromkeys(way.label for _, way in inside if way.shape == "{service}")
        labels = sorted(plain, key=lambda label: label == "job")
        for row in rows.get(scope.tag, ()):
            yield _first(row, tuple(labels))
            yield from (way.name_in(row.labels, namespace) for way in shaped)


def _first(row: Row, labels: tuple[str, ...]) -> str:
    return next((row.labels[label] for label in labels if row.labels.get(label)), "")


def suggestions(names: tuple[str, ...], service: str) -> list[str]:
    """Return the names nearest to `service`, or of its kind, or some of all when none is."""
    meant = readings(service, names)
    if meant:
        return meant[:MAX_SUGGESTIONS]
    within = [name for name in names if service in name or name in service]
    near = difflib.get_close_matches(service, names, n=MAX_SUGGESTIONS, cutoff=NEAR_ENOUGH)
    return list(dict.fromkeys((*within, *near)) or names)[:MAX_SUGGESTIONS]
