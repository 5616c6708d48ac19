"""Decisions as a rung of the ladder drafts them, before they are fitted to a deployment.

What makes a rung decide belongs in `written`, `asked`, `smalltalk` and `ladder`.
"""

from collections.abc import Sequence

from shared.domain.routing.calls import group_calls
from shared.domain.routing.decision import Decision, Kind, ToolCall
from shared.domain.routing.hearing import Heard
from shared.domain.routing.phrases import Cue
from shared.domain.routing.requests import gather


def draft(heard: Heard, kind: Kind, why: str, intent: str = "") -> Decision:
    """Return a decision without calls."""
    return Decision(kind, heard.language, intent=intent, why=why)


def draft_calls(heard: Heard, calls: Sequence[ToolCall]) -> Decision | None:
    """Return the decision to make the calls, or None when there are none."""
    if not calls:
        return None
    return Decision("calls", heard.language, tuple(calls), why=calls[0].why)


def named_outright(heard: Heard) -> list[ToolCall]:
    """Return the calls whose tool is named: golden signals or logs of something."""
    if not heard.cues & {Cue.GOLDEN, Cue.LOGS}:
        return []
    groups = [group for group in gather(heard.clauses) if group.tool]
    return [call for group in groups for call in group_calls(group, heard.instant)]
