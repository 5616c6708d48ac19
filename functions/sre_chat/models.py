"""What sre_chat is asked and what it answers."""

from typing import Literal, NamedTuple

from pydantic import AliasChoices, Field

from shared.domain.knowledge.entries import Reference
from shared.edge.models import Ask

MAX_MESSAGE = 8000
MAX_HISTORY = 50


class EarlierMessage(Ask):
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=MAX_MESSAGE)


class SreChatRequest(Ask):
    """A general question; the history only tells what a follow-up is about."""

    message: str = Field(
        min_length=1,
        max_length=MAX_MESSAGE,
        validation_alias=AliasChoices("message", "question"),
        description="A general SRE question, in English or Portuguese.",
    )
    history: list[EarlierMessage] = Field(
        default=[], max_length=MAX_HISTORY, json_schema_extra={"tool": False}
    )
    # Chat asks for the entries as they stand when somebody reads along: a model would come first.
    explain: bool = Field(default=True, json_schema_extra={"tool": False})


class SreAnswer(NamedTuple):
    """What is written on the subject, and where to read on; `model` when it worded the answer."""

    response: str
    timestamp: str
    model: str | None
    sources: list[Reference]
    warnings: list[str]
