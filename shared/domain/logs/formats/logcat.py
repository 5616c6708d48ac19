"""Android's logcat: threadtime (`03-17 16:13:38.811  1702  2395 D Tag: …`) and brief (`E/Tag: …`).

Neither names a year.
"""

import re

from shared.domain.logs.formats.record import BY_LETTER, Record

_THREADTIME = (
    r"(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {1,4}\d{1,7} {1,6}\d{1,7} ([VDIWEF]) [^:]{0,80}: "
)
_BRIEF = r"([VDIWEF])/[^:(]{1,80}\( {0,6}\d{1,7}\): "


def read(line: str) -> Record | None:
    """Read either form; the tag is part of the header."""
    found = re.match(_BRIEF if line[1:2] == "/" else _THREADTIME, line, re.ASCII)
    return Record("logcat", "", BY_LETTER[found[1]], line[found.end() :]) if found else None
