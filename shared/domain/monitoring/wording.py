"""Advice in words: what to watch on a topic, and what one service shows and lacks."""

from collections.abc import Iterator, Sequence

from shared.domain.monitoring.advice import Topic
from shared.domain.monitoring.objective import BURNS, budget, silent
from shared.domain.monitoring.signals import Missing, Present
from shared.domain.portuguese import translated


def of_topic(topic: Topic, language: str) -> str:
    """Return what to watch and why, and which alerts are in the manifest."""
    lines = [f"{topic.title}: what to watch (metrics of {topic.exporter})"]
    for one in topic.watch:
        what, why, query = (translated(part, language) for part in (one.what, one.why, one.query))
        lines.append(f"- {what}: {why}\n  {query}")
    lines.append(f"Alerts: {_listed([one.alert for one in topic.alerts])}.")
    return "\n".join(translated(line, language) for line in lines)


def of_unknown(text: str, names: Sequence[str], language: str) -> str:
    """Return that a topic has no advice of its own, and which have."""
    asked = f"“{text}”" if len(text) <= 60 else "that"  # noqa: PLR2004 - a name, not a message
    told = f"I have no advice on {asked}. I know: {', '.join(names)}."
    return translated(told, language)


def of_service(
    name: str,
    present: Sequence[Present],
    missing: Sequence[Missing],
    dialect: str,
    language: str,
) -> str:
    """Return which signals a service has and lacks."""
    by = f" (metrics of the dialect {dialect})" if dialect else ""
    lines = [f"{name}{by}"]
    lines += ["What can be seen:"] if present else ["Nothing can be seen of it."]
    lines += [
        f"- {translated(one.signal, language)}: {translated(one.value, language)} ({one.metric})"
        for one in present
    ]
    lines += ["What is missing:"] if missing else ["Nothing is missing of the golden signals."]
    lines += [
        f"- {translated(one.signal, language)}: {translated(one.how, language)}" for one in missing
    ]
    return "\n".join(translated(line, language) for line in lines)


def of_alerts(
    names: Sequence[str], slo: float, language: str, *, burns: bool, assumed: bool
) -> str:
    """Return what the rules in the manifest do."""
    lines = _of_alerts(names, slo, burns=burns, assumed=assumed)
    return "\n".join(translated(line, language) for line in lines)


def _of_alerts(names: Sequence[str], slo: float, *, burns: bool, assumed: bool) -> Iterator[str]:
    yield f"Alerts: {_listed(names)}."
    if not burns:
        yield "There are no burn-rate alerts: failures cannot be told from successes."
        return
    origin = " (assumed; give slo to change it)" if assumed else ""
    share = f"{budget(slo) * 100:g}%"
    yield f"Objective {slo:g}%{origin}: {share} of requests may fail over 30 days. Burn rates:"
    never = silent(slo)
    for burn in BURNS:
        if burn not in never:
            ratio = f"{burn.factor * budget(slo) * 100:g}%"
            yield f"- {burn.severity}: over {ratio} fail both in {burn.long} and in {burn.short}"
    if never:
        factors = ", ".join(f"{burn.factor:g}" for burn in never)
        yield f"Left out, no error ratio could reach them at this objective: burn rates {factors}."


def _listed(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names)) or "none"
