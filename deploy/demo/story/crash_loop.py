"""When a container that always crashes ran, by the kubelet's rules: how far the loop has come.

Whose container it is and what its cluster makes of it is in checkout and checkout_events.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, repeat, takewhile

RUN_S = 6
# The kubelet restarts at once, then waits ever longer, at most five minutes (its defaults).
BACK_OFF_S = (0, 10, 20, 40, 80, 160)
LONGEST_BACK_OFF_S = 300
BACK_OFF_EVENT_EVERY_S = 14


def run_ends_s() -> Iterator[float]:
    """Yield when each run ends, in seconds since the pod's beginning; without an end."""
    at = RUN_S
    for wait_s in chain(BACK_OFF_S, repeat(LONGEST_BACK_OFF_S)):
        yield at
        at += wait_s + RUN_S


def ended_until(age_s: float) -> list[float]:
    """Return when the runs ended that are over at an age of the pod."""
    return list(takewhile(lambda end_s: end_s <= age_s, run_ends_s()))


@dataclass(frozen=True, kw_only=True)
class CrashLoop:
    """The loop as it stands at a time; at least two runs are over."""

    began: datetime
    now: datetime

    @property
    def restarts(self) -> int:
        """Return how often the container was restarted and crashed again."""
        return len(self._ends_s()) - 1

    @property
    def last_ended(self) -> datetime:
        """Return when the last run crashed."""
        return self.began + timedelta(seconds=self._ends_s()[-1])

    @property
    def previous_ended(self) -> datetime:
        """Return when the run before the last crashed."""
        return self.began + timedelta(seconds=self._ends_s()[-2])

    @property
    def last_started(self) -> datetime:
        """Return when the last run began."""
        return self.last_ended - timedelta(seconds=RUN_S)

    @property
    def back_offs(self) -> int:
        """Return how often the kubelet has noted that it waits."""
        return int((self.now - self.began).total_seconds() / BACK_OFF_EVENT_EVERY_S)

    @property
    def last_back_off(self) -> datetime:
        """Return when the kubelet noted it last."""
        return self.began + timedelta(seconds=BACK_OFF_EVENT_EVERY_S * self.back_offs)

    def _ends_s(self) -> list[float]:
        return ended_until((self.now - self.began).total_seconds())
