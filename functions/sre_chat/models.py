"""What sre_chat is asked and what it answers."""

from typing import NamedTuple

from pydantic import Field

from shared.domain.knowledge.entries import Reference
from shared.edge.models import Ask
from shared.edge.talk import History, Message


class SreChatRequest(Ask):
    """A general question; the history only tells what a follow-up is about."""

    message: Message = Field(description="A general SRE question, in English or Portuguese.")
    history: History = Field(default=[])
    # Chat asks for the entries as they stand when somebody reads along: a model would come first.
    explain: bool = Field(default=True, json_schema_extra={"tool": False})


class SreAnswer(NamedTuple):
    """What is written on the subject, and where to read on; `model` when it worded the answer."""

    response: str
    timestamp: str
    model: str | None
    sources: list[Reference]
    warnings: list[str]
