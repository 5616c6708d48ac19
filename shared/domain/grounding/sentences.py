"""A text taken apart into sentences, and put together again from those that may stay."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

FENCE = "```"
FENCED = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
BULLET = re.compile(r"\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+|#{1,6}\s+|>\s+)?")
END = re.compile(r"(?<=[.!?])[\"”')*]*\s+")
ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|approx|etc|aprox|p\.\s?ex|ex)\.|(?<![/\d'\u2019])(?<!\d )\b[A-Za-z]\.)$"
)
SYMBOLS = frozenset({"So", "Sk", "Cf", "Co", "Cs", "Mn", "Me"})  # pictures and what is not seen


class Sentence(NamedTuple):
    """One sentence; `line` and `bullet` tell where it stood."""

    text: str
    line: int
    bullet: str


def cleaned(text: str) -> str:
    """Return a text in its plain form: one form of each letter, no pictures, nothing unseen."""
    composed = unicodedata.normalize("NFKC", text.replace("\r", "\n"))
    return "".join(
        letter
        for letter in composed
        if letter in "\n\t" or unicodedata.category(letter) not in SYMBOLS | {"Cc"}
    )


def split(text: str) -> list[Sentence]:
    """Return the sentences of a cleaned text; fenced code counts as one."""
    found: list[Sentence] = []
    line, start = 0, 0
    for fenced in FENCED.finditer(text):
        line = _lines(text[start : fenced.start()], line, found)
        found.append(Sentence(fenced.group(), line, ""))
        line, start = line + 1, fenced.end()
    _lines(text[start:], line, found)
    return found


def _lines(text: str, line: int, found: list[Sentence]) -> int:
    for written in text.split("\n"):
        bullet = BULLET.match(written)
        prefix = bullet.group() if bullet else ""
        found.extend(Sentence(one, line, prefix) for one in _of_line(written[len(prefix) :]))
        line += 1
    return line


def _of_line(text: str) -> Iterator[str]:
    start = 0
    for end in END.finditer(text):
        if ABBREVIATED.search(text[: end.start()]):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    if rest := text[start:].strip():
        yield rest


def joined(sentences: Iterable[Sentence]) -> str:
    """Return sentences as text, each line as it began."""
    lines: dict[int, str] = {}
    for sentence in sentences:
        before = lines.get(sentence.line)
        begun = sentence.bullet if before is None else f"{before} "
        lines[sentence.line] = f"{begun}{sentence.text}"
    return "\n".join(lines.values())
