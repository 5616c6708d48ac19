"""Which phrases a clause holds, and which words are known for what they are.

The phrases themselves belong in `phrases`; what follows from the hints belongs in `ladder`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from shared.domain.routing.phrases import PHRASES, Cue
from shared.domain.routing.stopwords import STOPWORDS
from shared.domain.routing.verbs import STRONG_VERBS, WEAK_VERBS
from shared.domain.routing.words import phrases, words

_LONGEST = 6  # words in a phrase
_SKIPPED = words(
    """
    the its our my this that these those just really actually currently please
    """
)
_NAMES = words(
    """
    agent agent-sre sre-agent backup bitcoin dashboard football jamie load lottery movie movies
    pizza prometheus weather
    """
)
"""Words of phrases that workloads are called by, too."""


def _meanings() -> dict[str, tuple[Cue, ...]]:
    meanings: dict[str, tuple[Cue, ...]] = {}
    for cue, block in PHRASES.items():
        for phrase in phrases(block):
            meanings[phrase] = (*meanings[phrase], cue) if phrase in meanings else (cue,)
    return meanings


_MEANINGS = _meanings()
_FIRST_WORDS = {phrase.partition(" ")[0] for phrase in _MEANINGS}

KNOWN = STOPWORDS | STRONG_VERBS | WEAK_VERBS | (words(" ".join(_MEANINGS)) - _NAMES)
"""Every word that is taken for itself: no slip of the finger, and no name."""


class Hint(NamedTuple):
    """A phrase that was heard, as a range of token positions."""

    cue: Cue
    start: int
    stop: int


def hear(keys: Sequence[str]) -> list[Hint]:
    """Return every phrase among the words, the longest first at each place.

    Phrases that begin inside a NOISE phrase are left out: "log in" is no request for logs.
    """
    spoken = [place for place, key in enumerate(keys) if key not in _SKIPPED]
    hints = [hint for first in range(len(spoken)) for hint in _phrases_at(keys, spoken[first:])]
    noise = {i for hint in hints if hint.cue is Cue.NOISE for i in range(hint.start, hint.stop)}
    return [hint for hint in hints if hint.start not in noise]


def _phrases_at(keys: Sequence[str], places: Sequence[int]) -> list[Hint]:
    """Return the phrases that begin with the first of the places."""
    found: list[Hint] = []
    if keys[places[0]].partition(" ")[0] not in _FIRST_WORDS:
        return found
    for size in range(min(_LONGEST, len(places)), 0, -1):
        phrase = " ".join([keys[place] for place in places[:size]])
        stop = places[size - 1] + 1
        found += [Hint(cue, places[0], stop) for cue in _MEANINGS.get(phrase, ())]
    return found
