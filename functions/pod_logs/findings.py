"""What the state of a container tells beside its log, in short sentences. Pure.

Messages and reasons of the cluster are data: redacted, on one line, cut.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from functions.pod_logs.choose import Source
from functions.pod_logs.models import MAX_TAIL_LINES, PodLogsRequest
from functions.pod_logs.pods import Ended
from functions.pod_logs.read import Reading
from shared.domain.logs.quoted import quoted
from shared.domain.logs.stamps import seconds_between
from shared.errors import UpstreamNotFound, UpstreamRejected

MAX_MESSAGE_CHARACTERS = 200
QUIET_START_S = 60.0  # a container may well say nothing for as long as this


class Run(NamedTuple):
    """How the run that was read stands or ended."""

    state: str
    reason: str
    exit_code: int | None


def run_of(reading: Reading) -> Run:
    """Return the state of a reading's run; one that runs tells how the last one ended."""
    container, last = reading.source.container, reading.source.container.last
    if reading.source.previous and last:
        return Run(_end_state(last.exit_code), last.reason, last.exit_code)
    if container.ended:
        reason = "" if container.state == "completed" else container.reason
        return Run(container.state, reason, container.ended.exit_code)
    ending = last.reason if last and not container.reason else container.reason
    return Run(container.state, ending, last.exit_code if last else None)


def findings(ask: PodLogsRequest, readings: Sequence[Reading]) -> Iterator[str]:
    """Yield what a reader of these logs must know: failures, states, and what is not shown."""
    previous = {one.source.container_name for one in readings if one.source.previous}
    for reading in readings:
        yield from _failure(reading)
        yield from _state(reading.source, previous_read=reading.source.container_name in previous)
        yield from _left_out(ask, reading)
    older = [one.source.name for one in readings if not ask.grep and _has_older(one)]
    if older:
        more = f"; for more give tail_lines (at most {MAX_TAIL_LINES}) or since"
        yield f"older lines exist: {', '.join(older)}{more}"


def _failure(reading: Reading) -> Iterator[str]:
    name, failure = reading.source.name, reading.failure
    if isinstance(failure, UpstreamNotFound):
        yield f"pod {reading.source.pod.name} was deleted while its log was read"
    elif isinstance(failure, UpstreamRejected):
        yield _no_log(reading, failure)
    elif failure and reading.lines:
        yield f"{name}: not read to the end, lines may be missing: {failure.detail}"
    elif failure:
        yield f"{name}: its log could not be read: {failure.detail}"


def _has_older(reading: Reading) -> bool:
    return bool(reading.lines) and reading.matched > len(reading.lines)


def _left_out(ask: PodLogsRequest, reading: Reading) -> Iterator[str]:
    if ask.grep:
        yield from _not_searched(reading)
        return
    name = reading.source.name
    if reading.bytes_cut:
        advice = "ask for fewer tail_lines or a shorter since"
        yield f"{name}: too large to be read whole, lines are missing; {advice}"
    if not ask.since and reading.is_whole and _began_late(reading):
        yield (
            f"{name}: its log starts at {reading.begins_at}, later than the container;"
            " what was before is rotated away or was never written"
        )


def _not_searched(reading: Reading) -> Iterator[str]:
    name = reading.source.name
    if _has_older(reading):
        shown = len(reading.lines)
        yield f"{name}: the last {shown} of {reading.matched} lines that match; give tail_lines"
    if not (reading.is_whole or reading.failure):
        yield f"{name}: only its newest {reading.seen} lines were searched; give since"


def _began_late(reading: Reading) -> bool:
    run = reading.source.container
    started_at = run.started_at
    if reading.source.previous:
        started_at = run.last.started_at if run.last else ""
    return seconds_between(started_at, reading.begins_at) > QUIET_START_S


def told(message: str) -> str:
    """Return a message of the cluster as it may be shown."""
    return quoted(message, MAX_MESSAGE_CHARACTERS)


def _end_state(exit_code: int | None) -> str:
    return "completed" if exit_code == 0 else "terminated"


def _no_log(reading: Reading, failure: UpstreamRejected) -> str:
    if reading.source.previous and "previous terminated container" in failure.detail:
        return f"{reading.source.container_name} has no previous instance"
    return f"{reading.source.name} has no log: {told(failure.detail)}"


def _state(source: Source, *, previous_read: bool) -> Iterator[str]:
    container, name = source.container, source.container_name
    if container.is_failing:
        message = f": {told(container.message)}" if container.message else ""
        yield f"{name} is {container.state} ({container.reason or 'no reason given'}){message}"
    if container.restarts and container.last:
        times = "once" if container.restarts == 1 else f"{container.restarts} times"
        how = "" if previous_read else "; previous=auto shows its log"
        ending = _ending(container.last)
        yield f"{name} was restarted {times}; its last run ended with {ending}{how}"


def _ending(last: Ended) -> str:
    at = f" at {last.at}" if last.at else ""
    said = f", saying: {told(last.message)}" if last.message else ""
    return f"{last.reason or 'no reason given'} (exit code {last.exit_code}){at}{said}"
