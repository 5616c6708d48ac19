"""Access logs of web servers and proxies: nginx, Apache, Traefik, Envoy, werkzeug, Django, uvicorn.

The message is method, route and, last, the status: addresses, times, sizes and agents vary.
An answer of the server's own failing is an error, a refused request a warning.
"""

import re

from shared.domain.logs.digested import Level
from shared.domain.logs.formats.record import Record
from shared.domain.logs.formats.routes import route
from shared.domain.logs.formats.times import clf_utc, iso_utc

_MAX_HEAD_CHARS = 400
_FIELDS_BEFORE_STAMP = frozenset({0, 3, 4})  # Envoy and Django; host, identity, user; virtual host
_REQUEST = r'((?:[^"\\]++|\\.){0,4096}+)" (\d{3}|-)(?= |$)(?: ([A-Z]{2,6}(?:,[A-Z]{2,6})*)(?= ))?'
_METHOD = r"([A-Z]{3,10}) (\S+)(?: HTTP/[\d.]{1,3})?"
_UVICORN = r'[\w.:\[\]-]{1,64} - "'
_WARNING, _ERROR = 400, 500


def read(line: str) -> Record | None:
    """Read a line whose request in quotes follows a stamp in brackets and precedes a status."""
    at = line.find('] "', 0, _MAX_HEAD_CHARS)
    start = line.rfind("[", 0, at) if at > 0 else -1
    if start < 0 or len(line[:start].split()) not in _FIELDS_BEFORE_STAMP:
        return None
    if line[start + 1 : start + 5].isdigit():
        stamp = iso_utc(line[start + 1 : at])
        return _answered(line, at + 3, stamp) if stamp else None
    return _answered(line, at + 3, clf_utc(line[start + 1 : at])) if _is_clf(line, start) else None


def read_bare(text: str) -> Record | None:
    """Read what uvicorn writes behind its level: the client's address, a request and a status."""
    found = re.match(_UVICORN, text, re.ASCII)
    return _answered(text, found.end(), "") if found else None


def level_of_status(status: int) -> Level:
    """Return how bad an answer of this status is."""
    if status >= _ERROR:
        return "error"
    return "warning" if status >= _WARNING else "info"


def _is_clf(line: str, start: int) -> bool:
    """Tell whether `[22/Nov/2026` begins here; Django and werkzeug leave the zone out."""
    return line[start + 3 : start + 4] == "/" and line[start + 1 : start + 3].isdigit()


def _answered(line: str, start: int, stamp: str) -> Record | None:
    found = re.compile(_REQUEST, re.ASCII).match(line, start)
    if not found:
        return None
    request = re.fullmatch(_METHOD, found[1], re.ASCII)
    asked = f"{request[1]} {route(request[2])}" if request else "malformed request"
    status = 0 if found[2] == "-" else int(found[2])
    flags = f" {found[3]}" if found[3] else ""  # Envoy's, such as UF: upstream failed to connect
    return Record("access", stamp, level_of_status(status), f"{asked}{flags} {status}")
