"""Ages as kubectl prints them: `45s`, `5m12s`, `3h`, `2d4h`.

Only the wording of a duration; which times a row shows is in the columns.
"""

from datetime import UTC, datetime

MINUTE_S = 60
HOUR_S = 60 * MINUTE_S
DAY_S = 24 * HOUR_S
YEAR_S = 365 * DAY_S
UNKNOWN = "<unknown>"

# Below the limit a duration is worded with the first unit and, where there is one, the rest in the
# second: the thresholds are those of Kubernetes' HumanDuration.
STEPS: tuple[tuple[int, tuple[int, str], tuple[int, str] | None], ...] = (
    (2 * MINUTE_S, (1, "s"), None),
    (10 * MINUTE_S, (MINUTE_S, "m"), (1, "s")),
    (3 * HOUR_S, (MINUTE_S, "m"), None),
    (8 * HOUR_S, (HOUR_S, "h"), (MINUTE_S, "m")),
    (2 * DAY_S, (HOUR_S, "h"), None),
    (8 * DAY_S, (DAY_S, "d"), (HOUR_S, "h")),
    (2 * YEAR_S, (DAY_S, "d"), None),
    (8 * YEAR_S, (YEAR_S, "y"), (DAY_S, "d")),
)


def human_duration(seconds: int) -> str:
    """Word a duration as the API server does in tables."""
    if seconds < 0:
        return "0s" if seconds == -1 else "<invalid>"
    for limit, (unit, sign), finer in STEPS:
        if seconds < limit:
            return f"{seconds // unit}{sign}{_rest(seconds % unit, finer)}"
    return f"{seconds // YEAR_S}y"


def age(stamp: str | None) -> str:
    """Word how long ago an RFC 3339 time was."""
    if not stamp:
        return UNKNOWN
    return human_duration(int((datetime.now(UTC) - datetime.fromisoformat(stamp)).total_seconds()))


def _rest(seconds: int, finer: tuple[int, str] | None) -> str:
    if finer is None or seconds < finer[0]:
        return ""
    return f"{seconds // finer[0]}{finer[1]}"
