"""What is said of a failure; the sentences stand in `failures_en` and `failures_pt`."""

from typing import NamedTuple


class Words(NamedTuple):
    """One failure, told: what it is called, what it means, what to look at next."""

    title: str
    meaning: str
    next_step: str
