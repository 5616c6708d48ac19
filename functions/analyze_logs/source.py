"""Where the lines come from: the request itself, or the pod_logs function over HTTP.

What could not be read is told, never taken for silence. What the lines mean is decided later.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from functions.analyze_logs.models import AnalyzeLogsRequest, Status
from shared.clients.siblings import Siblings
from shared.domain.logs.assessment import ContainerState
from shared.errors import JamieError, NotFound, UpstreamNotFound

POD_LOGS = "get_pod_logs"
TAIL_LINES = 5000  # as many as pod_logs gives of one container
# How pod_logs begins each line when there are several sources.
_SOURCE = re.compile(r"\[[a-z0-9.-]+/[a-z0-9.-]+(?: previous)?\] ", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Lines to digest; `shown` are the same lines with their sources before them."""

    data: bytes
    shown: bytes
    status: Status
    why: str = ""  # they could not be read
    states: Sequence[ContainerState] = ()
    redactions: int = 0  # before they came here
    warnings: list[str] = field(default_factory=list[str])


async def gather(ask: AnalyzeLogsRequest, siblings: Siblings) -> Gathered:
    """Return the lines that are asked about.

    Raises:
        NotFound: there is no such pod or service

    """
    if ask.logs is not None:
        data = ask.logs.encode(errors="replace")
        return Gathered(data=data, shown=data, status="ok" if data.strip() else "empty")
    try:
        return of_pods(await siblings.call(POD_LOGS, _arguments(ask)))
    except UpstreamNotFound as missing:
        raise NotFound(missing.detail) from missing
    except JamieError as failure:
        return Gathered(data=b"", shown=b"", status="unknown", why=failure.detail)


def of_pods(answer: Mapping[str, Any]) -> Gathered:
    """Return what pod_logs answered, as lines and states."""
    logs: list[str] = list(answer.get("logs", ()))
    entries: list[Mapping[str, Any]] = list(answer.get("pods", ()))
    sources = [entry for entry in entries if entry.get("lines")]
    bare = [_SOURCE.sub("", line, count=1) for line in logs] if len(sources) > 1 else logs
    warnings = [str(warning) for warning in answer.get("warnings", ())]
    status: Status = answer.get("status", "unknown")
    return Gathered(
        data="\n".join(bare).encode(errors="replace"),
        shown="\n".join(logs).encode(errors="replace"),
        status=status,
        why="; ".join(warnings) if status == "unknown" else "",
        states=[_state(entry) for entry in entries],
        redactions=int(answer.get("redactions", 0)),
        warnings=warnings,
    )


def _arguments(ask: AnalyzeLogsRequest) -> dict[str, Any]:
    said = {
        "pod_name": ask.pod_name,
        "service_name": ask.service_name,
        "namespace": ask.namespace,
        "container": ask.container,
        "since": ask.since,
        "previous": ask.previous,
        "tail_lines": TAIL_LINES,
    }
    return {name: value for name, value in said.items() if value}


def _state(entry: Mapping[str, Any]) -> ContainerState:
    return ContainerState(
        pod=str(entry.get("pod", "")),
        container=str(entry.get("container", "")),
        state=str(entry.get("state", "")),
        reason=str(entry.get("reason") or ""),
        exit_code=entry.get("exit_code"),
        restarts=int(entry.get("restarts") or 0),
        previous=bool(entry.get("previous")),
    )
