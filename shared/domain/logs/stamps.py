"""The kubelet's time stamps (RFC 3339 with nanoseconds) and the ways a caller says "since".

Stamps are kept as UTC text, because that sorts and no float holds nanoseconds. Reading the clock
belongs to the caller.
"""

import re
from datetime import UTC, datetime
from typing import NamedTuple

_STAMP = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)(?: |$)", re.ASCII
)
_DURATION = r"(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,9})s)?"
_UNITS_S = (86_400, 3_600, 60, 1)


class Since(NamedTuple):
    """From when on: so many seconds ago, or at an instant (UTC text); neither means everything."""

    seconds: int | None = None
    instant: str | None = None


def split_stamp(line: str) -> tuple[str, str]:
    """Return a line's stamp in UTC and the text behind it; the stamp is "" when there is none."""
    found = _STAMP.match(line)
    if not found:
        return "", line
    seconds, fraction, zone = found.groups()
    text = line[found.end() :]
    if zone == "Z":
        return f"{seconds}{fraction or ''}Z", text
    utc = _to_utc(seconds + zone)
    return (f"{utc}{fraction or ''}Z", text) if utc else ("", line)


def to_seconds(stamp: str) -> str:
    """Return a stamp without its fraction of a second, as people read it."""
    return re.sub(r"\.\d+(?=Z$)", "", stamp)


def order(stamp: str) -> str:
    """Return a key that sorts stamps by time, with and without fractions of a second."""
    return stamp[:-1]


def parse_since(text: str) -> Since:
    """Read `90s`, `15m`, `1h30m`, `2d` or an RFC 3339 time; nothing means everything.

    Raises:
        ValueError: neither of them

    """
    if not text:
        return Since()
    if seconds := _duration_s(text):
        return Since(seconds=seconds)
    instant, rest = split_stamp(text.upper())
    if rest or not _to_utc(instant[:19] + "Z"):
        raise ValueError("must be a duration such as 15m or 1h30m, or an RFC 3339 time")
    return Since(instant=instant)


def _duration_s(text: str) -> int:
    """Return a duration in seconds, 0 when it is none."""
    found = re.fullmatch(_DURATION, text)
    amounts = found.groups(default="0") if found else ()
    return sum(int(amount) * unit for amount, unit in zip(amounts, _UNITS_S, strict=False))


def seconds_between(earlier: str, later: str) -> float:
    """Return how many seconds lie between two stamps in UTC, 0 when one of them is none."""
    begin, end = (_to_utc(stamp[:19] + "Z") for stamp in (earlier, later))
    if not (begin and end):
        return 0.0
    return (datetime.fromisoformat(end) - datetime.fromisoformat(begin)).total_seconds()


def rfc3339(instant: datetime) -> str:
    """Write an instant as RFC 3339 in UTC, to the millisecond."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _to_utc(text: str) -> str:
    """Return a time to the second in UTC, or "" when no calendar has it."""
    try:
        instant = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return instant.replace(tzinfo=None).isoformat(timespec="seconds")
