"""One container's log, read with bounded memory: lines cleaned, redacted, filtered, counted.

What reads several of them and words the answer is in `answer`.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import NamedTuple

from functions.pod_logs.choose import Source
from functions.pod_logs.grep import Grep
from functions.pod_logs.models import PodLogsRequest
from shared.clients.budget import within
from shared.clients.kubernetes import Kubernetes, LogRequest
from shared.domain.logs.clean import decode, shorten
from shared.domain.logs.lines import LineSplitter, RawLine
from shared.domain.logs.redact import Redactor
from shared.domain.logs.stamps import Since, parse_since, split_stamp
from shared.errors import JamieError, UpstreamNotFound, UpstreamRejected, UpstreamTimeout

MAX_BYTES_EACH = 2 * 1024 * 1024
MAX_BYTES_TOGETHER = 4 * 1024 * 1024
READ_TIMEOUT_S = 8.0  # a stream that drips may take this long; what came by then is shown
# The newest lines that a pattern is looked for in: about a second of redaction and matching.
GREP_LINES_TOGETHER = 50_000
GREP_BYTES_TOGETHER = 16 * 1024 * 1024
# A log cut by bytes ends before its newest lines; it is asked once more for this share of them.
SHRINK = 0.75


class Line(NamedTuple):
    """One line as it may be shown; `stamp` is UTC text, "" before the first one."""

    stamp: str
    text: str
    redactions: int


class Wanted(NamedTuple):
    """Which part of each log."""

    namespace: str
    tail_lines: int
    since: Since
    grep: Grep
    window_lines: int
    limit_bytes: int


def part_of(ask: PodLogsRequest, grep: Grep, sources: int) -> Wanted:
    """Return which part of each of so many logs is read; they share what one answer may cost."""
    shared = max(1, sources)
    window_lines = GREP_LINES_TOGETHER // shared
    limit_bytes = GREP_BYTES_TOGETHER // shared
    if not ask.grep:  # one line more than is shown tells whether there are older ones
        window_lines = ask.tail_lines + 1
        limit_bytes = min(MAX_BYTES_EACH, MAX_BYTES_TOGETHER // shared)
    since = parse_since(ask.since)
    return Wanted(ask.namespace, ask.tail_lines, since, grep, window_lines, limit_bytes)


@dataclass(slots=True, eq=False)
class Reading:
    """What was read of one source; `failure` says why not all, or nothing, could be.

    `seen` lines were looked at, of which the first was written at `begins_at`; `matched` were kept
    by the pattern, of which `lines` are the last.
    """

    source: Source
    lines: deque[Line] = field(default_factory=deque[Line])
    seen: int = 0
    matched: int = 0
    window_lines: int = 0
    begins_at: str = ""
    bytes_cut: bool = False
    failure: JamieError | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every line that there is was seen."""
        return not (self.failure or self.bytes_cut) and self.seen < self.window_lines

    @property
    def is_answered(self) -> bool:
        """Whether the cluster told all there is: lines, no lines, or why there is no such log."""
        return self.failure is None or isinstance(self.failure, UpstreamRejected | UpstreamNotFound)


async def read(kubernetes: Kubernetes, source: Source, wanted: Wanted) -> Reading:
    """Read one source; failures of the cluster become part of the reading."""
    reading = await _read_window(kubernetes, source, wanted, wanted.window_lines)
    if reading.bytes_cut and 1 < reading.seen <= wanted.window_lines:  # it counts lines as asked
        window = min(wanted.window_lines, int(reading.seen * SHRINK))
        again = await _read_window(kubernetes, source, wanted, window)
        reading = again if again.failure is None else reading
        reading.bytes_cut = True
    return reading


async def _read_window(
    kubernetes: Kubernetes, source: Source, wanted: Wanted, window: int
) -> Reading:
    reading = Reading(source, deque(maxlen=wanted.tail_lines), window_lines=window)
    request = LogRequest(
        container=source.container.name,
        previous=source.previous,
        tail_lines=window,
        since=wanted.since,
        limit_bytes=wanted.limit_bytes,
    )
    limit_s = within(READ_TIMEOUT_S)
    try:
        async with (
            asyncio.timeout(limit_s),
            kubernetes.open_log(wanted.namespace, source.pod.name, request) as chunks,
        ):
            await _take(chunks, reading, wanted)
    except TimeoutError:
        reading.failure = UpstreamTimeout("kubernetes", f"not read whole within {limit_s:.1f} s")
    except JamieError as failure:
        reading.failure = failure
    return reading


class _Intake:
    """From chunks to the lines of a reading."""

    def __init__(self, reading: Reading, grep: Grep) -> None:
        self._reading = reading
        self._grep = grep
        self._splitter = LineSplitter()
        self._redactor = Redactor()
        self._stamp = ""

    def feed(self, chunk: bytes) -> None:
        for raw in self._splitter.feed(chunk):
            self._line(raw)

    def end(self) -> None:
        for raw in self._splitter.flush():
            self._line(raw)

    def _line(self, raw: RawLine) -> None:
        self._reading.seen += 1
        text = decode(raw.data)
        if not raw.continued:  # after a lone CR a stamp would be the writer's, not the kubelet's
            stamp, text = split_stamp(text)
            self._stamp = stamp or self._stamp
        if self._reading.seen == 1:
            self._reading.begins_at = self._stamp
        before = self._redactor.count
        text = self._redactor.redact(text)
        if raw.cut:
            text = shorten(text)
        # After redaction: a pattern must not find out a secret letter by letter.
        if self._grep.keeps(text):
            self._reading.matched += 1
            self._reading.lines.append(Line(self._stamp, text, self._redactor.count - before))


async def _take(chunks: AsyncIterator[bytes], reading: Reading, wanted: Wanted) -> None:
    """Take lines until the log ends or is too large; a line that broke off is not shown.

    Half a line may hold half a secret, which no rule would recognise.
    """
    intake = _Intake(reading, wanted.grep)
    room = wanted.limit_bytes
    async for chunk in chunks:
        intake.feed(chunk[:room])
        room -= len(chunk)
        if room <= 0:
            reading.bytes_cut = True
            return
    intake.end()
