"""Which entries answer a question: BM25 over titles, usual questions and texts.

What no entry covers has no answer: a question most of whose weight lies in words that the best
entry does not know is not answered by that entry.
"""

import difflib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from shared.domain.knowledge.entries import Entry
from shared.domain.knowledge.terms import Vocabulary, fold, stem
from shared.domain.routing.stopwords import STOPWORDS

K1, B = 1.2, 0.6  # BM25's usual saturation; lengths differ little here, so they weigh less
TITLE, ASKED, TEXT = 3.0, 2.5, 1.0  # a word in a title tells more than one in passing
# Of a question's weight, measured on the questions of the tests; less will do for an entry that
# knows a word which is a subject here, not only a word that some entry uses.
ENOUGH_COVERED, ENOUGH_ON_SUBJECT = 0.5, 0.35
ALSO_FROM = 0.45  # of the best score: an entry for what the best one leaves out
FOLLOW_UP = 0.5  # weight of words that are not in the message but in the one before
MAX_MATCHES = 3
PLAIN_WORD = 0.25  # weight of an everyday word that no entry is called by: it names no subject
LEAST_FUZZY, NEAR_ENOUGH = 6, 0.84  # letters and difflib's ratio of a slip of the finger
MAX_MENDED = 60  # different words of a message; mending one takes 4 ms, and more is no question

PLAIN = frozenset(stem(fold(word)) for word in STOPWORDS)


class Match(NamedTuple):
    """An entry and how well it fits: `covered` is the share of the question that it knows."""

    entry: Entry
    score: float
    covered: float
    terms: frozenset[str]


class Index:
    """Entries, ready to be searched; immutable once made."""

    def __init__(self, entries: Sequence[Entry], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._entries = tuple(entries)
        self._named = [frozenset(vocabulary.terms(_named(entry))) for entry in entries]
        self._names = frozenset[str]().union(*self._named)
        self._counts = [_weighted(entry, vocabulary) for entry in entries]
        self._norms = _norms(self._counts)
        spread = Counter(term for counts in self._counts for term in counts)
        self._rarity = {term: self._idf(found) for term, found in spread.items()}
        self._unheard_of = self._idf(0)
        self._subjects = _subjects(entries, vocabulary)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry."""
        return self._entries

    def _idf(self, found: int) -> float:
        return math.log(1 + (len(self._entries) - found + 0.5) / (found + 0.5))

    def search(self, question: str, before: str = "") -> list[Match]:
        """Return up to MAX_MATCHES entries, the best first; none when nothing is written on it.

        `before` is what a follow-up goes on about: its words count less.
        """
        weights = self._weights(question, 1.0)
        for term, weight in self._weights(before, FOLLOW_UP).items():
            weights.setdefault(term, weight)
        if all(map(str.isdigit, weights)):
            return []  # "what's 2+2"
        ranked = sorted(self._matches(weights), key=lambda match: -match.score)
        return _complementary(ranked) if ranked and self._answers(ranked[0]) else []

    def is_on_subject(self, match: Match) -> bool:
        """Tell whether what an entry knows of the question is a subject, not only a word."""
        return bool(match.terms & self._subjects)

    def knows(self, name: str) -> bool:
        """Tell whether some entry holds every word of a name, or people say it every day."""
        terms = self._vocabulary.terms(name)
        return all(self._known(term) in self._rarity or term in PLAIN for term in terms)

    def _answers(self, match: Match) -> bool:
        enough = ENOUGH_ON_SUBJECT if self.is_on_subject(match) else ENOUGH_COVERED
        return match.covered >= enough

    def _weights(self, text: str, share: float) -> dict[str, float]:
        said = dict.fromkeys(self._vocabulary.terms(text))
        terms = said if len(said) > MAX_MENDED else map(self._known, said)
        return {term: share * self._weight(term) for term in terms}

    def _weight(self, term: str) -> float:
        rarity = self._rarity.get(term, self._unheard_of)
        says_little = term not in self._names and (term in PLAIN or term.isdigit())
        return rarity * PLAIN_WORD if says_little else rarity

    def _known(self, term: str) -> str:
        """Return a term as the entries write it, where it looks like a slip of the finger."""
        if term in self._rarity or len(term) < LEAST_FUZZY:
            return term
        near = difflib.get_close_matches(term, self._rarity, 1, NEAR_ENOUGH)
        return near[0] if near and near[0][0] == term[0] else term

    def _matches(self, weights: Mapping[str, float]) -> Iterable[Match]:
        whole = sum(weights.values())
        for place, counts in enumerate(self._counts):
            terms = frozenset(weights.keys() & counts.keys())
            if not terms & self._named[place]:
                continue
            norm = self._norms[place]
            score = sum(
                weights[term] * counts[term] * (K1 + 1) / (counts[term] + norm) for term in terms
            )
            covered = sum(weights[term] for term in terms) / whole
            yield Match(self._entries[place], score, covered, terms)


def _complementary(ranked: Sequence[Match]) -> list[Match]:
    """Return the best match, and those that know what the ones before them do not."""
    chosen = [ranked[0]]
    told = set(ranked[0].terms)
    for match in ranked[1:]:
        more = match.terms - told
        if more and match.score >= ALSO_FROM * ranked[0].score and len(chosen) < MAX_MATCHES:
            chosen.append(match)
            told |= more
    return chosen


def _norms(counts: Sequence[Mapping[str, float]]) -> list[float]:
    """Return what BM25 weighs each text's repetitions against: more in a longer one."""
    lengths = [sum(one.values()) for one in counts]
    mean = sum(lengths) / max(len(lengths), 1)
    return [K1 * (1 - B + B * length / mean) for length in lengths]


def _subjects(entries: Sequence[Entry], vocabulary: Vocabulary) -> set[str]:
    """Return the terms that are subjects here: of titles, and those that have synonyms."""
    titles = " ".join(title for entry in entries for title in entry.titles.values())
    return {*vocabulary.terms(titles), *vocabulary.synonyms.values()} - PLAIN


def _named(entry: Entry) -> str:
    return f"{' '.join(entry.titles.values())} {entry.asked}"


def _weighted(entry: Entry, vocabulary: Vocabulary) -> dict[str, float]:
    parts = (
        (TITLE, " ".join(entry.titles.values())),
        (ASKED, entry.asked),
        (TEXT, " ".join(entry.texts.values())),
    )
    counts: dict[str, float] = {}
    for weight, text in parts:
        for term, count in Counter(vocabulary.terms(text)).items():
            counts[term] = counts.get(term, 0.0) + weight * count
    return counts
