"""What golden signals answers with; the numbers beside the sentences.

Plain dataclasses inside one model: they cost the cold start less than models of their own.
"""

from dataclasses import dataclass, field

from pydantic import Field

from shared.domain.signals.reasons import Reason
from shared.domain.signals.verdict import Confidence, Status
from shared.edge.models import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Milliseconds."""

    p50_ms: float | None = None
    p95_ms: float | None = None
    p99_ms: float | None = None
    mean_ms: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """Requests a second and a minute."""

    rps: float | None = None
    rpm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Shares of requests: failed on the server's side, refused as the client's fault."""

    ratio: float | None = None
    client_ratio: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saturation:
    """Shares of the limit, or of the request where the basis says so; restarts in 15 minutes."""

    cpu_ratio: float | None = None
    memory_ratio: float | None = None
    throttled_ratio: float | None = None
    restarts: int | None = None
    cpu_basis: str | None = None
    memory_basis: str | None = None
    cpu_cores: float | None = None
    memory_bytes: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """The numbers behind the four sentences."""

    latency: Latency = field(default_factory=Latency)
    traffic: Traffic = field(default_factory=Traffic)
    errors: Errors = field(default_factory=Errors)
    saturation: Saturation = field(default_factory=Saturation)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the numbers of requests come from."""

    dialect: str
    metric: str
    selector: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was asked, fit to be asked again by hand at `evaluated_at`."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why Prometheus could not be asked."""

    code: str
    detail: str


class GoldenSignals(Answer):
    """A verdict, its reasons, and everything needed to check it by hand."""

    status: Status
    latency: str
    traffic: str
    errors: str
    saturation: str
    service_name: str
    namespace: str
    window: str
    evaluated_at: str
    confidence: Confidence
    reasons: list[Reason]
    signals: Signals
    source: Source | None
    queries: list[Query]
    suggestions: list[str]
    warnings: list[str]
    error: Failure | None = Field(default=None, exclude_if=lambda error: error is None)
