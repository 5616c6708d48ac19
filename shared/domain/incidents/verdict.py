"""What is concluded from a situation: status, severity, hypotheses, what stays open."""

from collections.abc import Iterator, Sequence

from shared.domain.incidents.categories import UNEXPLAINED
from shared.domain.incidents.fields import text
from shared.domain.incidents.overview import SURVEY_NODES, Overview
from shared.domain.incidents.overview_wording import is_asked_back, is_blind
from shared.domain.incidents.phrases import say
from shared.domain.incidents.ranking import Hypothesis, all_signs, ranked, ruled_out
from shared.domain.incidents.signs import Sign
from shared.domain.incidents.situation import PODS, WORKLOAD, Situation
from shared.domain.incidents.states import node_signs
from shared.domain.incidents.survey import POD
from shared.domain.incidents.timeline import timeline
from shared.domain.incidents.wording import Findings, title_of, unwatched

WELL = frozenset({"healthy", "idle"})
GRAVITIES = ("critical", "warning", "info", "none")
ALERT_SEVERITIES = {
    "page": "critical", "error": "critical", "high": "critical", "ticket": "warning",
}  # fmt: skip


def conclude(seen: Situation, language: str) -> Findings:
    """Return everything that follows from a situation."""
    signs = all_signs(seen) if seen.target.name else []
    suffers = any(sign.is_symptom for sign in signs)
    hypotheses = ranked(signs if suffers else list(_of_nodes(seen)))
    cleared = tuple(ruled_out(seen, hypotheses))
    open_ends = _open_ends(hypotheses, language) if suffers else _unwatched(seen, language)
    status = _status(seen, suffers=suffers)
    return Findings(status, suffers, hypotheses, cleared, timeline(seen), open_ends)


def _open_ends(hypotheses: Sequence[Hypothesis], language: str) -> list[str]:
    if hypotheses and hypotheses[0].category in UNEXPLAINED:
        return [say(language, "unexplained", title=title_of(hypotheses[0], language))]
    return []


def _unwatched(seen: Situation, language: str) -> list[str]:
    return unwatched(seen, language) if seen.target.is_found else []


def _of_nodes(seen: Situation) -> Iterator[Sign]:
    """Yield what is amiss with nodes when no workload suffers from it yet."""
    if seen.overview is None or is_asked_back(seen):
        return
    for node in seen.overview.sick_nodes:
        yield from node_signs(node, SURVEY_NODES)


def severity(seen: Situation, found: Findings) -> str:
    """Return `critical`, `warning`, `info` or `none`: what the alerts say, or how much is left."""
    if found.status in {"healthy", "resolved"}:
        return "none"
    if told := seen.storm.severity:
        return ALERT_SEVERITIES.get(told, told)
    if found.status == "unknown":
        return "info"
    graves = {_of_target(seen), *(_of_others(seen.overview) if seen.overview else ())}
    return next(one for one in GRAVITIES if one in graves)


def _of_target(seen: Situation) -> str:
    workload = seen.target.workload
    nothing_left = workload is not None and not workload.ready
    is_critical = nothing_left or text(seen.signals, "status") == "unhealthy"
    return "critical" if is_critical else "warning"


def _of_others(overview: Overview) -> Iterator[str]:
    lacking = (one for one in overview.unwell if one.kind != POD and not one.ready)
    yield from ("critical" for _ in lacking)
    yield from (ALERT_SEVERITIES.get(one.severity, one.severity) for one in overview.firing)
    yield from ("critical" for one in overview.sick_services if one.status == "unhealthy")


def _status(seen: Situation, *, suffers: bool) -> str:
    if suffers or (seen.overview and seen.overview.is_amiss):
        return "investigating"
    can_tell = _is_seen(seen, seen.overview) if seen.overview else _is_well(seen)
    if not can_tell:
        return "unknown"
    return "resolved" if seen.storm.is_resolved else "healthy"


def _is_well(seen: Situation) -> bool:
    asked = seen.target.is_found and not ({PODS, WORKLOAD} & seen.unknown.keys())
    return asked and text(seen.signals, "status") in WELL


def _is_seen(seen: Situation, overview: Overview) -> bool:
    """Tell whether everything could be looked over, and nobody says that something is amiss."""
    doubts = (
        overview.is_told,
        overview.is_confined,
        not overview.is_whole,
        not overview.workloads,
        seen.storm.firing,
        is_asked_back(seen),
        is_blind(seen),
    )
    return not any(doubts)
