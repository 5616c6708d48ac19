"""Advice on a topic: its rows, told, and its alerts as one manifest."""

from functions.monitoring_advice.models import Advice
from shared.domain.monitoring import wording
from shared.domain.monitoring.rules import Group, manifest
from shared.domain.monitoring.topics import TOPICS, general, topics_of
from shared.edge.probes import now


def on_topic(text: str) -> Advice:
    """Return the advice; on what no row knows, that, and what holds for every service."""
    known = topics_of(text)
    topics = known or (general(),)
    first = [] if known else [wording.of_unknown(text, [topic.name for topic in TOPICS])]
    groups = [Group(topic.name, topic.alerts) for topic in topics]
    return Advice(
        response="\n\n".join([*first, *map(wording.of_topic, topics)]),
        status="ok" if known else "empty",
        service_name=None,
        present=[],
        missing=[],
        alerts=manifest("-".join(topic.name for topic in topics), groups),
        sources=[topic.source for topic in topics],
        warnings=[],
        timestamp=now(),
    )
