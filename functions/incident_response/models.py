"""What is asked and what is answered, field by field.

The answer is made of plain records: pyright checks what we fill in ourselves, and no model has to
be built on the way to it.
"""

from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, Field

from shared.domain.logs.stamps import parse_since
from shared.edge.fields import Moment, Name
from shared.edge.models import Ask

MAX_DESCRIPTION = 8000
MAX_ALERTS = 5000
LEAST_SINCE_S, MOST_SINCE_S = 300, 7 * 86_400


def _since(text: str) -> str:
    seconds = parse_since(text).seconds
    if seconds is None or not LEAST_SINCE_S <= seconds <= MOST_SINCE_S:
        raise ValueError("must be a duration from 5m to 7d, such as 1h")
    return text


Labels = dict[str, Any]


class IncidentRequest(Ask):
    """What happened: in words, as one alert, or as Alertmanager's whole webhook."""

    description: str = Field(
        default="", max_length=MAX_DESCRIPTION, description="What happened, in words."
    )
    service_name: Name = Field(default="", description="Name of the service or workload.")
    namespace: Name = Field(default="", description="Its Kubernetes namespace.")
    since: Annotated[str, AfterValidator(_since)] = Field(
        default="1h", description="How far back to look, from 5m to 7d."
    )
    at: Moment = Field(default="", coerce_numbers_to_str=True, json_schema_extra={"tool": False})
    language: Literal["", "en", "pt"] = Field(default="", json_schema_extra={"tool": False})
    alert: Labels = Field(default={}, json_schema_extra={"tool": False})
    alerts: list[Labels] = Field(
        default=[], max_length=MAX_ALERTS, json_schema_extra={"tool": False}
    )
    status: str = Field(default="", json_schema_extra={"tool": False})
    version: str = Field(default="", json_schema_extra={"tool": False})
    receiver: str = Field(default="", json_schema_extra={"tool": False})
    group_key: str = Field(
        default="", validation_alias="groupKey", json_schema_extra={"tool": False}
    )
    external_url: str = Field(
        default="", validation_alias="externalURL", json_schema_extra={"tool": False}
    )
    truncated_alerts: int = Field(
        default=0, validation_alias="truncatedAlerts", json_schema_extra={"tool": False}
    )
    group_labels: Labels = Field(
        default={}, validation_alias="groupLabels", json_schema_extra={"tool": False}
    )
    common_labels: Labels = Field(
        default={}, validation_alias="commonLabels", json_schema_extra={"tool": False}
    )
    common_annotations: Labels = Field(
        default={}, validation_alias="commonAnnotations", json_schema_extra={"tool": False}
    )


class TimelineEntry(NamedTuple):
    """One thing that happened; `evidence` is the id of what tells it."""

    at: str
    source: str
    event: str
    evidence: str


class HypothesisFound(NamedTuple):
    """One possible cause, or one that is ruled out."""

    title: str
    category: str
    confidence: float
    evidence: list[str]
    ruled_out: bool
    next_step: str


class Evidence(NamedTuple):
    """One thing that was asked; status is ok, empty or unknown."""

    id: str
    source: str
    query: str
    status: str
    summary: str
    result: Any


class NextStep(NamedTuple):
    """What somebody may do next; a command only reads."""

    text: str
    command: str | None = None


class IncidentReport(NamedTuple):
    """The report, and everything that it stands on."""

    response: str
    status: str
    severity: str
    service_name: str | None
    namespace: str
    timeline: list[TimelineEntry]
    hypotheses: list[HypothesisFound]
    evidence: list[Evidence]
    next_steps: list[NextStep]
    runbook: str | None
    unresolved: list[str]
    report_url: str | None
    model: str | None
    grounded: bool
    warnings: list[str]
    timestamp: str
