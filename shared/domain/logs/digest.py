"""Logs of any size to a digest of a few templates: one pass, bounded memory, the same every time.

Bytes come from the caller; blocks of lines find their groups in `finding`, are counted in
`groups`, and `selection` decides what is shown of them. Examples are redacted here.
"""

import hashlib
from collections.abc import Iterable

from shared.domain.logs.blocks import BlockReader
from shared.domain.logs.clean import decode
from shared.domain.logs.digested import Digest, Template
from shared.domain.logs.finding import Finder
from shared.domain.logs.groups import Group, Groups, tally, total
from shared.domain.logs.redact import Redactor
from shared.domain.logs.selection import Chosen, choose

MAX_TEMPLATES = 40
MAX_TOKENS = 1_500
MAX_EXAMPLE_CHARS = 400


class Digester:
    """Digest a stream; feed it every chunk in order, then finish it once.

    With `assigning`, `assigned` holds the group of each line (`Group.home` after finishing), which
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
        groups = [group for group in self._groups.merge() if group.count]
        chosen = choose(
            groups,
            blocks=self._blocks,
            max_templates=self._max_templates,
            max_tokens=self._max_tokens,
        )
        return self._told(groups, chosen)

    def _digest(self, block: bytes) -> None:
        lines = block.split(b"\n")
        groups = self._finder.find(block, lines)
        tally(groups, lines, self._lines)
        if self.assigned is not None:
            self.assigned += groups
        self._lines += len(lines)
        self._blocks += 1
        if self._groups.make_room():
            self._finder.forget()

    def _told(self, groups: list[Group], chosen: list[Chosen]) -> Digest:
        redactor = Redactor()
        templates = [_template(item, redactor) for item in chosen]
        return Digest(
            lines=self._lines,
            templates_total=len(groups),
            tokens=sum(item.tokens for item in chosen),
            templates=tuple(templates),
            stacks=(),
            levels=total(groups),
            first_at="",
            last_at="",
            redactions=redactor.count,
            warnings=tuple(self._warnings()),
        )

    def _warnings(self) -> Iterable[str]:
        if self._groups.overflowing:
            yield "more kinds of lines than are told apart; the later ones are counted as one"


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


def _template(item: Chosen, redactor: Redactor) -> Template:
    group = item.group
    example = redactor.redact(decode(group.first_raw))
    return Template(
        id=hashlib.blake2s(f"{group.level} {item.template}".encode(), digest_size=4).hexdigest(),
        template=item.template,
        count=group.count,
        level=group.level,
        first_line=group.first_line,
        last_line=group.last_line,
        first_at="",
        last_at="",
        example=example if len(example) <= MAX_EXAMPLE_CHARS else example[:MAX_EXAMPLE_CHARS] + "…",
        example_line=group.first_line,
        reason=item.reason,
    )
