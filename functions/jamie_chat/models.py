"""What chat is asked and what it answers; the answer in plain records, as docs/adr/0007 says."""

from typing import Any, Literal, NamedTuple

from pydantic import Field

from shared.edge.models import Ask
from shared.edge.talk import History, Message


class ChatRequest(Ask):
    """A question, and where it stands."""

    message: Message = Field(
        description="The question, in English or Portuguese.",
        json_schema_extra={"tool": "question"},
    )
    namespace: str = Field(
        default="",
        max_length=63,
        pattern=r"^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$",
        description="Kubernetes namespace meant when the question names none.",
    )
    conversation_id: str = Field(
        default="", max_length=64, pattern=r"^[A-Za-z0-9_-]*$", json_schema_extra={"tool": False}
    )
    history: History = Field(default=[])
    stream: bool = Field(default=False, json_schema_extra={"tool": False})


class ToolUse(NamedTuple):
    """One tool that was asked on the way; `unknown` means that it could not be asked."""

    tool: str
    arguments: dict[str, Any]
    status: Literal["ok", "empty", "unknown"]
    summary: str
    result: dict[str, Any] | None
    duration_ms: float


class ChatAnswer(NamedTuple):
    """The answer in words, and everything it stands on."""

    response: str
    timestamp: str
    conversation_id: str
    route: Literal["rules", "model", "none"]
    model: str | None
    grounded: bool
    tool_calls: list[ToolUse]
    warnings: list[str]
