"""Asking the tools that a message calls for, concurrently, each to one of three outcomes."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from functions.jamie_chat.models import ToolUse
from shared.clients.siblings import Siblings
from shared.domain.logs.redact import redact
from shared.domain.routing import ToolCall
from shared.domain.wording import tell
from shared.domain.wording.asked import with_asked
from shared.domain.wording.metrics import tell_refusal
from shared.domain.wording.phrases import phrase
from shared.edge.emit import Emit
from shared.errors import InvalidQuery, JamieError, UpstreamNotFound

Outcome = Literal["ok", "empty", "unknown"]


class Heard(NamedTuple):
    """What was asked, and the language to answer in."""

    said: str
    language: str


async def use_tools(
    calls: Sequence[ToolCall], siblings: Siblings, emit: Emit, heard: Heard
) -> list[ToolUse]:
    """Ask every tool at once and return their outcomes in the order of the calls."""
    return list(await asyncio.gather(*(_use(call, siblings, emit, heard) for call in calls)))


async def _use(call: ToolCall, siblings: Siblings, emit: Emit, heard: Heard) -> ToolUse:
    language = heard.language
    shown = {name: _shown(value) for name, value in call.arguments.items()}
    await emit("tool_call", {"tool": call.tool, "arguments": shown})
    started = time.perf_counter()
    result: dict[str, Any] | None = None
    try:
        result = await siblings.call(call.tool, call.arguments)
        told = tell(call.tool, result, language)
        status, summary = outcome_of(result), with_asked(told, call.tool, result, *heard)
    except InvalidQuery as refused:
        status = "unknown"
        summary = tell_refusal(refused.detail, refused.hints, language)
    except UpstreamNotFound as nothing:
        status, summary = "empty", phrase(language, "not_there", why=nothing.detail)
    except JamieError as failure:
        status = "unknown"
        summary = phrase(language, "could_not_ask", tool=call.tool, why=failure.detail)
    used = ToolUse(
        tool=call.tool,
        arguments=shown,
        status=status,
        summary=summary,
        result=result,
        duration_ms=round((time.perf_counter() - started) * 1000, 1),
    )
    await emit("tool_result", used._asdict())
    return used


def _shown(value: object) -> object:
    """Return an argument as it may be shown: pasted logs are not echoed as they are."""
    return redact(value) if isinstance(value, str) else value


def outcome_of(result: Mapping[str, Any]) -> Outcome:
    """Return whether a tool found something, found nothing, or could not ask."""
    status = result.get("status")
    if result.get("error") or (status == "unknown" and "signals" not in result):
        return "unknown"
    nothing_written = status is None and result.get("sources") == []  # sre_chat has no status
    found_nothing = nothing_written or status in {"empty", "unknown"}
    return "empty" if found_nothing else "ok"
