"""From the word lists of a language to what each phrase means."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from types import ModuleType
from typing import NamedTuple

from shared.domain.grounding import english, fillers, portuguese
from shared.domain.grounding.passages import words_of
from shared.domain.grounding.verbs import forms
from shared.domain.grounding.written import FACTORS, Figure, bare

TABLES = (
    ("metric", "METRICS"),
    ("claim", "CLAIMS"),
    ("quality", "QUALITIES"),
    ("relation", "RELATIONS"),
    ("trend", "TRENDS"),
    ("role", "ROLES"),
    ("cause", "CAUSES"),
    ("source", "SOURCES"),
    ("both", "BOTH"),
)
LISTS = (
    ("unknown", "MISREAD"),
    ("not", "NOT"),
    ("no", "NO"),
    ("none", "NONE"),
    ("self", "SELF"),
    ("several", "SEVERAL"),
    ("break", "BREAKS"),
    ("advice", "ADVICE"),
)
# What `restated` writes for a turn of speech: no word of any language.
MARKS: Mapping[str, tuple[str, str]] = {
    "mosthigh": ("role", "high"),
    "mostlow": ("role", "low"),
    "lastat": ("role", "last"),
    "anhourago": ("role", "past"),
    "reasonis": ("cause", "problem"),
    "nodataof": ("claim", "unseen:data"),
    "noneof": ("no", ""),
    "occurring": ("metric", "occurrences"),
    "worstcode": ("metric", "client_code"),
    "warnentries": ("metric", "level.warning"),
    "infoentries": ("metric", "level.info"),
    "svccount": ("metric", "services"),
    "issuecount": ("metric", "issues"),
    "valueof": ("metric", "value"),
    "bothofthem": ("both", "two"),
    "otherone": ("both", "other"),
    "suspectis": ("cause", "suspect"),
    "lowatstart": ("claim", "start:low"),
    "lowatend": ("claim", "end:low"),
    "highatstart": ("claim", "start:high"),
    "highatend": ("claim", "end:high"),
}
LONGEST = 8
ENDING = re.compile(r"[oa]s?$")
SHORTEST = 4  # letters of a stem; shorter words are mostly joining ones
UNINFLECTED = frozenset({"break", "cause", "advice", "not", "no", "source", "self"})
CHOICE = re.compile(r"\(([^)]*)\)")  # `in (good,bad) shape`


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
    for phrase, term in _entries(module, language):
        known = meanings.get(phrase, ())
        if not known or _adds(term, known):
            meanings[phrase] = (*known, term)
    for word, value in FACTORS.items():
        factor = (Term("trend", "up", word), Term("figure", "", word, bare(value, "times")))
        meanings.setdefault(words_of(word), factor)
    return _inflected(meanings) | meanings if language == "pt" else meanings


def _adds(term: Term, known: tuple[Term, ...]) -> bool:
    """Tell whether a phrase of known meaning says this, too."""
    return term.kind != "skip" and not any(one[:2] == term[:2] for one in known)


def _inflected(meanings: Lexicon) -> dict[tuple[str, ...], tuple[Term, ...]]:
    """Return what the other forms of known phrases mean; of two meanings the first."""
    found: dict[tuple[str, ...], tuple[Term, ...]] = {}
    for phrase, terms in meanings.items():
        for other in _agreeing(phrase, terms[0].kind):
            found.setdefault(other, terms)
    return found


def _agreeing(phrase: tuple[str, ...], kind: str) -> Iterator[tuple[str, ...]]:
    """Yield a Portuguese phrase in the other genders and numbers of its last word."""
    stem = ENDING.sub("", phrase[-1])
    if kind not in UNINFLECTED and len(stem) >= SHORTEST and stem != phrase[-1]:
        yield from ((*phrase[:-1], stem + ending) for ending in ("o", "a", "os", "as"))


def _entries(module: ModuleType, language: str) -> Iterator[tuple[tuple[str, ...], Term]]:
    for kind, name in TABLES:
        table: Mapping[str, str] = getattr(module, name)
        for what, phrases in table.items():
            yield from _phrases(kind, what, phrases)
    for kind, name in LISTS:
        yield from _phrases(kind, "", getattr(module, name))
    for phrases in (fillers.PORTUGUESE if language == "pt" else fillers.ENGLISH).values():
        yield from _phrases("skip", "", phrases)
    for mark, (kind, what) in MARKS.items():
        yield (mark,), Term(kind, what, mark)
    for kind, form in forms(language):
        yield words_of(form), Term(kind, "", form)


def _phrases(kind: str, what: str, phrases: str) -> Iterator[tuple[tuple[str, ...], Term]]:
    for phrase in phrases.split("|"):
        for one in _choices(phrase):
            yield words_of(one), Term(kind, what, " ".join(one.split()))


def _choices(phrase: str) -> Iterator[str]:
    """Yield every phrase that `in (good,bad) shape` stands for."""
    parts = [part.split(",") if i % 2 else [part] for i, part in enumerate(CHOICE.split(phrase))]
    return map("".join, product(*parts))


def longest(words: tuple[str, ...], known: Lexicon) -> tuple[tuple[Term, ...], int]:
    """Return the meaning of the longest phrase that `words` begin with, and its length."""
    for length in range(min(LONGEST, len(words)), 0, -1):
        if terms := known.get(words[:length]):
            return terms, length
    return (), 0
