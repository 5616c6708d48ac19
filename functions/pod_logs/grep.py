"""A caller's regular expression, kept from taking all the time there is.

The standard `re` cannot be stopped once a pattern backtracks without end, and holds every other
request meanwhile. `regex` can; it loads only for a request that has a pattern.
"""

import re
import time
from typing import Any, cast

from shared.errors import InvalidField, clip

TOTAL_S = 1.0  # of matching, for all lines of one answer
EACH_S = 0.2
MAX_CHARACTERS = 4096  # of a line that are looked at
# Patterns that call themselves take memory without end before any time limit ends them.
_RECURSION = r"\(\?(?:R|[+-]?\d|&|P>)"


class Grep:
    """Which lines to keep; without a pattern, all."""

    def __init__(self, pattern: str) -> None:
        self._left_s = TOTAL_S
        self._search: Any = _compiled(pattern) if pattern else None

    def keeps(self, line: str) -> bool:
        """Tell whether a line matches.

        Raises:
            InvalidField: the pattern takes too long

        """
        if self._search is None:
            return True
        started = time.thread_time()  # what others take of the machine is not the pattern's
        try:
            found = self._search(line[:MAX_CHARACTERS], timeout=min(EACH_S, self._left_s))
        except TimeoutError:
            raise _bad("takes too long on these lines; make it simpler") from None
        self._left_s = max(0.001, self._left_s - (time.thread_time() - started))
        return found is not None


def _compiled(pattern: str) -> Any:
    import regex  # noqa: PLC0415 - 40 ms that only a pattern is worth

    engine = cast("Any", regex)
    if re.search(_RECURSION, pattern):
        raise _bad("must not call itself")
    try:
        return engine.compile(pattern).search
    except engine.error as invalid:
        raise _bad(f"is not a regular expression: {clip(str(invalid), 100)}") from None
    except (RecursionError, OverflowError, ValueError):
        raise _bad("is not a regular expression that can be used") from None


def _bad(sentence: str) -> InvalidField:
    return InvalidField((("/grep", sentence),))
