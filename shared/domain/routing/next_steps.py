"""What one tool's answer calls for next: a look at the logs of a service that is not well.

One step, by rule; asking is the chat function's.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    MAX_CALLS,
    ToolCall,
)

UNWELL = frozenset({"degraded", "unhealthy"})
ABOUT_LOGS = frozenset({"get_pod_logs", ANALYZE_LOGS, "incident_response"})

Found = tuple[ToolCall, Mapping[str, Any] | None]


def next_calls(found: Sequence[Found], *, tools: Collection[str]) -> tuple[ToolCall, ...]:
    """Return the calls that the answers ask for; none where logs were asked for already."""
    if ANALYZE_LOGS not in tools or any(call.tool in ABOUT_LOGS for call, _ in found):
        return ()
    unwell = [
        result
        for call, result in found
        if result and call.tool == CHECK_GOLDEN_SIGNALS and result.get("status") in UNWELL
    ]
    calls = [ToolCall(ANALYZE_LOGS, _whose(result), "the service is not well") for result in unwell]
    return tuple(calls[: MAX_CALLS - len(found)])


def _whose(result: Mapping[str, Any]) -> dict[str, object]:
    return {name: result[name] for name in ("service_name", "namespace")}
