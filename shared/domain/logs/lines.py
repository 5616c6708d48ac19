"""From chunks of bytes to whole lines, holding no more than one line of bounded length.

A line ends with LF, CR LF or a lone CR (progress bars). What the bytes mean belongs in `clean`.
"""

from collections.abc import Iterator
from typing import NamedTuple

MAX_LINE_BYTES = 16 * 1024  # as long as container runtimes write one line before they split it
CUT_MARGIN_BYTES = 4 * 1024  # longer than any secret: what follows a cut is never shown


class RawLine(NamedTuple):
    """One line without its ending; `cut` when the rest of it was thrown away.

    `continued` when it follows a lone CR: its writer chose every byte of it, a time stamp too.
    """

    data: bytes
    cut: bool = False
    continued: bool = False


class LineSplitter:
    """Split a stream; feed it every chunk in order, then flush it once.

    Lines beyond MAX_LINE_BYTES keep CUT_MARGIN_BYTES more, so that a secret that lies across the
    limit is still whole when it is redacted; whoever shows the line drops that margin.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._skipping = False
        self._continued = False

    def feed(self, chunk: bytes) -> Iterator[RawLine]:
        """Yield the lines that `chunk` completes."""
        pieces = (self._rest + chunk).splitlines(keepends=True)
        # A CR at the very end may be half of a CR LF.
        self._rest = pieces.pop() if pieces and not pieces[-1].endswith(b"\n") else b""
        for piece in pieces:
            yield from self._whole(piece.rstrip(b"\r\n"))
            self._continued = not piece.endswith(b"\n")
        yield from self._overlong()

    def flush(self) -> Iterator[RawLine]:
        """Yield what came after the last line's end; an unfinished line is a line."""
        rest, self._rest = self._rest, b""
        if rest:
            yield from self._whole(rest.removesuffix(b"\r"))

    def _whole(self, data: bytes) -> Iterator[RawLine]:
        if self._skipping:
            self._skipping = False
        else:
            yield self._held(data)

    def _overlong(self) -> Iterator[RawLine]:
        if self._rest.endswith(b"\r") or len(self._rest) <= MAX_LINE_BYTES + CUT_MARGIN_BYTES:
            return
        if not self._skipping:
            yield self._held(self._rest)
        self._skipping, self._rest = True, b""

    def _held(self, data: bytes) -> RawLine:
        limit = MAX_LINE_BYTES + CUT_MARGIN_BYTES
        return RawLine(data[:limit], len(data) > MAX_LINE_BYTES, self._continued)
