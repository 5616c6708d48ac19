"""The kinds of lines seen so far, bounded: how often, where, and how bunched.

A group is one masked message at one level. Groups are merged to templates when there are too many
and at the end; what still does not fit is counted in one overflow group a level. How messages are
masked and merged belongs in `masks` and `mining`; which groups are shown, in `selection`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from shared.domain.logs.digested import LEVELS, Level
from shared.domain.logs.masks import ANY
from shared.domain.logs.mining import Pattern, merge

MAX_GROUPS = 6_000
_ROOM_AFTER_MERGING = 0.75  # fuller than this, merging would soon be all that is done
OVERFLOW: Pattern = (ANY,)
KEPT_LINE_BYTES = (
    6_000  # of a group's first line: what is shown, and a margin for a secret across it
)
KEPT_STAMP_BYTES = 600  # of its last line: its time


@dataclass(slots=True, eq=False)
class Group:
    """Lines of one kind; `into` is where they are counted once the group was merged."""

    level: Level
    pattern: Pattern
    count: int = 0
    first_line: int = 0
    last_line: int = 0
    first_raw: bytes = b""
    last_raw: bytes = b""
    peak: int = 0  # most lines in one block
    framed: bool = False  # its lines look like a stack trace's
    into: "Group | None" = None

    def home(self) -> "Group":
        """Return the group that counts for this one."""
        group = self
        while group.into is not None:
            group = group.into
        return group

    def add(self, count: int, first: tuple[int, bytes], last: tuple[int, bytes]) -> None:
        """Count the lines of one block."""
        if not self.count:
            self.first_line = first[0]
            self.first_raw = self.first_raw or first[1][:KEPT_LINE_BYTES]
        self.last_line, self.last_raw = last[0], last[1][:KEPT_STAMP_BYTES]
        self.count += count
        self.peak = max(self.peak, count)

    def absorb(self, other: "Group") -> None:
        """Count another group's lines as this one's."""
        if other.count and (not self.count or other.first_line < self.first_line):
            self.first_line, self.first_raw = other.first_line, other.first_raw
        if other.last_line > self.last_line:
            self.last_line, self.last_raw = other.last_line, other.last_raw
        self.count += other.count
        self.peak = max(self.peak, other.peak)
        other.into = self


class Groups:
    """All groups by level and pattern; `overflowing` once new kinds are no longer told apart."""

    def __init__(self, max_groups: int = MAX_GROUPS) -> None:
        self.overflowing = False
        self.max_groups = max_groups
        self._known: dict[tuple[Level, Pattern], Group] = {}

    def __len__(self) -> int:
        """Return how many groups are told apart."""
        return len(self._known)

    def find(self, level: Level, pattern: Pattern) -> Group:
        """Return the group of a message, a new one when it is the first of its kind."""
        group = self._known.get((level, pattern))
        if group is None and self.overflowing:
            return self.overflow(level)
        if group is None:
            group = self._known[level, pattern] = Group(level, pattern)
        return group

    def overflow(self, level: Level) -> Group:
        """Return the group of what is no longer told apart."""
        return self._known.setdefault((level, OVERFLOW), Group(level, OVERFLOW))

    @property
    def overflowed(self) -> int:
        """How many lines are of kinds that are not told apart."""
        return sum(group.count for group in self._known.values() if group.pattern == OVERFLOW)

    def make_room(self) -> bool:
        """Merge when there are too many groups; tell whether any changed its home."""
        if len(self._known) < self.max_groups or self.overflowing:
            return False
        self.merge()
        self.overflowing = len(self._known) > self.max_groups * _ROOM_AFTER_MERGING
        return True

    def merge(self) -> list[Group]:
        """Merge groups of the same level to templates and return those."""
        for level in LEVELS:
            self._merge([group for group in self._known.values() if group.level == level])
        return list(self._known.values())

    def _merge(self, groups: list[Group]) -> None:
        for group, pattern in zip(groups, merge([group.pattern for group in groups]), strict=True):
            if pattern == group.pattern:
                continue
            del self._known[group.level, group.pattern]
            merged = self._known.setdefault((group.level, pattern), Group(group.level, pattern))
            merged.absorb(group)


def tally(groups: list[Group], lines: list[bytes], before: int) -> None:
    """Count one block of lines, each of the group at its place; `before` lines came earlier."""
    last = dict(zip(groups, range(len(groups)), strict=True))
    counts = Counter(groups)
    first: dict[Group, int] = {}  # asked of new groups alone, and most blocks have none
    if not all(group.count for group in counts):
        first = dict(zip(reversed(groups), range(len(groups) - 1, -1, -1), strict=True))
    for group, count in counts.items():
        first_at, last_at = first.get(group, 0), last[group]
        group.add(
            count,
            (before + first_at + 1, lines[first_at]),
            (before + last_at + 1, lines[last_at]),
        )


def total(groups: Iterable[Group], others: Iterable[Group] = ()) -> dict[Level, int]:
    """Return how many lines each level has; `others` are lines of no kind, without a level."""
    counts: dict[Level, int] = dict.fromkeys(LEVELS, 0)
    for group in (*groups, *others):
        counts[group.level] += group.count
    return counts
