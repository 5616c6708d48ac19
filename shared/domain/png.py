"""A small picture: lines and digits on a palette, as PNG, by the standard library alone.

What is drawn belongs to those who draw.
"""

import struct
import zlib
from collections.abc import Sequence

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DEPTH, PALETTE_COLOURS = 8, 3  # bits a pixel; PNG's number for "by palette"
SCALE = 2  # pixels of a glyph's dot
ADVANCE = 4 * SCALE
# Three dots wide, five high, a row after another; only what numbers and their units need.
GLYPHS = {
    "0": "111101101101111", "1": "010110010010111", "2": "111001111100111",
    "3": "111001111001111", "4": "101101111001001", "5": "111100111001111",
    "6": "111100111101111", "7": "111001001001001", "8": "111101111101111",
    "9": "111101111001111", ".": "000000000000010", "/": "001001010100100",
    "<": "001010100010001", "m": "000111111101101", "s": "000111110011111",
    "i": "010000010010010", "n": "000110101101101", "p": "111101111100100",
    "e": "111101111100111", "a": "000111001111111", "h": "100100111101101",
}  # fmt: skip

Colour = tuple[int, int, int]
Point = tuple[int, int]


class Canvas:
    """Pixels, each a number of the palette; 0 is the background."""

    def __init__(self, width: int, height: int, palette: Sequence[Colour]) -> None:
        self.width, self.height = width, height
        self._palette = palette
        self._pixels = bytearray(width * height)

    def dot(self, at: Point, colour: int) -> None:
        """Colour one pixel; outside the picture is nothing."""
        x, y = at
        if 0 <= x < self.width and 0 <= y < self.height:
            self._pixels[y * self.width + x] = colour

    def line(self, start: Point, end: Point, colour: int) -> None:
        """Draw a straight line, two pixels high."""
        (x0, y0), (x1, y1) = start, end
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(steps + 1):
            x = x0 + round((x1 - x0) * step / steps)
            y = y0 + round((y1 - y0) * step / steps)
            self.dot((x, y), colour)
            self.dot((x, y - 1), colour)

    def text(self, at: Point, words: str, colour: int) -> None:
        """Write what GLYPHS holds; what it does not is a blank."""
        left, top = at
        for place, char in enumerate(words):
            lit = (index for index, on in enumerate(GLYPHS.get(char, "")) if on == "1")
            for index in lit:
                row, column = divmod(index, 3)
                corner = (left + place * ADVANCE + column * SCALE, top + row * SCALE)
                self._block(corner, colour)

    def _block(self, corner: Point, colour: int) -> None:
        for offset in range(SCALE * SCALE):
            down, right = divmod(offset, SCALE)
            self.dot((corner[0] + right, corner[1] + down), colour)

    def png(self) -> bytes:
        """Return the file."""
        header = struct.pack(">IIBBBBB", self.width, self.height, DEPTH, PALETTE_COLOURS, 0, 0, 0)
        rows = (
            b"\0" + self._pixels[start : start + self.width]
            for start in range(0, len(self._pixels), self.width)
        )
        palette = bytes(part for colour in self._palette for part in colour)
        chunks = (
            (b"IHDR", header),
            (b"PLTE", palette),
            (b"IDAT", zlib.compress(b"".join(rows), 9)),
            (b"IEND", b""),
        )
        return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)
