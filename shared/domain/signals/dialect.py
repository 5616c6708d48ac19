"""What a row of the dialect table may say, and how series say whose they are.

The rows themselves are in `dialects`.
"""

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from shared.domain.promql.text import equals, matches, one_of, re2_literal

# Where a scraped series may name its service, the most deliberate name first.
SERVICE_LABELS = (
    "service",
    "job",
    "app",
    "application",
    "service_name",
    "container",
    "deployment",
    "exported_service",
)
SECOND_MS = 1000.0
NAMESPACE = "namespace"
# Where OpenTelemetry and old Knative say it, of series that have no `namespace`.
OTHER_NAMESPACES = ("k8s_namespace_name", "namespace_name")
COMPOSED = ""  # no label of its own: the namespace is a part of the service's label
NAME = "{service}"


class Layer(IntEnum):
    """Where requests are counted: the nearer to the application, the more of them are seen."""

    APP = 0
    MESH = 1
    SIDECAR = 2
    INGRESS = 3

    @property
    def words(self) -> str:
        """Say it to a person."""
        return ("the application's own", "mesh", "queue-proxy", "ingress")[self]


class Identity(NamedTuple):
    """One way in which series say whose they are.

    `shape` is the RE2 pattern of the label's value, with {service} and {namespace} to fill in.
    With `joined`, the namespace is a label of `target_info` instead, by job and instance.
    """

    label: str
    namespace: str = NAMESPACE
    shape: str = NAME
    joined: bool = False

    def pattern(self, service: str, namespace: str) -> str:
        """Return the pattern of the label's value; `service` is itself a pattern."""
        filled = self.shape.replace("{namespace}", re2_literal(namespace))
        return filled.replace(NAME, service)

    def holds(self, labels: Mapping[str, str], service: str, namespace: str) -> bool:
        """Tell whether a row is of that service, by its name; RE2 and Python agree on these."""
        value = labels.get(self.label, "")
        if self.shape == NAME:
            return value == service
        return re.fullmatch(self.pattern(re2_literal(service), namespace), value) is not None

    def name_in(self, labels: Mapping[str, str], namespace: str) -> str:
        """Return the service that a row names, "" for none."""
        value = labels.get(self.label, "")
        if self.shape == NAME:
            return value
        found = re.fullmatch(self.pattern("(.+?)", namespace), value)
        return found[1] if found else ""

    def anywhere(self, service: str) -> str:
        """Return the pattern of a composed value, with the namespace as its first group."""
        return self.shape.replace("{namespace}", "(.+?)").replace(NAME, re2_literal(service))

    def matchers(self, service: str, namespace: str, space: str) -> tuple[str, ...]:
        """Return what selects the series; `space` is the namespace as the series say it."""
        named = (
            equals(self.label, service)
            if self.shape == NAME
            else matches(self.label, self.pattern(re2_literal(service), namespace))
        )
        return (named,) if self.joined or not self.namespace else (self.at(space), named)

    def at(self, space: str) -> str:
        """Return the matcher of the namespace."""
        return equals(self.namespace, space)


PLAIN_NAMES = tuple(Identity(label) for label in SERVICE_LABELS)
PROMOTED = (Identity("service_name", "k8s_namespace_name"),)
# OTLP makes job of service.namespace and service.name; the rest of a resource is in target_info.
IN_TARGET_INFO = (Identity("job", "k8s_namespace_name", "(.+/)?{service}", joined=True),)
TARGET_INFO = "target_info"


class Dialect(NamedTuple):
    """One way to expose requests."""

    name: str
    requests: str  # a counter
    layer: Layer = Layer.APP
    proof: str = ""  # the metric that tells it from its family; without one, `requests`
    errors: str = ""  # a counter of failed requests, for those whose requests carry no code
    # Base name of a histogram, classic or native, of a summary, or of a pair of _sum and _count.
    duration: str = ""
    unit_ms: float = SECOND_MS  # what one unit of the duration is
    identities: tuple[Identity, ...] = PLAIN_NAMES
    matchers: tuple[str, ...] = ()  # of all its series
    duration_matchers: tuple[str, ...] = ()
    code_labels: tuple[str, ...] = ("code", "status", "status_code")
    # RE2 and Python alike, of the whole value; the first catches a grouped `5xx`, too.
    server_error: str = "5.*|error|failure|failed"
    client_error: str = "4.*"
    failed_as: str = "5xx"  # what a failure is called,
    refused_as: str = "4xx"  # and a refusal
    one_of: str = ""  # a label of whose values only one may be counted: that with most traffic
    family: str = ""  # dialects of one family are views of the same requests

    @property
    def metrics(self) -> tuple[str, ...]:
        """Every metric that may be there, but for the _sum that is wherever a _count is."""
        base = self.duration
        parts = (f"{base}_bucket", f"{base}_count", base) if base else ()
        return tuple(dict.fromkeys(filter(None, (self.requests, self.errors, *parts))))

    @property
    def summary(self) -> str:
        """The name by which discovery tells a summary from a native histogram."""
        return f"{self.duration}{{quantile}}"

    @property
    def is_counted_by_histogram(self) -> bool:
        """Whether a native histogram would count the requests, too."""
        return self.requests == f"{self.duration}_count"

    @property
    def kin(self) -> str:
        """Its family's name."""
        return self.family or self.name

    def nowhere_else(self, namespace: str) -> tuple[str, ...]:
        """Return what leaves out series without a `namespace` that say another one elsewhere."""
        said = {way.namespace for way in self.identities}
        return tuple(one_of(label, (namespace, "")) for label in OTHER_NAMESPACES if label in said)

    @property
    def has_pods(self) -> bool:
        """Whether a pod on a series is the service's own: not a client's, not the ingress's."""
        return self.layer in {Layer.APP, Layer.SIDECAR}


class Found(NamedTuple):
    """The series of one service: a dialect, a selector, and which of its metrics are there.

    `join` is what narrows them further where labels alone do not, a set operation.
    """

    dialect: Dialect
    selector: str
    metrics: frozenset[str]
    namespaced: bool
    join: str = ""

    def series(self, metric: str, *more: str) -> str:
        """Return the selector of one metric, with more matchers."""
        matchers = filter(None, (self.selector[1:-1], *more))
        return f"{metric}{{{','.join(matchers)}}}"

    def only(self, vector: str) -> str:
        """Return what of a vector is the service's own."""
        return f"({vector} {self.join})" if self.join else vector

    @property
    def is_native(self) -> bool:
        """Whether durations are a native histogram, and not a classic one besides."""
        return f"{self.dialect.duration}_bucket" not in self.metrics and (
            self.dialect.duration in self.metrics
        )

    @property
    def has_quantiles(self) -> bool:
        """Whether percentiles can be told."""
        kinds = {f"{self.dialect.duration}_bucket", self.dialect.duration, self.dialect.summary}
        return bool(kinds & self.metrics)

    @property
    def rank(self) -> tuple[bool, bool, Layer]:
        """Lower is better.

        An ingress sees only what comes from outside; else percentiles are worth more than being
        nearer to the application, and this more than the table's order.
        """
        layer = self.dialect.layer
        return layer is Layer.INGRESS, not self.has_quantiles, layer
