"""Words of a text, and whether words stand in it as they stand in a sentence."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from shared.domain.grounding.records import Passage

WORD = re.compile(r"[^\W_]+(?:[-_./:'\u2019][^\W_]+)*%?", re.UNICODE)

IS = re.compile(r"\bé\b")  # Portuguese "is"; without its accent it would read "and"


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return text in lower case and without accents, as all comparisons want it."""
    told_apart = IS.sub("eh", text.casefold().replace("\u2019", "'"))
    decomposed = unicodedata.normalize("NFKD", told_apart)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text."""
    return tuple(WORD.findall(plain(text)))


def holding(passages: Iterable[Passage], run: tuple[str, ...]) -> list[Passage]:
    """Return the passages in which a run of words stands whole."""
    return [passage for passage in passages if _holds(passage, run)]


def _holds(passage: Passage, run: tuple[str, ...]) -> bool:
    """Tell whether a run stands in a passage; of our own sentences a part may say another thing."""
    words, length = passage.words, len(run)
    if passage.is_ours:
        return words == run
    return any(words[at : at + length] == run for at in range(len(words) - length + 1))


def begins(passages: Iterable[Passage], run: tuple[str, ...]) -> bool:
    """Tell whether a longer run may stand in a passage where `run` does."""
    return any(
        one.words[: len(run)] == run if one.is_ours else _holds(one, run) for one in passages
    )
