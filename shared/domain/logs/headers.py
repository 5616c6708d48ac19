"""Where a message begins: the header of each form of line, learned from lines of that form.

A header is made of columns: times, levels, numbers, [bracketed] parts and names that end in a
colon, with at most a few others between them. Lines are told apart by the look of their first
column, because several programs may write into one stream. Formats with a grammar of their own
(JSON, klog, access logs) belong in `formats`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shared.domain.logs.digested import Level
from shared.domain.logs.formats.record import level_named

LEARNING_LINES = 20  # of one form, before it is believed
_MAX_COLUMNS = 12
_MAX_GAP = 3  # columns of other looks between two of a header: host, facility
_MOST = 0.95
_MOST_LEVELS = 0.9
_FEWEST_BEGINNINGS = 3  # messages that all begin alike may be one message, no header
_MAX_LEAD_CHARS = 32

_COLUMN = r"(?:\[[^\]]*\]:?|\S+)"
_CELL = r"[^|]*"
_DIGITS = str.maketrans("", "", "0123456789")
_CALENDAR = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec),?"
)
# A clock, a date, or the ten digits of seconds since 1970; not an address.
_TIME = re.compile(
    r"(?<![\d:.])\d{1,2}:\d{1,2}:\d{1,2}(?!\d)|(?<![\d.])\d{4}[-/.]\d\d?[-/.]\d\d?(?![\d.]*\.)"
    r"|(?<!\d)1\d{9}(?!\d)",
    re.ASCII,
)
_BRACKETED = re.compile(r"\[[^\]]*\]:?|\([^)]*\)|<[^>]*>", re.ASCII)


class Header(NamedTuple):
    """The header of one form of line."""

    pattern: re.Pattern[str]
    has_level: bool

    def cut(self, line: str) -> tuple[Level, str]:
        """Return the level that the header names, and the message behind it."""
        found = self.pattern.match(line)
        if not found:
            return "", line
        level = level_named(found["level"].strip("[]()<>:, ")) if self.has_level else ""
        return level, line[found.end() :].lstrip(" -|") or line


def lead(line: str) -> str:
    """Return the look of a line's first column; "" when it is a word and thus no header."""
    first = line[:_MAX_LEAD_CHARS].split(None, 1)[:1]
    if not first:
        return ""
    word = first[0]
    plain = word.translate(_DIGITS)
    if len(plain) != len(word):
        return f"{plain.partition('|')[0]}0"
    if word[:1] == "[":
        return "["
    return "0" if _CALENDAR.fullmatch(word) or _is_level(word) else ""


def learn(lines: Sequence[str]) -> Header | None:
    """Find the header that lines of one form share; None when they have none."""
    in_cells = sum(line.partition(" ")[0].count("|") > 1 for line in lines)
    column, gap = (_CELL, r"\|") if in_cells >= _MOST * len(lines) else (_COLUMN, r"\s+")
    rows = [re.findall(rf"({column})(?:{gap}|$)", line)[:_MAX_COLUMNS] for line in lines]
    looks = [_look(values, len(lines)) for values in _columns(rows)]
    header = looks[: _width(looks, rows)]
    if "time" not in header and "level" not in header:
        return None
    parts = [column] * len(header)
    if "level" in header:
        parts[header.index("level")] = f"(?P<level>{column})"
    pattern = rf"\s*{gap.join(parts)}(?:{gap}|$)"
    return Header(re.compile(pattern), "level" in header)


def _columns(rows: Iterable[list[str]]) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in range(_MAX_COLUMNS)]
    for row in rows:
        for column, value in zip(columns, row, strict=False):
            column.append(value)
    return columns


def _look(values: list[str], lines: int) -> str:
    """Return what a column is: time, level, number, tag, or "" for anything else."""
    enough = _MOST * lines
    if len(values) < enough:
        return ""
    if sum(map(_is_level, values)) >= _MOST_LEVELS * lines:
        return "level"
    if sum(map(_is_time, values)) >= enough:
        return "time"
    if sum(map(_is_tag, values)) >= enough:
        return "tag"
    numbers = sum(any(map(str.isdigit, value)) for value in values)
    return "number" if numbers >= enough and _few_shapes(values) else ""


def _width(looks: list[str], rows: list[list[str]]) -> int:
    """Return how many columns belong to the header: up to the last that looks like one."""
    width = 0
    for at, look in enumerate(looks):
        if at - width > _MAX_GAP:
            break
        adjoins = at == width
        if look in ("time", "level") or (look and (adjoins or _diverse(rows, at + 1))):
            width = at + 1
    return width


def _diverse(rows: list[list[str]], at: int) -> bool:
    """Tell whether what follows begins in several ways, as messages do."""
    beginnings = {row[at].translate(_DIGITS) for row in rows if len(row) > at}
    return len(beginnings) >= _FEWEST_BEGINNINGS


def _few_shapes(values: list[str]) -> bool:
    shapes = {value.translate(_DIGITS) for value in values}
    return len(shapes) <= max(1, len(values) // 50)


def _is_level(value: str) -> bool:
    word = value.strip("[]()<>:,")
    return bool(word) and not word.isdigit() and level_named(word) != ""


def _is_time(value: str) -> bool:
    return _TIME.search(value) is not None


def _is_tag(value: str) -> bool:
    return value.endswith(":") or value == "-" or _BRACKETED.fullmatch(value) is not None
