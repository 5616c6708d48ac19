"""What varies in a message, written as `<*>`: numbers, ids, addresses, paths, hosts, dates.

Two steps, because one is worth caching: words one by one (`WordMasks`), then what spans words
(`mask_phrases`). General shapes only; what varies without looking like it is found in `mining`.
"""

import re

ANY = "<*>"

# A digit is written as 0 before anything else, so that far fewer words differ.
_ZEROED = str.maketrans("123456789", "0" * 9)
_SHAPED = bytes.maketrans(b'123456789",', b"0" * 9 + b"  ")
# What must not vary takes part as private characters: digits of a code, slashes of a route.
_KEPT = {ord(char): 0xE000 + at for at, char in enumerate("0123456789/")}
_SHOWN = {kept: char for char, kept in _KEPT.items()}
KEPT = re.compile("[\ue000-\ue00a]")
KEPT_DIGIT = re.compile("[\ue000-\ue009]")
KEPT_SLASH = "\ue00a"

_CACHED_WORDS = 20_000
_CACHED_WORD_CHARS = 64
_SHORTEST_HEX = 4
_SHORTEST_LETTERS = 8  # hexadecimal letters alone; shorter ones are words, such as `added`
_SHORTEST_RANDOM = 12
_FEWEST_TURNS = 2  # from digit to letter

_APART = rf"\s=,()\[\]{{}}:;\"'<>/#@|&?{KEPT_SLASH}"
_WITH_DIGIT = re.compile(rf"[^{_APART}0]*0[^{_APART}]*")
_HEX = re.compile(r"(?:0[xX])?[0-9a-fA-F-]+")
_HOST_ENDING = re.compile(r"\.[A-Za-z]")
_TURN = re.compile(r"0[A-Za-z]")
_BYTES = re.compile(r"\b[0A-Fa-f]{2}(?::[0A-Fa-f]{2}){3,}\b")  # MAC addresses, fingerprints
_HEX_LETTERS = re.compile(r"\b(?:[a-f]{8,}|[A-F]{8,})\b")
_PATH = re.compile(r"(?<![\w<])/(?:[\w.<>*+@~-]+/)+[\w.<>*+@~-]*")
_MARKER = re.compile(r"\[[A-Z_]{2,16}:[0a-f]{4}\]")  # what `redact` leaves
_ROW = re.compile(r"<\*>(?:[:/.,#-]+<\*>)+")
_DATE = re.compile(
    r"\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +<\*>(?:,? <\*>)*(?: [A-Z]{3,4} <\*>)?"
)


class WordMasks(dict[str, str]):
    """Words (digits as 0) to what is the same in all of their kind; forgets all when full.

    With `paths` left as they are but for their digits, routes of requests stay apart.
    """

    def __init__(self, *, paths: bool = True) -> None:
        super().__init__()
        self._paths = paths

    def __missing__(self, word: str) -> str:
        """Mask a word that was not asked for of late."""
        masked = _mask_word(word, paths=self._paths)
        if len(self) >= _CACHED_WORDS:
            self.clear()
        if len(word) <= _CACHED_WORD_CHARS:
            self[word] = masked
        return masked

    def mask(self, message: str) -> str:
        """Return a message with its words masked and its white space made even."""
        return self.mask_zeroed(message.translate(_ZEROED))

    def mask_zeroed(self, message: str) -> str:
        """Return the same for a message whose digits are all 0."""
        return " ".join(map(self.__getitem__, message.split()))


def shaped(line: bytes) -> bytes:
    """Return a line whose digits are 0, its quotes and commas spaces: words of JSON come apart."""
    return line.translate(_SHAPED)


def mask_phrases(masked: str) -> str:
    """Mask what spans words; an empty pair of brackets holds nothing, which also varies."""
    return _DATE.sub(ANY, masked).replace("()", f"({ANY})")


def keep(text: str) -> str:
    """Return digits and slashes as characters that no mask touches; undone by `shown`."""
    return text.translate(_KEPT)


def shown(text: str) -> str:
    """Return a text with what was kept as it was."""
    return text.translate(_SHOWN)


def _mask_word(word: str, *, paths: bool) -> str:
    if "0" in word:
        word = _MARKER.sub(ANY, word) if "[" in word else word
        word = _BYTES.sub(ANY, word) if ":" in word else word
        word = _WITH_DIGIT.sub(_mask_digits, word)
    if paths and word.count("/") > 1:
        word = _PATH.sub(ANY, word)
    if len(word) >= _SHORTEST_LETTERS:
        word = _HEX_LETTERS.sub(ANY, word)
    return _ROW.sub(ANY, word) if word.count(ANY) > 1 else word


def _mask_digits(found: re.Match[str]) -> str:
    """Mask a piece that holds a digit; the name before a number (`blk_`, `eth`) stays."""
    piece = found[0]
    named = piece[: piece.index("0")]
    if len(piece) >= _SHORTEST_HEX and _HEX.fullmatch(piece):
        return ANY
    if "." not in named and _HOST_ENDING.search(piece):
        return ANY
    if not named.endswith(("-", "_")) and _is_random(piece):
        return ANY
    return named.rstrip("-+") + ANY


def _is_random(piece: str) -> bool:
    return len(piece) >= _SHORTEST_RANDOM and len(_TURN.findall(piece)) >= _FEWEST_TURNS
