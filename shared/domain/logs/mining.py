"""Messages to templates: which masked messages are one kind, told by how many values they show.

A place in a message is variable once enough messages alike in all other places differ there; a
value (`key=value`, a quotation, a dotted name) counts as one even when several vary at once. What
looks variable by itself is masked before, in `masks`; lines and counts belong in `digest`.
"""

import re
import sys
from collections.abc import Hashable, Iterable, Sequence

from shared.domain.logs.masks import ANY, KEPT, KEPT_DIGIT, KEPT_SLASH, mask_phrases, shown

Pattern = tuple[str, ...]

MAX_PIECES = 120  # of a pattern: what follows is one variable piece
_FEWEST_VALUES = 3  # two are a choice, such as true and false; more are a variable
_SEPARATORS = frozenset('=,;:()[]{}"| ')
_CHOICES = frozenset({"true", "false", "null", "nil", "none", "yes", "no", "on", "off", "ok"})
_PIECE = re.compile(
    r"(?<==)[^\s,;]+"  # a value
    r'|"[^"]*"'
    rf'|(?:{re.escape(ANY)}|[^\s=,;:()\[\]{{}}"|])+'  # a word
    r'|\s+|[=,;:()\[\]{}"|]'
)
_DOTTED = re.compile(r"[\w/$-]+(?:\.[\w/$-]+)+", re.ASCII)
_MAX_ROUNDS = 8  # each round that merges leaves fewer patterns; nothing needs more than three
_FEWEST_ROUTES = 40  # of requests: a program has many that are worth telling apart


def pieces(masked: str) -> Pattern:
    """Cut a message, its words masked, into words, separators and single spaces."""
    found: list[str] = []
    for piece in _PIECE.findall(mask_phrases(masked)):
        found.append(" " if piece.isspace() else sys.intern(piece))
        if again := _repeated(found):
            del found[-again:]
        if len(found) == MAX_PIECES:
            return (*found, ANY)
    return tuple(found)


def template_text(pattern: Pattern) -> str:
    """Return a template as it is shown."""
    return shown("".join(pattern)).strip()


def merge(patterns: Sequence[Pattern]) -> list[Pattern]:
    """Return for each of `patterns` the template it belongs to."""
    home = {pattern: pattern for pattern in patterns}
    _merge_by(home, ((_values_out(pattern), pattern) for pattern in home))
    for _ in range(_MAX_ROUNDS):
        if not _merge_one_place(home):
            break
    return [_find(home, pattern) for pattern in patterns]


def _repeated(found: list[str]) -> int:
    """Return how many pieces only carry a list on: a variable again, and what parts it."""
    if found[-1][-len(ANY) :] != ANY:
        return 0
    if found[-3:-2] == found[-1:] and found[-2] in " ,":
        return 2
    return 3 if found[-4:-1] == [found[-1], ",", " "] else 0


def _find(home: dict[Pattern, Pattern], pattern: Pattern) -> Pattern:
    while home[pattern] != pattern:
        pattern = home[pattern]
    return pattern


def _roots(home: dict[Pattern, Pattern]) -> list[Pattern]:
    return [pattern for pattern, parent in home.items() if pattern == parent]


def _merge_by(home: dict[Pattern, Pattern], keyed: Iterable[tuple[Hashable, Pattern]]) -> None:
    """Merge the patterns of each key, where there are enough of them."""
    alike: dict[Hashable, list[Pattern]] = {}
    for key, pattern in keyed:
        alike.setdefault(key, []).append(pattern)
    for group in alike.values():
        if len(group) >= _FEWEST_VALUES:
            _join(home, group)


def _join(home: dict[Pattern, Pattern], group: list[Pattern]) -> Pattern:
    merged = tuple(
        column[0] if column.count(column[0]) == len(column) else ANY
        for column in zip(*group, strict=True)
    )
    home.setdefault(merged, merged)
    for pattern in group:
        home[pattern] = merged
    return merged


def _values_out(pattern: Pattern) -> Pattern:
    return tuple(ANY if _is_value(pattern, place) else piece for place, piece in enumerate(pattern))


def _is_value(pattern: Pattern, place: int) -> bool:
    piece = pattern[place]
    if not place or piece in _SEPARATORS or piece.lower() in _CHOICES or KEPT.search(piece):
        return False
    if pattern[place - 1] == "=" or pattern[max(0, place - 2) : place] == ("=", " "):
        return True
    return piece[0] == '"' or _DOTTED.fullmatch(piece) is not None


def _merge_one_place(home: dict[Pattern, Pattern]) -> bool:
    """Merge patterns that differ in one place only, those with the most values first."""
    gone: set[Pattern] = set()
    for place, group in _alike_but_for_one(_roots(home)):
        left = [pattern for pattern in group if pattern not in gone]
        wider = (*group[0][:place], ANY, *group[0][place + 1 :])
        if left and home.get(wider) == wider and wider not in gone:
            left.append(wider)
        elif len(left) < _fewest(left, place):
            continue
        gone.update(left, [_join(home, left)])
    return bool(gone)


def _fewest(patterns: list[Pattern], place: int) -> int:
    """Return how many values at a place make it a variable one."""
    routes = any(KEPT_SLASH in pattern[place] for pattern in patterns)
    return _FEWEST_ROUTES if routes else _FEWEST_VALUES


def _alike_but_for_one(patterns: list[Pattern]) -> list[tuple[int, list[Pattern]]]:
    """Return places, each with patterns that are equal in all other places, most first.

    One place after the other, and nothing kept of those that stand alone: patterns may be many and
    long. One that stands alone counts when its template is there already.
    """
    sums = [_hashed(pattern) for pattern in patterns]
    known = set(sums)
    by_place: dict[int, list[int]] = {}
    for at, pattern in enumerate(patterns):
        for place in _variable_places(pattern):
            by_place.setdefault(place, []).append(at)
    found: list[tuple[int, list[Pattern]]] = []
    for place, members in by_place.items():
        any_here = hash((place, ANY))
        alike: dict[int, list[Pattern]] = {}
        for at in members:
            others = sums[at] - hash((place, patterns[at][place]))
            alike.setdefault(others, []).append(patterns[at])
        found += (
            (place, group)
            for others, group in alike.items()
            if len(group) > 1 or others + any_here in known
        )
    return sorted(found, key=lambda item: -len(item[1]))


def _hashed(pattern: Pattern) -> int:
    """Return a sum from which one place can be taken out again."""
    return sum(map(hash, enumerate(pattern))) + len(pattern)


def _variable_places(pattern: Pattern) -> list[int]:
    """Return where a pattern may vary: not its first word, not its only one, no kept digits."""
    words = [
        place for place, piece in enumerate(pattern) if piece not in _SEPARATORS and piece != ANY
    ]
    plain = [place for place in words if ANY not in pattern[place]]
    return [
        place
        for place in words
        if place and set(plain) - {place} and not KEPT_DIGIT.search(pattern[place])
    ]
