"""Text from outside made fit to show: no invisible characters, no end, nothing that loads.

What counts as outside, and what is said about it, is in `results`.
"""

import re
from collections.abc import Callable
from typing import cast

from functions.mcp.registry import Json
from shared.domain.logs.clean import clean
from shared.domain.logs.redact import redact

MAX_TEXT_CHARACTERS = 16_000  # about 4,000 tokens: a client's model reads every one
HEAD_CHARACTERS = 4_000  # of a longer text; most of the rest is its end, where new log lines are
CUT = "\n… (text cut here; structuredContent holds the whole)\n"
MAX_DEPTH = 32  # no answer of ours nests deeper; Python's own stack ends at about 300 of these
# A space in it keeps an image or a link of outside text from being loaded or clicked.
MARKDOWN = re.compile(r"!(?=\[)|\](?=\()|<(?=img\b)", re.IGNORECASE)
ADDRESS = re.compile(r"(?: at)? ?\bhttps?://[^\s,;)]+")


def readable(text: str) -> str:
    """Return text of several lines, cleaned, capped, without Markdown that reaches outside."""
    lines = _clean_lines(text)
    if len(lines) > MAX_TEXT_CHARACTERS:
        tail = MAX_TEXT_CHARACTERS - HEAD_CHARACTERS
        lines = lines[:HEAD_CHARACTERS] + CUT + lines[-tail:]
    return MARKDOWN.sub(lambda found: f"{found[0]} ", lines)


def cleaned(value: object) -> object:
    """Return a JSON value with every string of it cleaned, keys too, at most MAX_DEPTH deep."""
    return _every_string(value, _clean_lines)


def redacted(value: object) -> object:
    """Return a JSON value without secrets; of systems that do not take them out themselves."""
    return _every_string(value, redact)


def _every_string(value: object, change: Callable[[str], str], depth: int = 0) -> object:
    if isinstance(value, str):
        return change(value)
    if not isinstance(value, dict | list):
        return value
    if depth >= MAX_DEPTH:
        return "…"
    if isinstance(value, list):
        return [_every_string(one, change, depth + 1) for one in cast("list[object]", value)]
    items = cast("Json", value).items()
    return {_clean(key): _every_string(one, change, depth + 1) for key, one in items}


def _clean_lines(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(map(_clean, text.split("\n")))


def _clean(line: str) -> str:
    """Return a line without what nobody sees, and without half characters, which no wire takes."""
    if line.isascii():
        return clean(line)
    return clean(line).encode("utf-8", errors="replace").decode()


def without_addresses(sentence: str) -> str:
    """Return a sentence without URLs, which tell a caller where things are inside."""
    return ADDRESS.sub("", sentence)
