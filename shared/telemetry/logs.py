"""One JSON object a line on standard error: a constant event name, its fields, the request's ids.

Call `logs.event(...)`; library warnings pass through the same formatter. Secrets, bodies and prose
do not belong in a log line; what libraries and stack traces say is redacted, because they may quote
anything.
"""

import json
import logging
import sys
import time

from shared.telemetry import context

_LOGGER = logging.getLogger("jamie")


class JsonLine(logging.Formatter):
    """Format a record as one JSON object; a stack trace becomes a list of lines within it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line."""
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line: dict[str, object] = {
            "time": f"{stamp}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "event": _said(record),
            "logger": record.name,
        }
        if request := context.current():
            line |= {"request_id": request.request_id, "trace_id": request.trace_id}
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["traceback"] = _redacted(self.formatException(record.exc_info)).splitlines()
        return json.dumps(line, default=str, ensure_ascii=False)


def _said(record: logging.LogRecord) -> str:
    said = record.getMessage()
    return said if record.name == _LOGGER.name else _redacted(said)


def _redacted(text: str) -> str:
    from shared.domain.logs.redact import redact

    return redact(text)


def configure(level: int = logging.INFO) -> None:
    """Send every log record of this process through JsonLine, once."""
    root = logging.getLogger()
    if any(isinstance(handler.formatter, JsonLine) for handler in root.handlers):
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLine())
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)  # libraries speak only when something is wrong
    _LOGGER.setLevel(level)


def event(name: str, /, *, level: int = logging.INFO, **fields: object) -> None:
    """Log one event; `name` is a constant snake_case word."""
    _LOGGER.log(level, name, extra={"fields": fields})


def crash(name: str, failure: BaseException, /, **fields: object) -> None:
    """Log a failure that nobody foresaw, with its stack."""
    _LOGGER.error(name, exc_info=failure, extra={"fields": fields})
