"""Traces of Node.js and browsers: `    at fn (file:1:2)`, `[cause]:`, and properties in braces."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Self

from shared.domain.logs.stacks.trace import UNKNOWN, Frame, Raised

_PLACE = r"((?:[a-z-]{1,30}:)?[^\s():]{0,400}):\d{1,7}:\d{1,7}"
_FRAME = (
    rf"\s{{0,16}}at (?:(?:async |new )*([^\s(][^()\n]{{0,200}}?) \((?:{_PLACE}|<anonymous>|native"
    rf"|index \d{{1,6}})\)|(?:async )?{_PLACE})(\s?\{{)?\s*$"
)
_TYPE = r"([A-Z][\w$]{0,80}(?:Error|Exception|Warning)?(?: \[\w{1,60}\])?)(?:: (.*))?$"
_HEADER = rf"(?:Uncaught |\(node:\d+\) )?{_TYPE}"
_WITHIN = r"(?:^|[\s:])([A-Z][\w$]{0,80}(?:Error|Exception)(?: \[\w{1,60}\])?): (.*)$"
_CAUSE = rf"\s{{0,16}}(?:\[cause\]|cause): {_TYPE}"
_LIBRARY = ("node:", "internal/", "/node_modules/", "node_modules/", "native", "<anonymous>")
_HASH = r"[.-](?=[0-9a-zA-Z_]*\d)[0-9a-zA-Z_]{6,20}$"
_READ_CHARS = 2_000
_MAX_PROPERTY_LINES = 40


class Node:
    """Read a trace whose first frame was found; what stands before it names the error."""

    names = False

    def __init__(self, exception: str, message: str, lines_before: int) -> None:
        self.lines_before = lines_before
        self._ended = False
        self._chain = [Raised(exception, message)]
        self._properties = 0  # lines that may still follow in braces

    @classmethod
    def open(cls, text: str, before: Sequence[str]) -> Self | None:
        """Begin at a frame; `before` are the lines before it, the nearest first."""
        if not re.match(_FRAME, text):
            return None
        reader = cls(*_named(before))
        reader.take(text)
        return reader

    def take(self, text: str) -> bool:
        """Take a frame, a cause, or a property of the error."""
        if self._ended:
            return False
        taken = self._grows(text) or (self._properties > 0 and self._told(text))
        self._ended = not taken and re.search(_WITHIN, text[:_READ_CHARS]) is not None
        return taken

    def _grows(self, text: str) -> bool:
        found = re.match(_FRAME, text)
        if found:
            self._chain[-1].add(_frame(found[1] or "", found[2] or found[3] or ""))
            self._properties = _MAX_PROPERTY_LINES if found[4] else self._properties
        return found is not None

    def _told(self, text: str) -> bool:
        """Take a property of the error, such as its cause, and the brace behind the last."""
        if found := re.match(_CAUSE, text):
            self._chain.append(Raised(found[1], found[2] or ""))
        closes = text.rstrip() == "}"
        inside = closes or text.startswith(" ")
        self._properties = self._properties - 1 if inside and not closes else 0
        return inside

    def chain(self) -> list[Raised]:
        """Return the errors, the innermost cause first."""
        return self._chain[::-1]


def _named(before: Sequence[str]) -> tuple[str, str, int]:
    for count, text in enumerate(before, 1):
        if found := re.search(_WITHIN, text[:_READ_CHARS]):
            return found[1], found[2] or "", count
    found = re.match(_HEADER, before[0].strip()) if before else None
    return (found[1], found[2] or "", 1) if found else (UNKNOWN, "", 0)


def _frame(function: str, file: str) -> Frame:
    path = PurePosixPath(file.removeprefix("file://").replace("\\", "/"))
    module = "/".join((*path.parent.parts[-1:], re.sub(_HASH, "", path.stem))).lstrip("/")
    own = bool(file) and not any(part in file for part in _LIBRARY)
    name = function.partition(" [as ")[0]
    return Frame(".".join(part for part in (module, name) if part), own)
