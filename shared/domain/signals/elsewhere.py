"""In which other namespaces a service of the asked name is: for the sentence that it is not here.

It rides on round 1, so that "not found" costs no question of its own. Traefik is left out: it joins
namespace and service by a hyphen, which both may contain.
"""

import re

from shared.domain.promql.samples import Rows
from shared.domain.promql.text import by, equals, matches, none_of, selector
from shared.domain.signals.dialect import COMPOSED, NAMESPACE, Dialect, Identity, Layer
from shared.domain.signals.dialects import DIALECTS
from shared.domain.signals.workloads import MANNERS, WANTED_REPLICAS, named

# A namespace called so is said by all kinds of series; of their labels, those that are usual.
USUAL = {Layer.APP: ("service", "job", "app", "container"), Layer.MESH: ("deployment",)}
AMBIGUOUS = "{namespace}-"

# Counters, by the label that says the namespace and the one that says the service.
Said = dict[tuple[str, str], list[str]]


def _said() -> Said:
    said: Said = {}
    for dialect in DIALECTS:
        for way in dialect.identities:
            if _tells(dialect, way):
                said.setdefault((way.namespace, way.label), []).append(dialect.requests)
    return said


def _tells(dialect: Dialect, way: Identity) -> bool:
    if way.joined or way.namespace == COMPOSED:
        return False
    return way.namespace != NAMESPACE or way.label in USUAL.get(dialect.layer, ())


SAID = _said()
COMPOSITIONS = {
    way: dialect.requests
    for dialect in DIALECTS
    for way in dialect.identities
    if way.namespace == COMPOSED and AMBIGUOUS not in way.shape
}


def operands(service: str, namespace: str) -> dict[str, str]:
    """Return the queries by name."""
    series: dict[str, list[str]] = {}
    for (space, label), counters in SAID.items():
        others = none_of(space, (namespace, ""))
        found = named(tuple(dict.fromkeys(counters)), equals(label, service), others)
        series.setdefault(space, []).append(found)
    for manner in MANNERS:
        series.setdefault(manner.namespace, []).extend(
            f"{metric}{selector(equals(label, service), *manner.outside(namespace))}"
            for label, metric in WANTED_REPLICAS.items()
        )
    for way, counter in COMPOSITIONS.items():
        composed = selector(matches(way.label, way.anywhere(service)))
        series.setdefault(way.label, []).append(f"{counter}{composed}")
    return {
        _tag(label): f"count {by(label)} ({' or '.join(found)})" for label, found in series.items()
    }


def read(rows: Rows, service: str, namespace: str) -> tuple[str, ...]:
    """Return the namespaces, sorted."""
    said = {row.labels.get(space, "") for space, _ in SAID for row in rows.get(_tag(space), ())}
    composed = (
        re.fullmatch(way.anywhere(service), row.labels.get(way.label, ""))
        for way in COMPOSITIONS
        for row in rows.get(_tag(way.label), ())
    )
    return tuple(sorted({*said, *(found[1] for found in composed if found)} - {"", namespace}))


def _tag(label: str) -> str:
    return f"elsewhere_{label}"
