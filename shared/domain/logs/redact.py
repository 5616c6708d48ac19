"""Secrets out of lines, each replaced by its kind and a suffix such as `[EMAIL:3f2a]`.

The same secret always gets the same suffix, so that lines can still be joined; two bytes of a hash
say nothing about the rest. What a secret looks like is in `rules`. Lines are cleaned before.
"""

import hashlib
import re
from collections.abc import Iterable
from itertools import chain

from shared.domain.logs.rules import RULES, Rule

_MARKER = re.compile(r"\[[A-Z0-9_]{2,16}:[0-9a-f]{4}\]")
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_SHAPE = bytes.maketrans(b"123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0" * 9 + b"A" * 26)
# Every pass replaces text by markers, which no rule touches again: a few passes always settle.
MAX_PASSES = 8

_KEY_BEGINS = r"-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY(?: BLOCK)?-----"
_KEY_GOES_ON = r"\s*(?:[A-Za-z0-9+/=]{1,128}|[\w-]{4,24}: [\w ,-]{1,128})?\s*"


def _index(gates: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """Turn each rule's gates around: from a gate to the positions of its rules."""
    found: dict[str, tuple[int, ...]] = {}
    for position, words in enumerate(gates):
        for word in words:
            found[word] = (*found.get(word, ()), position)
    return found


_BY_WORD = _index(rule.words for rule in RULES)
_BY_SHAPE = _index(rule.shapes for rule in RULES)


class Redactor:
    """Redact the lines of one stream, in order; `count` tells how many secrets went."""

    def __init__(self) -> None:
        self.count = 0
        self._in_key = False

    def redact(self, line: str) -> str:
        """Return one line without its secrets; redacting it again changes nothing."""
        if self._in_key:
            self._in_key = bool(re.fullmatch(_KEY_GOES_ON, line))
            if self._in_key:
                return self._marked("PRIVATE_KEY", line) if line.strip() else line
        for _ in range(MAX_PASSES):
            before = line
            for rule in _worth_trying(line):
                line = self._apply(rule, line)
            if line == before:
                break
        self._in_key = "-----BEGIN" in line and _opens_key(line)
        return line

    def _apply(self, rule: Rule, line: str) -> str:
        markers = tuple(found.span() for found in _MARKER.finditer(line)) if "[" in line else ()
        pieces: list[str] = []
        shown = 0
        for found in rule.compiled.finditer(line if rule.cased else _lower(line)):
            start, end = found.span("secret")
            if rule.accept(line[start:end]) and not _touches(markers, start, end):
                pieces += (line[shown:start], self._marked(rule.kind, line[start:end]))
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


def _worth_trying(line: str) -> list[Rule]:
    lowered = line.lower()
    shape = line.encode("ascii", errors="replace").translate(_SHAPE).decode("ascii")
    found = [word for word in _BY_WORD if word in lowered]
    seen = [digits for digits in _BY_SHAPE if digits in shape]
    if not found and not seen:
        return []
    gates = (*(_BY_WORD[word] for word in found), *(_BY_SHAPE[digits] for digits in seen))
    return [RULES[index] for index in sorted(set(chain.from_iterable(gates)))]


def _touches(markers: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
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
