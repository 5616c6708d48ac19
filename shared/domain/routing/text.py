"""The message as routing reads it: cleaned characters, folded words, and clauses of them.

What the words mean belongs in `vocabulary`; what is shown rather than said belongs in `quoting`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shared.domain.routing import spelling
from shared.domain.routing.vocabulary import KNOWN
from shared.domain.routing.words import words

MAX_CHARS = 8_000
"""The contract's longest message; what stands behind it is never read."""

MAX_TOKENS = 400
"""Words of the user's own that are read: three quarters from the front, one from the end."""

MAX_CLAUSE_TOKENS = 60
"""Words of one clause; a longer run without punctuation is cut into several."""

_BLANK_LETTERS = dict.fromkeys([0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0xFE00, 0xFE10)])
"""Letters and marks that show nothing, and could hide inside a word."""

_TOKEN = re.compile("(?<!\\S)--?[A-Za-z][\\w-]*|\\w+(?:[-.'\u2019]\\w+)*|[^\\w\\s]|\n")
_APOSTROPHES = str.maketrans("", "", "'\u2019")
_GENITIVES = ("'s", "\u2019s")
_ACCENTS = str.maketrans("áàâãäåéèêëíìîïóòôõöúùûüçñ", "aaaaaaeeeeiiiiooooouuuucn")
_STOPS = frozenset(".;?!,\n+&|")
_CONJUNCTIONS = words(
    """
    and then also plus vs versus or but while because e depois tambem ou mas enquanto
    """
)
_BEFORE_VERB_E = words("que quem qual onde")
_COMPARES = words("compare comparing compara comparar")
_CONTRASTS = words("with against to com")
_ARTICLES = words("the : = my our your o a os as el los ` ' \"")
_LINKS = _ARTICLES | words("called named chamado chamada do da de dos das is")


class Token(NamedTuple):
    """One word or mark: as written, as looked up, and where it stands in the text."""

    text: str
    key: str
    start: int
    end: int


_BLANK = Token("", "", -1, -1)


class Line:
    """The words of one clause; beyond either end stands a blank word."""

    __slots__ = ("keys", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self.keys = tuple([token.key for token in self.tokens])

    def __len__(self) -> int:
        """Return how many words the clause has."""
        return len(self.tokens)

    def at(self, place: int) -> Token:
        """Return the word at the place."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else _BLANK

    def key(self, place: int) -> str:
        """Return what the word at the place is looked up as."""
        return self.keys[place] if 0 <= place < len(self.keys) else ""

    def after(self, place: int, *, links: bool = False) -> int:
        """Return the next place that holds no article; with `links`, no "called" or "de" either."""
        return self._pass(place, 1, _LINKS if links else _ARTICLES)

    def before(self, place: int, *, links: bool = False) -> int:
        """Return the last place before that holds no article; with `links`, as in `after`."""
        return self._pass(place, -1, _LINKS if links else _ARTICLES)

    def places(self, keys: frozenset[str]) -> Iterator[int]:
        """Yield where one of the words stands."""
        return (place for place, key in enumerate(self.keys) if key in keys)

    def _pass(self, place: int, step: int, skipped: frozenset[str]) -> int:
        place += step
        while self.key(place) in skipped:
            place += step
        return place


def clean(message: str) -> str:
    """Return the message in NFC, at most `MAX_CHARS` long, without unseen characters."""
    text = unicodedata.normalize("NFC", message[:MAX_CHARS]).translate(_BLANK_LETTERS)
    if not text.isprintable():
        text = "\n".join("".join(_printable(line)) for line in text.splitlines())
    return text.strip()


def _printable(line: str) -> Iterator[str]:
    """Yield the letters that show; a tab or an odd space becomes a plain one."""
    for letter in line:
        if letter.isprintable():
            yield letter
        elif letter.isspace():
            yield " "


def fold(word: str) -> str:
    """Return the word in lower case, without accents and apostrophes."""
    return word.lower().translate(_ACCENTS).translate(_APOSTROPHES)


def is_word(token: Token) -> bool:
    """Tell whether the token holds a letter or a digit."""
    return token.text.isalnum() or any(letter.isalnum() for letter in token.text)


def tokenise(text: str) -> list[Token]:
    """Split the text into words, flags, single marks and line ends."""
    found = list(_TOKEN.finditer(text))
    if len(found) > MAX_TOKENS:
        tail = MAX_TOKENS // 4
        found = found[: MAX_TOKENS - tail] + found[-tail:]
    return [_token(piece) for piece in found]


def lines(tokens: Sequence[Token]) -> Iterator[Line]:
    """Yield the clauses: the words between punctuation and conjunctions, none of them empty."""
    clause: list[Token] = []
    for token in tokens:
        parts = _parts(clause, token)
        if parts or len(clause) == MAX_CLAUSE_TOKENS:
            yield from _filled(clause)
            clause = []
        if not parts:
            clause.append(token)
    yield from _filled(clause)


def _filled(clause: Sequence[Token]) -> Iterator[Line]:
    if clause:
        yield Line(clause)


def _parts(clause: Sequence[Token], token: Token) -> bool:
    """Tell whether the word or mark ends the clause before it."""
    joins = token.key in _CONJUNCTIONS and not _is_verb_e(clause, token)
    return token.text in _STOPS or joins or _contrasts(clause, token)


def _is_verb_e(clause: Sequence[Token], token: Token) -> bool:
    """Tell whether "e" is no "and": "o que é", also without its accent, and "e aí"."""
    bare = token.text in {"e", "E"}
    return token.key == "e" and (not bare or not clause or clause[-1].key in _BEFORE_VERB_E)


def _contrasts(clause: Sequence[Token], token: Token) -> bool:
    """Tell whether the word parts what is compared: "compare a with b"."""
    return token.key in _CONTRASTS and any(word.key in _COMPARES for word in clause)


def _token(found: re.Match[str]) -> Token:
    word = _without_genitive(found.group())
    return Token(word, spelling.keyword(fold(word)), found.start(), found.start() + len(word))


def _without_genitive(word: str) -> str:
    """Return the name in "checkout's"; "what's" and "everyone's" stay what they are."""
    stem = word[:-2]
    is_genitive = word[-2:] in _GENITIVES and len(stem) > 1
    return stem if is_genitive and fold(stem) not in KNOWN else word
