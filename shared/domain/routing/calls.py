"""Calls with the arguments of their REST requests, made from what was heard.

Every name is checked against the message as it came: what does not stand there literally is never
an argument. Which calls are made belongs in `ladder` and the rungs that it names.
"""

from collections.abc import Collection, Iterable, Mapping

from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    GET_POD_LOGS,
    INCIDENT_RESPONSE,
    QUERY_PROMETHEUS,
    ToolCall,
)
from shared.domain.routing.requests import Group
from shared.domain.routing.targets import Target

_NAME_FIELDS = ("service_name", "pod_name", "namespace", "container")
_NAMESPACED = frozenset({CHECK_GOLDEN_SIGNALS, GET_POD_LOGS, ANALYZE_LOGS, INCIDENT_RESPONSE})
_NEEDS_NAME = frozenset({CHECK_GOLDEN_SIGNALS, GET_POD_LOGS})
_STANDS_IN = {ANALYZE_LOGS: GET_POD_LOGS, INCIDENT_RESPONSE: CHECK_GOLDEN_SIGNALS}
"""Which tool answers in place of one that a deployment lacks, where a workload is named."""

_UNITS_S = {"s": 1, "m": 60, "h": 3_600}
_SHORTEST_WINDOW_S, _LONGEST_WINDOW_S = 60, 86_400

_SHARED_FIELDS = {
    GET_POD_LOGS: {*_NAME_FIELDS, "since", "previous"},
    CHECK_GOLDEN_SIGNALS: {"service_name", "namespace"},
}


def query_call(query: str, why: str) -> ToolCall:
    """Return the call that runs the query."""
    return ToolCall(QUERY_PROMETHEUS, {"query": query}, why)


def group_calls(group: Group, since: str = "") -> list[ToolCall]:
    """Return one call for each name of the group; `since` is the instant that the message says."""
    if group.tool == CHECK_GOLDEN_SIGNALS:
        return [_golden_signals(group, target) for target in group.names]
    return [_logs(group, target, since) for target in group.names]


def finish(
    calls: Iterable[ToolCall], *, message: str, tools: Collection[str], namespace: str | None
) -> list[ToolCall]:
    """Return the calls that can be made here: existing tools, literal names, no call twice."""
    ready: list[ToolCall] = []
    for wanted in calls:
        call = _available(_literal(wanted, message), tools)
        if not _is_possible(call, tools):
            continue
        if namespace and call.tool in _NAMESPACED and _names_workload(call):
            call.arguments.setdefault("namespace", namespace)
        if not any(_is_same(call, made) for made in ready):
            ready.append(call)
    return ready


def _is_possible(call: ToolCall, tools: Collection[str]) -> bool:
    return call.tool in tools and (call.tool not in _NEEDS_NAME or _names_workload(call))


def _is_same(call: ToolCall, other: ToolCall) -> bool:
    return (call.tool, call.arguments) == (other.tool, other.arguments)


def _golden_signals(group: Group, target: Target) -> ToolCall:
    said = {
        "service_name": target.workload,
        "namespace": target.namespace,
        "window": _window(group.slots.since),
    }
    return ToolCall(CHECK_GOLDEN_SIGNALS, _filled(said), f"asks how {target.workload} is doing")


def _window(since: str) -> str:
    """Return the time span as check_golden_signals takes it, 1m to 24h; the answer names it."""
    if not since:
        return ""
    span_s = int(since[:-1]) * _UNITS_S[since[-1]]
    return "1m" if span_s < _SHORTEST_WINDOW_S else "24h" if span_s > _LONGEST_WINDOW_S else since


def _logs(group: Group, target: Target, since: str) -> ToolCall:
    tool = group.tool or GET_POD_LOGS
    said = {
        "pod_name" if target.is_pod else "service_name": target.name,
        "namespace": target.namespace,
        "container": group.slots.container,
        "tail_lines": group.slots.tail_lines if tool == GET_POD_LOGS else 0,
        "since": group.slots.since or since,
        "previous": group.previous,
    }
    asks = "to explain the logs" if tool == ANALYZE_LOGS else "for the logs"
    return ToolCall(tool, _filled(said), f"asks {asks} of {target.name}")


def _filled(said: Mapping[str, object]) -> dict[str, object]:
    return {field: value for field, value in said.items() if value}


def _literal(call: ToolCall, message: str) -> ToolCall:
    kept = {
        field: value
        for field, value in call.arguments.items()
        if field not in _NAME_FIELDS or str(value) in message
    }
    return ToolCall(call.tool, kept, call.why)


def _available(call: ToolCall, tools: Collection[str]) -> ToolCall:
    """Return the call, or the nearest one that this deployment can make."""
    stand_in = _STANDS_IN.get(call.tool, "")
    if call.tool in tools or stand_in not in tools or not _names_workload(call):
        return call
    shared = _SHARED_FIELDS[stand_in]
    kept = {field: value for field, value in call.arguments.items() if field in shared}
    return ToolCall(stand_in, kept, f"{call.why}; no {call.tool} here")


def _names_workload(call: ToolCall) -> bool:
    return "service_name" in call.arguments or "pod_name" in call.arguments
