"""The report as text, from what was computed: headline, evidence, timeline, what to do next.

Every name and number comes from a sign, an entry or the target, and stands in the evidence list.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from shared.domain.incidents.alerts import Storm
from shared.domain.incidents.categories import UNEXPLAINED
from shared.domain.incidents.fields import text
from shared.domain.incidents.overview import NO_DATA, Overview
from shared.domain.incidents.overview_wording import headline, left_out, place, unwell_too
from shared.domain.incidents.phrases import heading, say, title
from shared.domain.incidents.ranking import Hypothesis
from shared.domain.incidents.runbooks import RUNBOOKS
from shared.domain.incidents.signs import Sign
from shared.domain.incidents.situation import SIGNALS, WORKLOAD, Situation
from shared.domain.incidents.target import near_names
from shared.domain.incidents.timeline import Entry, figures_text, rollout_text
from shared.domain.logs.stamps import to_seconds
from shared.domain.portuguese import translated

VERY_LIKELY, LIKELY = 0.85, 0.65
MAX_SIGNS = 7
MAX_OF_KIND = 2
QUOTED = frozenset({"log", "waiting", "unscheduled"})  # kinds whose text is somebody else's
BROKEN = ("log", "ended", "waiting", "signal")  # kinds of sign that tell what a rollout broke
FIRST_ENTRIES, LAST_ENTRIES = 6, 6  # how it began, and where it stands
MAX_NAMES = 8


class Step(NamedTuple):
    """What somebody may do next; a command only reads."""

    text: str
    command: str = ""


class Findings(NamedTuple):
    """All that was concluded, for the text and for the answer's fields alike.

    `suffers` tells whether the target itself is in trouble: when nobody was named, others may be.
    """

    status: str
    suffers: bool
    hypotheses: Sequence[Hypothesis]
    cleared: Sequence[tuple[str, tuple[str, ...]]]
    entries: Sequence[Entry]
    unresolved: Sequence[str]


def title_of(hypothesis: Hypothesis, language: str) -> str:
    """Return a hypothesis as one sentence: its kind and the words that decided."""
    sign = _deciding(hypothesis)
    deciding = _said(sign, language)
    if hypothesis.what in {"", sign.text}:
        return title(language, hypothesis.category, deciding)
    return f"{title(language, hypothesis.category, hypothesis.what)} ({deciding})"


def _deciding(hypothesis: Hypothesis) -> Sign:
    """Return the sign that tells most: of a rollout, what it broke, first of all its own pods."""
    first = hypothesis.signs[0]
    if first.kind != "rollout":
        return first
    broken = [sign for kind in BROKEN for sign in hypothesis.signs if sign.kind == kind]
    own = (sign for sign in broken if sign.about.startswith(f"{first.about}-"))
    return next(own, next(iter(broken), first))


def report(seen: Situation, found: Findings, language: str) -> str:
    """Return the whole report."""
    parts = [
        [_headline(seen, found, language)],
        list(_about(seen, found, language)),
        list(_beside(seen, found, language)),
        list(_reasons(seen, found, language)),
        list(_history(found, language)),
        list(_others(found, language)),
        list(_open(seen, found, language)),
        list(_advice(seen, found, language)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def next_steps(seen: Situation, hypothesis: Hypothesis, language: str) -> list[Step]:
    """Return a command that looks closer, and the remedy as a suggestion."""
    runbook = RUNBOOKS[hypothesis.category]
    command = runbook.command.format(
        namespace=seen.namespace,
        pod=_pod(seen, hypothesis),
        workload=_workload(seen),
        node=_node(seen, hypothesis),
        what=hypothesis.what,
    )
    told = heading(language, hypothesis.category)
    return [Step(told, command), Step(say(language, "remedy", text=runbook.remedy(language)))]


def _headline(seen: Situation, found: Findings, language: str) -> str:
    if _is_missing(seen, found):
        return " ".join(_not_found(seen, language))
    if seen.overview and not found.suffers:
        return headline(seen, seen.overview, language)
    return _of_target(seen, found, language)


def _is_missing(seen: Situation, found: Findings) -> bool:
    """Tell whether somebody is meant whom Kubernetes does not know, nor any figure."""
    return bool(seen.target.name) and seen.is_absent and not found.suffers


def _of_target(seen: Situation, found: Findings, language: str) -> str:
    key, told = found.status, ""
    if found.status == "investigating":
        top = next(iter(found.hypotheses), None)
        if top is None or top.category in UNEXPLAINED:
            key = "no_cause"
        else:
            told = title_of(top, language)
    return say(language, key, name=seen.target.name, namespace=seen.namespace, title=told)


def _not_found(seen: Situation, language: str) -> Iterator[str]:
    name, overview = seen.target.name, seen.overview
    where = place(overview or Overview((seen.namespace,)), language)
    yield say(language, "not_found", name=name, where=where)
    inventories = overview.inventories.values() if overview else (seen.inventory,)
    near = dict.fromkeys(one for held in inventories for one in near_names(name, held))
    if near:
        yield say(language, "near", names=", ".join(near))


def _beside(seen: Situation, found: Findings, language: str) -> Iterator[str]:
    if seen.overview:
        yield from unwell_too(seen, seen.overview, language, suffers=found.suffers)


def _about(seen: Situation, found: Findings, language: str) -> Iterator[str]:
    if seen.storm.alerts:
        yield _alerts(seen.storm, language)
    if seen.target.is_found:
        yield say(language, "found_by", how=seen.target.how)
    if seen.rollout and _is_triggered(found):
        newer, older = seen.revisions[0], seen.revisions[1]
        change = rollout_text(newer, older)
        yield say(language, "trigger", change=change, at=newer.created_at)


def _is_triggered(found: Findings) -> bool:
    """Tell whether the likeliest cause came with a rollout."""
    return any(sign.kind == "rollout" for top in found.hypotheses[:1] for sign in top.signs)


def _alerts(storm: Storm, language: str) -> str:
    counted = list(storm.names().items())[:MAX_NAMES]
    names = (say(language, "more_alerts", name=name, times=times) for name, times in counted)
    return say(
        language,
        "alerts",
        received=storm.received,
        distinct=len(storm.alerts),
        firing=len(storm.firing),
        names=", ".join(names),
    )


def _reasons(seen: Situation, found: Findings, language: str) -> Iterator[str]:
    if found.hypotheses:
        yield say(language, "why")
        for sign in _telling(found.hypotheses[0].signs):
            yield f"- {_worded(sign, language)} [{', '.join(sign.evidence)}]"
        return
    workload, signals = seen.target.workload, seen.signals
    told: list[tuple[str, str]] = []
    if workload:
        told.append((f"{workload.ready} of {workload.wanted} replicas ready", WORKLOAD))
    if text(signals, "status"):
        told.append((figures_text(signals), SIGNALS))
    if told:
        yield say(language, "seen")
        yield from (f"- {translated(line, language)} [{evidence}]" for line, evidence in told)


def _telling(signs: Sequence[Sign]) -> list[Sign]:
    """Return the first signs, few of each kind, so that no kind drowns another."""
    of_kind: dict[str, list[Sign]] = {}
    for sign in signs:
        of_kind.setdefault(sign.kind, []).append(sign)
    kept = {sign for group in of_kind.values() for sign in group[:MAX_OF_KIND]}
    return [sign for sign in signs if sign in kept][:MAX_SIGNS]


def _worded(sign: Sign, language: str) -> str:
    told = _said(sign, language)
    return told if sign.about in told else f"{sign.about}: {told}"


def _said(sign: Sign, language: str) -> str:
    """Return a sign's sentence; what it quotes stays, and the code before a figure is for rules."""
    if sign.kind in QUOTED:
        return sign.text
    told = sign.text.partition(": ")[2] if sign.kind == "signal" else sign.text
    return translated(told, language)


def _history(found: Findings, language: str) -> Iterator[str]:
    if any(entry.source != "signals" for entry in found.entries):
        yield say(language, "timeline")
        told = [_entry(entry, language) for entry in found.entries]
        yield from told[:FIRST_ENTRIES]
        later = told[FIRST_ENTRIES:]
        if len(later) > LAST_ENTRIES:
            yield "- …"
        yield from later[-LAST_ENTRIES:]


def _entry(entry: Entry, language: str) -> str:
    told = entry.event if entry.source in QUOTED else translated(entry.event, language)
    return f"- {to_seconds(entry.at)} {told} [{entry.evidence}]"


def _others(found: Findings, language: str) -> Iterator[str]:
    if others := found.hypotheses[1:]:
        yield say(language, "also")
        for one in others:
            yield f"- {_likely(one.confidence, language)}: {title_of(one, language)}"
    if found.cleared and found.hypotheses:
        names = "; ".join(heading(language, category) for category, _ in found.cleared)
        yield say(language, "cleared", names=names)


def _likely(confidence: float, language: str) -> str:
    very, quite, possible = say(language, "likely").split("|")
    if confidence >= VERY_LIKELY:
        return very
    return quite if confidence >= LIKELY else possible


def _open(seen: Situation, found: Findings, language: str) -> Iterator[str]:
    if seen.overview:
        yield from left_out(seen.overview, language)
    yield from (f"- {line}" for line in found.unresolved)
    if seen.unknown:
        yield say(language, "not_asked")
        yield from _unasked(seen.unknown, language)


def _unasked(unknown: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield each reason once, with the parts that are missing for it."""
    parts: dict[str, list[str]] = {}
    for part, why in unknown.items():
        parts.setdefault(why, []).append(part.removeprefix("survey_"))
    yield from (f"- {', '.join(of)}: {translated(why, language)}" for why, of in parts.items())


def _advice(seen: Situation, found: Findings, language: str) -> Iterator[str]:
    if not found.hypotheses:
        return
    top = found.hypotheses[0]
    command, remedy = next_steps(seen, top, language)
    yield say(language, "next")
    yield f"- `{command.command}`"
    yield remedy.text
    yield f"Runbook: {top.category}"


def _pod(seen: Situation, hypothesis: Hypothesis) -> str:
    """Return the pod that the deciding signs are about, or any that fares badly."""
    names = [pod.name for pod in seen.target.pods]
    about = (sign.about for sign in hypothesis.signs if sign.about in names)
    unwell = (pod.name for pod in (*seen.unwell_pods, *seen.living_pods))
    return next(about, next(unwell, seen.target.name))


def _workload(seen: Situation) -> str:
    workload = seen.target.workload
    return f"{workload.kind}/{workload.name}" if workload else f"deployment/{seen.target.name}"


def _node(seen: Situation, hypothesis: Hypothesis) -> str:
    if hypothesis.what:
        return hypothesis.what
    return next((pod.node for pod in seen.target.pods if pod.node), "")


def unwatched(seen: Situation, language: str) -> list[str]:
    """Return what stays open although nothing is wrong: figures that nobody takes, odd alerts."""
    has_figures = text(seen.signals, "traffic") not in {"", NO_DATA}
    told = [] if has_figures else [say(language, "no_figures", name=seen.target.name)]
    return [
        *told,
        *(
            say(language, "firing_yet_well", name=name, target=seen.target.name)
            for name in {one.alert: None for one in seen.episodes if not one.ends_at}
        ),
    ]
