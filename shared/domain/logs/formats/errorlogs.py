"""Error logs of nginx and of Apache httpd 2.2 and 2.4. Their stamps name no zone."""

import re

from shared.domain.logs.formats.record import BY_WORD, Record
from shared.domain.logs.formats.routes import route

_NGINX = (
    r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[(debug|info|notice|warn|error|crit|alert|emerg)\]"
    r" \d{1,10}#\d{1,10}: (?:\*\d{1,20} )?"
)
_APACHE = (
    r"\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})? \d{4}\]"
    r" \[(?:[\w-]{0,32}:)?([a-z]{4,6})\d?\] (?:\[pid \d{1,10}(?::tid \d{1,20})?\] )?"
)
_REQUEST = r', request: "([A-Z]{3,10}) ([^ "]{1,2048})'
_UPSTREAM = r', upstream: "\w{2,10}://([^/"]{1,256})'


def read(line: str) -> Record | None:
    """Read either; nginx' trailing fields leave only what was asked for and of whom."""
    if line.startswith("["):
        return _apache(line)
    found = re.match(_NGINX, line, re.ASCII)
    if not found:
        return None
    said, _, context = line[found.end() :].partition(", client: ")
    request = re.search(_REQUEST, f", client: {context}", re.ASCII)
    upstream = re.search(_UPSTREAM, context, re.ASCII)
    asked = f", request: {request[1]} {route(request[2])}" if request else ""
    asked_of = f", upstream: {upstream[1]}" if upstream else ""
    return Record("errorlog", "", BY_WORD[found[1]], f"{said}{asked}{asked_of}")


def _apache(line: str) -> Record | None:
    found = re.match(_APACHE, line, re.ASCII)
    if not found or found[1] not in BY_WORD:
        return None
    return Record("errorlog", "", BY_WORD[found[1]], line[found.end() :])
