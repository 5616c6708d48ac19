"""Stack traces out of a stream of blocks: counted by fingerprint, their frames no templates.

Only lines near one that looks like a frame are read one by one. How traces are read belongs in
`stacks`; where a block's lines belong otherwise, in `finding`.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from shared.domain.logs.clean import decode
from shared.domain.logs.groups import KEPT_STAMP_BYTES, Group
from shared.domain.logs.lines import MAX_LINE_BYTES
from shared.domain.logs.stacks import LOOKBACK_LINES, StackFolder, Trace

MAX_KINDS = 500


@dataclass(slots=True)
class SeenTrace:
    """Traces of one fingerprint; `trace` is the first of them."""

    trace: Trace
    count: int
    last_line: int
    first_raw: bytes
    last_raw: bytes


class StackCounter:
    """Take the stack traces out of blocks, in order; `seen` holds them when all is flushed."""

    def __init__(self) -> None:
        self.seen: dict[str, SeenTrace] = {}
        self.untold = 0  # traces of kinds beyond the most that are told apart
        self.frames = Group("", ())  # where lines go that are nothing but part of a trace
        self._folder = StackFolder()
        self._before: list[tuple[int, bytes]] = []  # the last lines of the block before
        self._beginnings: deque[tuple[int, bytes]] = deque(maxlen=8 * LOOKBACK_LINES)
        self._fed_to = 0

    def take(self, lines: Sequence[bytes], groups: list[Group], before: int) -> None:
        """Feed a block's lines where a trace may be; change the group of those that are frames."""
        if not self._folder.idle or any(group.framed for group in set(groups)):
            self._feed(lines, groups, before)
        first = max(0, len(lines) - LOOKBACK_LINES)
        self._before = [(before + at + 1, lines[at]) for at in range(first, len(lines))]

    def flush(self) -> None:
        """Count what is still open."""
        self._count(self._folder.flush())

    def _feed(self, lines: Sequence[bytes], groups: list[Group], before: int) -> None:
        for at, group in enumerate(groups):
            if not group.framed and self._folder.idle:
                continue
            if self._folder.idle:
                self._look_back(lines, before, at)
            if self._feed_line(before + at + 1, lines[at]):
                groups[at] = self.frames
            self._count(self._folder.take())

    def _look_back(self, lines: Sequence[bytes], before: int, at: int) -> None:
        """Feed the lines before one that may be a frame, unless they were fed."""
        first = max(0, at - LOOKBACK_LINES)
        near = [(before + earlier + 1, lines[earlier]) for earlier in range(first, at)]
        for number, line in [*self._before, *near][-LOOKBACK_LINES:]:
            if number > self._fed_to:
                self._feed_line(number, line)

    def _feed_line(self, number: int, line: bytes) -> bool:
        if self._folder.idle:
            self._beginnings.append((number, line[:KEPT_STAMP_BYTES]))
        self._fed_to = number
        return self._folder.feed(number, decode(line[:MAX_LINE_BYTES]))

    def _count(self, traces: list[Trace]) -> None:
        for trace in traces:
            raw = self._stamped(trace.first_line)
            known = self.seen.get(trace.fingerprint)
            if known:
                known.count += 1
                known.last_line, known.last_raw = trace.first_line, raw
            elif len(self.seen) < MAX_KINDS:
                self.seen[trace.fingerprint] = SeenTrace(trace, 1, trace.first_line, raw, raw)
            else:
                self.untold += 1

    def _stamped(self, number: int) -> bytes:
        """Return a trace's first line, or the line before it that tells when it was."""
        near = [raw for at, raw in self._beginnings if number - LOOKBACK_LINES <= at <= number]
        begun = (raw for raw in reversed(near) if raw[:1].isdigit())
        return next(begun, near[-1] if near else b"")
