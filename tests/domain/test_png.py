"""Pictures, read back by hand: signature, chunks with their checksums, pixels."""

import struct
import zlib

from shared.domain.png import SIGNATURE, Canvas

PALETTE = ((255, 255, 255), (0, 0, 0))


def chunks(png: bytes) -> dict[bytes, bytes]:
    found, at = {}, len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length) == (zlib.crc32(kind + data),)
        found[kind] = data
        at += 12 + length
    return found


def pixels(canvas: Canvas) -> list[bytes]:
    rows = zlib.decompress(chunks(canvas.png())[b"IDAT"])
    step = canvas.width + 1
    return [rows[at + 1 : at + step] for at in range(0, len(rows), step)]


def test_a_picture_has_its_size_its_palette_and_its_end():
    found = chunks(Canvas(7, 3, PALETTE).png())

    assert list(found) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert found[b"IHDR"] == struct.pack(">IIBBBBB", 7, 3, 8, 3, 0, 0, 0)
    assert found[b"PLTE"] == b"\xff\xff\xff\0\0\0"


def test_a_line_is_two_pixels_high_and_ends_at_the_edge():
    canvas = Canvas(4, 3, PALETTE)
    canvas.line((-2, 2), (9, 2), 1)

    assert pixels(canvas) == [b"\0" * 4, b"\1" * 4, b"\1" * 4]


def test_words_are_dots_and_what_is_not_known_is_a_blank():
    canvas = Canvas(16, 10, PALETTE)
    canvas.text((0, 0), "?1", 1)

    assert pixels(canvas)[0] == b"\0" * 10 + b"\1\1" + b"\0" * 4
    assert pixels(canvas)[9][8:14] == b"\1" * 6
