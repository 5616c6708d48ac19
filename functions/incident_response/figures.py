"""Figures and logs: golden signals now and before, alerts, volumes, log lines, all at once."""

import asyncio
from collections.abc import Sequence
from typing import Any, NamedTuple

from functions.incident_response.asked import EACH_LIMIT_S, Asked
from shared.clients.prometheus import Prometheus
from shared.clients.prometheus_answers import QueryResult
from shared.clients.siblings import Siblings
from shared.domain.incidents import situation as part
from shared.domain.incidents.cluster import Pod
from shared.domain.incidents.episodes import STEPS, episodes_of, volumes_of
from shared.domain.incidents.fields import Json, stamp, unix
from shared.domain.incidents.overview import SURVEY_ALERTS, Firing, read_firing
from shared.domain.incidents.situation import Episode, Situation
from shared.domain.promql.text import equals, none_of, one_of, selector

SETTLED_S = 300.0  # golden signals look five minutes back: so long after a rollout it alone counts
LINES = 200
MAX_ALERTS = 50  # shown as evidence
IDLE_ALERTS = ("Watchdog", "InfoInhibitor")  # they fire while all is well
MAX_PODS_READ = 2
QUERY_LIMIT_S = EACH_LIMIT_S - 0.6  # so that Prometheus's own sentence arrives


class Figures(NamedTuple):
    """What the second round found; empty where it could not be asked."""

    signals: Json
    before: Json
    after: Json
    logs: Json
    episodes: tuple[Episode, ...]
    volumes: dict[str, float]


async def take_figures(
    siblings: Siblings, prometheus: Prometheus, seen: Situation, asked: Asked
) -> Figures:
    """Ask everything that needs the workload's name."""
    began = unix(seen.rollout.created_at) if seen.rollout else 0.0
    settled = began + SETTLED_S
    signals, before, after, logs, fired, volumes = await asyncio.gather(
        _signals(siblings, seen, part.SIGNALS, seen.at, asked),
        _signals(siblings, seen, part.BEFORE, began or seen.begins, asked),
        _signals(siblings, seen, part.AFTER, settled, asked)
        if _is_past(seen, settled)
        else _none(),
        _logs(siblings, seen, asked),
        _alerts(prometheus, seen, asked),
        _volumes(prometheus, seen, asked),
    )
    return Figures(signals, before, after, logs, fired, volumes)


def _is_past(seen: Situation, moment: float) -> bool:
    return seen.rollout is not None and moment < seen.at - SETTLED_S


async def _none() -> Json:
    return {}


async def _signals(siblings: Siblings, seen: Situation, name: str, at: float, asked: Asked) -> Json:
    return await take_signals(siblings, (seen.target.name, seen.namespace), name, at, asked)


async def take_signals(
    siblings: Siblings, service: tuple[str, str], name: str, at: float, asked: Asked
) -> Json:
    """Ask for the golden signals of a service (name, namespace) as the part `name`."""
    arguments = {"service_name": service[0], "namespace": service[1], "at": stamp(at)}
    query = f"check_golden_signals {arguments}"
    found = await asked.ask(
        name, "golden_signals", query, siblings.call("check_golden_signals", arguments)
    )
    if found is None:
        return {}
    if error := found.get("error"):
        asked.fail(name, "golden_signals", query, str(error.get("detail", "")))
        return {}
    kept = {key: value for key, value in found.items() if key not in {"queries", "plot"}}
    asked.note(name, "golden_signals", query, _signals_summary(kept), kept)
    return kept


def _signals_summary(signals: Json) -> str:
    parts = ("latency", "traffic", "errors", "saturation")
    told = ", ".join(f"{name} {signals.get(name, 'no data')}" for name in parts)
    return f"{signals.get('status')} at {signals.get('evaluated_at')}: {told}"


async def _logs(siblings: Siblings, seen: Situation, asked: Asked) -> Json:
    pods = _worth_reading(seen)
    if not pods:
        return {}
    found = await asyncio.gather(*(_log(siblings, seen, pod, asked) for pod in pods))
    return _noted(asked, pods, [one for one in found if one is not None])


def _noted(asked: Asked, pods: Sequence[Pod], answers: Sequence[Json]) -> Json:
    lines = [line for one in answers for line in one.get("logs", ())]
    states = [state for one in answers for state in one.get("pods", ())]
    logs: Json = {"logs": lines, "pods": states}
    query = f"get_pod_logs of {', '.join(pod.name for pod in pods)}"
    asked.note(part.LOGS, "pod_logs", query, f"{len(lines)} lines", logs if lines else None)
    return logs


def _worth_reading(seen: Situation) -> list[Pod]:
    """Return the pods that fare worst; of a healthy workload the newest."""
    living = sorted(seen.living_pods, key=lambda pod: pod.created_at, reverse=True)
    living.sort(key=lambda pod: (pod.is_ready, -pod.restarts))
    return [pod for pod in living if pod.node][:MAX_PODS_READ]


async def _log(siblings: Siblings, seen: Situation, pod: Pod, asked: Asked) -> Json | None:
    arguments: dict[str, Any] = {
        "pod_name": pod.name,
        "namespace": seen.namespace,
        "tail_lines": LINES,
        "previous": "auto",
        "since": stamp(seen.begins),
    }
    query = f"get_pod_logs {arguments}"
    work = siblings.call("get_pod_logs", arguments)
    found = await asked.ask(part.LOGS, "pod_logs", query, work)
    return None if found is None else {**found, "logs": _with_source(found, pod)}


def _with_source(found: Json, pod: Pod) -> list[str]:
    """Begin each line with its pod, as several containers' lines begin by themselves."""
    lines: list[str] = found.get("logs", [])
    return [line if line.startswith("[") else f"[{pod.name}/] {line}" for line in lines]


async def take_firing(
    prometheus: Prometheus, namespaces: tuple[str, ...], at: float, asked: Asked
) -> tuple[Firing, ...]:
    """Ask what fires now, in any of `namespaces` ("" among them is an alert on no namespace)."""
    within = (one_of("namespace", namespaces),) if namespaces else ()
    idle = (none_of("severity", ("none",)), none_of("alertname", IDLE_ALERTS))
    query = "ALERTS" + selector(equals("alertstate", "firing"), *idle, *within)
    work = prometheus.instant(query, at=at, timeout_s=QUERY_LIMIT_S)
    found = read_firing(_items(await asked.ask(SURVEY_ALERTS, "prometheus", query, work)))
    shown = [one._asdict() for one in found[:MAX_ALERTS]]
    asked.note(SURVEY_ALERTS, "prometheus", query, f"{len(found)} alerts fire", shown)
    return found


async def _alerts(prometheus: Prometheus, seen: Situation, asked: Asked) -> tuple[Episode, ...]:
    query = f'ALERTS{{alertstate="firing",{equals("namespace", seen.namespace)}}}'
    work = prometheus.range(
        query,
        start=seen.begins,
        end=seen.at,
        step_s=seen.since_s / STEPS,
        timeout_s=QUERY_LIMIT_S,
    )
    found = await asked.ask(part.ALERTS, "prometheus", query, work)
    episodes = episodes_of(_items(found), seen)
    told = f"{len(episodes)} times that alerts fired"
    asked.note(part.ALERTS, "prometheus", query, told, [one._asdict() for one in episodes])
    return episodes


async def _volumes(prometheus: Prometheus, seen: Situation, asked: Asked) -> dict[str, float]:
    where = f"{{{equals('namespace', seen.namespace)}}}"
    query = (
        f"max by (persistentvolumeclaim) (kubelet_volume_stats_used_bytes{where}"
        f" / kubelet_volume_stats_capacity_bytes{where})"
    )
    work = prometheus.instant(query, at=seen.at, timeout_s=QUERY_LIMIT_S)
    found = await asked.ask(part.VOLUMES, "prometheus", query, work)
    volumes = volumes_of(_items(found))
    told = ", ".join(f"{name} {used:.0%}" for name, used in volumes.items()) or "none measured"
    asked.note(part.VOLUMES, "prometheus", query, told, volumes)
    return volumes


def _items(found: QueryResult | None) -> list[Json]:
    return found.result if found else []
