"""Python's traces: chained ones and those of exception groups too."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Self

from shared.domain.logs.stacks.trace import MAX_CHAIN, MAX_FRAMES, Frame, Raised

_OPENING = "Traceback (most recent call last):"
_GROUP = "Exception Group Traceback (most recent call last):"
_FRAME = r' {2}File "([^"]{1,400})", line \d{1,8}(?:, in (.{1,200}))?$'
# With nothing behind it, only a name that begins in upper case is an exception's.
_RAISED = r"((?:[A-Za-z_]\w{0,80}\.){0,12}(?:[A-Z_]\w{0,120}|[a-z]\w{0,120}(?=: )))(?:: (.*))?$"
_JOINTS = ("During handling of the above", "The above exception was the direct")
_MARGIN = r"\s{0,32}(?:\| ?|\+[-+ \d.]{4,60}$|\+ (?=Exception Group ))"
_LIBRARY = ("/site-packages/", "/dist-packages/", "/lib/python", "<frozen ", "/lib64/python")


class Python:
    """Read a trace from its opening line on."""

    lines_before = 0
    names = False

    def __init__(self) -> None:
        self._done: list[Raised] = []
        self._groups: list[Raised] = []
        self._frames: list[Frame] = []
        self._is_group = False  # any part of the trace
        self._in_group = self._reading = self._joined = self._spaced = False

    @classmethod
    def open(cls, text: str, before: Sequence[str]) -> Self | None:
        """Begin at the opening line; nothing before it matters."""
        del before
        reader = cls()
        return reader if _OPENING in text and reader.take(text) else None

    def take(self, text: str) -> bool:
        """Take a frame, its source line, the exception itself, or what joins two of them."""
        self.names = False
        self._is_group |= _GROUP in text
        margin = re.match(_MARGIN, text) if self._is_group else None
        bare = text[margin.end() :] if margin else text
        if _OPENING in bare:
            return self._begins(is_group=_GROUP in bare, joined=margin is not None)
        if bare.strip():
            return self._goes_on(bare) or self._ends(bare, in_margin=margin is not None)
        return margin is not None or self._may_join()

    def chain(self) -> list[Raised]:
        """Return the exceptions in the order of print, the first raised first; groups last."""
        return self._done + self._groups[::-1]

    def _begins(self, *, is_group: bool, joined: bool) -> bool:
        if self._done and not (joined or self._joined):
            return False
        self._reading, self._in_group = True, is_group
        self._joined = self._spaced = False
        self._frames = []
        return True

    def _goes_on(self, bare: str) -> bool:
        """Take a frame, or what stands under one: source, carets, how often it was repeated."""
        if not self._reading:
            return False
        if found := re.match(_FRAME, bare):
            self._frames.append(_frame(found[1], found[2] or ""))
            del self._frames[:-MAX_FRAMES]
        return bare.startswith("  ")

    def _ends(self, bare: str, *, in_margin: bool) -> bool:
        if bare.startswith(_JOINTS):
            self._joined = True
            return True
        found = re.match(_RAISED, bare) if self._frames or in_margin else None
        if found:
            self._add(Raised(found[1], found[2] or "", self._frames[::-1]))
        return found is not None

    def _add(self, raised: Raised) -> None:
        kept = self._groups if self._in_group else self._done
        if len(kept) < MAX_CHAIN:
            kept.append(raised)
        self._reading = self._in_group = False
        self._frames = []
        self.names = True

    def _may_join(self) -> bool:
        """Take the one empty line on either side of what joins two exceptions."""
        taken = self._joined or (bool(self._done) and not self._spaced)
        self._spaced = not self._joined
        return taken


def _frame(path: str, function: str) -> Frame:
    file = PurePosixPath(path.replace("\\", "/"))
    module = ".".join(part for part in (*file.parent.parts[-1:], file.stem) if part != "/")
    own = not any(part in path for part in _LIBRARY)
    return Frame(f"{module}.{function}" if function else module, own)
