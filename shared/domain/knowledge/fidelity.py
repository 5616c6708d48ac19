"""Whether a model's wording says only what the entries say; what it adds is named.

Words are compared, not meanings: a doubtful sentence costs the wording, never the answer, since
the entries' own text is there to be told instead.
"""

import re
from collections.abc import Callable, Iterator

from shared.domain.knowledge.terms import Vocabulary, fold, raw_words
from shared.domain.routing.words import words

SUPPORTED = 0.6  # of a sentence's terms; a paraphrase brings some words of its own
ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+|\b[\w.-]+@[\w.-]+|\b[\w-]+\.(?:com|io|org|net|dev)\b"
)
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
LIST_MARK = re.compile(r"^\s*(?:\d[.)]|[-*•])\s+", re.MULTILINE)
CODE = re.compile(r"`+([^`]+)`+|\b((?:kubectl|helm|curl|docker|rm|sudo|ollama|mc) [a-z-][^\n.;`]*)")
IDENTIFIER = re.compile(
    r"\b\w*(?:[a-z][A-Z]|_)\w*\b|\b[A-Z][A-Z0-9]{2,}\b|\b[a-z]+(?:-[a-z0-9]*\d\w*)+\b"
)
SENTENCE = re.compile(r"[.!?:;]\s+|\n+")
NUMBER_WORDS = words(
    """
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
    seventy eighty ninety hundred thousand million billion dozen half twice thrice double triple
    dois duas tres quatro cinco seis sete oito nove dez onze doze vinte trinta quarenta
    cinquenta sessenta setenta oitenta noventa cem mil milhao metade dobro triplo
    """
)
DENIALS = words(
    """
    not never no cannot don dont doesn without nao nunca nem sem
    """
)
REACH = 3  # words after a denial that it denies


def addition(text: str, material: str, vocabulary: Vocabulary) -> str:
    """Return the first thing that `text` adds to `material`, "" when it adds nothing."""
    text = LIST_MARK.sub("", text)
    for name, parts in READERS.items():
        known = set(parts(material))
        added = next((part for part in parts(text) if part not in known), "")
        if added and not (name == "code" and added in _flat(material)):
            return f"{name} {added}"
    return _unsupported(text, material, vocabulary)


def _unsupported(text: str, material: str, vocabulary: Vocabulary) -> str:
    known = set(vocabulary.terms(material))
    for sentence in SENTENCE.split(text):
        terms = vocabulary.terms(sentence)
        if terms and sum(term in known for term in terms) < SUPPORTED * len(terms):
            return f"sentence {sentence.strip()}"
    denied = _denied(material, vocabulary)
    return next((f"denial of {term}" for term in _denied(text, vocabulary, 1) - denied), "")


def _denied(text: str, vocabulary: Vocabulary, reach: int = REACH) -> set[str]:
    """Return the terms that stand right after a denial."""
    said = list(raw_words(text.replace("n't", " not").replace("n’t", " not")))  # noqa: RUF001
    found: set[str] = set()
    for place, word in enumerate(said):
        if word in DENIALS:
            found.update(vocabulary.terms(" ".join(said[place + 1 :][:8]))[:reach])
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())


def _numbers(text: str) -> Iterator[str]:
    yield from (found[0].rstrip(".,:") for found in NUMBER.finditer(text))
    yield from (word for word in raw_words(text) if word in NUMBER_WORDS)


def _code(text: str) -> Iterator[str]:
    for found in CODE.finditer(text):
        yield _flat(found[1] or found[2])


def _addresses(text: str) -> Iterator[str]:
    yield from (found[0].rstrip(".,)") for found in ADDRESS.finditer(text))


def _identifiers(text: str) -> Iterator[str]:
    yield from (fold(found[0]) for found in IDENTIFIER.finditer(text))


READERS: dict[str, Callable[[str], Iterator[str]]] = {
    "address": _addresses,
    "number": _numbers,
    "code": _code,
    "name": _identifiers,
}
