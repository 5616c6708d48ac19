"""Server logs of PostgreSQL, MySQL and MariaDB, and Redis and Valkey.

Redis and MariaDB name no zone; PostgreSQL's is certain only when it is UTC or GMT.
"""

import re

from shared.domain.logs.digested import Level
from shared.domain.logs.formats.record import BY_WORD, Record
from shared.domain.logs.formats.times import iso_utc

_STAMP = r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,6})?"
# log_line_prefix '%m [%p] ', with Debian's and the operators' additions of session, user, database
_POSTGRES = (
    rf"({_STAMP} (?:[A-Z]{{3,5}}|[+-]\d\d)) \[\d{{1,10}}(?:-\d{{1,10}})?\]:? ?[^:]{{0,128}}?"
    r"(DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT|STATEMENT|CONTEXT|QUERY):  ?"
)
_MYSQL = rf"(?:({_STAMP}Z?) {{1,4}})?\d{{1,10}} \[(Note|System|Warning|ERROR|Error)\] "
_MYSQL_SUBSYSTEM = r"(\[MY-\d{6}\] )?\[(?:Server|InnoDB|Repl|[A-Z]\w{1,24})\] "
_REDIS = r"\d{1,10}:[XCSM] \d\d [A-Z][a-z]{2} (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{1,6})? ([.\-*#]) "
_REDIS_LEVELS: dict[str, Level] = {".": "debug", "-": "info", "*": "info", "#": "warning"}


def read_postgres(line: str) -> Record | None:
    """Read a line with the default prefix; what explains another line is info."""
    found = re.match(_POSTGRES, line, re.ASCII)
    if not found:
        return None
    level = BY_WORD.get(found[2].lower().rstrip("12345"), "info")
    return Record("postgres", iso_utc(found[1]), level, line[found.end() :])


def read_mysql(line: str) -> Record | None:
    """Read a line with or without its stamp; the error code stays in the message."""
    found = re.match(_MYSQL, line, re.ASCII)
    if not found:
        return None
    text = re.sub(rf"\A{_MYSQL_SUBSYSTEM}", r"\1", line[found.end() :], flags=re.ASCII)
    return Record("mysql", iso_utc(found[1] or ""), BY_WORD[found[2].lower()], text)


def read_redis(line: str) -> Record | None:
    """Read a line of any role."""
    found = re.match(_REDIS, line, re.ASCII)
    return Record("redis", "", _REDIS_LEVELS[found[1]], line[found.end() :]) if found else None
