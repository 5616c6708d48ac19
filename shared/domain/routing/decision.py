"""What routing decides: the names of the tools, a call to one, and the decision about one message.

How a decision is reached belongs in `ladder`; how a call travels belongs in the clients.
"""

from dataclasses import dataclass
from typing import Literal

CHECK_GOLDEN_SIGNALS = "check_golden_signals"
QUERY_PROMETHEUS = "query_prometheus"
GET_POD_LOGS = "get_pod_logs"
ANALYZE_LOGS = "analyze_logs"
INCIDENT_RESPONSE = "incident_response"
MONITORING_ADVICE = "monitoring_advice"
HEALTH_CHECK = "health_check"
SRE_CHAT = "sre_chat"

MAX_CALLS = 3
"""Calls in one turn; more would outlast the 55 s that a chat answer has."""

Language = Literal["en", "pt"]
Kind = Literal[
    "calls", "greeting", "thanks", "capabilities", "refuse", "clarify", "question", "offtopic"
]


@dataclass(frozen=True, slots=True)
class ToolCall:
    """Say which tool to call, with arguments in the field names of its REST request."""

    tool: str
    arguments: dict[str, object]
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Say what one message asks for.

    `calls` holds 1 to 3 entries when `kind` is "calls", else none. `missing` names the slot that
    a "clarify" asks for; `intent` the tool that a "clarify" or "refuse" is about. A "question" is
    undecided when no rule recognised it, as one of general knowledge or as anything else.
    """

    kind: Kind
    language: Language
    calls: tuple[ToolCall, ...] = ()
    missing: str = ""
    intent: str = ""
    why: str = ""
    is_undecided: bool = False
