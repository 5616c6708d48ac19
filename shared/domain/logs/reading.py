"""One line to what it says: level and message, by its format or by a header learned from others.

Formats with a grammar are read by `formats`; headers that only many lines give away are learned
in `headers`, for each look of a line's beginning. What a message is masked to belongs in `masks`.
"""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from shared.domain.logs.digested import Level
from shared.domain.logs.formats import Kind, recognise
from shared.domain.logs.headers import LEARNING_LINES, Header, lead, learn

_MAX_FORMS = 200  # looks of beginnings; beyond them only `formats` reads
_MAX_GUESSES = 50  # a block; lines that begin with an id each look unlike any other
_LEARNING_FROM = 2_000
_WRAPPERS = frozenset({"stamped", "cri", "docker"})
_GRAMMARS = frozenset({"json", "logfmt", "klog", "access", "postgres", "mysql", "redis", "syslog"})
_CRI = re.compile(r" std(?:out|err) [FP] ")
_STAMP_CHARS = 50
_PROBED = 40
_MOST = 0.8


class Said(NamedTuple):
    """What one line says, and the format it was read by, if it was."""

    level: Level
    message: str
    kind: Kind | None = None


class Reader:
    """Read lines; give it the lines of each block to learn from before they are read."""

    def __init__(self) -> None:
        self._forms: dict[str, Header | None] = {"": None}
        self._guesses: dict[str, Header | None] = {}  # from too few lines: for one block only

    def learn(self, lines: Sequence[str]) -> list[str]:
        """Learn the headers of forms that are not known yet; return how each line looks."""
        looks = list(map(lead, lines))
        unknown: dict[str, list[str]] = {}
        for line, look in zip(lines, looks, strict=True):
            if look not in self._forms:
                self._probe(line, look, unknown)
        self._guesses = {}
        for look, texts in itertools.islice(unknown.items(), _MAX_GUESSES):
            form = None if _has_grammar(texts) else learn(texts[:_LEARNING_FROM])
            sure = len(texts) >= LEARNING_LINES and len(self._forms) < _MAX_FORMS
            (self._forms if sure else self._guesses)[look] = form
        return looks

    def read(self, line: str, look: str) -> tuple[Said, bool]:
        """Return what a line says, and whether the same holds for lines to come."""
        form = self._forms.get(look) or self._guesses.get(look)
        if form:
            return Said(*form.cut(line)), look not in self._guesses
        record = recognise(line)
        if record and record.kind in _WRAPPERS:
            return self._read_inside(record.message)
        if record:
            return Said(record.level, record.message, record.kind), True
        return Said("", line), True

    def _probe(self, line: str, look: str, unknown: dict[str, list[str]]) -> None:
        """Note a line of unknown form under the look that is to be learned."""
        inside = _unwrapped(line)
        if inside is None:
            unknown.setdefault(look, []).append(line)
        elif (inner := lead(inside)) not in self._forms:
            unknown.setdefault(inner, []).append(inside)

    def _read_inside(self, text: str) -> tuple[Said, bool]:
        look = lead(text)
        form = self._forms.get(look) or self._guesses.get(look)
        return (
            (Said(*form.cut(text)), look not in self._guesses) if form else (Said("", text), True)
        )


def _unwrapped(line: str) -> str | None:
    """Return what a container runtime wrapped; None when nothing did."""
    record = recognise(line) if line[:1].isdigit() or line[:1] == "{" else None
    return record.message if record and record.kind in _WRAPPERS else None


def _has_grammar(texts: list[str]) -> bool:
    """Tell whether a format reads these lines better than what they have in common would."""
    few = len(texts) < LEARNING_LINES
    records = [recognise(text) for text in texts[:_PROBED]]
    found = sum(record is not None and (few or record.kind in _GRAMMARS) for record in records)
    found += sum(_CRI.search(text, 0, _STAMP_CHARS) is not None for text in texts[:_PROBED])
    return found >= _MOST * len(records)
