"""Round 1's questions about requests: one for each way in which a namespace can be said.

Each lists the known metrics there with the labels that may name a service, for every service at
once. Which of them are one service's is for `discovery` to say.
"""

from collections.abc import Mapping
from typing import NamedTuple

from shared.domain.promql.text import by, equals, matches, one_of, re2_literal, selector
from shared.domain.signals.dialect import (
    COMPOSED,
    NAMESPACE,
    OTHER_NAMESPACES,
    TARGET_INFO,
    Dialect,
    Identity,
)
from shared.domain.signals.dialects import DIALECTS
from shared.domain.signals.workloads import pod_pattern

# One series of each histogram says that it is there: its last bucket.
NO_BUCKET_BUT_THE_LAST = matches("le", r"|\+Inf")
PODS = "pods"  # the name of the question by pods
QUANTILE = "quantile"  # tells a summary from a native histogram


class Scope(NamedTuple):
    """Where to look: what says the namespace, and what else the series must say."""

    key: str
    matchers: tuple[str, ...]
    joined: bool

    @property
    def tag(self) -> str:
        """Return the name of the question."""
        narrowed = "".join(char for char in "".join(self.matchers) if char.isalnum())
        return "_".join(filter(None, ("series", self.key, narrowed, "joined" * self.joined)))


def scope_of(dialect: Dialect, identity: Identity) -> Scope:
    """Return where an identity of a dialect is looked for."""
    key = identity.namespace if identity.namespace != COMPOSED else identity.label
    return Scope(key, dialect.matchers, identity.joined)


def _scopes() -> dict[Scope, list[tuple[Dialect, Identity]]]:
    scopes: dict[Scope, list[tuple[Dialect, Identity]]] = {}
    for dialect in DIALECTS:
        for identity in dialect.identities:
            scopes.setdefault(scope_of(dialect, identity), []).append((dialect, identity))
    return scopes


SCOPES: Mapping[Scope, list[tuple[Dialect, Identity]]] = _scopes()


def metrics_of(dialects: tuple[Dialect, ...]) -> tuple[str, ...]:
    """Return every metric of these dialects."""
    return tuple(dict.fromkeys(name for dialect in dialects for name in dialect.metrics))


def operands(service: str, namespace: str) -> dict[str, str]:
    """Return the queries by name."""
    listed = {
        scope.tag: _listing(scope, inside, service, namespace) for scope, inside in SCOPES.items()
    }
    return {**listed, PODS: _in_pods(service, namespace)}


def _listing(
    scope: Scope, inside: list[tuple[Dialect, Identity]], service: str, namespace: str
) -> str:
    metrics = one_of("__name__", metrics_of(tuple(dialect for dialect, _ in inside)))
    labels = dict.fromkeys(identity.label for _, identity in inside)
    _, identity = inside[0]
    here = _here(scope, identity, service, namespace)
    series = selector(metrics, here, *scope.matchers, NO_BUCKET_BUT_THE_LAST)
    if scope.joined:
        series = f"{series} {joining(identity, namespace)}"
    space = () if identity.namespace == COMPOSED or scope.joined else (identity.namespace,)
    if space == (NAMESPACE,):
        space = (NAMESPACE, *OTHER_NAMESPACES)
    return f"count {by('__name__', QUANTILE, *space, *labels)} ({series})"


def _here(scope: Scope, identity: Identity, service: str, namespace: str) -> str:
    if scope.joined:
        return matches(identity.label, identity.pattern(re2_literal(service), namespace))
    if identity.namespace == COMPOSED:
        return matches(identity.label, identity.pattern(".+", namespace))
    if identity.namespace == NAMESPACE:
        # A plain Prometheus at home may label nothing with a namespace: the empty value is that.
        return one_of(NAMESPACE, (namespace, ""))
    return equals(identity.namespace, namespace)


def joining(identity: Identity, namespace: str) -> str:
    """Return the set operation that keeps what target_info says to be in the namespace."""
    return f"and on (job,instance) {TARGET_INFO}{selector(identity.at(namespace))}"


def _in_pods(service: str, namespace: str) -> str:
    dialects = tuple(dialect for dialect in DIALECTS if dialect.has_pods)
    series = selector(
        one_of("__name__", metrics_of(dialects)),
        one_of(NAMESPACE, (namespace, "")),
        matches("pod", pod_pattern(service)),
        NO_BUCKET_BUT_THE_LAST,
    )
    return f"count {by('__name__', QUANTILE, NAMESPACE, *OTHER_NAMESPACES)} ({series})"
