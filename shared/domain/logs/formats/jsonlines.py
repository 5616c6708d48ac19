"""JSON lines: one object a line, as most structured loggers write them.

Known by their fields: zap, zerolog, slog, logrus, pino, bunyan, structlog, Serilog, ECS, MongoDB.
What the fields mean is in `fields`.
"""

import json
from typing import cast

from shared.domain.logs.formats.fields import flat, record, told
from shared.domain.logs.formats.record import Record

_ENOUGH_MARKS = 2


def fields_of(text: str) -> dict[str, object]:
    """Return the object that the whole text is, flat; empty when it is none."""
    if not (text.startswith("{") and text.rstrip().endswith("}")):
        return {}
    try:
        parsed: object = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return flat(cast("dict[str, object]", parsed)) if isinstance(parsed, dict) else {}


def read(line: str) -> Record | None:
    """Read an object that has two of message, level, time and error; any other is data."""
    fields = fields_of(line)
    said = told(fields) if fields else None
    return record("json", said) if said and said.marks >= _ENOUGH_MARKS else None
