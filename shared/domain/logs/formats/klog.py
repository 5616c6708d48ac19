"""klog and glog, the format of Kubernetes' own components: `E1122 10:00:00.000000 1 file.go:12]`.

Its stamp names neither year nor zone.
"""

import re

from shared.domain.logs.formats.record import BY_LETTER, Record

_HEADER = r"([IWEF])\d{4} \d\d:\d\d:\d\d\.\d{1,6} {1,8}\d{1,10} [\w./@+-]{1,128}:\d{1,6}\] ?"


def read(line: str) -> Record | None:
    """Read a line whose header is whole."""
    found = re.match(_HEADER, line, re.ASCII) if line[1:5].isdigit() else None
    return Record("klog", "", BY_LETTER[found[1]], line[found.end() :]) if found else None
