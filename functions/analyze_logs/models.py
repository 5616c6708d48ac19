"""What is asked and what is answered, field by field.

Its fields are the wire contract. How they are filled is in `answer`.
"""

from typing import Annotated, Any, Literal, Self, cast

from pydantic import AliasChoices, BeforeValidator, ConfigDict, Field, model_validator

from shared.domain.logs.failures import Severity
from shared.edge.fields import Name, Previous, Since, Word
from shared.edge.models import Answer, Ask

MAX_CONTEXT_CHARACTERS = 2000
MAX_TEMPLATES, MAX_TOKENS = 200, 8000
Status = Literal["ok", "empty", "unknown"]


def _joined(value: Any) -> Any:
    """Take a list of lines, as pod-logs answers them, for a text."""
    if not isinstance(value, list):
        return value
    lines = cast("list[Any]", value)
    return "\n".join(lines) if all(isinstance(line, str) for line in lines) else lines


Text = Annotated[str, BeforeValidator(_joined)]


class AnalyzeLogsRequest(Ask):
    """Which logs (exactly one of logs, pod_name, service_name), and what to look for."""

    # Blank lines count: to strip them would shift the numbers of all others.
    model_config = ConfigDict(str_strip_whitespace=False)

    logs: Text | None = Field(
        default=None,
        validation_alias=AliasChoices("logs", "log", "text", "log_text", "content"),
        description="Log lines, as text.",
    )
    pod_name: Name = Field(
        default="",
        validation_alias=AliasChoices("pod_name", "pod"),
        description="Or read the logs of this pod.",
    )
    service_name: Name = Field(
        default="",
        validation_alias=AliasChoices("service_name", "service"),
        description="Or of this service or workload.",
    )
    namespace: Name = Field(default="default", min_length=1, description="Kubernetes namespace.")
    container: Name = Field(default="", description="Only this container.")
    since: Since = Field(default="", description="Only newer lines: 15m, 1h, or an RFC 3339 time.")
    previous: Previous = Field(
        default="auto", description="The previous, crashed instance; auto: also, if restarted."
    )
    context: Word = Field(
        default="",
        max_length=MAX_CONTEXT_CHARACTERS,
        validation_alias=AliasChoices("context", "question"),
        description="What you want to know.",
    )
    max_templates: int = Field(
        default=40, ge=1, le=MAX_TEMPLATES, description="Kinds of lines shown."
    )
    max_tokens: int = Field(
        default=1500, ge=50, le=MAX_TOKENS, description="Tokens they may take together."
    )
    language: Literal["", "en", "pt"] = Field(default="", json_schema_extra={"tool": False})
    # Chat has its own model word what all tools of a turn found, at the end and at once.
    explain: bool = Field(default=True, json_schema_extra={"tool": False})

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = (self.logs is not None, bool(self.pod_name), bool(self.service_name))
        if sum(given) != 1:
            raise ValueError("give exactly one of logs, pod_name and service_name")
        return self


class FindingAnswer(Answer):
    """One thing that is wrong; `evidence` holds line numbers, none where a state says it."""

    title: str
    severity: Severity
    evidence: list[int]
    explanation: str
    code: str
    count: int
    first_at: str | None
    last_at: str | None
    next_step: str


class TemplateAnswer(Answer):
    """Lines of one kind: `<*>` stands for what varies."""

    id: str
    template: str
    count: int
    level: str | None
    first_line: int
    last_line: int
    first_at: str | None
    last_at: str | None
    example: str
    example_line: int
    reason: str


class StackAnswer(Answer):
    """Stack traces of one fingerprint; frames are innermost first."""

    id: str
    language: str
    exception: str
    message: str
    frames: list[str]
    fingerprint: str
    count: int
    first_line: int
    last_line: int
    first_at: str | None
    last_at: str | None


class DigestAnswer(Answer):
    """All lines, told by the kinds of lines that matter most."""

    lines: int
    templates_total: int
    tokens: int
    templates: list[TemplateAnswer]
    stacks: list[StackAnswer]
    levels: dict[str, int]
    first_at: str | None
    last_at: str | None


class CitedLine(Answer):
    """A line as it stands in the log, redacted."""

    line: int
    text: str


class LogAnalysis(Answer):
    """What the logs say: computed, then explained by a model where one is there."""

    analysis: str
    status: Status
    severity: Severity
    summary: str
    findings: list[FindingAnswer]
    digest: DigestAnswer
    cited_lines: list[CitedLine]
    model: str | None
    grounded: bool
    redactions: int
    warnings: list[str]
    timestamp: str
