"""What is concluded from a situation: status, severity, hypotheses, what stays open."""

from shared.domain.incidents.categories import UNEXPLAINED
from shared.domain.incidents.fields import text
from shared.domain.incidents.phrases import say
from shared.domain.incidents.ranking import all_signs, ranked, ruled_out
from shared.domain.incidents.situation import PODS, WORKLOAD, Situation
from shared.domain.incidents.timeline import timeline
from shared.domain.incidents.wording import Findings, title_of, unwatched

WELL = frozenset({"healthy", "idle"})
ALERT_SEVERITIES = {
    "page": "critical", "error": "critical", "high": "critical", "ticket": "warning",
}  # fmt: skip


def conclude(seen: Situation, language: str) -> Findings:
    """Return everything that follows from a situation."""
    signs = all_signs(seen)
    suffers = any(sign.is_symptom for sign in signs)
    hypotheses = ranked(signs) if suffers else []
    status = _status(seen, suffers=suffers)
    open_ends: list[str] = []
    if status != "investigating" and seen.target.is_found:
        open_ends = unwatched(seen, language)
    elif hypotheses and hypotheses[0].category in UNEXPLAINED:
        open_ends = [say(language, "unexplained", title=title_of(hypotheses[0], language))]
    return Findings(
        status, hypotheses, tuple(ruled_out(seen, hypotheses)), timeline(seen), open_ends
    )


def severity(seen: Situation, found: Findings) -> str:
    """Return `critical`, `warning`, `info` or `none`: what the alerts say, or how much is left."""
    if found.status in {"healthy", "resolved"}:
        return "none"
    told = seen.storm.severity
    if told:
        return ALERT_SEVERITIES.get(told, told)
    if found.status == "unknown":
        return "info"
    workload = seen.target.workload
    nothing_left = workload is not None and not workload.ready
    if nothing_left or text(seen.signals, "status") == "unhealthy":
        return "critical"
    return "warning"


def _status(seen: Situation, *, suffers: bool) -> str:
    if suffers:
        return "investigating"
    asked = seen.target.is_found and not ({PODS, WORKLOAD} & seen.unknown.keys())
    if not asked or text(seen.signals, "status") not in WELL:
        return "unknown"
    return "resolved" if seen.storm.is_resolved else "healthy"
