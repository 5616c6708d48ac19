from hypothesis import given
from hypothesis import strategies as st

from shared.domain.logs.blocks import BlockReader


def blocks(data: bytes, sizes: list[int] | None = None, block_bytes: int = 64) -> list[bytes]:
    reader = BlockReader(block_bytes)
    found: list[bytes] = []
    rest = data
    for size in sizes or []:
        found += reader.feed(rest[:size])
        rest = rest[size:]
    return [*found, *reader.feed(rest), *reader.flush()]


def test_blocks_hold_whole_lines() -> None:
    data = b"".join(b"line %d\n" % number for number in range(100))
    found = blocks(data)
    assert b"\n".join(found) + b"\n" == data
    assert all(block.startswith(b"line ") for block in found)
    assert len(found) > 10


@given(
    st.lists(st.binary(max_size=40).map(lambda line: line + b"\n"), max_size=30).map(b"".join),
    st.lists(st.integers(min_value=0, max_value=50), max_size=30),
)
def test_chunks_make_no_difference(data: bytes, sizes: list[int]) -> None:
    assert blocks(data, sizes) == blocks(data)


def test_every_kind_of_line_ending_ends_a_line() -> None:
    assert b"\n".join(blocks(b"a\rb\r\nc\nd", [2, 1, 1])) == b"a\nb\nc\nd"
    assert b"\n".join(blocks(b"a\r\n\r\nb", [2, 1, 1, 1])) == b"a\n\nb"


def test_a_line_longer_than_a_block_keeps_its_beginning_and_is_counted() -> None:
    reader = BlockReader(64)
    found = [*reader.feed(b"x" * 1_000), *reader.feed(b"y" * 1_000 + b"\nnext\n"), *reader.flush()]
    assert found[0].startswith(b"x" * 64)
    assert found[1:] == [b"next"]
    assert reader.cut_lines == 1


def test_nothing_gives_no_block() -> None:
    assert blocks(b"") == []
