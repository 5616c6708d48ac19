"""Whom a clause is told of: those it names, else those named last, else what the turn is about.

What one sentence leaves open for the next one is kept here, too.

What may then be told of them is looked up in the `ledger`.
"""

from typing import NamedTuple

from shared.domain.grounding.clauses import Clause
from shared.domain.grounding.records import NOBODY, Evidence, Names

PRONOUNS = frozenset(
    {"it", "its", "that", "this", "such", "dele", "dela", "ele", "ela", "esse", "essa", "tal"}
)
OTHER = "other"
TWO = 2


class Open(NamedTuple):
    """What was named, and nothing said of it yet: the next statement is told of it too."""

    names: Names = NOBODY
    metrics: tuple[str, ...] = ()


class Before(NamedTuple):
    """Of whom and of what metric the sentence before spoke last: what a pronoun stands for."""

    groups: tuple[Names, ...] = ()
    kind: str = ""
    topics: Names = NOBODY  # of all sentences before
    told: Names = NOBODY  # of the last one alone
    at: Names = NOBODY  # the time that was told last


class Whom:
    """Those spoken of last; `abouts` are the names of which something is known together."""

    def __init__(
        self, evidence: Evidence, abouts: frozenset[Names], groups: tuple[Names, ...]
    ) -> None:
        self._evidence, self._abouts = evidence, abouts
        self.groups = groups

    def told_of(self, clause: Clause, names: Names) -> tuple[tuple[Names, ...], bool]:
        """Return whom a clause is told of, and whether it names them."""
        both = clause.all_of("both")
        if OTHER in both and not clause.all_of("role"):
            return (self.partition(names) if names else self._other()), True
        if set(both) - {OTHER}:
            self.groups = self._evidence.roots
        elif names and not self._is_where(names, clause):
            self.groups = self.partition(names)
        return self.groups or (NOBODY,), bool(names)

    def partition(self, names: Names) -> tuple[Names, ...]:
        """Return names as one group where something is known of all together, else each alone."""
        if any(names <= about for about in self._abouts):
            return (names,)
        return tuple(frozenset({name}) for name in sorted(names))

    def is_whole_namespace(self, groups: tuple[Names, ...], *, is_named: bool) -> bool:
        """Tell whether nothing but namespaces is named."""
        return is_named and all(one <= self._evidence.namespaces for one in groups)

    def _other(self) -> tuple[Names, ...]:
        """Return the other one of two that were asked about: `828 ms versus 45 ms`."""
        others = [
            root for root in self._evidence.roots if not any(root >= one for one in self.groups)
        ]
        is_one = len(self._evidence.roots) == TWO and len(others) == 1
        return tuple(others) if is_one else (NOBODY,)

    def _is_where(self, names: Names, clause: Clause) -> bool:
        """Tell whether names only say where somebody is: `none of it in namespace default`."""
        is_it = any(PRONOUNS & set(term.text.lower().split()) for term in clause.terms)
        return bool(self.groups) and is_it and names <= self._evidence.namespaces
