"""Headers made of a time, a level, a thread and a logger, in the orders that loggers use.

log4j, logback, Spring Boot, Elasticsearch, Python's logging, loguru, gunicorn, uvicorn, Go's log,
the consoles of zap, zerolog and logrus, Rust's tracing, Serilog and Rails are all of them. A line
needs a time or a level to be read here, and of a doubtful logger the name stays in the message.
"""

import re

from shared.domain.logs.formats.access import read_bare
from shared.domain.logs.formats.fields import told
from shared.domain.logs.formats.jsonlines import fields_of
from shared.domain.logs.formats.record import Record, level_named
from shared.domain.logs.formats.times import iso_utc

_MAX_HEADER_CHARS = 480
_DAY = r"\d{4}[-/.]\d\d[-/.]\d\d"
_ZONE = r"(?:\ ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)(?![\w:]))?"
_STAMP = rf"""(?:[A-Z],\ )?[\[(]?(?P<stamp>
      {_DAY}[T\ ]\d\d:\d\d:\d\d(?:[.,:]\d{{1,9}})?{_ZONE}
    | \d\d[-/\ ][A-Z][a-z]{{2}}[-/\ ]\d{{4}}[\ :]\d\d:\d\d:\d\d(?:[.,]\d{{1,9}})?  # Tomcat
    | [A-Z][a-z]{{2}}\ \d\d?,\ \d{{4}}\ \d\d?:\d\d:\d\d\ [AP]M  # java.util.logging
    | \d{{8}}[-\ ]\d\d?:\d\d?:\d\d?(?:[.,:]\d{{1,6}})?
    | \d\d:\d\d:\d\d(?:[.,]\d{{1,9}})?
    | \d{{1,2}}:\d\d[AP]M  # zerolog
)[\])]?:?"""
_WORDS = (
    "TRACE|DEBUG|INFO|NOTICE|WARNING|WARN|ERROR|FATAL|CRITICAL|SEVERE|PANIC|DPANIC|ALERT|EMERG"
    "|CONFIG|FINEST|FINER|FINE|INF|WRN|ERR|DBG|FTL|PNC|TRC"
)
_SMALL = "trace|debug|info|notice|warning|warn|error|fatal|critical|panic|dpanic|crit|emerg|note"
# A level stands alone, in brackets, or before a colon or a bar; in small letters, never bare.
_LEVEL = rf"""
    (?:\[\ ?(?P<boxed>(?i:{_WORDS}))\ {{0,3}}\]:?
     | <(?P<angled>(?i:{_WORDS}))>:?
     | (?P<bare>{_WORDS})(?=[\s:|\])\[]|$)[\])]?:?
     | (?!panic:)(?P<small>{_SMALL})(?:(?=\t)|:(?=\s)))
"""
# Between time and level: a thread in brackets, a process or thread id, a logger before a dash.
_BOX = r"\[[^\]\[]{0,250}\]"
_BETWEEN = rf"(?:(?:{_BOX}|\#?\d{{1,10}}\]?|[\w.$/@:]{{1,120}}\ -|[-|])\s{{1,8}}){{0,4}}?"
# Behind the level, only when a separator proves that it is no message: Spring's id, brackets, a
# dotted, scoped or camel-cased logger.
_PROVEN = (
    r"(?:[A-Za-z_$*][\w$*-]{0,80}(?:[./@:$]{1,2}[\w$*<>-]{1,120}){1,12}"
    r"|[A-Z]\w{0,60}[a-z][A-Z]\w{0,80})"
)
_BEHIND = rf"""
    (?:\s{{1,8}}\d{{1,10}}\s{{1,3}}---)?
    (?:\s{{1,8}}\|\s{_PROVEN}\ -(?=\s)  # loguru
     | \s{{0,8}}(?:{_BOX}\s{{0,4}}){{0,4}}{_PROVEN}(?::\d{{1,6}})?\s{{0,40}}(?:[:>\]\t]|\ -)(?=\s)
     | \s?(?:{_BOX}){{1,4}}(?=\s{{0,8}}[:|-]\s)
     | \s{{1,2}}[a-z][\w.-]{{0,60}}\t(?:[\w./@-]{{1,120}}:\d{{1,6}})?  # zap
     | (?:{_BOX}){{1,4}}
    )?
    (?:\s{{1,4}}[-|:]+(?=\s)){{0,2}}
"""
_BARS = r"(?:\|[\w.$@:/-]{1,80}){1,2}\|"  # fields without a level
_DATED = rf"{_STAMP}(?:{_BARS}|\s{{0,8}}(?:[-|]\s)?(?:{_BETWEEN}{_LEVEL}{_BEHIND})?)"
_LEVELLED = rf"{_LEVEL}{_BEHIND}"
_STAMPED = rf"{_BETWEEN}{_LEVEL}{_BEHIND}"
_GO_FILE = r"[\w./-]{1,128}\.go:\d{1,6}: "
_PYTHON_BASIC = r"(DEBUG|INFO|WARNING|ERROR|CRITICAL):([\w.]{1,120}):(?! )"


def read(line: str) -> Record | None:
    """Read a line that begins with a time or a level."""
    if basic := re.match(_PYTHON_BASIC, line):
        return Record("pattern", "", level_named(basic[1]), line[basic.end() :])
    return _read(_DATED, line) or _read(_LEVELLED, line)


def read_stamped(text: str) -> Record | None:
    """Read what follows a time that was cut off."""
    return _read(_STAMPED, text)


def _read(pattern: str, line: str) -> Record | None:
    found = re.compile(pattern, re.VERBOSE | re.ASCII).match(line, 0, _MAX_HEADER_CHARS)
    if not found:
        return None
    named = found.groupdict()
    word = named["boxed"] or named["angled"] or named["bare"] or named["small"] or ""
    text = line[found.end() :]
    # Without a level, white space may be a frame's: one separator goes, no more.
    message = text.lstrip() if word else _without_file(text.removeprefix(" "))
    return _with_inner(
        Record("pattern", iso_utc(named.get("stamp") or ""), level_named(word), message)
    )


def _without_file(text: str) -> str:
    found = re.match(_GO_FILE, text)
    return text[found.end() :] if found else text


def _with_inner(outer: Record) -> Record:
    """Return the record with what its message holds: a request and status, or JSON at its end."""
    if ' - "' in outer.message and (answered := read_bare(outer.message)):
        return answered._replace(stamp=outer.stamp)
    text, found, rest = outer.message.partition("\t{")
    fields = fields_of("{" + rest) if found else {}
    if not fields:
        return outer
    said = told({"msg": text, **fields})
    return outer._replace(message=said.message, stack=said.stack)
