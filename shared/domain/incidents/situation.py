"""Everything that was gathered about one workload at one moment, for rules to look at.

A part that could not be asked stands in `unknown` with its reason: no rule may take its emptiness
for an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from shared.domain.incidents.alerts import Storm
from shared.domain.incidents.cluster import (
    Autoscaler,
    Claim,
    Event,
    Node,
    Pod,
    Quota,
    Revision,
)
from shared.domain.incidents.fields import Json, unix
from shared.domain.incidents.overview import Overview
from shared.domain.incidents.target import Inventory, Target

# The parts of an investigation: what evidence is called, and what may be unknown.
REQUEST, PODS, WORKLOAD, ROLLOUTS, EVENTS = "request", "pods", "workload", "rollouts", "events"
SERVICES, AUTOSCALERS, NODES, CLAIMS = "services", "autoscalers", "nodes", "claims"
QUOTAS, VOLUMES, ALERTS, LOGS = "quotas", "volumes", "alerts", "logs"
SIGNALS, BEFORE, AFTER = "signals", "signals_before", "signals_after_rollout"
NEIGHBOURS = "neighbours"  # parts of a look over many namespaces are in `overview`

RECENT_S = 900.0  # a container that ended this lately still counts as trouble
EMPTY_STORM = Storm((), 0)


class Episode(NamedTuple):
    """One time that an alert fired, as Prometheus remembers it; `ends_at` is "" while it does."""

    alert: str
    starts_at: str
    ends_at: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known; lists hold what concerns the target alone, except `inventory`.

    There is an `overview` when nobody was named, and more than one workload was looked over.
    """

    at: float
    since_s: float
    namespace: str
    target: Target
    inventory: Inventory
    storm: Storm = EMPTY_STORM
    description: str = ""
    overview: Overview | None = None
    revisions: tuple[Revision, ...] = ()
    events: tuple[Event, ...] = ()
    autoscaler: Autoscaler | None = None
    nodes: tuple[Node, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotas: tuple[Quota, ...] = ()
    volumes: Mapping[str, float] = field(default_factory=dict[str, float])
    episodes: tuple[Episode, ...] = ()
    signals: Json = field(default_factory=dict[str, object])
    before: Json = field(default_factory=dict[str, object])
    after: Json = field(default_factory=dict[str, object])
    logs: Json = field(default_factory=dict[str, object])
    unknown: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def begins(self) -> float:
        """Where the window of interest begins."""
        return self.at - self.since_s

    def is_in_window(self, stamp: str) -> bool:
        """Tell whether something happened within the window."""
        return self.begins <= unix(stamp) <= self.at + 60

    def is_recent(self, stamp: str) -> bool:
        """Tell whether something happened so lately that it still counts."""
        return self.at - RECENT_S <= unix(stamp) <= self.at + 60

    @property
    def living_pods(self) -> tuple[Pod, ...]:
        """The pods that are meant to run: not those being deleted, nor those that ended."""
        return tuple(p for p in self.target.pods if not (p.is_leaving or p.is_over))

    @property
    def unwell_pods(self) -> tuple[Pod, ...]:
        """The living pods that are not ready."""
        return tuple(pod for pod in self.living_pods if not pod.is_ready)

    @property
    def is_absent(self) -> bool:
        """Whether Kubernetes was asked, and has nothing of that name."""
        asked = self.unknown.keys().isdisjoint({PODS, WORKLOAD, SERVICES})
        return asked and not self.target.is_found

    @property
    def claims_in_use(self) -> frozenset[str]:
        """The names of the claims that its living pods mount."""
        return frozenset(claim for pod in self.living_pods for claim in pod.claims)

    @property
    def retired(self) -> frozenset[str]:
        """The names of revisions that want no pods any more."""
        return frozenset(one.name for one in self.revisions if not one.wanted)

    @property
    def rollout(self) -> Revision | None:
        """The newest revision when it came within the window and replaced another."""
        if len(self.revisions) < 2 or not self.is_in_window(self.revisions[0].created_at):  # noqa: PLR2004
            return None
        return self.revisions[0]
