"""What happened, in order, each entry with its source and its evidence.

Only what lies within the window; repeated events appear once, at their first time.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from shared.domain.incidents.around import changed
from shared.domain.incidents.cluster import Revision
from shared.domain.incidents.fields import Json, text, unix
from shared.domain.incidents.sayings import complaints
from shared.domain.incidents.situation import (
    AFTER,
    ALERTS,
    BEFORE,
    EVENTS,
    LOGS,
    NODES,
    PODS,
    REQUEST,
    ROLLOUTS,
    SIGNALS,
    Situation,
)

MAX_ENTRIES = 40
MAX_ALERTS = 12
MAX_LINES = 4
# Ordinary events that tell of a change.
TELLING = frozenset({"ScalingReplicaSet", "Killing", "SuccessfulRescale", "Preempted", "Evicted"})


class Entry(NamedTuple):
    """One thing that happened."""

    at: str
    source: str
    event: str
    evidence: str


def timeline(seen: Situation) -> list[Entry]:
    """Return the entries, oldest first; of too many the newest stay."""
    entries = [
        *_rollouts(seen),
        *_events(seen),
        *_ends(seen),
        *_alerts(seen),
        *_nodes(seen),
        *_lines(seen),
        *_figures(seen),
    ]
    within = [one for one in dict.fromkeys(entries) if seen.is_in_window(one.at)]
    return sorted(within, key=lambda one: unix(one.at))[-MAX_ENTRIES:]


def rollout_text(newer: Revision, older: Revision) -> str:
    """Word what a rollout changed."""
    what = ", ".join(changed(older.template, newer.template)) or "nothing that the template shows"
    return f"rollout of revision {newer.number} ({newer.name}): {what}"


def _rollouts(seen: Situation) -> Iterator[Entry]:
    for newer, older in pairwise(seen.revisions):
        yield Entry(newer.created_at, "rollout", rollout_text(newer, older), ROLLOUTS)


def _events(seen: Situation) -> Iterator[Entry]:
    for one in seen.events:
        if one.is_warning or one.reason in TELLING:
            # Of one that began before the window, the last time is within.
            at = one.first_at if seen.is_in_window(one.first_at) else one.last_at
            times = f" ({one.times} times)" if one.times > 1 else ""
            yield Entry(at, "event", f"{one.name}: {one.reason} {one.message}{times}", EVENTS)


def _ends(seen: Situation) -> Iterator[Entry]:
    for pod in seen.target.pods:
        for container in pod.containers:
            if (ended := container.ended) and not container.is_init:
                code = "" if ended.exit_code is None else f", exit code {ended.exit_code}"
                told = f"container {container.name} of {pod.name} ended: {ended.reason}{code}"
                yield Entry(ended.at, "container", told, PODS)


def _alerts(seen: Situation) -> Iterator[Entry]:
    for alert in seen.storm.alerts[:MAX_ALERTS]:
        yield Entry(alert.starts_at, "alert", f"alert {alert.name} began", REQUEST)
        if not alert.is_firing and alert.ends_at:
            yield Entry(alert.ends_at, "alert", f"alert {alert.name} was resolved", REQUEST)
    for one in seen.episodes[-MAX_ALERTS:]:
        yield Entry(one.starts_at, "alert", f"alert {one.alert} fired", ALERTS)
        if one.ends_at:
            yield Entry(one.ends_at, "alert", f"alert {one.alert} ended", ALERTS)


def _nodes(seen: Situation) -> Iterator[Entry]:
    for node in seen.nodes:
        if not node.is_ready or node.troubles:
            how = ", ".join((*(() if node.is_ready else ("NotReady",)), *node.troubles))
            yield Entry(node.changed_at, "node", f"node {node.name} became {how}", NODES)


def _lines(seen: Situation) -> Iterator[Entry]:
    for sign in complaints(seen)[-MAX_LINES:]:
        if sign.at:
            yield Entry(sign.at, "log", f"{sign.about}: {sign.text}", LOGS)


def _figures(seen: Situation) -> Iterator[Entry]:
    parts = ((BEFORE, seen.before), (AFTER, seen.after), (SIGNALS, seen.signals))
    for evidence, signals in parts:
        if text(signals, "evaluated_at") and text(signals, "status") != "unknown":
            yield Entry(text(signals, "evaluated_at"), "signals", figures_text(signals), evidence)


def figures_text(signals: Json) -> str:
    """Word what golden signals measured."""
    said = [f"{key} {text(signals, key)}" for key in ("latency", "traffic", "errors")]
    return f"{text(signals, 'status')}: {', '.join(said)}"
