"""The services that have traffic: their pods, and the requests that these get in turn.

What one pod makes of a request is in serving; sending real ones is in workload.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle, pairwise

from deploy.demo.kube.objects import Json
from deploy.demo.serving import ServingPod
from deploy.demo.story.behaviour import (
    CHECKOUT_BEFORE,
    CHECKOUT_NOW,
    HOMEPAGE,
    Behaviour,
    Plan,
    Profile,
    Route,
)
from deploy.demo.story.checkout import OLD_PODS, ROLLED_OUT_AGO
from deploy.demo.story.steady import HOMEPAGE_PODS


@dataclass(frozen=True, kw_only=True)
class Era:
    """From when on (Unix time) a service behaves in a certain way."""

    since: float
    profile: Profile


@dataclass(frozen=True)
class Turn:
    """Whose turn it is: the next request goes to this pod and asks for this route."""

    pod: ServingPod
    route: Route


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One request of the past."""

    at: float
    turn: Turn
    plan: Plan


class Service:
    """A service, which goes on in the present as its past left it."""

    def __init__(self, pods: Sequence[ServingPod], eras: Sequence[Era]) -> None:
        """Take the eras in order of time; the last one is the present."""
        self.pods = pods
        self.eras = eras
        self.profile = eras[-1].profile
        self.name = self.profile.service
        self.behaviour = Behaviour(self.profile)
        self.turns = self._take_turns()

    def past(self, now: float) -> Iterator[Answered]:
        """Yield what was answered before a time, in the order of the answers.

        The turns and the behaviour that go on afterwards have seen all of it.
        """
        found: list[Answered] = []
        end = Era(since=now, profile=self.profile)
        for era, following in pairwise((*self.eras, end)):
            self.behaviour = Behaviour(era.profile)
            found += self._answered(era, until=following.since)
        found.sort(key=lambda answered: answered.at)
        return (answered for answered in found if answered.at <= now)

    def _answered(self, era: Era, *, until: float) -> Iterator[Answered]:
        requests = int((until - era.since) / era.profile.interval_s)
        for index in range(requests):
            plan = self.behaviour.next()
            at = era.since + index * era.profile.interval_s + plan.latency_s
            yield Answered(at=at, turn=next(self.turns), plan=plan)

    def _take_turns(self) -> Iterator[Turn]:
        return map(Turn, cycle(self.pods), cycle(self.profile.routes))


def services(pods: Iterable[Json], now: datetime, *, past: timedelta) -> list[Service]:
    """Build the services of the demo from their pods' objects, with a past of some length."""
    by_name = {pod["metadata"]["name"]: pod for pod in pods}
    beginning, rolled_out = (now - past).timestamp(), (now - ROLLED_OUT_AGO).timestamp()
    before = Era(since=beginning, profile=CHECKOUT_BEFORE)
    told = (
        (HOMEPAGE_PODS, [Era(since=beginning, profile=HOMEPAGE)]),
        (OLD_PODS, [before, Era(since=rolled_out, profile=CHECKOUT_NOW)]),
    )
    return [
        Service([ServingPod(by_name[name], eras[-1].profile) for name in names], eras)
        for names, eras in told
    ]
