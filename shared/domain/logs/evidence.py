"""What a model is shown of a log and may speak of: rows with line numbers, totals, states.

Templates and examples stand here, never whole logs; each row is cut, so that no single line fills
the room, and what finds none is counted. Whether a text keeps to the evidence is decided in
`grounding`.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from shared.domain.logs.assessment import Assessment, ContainerState
from shared.domain.logs.citing import shown
from shared.domain.logs.digested import Digest, Template
from shared.domain.logs.stamps import to_seconds
from shared.domain.window import Room

MAX_ROWS = 40
MAX_ROW_CHARACTERS = 160
MAX_TOKENS = 3000  # rules, question and answer fit beside it in a window of 4,096
MAX_QUESTION_CHARACTERS = 400

_CLOCK = re.compile(r"\d\d:\d\d(?::\d\d)?")
_FIGURE = re.compile(r"\d+(?:[.:,]\d+)*%?")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the log and how often its like was seen."""

    line: int
    text: str
    count: int
    level: str
    first_at: str
    last_at: str

    @property
    def shown(self) -> str:
        """The row as a model sees it."""
        span = "..".join(dict.fromkeys(at for at in (self.first_at, self.last_at) if at))
        marks = " ".join(part for part in (f"{self.count}x", self.level, span) if part)
        return f"L{self.line}| [{marks}] {self.text}"

    @property
    def figures(self) -> frozenset[str]:
        """The numbers that a sentence about it may hold: count, times of day, those of its text."""
        times = [clock for at in (self.first_at, self.last_at) for clock in _CLOCK.findall(at)]
        return figures(f"{self.count} {self.text}") | frozenset(times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything that may be spoken of; `totals` maps a word such as "lines" to its number."""

    rows: Mapping[int, Row]
    totals: Mapping[str, int]
    findings: tuple[str, ...]
    states: tuple[str, ...]
    left_out: int = 0  # states, findings and rows that found no room
    names: str = field(default="")  # all of it in lower case, to look names up in

    @property
    def lines(self) -> list[str]:
        """The evidence, a line each."""
        totals = ", ".join(f"{number} {word}" for word, number in self.totals.items())
        return [
            f"total| {totals}",
            *(f"state| {state}" for state in self.states),
            *(f"finding| {finding}" for finding in self.findings),
            *(row.shown for row in self.rows.values()),
            *([f"left out| {self.left_out} more"] if self.left_out else []),
        ]


def gather(
    digest: Digest,
    assessment: Assessment,
    states: Sequence[ContainerState] = (),
    titles: Sequence[str] = (),
    *,
    room_tokens: int = MAX_TOKENS,
) -> Evidence:
    """Return what may be spoken of; `titles` are the findings in words, in their order."""
    return _chosen(
        [_row(template) for template in digest.templates],
        {line for finding in assessment.findings for line in finding.evidence},
        totals=_totals(digest.lines, digest.levels),
        titles=titles,
        states=tuple(dict.fromkeys(map(_state, states))),
        room_tokens=room_tokens,
    )


def of_answer(analysis: Mapping[str, Any], *, room_tokens: int = MAX_TOKENS) -> Evidence:
    """Return what may be spoken of an analysis as the `analyze_logs` function tells it."""
    digest, findings = analysis["digest"], analysis["findings"]
    return _chosen(
        [_row_of_answer(template) for template in digest["templates"]],
        {line for finding in findings for line in finding["evidence"]},
        totals=_totals(digest["lines"], digest["levels"]),
        titles=[finding["title"] for finding in findings],
        states=(),
        room_tokens=room_tokens,
    )


def _chosen(
    rows: Sequence[Row],
    cited: Collection[int],
    *,
    totals: Mapping[str, int],
    titles: Sequence[str],
    states: Sequence[str],
    room_tokens: int,
) -> Evidence:
    """Return what finds room: findings, then the rows that show them, then states, other rows."""
    room = Room(room_tokens)
    telling = [row for row in rows if row.line in cited][:MAX_ROWS]
    others = [row for row in rows if row.line not in cited][: MAX_ROWS - len(telling)]
    told_findings = tuple(filter(room.takes, map(_short, titles)))
    told = [row for row in telling if room.takes(row.shown)]
    told_states = tuple(filter(room.takes, states))
    told += [row for row in others if room.takes(row.shown)]
    evidence = Evidence(
        rows=MappingProxyType({row.line: row for row in sorted(told, key=_line)}),
        totals=MappingProxyType(totals),
        findings=told_findings,
        states=told_states,
        left_out=room.refused,
    )
    return replace(evidence, names="\n".join(evidence.lines).lower())


def figures(text: str) -> frozenset[str]:
    """Return the numbers of a text as they are written; of host:port each part too."""
    found = [plain_figure(figure) for figure in _FIGURE.findall(text)]
    parts = [part for figure in found if figure.count(":") == 1 for part in figure.split(":")]
    return frozenset([*found, *parts])


def plain_figure(figure: str) -> str:
    """Return a number without its thousands' commas."""
    return re.sub(r",(?=\d{3}(?!\d))", "", figure)


def _line(row: Row) -> int:
    return row.line


def _short(title: str) -> str:
    return shown(title)[: MAX_ROW_CHARACTERS * 2]


def _row(template: Template) -> Row:
    return Row(
        line=template.example_line,
        text=shown(template.example)[:MAX_ROW_CHARACTERS],
        count=template.count,
        level=template.level,
        first_at=to_seconds(template.first_at),
        last_at=to_seconds(template.last_at),
    )


def _row_of_answer(template: Mapping[str, Any]) -> Row:
    return Row(
        line=template["example_line"],
        text=shown(template["example"])[:MAX_ROW_CHARACTERS],
        count=template["count"],
        level=template["level"] or "",
        first_at=to_seconds(template["first_at"] or ""),
        last_at=to_seconds(template["last_at"] or ""),
    )


def _totals(lines: int, levels: Mapping[Any, int]) -> dict[str, int]:
    errors = levels.get("fatal", 0) + levels.get("error", 0)
    return {"lines": lines, "errors": errors, "warnings": levels.get("warning", 0)}


def _state(state: ContainerState) -> str:
    run = f"{state.name} previous" if state.previous else state.name
    parts = [run, state.state, state.reason]
    parts += [f"exit code {state.exit_code}"] if state.exit_code is not None else []
    parts += [f"{state.restarts} restarts"] if state.restarts else []
    return shown(", ".join(part for part in parts if part))
