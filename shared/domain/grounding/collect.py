"""The answers of a turn's tools as evidence; each tool's answer is read by its own collector."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import combinations
from types import MappingProxyType
from typing import Any

from shared.domain.grounding.answers import collect_incident, collect_metrics
from shared.domain.grounding.logged import STAMP, collect_analysis, collect_pods
from shared.domain.grounding.outcomes import could_not_ask
from shared.domain.grounding.passages import WORD, words_of
from shared.domain.grounding.records import (
    NOBODY,
    Evidence,
    Findings,
    Moment,
    Names,
    Observed,
    Passage,
    Unit,
)
from shared.domain.grounding.signals import collect_signals

CHECK_GOLDEN_SIGNALS = "check_golden_signals"
Collector = Callable[[Mapping[str, Any], Findings], None]
COLLECTORS: Mapping[str, Collector] = MappingProxyType(
    {
        CHECK_GOLDEN_SIGNALS: collect_signals,
        "query_prometheus": collect_metrics,
        "get_pod_logs": collect_pods,
        "analyze_logs": collect_analysis,
        "incident_response": collect_incident,
    }
)
# What reading an answer of another shape ends in: a remote server's may be older than this code.
MISSHAPEN = (KeyError, TypeError, ValueError, AttributeError, IndexError)
NAME_MARKS = frozenset("-._/0123456789")


def evidence_of(answers: Iterable[Observed], said: str = "") -> Evidence:
    """Return what the answers of a turn allow to be stated.

    Names in what the user `said` may be repeated.
    """
    found = Findings()
    names_said = frozenset(
        word.group().lower() for word in WORD.finditer(said) if NAME_MARKS & set(word.group())
    )
    namespaces = frozenset(_read(answer, names_said, found) for answer in answers)
    _compare(found)
    _went_by(found)
    return Evidence(
        facts=tuple(found.facts),
        truths=frozenset(found.truths),
        moments=tuple(moment for moment in found.moments if moment.at),
        passages=tuple(passage for passage in found.passages if passage.words),
        roots=tuple(dict.fromkeys(found.roots)),
        namespaces=namespaces - {""},
        is_one=_is_one(found, namespaces),
        names=frozenset(name for name in found.names | names_said if name and name[0] != "#"),
        sources=frozenset(found.sources),
        queries=tuple(found.queries),
        proposed=tuple(found.proposed),
    )


def _read(answer: Observed, names_said: Names, found: Findings) -> str:
    """Collect one answer; return the namespace that it is about."""
    if answer.result is None:
        _unasked(answer, names_said, found)
        return ""
    if answer.tool in COLLECTORS:
        with suppress(*MISSHAPEN):  # what was read of it until then holds
            COLLECTORS[answer.tool](answer.result, found)
            if answer.tool == CHECK_GOLDEN_SIGNALS:
                found.passages.extend(_told(answer.detail, found.roots[-1]))
    return str(answer.result.get("namespace", "")).lower()


def _told(text: str, about: Names) -> Iterator[Passage]:
    """Yield what code has told, in whatever language: each line is true as a whole."""
    for line in text.splitlines():
        yield Passage(about, words_of(line), is_ours=True)


def _unasked(answer: Observed, about: Names, found: Findings) -> None:
    found.roots.append(about)
    found.claim(about, "unknown", *could_not_ask(answer.tool, answer.detail))
    found.passages.append(Passage(about, words_of(answer.detail), is_ours=True))


def _went_by(found: Findings) -> None:
    """Note how long each thing that happened was after another one."""
    times = [(one.about, datetime.fromisoformat(one.at)) for one in _dated(found)]
    for (one, start), (other, end) in combinations(times, 2):
        names = frozenset(name for name in one | other if name[0] != "#")
        span_ms = abs((end - start).total_seconds()) * 1000
        found.figure(names, "span", span_ms, "ms", "between")


def _dated(found: Findings) -> Iterator[Moment]:
    """Yield what happened when, without what was merely logged or measured then."""
    for one in found.moments:
        if STAMP.fullmatch(one.at) and any(name.startswith("#event") for name in one.about):
            yield one


def _compare(found: Findings) -> None:
    """Note which of the services that were asked about has the most and the least of what."""
    roots = list(dict.fromkeys(found.roots))
    if len(roots) > 1:
        found.figure(NOBODY, "services", len(roots), "count")
    values: dict[tuple[str, Unit], dict[Names, float]] = {}
    for fact in found.facts:
        if fact.role == "value" and fact.about in roots:
            values.setdefault((fact.kind, fact.unit), {})[fact.about] = fact.value
    for (kind, unit), by_root in values.items():
        if len(roots) == len(by_root) == len(set(by_root.values())) > 1:
            _extremes(kind, unit, by_root, found)


def _extremes(kind: str, unit: Unit, by_root: Mapping[Names, float], found: Findings) -> None:
    for role, pick in (("low", min), ("high", max)):
        about = pick(by_root, key=by_root.__getitem__)
        found.figure(about, kind, by_root[about], unit, role)
        found.claim(about, f"{role}est:{kind}")


def _is_one(found: Findings, namespaces: Names) -> bool:
    """Tell whether all that was asked about hangs together by a name other than a namespace's."""
    abouts = [fact.about for fact in found.facts] + [truth.about for truth in found.truths]
    groups: list[set[str]] = []
    for root in dict.fromkeys(found.roots):
        group = set(root).union(*(about for about in abouts if about > root)) - namespaces
        met = [other for other in groups if other & group]
        groups = [other for other in groups if not other & group]
        groups.append(group.union(*met))
    return len(groups) <= 1
