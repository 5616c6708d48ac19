"""Fields by name, from JSON lines and logfmt alike, to what a reader needs of them.

Which names mean the message, the level, the time and what tells failures apart is here; the two
syntaxes are in `jsonlines` and `logfmt`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from shared.domain.logs.clean import clean
from shared.domain.logs.digested import Level
from shared.domain.logs.formats.record import Kind, Record, level_named, level_numbered
from shared.domain.logs.formats.routes import route
from shared.domain.logs.formats.times import epoch_utc, iso_utc

_MAX_FIELDS = 96
_MAX_DEPTH = 4
_MAX_VALUE_CHARS = 400
_MAX_MESSAGE_CHARS = 4_000

_MESSAGE = ("msg", "message", "log", "text", "event", "@message", "short_message", "@m", "@mt",
            "body", "error.message", "renderedmessage")  # fmt: skip
_LEVEL = ("level", "severity", "lvl", "levelname", "log.level", "loglevel", "log_level",
          "severitytext", "severity_text", "@l", "level_name", "priority", "s")  # fmt: skip
_TIME = ("time", "ts", "@timestamp", "timestamp", "@t", "datetime", "eventtime", "asctime", "t",
         "t.$date", "date", "instant.epochsecond")  # fmt: skip
_STACK = frozenset({
    "stack", "stacktrace", "stack_trace", "traceback", "exc_info", "exception", "errorverbose",
    "err", "error", "exc_text", "@x", "full_message", "extended_stack_trace",
})  # fmt: skip
# The last part of a field's name, and how it is shown: fields that tell one failure from another.
_TELLING = {
    "error": "error", "err": "error", "errors": "error", "errmsg": "error",
    "exception": "exception", "exc_info": "exception", "exc": "exception", "@x": "exception",
    "reason": "reason", "cause": "cause", "code": "code", "signal": "signal",
    "method": "method", "requestmethod": "method", "request_method": "method",
    "route": "path", "path": "path", "uri": "path", "url": "path", "request_uri": "path",
    "requesturl": "path", "requestpath": "path", "request": "request", "status": "status",
    "statuscode": "status", "status_code": "status", "httpstatus": "status",
    "exit_code": "exit_code", "exitcode": "exit_code", "response_flags": "flags",
}  # fmt: skip
_INSIDE_ERROR = {
    "message": "error", "msg": "error", "type": "exception", "name": "exception",
    "class": "exception", "kind": "exception",
}  # fmt: skip
_FAULTS = ("error", "err", "exception", "cause", "thrown")
_NOTHING = frozenset({"", "null", "none", "nil", "<nil>", "false", "undefined", "{}", "[]"})
_FRAME = ("at ", 'File "', "Traceback (most", "goroutine ", "Caused by: ")


class Told(NamedTuple):
    """What fields say; `marks` counts how many of message, level, time and error were there."""

    stamp: str
    level: Level
    message: str
    stack: str
    marks: int


def flat(fields: Mapping[str, object]) -> dict[str, object]:
    """Return nested fields as one level, names in lower case and joined by dots."""
    return dict(_bounded(_leaves(fields, "", _MAX_DEPTH)))


def told(fields: Mapping[str, object]) -> Told:
    """Read flat fields; an error that is null is none."""
    message_key = _first(fields, _MESSAGE)
    level = _level(fields.get(_first(fields, _LEVEL)))
    time_key = _first(fields, _TIME)
    message = one_line(_text(fields.get(message_key)))[:_MAX_MESSAGE_CHARS]
    shown = list(_telling(fields, message_key, message))
    return Told(
        _stamp(fields.get(time_key)),
        level,
        " ".join([message, *shown]).strip(),
        _stack(fields),
        bool(message_key)
        + bool(level)
        + bool(time_key)
        + any(text.startswith(_FAULTS) for text in shown),
    )


def record(kind: Kind, said: Told) -> Record:
    """Return what was told as a line's record."""
    return Record(kind, said.stamp, said.level, said.message, said.stack)


def one_line(text: str) -> str:
    """Return text of many lines on one, cleaned, without the frames of a stack trace."""
    if "\n" not in text and "\r" not in text:
        return clean(text)
    lines: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith(_FRAME):
            break
        lines.append(clean(line))
    return " ".join(filter(None, lines))


def _leaves(fields: Mapping[str, object], prefix: str, depth: int) -> Iterator[tuple[str, object]]:
    for name, value in fields.items():
        key = f"{prefix}{name.lower()}"
        if isinstance(value, dict) and depth > 1:
            inner = cast("dict[str, object]", value)
            yield from _leaves(inner, f"{key}.", depth - 1)
        else:
            yield key, value


def _bounded(leaves: Iterator[tuple[str, object]]) -> Iterator[tuple[str, object]]:
    return (leaf for leaf, _ in zip(leaves, range(_MAX_FIELDS), strict=False))


def _first(fields: Mapping[str, object], names: Iterable[str]) -> str:
    return next(filter(fields.get, names), "")


def _telling(fields: Mapping[str, object], message_key: str, message: str) -> Iterator[str]:
    seen: set[str] = set()
    for key, value in fields.items():
        name = _shown_as(key)
        text = one_line(_text(value))[:_MAX_VALUE_CHARS] if name and key != message_key else ""
        if text.lower() in _NOTHING or text in message or text in seen:
            continue
        seen.add(text)
        yield f"{name}={route(text) if name == 'path' else text}"


def _shown_as(key: str) -> str:
    """Return the name to show a field under, "" for one that tells nothing apart."""
    parent, _, last = key.rpartition(".")
    if last in _INSIDE_ERROR and parent.rpartition(".")[2] in _FAULTS:
        return _INSIDE_ERROR[last]
    return _TELLING.get(last, "")


def _stack(fields: Mapping[str, object]) -> str:
    for key, value in fields.items():
        if isinstance(value, str) and "\n" in value:
            known = key.rpartition(".")[2] in _STACK or key in _MESSAGE
            if known and any(_is_frame(line) for line in value.split("\n")):
                return value
    return ""


def _is_frame(line: str) -> bool:
    return line.strip().startswith(_FRAME) or (line[:1].isspace() and ".go:" in line)


def _level(value: object) -> Level:
    if isinstance(value, str):
        return level_named(value.strip())
    return level_numbered(value) if isinstance(value, int) else ""


def _stamp(value: object) -> str:
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return epoch_utc(value)
    text = value if isinstance(value, str) else ""
    return epoch_utc(float(text)) if _is_number(text) else iso_utc(text)


def _is_number(text: str) -> bool:
    return text.isascii() and len(text) <= 32 and text.replace(".", "", 1).isdecimal()  # noqa: PLR2004 - no time is longer


def _text(value: object) -> str:
    """Return a value as text; halves of surrogate pairs, which JSON can escape, are replaced."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, bool) or value is None:
        return "" if not value else "true"
    return str(value) if isinstance(value, int | float) else ""
