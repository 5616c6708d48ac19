"""Secrets out of lines, each replaced by its kind and a suffix such as `[EMAIL:3f2a]`.

The same secret always gets the same suffix, so that lines can still be joined; two bytes of a hash
say nothing about the rest. What a secret looks like is in `rules`. Lines are cleaned before.
"""

import hashlib
import re
from collections.abc import Iterable
from itertools import chain

from shared.domain.logs.rule import Rule
from shared.domain.logs.rules import RULES
from shared.domain.logs.rules_people import PEOPLE

_MARKER = r"\[[A-Z0-9_]{2,16}:[0-9a-f]{4}\]"
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
# Every pass replaces text by markers, which no rule touches again: a few passes always settle.
MAX_PASSES = 8

_ZEROED = bytes.maketrans(b"123456789", b"0" * 9)
_CAPITALS = dict.fromkeys(range(ord("A"), ord("Z") + 1), "A")
# Log lines repeat but for their digits: what was worth trying once is so again. 2 MB at most.
MAX_KNOWN_LINES = 4096
MAX_KNOWN_BYTES = 512

_KEY_BEGINS = r"-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY(?: BLOCK)?-----|Private-Lines: \d{1,3}$"
_KEY_GOES_ON = r"\s*(?:[A-Za-z0-9+/=]{1,20480}|[\w-]{4,24}: [\w ,-]{1,128})?\s*"
# A log that begins in the middle of a key shows lines of these lengths (RFC 7468, OpenSSH).
_KEY_LINE_CHARACTERS = frozenset({64, 70, 76})
_KEY_LINE = r"(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[A-Za-z0-9+/]+"


def _index(gates: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """Turn each rule's gates around: from a gate, its digits zeroed, to its rules' positions."""
    found: dict[str, tuple[int, ...]] = {}
    for position, words in enumerate(gates):
        for word in words:
            zeroed = word.encode().translate(_ZEROED).decode()
            found[zeroed] = (*found.get(zeroed, ()), position)
    return found


_BY_WORD = _index(rule.words for rule in RULES)
_BY_SHAPE = _index(rule.shapes for rule in RULES)


class Redactor:
    """Redact the lines of one stream, in order; `count` tells how many secrets went.

    Without `people`, addresses and numbers of persons stay, and with them public IP addresses.
    """

    def __init__(self, *, people: bool = True) -> None:
        self.count = 0
        self._spared = frozenset[Rule]() if people else frozenset(PEOPLE)
        self._in_key = False
        self._known: dict[bytes, tuple[Rule, ...]] = {}

    def redact(self, line: str) -> str:
        """Return one line without its secrets; redacting it again changes nothing."""
        if self._in_key or len(line) in _KEY_LINE_CHARACTERS:
            pattern = _KEY_GOES_ON if self._in_key else _KEY_LINE
            self._in_key = bool(re.fullmatch(pattern, line))
            if self._in_key:
                return self._marked("PRIVATE_KEY", line) if line.strip() else line
        rules = self._worth_trying(line)
        return self._redacted(line, rules) if rules else line

    def _redacted(self, line: str, rules: tuple[Rule, ...]) -> str:
        for _ in range(MAX_PASSES):
            before = line
            for rule in rules:
                line = self._apply(rule, line)
            if line == before:
                break
            rules = self._worth_trying(line)
        self._in_key = bool(re.search(_KEY_BEGINS, line)) and _opens_key(line)
        return line

    def _worth_trying(self, line: str) -> tuple[Rule, ...]:
        """Return the rules whose gates are open, in their order."""
        zeroed = line.encode("ascii", errors="replace").translate(_ZEROED)
        rules = self._known.get(zeroed)
        if rules is None:
            opened = _open_to(zeroed.decode("ascii"))
            rules = tuple(rule for rule in opened if rule not in self._spared)
            if len(zeroed) <= MAX_KNOWN_BYTES:
                if len(self._known) >= MAX_KNOWN_LINES:
                    self._known.clear()
                self._known[zeroed] = rules
        return rules

    def _apply(self, rule: Rule, line: str) -> str:
        seen = line if rule.cased else _lower(line)
        spans = [
            span
            for span in (found.span("secret") for found in rule.compiled.finditer(seen))
            if rule.accept(line[slice(*span)])
        ]
        return self._without(spans, rule.kind, line) if spans else line

    def _without(self, spans: list[tuple[int, int]], kind: str, line: str) -> str:
        markers = [found.span() for found in re.finditer(_MARKER, line)]
        pieces: list[str] = []
        shown = 0
        for start, end in spans:
            if not _touches(markers, start, end):
                pieces += (line[shown:start], self._marked(kind, line[start:end]))
                shown = end
        return "".join(pieces) + line[shown:]

    def _marked(self, kind: str, secret: str) -> str:
        self.count += 1
        return f"[{kind}:{suffix(secret)}]"


def suffix(secret: str) -> str:
    """Return the four hexadecimal digits that stand for a secret, the same everywhere."""
    data = secret.encode("utf-8", errors="replace")
    return hashlib.blake2s(data, digest_size=2, person=b"jamielog").hexdigest()


def redact(text: str) -> str:
    """Return a text of any number of lines without its secrets."""
    redactor = Redactor()
    return "\n".join(redactor.redact(line) for line in text.split("\n"))


def _lower(line: str) -> str:
    """Return the line in lower case, each character where it was."""
    lowered = line.lower()
    return lowered if len(lowered) == len(line) else line.translate(_ASCII_LOWER)


def _open_to(zeroed: str) -> tuple[Rule, ...]:
    lowered, shape = zeroed.lower(), zeroed.translate(_CAPITALS)
    opened = (
        *(positions for word, positions in _BY_WORD.items() if word in lowered),
        *(positions for digits, positions in _BY_SHAPE.items() if digits in shape),
    )
    return tuple(RULES[position] for position in sorted(set(chain.from_iterable(opened))))


def _touches(markers: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a span is a marker or lies partly in one; it may hold markers whole."""
    for left, right in markers:
        holds_more = start <= left and right <= end and (start, end) != (left, right)
        if start < right and left < end and not holds_more:
            return True
    return False


def _opens_key(line: str) -> bool:
    """Tell whether a private key begins here whose end is on a later line."""
    *_, last = [0, *(found.end() for found in re.finditer(_KEY_BEGINS, line))]
    return bool(last) and "-----END" not in line[last:]
