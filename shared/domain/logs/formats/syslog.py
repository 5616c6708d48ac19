"""Syslog: RFC 5424, RFC 3164, and how rsyslog and journalctl write files of it.

RFC 3164 names neither year nor zone.
"""

import re

from shared.domain.logs.digested import Level
from shared.domain.logs.formats.record import Record, level_numbered
from shared.domain.logs.formats.times import MONTHS, iso_utc

_PRIORITY = r"<(\d{1,3})>"
_TAG = r"[\w./@()+-]{1,64}(?:\[[\w.-]{1,16}\])?: ?"
_RFC3164 = rf"[A-Z][a-z]{{2}} [ \d]\d \d\d:\d\d:\d\d [\w.:-]{{1,255}} (?:{_TAG})"
_STRUCTURED = r'-|(?:\[(?:[^\]"\\]++|"(?:[^"\\]++|\\.)*+"|\\.){0,4096}+\])++'
_RFC5424 = (
    r"1 (\S{1,40}) \S{1,255} \S{1,48} \S{1,128} \S{1,32} "
    rf"(?:{_STRUCTURED})(?: (?:\ufeff|BOM)?|$)"
)
# What follows the time in rsyslog's own format; a process id makes it certain.
_AFTER_STAMP = r"[\w.-]{1,255} [\w./@()+-]{1,64}\[\d{1,10}\]: ?"
_ISO = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d{4} "


def read(line: str) -> Record | None:
    """Read a line with or without its priority."""
    if line.startswith("<"):
        return _with_priority(line)
    return _rfc3164(line, "") or _journal(line)


def read_stamped(text: str) -> Record | None:
    """Read what follows a time that was cut off: host, program and process id."""
    found = re.match(_AFTER_STAMP, text, re.ASCII)
    return Record("syslog", "", "", text[found.end() :]) if found else None


def _with_priority(line: str) -> Record | None:
    found = re.match(_PRIORITY, line, re.ASCII)
    if not found:
        return None
    level = level_numbered(int(found[1]) % 8)
    rest = line[found.end() :]
    return _rfc5424(rest, level) if rest.startswith("1 ") else _rfc3164(rest, level)


def _rfc3164(line: str, level: Level) -> Record | None:
    found = re.match(_RFC3164, line, re.ASCII) if line[:3] in MONTHS else None
    return Record("syslog", "", level, line[found.end() :]) if found else None


def _rfc5424(line: str, level: Level) -> Record | None:
    found = re.match(_RFC5424, line)
    return Record("syslog", iso_utc(found[1]), level, line[found.end() :]) if found else None


def _journal(line: str) -> Record | None:
    found = re.match(_ISO, line, re.ASCII)
    inner = read_stamped(line[found.end() :]) if found else None
    return inner._replace(stamp=iso_utc(line[: found.end() - 1])) if found and inner else None
