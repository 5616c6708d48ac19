"""From the word lists of a language to what each phrase means."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import NamedTuple

from shared.domain.grounding import english, portuguese
from shared.domain.grounding.passages import words_of
from shared.domain.grounding.written import FACTORS, WORDS, Figure, bare

TABLES = (
    ("metric", "METRICS"),
    ("claim", "CLAIMS"),
    ("quality", "QUALITIES"),
    ("relation", "RELATIONS"),
    ("trend", "TRENDS"),
    ("role", "ROLES"),
    ("cause", "CAUSES"),
    ("source", "SOURCES"),
)
LISTS = (
    ("unknown", "MISREAD"),
    ("not", "NOT"),
    ("no", "NO"),
    ("both", "BOTH"),
    ("break", "BREAKS"),
    ("advice", "ADVICE"),
    ("skip", "SKIP"),
)
LONGEST = 8
# What may follow "I": nothing that somebody did.
SAID_OF_ONESELF = frozenset({"cannot_tell", "none:data"})


class Term(NamedTuple):
    """One thing that a sentence says; `what` depends on the kind, `text` is for explanations."""

    kind: str
    what: str
    text: str = ""
    figure: Figure | None = None


Lexicon = Mapping[tuple[str, ...], tuple[Term, ...]]


@cache
def lexicon(language: str) -> Lexicon:
    """Return what the phrases of a language mean; a language that is not known reads English."""
    module = portuguese if language == "pt" else english
    meanings: dict[tuple[str, ...], tuple[Term, ...]] = {}
    for phrase, term in _entries(module):
        known = meanings.get(phrase, ())
        if not known or term.kind != "skip":
            meanings[phrase] = (*known, term)
    for word, value in WORDS["pt" if language == "pt" else "en"].items():
        meanings.setdefault(words_of(word), (Term("figure", "", word, bare(value)),))
    for word, value in FACTORS.items():
        factor = (Term("trend", "up", word), Term("figure", "", word, bare(value, "times")))
        meanings.setdefault(words_of(word), factor)
    return meanings


def _entries(module: ModuleType) -> Iterator[tuple[tuple[str, ...], Term]]:
    for kind, name in TABLES:
        table: Mapping[str, str] = getattr(module, name)
        for what, phrases in table.items():
            yield from _phrases(kind, what, phrases)
            if what in SAID_OF_ONESELF:
                yield from _phrases(kind, what, "|".join(f"i {one}" for one in phrases.split("|")))
    for kind, name in LISTS:
        yield from _phrases(kind, "", getattr(module, name))


def _phrases(kind: str, what: str, phrases: str) -> Iterator[tuple[tuple[str, ...], Term]]:
    for phrase in phrases.split("|"):
        yield words_of(phrase), Term(kind, what, phrase.strip())


def longest(words: tuple[str, ...], known: Lexicon) -> tuple[tuple[Term, ...], int]:
    """Return the meaning of the longest phrase that `words` begin with, and its length."""
    for length in range(min(LONGEST, len(words)), 0, -1):
        if terms := known.get(words[:length]):
            return terms, length
    return (), 0
