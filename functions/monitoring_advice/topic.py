"""Advice on a topic: its rows, told, and its alerts as one manifest.

It is told in the question's language; the manifest, which is code, in English.
"""

from collections.abc import Sequence

from functions.monitoring_advice.models import Advice
from shared.domain.monitoring import wording
from shared.domain.monitoring.advice import Topic
from shared.domain.monitoring.rules import Group, manifest
from shared.domain.monitoring.topics import TOPICS, general, is_about_anything, topics_of
from shared.domain.routing import decide
from shared.domain.wording.general import practices
from shared.edge.probes import now


def on_topic(text: str, language: str) -> Advice:
    """Return the advice; on what no row knows, that, and what holds for every service."""
    known = _known(text)
    topics = known or (general(),)
    language = language or decide(text, tools=()).language
    rows = (wording.of_topic(topic, language) for topic in topics)
    told = [_before(text, known, language), *rows]
    groups = [Group(topic.name, topic.alerts) for topic in topics]
    return Advice(
        response="\n\n".join(filter(None, told)),
        status="ok" if known else "empty",
        service_name=None,
        present=[],
        missing=[],
        alerts=manifest("-".join(topic.name for topic in topics), groups),
        sources=[topic.source for topic in topics],
        warnings=[],
        timestamp=now(),
    )


def _known(text: str) -> Sequence[Topic]:
    if topics := topics_of(text):
        return topics
    return (general(),) if is_about_anything(text) else ()


def _before(text: str, known: Sequence[Topic], language: str) -> str:
    """Return what comes before the rows: that there are none, or what holds for every service."""
    if not known:
        return wording.of_unknown(text, [topic.name for topic in TOPICS], language)
    return practices(language) if known == (general(),) else ""
