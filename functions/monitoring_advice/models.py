"""What monitoring advice is asked and what it answers."""

from typing import Literal, NamedTuple, Self

from pydantic import AliasChoices, Field, model_validator

from shared.domain.knowledge.entries import Reference
from shared.domain.monitoring.signals import Missing, Present
from shared.edge.models import Ask

MAX_TOPIC = 8000  # a whole chat message may come as the topic
MAX_NAME_CHARACTERS = 128
NAME = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$"  # it stands in YAML, where those have no place


class AdviceRequest(Ask):
    """A topic, or a running service."""

    topic: str = Field(
        default="",
        max_length=MAX_TOPIC,
        description="What to watch, such as postgres or nodes, in any words.",
    )
    service_name: str = Field(
        default="",
        validation_alias=AliasChoices("service_name", "service"),
        max_length=MAX_NAME_CHARACTERS,
        pattern=NAME,
        description="A running service, to see what it lacks and get alert rules for it.",
    )
    namespace: str = Field(
        default="default",
        min_length=1,
        max_length=MAX_NAME_CHARACTERS,
        pattern=NAME,
        description="Its Kubernetes namespace.",
    )
    slo: float = Field(
        default=0,
        ge=0,
        lt=100,
        description="Availability objective in percent for the rules; default 99.9.",
    )
    # For callers that show the answer to a person; no argument of the tool.
    language: Literal["", "en", "pt"] = Field(default="", json_schema_extra={"tool": False})

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.topic or self.service_name):
            raise ValueError("give a topic or a service_name")
        return self


class Advice(NamedTuple):
    """What to watch; `alerts` is a PrometheusRule manifest, "" where no rule can be made."""

    response: str
    status: Literal["ok", "empty", "unknown"]
    service_name: str | None
    present: list[Present]
    missing: list[Missing]
    alerts: str
    sources: list[Reference]
    warnings: list[str]
    timestamp: str
