"""What a row of advice may say about one topic: what to watch, why, and which alerts go with it."""

from typing import NamedTuple

from shared.domain.knowledge.entries import Reference
from shared.domain.monitoring.rules import Alert


class Watch(NamedTuple):
    """One thing to watch: `query` is PromQL or a metric's name as the usual exporter writes it."""

    what: str
    query: str
    why: str


class Topic(NamedTuple):
    """Advice on one kind of system; `words` are how people call it, folded."""

    name: str
    title: str
    words: frozenset[str]
    exporter: str
    watch: tuple[Watch, ...]
    alerts: tuple[Alert, ...]
    source: Reference
