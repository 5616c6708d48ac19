"""What a digest of logs holds: records only, made by `digest`, read by whoever answers or words.

Line numbers count from 1 over the whole input. Times are RFC 3339 in UTC, "" where no line had one.
Every text in here is cleaned and redacted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["fatal", "error", "warning", "info", "debug", ""]
LEVELS: tuple[Level, ...] = ("fatal", "error", "warning", "info", "debug", "")  # worst first
Reason = Literal["severity", "burst", "rare", "volume", "first_error", "last_error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Lines of one kind: the message without its header, `<*>` for each part that varies."""

    id: str
    template: str
    count: int
    level: Level
    first_line: int
    last_line: int
    first_at: str
    last_at: str
    example: str  # one of the lines, verbatim but for redaction
    example_line: int
    reason: Reason  # why it was chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Stack traces of one fingerprint: exception and the program's frames, no line numbers."""

    id: str
    language: Literal["java", "python", "go", "node"]
    exception: str  # its type, or Go's word: panic, fatal error
    message: str
    frames: tuple[str, ...]  # innermost first
    fingerprint: str
    count: int
    first_line: int
    last_line: int
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What was seen in all lines, and the templates chosen to tell it."""

    lines: int
    templates_total: int
    tokens: int  # of the chosen templates, estimated
    templates: tuple[Template, ...]
    stacks: tuple[Stack, ...]
    levels: Mapping[Level, int]  # lines of each level, over all lines
    first_at: str
    last_at: str
    redactions: int  # in what is shown
    warnings: tuple[str, ...]  # what a bound left out, and how to get it
