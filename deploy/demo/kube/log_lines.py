"""A log's lines: the kubelet's tail, since, stamps and byte limit, on streams of any length.

Works on bytes, which need not be valid text, and never holds more than a piece of the stream and
the tail that was asked for. Where the bytes come from is in logs.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from deploy.demo.kube.cluster import CutStream

STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z ")
STAMP_WIDTH = 29  # 2026-11-22T10:00:00.123456789, without the Z
LONGEST_PIECE = 256 * 1024  # a line longer than this is passed on in pieces
LARGEST_TAIL = 16 * 1024 * 1024  # bytes; beyond it a tail loses its oldest lines


@dataclass(frozen=True, kw_only=True)
class LineOptions:
    """What to keep of each log; `since` as `moment` writes it."""

    tail_lines: int | None = None
    since: bytes | None = None
    limit_bytes: int | None = None
    timestamps: bool = False


def moment(when: datetime) -> bytes:
    """Write a UTC time so that it compares with `_moment_of` a line."""
    return when.strftime("%Y-%m-%dT%H:%M:%S.%f").ljust(STAMP_WIDTH, "0").encode()


def rendered(chunks: Iterable[bytes], options: LineOptions) -> Iterator[bytes]:
    """Apply tail, since and stamps, in the kubelet's order."""
    batches = _batches(chunks)
    if options.tail_lines is not None:
        batches = _tail(batches, options.tail_lines)
    if options.since is not None:
        batches = _since(batches, options.since)
    if not options.timestamps:
        batches = _unstamped(batches)
    return (b"".join(batch) for batch in batches)


def limited(chunks: Iterable[bytes], limit_bytes: int | None) -> Iterator[bytes]:
    """End after so many bytes, in the middle of a line if need be."""
    if limit_bytes is None:
        yield from chunks
        return
    left = limit_bytes
    for chunk in chunks:
        yield chunk[:left]
        left -= len(chunk)
        if left <= 0:
            return


def _batches(chunks: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Split into lines that keep their line feed, as many at a time as a chunk completes."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        batch = [line + b"\n" for line in whole]
        if len(rest) > LONGEST_PIECE:
            batch.append(rest)
            rest = b""
        if batch:
            yield batch
    if rest:
        yield [rest]


def _tail(batches: Iterable[list[bytes]], count: int) -> Iterator[list[bytes]]:
    """Keep the last lines; those of a stream that is cut are given before the cut."""
    kept: deque[bytes] = deque(maxlen=count)
    cut: CutStream | None = None
    size = 0
    try:
        for batch in batches:
            for line in batch[-count:] if count else []:
                size += len(line) - (len(kept[0]) if len(kept) == count else 0)
                kept.append(line)
            while size > LARGEST_TAIL:
                size -= len(kept.popleft())
    except CutStream as error:
        cut = error
    yield list(kept)
    if cut:
        raise cut


def _since(batches: Iterable[list[bytes]], since: bytes) -> Iterator[list[bytes]]:
    """Drop lines from before; what has no stamp goes with the line before it."""
    keeps = True
    for batch in batches:
        kept: list[bytes] = []
        for line in batch:
            found = STAMP.match(line)
            keeps = _moment_of(found[0]) >= since if found else keeps
            if keeps:
                kept.append(line)
        yield kept


def _moment_of(stamp: bytes) -> bytes:
    seconds, _, fraction = stamp[:-2].partition(b".")
    return (seconds + b"." + fraction).ljust(STAMP_WIDTH, b"0")


def _unstamped(batches: Iterable[list[bytes]]) -> Iterator[list[bytes]]:
    """Strip the stamp where a line begins, and only there."""
    begins = True
    for batch in batches:
        stripped: list[bytes] = []
        for line in batch:
            found = STAMP.match(line) if begins else None
            stripped.append(line[found.end() :] if found else line)
            begins = line.endswith(b"\n")
        yield stripped
