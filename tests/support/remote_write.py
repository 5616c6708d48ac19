"""Prometheus remote write 1.0, the few fields that tests need, written by hand.

promtool cannot import native histograms from a text; this is how they get into a server with times
of their own. Shapes: https://github.com/prometheus/prometheus/blob/v2.42.0/prompb/types.proto
"""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import httpx

from tests.support.loopback import PLAIN

FLAGS = ("--enable-feature=native-histograms", "--web.enable-remote-write-receiver")
HEADERS = {
    "Content-Type": "application/x-protobuf",
    "Content-Encoding": "snappy",
    "X-Prometheus-Remote-Write-Version": "0.1.0",
}
MAX_LITERAL = 60  # of a snappy element whose length fits into its tag


@dataclass(frozen=True)
class Histogram:
    """A native histogram of schema 0: bucket `n` holds what is in (2^(n-1), 2^n]."""

    sum: float
    buckets: Mapping[int, int]  # adjoining, by their numbers

    @property
    def count(self) -> int:
        return sum(self.buckets.values())


# Labels with `__name__` among them, and samples in time order: Unix seconds, value.
TimeSeries = tuple[Mapping[str, str], Iterable[tuple[int, float | Histogram]]]


def write(url: str, series: Iterable[TimeSeries]) -> None:
    """Send series to a server that was started with FLAGS."""
    body = b"".join(
        _message(1, _labels(labels) + b"".join(_sample(at, value) for at, value in samples))
        for labels, samples in series
    )
    answer = httpx.post(f"{url}/api/v1/write", content=_snappy(body), headers=HEADERS, **PLAIN)
    assert answer.is_success, answer.text


def _sample(at: int, value: float | Histogram) -> bytes:
    if isinstance(value, Histogram):
        return _message(4, _histogram(value, at))
    return _message(2, _double(1, value) + _number(2, at * 1000))


def _labels(labels: Mapping[str, str]) -> bytes:
    return b"".join(
        _message(1, _message(1, name.encode()) + _message(2, value.encode()))
        for name, value in sorted(labels.items())
    )


def _histogram(histogram: Histogram, at: int) -> bytes:
    numbers = sorted(histogram.buckets)
    counts = [histogram.buckets[number] for number in numbers]
    deltas = (now - before for before, now in zip([0, *counts], counts, strict=False))
    span = _number(1, _zigzag(numbers[0])) + _number(2, len(numbers))
    return b"".join(
        (
            _number(1, histogram.count),
            _double(3, histogram.sum),
            _number(4, _zigzag(0)),  # the schema
            _double(5, 2.0**-128),  # what counts as zero
            _message(11, span),
            _message(12, b"".join(_varint(_zigzag(delta)) for delta in deltas)),
            _number(15, at * 1000),
        )
    )


def _varint(value: int) -> bytes:
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*written, value))


def _zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _double(field: int, value: float) -> bytes:
    return _varint(field << 3 | 1) + struct.pack("<d", value)


def _message(field: int, body: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(body)) + body


def _snappy(body: bytes) -> bytes:
    """Frame bytes as snappy's block format, uncompressed."""
    parts = (body[at : at + MAX_LITERAL] for at in range(0, len(body), MAX_LITERAL))
    return _varint(len(body)) + b"".join(bytes(((len(part) - 1) << 2,)) + part for part in parts)
