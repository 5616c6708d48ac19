"""What a digest means: findings with their lines, and how bad it is, by rules alone.

Templates of one known failure make one finding; a line of level warning or worse that no row of
`failures` knows still makes one. States of containers stand beside the lines, because a killed
process writes nothing. Counts are the digest's; sentences belong in `shared.domain.wording`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shared.domain.logs.digested import Digest, Stack, Template
from shared.domain.logs.failures import (
    BY_CODE,
    REASONS,
    SEVERITIES,
    Failure,
    Severity,
    known_failure,
    worst,
)

MAX_FINDINGS = 12  # somebody reads them; the digest holds the rest
MAX_EVIDENCE = 6  # lines cited for one finding
MAX_MATCHED_CHARACTERS = 4000
NEW_FROM = 0.8  # what begins in the last fifth of the lines is new
NEW_NEEDS_LINES = 50  # in fewer lines than these "the last fifth" says nothing
TROUBLE = frozenset({"fatal", "error", "warning"})
# What a line's own level makes of a failure that no row knows.
BY_LEVEL: dict[str, Severity] = {"fatal": "critical", "error": "error", "warning": "warning"}
UNKNOWN = "unknown_"  # before the level: the code of a finding that no row knows
TRACE = "stack_trace"
RESTARTED, EXITED = "restarted", "exited"
ENDED_WELL = frozenset({"completed", "running"})


class ContainerState(NamedTuple):
    """How one run of a container stands, as the cluster says."""

    pod: str
    container: str
    state: str
    reason: str
    exit_code: int | None
    restarts: int
    previous: bool = False

    @property
    def name(self) -> str:
        """The container's name with its pod's."""
        return f"{self.pod}/{self.container}"


class _Key(NamedTuple):
    """What lines are one finding: those of one failure, or of one subject that no row knows."""

    code: str
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong; `evidence` holds line numbers, none where a state says it."""

    code: str
    severity: Severity
    count: int = 0  # lines, or restarts of a container
    evidence: tuple[int, ...] = ()
    last_line: int = 0
    first_at: str = ""
    last_at: str = ""
    subject: str = ""  # a template, an exception or a container; "" where the code says it all
    detail: str = ""  # a container's reason
    exit_code: int | None = None
    is_new: bool = False
    is_burst: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All that is wrong, the worst first; `left_out` counts findings beyond MAX_FINDINGS."""

    severity: Severity
    findings: tuple[Finding, ...]
    left_out: int
    first_error: Template | None


def assess(digest: Digest, states: Sequence[ContainerState] = ()) -> Assessment:
    """Return what is wrong according to the lines and the containers' states."""
    found = [*_of_states(states), *_of_lines(digest)]
    found.sort(key=_urgency)
    return Assessment(
        severity=worst(one.severity for one in found),
        findings=tuple(found[:MAX_FINDINGS]),
        left_out=max(0, len(found) - MAX_FINDINGS),
        first_error=_first_error(digest),
    )


def failure_of(template: Template) -> Failure | None:
    """Return the known failure that a template tells of."""
    text = f"{template.template}\n{template.example}"[:MAX_MATCHED_CHARACTERS]
    return known_failure(text, is_trouble=template.level in TROUBLE)


def _urgency(finding: Finding) -> tuple[int, bool, int, int]:
    worst_first = -SEVERITIES.index(finding.severity)
    return worst_first, bool(finding.evidence), -finding.count, min(finding.evidence, default=0)


def _first_error(digest: Digest) -> Template | None:
    errors = [one for one in digest.templates if one.level in {"fatal", "error"}]
    return min(errors, key=lambda one: one.first_line, default=None)


def _of_lines(digest: Digest) -> Iterator[Finding]:
    groups: dict[_Key, list[Template | Stack]] = defaultdict(list)
    for key, part in _keyed(digest):
        groups[key].append(part)
    for key, parts in groups.items():
        yield _finding(digest, key, parts)


def _keyed(digest: Digest) -> Iterator[tuple[_Key, Template | Stack]]:
    """Yield every part that tells of something wrong, with what it makes a finding of."""
    of_traces: dict[int, _Key] = {}
    for stack in digest.stacks:
        failure = known_failure(f"{stack.exception}: {stack.message}", is_trouble=True)
        key = _Key(failure.code) if failure else _Key(TRACE, stack.exception)
        of_traces[stack.first_line] = key
        yield key, stack
    for template in digest.templates:
        if failure := failure_of(template):
            yield _Key(failure.code), template
        elif template.first_line in of_traces:  # how a trace begins is no failure beside it
            yield of_traces[template.first_line], template
        elif template.level in TROUBLE:
            yield _Key(UNKNOWN + template.level, template.template), template


def _severity(code: str, parts: Sequence[Template | Stack]) -> Severity:
    if code not in BY_CODE:
        return BY_LEVEL.get(code.removeprefix(UNKNOWN), "error")
    severity = BY_CODE[code].severity
    levels = {part.level if isinstance(part, Template) else "error" for part in parts}
    return severity if severity == "critical" else _held_to(severity, levels)


def _held_to(severity: Severity, levels: set[str]) -> Severity:
    """Return what the program's own levels leave of a failure's severity.

    A program that retries says so with a warning. Lines without a level are taken at their word.
    """
    if levels <= {"warning", "info", "debug"}:
        return "warning"  # or what is less, but no row of `failures` is
    return severity


def _finding(digest: Digest, key: _Key, parts: Sequence[Template | Stack]) -> Finding:
    lines = sorted({line for part in parts for line in _cited(part)})
    return Finding(
        code=key.code,
        severity=_severity(key.code, parts),
        count=_counted(parts),
        evidence=tuple(lines[:MAX_EVIDENCE]),
        last_line=max(part.last_line for part in parts),
        first_at=min(filter(None, (part.first_at for part in parts)), default=""),
        last_at=max(part.last_at for part in parts),
        subject=key.subject,
        is_new=digest.lines >= NEW_NEEDS_LINES and lines[0] > NEW_FROM * digest.lines,
        is_burst=any(map(_is_burst, parts)),
    )


def _counted(parts: Sequence[Template | Stack]) -> int:
    """Return the lines; a trace's own is among them already where templates tell of the same."""
    counted = [part for part in parts if isinstance(part, Template)] or parts
    return sum(part.count for part in counted)


def _is_burst(part: Template | Stack) -> bool:
    return isinstance(part, Template) and part.reason == "burst"


def _cited(part: Template | Stack) -> tuple[int, ...]:
    if isinstance(part, Template):
        return part.first_line, part.example_line
    return (part.first_line,)


def _of_states(states: Sequence[ContainerState]) -> Iterator[Finding]:
    """Yield one finding a container: its worst run says how it is."""
    runs: dict[str, list[ContainerState]] = defaultdict(list)
    for state in states:
        runs[state.name].append(state)
    for name, of_one in runs.items():
        found = [finding for run in of_one if (finding := _of_run(name, run))]
        if found:
            yield min(found, key=_urgency)


def _of_run(name: str, run: ContainerState) -> Finding | None:
    code = REASONS.get(run.reason.lower(), "")
    if code:
        severity = BY_CODE[code].severity
    elif run.exit_code and run.state not in ENDED_WELL:
        code, severity = EXITED, "error"
    elif run.restarts:
        code, severity = RESTARTED, "warning"
    else:
        return None
    return Finding(
        code=code,
        severity=severity,
        count=run.restarts,
        subject=name,
        detail=run.reason,
        exit_code=run.exit_code,
    )
