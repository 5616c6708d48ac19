"""From chunks of bytes to blocks of whole lines, fit for work at C's speed.

Where a block ends depends on the stream alone, never on how it came in chunks. Lines one by one,
as they are shown, belong in `lines`.
"""

from collections.abc import Iterator

from shared.domain.logs.lines import CUT_MARGIN_BYTES, MAX_LINE_BYTES

BLOCK_BYTES = 128 * 1024  # some hundred lines: small enough to see bursts, large enough to be fast


class BlockReader:
    """Cut a stream into blocks; feed it every chunk in order, then flush it once.

    Each block holds whole lines parted by LF, without the last one's. CR LF and a lone CR end a
    line too. A line longer than a block keeps its beginning; `cut_lines` counts those.
    """

    def __init__(self, block_bytes: int = BLOCK_BYTES) -> None:
        self.cut_lines = 0
        self._block_bytes = block_bytes
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._half_ending = False  # the last chunk ended in CR, perhaps half of a CR LF
        self._skipping = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Yield the blocks that `chunk` completes."""
        chunk = self._with_plain_endings(chunk)
        self._waiting.append(chunk)
        self._waiting_bytes += len(chunk)
        if self._waiting_bytes < self._block_bytes:
            return
        rest = b"".join(self._waiting)
        start = 0
        while len(rest) - start >= self._block_bytes:
            block, start = self._cut(rest, start)
            if block is not None:
                yield block
        self._wait(rest[start:])

    def flush(self) -> Iterator[bytes]:
        """Yield the last block; an unfinished line is a line."""
        rest = b"".join(self._waiting)
        self._wait(b"")
        if self._skipping:
            _, ending, rest = rest.partition(b"\n")
            self._skipping = not ending
        if rest:
            yield rest.removesuffix(b"\n")

    def _wait(self, rest: bytes) -> None:
        self._waiting, self._waiting_bytes = [rest], len(rest)

    def _with_plain_endings(self, chunk: bytes) -> bytes:
        if self._half_ending:
            chunk = chunk.removeprefix(b"\n")
        if chunk:
            self._half_ending = chunk.endswith(b"\r")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in chunk else chunk

    def _cut(self, rest: bytes, start: int) -> tuple[bytes | None, int]:
        """Return the next block, if there is one, and where what follows it begins."""
        limit = start + self._block_bytes
        if self._skipping:
            ending = rest.find(b"\n", start, limit)
            self._skipping = ending < 0
            return None, limit if self._skipping else ending + 1
        ending = rest.rfind(b"\n", start, limit)
        if ending >= 0:
            return rest[start:ending], ending + 1
        self._skipping = True
        self.cut_lines += 1
        return rest[start : start + MAX_LINE_BYTES + CUT_MARGIN_BYTES], limit
