"""Durations, moments and steps as Prometheus writes them.

No clock here: what is "now" is the caller's to say.
"""

import math
import re
from datetime import UTC, datetime

UNIT_S = {
    "ms": 0.001,
    "s": 1.0,
    "m": 60.0,
    "h": 3600.0,
    "d": 86400.0,
    "w": 604800.0,
    "y": 31536000.0,
}
# Steps that a person reads off an axis; the last is for spans of a month.
NICE_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 86400)
LATEST_S = 32503680000.0  # the year 3000: anything later was meant as milliseconds

_PART = re.compile(r"([0-9]{1,9})(ms|[smhdwy])")
_DURATION = re.compile(rf"(?:{_PART.pattern})+")


def duration_s(text: str) -> float:
    """Return the seconds of a duration such as `5m` or `1h30m`.

    Raises:
        ValueError: it is none

    """
    if not _DURATION.fullmatch(text):
        raise ValueError("must be a duration such as 30s, 5m or 1h30m")
    return sum(int(number) * UNIT_S[unit] for number, unit in _PART.findall(text))


def seconds(text: str) -> float:
    """Return the seconds of a duration or of a plain number.

    Raises:
        ValueError: it is neither, or not above zero

    """
    try:
        amount = float(text)
    except ValueError:
        amount = duration_s(text)
    if not (math.isfinite(amount) and amount > 0):
        raise ValueError("must be more than zero")
    return amount


def unix_time(text: str) -> float:
    """Return the Unix seconds of a moment given as such or in RFC 3339.

    Raises:
        ValueError: it is neither, has no time zone, or lies outside 1970..3000

    """
    try:
        moment = float(text)
    except ValueError:
        moment = _from_rfc3339(text)
    if not 0 <= moment <= LATEST_S:
        raise ValueError("must be Unix seconds between 1970 and 3000 (not milliseconds)")
    return moment


def _from_rfc3339(text: str) -> float:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as odd:
        raise ValueError("must be RFC 3339 (2025-10-09T12:00:00Z) or Unix seconds") from odd
    if moment.tzinfo is None:
        raise ValueError("needs a time zone, such as the Z in 2025-10-09T12:00:00Z")
    return moment.timestamp()


def rfc3339(moment: float) -> str:
    """Return Unix seconds as RFC 3339 in UTC, with milliseconds where there are any."""
    exact = datetime.fromtimestamp(round(moment, 3), UTC)
    precision = "milliseconds" if exact.microsecond else "seconds"
    return exact.isoformat(timespec=precision).replace("+00:00", "Z")


def in_words(span_s: float) -> str:
    """Return a span as Prometheus writes it, such as `1h30m`; parts of a second are dropped."""
    left, words = int(span_s), ""
    for unit in ("d", "h", "m", "s"):
        count, left = divmod(left, int(UNIT_S[unit]))
        words += f"{count}{unit}" if count else ""
    return words or "0s"


def step_for(span_s: float, max_points: int) -> float:
    """Return the smallest readable step, in seconds, that gives at most `max_points` points."""
    least = span_s / (max_points - 1)
    return next((float(step) for step in NICE_STEPS_S if step >= least), math.ceil(least))
