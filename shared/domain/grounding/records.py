"""What is known of a turn, and what came of its wording: records only, nothing is decided here.

A name is in lower case. Whatever holds a `about` is told of exactly these names: a sentence that
names others is told of something else.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

Outcome = Literal["ok", "empty", "unknown"]
Unit = Literal["ms", "ratio", "rps", "bytes", "cores", "count", "times", "value"]
Names = frozenset[str]
NOBODY: Names = frozenset()


class Observed(NamedTuple):
    """One tool's answer of this turn; `detail` tells it, or why there is no answer."""

    tool: str
    outcome: Outcome
    result: Mapping[str, Any] | None = None
    detail: str = ""


class Fact(NamedTuple):
    """A figure: `kind` is what was measured, `role` whether as value, threshold or past."""

    about: Names
    kind: str
    value: float
    unit: Unit
    role: str = "value"
    is_beyond: bool = False  # the measured value is known to be larger


class Truth(NamedTuple):
    """A claim without a figure that holds, such as `healthy`, `above:latency`, `none:restarts`."""

    about: Names
    claim: str


class Moment(NamedTuple):
    """A time, RFC 3339 in UTC, and what happened at it."""

    about: Names
    at: str
    claims: frozenset[str] = frozenset()  # what is said beside this time has to be one of these
    role: str = ""  # first, last


class Passage(NamedTuple):
    """Text that may be repeated: sentences of our own code, or lines and titles from outside."""

    about: Names
    words: tuple[str, ...]
    is_ours: bool


class Evidence(NamedTuple):
    """Everything that a sentence about this turn may state."""

    facts: tuple[Fact, ...]
    truths: frozenset[Truth]
    moments: tuple[Moment, ...]
    passages: tuple[Passage, ...]
    roots: tuple[Names, ...]  # what was asked about
    namespaces: Names
    is_one: bool  # whether all roots are one, which a sentence that names nobody then means
    names: Names  # that may be written
    sources: frozenset[str]  # that were looked into: metrics, logs, …
    queries: tuple[str, ...] = ()  # that were run, as they are written
    proposed: tuple[str, ...] = ()  # queries that were not run


class Grounded(NamedTuple):
    """The wording that may go out, and each sentence that may not, with why.

    When `is_whole` is false nothing of it may: the caller keeps the answer that code has worded.
    """

    text: str
    dropped: Sequence[tuple[str, str]]
    is_whole: bool


class Findings:
    """What a collector has found so far."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.truths: set[Truth] = set()
        self.moments: list[Moment] = []
        self.passages: list[Passage] = []
        self.roots: list[Names] = []
        self.names: set[str] = set()
        self.sources: set[str] = set()
        self.queries: list[str] = []
        self.proposed: list[str] = []

    def claim(self, about: Names, *claims: str) -> None:
        """Note what holds."""
        self.truths.update(Truth(about, claim) for claim in claims)

    def figure(
        self,
        about: Names,
        kind: str,
        value: float | None,
        unit: Unit,
        role: str = "value",
        *,
        is_beyond: bool = False,
    ) -> None:
        """Note a figure, where there is one, and that there is some of it."""
        if value is None:
            return
        self.facts.append(Fact(about, kind, float(value), unit, role, is_beyond))
        if role != "value":
            return
        if value > 0:
            self.claim(about, f"some:{kind}")
        if value > 1 and unit == "count":
            self.claim(about, f"several:{kind}")
