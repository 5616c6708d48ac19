"""Names near a name: what a person or a model may have meant by a metric, a label or a value.

Where the names come from is the caller's; patterns of codes such as `5xx` are in `absence`.
"""

import difflib
import re
from collections.abc import Mapping, Sequence

MOST = 5
NEAR_ENOUGH = 0.75
# Comparing all pairs of letters takes 10 us a name: 50 ms in all. Beyond, a word must be shared.
MAX_COMPARED = 5000

_BETWEEN_WORDS = re.compile(r"[^a-zA-Z0-9]+")


def words(name: str) -> frozenset[str]:
    """Return the words of a name, in lower case, without a plural's s."""
    parts = _BETWEEN_WORDS.split(name.lower())
    return frozenset(part.removesuffix("s") or part for part in parts if part)


def nearest(name: str, names: Sequence[str], most: int = MOST) -> tuple[str, ...]:
    """Return up to `most` of `names`: those spelled alike, then those that begin or read alike."""
    asked = words(name)
    by_words = sorted(
        (one for one in names if asked & words(one)),
        key=lambda one: (-len(asked & words(one)), len(one), one),
    )
    compared = names if len(names) <= MAX_COMPARED else by_words[:MAX_COMPARED]
    alike = difflib.get_close_matches(name, compared, n=most, cutoff=NEAR_ENOUGH)
    begun = sorted(
        (one for one in names if _one_begins(name, one)), key=lambda one: (len(one), one)
    )
    reads_alike = (one for one in by_words if 2 * len(asked & words(one)) >= len(asked))
    found = dict.fromkeys([*alike, *begun, *reads_alike])
    return tuple(one for one in found if one != name)[:most]


def like(word: str, names: Sequence[str], helps: Mapping[str, str]) -> list[str]:
    """Return the names with `word` in them, then those near it, then those whose help has it."""
    asked, low = words(word), word.lower()
    inside = [name for name in names if low in name.lower() or asked <= words(name)]
    explained = [name for name in names if low in helps.get(name, "").lower()]
    best = sorted(inside, key=lambda name: (not name.lower().startswith(low), len(name), name))
    return list(dict.fromkeys([*best, *nearest(word, names), *explained]))


def _one_begins(name: str, other: str) -> bool:
    return bool(name and other) and (other.startswith(name) or name.startswith(other))
