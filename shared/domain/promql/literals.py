"""Keeping repairs of a query's text out of its string literals, whose values are data.

A value that only looks like PromQL, such as `rate(x)` or `a, b`, is set aside while patterns are
applied and put back after; a plain word or pattern stays, because mistakes are made in those, too.
"""

import re
from collections.abc import Callable

from shared.domain.promql.parsing import STRING

_LITERAL = re.compile(STRING)
_PLAIN = re.compile(r"[\w.*+|^$\[\]/:-]*")
# Of Unicode's private use: no row's pattern has it, and no query of a person.
_MARK = "\ue000"
_MARKED = re.compile(f'"{_MARK}([0-9]+){_MARK}"')


def outside_literals(query: str, mend: Callable[[str], str]) -> str:
    """Return what `mend` makes of `query`, without what the values of its literals say."""
    if _MARK in query:
        return query
    values: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        if _PLAIN.fullmatch(found[0][1:-1]):
            return found[0]
        values.append(found[0])
        return f'"{_MARK}{len(values) - 1}{_MARK}"'

    mended = mend(_LITERAL.sub(set_aside, query))
    return _MARKED.sub(lambda found: values[int(found[1])], mended)
