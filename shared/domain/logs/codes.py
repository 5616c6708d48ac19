"""Numbers that tell failures apart: a request's status, a program's exit code or signal, a level.

Other numbers are what varies in a message; these stay in its template when they mean failure.
"""

import re

from shared.domain.logs.masks import keep_digits

_LEAST_FAILING_STATUS = 400
_NAME = (
    r"(?:status|exit|exited|code|responded|signal|level|severity)(?:[ _]?(?:code|status))?"
    r"[\"']?(?: ?(?:with|is|was|code|status|of))*[\s:=#\"'(]{1,3}"
)
_CODE = rf"(?:{_NAME}|HTTP/\d(?:\.\d)?\"? )(?P<code>\d{{1,3}})(?![\w.:])"
_IN_TEXT = re.compile(_CODE, re.ASCII | re.IGNORECASE)
_IN_LINE = re.compile(_CODE.encode("ascii"), re.IGNORECASE)
_PRIORITY = re.compile(rb"<(\d{1,3})>")
# One of these stands in every line that the expressions can match, but for its case.
_GATES = (b"tatus", b"code", b"Code", b"xit", b"ignal", b"HTTP/", b"evel", b"everity", b"esponded")


def code_of(line: bytes) -> bytes:
    """Return what tells a line from others that differ in digits only; none when nothing can."""
    if line[:1] == b"<" and (priority := _PRIORITY.match(line)):
        return b"\0" + priority[1]
    if not any(map(line.__contains__, _GATES)):
        return b""
    found = [match["code"] for match in _IN_LINE.finditer(line)]
    return b"\0" + b" ".join(found) if found else b""


def keep_codes(message: str) -> str:
    """Return a message whose failing codes no mask touches."""
    return _IN_TEXT.sub(_kept, message)


def keep_status(message: str) -> str:
    """Return the message of an access log, whose last number is a status, in the same way."""
    head, gap, status = message.rpartition(" ")
    return head + gap + keep_digits(status) if status.isdecimal() else keep_codes(message)


def _kept(found: re.Match[str]) -> str:
    code = int(found["code"])
    named = found[0].lower()
    exits = "exit" in named or "signal" in named
    if code >= _LEAST_FAILING_STATUS or (exits and code and "http" not in named):
        start = found.start("code") - found.start()
        return found[0][:start] + keep_digits(found[0][start:])
    return found[0]
