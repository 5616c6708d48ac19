"""Annotated logs, needles and how a digest is scored on them; the data lies beside the checkout.

Loghub's 2,000-line samples (logpai/loghub) are for research and are no part of this repository:
without them there is nothing to measure, and `present` says so.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SYSTEMS = ("HDFS", "Hadoop", "BGL", "Linux", "OpenSSH", "Android", "Apache", "HealthApp")
REPEATS = 10  # of a sample, its numbers varied, as the background of needles
_INFO_HEADER = re.compile(r" INFO | I |\[notice\]")
_NUMBER_OR_ID = re.compile(r"(\d+|\b(?=[a-f]*\d)[0-9a-f]{6,}\b)")
_ID_EVERY = 6  # lines; the share of lines that a first look cannot know


class Line(NamedTuple):
    """One annotated line; `alert` is "-" for a normal line and "" where nobody said."""

    event: str
    alert: str
    header: str
    content: str

    @property
    def raw(self) -> str:
        """The whole line."""
        return self.header + self.content


def present() -> bool:
    """Tell whether the data is there."""
    return (DATA / "loghub_dev").is_dir()


def read(system: str) -> list[Line]:
    """Return a sample; BGL without its label, which would give the alerts away."""
    text = (DATA / "loghub_dev" / f"{system}.tsv").read_text(encoding="utf-8", errors="replace")
    return [_line(row, cut=system == "BGL") for row in text.replace("\r", "").split("\n") if row]


def needles() -> list[str]:
    """Return lines that name a failure, each of another kind."""
    rows = (DATA / "needles_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row)["line"] for row in rows]


def accuracy(truth: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Return the share of lines whose group holds exactly the lines of its event."""
    events: dict[Hashable, set[int]] = defaultdict(set)
    groups: dict[Hashable, set[int]] = defaultdict(set)
    for at, (event, group) in enumerate(zip(truth, found, strict=True)):
        events[event].add(at)
        groups[group].add(at)
    exact = (group for group in groups.values() if events[truth[min(group)]] == group)
    return sum(map(len, exact)) / len(truth)


def haystack(
    system: str, planted: Iterable[str], *, seed: int, singletons: bool
) -> tuple[list[str], list[int]]:
    """Return a sample ten times over with needles in it, and the places of the needles.

    With `singletons`, events that the sample holds once stay single, as hard to tell from a needle.
    """
    rng = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    sample = read(system)
    counts: dict[str, int] = defaultdict(int)
    for line in sample:
        counts[line.event] += 1
    hay = [
        line.header + _varied(rng, line.content)
        for repeat in range(REPEATS)
        for line in sample
        if not (singletons and repeat and counts[line.event] == 1)
    ]
    ordinary = [line.header for line in sample if _INFO_HEADER.search(line.header)]
    headers = ordinary or [line.header for line in sample]
    rows = [(text, False) for text in hay]
    for needle in planted:
        rows.insert(rng.randrange(len(rows) + 1), (rng.choice(headers) + needle, True))
    return [text for text, _ in rows], [at for at, (_, is_needle) in enumerate(rows) if is_needle]


def mixed(lines: int, seed: int) -> Iterator[bytes]:
    """Yield chunks of lines of all systems with new numbers and ids, an id more on every sixth."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    pieces = [_NUMBER_OR_ID.split(line.raw) for system in SYSTEMS for line in read(system)]
    for start in range(0, lines, 1_000):
        chunk = (_renewed(rng, rng.choice(pieces)) for _ in range(min(1_000, lines - start)))
        yield "".join(f"{line}\n" for line in chunk).encode()


def _line(row: str, *, cut: bool) -> Line:
    event, alert, offset, raw = row.split("\t", 3)
    begin = int(offset)
    start = raw.index(" ") + 1 if cut else 0
    return Line(event, alert, raw[start:begin], raw[begin:])


def _varied(rng: random.Random, text: str) -> str:
    return re.sub(r"\d+", lambda number: _number(rng, len(number[0])), text)


def _renewed(rng: random.Random, pieces: list[str]) -> str:
    line = list(pieces)
    for at in range(1, len(line), 2):
        size = len(line[at])
        line[at] = _number(rng, size) if line[at].isdigit() else f"{rng.getrandbits(4 * size):x}"
    if not rng.randrange(_ID_EVERY):
        line.append(f" id={rng.getrandbits(64):016x}")
    return "".join(line)


def _number(rng: random.Random, digits: int) -> str:
    return str(rng.randrange(10 ** (digits - 1) if digits > 1 else 0, 10**digits))
