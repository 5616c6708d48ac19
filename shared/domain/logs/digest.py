"""Logs of any size to a digest of a few templates: one pass, bounded memory, the same every time.

Bytes come from the caller; blocks of lines find their groups in `finding`, stack traces are taken
out in `folding`, what is left is counted in `groups`. `selection` decides what is shown of it, and
`telling` how.
"""

from collections.abc import Iterable, Iterator

from shared.domain.logs.blocks import BlockReader
from shared.domain.logs.digested import Digest
from shared.domain.logs.finding import Finder
from shared.domain.logs.folding import StackCounter
from shared.domain.logs.groups import Group, Groups, tally, total
from shared.domain.logs.selection import choose
from shared.domain.logs.telling import MAX_STACKS, Teller, span

MAX_TEMPLATES = 40
MAX_TOKENS = 1_500


class Digester:
    """Digest a stream; feed it every chunk in order, then finish it once.

    With `assigning`, `assigned` holds the group of each line (its `home()` once finished), which
    takes memory for every line.
    """

    def __init__(
        self,
        max_templates: int = MAX_TEMPLATES,
        max_tokens: int = MAX_TOKENS,
        *,
        assigning: bool = False,
    ) -> None:
        self.assigned: list[Group] | None = [] if assigning else None
        self._max_templates = max_templates
        self._max_tokens = max_tokens
        self._blocks_of = BlockReader()
        self._groups = Groups()
        self._finder = Finder(self._groups)
        self._stacks = StackCounter()
        self._uncounted = frozenset((self._finder.blank, self._stacks.frames))
        self._lines = 0
        self._blocks = 0

    def feed(self, chunk: bytes) -> None:
        """Take in the next bytes, however they are cut."""
        for block in self._blocks_of.feed(chunk):
            self._digest(block)

    def finish(self) -> Digest:
        """Return the digest of everything fed."""
        for block in self._blocks_of.flush():
            self._digest(block)
        self._stacks.flush()
        groups = [group for group in self._groups.merge() if group.count]
        chosen = choose(
            groups,
            blocks=self._blocks,
            max_templates=self._max_templates,
            max_tokens=self._max_tokens,
        )
        teller = Teller()
        templates = tuple(map(teller.template, chosen))
        stacks = teller.stacks(self._stacks.seen.values())
        first_at, last_at = span(groups)
        return Digest(
            lines=self._lines,
            templates_total=len(groups),
            tokens=sum(item.tokens for item in chosen),
            templates=templates,
            stacks=stacks,
            levels=total(groups, self._uncounted),
            first_at=first_at,
            last_at=last_at,
            redactions=teller.redactions,
            warnings=tuple(self._warnings(len(groups), len(chosen))),
        )

    def _digest(self, block: bytes) -> None:
        lines = block.split(b"\n")
        groups = self._finder.find(block, lines)
        self._stacks.take(lines, groups, self._lines)
        tally(groups, lines, self._lines)
        if self.assigned is not None:
            self.assigned += groups
        self._lines += len(lines)
        self._blocks += 1
        if self._groups.make_room():
            self._finder.forget()

    def _warnings(self, kinds: int, chosen: int) -> Iterator[str]:
        if kinds > chosen:
            yield (
                f"{chosen} of {kinds} kinds of lines are shown; more with a higher max_templates"
                " or max_tokens"
            )
        if self._groups.overflowing:
            yield (
                f"lines of more than {self._groups.max_groups} kinds: {self._groups.overflowed}"
                " lines were counted by level only; a shorter time or one container tells more"
            )
        if self._blocks_of.cut_lines:
            yield f"{self._blocks_of.cut_lines} overlong lines were read at their beginning only"
        if len(self._stacks.seen) > MAX_STACKS or self._stacks.untold:
            yield f"the {MAX_STACKS} most frequent of more kinds of stack traces are shown"


def digest(
    data: bytes | Iterable[bytes],
    max_templates: int = MAX_TEMPLATES,
    max_tokens: int = MAX_TOKENS,
) -> Digest:
    """Digest bytes that are at hand, or come in chunks."""
    digester = Digester(max_templates, max_tokens)
    for chunk in [data] if isinstance(data, bytes) else data:
        digester.feed(chunk)
    return digester.finish()
