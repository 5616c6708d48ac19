"""A rule of redaction: what it is called, where it looks, what it takes.

A rule's expression runs only on lines that hold one of its `words` (in lower case) or `shapes`
(every digit written as 0, every capital as A). Its group `secret` is what goes; `accept` has the
last word. A rule that is not `cased` sees the line in lower case, which is far faster than an
expression that ignores case. Every quantifier is bounded, because lines come from strangers; 20480
is as long as a line is held (`lines`). Which rules there are is in `rules`.
"""

import functools
import re
from collections.abc import Callable
from typing import NamedTuple

# Between a name and its value, in code, JSON, YAML, headers and environments.
ASSIGNED = r"\\{0,3}[\"']?\s{0,3}(?:=>|:=|[=:])\s{0,3}"


class Rule(NamedTuple):
    """One kind of secret."""

    kind: str
    pattern: str
    words: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    accept: Callable[[str], bool] = bool
    cased: bool = True

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled when the first line passes the gate."""
        return _compile(self.pattern)


@functools.cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
