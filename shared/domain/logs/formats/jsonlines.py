"""JSON lines: one object a line, as most structured loggers write them.

Known by their fields: zap, zerolog, slog, logrus, pino, bunyan, structlog, Serilog, ECS, MongoDB.
What the fields mean is in `fields`.
"""

import json
import re
from typing import cast

from shared.domain.logs.formats.fields import flat, record, told
from shared.domain.logs.formats.record import Record

_ENOUGH_MARKS = 2
_TORN_CHARS = 4_000  # of a line that was cut, as far as loggers put what matters
_PAIR = r'"([\w.@-]{1,64})" ?: ?(?:"((?:[^"\\]++|\\.)*+)|(\d{1,20}(?:\.\d{1,9})?))'


def read(line: str) -> Record | None:
    """Read an object that has two of message, level, time and error; any other is data."""
    fields = fields_of(line) or _torn_fields_of(line)
    said = told(fields) if fields else None
    return record("json", said) if said and said.marks >= _ENOUGH_MARKS else None


def fields_of(text: str) -> dict[str, object]:
    """Return the object that the whole text is, flat; empty when it is none."""
    if not (text.startswith("{") and text.rstrip().endswith("}")):
        return {}
    try:
        parsed: object = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return flat(cast("dict[str, object]", parsed)) if isinstance(parsed, dict) else {}


def _torn_fields_of(line: str) -> dict[str, object]:
    """Return the texts and numbers of an object whose end is missing."""
    found = re.finditer(_PAIR, line[:_TORN_CHARS], re.ASCII) if line.startswith('{"') else ()
    return {pair[1].lower(): float(pair[3]) if pair[3] else _unescaped(pair[2]) for pair in found}


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text
