"""Lines that a container runtime wrapped: CRI's `<time> stdout F …` and docker's json-file.

What the program itself wrote inside is for the other formats. Runtimes split what is longer than
16 KB into parts; `PartJoiner` puts CRI's together again.
"""

import json
import re
from typing import NamedTuple, cast

from shared.domain.logs.clean import clean
from shared.domain.logs.formats.times import iso_utc
from shared.domain.logs.lines import MAX_LINE_BYTES
from shared.domain.logs.stamps import split_stamp

_CRI = r"(stdout|stderr) ([FP])(?::\w{1,8}){0,4}(?: |$)"


class Wrapped(NamedTuple):
    """One wrapped line: when it was written, where to, its text, and whether more follows."""

    stamp: str
    stream: str
    text: str
    partial: bool = False


def read_cri(stamp: str, text: str) -> Wrapped | None:
    """Read what follows the stamp that `split_stamp` cut off."""
    found = re.match(_CRI, text) if text.startswith(("stdout ", "stderr ")) else None
    return Wrapped(stamp, found[1], text[found.end() :], found[2] == "P") if found else None


def read_docker(line: str) -> Wrapped | None:
    """Read a line of docker's json-file driver: an object of log, stream, time and no message."""
    try:
        parsed: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    fields = cast("dict[str, object]", parsed) if isinstance(parsed, dict) else {}
    text, time = fields.get("log"), fields.get("time")
    if not (isinstance(text, str) and isinstance(time, str)) or "kubernetes" in fields:
        return None
    return Wrapped(iso_utc(time), str(fields.get("stream")), clean(text.rstrip("\r\n")))


class PartJoiner:
    """Join the parts of lines that CRI split; feed it every line in order, then flush it.

    A joined line has the header of its first part, and at most as much as any line may have.
    """

    def __init__(self) -> None:
        self._open: dict[str, str] = {}

    def feed(self, line: str) -> str | None:
        """Return a whole line, or None while parts of it are missing."""
        stamp, text = split_stamp(line)
        part = read_cri(stamp, text) if stamp else None
        if part is None:
            return line
        head = self._open.pop(part.stream, None) or f"{stamp} {part.stream} F "
        whole = (head + part.text)[:MAX_LINE_BYTES]
        if not part.partial:
            return whole
        self._open[part.stream] = whole
        return None

    def flush(self) -> list[str]:
        """Return lines whose last part never came."""
        rest = list(self._open.values())
        self._open.clear()
        return rest
