"""What the state of a container tells beside its log, in short sentences. Pure.

Messages and reasons of the cluster are data: redacted, on one line, cut.
"""

from collections.abc import Iterator
from typing import NamedTuple

from functions.pod_logs.choose import Source
from functions.pod_logs.pods import Ended
from functions.pod_logs.read import GREP_WINDOW_LINES, Reading
from shared.domain.logs.quoted import quoted
from shared.errors import UpstreamNotFound, UpstreamRejected

MAX_MESSAGE_CHARACTERS = 200


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


def finding(reading: Reading) -> Iterator[str]:
    """Yield what a reader of this log must know."""
    name, failure = reading.source.name, reading.failure
    if isinstance(failure, UpstreamNotFound):
        yield f"pod {reading.source.pod.name} was deleted while its log was read"
    elif isinstance(failure, UpstreamRejected):
        yield _no_log(reading, failure)
    elif failure and reading.lines:
        yield f"{name}: not read to the end, lines may be missing: {failure.detail}"
    elif failure:
        yield f"{name}: its log could not be read: {failure.detail}"
    yield from _state(reading.source)
    if reading.bytes_cut:
        advice = "ask for fewer tail_lines or a shorter since"
        yield f"{name}: too large to be read whole, lines are missing; {advice}"
    if reading.seen >= GREP_WINDOW_LINES:
        yield f"{name}: only its newest {GREP_WINDOW_LINES} lines were searched; give since"


def told(message: str) -> str:
    """Return a message of the cluster as it may be shown."""
    return quoted(message, MAX_MESSAGE_CHARACTERS)


def _end_state(exit_code: int | None) -> str:
    return "completed" if exit_code == 0 else "terminated"


def _no_log(reading: Reading, failure: UpstreamRejected) -> str:
    if reading.source.previous and "previous terminated container" in failure.detail:
        return f"{reading.source.container_name} has no previous instance"
    return f"{reading.source.name} has no log: {told(failure.detail)}"


def _state(source: Source) -> Iterator[str]:
    container, name = source.container, source.container_name
    if container.is_failing:
        message = f": {told(container.message)}" if container.message else ""
        yield f"{name} is {container.state} ({container.reason or 'no reason given'}){message}"
    if container.restarts and container.last:
        times = "once" if container.restarts == 1 else f"{container.restarts} times"
        yield f"{name} was restarted {times}; its last run ended with {_ending(container.last)}"


def _ending(last: Ended) -> str:
    at = f" at {last.at}" if last.at else ""
    return f"{last.reason or 'no reason given'} (exit code {last.exit_code}){at}"
