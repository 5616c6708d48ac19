"""A sign: one thing that is amiss now, or that would explain it, bound to its evidence.

Signs are gathered in `states` (what Kubernetes says), `measures` (figures) and `sayings` (logs).
Which cause a sign speaks for is in `rows`.
"""

from typing import NamedTuple

# Kinds that explain but harm nobody: alone they are no reason to call a workload unwell.
HARMLESS = frozenset({"autoscaler", "quota", "traffic", "rollout", "alert"})


class Sign(NamedTuple):
    """`text` is what rows look at and people read; `about` names the thing it is said of."""

    kind: str
    text: str
    about: str
    evidence: tuple[str, ...]
    at: str = ""

    @property
    def is_symptom(self) -> bool:
        """Whether somebody suffers from it."""
        return self.kind not in HARMLESS
