"""What was seen over many namespaces, in sentences: what is unwell, or that nothing is.

Every name and count stands in the evidence of the look: `survey`, `survey_nodes`, `survey_alerts`
and `signals` of each service.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from shared.domain.incidents.episodes import NAMING
from shared.domain.incidents.overview import (
    SURVEY,
    SURVEY_ALERTS,
    SURVEY_NODES,
    Firing,
    Measured,
    Overview,
)
from shared.domain.incidents.phrases import say
from shared.domain.incidents.situation import Situation
from shared.domain.incidents.states import node_signs
from shared.domain.incidents.survey import POD, Unwell
from shared.domain.portuguese import translated

MAX_LINES = 8
MAX_NAMES = 6


def headline(seen: Situation, overview: Overview, language: str) -> str:
    """Return what comes first when no workload in particular is in trouble."""
    for name, places in overview.several.items():
        return say(language, "several", name=name, names=", ".join(places))
    where = place(overview, language)
    if first := next(_troubles(seen, overview, language, suffers=False), ""):
        return say(language, "amiss", where=where, first=first.rpartition(" [")[0])
    facts = _facts(seen, overview, language)
    key = _how_it_looks(seen, overview)
    if key == "seen_in_part" and not facts:
        key = "blind"
    told = say(language, key, where=where, facts=_joined(facts, language))
    return " ".join([told, *_unmeasured(overview, language)])


def _how_it_looks(seen: Situation, overview: Overview) -> str:
    """Return the sentence that fits where nothing is amiss."""
    if is_blind(seen) or overview.is_confined or not overview.is_whole:
        return "seen_in_part"
    if not (overview.workloads or any(one.pods for one in overview.inventories.values())):
        return "nothing_runs"
    return "told_yet_well" if overview.is_told else "nothing_amiss"


def is_asked_back(seen: Situation) -> bool:
    """Tell whether somebody is meant who is not found, or found in several places."""
    return seen.overview is not None and bool(
        seen.overview.several or (seen.target.name and not seen.target.is_found)
    )


def is_blind(seen: Situation) -> bool:
    """Tell whether some part of the look could not be asked."""
    return any(part.startswith((SURVEY, "signals ")) for part in seen.unknown)


def unwell_too(
    seen: Situation, overview: Overview, language: str, *, suffers: bool
) -> Iterator[str]:
    """Yield what is unwell beside what the headline told, a line each, or that nothing else is.

    The headline told the first of it, unless it was about a workload that `suffers`, or a name.
    """
    told = list(_troubles(seen, overview, language, suffers=suffers))
    others = told if suffers or is_asked_back(seen) else told[1:]
    if others:
        yield say(language, "too")
        yield from (f"- {line}" for line in others[:MAX_LINES])
    if left := len(others[MAX_LINES:]):
        yield say(language, "more_too", n=left)
    if overview.is_amiss:
        key = "looked_over" if others else "nothing_else"
        yield say(language, key, facts=", ".join(_counts(seen, overview, language)))


def left_out(overview: Overview, language: str) -> Iterator[str]:
    """Yield what was not looked at, and why."""
    if overview.is_confined:
        yield say(language, "confined", names=", ".join(overview.namespaces))
    if overview.left_out:
        yield _counted(language, "left_out", overview.left_out)
    if not overview.is_whole:
        yield say(language, "cut_short")


def _troubles(
    seen: Situation, overview: Overview, language: str, *, suffers: bool
) -> Iterator[str]:
    """Yield everything that is unwell, the worst first.

    What concerns the workload that was looked into is left out when it `suffers`: then all the
    rest of the report is about it.
    """
    target = seen.target
    own = {target.name, *(pod.name for pod in target.pods), *(s.name for s in target.services)}
    for names, namespace, line in _each(overview, language):
        is_own = not own.isdisjoint(names) and namespace in {"", seen.namespace}
        if not (suffers and is_own):
            yield line


def _each(overview: Overview, language: str) -> Iterator[tuple[Iterable[str], str, str]]:
    """Yield whom each trouble is about, in which namespace, and the line that tells it."""
    for one in overview.unwell:
        yield (one.name,), one.namespace, f"{_lacking(one, language)} [{SURVEY}]"
    for sign in (sign for node in overview.sick_nodes for sign in node_signs(node)):
        yield (), "", f"{translated(sign.text, language)} [{SURVEY_NODES}]"
    for one in overview.firing:
        about = (value for name, value in one.labels.items() if name in NAMING)
        yield about, one.namespace, f"{_firing(one, language)} [{SURVEY_ALERTS}]"
    for one in overview.sick_services:
        yield (one.name,), one.namespace, f"{_ailing(one, language)} [{one.evidence}]"


def _lacking(one: Unwell, language: str) -> str:
    why = ", ".join(one.reasons)
    if one.kind == POD:
        return say(language, "stray", name=one.name, namespace=one.namespace, why=why)
    told = say(
        language, "lacks",
        kind=one.kind, name=one.name, namespace=one.namespace, ready=one.ready, wanted=one.wanted,
    )  # fmt: skip
    return f"{told} ({why})" if why else told


def _firing(one: Firing, language: str) -> str:
    told = say(language, "fires", name=one.name)
    if one.severity:
        told += f" ({one.severity})"
    if one.subject:
        told += say(language, "fires_for", subject=one.subject)
    return told + (say(language, "in_namespace", namespace=one.namespace) if one.namespace else "")


def _ailing(one: Measured, language: str) -> str:
    told = say(language, "ails", name=one.name, namespace=one.namespace, status=one.status)
    return f"{told}: {translated(one.reason, language)}" if one.reason else told


def place(overview: Overview, language: str) -> str:
    """Return where was looked: "in the cluster", "in namespaces a and b"."""
    if not overview.namespaces:
        return say(language, "in_cluster")
    names = _joined(overview.namespaces, language)
    return _counted(language, "in_places", len(overview.namespaces), names=names)


def _facts(seen: Situation, overview: Overview, language: str) -> list[str]:
    """Return what is well, as clauses, of what could be asked."""
    facts: list[str] = []
    if overview.workloads:
        places = _counted(language, "places", len(overview.populated))
        facts.append(_counted(language, "well_workloads", overview.workloads, places=places))
    if overview.nodes:
        facts.append(_counted(language, "well_nodes", len(overview.nodes)))
    if SURVEY_ALERTS not in seen.unknown:
        facts.append(say(language, "no_alert"))
    for status, key in (("healthy", "well_signals"), ("idle", "idle_signals")):
        if names := _names(overview, [one for one in _measured(overview) if one.status == status]):
            facts.append(_counted(language, key, len(names), names=_listed(names, language)))
    return facts


def _counts(seen: Situation, overview: Overview, language: str) -> list[str]:
    """Return how much was looked at."""
    told = [("workloads", overview.workloads), ("nodes", len(overview.nodes))]
    told.append(("services", len(_measured(overview))))
    facts = [_counted(language, f"count_{name}", n) for name, n in told if n]
    asked = SURVEY_ALERTS not in seen.unknown
    return [*facts, say(language, "count_alerts")] if asked else facts


def _measured(overview: Overview) -> list[Measured]:
    return [one for one in overview.measured if one.has_requests]


def _unmeasured(overview: Overview, language: str) -> Iterator[str]:
    if names := _names(overview, [one for one in overview.measured if not one.has_requests]):
        yield say(language, "unmeasured", names=_listed(names, language))


def _names(overview: Overview, services: Iterable[Measured]) -> list[str]:
    """Return the services' names, with the namespace where another has the same."""
    taken = Counter(one.name for one in overview.measured)
    return [one.name if taken[one.name] == 1 else f"{one.namespace}/{one.name}" for one in services]


def _listed(names: Sequence[str], language: str) -> str:
    """Join names, the first few of many."""
    left = len(names[MAX_NAMES:])
    return _joined([*names[:MAX_NAMES], *([f"+{left}"] if left else [])], language)


def _joined(parts: Sequence[str], language: str) -> str:
    """Join parts as a sentence lists them."""
    *most, last = parts or ("",)
    return say(language, "and", first=", ".join(most), last=last) if most else last


def _counted(language: str, key: str, n: int, **values: object) -> str:
    """Return a phrase in the singular or the plural."""
    one, many = say(language, key, n=n, **values).split("|")
    return one if n == 1 else many
