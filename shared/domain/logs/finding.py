"""From a block's lines to their groups: three looks, each dearer and rarer than the one before.

    1. the line without its digits, all lines of a block at once, at C's speed
    2. the line with its words masked, which swallows ids that are not only digits
    3. the line read (`reading`), redacted, masked and grouped (`groups`)

The first two are caches: bounded, free to forget, holding nothing that is counted.
"""

from typing import Generic, TypeVar

from shared.domain.logs import codes
from shared.domain.logs.clean import decode
from shared.domain.logs.groups import Group, Groups
from shared.domain.logs.levels import level_of
from shared.domain.logs.lines import CUT_MARGIN_BYTES, MAX_LINE_BYTES
from shared.domain.logs.masks import WordMasks, shaped
from shared.domain.logs.mining import pieces
from shared.domain.logs.reading import Reader, Said
from shared.domain.logs.redact import Redactor
from shared.domain.logs.stacks import may_hold_frames

_DIGITS = b"0123456789"
_READ_BYTES = MAX_LINE_BYTES + CUT_MARGIN_BYTES
_CACHED_LINES = 25_000  # of each generation
_CACHED_SHAPES = 5_000
_CACHED_CHARS = 600  # longer ones are seldom seen again
_WITH_ROUTES = ("access", "json", "logfmt")  # elsewhere a path may be any file's
_KEY_BEGINS = "-----BEGIN"
_KEY_MARKER = "[PRIVATE_KEY:"

_AGAIN = Group("", ())  # lines that look like this differ in a code: look again, with the code

_Key = TypeVar("_Key", bytes, str)


class Finder:
    """Find the groups of lines, block by block and in order."""

    def __init__(self, groups: Groups) -> None:
        self.blank = Group("", ())  # of lines that hold nothing
        self._groups = groups
        self._lines = _Cache[bytes](_CACHED_LINES)
        self._shapes = _Cache[str](_CACHED_SHAPES)
        self._words = WordMasks()
        self._words_of_shapes = WordMasks(paths=False)
        self._reader = Reader()
        self._redactor = Redactor()

    def find(self, block: bytes, lines: list[bytes]) -> list[Group]:
        """Return the group of each line."""
        keys = block.translate(None, _DIGITS).split(b"\n")
        found = self._lines.get_all(keys)
        if None in found or _AGAIN in found:
            self._find_others(lines, keys, found)
        return [group for group in found if group]

    def forget(self) -> None:
        """Forget which group a line has, because groups were merged."""
        self._lines.clear()
        self._shapes.clear()

    def _find_others(
        self, lines: list[bytes], keys: list[bytes], found: list[Group | None]
    ) -> None:
        unread: list[int] = []
        for at in [at for at, group in enumerate(found) if group is None or group is _AGAIN]:
            found[at] = self._by_line(lines[at], keys[at], found[at])
            if found[at] is None:
                unread.append(at)
        if unread:
            self._read(unread, lines, found)

    def _by_line(self, line: bytes, key: bytes, group: Group | None) -> Group | None:
        """Look into the older generation too, with the line's code if it takes that."""
        group = group or self._lines.get(key)
        if group is _AGAIN:
            key += codes.code_of(line)
            group = self._lines.get(key)
        return group or self._by_shape(line, key)

    def _by_shape(self, line: bytes, key: bytes) -> Group | None:
        shape = self._shape(line)
        group = self._shapes.get(shape)
        if group is _AGAIN:
            code = codes.code_of(line)
            if not key.endswith(code):
                self._lines.put(key, _AGAIN)
                key += code
            group = self._shapes.get(shape + code.decode("ascii"))
        if group is not None:
            self._lines.put(key, group)
        return group

    def _shape(self, line: bytes) -> str:
        return self._words_of_shapes.mask_zeroed(decode(shaped(line[:_READ_BYTES])))

    def _read(self, unread: list[int], lines: list[bytes], found: list[Group | None]) -> None:
        """Find the groups of lines that no cache knew, once their headers are known."""
        texts = [decode(lines[at][:_READ_BYTES]) for at in unread]
        looks = self._reader.learn(texts)
        for at, text, look in zip(unread, texts, looks, strict=True):
            found[at] = self._group(lines[at], text, look)

    def _group(self, line: bytes, text: str, look: str) -> Group:
        shape = self._shape(line)
        if not shape:
            return self.blank
        code = codes.code_of(line).decode("ascii")
        known = self._shapes.get(shape + code)  # a line before this one may have put it there
        if known and known is not _AGAIN:
            return known
        said, lasting = self._reader.read(text, look)
        group = self._placed(said, with_code=bool(code))
        group.framed = group.framed or may_hold_frames(text)
        if lasting and _KEY_BEGINS not in text:
            if code:
                self._shapes.put(shape, _AGAIN)
            self._shapes.put(shape + code, group)
        return group

    def _placed(self, said: Said, *, with_code: bool) -> Group:
        """Return the group of what a line says: redacted first, then masked."""
        redacted = self._redactor.redact(said.message)
        kept = codes.keep_routes(redacted) if said.kind in _WITH_ROUTES else redacted
        if with_code:
            kept = codes.keep_status(kept) if said.kind == "access" else codes.keep_codes(kept)
        level = said.level or level_of(redacted)
        group = self._groups.find(level, pieces(self._words.mask(kept)))
        if redacted.startswith(_KEY_MARKER) and not group.count:
            group.first_raw = redacted.encode()  # the line alone does not look secret
        return group


class _Cache(Generic[_Key]):
    """Keys to groups, while they are used: of two generations, the older one goes when full."""

    def __init__(self, generation: int) -> None:
        self._generation = generation
        self._young: dict[_Key, Group] = {}
        self._old: dict[_Key, Group] = {}

    def get_all(self, keys: list[_Key]) -> list[Group | None]:
        return list(map(self._young.get, keys))

    def get(self, key: _Key) -> Group | None:
        group = self._young.get(key)
        if group is None and (group := self._old.get(key)) is not None:
            self.put(key, group)
        return group

    def put(self, key: _Key, group: Group) -> None:
        if not key or len(key) > _CACHED_CHARS:
            return
        if len(self._young) >= self._generation:
            self._old, self._young = self._young, {}
        self._young[key] = group

    def clear(self) -> None:
        self._young, self._old = {}, {}
