"""One stack trace as a record, and the fingerprint by which traces are one.

Grouped as Sentry does: chained exceptions first, the root cause leading, then the program's own
frames as module.function. Line numbers, addresses and generated numbers are no part of it. How
each language prints a trace belongs in the module named after it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

Language = Literal["java", "python", "go", "node"]
MAX_FRAMES = 64  # kept of one exception while its trace is read
MAX_SHOWN_FRAMES = 12
MAX_CHAIN = 16
MAX_MESSAGE_CHARS = 300
UNKNOWN = "unknown"


class Frame(NamedTuple):
    """One call as module.function; `own` when it is the program's, not a library's."""

    name: str
    own: bool


@dataclass(slots=True)
class Raised:
    """One exception of a chain, its frames innermost first."""

    exception: str
    message: str = ""
    frames: list[Frame] = field(default_factory=list[Frame])

    def add(self, frame: Frame) -> None:
        """Keep a frame that is further out than those before, within bounds."""
        if len(self.frames) < MAX_FRAMES:
            self.frames.append(frame)


class Trace(NamedTuple):
    """One stack trace: the root cause's exception and message, its own frames innermost first."""

    language: Language
    exception: str
    message: str
    frames: tuple[str, ...]
    fingerprint: str
    first_line: int
    last_line: int


class Reader(Protocol):
    """What reads the lines of one trace; `lines_before` its first frame name the exception.

    `names` tells whether the line last taken names an exception, so that it says something alone.
    """

    lines_before: int
    names: bool

    def take(self, text: str) -> bool:
        """Take a line if it belongs to the trace."""
        ...

    def chain(self) -> list[Raised]:
        """Return the exceptions read so far, the root cause first; none when it is no trace."""
        ...


def traced(language: Language, chain: list[Raised], first_line: int, last_line: int) -> Trace:
    """Return the record of a chain that holds at least one exception."""
    root = chain[0]
    frames = own_frames(chain)
    types = [raised.exception for raised in chain[:MAX_CHAIN]]
    data = "\n".join((language, *types, "", *frames)).encode("utf-8", errors="replace")
    fingerprint = hashlib.blake2s(data, digest_size=8, person=b"jamiestk").hexdigest()
    message = root.message.strip()[:MAX_MESSAGE_CHARS]
    return Trace(language, root.exception, message, frames, fingerprint, first_line, last_line)


def own_frames(chain: Iterable[Raised]) -> tuple[str, ...]:
    """Return the program's frames, or a library's when it has none; recursion is told once."""
    frames = [frame for raised in chain for frame in raised.frames]
    own = [frame.name for frame in frames if frame.own] or [frame.name for frame in frames]
    return tuple(dict.fromkeys(own))[:MAX_SHOWN_FRAMES]
