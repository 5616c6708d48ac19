"""What Prometheus remembers of alerts and volumes, read from its own result items."""

from collections.abc import Sequence
from typing import Any, cast

from shared.domain.incidents.fields import Json, mapping, stamp, strings
from shared.domain.incidents.situation import Episode, Situation
from shared.domain.incidents.target import Target

STEPS = 60  # as many as the window is asked in
# Labels by which an alert names a workload; one that names none concerns the whole namespace.
NAMING = (
    "service",
    "deployment",
    "statefulset",
    "daemonset",
    "app",
    "job_name",
    "pod",
    "container",
)


def episodes_of(items: Sequence[Json], seen: Situation) -> tuple[Episode, ...]:
    """Return each time that an alert of the target fired, oldest first."""
    gap_s = 1.5 * seen.since_s / STEPS
    found: list[Episode] = []
    for item in items:
        labels = strings(item, "metric")
        if concerns(labels, seen.target):
            for begin, end in _runs(_times(item), gap_s):
                ends_at = "" if seen.at - end < gap_s else stamp(end)
                found.append(Episode(labels.get("alertname", ""), stamp(begin), ends_at))
    return tuple(sorted(set(found), key=lambda one: one.starts_at))


def volumes_of(items: Sequence[Json]) -> dict[str, float]:
    """Return how full each claim's volume is, as a share of 1."""
    return {
        str(mapping(item, "metric").get("persistentvolumeclaim", "")): float(item["value"][1])
        for item in items
    }


def concerns(labels: dict[str, str], target: Target) -> bool:
    """Tell whether an alert with such labels is about a workload."""
    told = [labels[name] for name in NAMING if name in labels]
    if not told:
        return False
    names = {target.name, *(pod.name for pod in target.pods), *(s.name for s in target.services)}
    return not names.isdisjoint(told)


def _times(item: Json) -> list[float]:
    values = cast("list[list[Any]]", item.get("values") or [])
    return [float(at) for at, _ in values]


def _runs(times: Sequence[float], gap_s: float) -> list[tuple[float, float]]:
    runs: list[tuple[float, float]] = []
    for at in times:
        if runs and at - runs[-1][1] <= gap_s:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs
