"""Whether a text looks like lines of a log, so that it is pasted data and no request.

What the lines mean is the log digest's business.
"""

import re

_READ_CHARS = 240  # a line gives itself away at its beginning
_BEGINNINGS = (
    "Traceback (most", "panic: ", "Caused by: ", "fatal error: ", "Segmentation f",
    "level=", "lvl=", "ts=", "time=",
)  # fmt: skip
_LOG_LINE = re.compile(
    r"""
      [\[(]?\d{4}[-/]\d\d[-/]\d\d[T\s]\d\d:\d\d  # 2026-11-20T14:02
    | \[?\d\d:\d\d:\d\d\b
    | [IWEF]\d{4}\ \d\d:                         # klog
    | [A-Z][a-z]{2}\ [\ \d]\d\ \d\d:\d\d:\d\d    # syslog
    | [\[<(]?(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERR(?:OR)?|FATAL|CRITICAL|SEVERE|PANIC)[\]>)]?[\s:|-]
    | \{\s*"(?:level|lvl|severity|msg|message|ts|time|timestamp|log)"\s*:
    | goroutine\ \d+\ \[                        # Go's stacks
    | File\ "[^"]{1,200}",\ line\ \d             # Python frames
    | [\w.$]{0,120}(?:Exception|Error)\b(?::|\ in\ thread|\ at\ )
    | \S{1,64}\ \S{1,64}\ \S{1,64}\ \[\d\d/[A-Z] # access log
    """,
    re.VERBOSE,
)
_FRAME = re.compile(r"\s+at [\w.$<>]{1,120} ?\(")  # Java and JavaScript
_FRAGMENTS = (
    "panic: ", "Traceback (most", "Caused by: ", "SIGSEGV", "dial tcp ",
    "level=error", "level=warn", "level=fatal",
)  # fmt: skip
_MESSAGE = re.compile(r"[a-z]Exception: |[A-Za-z]Error: |\b[A-Z_]{0,40}ERROR: |\bERROR [a-z]")


def is_log_line(line: str) -> bool:
    """Tell whether the line begins as a log's lines or a stack's frames do."""
    head = line[:_READ_CHARS]
    begun = head.lstrip()
    if begun.startswith(_BEGINNINGS) or _LOG_LINE.match(begun):
        return True
    return _FRAME.match(head) is not None


def looks_like_log(text: str) -> bool:
    """Tell whether any line of the text looks like a log's, or an error message stands in it."""
    return mentions_error(text) or any(is_log_line(line) for line in text.split("\n"))


def mentions_error(text: str) -> bool:
    """Tell whether an error message as programs print it stands in the text."""
    return any(piece in text for piece in _FRAGMENTS) or _MESSAGE.search(text) is not None
