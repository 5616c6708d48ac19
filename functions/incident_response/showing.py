"""What was found, as evidence: a sentence, and the records that it stands on.

Only what concerns the workload is shown. Fingerprints of settings never are.
"""

from collections.abc import Sequence
from typing import Any, cast

from functions.incident_response.asked import Asked
from functions.incident_response.inventory import query_of
from shared.domain.incidents import situation as part
from shared.domain.incidents.alerts import Alert, Storm
from shared.domain.incidents.around import changed
from shared.domain.incidents.cluster import Revision
from shared.domain.incidents.overview import Overview
from shared.domain.incidents.sayings import named_services, neighbour_signs
from shared.domain.incidents.situation import Situation
from shared.domain.logs.quoted import quoted

MAX_ALERTS = 20
MAX_DESCRIPTION = 1000
MAX_EVENTS = 50
MAX_NAMES = 50
KUBERNETES = "kubernetes"


def asked_for(storm: Storm) -> str:
    """Return what was asked, in a sentence."""
    if not storm.alerts:
        return "a question in words"
    names = ", ".join(f"{name} ({count})" for name, count in storm.names().items())
    distinct, firing = len(storm.alerts), len(storm.firing)
    return f"{storm.received} alerts, {distinct} distinct, {firing} firing: {names}"


def request(storm: Storm, description: str) -> dict[str, Any]:
    """Return what was asked, as records."""
    told = {"description": quoted(description, MAX_DESCRIPTION)} if description else {}
    return told | {
        "alerts": [_alert(alert) for alert in storm.alerts[:MAX_ALERTS]],
        "alerts_left_out": max(0, len(storm.alerts) - MAX_ALERTS),
    }


def note_inventory(asked: Asked, seen: Situation) -> None:
    """Add what Kubernetes said about the workload."""
    workload, living = seen.target.workload, seen.living_pods
    ready = len(living) - len(seen.unwell_pods)
    wanted = f"{workload.ready} of {workload.wanted} replicas are ready" if workload else ""
    sleeping = "no workload of that name" if not workload else f"{wanted}, {workload.kind}"
    rows = (
        (part.PODS, "pods", f"{ready} of {len(living)} pods ready", _dicts(seen.target.pods)),
        (part.WORKLOAD, "deployments", sleeping, _dicts((workload,) if workload else ())),
        (part.ROLLOUTS, "replicasets", _revisions_told(seen), _revisions(seen.revisions)),
        (part.EVENTS, "events", f"{len(seen.events)} events", _dicts(seen.events[-MAX_EVENTS:])),
        (part.SERVICES, "services", "services and endpoints", _dicts(seen.target.services)),
        (part.NODES, "nodes", f"{len(seen.nodes)} nodes of its pods", _dicts(seen.nodes)),
        (part.CLAIMS, "persistentvolumeclaims", "claims of its pods", _dicts(seen.claims)),
        (part.QUOTAS, "resourcequotas", "quotas of the namespace", _dicts(seen.quotas)),
        (
            part.AUTOSCALERS,
            "horizontalpodautoscalers",
            "its autoscaler",
            _dicts((seen.autoscaler,) if seen.autoscaler else ()),
        ),
    )
    for name, resource, summary, result in rows:
        asked.note(name, KUBERNETES, query_of(resource, seen.namespace), summary, result)


def surveyed(overview: Overview) -> tuple[str, dict[str, Any] | None]:
    """Return what a look over many workloads saw: a sentence and its records."""
    count, places = overview.workloads, len(overview.populated)
    told = f"{count} workloads in {places} namespaces, {len(overview.unwell)} unwell"
    pods = sum(len(one.pods) for one in overview.inventories.values())
    if not (count or pods):
        return "no workload and no pod", None
    return told, {
        "namespaces": {
            name: {"workloads": len(one.workloads), "pods": len(one.pods)}
            for name, one in list(overview.inventories.items())[:MAX_NAMES]
        },
        "unwell": _dicts(overview.unwell[:MAX_NAMES]),
    }


def nodes(overview: Overview) -> tuple[str, list[dict[str, Any]]]:
    """Return what is known of nodes."""
    count = len(overview.nodes)
    told = f"{count - len(overview.sick_nodes)} of {count} nodes are ready and under no pressure"
    worst_first = sorted(overview.nodes, key=lambda one: one not in overview.sick_nodes)
    return told, _dicts(worst_first[:MAX_NAMES])


def services(
    chosen: Sequence[tuple[str, str]], left: Sequence[tuple[str, str]]
) -> tuple[str, dict[str, Any] | None]:
    """Return which services were asked for their signals, and which were not."""
    told = f"{len(chosen)} services asked, {len(left)} left out"
    names = {"asked": _places(chosen), "left_out": _places(left[:MAX_NAMES])}
    return told, names if chosen else None


def _places(services: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{namespace}/{name}" for name, namespace in services]


def note_neighbours(asked: Asked, seen: Situation) -> None:
    """Add how the neighbours fare that the logs complain about."""
    services = named_services(seen)
    if services:
        told = [sign.text for one in services for sign in neighbour_signs(seen, one)]
        names = ", ".join(one.name for one in services)
        summary = "; ".join(told) or f"{names}: ready"
        query = query_of("pods", seen.namespace)
        asked.note(part.NEIGHBOURS, KUBERNETES, query, summary, _dicts(services))


def _dicts(records: Any) -> list[dict[str, Any]]:
    return [_plain(record) for record in records]


def _plain(value: Any) -> Any:
    """Return records as objects, all the way down."""
    if hasattr(value, "_asdict"):
        return {name: _plain(one) for name, one in value._asdict().items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in cast("list[Any]", value)]
    return value


def _alert(alert: Alert) -> dict[str, Any]:
    return alert._asdict()


def _revisions_told(seen: Situation) -> str:
    newest = seen.revisions[0] if seen.revisions else None
    if newest is None:
        return "no revisions"
    when = "within the window" if seen.rollout else "before the window"
    return f"revision {newest.number} began at {newest.created_at}, {when}"


def _revisions(revisions: tuple[Revision, ...]) -> list[dict[str, Any]]:
    older = (*revisions[1:], None)  # the oldest replaced nothing that is still known
    return [
        {
            "name": one.name,
            "number": one.number,
            "wanted": one.wanted,
            "ready": one.ready,
            "created_at": one.created_at,
            "images": list(one.template.images),
            "changed": changed(before.template, one.template) if before else [],
        }
        for one, before in zip(revisions, older, strict=False)
    ]
