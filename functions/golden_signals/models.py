"""What golden signals is asked and answers with; the numbers beside the sentences.

The answer is made of plain records: nine pydantic models would take a fifth of this function's own
part of a cold start to build, and it is pyright that checks what we fill in ourselves.
"""

from typing import Annotated, NamedTuple

from pydantic import AfterValidator, AliasChoices, Field

from shared.domain.promql.times import duration_s
from shared.domain.signals.reasons import Reason
from shared.domain.signals.verdict import Confidence, Status
from shared.edge.fields import Moment
from shared.edge.models import Ask

MIN_WINDOW_S, MAX_WINDOW_S = 60, 86400
# Kubernetes allows 63 and host names 253; a hostile name grows fourfold when it is escaped, and
# VictoriaMetrics takes queries of 16 kB at most.
MAX_NAME_CHARACTERS = 128


def checked_window(text: str) -> str:
    """Return `text` when it is a duration that rates can be taken over."""
    if not MIN_WINDOW_S <= duration_s(text) <= MAX_WINDOW_S:
        raise ValueError("must be from 1m to 1d")
    return text


class GoldenSignalsRequest(Ask):
    """Which service, and when."""

    service_name: str = Field(
        validation_alias=AliasChoices("service_name", "service"),
        min_length=1,
        max_length=MAX_NAME_CHARACTERS,
        description="Name of the service.",
    )
    namespace: str = Field(
        default="default",
        min_length=1,
        max_length=MAX_NAME_CHARACTERS,
        description="Its Kubernetes namespace.",
    )
    window: Annotated[str, AfterValidator(checked_window)] = Field(
        default="5m", description="How far back rates look, from 1m to 1d."
    )
    at: Moment = Field(
        default="",
        coerce_numbers_to_str=True,
        description="Moment to evaluate at, RFC 3339 or Unix seconds; default now.",
    )
    slo: float = Field(
        default=0,
        ge=0,
        lt=100,
        description="Availability objective in percent, such as 99.9, to see its burn rate.",
    )
    thresholds: dict[str, float] = Field(default={}, json_schema_extra={"tool": False})
    include_plot: bool = Field(default=False, json_schema_extra={"tool": False})


class Latency(NamedTuple):
    """Milliseconds."""

    p50_ms: float | None = None
    p95_ms: float | None = None
    p99_ms: float | None = None
    mean_ms: float | None = None


class Traffic(NamedTuple):
    """Requests a second and a minute."""

    rps: float | None = None
    rpm: float | None = None


class Errors(NamedTuple):
    """Shares of requests: failed on the server's side, refused as the client's fault."""

    ratio: float | None = None
    client_ratio: float | None = None


class Saturation(NamedTuple):
    """Shares of the limit, or of the request where the basis says so; restarts in 15 minutes."""

    cpu_ratio: float | None = None
    memory_ratio: float | None = None
    throttled_ratio: float | None = None
    restarts: int | None = None
    cpu_basis: str | None = None
    memory_basis: str | None = None
    cpu_cores: float | None = None
    memory_bytes: float | None = None


class Signals(NamedTuple):
    """The numbers behind the four sentences."""

    latency: Latency = Latency()
    traffic: Traffic = Traffic()
    errors: Errors = Errors()
    saturation: Saturation = Saturation()


class Source(NamedTuple):
    """Where the numbers of requests come from."""

    dialect: str
    metric: str
    selector: str


class Query(NamedTuple):
    """A query that was asked, fit to be asked again by hand at `evaluated_at`."""

    name: str
    query: str


class Failure(NamedTuple):
    """Why Prometheus could not be asked."""

    code: str
    detail: str


class GoldenSignals(NamedTuple):
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
    plot: str | None = None
    error: Failure | None = None

    OMITTED_WHEN_NULL = frozenset({"plot", "error"})
