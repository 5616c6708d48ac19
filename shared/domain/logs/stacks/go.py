"""Go's traces: `goroutine N [running]:`, and calls above their files as zap prints them.

What stands before tells why: `panic:` or `fatal error:`. Of a dump of many goroutines the first
is the one that failed.
"""

import re
from collections.abc import Sequence
from typing import Self

from shared.domain.logs.stacks.trace import Frame, Raised

_GOROUTINE = r"\s{0,8}goroutine \d{1,12}(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[([^\]]{1,80})\]:\s*$"
_WHY = r"(?:^|[\s:\"])(panic|fatal error): (.{0,400})"
# main.main(), net/http.(*conn).serve(0xc000, {0x1, 0x2}), example.com/shop.Place[...](0x1)
_CALL = r"[A-Za-z][\w./@~%-]{0,200}\.[\w.()*\[\]·/-]{1,200}(?:\([^()]{0,400}\))?$"
_FILE = r"\s{1,8}(\S{1,400}\.(?:go|s)):\d{1,7}(?: \+0x[0-9a-f]+)?\s*$"
_CREATED = r"created by \S{1,300}(?: in goroutine \d+)?$"
_ASIDE = (
    "panic: ",
    "\tpanic: ",
    "[signal ",
    "...additional frames",
    "goroutine running on",
    "exit status ",
    "panic(",
)
_GENERATED = r"(?<=func)[\d.]+(?:func[\d.]+|gowrap\d+)*|\[\.\.\.\]|-fm$|-range\d+"
_MODULES = ("@v", "/pkg/mod/", "/vendor/", "/go/src/", "/libexec/src/")
_STANDARD_NAMES = """
    runtime net encoding sync testing os io bufio bytes context crypto database reflect strings
    time internal syscall fmt log sort html text math regexp errors hash image mime path plugin
    strconv unicode archive compress container debug embed expvar flag go index maps slices iter
    unique weak cmp builtin
"""
_STANDARD = frozenset(_STANDARD_NAMES.split())


class Go:
    """Read a trace from its first goroutine, or from the first call's file, on."""

    names = False

    def __init__(self, exception: str, message: str, lines_before: int) -> None:
        self.lines_before = lines_before
        self._raised = Raised(exception, message)
        self._goroutines = 0
        self._call = ""
        self._spaced = False

    @classmethod
    def open(cls, text: str, before: Sequence[str]) -> Self | None:
        """Begin at a goroutine; or at a file whose call stands before it."""
        if found := re.match(_GOROUTINE, text):
            reader = cls(*(_why(before) or ("goroutine", *_said(before, 0, found[1]))))
        elif before and re.match(_FILE, text) and _is_call(before[0]):
            reader = cls(*(_why(before) or ("error", *_said(before, 1, ""))))
            reader.take(before[0])
        else:
            return None
        reader.take(text)
        return reader

    def take(self, text: str) -> bool:
        """Take a goroutine, a call, its file, or a line between goroutines."""
        if not text.strip():
            taken, self._spaced = not self._spaced, True
            return taken
        taken = self._grows(text) or text.startswith(_ASIDE) or bool(re.match(_CREATED, text))
        self._spaced = self._spaced and not taken
        return taken

    def chain(self) -> list[Raised]:
        """Return what ended the program, as one."""
        return [self._raised]

    def _grows(self, text: str) -> bool:
        if re.match(_GOROUTINE, text):
            self._goroutines += 1
        elif found := re.match(_FILE, text):
            self._add(found[1])
        elif self._takes_call(text):
            self._call = text.rpartition("(")[0] if text.endswith(")") else text
        else:
            return False
        return True

    def _takes_call(self, text: str) -> bool:
        """Tell whether a call is here; behind a goroutine each has its arguments."""
        return _is_call(text) and (text.endswith(")") or not self._goroutines)

    def _add(self, file: str) -> None:
        if self._call and self._goroutines <= 1:
            self._raised.add(_frame(self._call, file))
        self._call = ""


def _why(before: Sequence[str]) -> tuple[str, str, int] | None:
    for count, line in enumerate(before, 1):
        if found := re.search(_WHY, line):
            return found[1], found[2], count
    return None


def _said(before: Sequence[str], at: int, otherwise: str) -> tuple[str, int]:
    """Return a line before the trace, and how many lines before its first frame it is."""
    return (before[at], at + 1) if len(before) > at else (otherwise, len(before))


def _is_call(text: str) -> bool:
    return re.match(_CALL, text) is not None


def _frame(call: str, file: str) -> Frame:
    first, rooted, _ = call.partition("/")
    package = first if rooted else first.partition(".")[0]
    foreign = package in _STANDARD or any(part in file for part in _MODULES)
    return Frame(re.sub(_GENERATED, "", call), own=not foreign)
