"""From readings to the answer: lines merged by time, states, what a reader must know. Pure."""

import heapq
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from functions.pod_logs.find import Found
from functions.pod_logs.findings import findings, run_of, told
from functions.pod_logs.models import ContainerLog, PodLogs, PodLogsRequest
from functions.pod_logs.read import Line, Reading
from shared.domain.logs.stamps import order, rfc3339
from shared.errors import InvalidField, UpstreamNotFound


def compose(
    ask: PodLogsRequest, found: Found, readings: Sequence[Reading], now: datetime
) -> PodLogs:
    """Return the answer.

    Raises:
        InvalidField: the pattern took too long
        UpstreamError: not one of the logs could be read

    """
    _raise_what_spoils_all(readings)
    _drop_twins(readings)
    shown = [reading for reading in readings if reading.lines]
    return PodLogs(
        logs=_merged(shown, timestamps=ask.timestamps),
        pod_name=found.pods[0].name if len(found.pods) == 1 else None,
        namespace=ask.namespace,
        status=_status(shown, readings),
        pods=[_entry(reading) for reading in readings],
        matched_by=found.matched_by,
        redactions=sum(line.redactions for reading in shown for line in reading.lines),
        truncated=any(map(_is_truncated, readings)),
        warnings=[*found.warnings, *_findings(ask, found, readings)],
        timestamp=rfc3339(now),
    )


def _raise_what_spoils_all(readings: Sequence[Reading]) -> None:
    failures = [reading.failure for reading in readings if reading.failure]
    for failure in failures:
        if isinstance(failure, InvalidField):
            raise failure
    if readings and not any(reading.is_answered or reading.lines for reading in readings):
        raise failures[0]


def _status(
    shown: Sequence[Reading], readings: Sequence[Reading]
) -> Literal["ok", "empty", "unknown"]:
    if shown:
        return "ok"
    return "empty" if all(reading.is_answered for reading in readings) else "unknown"


def _drop_twins(readings: Sequence[Reading]) -> None:
    """Empty a container's current log where it is its previous one.

    Between two runs the kubelet answers both questions with the log of the last run.
    """
    previous = {
        reading.source.container_name: reading for reading in readings if reading.source.previous
    }
    for reading in readings:
        twin = previous.get(reading.source.container_name)
        if twin and twin is not reading and twin.lines == reading.lines:
            reading.lines.clear()


def _merged(shown: Sequence[Reading], *, timestamps: bool) -> list[str]:
    """Return all lines by time; lines of several sources begin with their source."""
    rows = (_rows(reading, named=len(shown) > 1) for reading in shown)
    merged: Iterable[tuple[Line, str]] = heapq.merge(*rows, key=lambda row: order(row[0].stamp))
    return [
        prefix + (f"{line.stamp} {line.text}" if timestamps and line.stamp else line.text)
        for line, prefix in merged
    ]


def _rows(reading: Reading, *, named: bool) -> list[tuple[Line, str]]:
    prefix = f"[{reading.source.name}] " if named else ""
    return [(line, prefix) for line in reading.lines]


def _entry(reading: Reading) -> ContainerLog:
    source, run = reading.source, run_of(reading)
    return ContainerLog(
        pod=source.pod.name,
        container=source.container.name,
        previous=source.previous,
        state="gone" if isinstance(reading.failure, UpstreamNotFound) else run.state,
        restarts=source.container.restarts,
        reason=run.reason or None,
        exit_code=run.exit_code,
        lines=len(reading.lines),
        first_at=(reading.lines[0].stamp or None) if reading.lines else None,
        last_at=(reading.lines[-1].stamp or None) if reading.lines else None,
        truncated=_is_truncated(reading),
    )


def _is_truncated(reading: Reading) -> bool:
    return reading.bytes_cut or not reading.is_answered


def _findings(ask: PodLogsRequest, found: Found, readings: Sequence[Reading]) -> list[str]:
    sentences = [
        f"pod {pod.name}: {pod.reason} {told(pod.message)}".rstrip()
        for pod in found.pods
        if pod.reason
    ]
    return list(dict.fromkeys((*sentences, *findings(ask, readings))))
