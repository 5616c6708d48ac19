"""Lines of known formats to what they say: when, how bad, and the message without its header.

    record      what is returned, and the words for levels
    dispatch    which formats a line is tried as
    wrapped     what container runtimes put around a line, and lines they split
    jsonlines, logfmt                  fields by name, read through `fields`
    klog, logcat, syslog, pattern      headers before a message
    access, errorlogs, databases       servers
    times, routes                      parts that many formats share

Nothing is guessed from other lines: headers of unknown formats are found by looking at many lines,
which is not for here.
"""

from shared.domain.logs.formats.dispatch import recognise
from shared.domain.logs.formats.record import Kind, Record
from shared.domain.logs.formats.wrapped import PartJoiner

__all__ = ["Kind", "PartJoiner", "Record", "recognise"]
