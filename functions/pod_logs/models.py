"""What is asked and what is answered, field by field.

Its fields are the wire contract. How they are computed is in the neighbours. The answer is made of
plain records (docs/adr/0007).
"""

from typing import Literal, NamedTuple, Self

from pydantic import AliasChoices, Field, model_validator

from shared.edge.fields import Name, Previous, Since
from shared.edge.models import Ask

DEFAULT_TAIL_LINES = 100
MAX_TAIL_LINES = 5000
MAX_SELECTOR_CHARACTERS = 1000
MAX_PATTERN_CHARACTERS = 500


class PodLogsRequest(Ask):
    """Whose logs (exactly one of pod_name, service_name, selector), and which part of them."""

    pod_name: Name = Field(default="", description="Name of one pod.")
    service_name: Name = Field(
        default="", description="Name of a service, deployment or other workload."
    )
    selector: str = Field(
        default="",
        max_length=MAX_SELECTOR_CHARACTERS,
        description="Label selector, such as app=homepage.",
    )
    namespace: Name = Field(default="default", min_length=1, description="Kubernetes namespace.")
    container: Name = Field(default="", description="Only this container.")
    tail_lines: int = Field(
        default=DEFAULT_TAIL_LINES,
        ge=1,
        le=MAX_TAIL_LINES,
        validation_alias=AliasChoices("tail_lines", "lines"),
        description="Last lines of each container.",
    )
    since: Since = Field(default="", description="Only newer lines: 15m, 1h, or an RFC 3339 time.")
    previous: Previous = Field(
        default="false",
        description="Log of the previous, crashed instance; auto: also that one, if restarted.",
    )
    grep: str = Field(
        default="",
        max_length=MAX_PATTERN_CHARACTERS,
        description="Only lines that match this regular expression.",
    )
    timestamps: bool = Field(default=True, description="Begin each line with its time.")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if sum(map(bool, (self.pod_name, self.service_name, self.selector))) != 1:
            raise ValueError("give exactly one of pod_name, service_name and selector")
        return self


class ContainerLog(NamedTuple):
    """One container's run, and what was read of its log.

    `state` is running, waiting, terminated, completed (ended with 0), gone or unknown. `reason` and
    `exit_code` belong to that state, or tell how the last run ended when it has none.
    """

    pod: str
    container: str
    previous: bool
    state: str
    restarts: int
    reason: str | None
    exit_code: int | None
    lines: int
    first_at: str | None
    last_at: str | None
    truncated: bool


class PodLogs(NamedTuple):
    """Redacted lines in order of time, and the containers that they come from."""

    logs: list[str]
    pod_name: str | None
    namespace: str
    status: Literal["ok", "empty", "unknown"]
    pods: list[ContainerLog]
    matched_by: str
    redactions: int
    truncated: bool
    warnings: list[str]
    timestamp: str
