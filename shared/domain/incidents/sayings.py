"""Signs in logs: lines that complain, and the neighbours that they name.

Only lines that are worse than information count. Reading and redacting logs is pod_logs' work.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import cast

from shared.domain.incidents.cluster import Pod, Service
from shared.domain.incidents.signs import Sign
from shared.domain.incidents.situation import LOGS, NEIGHBOURS, Situation
from shared.domain.incidents.states import pod_signs
from shared.domain.incidents.target import selects
from shared.domain.logs.quoted import quoted

MAX_LINES = 40
MAX_LINE_CHARACTERS = 240
TELLING = ("ended", "unscheduled", "waiting")  # kinds of sign that say why a pod is unwell
_CALM = re.compile(r"\b(?:INFO|DEBUG|TRACE|NOTICE|level=(?:info|debug))\b", re.IGNORECASE)
_COMPLAINT = re.compile(
    r"\b(?:error|err|fatal|panic|exception|traceback|fail(?:ed|ure)?|cannot|can't|could not|unable"
    r"|denied|refused|timed? ?out|timeout|exceeded|expired|no such|not found|no space|warn(?:ing)?"
    r"|critical|severe|missing|invalid|unreachable|E[A-Z]{4,}|\w+(?:Error|Exception))\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:\[(?P<source>[^\]]+)\] )?(?P<at>\d{4}-\d\d-\d\dT\S+)? ?(?P<text>.*)$", re.DOTALL
)
# What differs between two lines of one kind: hexadecimal ids that hold a digit, and numbers.
_VARIABLE = re.compile(r"\b(?=[a-f]*\d)[0-9a-f]{6,}\b|\d+")
_GRAVITY = (
    re.compile(r"\b(?:FATAL|PANIC|CRITICAL|panic|fatal|Traceback)\b"),
    re.compile(r"\b(?:ERROR|SEVERE|\w+(?:Error|Exception)|[Ee]rror)\b"),
)
_WORD = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


def complaints(seen: Situation) -> list[Sign]:
    """Return the complaining lines within the window, the newest last, one of each kind a pod."""
    lines: object = seen.logs.get("logs")
    found: dict[tuple[str, str], Sign] = {}
    for line in cast("list[object]", lines) if isinstance(lines, list) else []:
        if sign := _complaint(seen, str(line)):
            kind = (sign.about, _VARIABLE.sub("#", sign.text))
            found.pop(kind, None)
            found[kind] = sign
    return list(found.values())[-MAX_LINES:]


def saying_signs(seen: Situation) -> Iterator[Sign]:
    """Yield every complaint, and every neighbour that is named by one and is unwell itself."""
    said = complaints(seen)
    yield from sorted(said, key=partial(_mildness, seen))
    for service in _named_neighbours(seen, said):
        yield from neighbour_signs(seen, service)


def neighbour_signs(seen: Situation, service: Service) -> Iterator[Sign]:
    """Yield how a neighbour fares when that is badly."""
    pods = [p for p in seen.inventory.pods if selects(service.selector, p.labels)]
    living = [pod for pod in pods if not (pod.is_leaving or pod.is_over)]
    ready = sum(pod.is_ready for pod in living)
    if service.selector and not ready:
        told = f"{service.name} has {ready} of {len(living)} pods ready{_cause(seen, living)}"
        yield Sign("neighbour", told, service.name, (NEIGHBOURS, LOGS))


def named_services(seen: Situation) -> list[Service]:
    """Return the neighbours that the logs complain about."""
    return _named_neighbours(seen, complaints(seen))


def _named_neighbours(seen: Situation, said: list[Sign]) -> list[Service]:
    own = {seen.target.name, *(one.name for one in seen.target.services)}
    words = {word for sign in said for word in _WORD.findall(sign.text.lower())}
    return [one for one in seen.inventory.services if one.name in words and one.name not in own]


def _mildness(seen: Situation, sign: Sign) -> tuple[bool, int]:
    """Order what unwell pods say before what others say, and last words before warnings."""
    is_well = sign.about not in {pod.name for pod in seen.unwell_pods}
    grave = next((n for n, word in enumerate(_GRAVITY) if word.search(sign.text)), len(_GRAVITY))
    return is_well, grave


def _cause(seen: Situation, pods: list[Pod]) -> str:
    """Return the first thing amiss with the pods themselves."""
    signs = [sign for pod in pods for sign in pod_signs(seen, pod)]
    telling = (sign for kind in TELLING for sign in signs if sign.kind == kind)
    worst = next(telling, None)
    return f"; {worst.about}: {worst.text}" if worst else ""


def _complaint(seen: Situation, line: str) -> Sign | None:
    parts = _PREFIX.match(line)
    if parts is None or _CALM.search(parts["text"]) or not _COMPLAINT.search(parts["text"]):
        return None
    at = parts["at"] or ""
    if at and not seen.is_in_window(at):
        return None
    about = (parts["source"] or seen.target.name).partition("/")[0]
    return Sign("log", quoted(parts["text"], MAX_LINE_CHARACTERS), about, (LOGS,), at)
