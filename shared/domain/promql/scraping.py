"""Scraping as the cause of an empty result: targets that are gone or down, ranges too short.

Whether a metric or a label's value exists at all is in `absence`; asking is the function's.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from shared.domain.promql.literals import outside_literals
from shared.domain.promql.mistakes import SERIES
from shared.domain.promql.repair import Hints
from shared.domain.promql.times import duration_s

MAX_NAMED = 3  # targets in one answer
USUAL_RANGE, USUAL_RANGE_S = "5m", 300.0  # holds four samples of any usual scrape interval

_GROWTH = re.compile(
    rf"\b(?:rate|irate|increase|delta|deriv)\s*\(\s*({SERIES})\s*\[\s*([0-9]{{1,6}}(?:ms|s|m))\s*\]"
)


class Target(NamedTuple):
    """One endpoint that is scraped; `health` is up, down or unknown, `error` why it is down."""

    job: str
    instance: str
    health: str
    error: str


class Growth(NamedTuple):
    """How fast something grows, asked over a range that may be too short."""

    series: str
    range: str


def scraping_hints(name: str, jobs: Sequence[str], targets: Sequence[Target]) -> Hints:
    """Return what became of the jobs that `name` came from; `targets` are all that are scraped."""
    if not targets:  # perhaps samples are pushed, or an agent scrapes
        return ()
    return tuple((_of_job(name, job, [t for t in targets if t.job == job]), None) for job in jobs)


def _of_job(name: str, job: str, targets: Sequence[Target]) -> str:
    if not targets:
        return f"no target of the job {job} is scraped any more"
    down = sorted(one for one in targets if one.health == "down")
    if not down:
        return f"the job {job} is still scraped: {name} itself is no longer among its metrics"
    named = "; ".join(
        f"{one.instance}: {one.error or 'no reason given'}" for one in down[:MAX_NAMED]
    )
    more = f"; and {len(down) - MAX_NAMED} more" if len(down) > MAX_NAMED else ""
    return f"{len(down)} of {len(targets)} targets of the job {job} are down ({named}{more})"


def short_growth(query: str) -> Growth | None:
    """Return the first growth in `query` that is asked over less than is usual."""
    found = ((one[1], one[2]) for one in _GROWTH.finditer(query))
    return next((Growth(*one) for one in found if duration_s(one[1]) < USUAL_RANGE_S), None)


def samples_query(growth: Growth) -> str:
    """Return the query for how many samples the range holds at most."""
    return f"max(count_over_time({growth.series}[{growth.range}]))"


def short_hints(query: str, growth: Growth, samples: float) -> Hints:
    """Return that a growth needs two samples, when its range holds fewer."""
    if samples > 1:
        return ()
    short = re.compile(rf"\[\s*{growth.range}\s*\]")
    mended = outside_literals(query, lambda text: short.sub(f"[{USUAL_RANGE}]", text))
    held = "one sample" if samples == 1 else "no sample"
    message = f"growth needs two samples, and [{growth.range}] holds {held}; widen the range"
    return ((message, mended),)
