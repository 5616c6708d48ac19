"""What a rule is: a category, the kind of sign it looks at, a pattern, a weight.

The rules themselves are in `rows_states` and `rows_logs`.
"""

import functools
import re
from typing import NamedTuple

# A state that says the cause outright, an event, a line of a log, a figure, a bare symptom.
OUTRIGHT, TOLD, SAID, MEASURED, BARE = 0.9, 0.8, 0.7, 0.6, 0.4


class Row(NamedTuple):
    """One rule; the pattern's group `what`, where there is one, names the culprit."""

    category: str
    kind: str
    pattern: str
    weight: float

    def match(self, kind: str, text: str) -> re.Match[str] | None:
        """Return the match when the rule applies to a sign."""
        return _compiled(self.pattern).search(text) if kind == self.kind else None


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
