"""Which formats a line is tried as, chosen by its first characters, and what wraps what.

Prose falls through within a microsecond or two; no format is tried that the beginning excludes.
"""

from collections.abc import Callable

from shared.domain.logs.formats import (
    access,
    databases,
    errorlogs,
    jsonlines,
    klog,
    logcat,
    logfmt,
    pattern,
    syslog,
)  # fmt: skip
from shared.domain.logs.formats.record import Kind, Record
from shared.domain.logs.formats.wrapped import Wrapped, read_cri, read_docker
from shared.domain.logs.stamps import split_stamp

_Readers = tuple[Callable[[str], Record | None], ...]
_MAX_DEPTH = 3  # a runtime's wrapper, a collector's, and the program's own format

_LETTER: _Readers = (klog.read, syslog.read, logcat.read, logfmt.read, pattern.read)
_BY_FIRST: dict[str, _Readers] = {
    "{": (jsonlines.read,),
    "<": (syslog.read, pattern.read),
    "[": (errorlogs.read, pattern.read),
    "@": (logfmt.read,),
}
# A time gives itself away by how many digits stand before what.
_BY_DIGITS: dict[tuple[int, str], _Readers] = {
    (4, "-"): (
        databases.read_postgres, databases.read_mysql, syslog.read, logcat.read, pattern.read,
    ),
    (4, "/"): (errorlogs.read, pattern.read),
    (4, "."): (pattern.read,),
    (8, "-"): (pattern.read,),
    (8, " "): (pattern.read,),
    (2, "-"): (logcat.read, pattern.read),
    (2, "/"): (pattern.read,),
    (2, " "): (pattern.read,),
    (2, ":"): (pattern.read, databases.read_redis),
    (1, ":"): (pattern.read, databases.read_redis),
}  # fmt: skip
_LONGEST_ID_DIGITS = 12
_AFTER_STAMP: _Readers = (databases.read_mysql, syslog.read_stamped, pattern.read_stamped)


def recognise(line: str) -> Record | None:
    """Read a cleaned line, through whatever wraps it; None is a line of no known format."""
    return _recognise(line, _MAX_DEPTH)


def _recognise(line: str, depth: int) -> Record | None:
    stamp, text = split_stamp(line) if line[:1].isdigit() else ("", line)
    if stamp:
        return _inside(stamp, text, depth)
    if '] "' in line and (answered := access.read(line)):
        return answered
    if '"stream":"std' in line and (wrapped := read_docker(line)):
        return _unwrapped("docker", wrapped, depth)
    found = _first(_readers(line), line)
    return _through(found, depth) if found else None


def _readers(line: str) -> _Readers:
    head = line[:_LONGEST_ID_DIGITS]
    rest = head.lstrip("0123456789")
    if len(rest) == len(head):
        return _BY_FIRST.get(head[:1], _LETTER)
    shape = (len(head) - len(rest), rest[:1])
    return _BY_DIGITS.get(shape, (databases.read_redis,) if shape[1] == ":" else ())


def _inside(stamp: str, text: str, depth: int) -> Record:
    """Read what follows a time that leaves no doubt; white space before it may be a frame's."""
    if part := read_cri(stamp, text):
        return _unwrapped("cri", part, depth)
    inner = (_recognise(text, depth - 1) if depth else None) or _first(_AFTER_STAMP, text.lstrip())
    return inner._replace(stamp=stamp) if inner else Record("stamped", stamp, "", text)


def _unwrapped(kind: Kind, wrapped: Wrapped, depth: int) -> Record:
    inner = _recognise(wrapped.text, depth - 1) if depth else None
    outer = Record(kind, wrapped.stamp, "", wrapped.text)
    return inner._replace(stamp=wrapped.stamp or inner.stamp) if inner else outer


def _through(outer: Record, depth: int) -> Record:
    """Return what a message is when it is JSON itself, under the stamp and level around it."""
    inner = _recognise(outer.message, depth - 1) if depth and outer.message[:1] == "{" else None
    if not inner:
        return outer
    return inner._replace(stamp=outer.stamp or inner.stamp, level=inner.level or outer.level)


def _first(readers: _Readers, line: str) -> Record | None:
    return next((found for read in readers if (found := read(line))), None)
