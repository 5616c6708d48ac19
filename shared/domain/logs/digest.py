"""Logs of any size to a digest of a few templates: one pass, bounded memory, the same every time.

The path of most lines is at C's speed: a block's lines without their digits are looked up in one
cache; only a line that is not found there is read (`reading`), masked (`masks`), redacted and
grouped (`groups`). Bytes come from the caller; what is shown of the groups is up to `selection`.
"""

import hashlib
from collections.abc import Iterable

from shared.domain.logs import codes
from shared.domain.logs.blocks import BlockReader
from shared.domain.logs.clean import decode
from shared.domain.logs.digested import Digest, Level, Template
from shared.domain.logs.groups import Group, Groups, tally, total
from shared.domain.logs.lines import CUT_MARGIN_BYTES, MAX_LINE_BYTES
from shared.domain.logs.masks import WordMasks
from shared.domain.logs.mining import pieces
from shared.domain.logs.reading import Reader
from shared.domain.logs.redact import Redactor
from shared.domain.logs.selection import Chosen, choose

MAX_TEMPLATES = 40
MAX_TOKENS = 1_500
MAX_EXAMPLE_CHARS = 400

_DIGITS = b"0123456789"
_AGAIN = Group("", ())  # lines of this key differ in a code: look once more, with the code
_CACHED_KEYS = 30_000  # twice as many are held
_CACHED_KEY_BYTES = 600
_CACHED_SHAPES = 10_000
_KEY_BEGINS = b"-----BEGIN"


class _Cache:
    """Keys to groups, for as long as they are used: two generations, the older one goes."""

    def __init__(self) -> None:
        self._young: dict[bytes, Group] = {}
        self._old: dict[bytes, Group] = {}

    def get_all(self, keys: list[bytes]) -> list[Group | None]:
        return list(map(self._young.get, keys))

    def get(self, key: bytes) -> Group | None:
        group = self._young.get(key)
        if group is None and (group := self._old.get(key)) is not None:
            self.put(key, group)
        return group

    def put(self, key: bytes, group: Group) -> None:
        if len(key) > _CACHED_KEY_BYTES:
            return
        if len(self._young) >= _CACHED_KEYS:
            self._old, self._young = self._young, {}
        self._young[key] = group

    def clear(self) -> None:
        self._young, self._old = {}, {}


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
        self._reader = BlockReader()
        self._sayings = Reader()
        self._redactor = Redactor()
        self._cache = _Cache()
        self._words = WordMasks()
        self._shapes: dict[tuple[Level, str], Group] = {}
        self._groups = Groups()
        self._blank = Group("", ())
        self._lines = 0
        self._blocks = 0

    def feed(self, chunk: bytes) -> None:
        """Take in the next bytes, however they are cut."""
        for block in self._reader.feed(chunk):
            self._digest(block)

    def finish(self) -> Digest:
        """Return the digest of everything fed."""
        for block in self._reader.flush():
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
        keys = block.translate(None, _DIGITS).split(b"\n")
        found = self._cache.get_all(keys)
        if None in found or _AGAIN in found:
            self._find_others(lines, keys, found)
        groups = [group for group in found if group]
        tally(groups, lines, self._lines)
        if self.assigned is not None:
            self.assigned += groups
        self._lines += len(lines)
        self._blocks += 1
        if self._groups.make_room():
            self._cache.clear()
            self._shapes.clear()

    def _find_others(
        self, lines: list[bytes], keys: list[bytes], found: list[Group | None]
    ) -> None:
        """Find the groups of lines that the cache did not tell."""
        places = [at for at, group in enumerate(found) if group is None or group is _AGAIN]
        missed = [at for at in places if found[at] is None and self._cache.get(keys[at]) is None]
        self._sayings.learn(decode(lines[at][:MAX_LINE_BYTES]) for at in missed)
        for at in places:
            found[at] = self._find(lines[at], keys[at])

    def _find(self, line: bytes, key: bytes) -> Group:
        group = self._cache.get(key)
        again = group is _AGAIN
        if group is not None and not again:
            return group
        if not line.strip():
            return self._blank
        if not again and codes.may_hold_code(line) and key:
            self._cache.put(key, _AGAIN)
            again = True
        if again:
            key += b"\0" + codes.code_of(line)
            if (group := self._cache.get(key)) is not None:
                return group
        group, lasting = self._group(line)
        if lasting and key:
            self._cache.put(key, group)
        return group

    def _group(self, line: bytes) -> tuple[Group, bool]:
        """Return a line's group, and whether lines of the same key surely have the same."""
        said, lasting = self._sayings.read(decode(line[: MAX_LINE_BYTES + CUT_MARGIN_BYTES]))
        message = (
            codes.keep_status(said.message) if said.answers else codes.keep_codes(said.message)
        )
        shape = said.level, self._words.mask(message)
        group = self._shapes.get(shape)
        if group is None:
            group = self._groups.find(said.level, self._pattern(shape[1], message))
            if len(self._shapes) >= _CACHED_SHAPES:
                self._shapes.clear()
            self._shapes[shape] = group
        return group, lasting and _KEY_BEGINS not in line

    def _pattern(self, masked: str, message: str) -> tuple[str, ...]:
        redacted = self._redactor.redact(message)
        return pieces(masked if redacted == message else self._words.mask(redacted))

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
