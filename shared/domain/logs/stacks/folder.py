"""Lines in their order to the stack traces among them.

Feeding every line of a log would cost more than the digest of it: `may_hold_frames` tells, from a
line alone, where feeding is worth it. See `StackFolder`.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shared.domain.logs.formats import recognise
from shared.domain.logs.stacks.go import Go
from shared.domain.logs.stacks.java import Java
from shared.domain.logs.stacks.node import Node
from shared.domain.logs.stacks.python import Python
from shared.domain.logs.stacks.trace import Language, Reader, Trace, traced

LOOKBACK_LINES = 4  # what names an exception stands this near before its first frame
MAX_LINES = 20_000  # of one trace: a dump of many goroutines
MAX_STRANGERS = 3  # other lines in a row within a trace, as threads interleave
MAX_EMBEDDED_LINES = 400
_MAX_KEPT = 10_000  # traces finished and not yet asked for

_OPENERS: tuple[tuple[Language, Callable[[str, Sequence[str]], Reader | None]], ...] = (
    ("python", Python.open), ("java", Java.open), ("node", Node.open), ("go", Go.open),
)  # fmt: skip
_BEGINNINGS = ("at ", 'File "', "goroutine ", "Traceback (most", "Caused by: ", "| ")
_INSIDE = ("Traceback (most", "\tat ", "    at ", '  File "', "goroutine ")
_ESCAPED = ("at ", "Traceback", ".go:")


def may_hold_frames(line: str) -> bool:
    """Tell cheaply whether a line may be a trace's frame or opening, or hold a trace in a field."""
    if line.lstrip().startswith(_BEGINNINGS) or any(map(line.__contains__, _INSIDE)):
        return True
    if ".go:" in line and line[:1] in "\t ":
        return True
    return "\\n" in line and any(map(line.__contains__, _ESCAPED))


@dataclass(slots=True)
class _Open:
    language: Language
    reader: Reader
    first_line: int
    last_line: int
    lines: int = 1
    strangers: int = 0


class StackFolder:
    """Find the traces in lines that are fed in order, with their numbers.

    To feed few lines: from LOOKBACK_LINES before a line for which `may_hold_frames` says yes,
    until `idle` again. What `feed` returns is whether a line says nothing outside its trace:
    frames, causes and what joins them. A line that names an exception also says something alone,
    so for it, as for every line that holds a trace in a field, the answer is no.
    """

    def __init__(self) -> None:
        self._recent: deque[tuple[int, str]] = deque(maxlen=LOOKBACK_LINES)
        self._open: list[_Open] = []
        self._finished: list[Trace] = []

    @property
    def idle(self) -> bool:
        """Whether no trace is open, so that lines may be left out until the next frame."""
        return not self._open

    def feed(self, number: int, line: str) -> bool:
        """Take the next line; tell whether it is part of a trace and of nothing else."""
        text, embedded = _bare(line)
        if embedded:
            self._finished += fold_text(embedded, text, number)
        elif one := self._continues(number, text) or self._opens(number, text):
            return not one.reader.names
        self._recent.append((number, text))
        return False

    def take(self) -> list[Trace]:
        """Return the traces that ended since this was last asked."""
        finished, self._finished = self._finished, []
        return finished

    def flush(self) -> list[Trace]:
        """End what is open and return the rest; lines fed later stand alone."""
        for one in self._open:
            self._finish(one)
        self._open.clear()
        self._recent.clear()
        return self.take()

    def _continues(self, number: int, text: str) -> _Open | None:
        for one in self._open:
            if one.lines < MAX_LINES and one.reader.take(text):
                one.last_line, one.strangers = number, 0
                one.lines += 1
                return one
        for one in self._open:
            one.strangers += 1
        for one in [one for one in self._open if one.strangers > MAX_STRANGERS]:
            self._finish(one)
            self._open.remove(one)
        return None

    def _opens(self, number: int, text: str) -> _Open | None:
        if not may_hold_frames(text):
            return None
        before = [line for _, line in reversed(self._recent)]
        for language, opener in _OPENERS:
            reader = opener(text, before)
            if reader:
                return self._begun(_Open(language, reader, self._named_at(reader, number), number))
        return None

    def _named_at(self, reader: Reader, number: int) -> int:
        return self._recent[-reader.lines_before][0] if reader.lines_before else number

    def _begun(self, begun: _Open) -> _Open:
        """Keep one trace open a language: what begins ends the one before."""
        for one in [one for one in self._open if one.language == begun.language]:
            self._finish(one)
            self._open.remove(one)
        self._open.append(begun)
        self._recent.clear()
        return begun

    def _finish(self, one: _Open) -> None:
        chain = one.reader.chain()
        if chain and len(self._finished) < _MAX_KEPT:
            self._finished.append(traced(one.language, chain, one.first_line, one.last_line))


def fold_text(stack: str, message: str, number: int) -> list[Trace]:
    """Return the traces within a text of many lines that stood in one line of a log."""
    folder = StackFolder()
    folder.feed(number, message)
    for line in stack.split("\n")[:MAX_EMBEDDED_LINES]:
        folder.feed(number, line.rstrip("\r"))
    return folder.flush()


def _bare(line: str) -> tuple[str, str]:
    """Return a line without its header, and the stack that one of its fields holds."""
    if line[:1].isspace() or line.startswith(_BEGINNINGS):
        return line, ""
    record = recognise(line)
    return (record.message, record.stack) if record else (line, "")
