"""What must stay in a template though it looks variable: codes of failure, routes of requests.

A request's status, a program's exit code or signal and a level tell failures apart; other numbers
are what varies in a message, and so are other paths.
"""

import re

from shared.domain.logs.masks import KEPT_SLASH, keep

_FAILING_STATUSES = frozenset((*range(400, 432), 451, 499, *range(500, 512), *range(520, 531)))
_SAID = r"[\"']?(?:[ _]?(?:with|is|was|of|code|status)){0,4}[\"']?[\s:=#\"'(]{1,3}"
_END = r"(?![\w.:])"
_IN_TEXT = re.compile(
    rf"(?:(?:status|exit(?:ed)?|code|responded|returned|signal|level|severity){_SAID}"
    r"|HTTP/\d(?:\.\d)?\"? )"
    rf"(?P<code>\d{{1,3}}){_END}",
    re.ASCII | re.IGNORECASE,
)
# In bytes, the same in two steps: to look for words at C's speed costs a tenth of one expression.
_NAMES = (b"tatus", b"xit", b"ode", b"esponded", b"eturned", b"ignal", b"evel", b"everity")
_AFTER_NAME = re.compile(rf"(?:ed)?{_SAID}(\d{{1,3}}){_END}".encode(), re.IGNORECASE)
_HTTP = b"HTTP/"
_AFTER_HTTP = re.compile(rf"\d(?:\.\d)?\"? (\d{{3}}){_END}".encode())
_ROUTE = re.compile(
    r"(?<![^\s\"'])(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT) \S{1,512}"
    r"|\b(?:path|uri|url|route|endpoint)[=:] ?[\"']?/\S{0,512}",
    re.ASCII,
)
_PRIORITY = re.compile(rb"<(\d{1,3})>")


def code_of(line: bytes) -> bytes:
    """Return what tells a line from others that differ in digits only; none when nothing can."""
    found = [code for name in _NAMES for code in _codes_after(name, _AFTER_NAME, line)]
    found += _codes_after(_HTTP, _AFTER_HTTP, line)
    if line[:1] == b"<" and (priority := _PRIORITY.match(line)):
        found.append(priority[1])
    return b"\0" + b" ".join(found) if found else b""


def _codes_after(name: bytes, after: re.Pattern[bytes], line: bytes) -> list[bytes]:
    codes: list[bytes] = []
    at = line.find(name)
    while at >= 0:
        at += len(name)
        if found := after.match(line, at):
            codes.append(found[1])
        at = line.find(name, at)
    return codes


def keep_codes(message: str) -> str:
    """Return a message whose failing codes no mask touches."""
    return _IN_TEXT.sub(_kept, message)


def keep_status(message: str) -> str:
    """Return the message of an access log, whose last number is a status, in the same way."""
    head, gap, status = message.rpartition(" ")
    return head + gap + keep(status) if status.isdecimal() else keep_codes(message)


def keep_routes(message: str) -> str:
    """Return a message whose requests' paths are no files to mask, only their ids."""
    return _ROUTE.sub(_kept_route, message) if "/" in message else message


def _kept(found: re.Match[str]) -> str:
    code = int(found["code"])
    named = found[0].lower()
    exits = "exit" in named or "signal" in named
    if code in _FAILING_STATUSES or (exits and code):
        start = found.start("code") - found.start()
        return found[0][:start] + keep(found[0][start:])
    return found[0]


def _kept_route(found: re.Match[str]) -> str:
    return found[0].replace("/", KEPT_SLASH)
