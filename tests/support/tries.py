"""How many cases a property is tried on: all of them in CI, a third on a person's machine.

A person runs the suite again and again, each time on new cases; CI decides on the same ones.
"""

import os

REQUIRED = "JAMIE_REQUIRE_REAL"  # set by .ci/run
DEFAULT = 100  # as hypothesis has it
LEAST = 10


def tries(cases: int) -> int:
    """Return how many of `cases` to try here."""
    return cases if os.environ.get(REQUIRED) else max(LEAST, cases // 3)
