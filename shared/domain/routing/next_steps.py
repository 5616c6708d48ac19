"""What one tool's answer calls for next: why a service is not well.

An investigation where the deployment has one, else a look at the logs.

One step, by rule; asking is the chat function's.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    INCIDENT_RESPONSE,
    MAX_CALLS,
    ToolCall,
)

UNWELL = frozenset({"degraded", "unhealthy"})
ABOUT_LOGS = frozenset({"get_pod_logs", ANALYZE_LOGS, INCIDENT_RESPONSE})

Found = tuple[ToolCall, Mapping[str, Any] | None]


def next_calls(found: Sequence[Found], *, tools: Collection[str]) -> tuple[ToolCall, ...]:
    """Return the calls that the answers ask for; none where logs were asked for already."""
    tool = INCIDENT_RESPONSE if INCIDENT_RESPONSE in tools else ANALYZE_LOGS
    if tool not in tools or any(call.tool in ABOUT_LOGS for call, _ in found):
        return ()
    calls = [
        ToolCall(tool, _whose(result), "the service is not well")
        for call, result in found
        if result and _is_unwell(call, result)
    ]
    return tuple(calls[: MAX_CALLS - len(found)])


def _is_unwell(call: ToolCall, result: Mapping[str, Any]) -> bool:
    return call.tool == CHECK_GOLDEN_SIGNALS and result.get("status") in UNWELL


def _whose(result: Mapping[str, Any]) -> dict[str, object]:
    return {name: result[name] for name in ("service_name", "namespace")}
