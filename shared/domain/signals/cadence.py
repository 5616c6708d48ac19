"""How often a service is scraped, and what follows: no rate over fewer than a handful of samples.

How the interval is found is in `discovery`.
"""

import math

from shared.domain.promql.times import duration_s, in_words
from shared.domain.signals.discovery import Discovery
from shared.domain.signals.thresholds import Thresholds

SAMPLES = 4  # in a window, that one missed scrape is no gap
MISSED = 2  # intervals after which a sample is old, however rare samples are
MINUTE_S = 60


def window(known: Discovery | None, asked: str) -> str:
    """Return the window to use: what is asked, or wider, in whole minutes."""
    least_s = SAMPLES * _interval(known)
    if duration_s(asked) >= least_s:
        return asked
    return in_words(math.ceil(least_s / MINUTE_S) * MINUTE_S)


def limits(known: Discovery | None, thresholds: Thresholds) -> Thresholds:
    """Return thresholds under which a sample is not old before the next is due."""
    oldest_s = max(thresholds.max_age_s, MISSED * _interval(known))
    return thresholds._replace(max_age_s=oldest_s)


def _interval(known: Discovery | None) -> float:
    return (known.scrape_interval_s if known else None) or 0.0
