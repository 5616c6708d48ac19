"""What chat and sre_chat are both asked: a message, and the conversation before it."""

from typing import Annotated, Literal

from pydantic import AliasChoices, Field

from shared.edge.models import Ask

MAX_MESSAGE = 8000
MAX_HISTORY = 50

Message = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MAX_MESSAGE,
        validation_alias=AliasChoices("message", "question"),
    ),
]


class HistoryTurn(Ask):
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=MAX_MESSAGE)


History = Annotated[
    list[HistoryTurn], Field(max_length=MAX_HISTORY, json_schema_extra={"tool": False})
]
