"""logfmt: `key=value key="quoted value"`, as logrus, go-kit, Loki and Grafana write it."""

import re

from shared.domain.logs.formats.fields import record, told
from shared.domain.logs.formats.record import Record

_ENOUGH_MARKS = 2
_KEY = r"[A-Za-z_@][\w.@/-]{0,63}="
# The closing quote is optional and nothing is tried twice: a line of quotes costs one pass.
_PIECE = rf'({_KEY})("(?:[^"\\]++|\\.)*+"?|\S*+)|\S++'


def read(line: str) -> Record | None:
    """Read pairs that hold two of message, level, time and error; words go to the pair before."""
    fields = fields_of(line)
    said = told(fields) if len(fields) > 1 else None
    return record("logfmt", said) if said and said.marks >= _ENOUGH_MARKS else None


def fields_of(line: str) -> dict[str, object]:
    """Return the pairs of a line that begins with one; the first of two of a name stays."""
    if "=" not in line[:65] or not re.match(_KEY, line, re.ASCII):
        return {}
    fields: dict[str, str] = {}
    key = ""
    for found in re.finditer(_PIECE, line, re.ASCII):
        if found[1]:
            key = found[1][:-1].lower()
            fields.setdefault(key, _unquoted(found[2]))
        else:
            fields[key] += f" {found[0]}"
    return {**fields}


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    text = value[1:].removesuffix('"')
    return text.replace(r"\n", "\n").replace(r"\t", "\t").replace(r"\"", '"').replace(r"\\", "\\")
