"""Times as formats write them, to UTC text as `stamps` has it.

A time without a year or a zone is no instant: those give "". The clock is never asked.
"""

import re
from datetime import UTC, datetime

_ISO = (
    r"(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?"
    r" ?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)"
)
_CLF = r"(\d\d)/([A-Z][a-z]{2})/(\d{4})[: ](\d\d:\d\d:\d\d) ([+-]\d{4})"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Seconds of 2000-01-01 and 2100-01-01: what lies outside is a duration or a counter.
_FIRST_S, _LAST_S = 946_684_800, 4_102_444_800
_NS_PER_UNIT = (1_000_000_000, 1_000_000, 1_000, 1)  # s, ms, µs, ns


def iso_utc(text: str) -> str:
    """Return an ISO 8601 time that names its zone in UTC, its fraction as written; else ""."""
    found = re.fullmatch(_ISO, text, re.ASCII)
    if not found:
        return ""
    year, month, day, time, fraction, zone = found.groups()
    zone = "+00:00" if zone[0] not in "+-" else zone
    seconds = _utc(f"{year}-{month}-{day}T{time}{zone}")
    return seconds and f"{seconds}{'.' + fraction if fraction else ''}Z"


def clf_utc(text: str) -> str:
    """Return the time of an access log, such as 22/Nov/2026:10:00:00 +0100, in UTC; else ""."""
    found = re.fullmatch(_CLF, text, re.ASCII)
    if not found or found[2] not in MONTHS:
        return ""
    day, month, year, time, zone = found.groups()
    seconds = _utc(f"{year}-{MONTHS.index(month) + 1:02}-{day}T{time}{zone}")
    return seconds and f"{seconds}Z"


def epoch_utc(number: float) -> str:
    """Return Unix time in s, ms, µs or ns (told by its size) in UTC; else ""."""
    for unit_ns in _NS_PER_UNIT:
        per_s = 1_000_000_000 // unit_ns
        if _FIRST_S * per_s <= number < _LAST_S * per_s:
            return _written(number, unit_ns)
    return ""


def _written(number: float, unit_ns: int) -> str:
    # A float holds no nanoseconds of today: microseconds are what it has.
    whole_ns = number * unit_ns if isinstance(number, int) else round(number * unit_ns / 1e3) * 1000
    seconds, rest_ns = divmod(whole_ns, 1_000_000_000)
    text = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{rest_ns:09}".rstrip("0").rstrip(".") + "Z"


def _utc(text: str) -> str:
    try:
        instant = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return instant.replace(tzinfo=None).isoformat(timespec="seconds")
