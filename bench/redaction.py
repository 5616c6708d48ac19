"""How fast ordinary logs are redacted: `python -m bench.redaction [folder of loghub TSV files]`.

CPU time of one process, from lines of text to lines of text: Loghub's raw lines where they are
there, and the made-up ones of `ordinary`. Decoding and splitting are not in it.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

from shared.domain.logs.clean import decode
from shared.domain.logs.redact import Redactor

WANTED_LINES_PER_S = 20_000
LINES = 20_000
LOGHUB = Path(__file__).parents[2] / "shared" / "data" / "loghub_dev"
RAW_COLUMN = 3
KINDS = (
    '10.42.{a}.{b} - - [22/Nov/2026:10:00:{c:02d} +0000] "GET /api/v1/items?page={a} HTTP/1.1" 200',
    '{{"level":"info","ts":17322705{c:02d}.{a}{b},"msg":"reconciled","pod":"web-{a:x}f9c-x{b:x}"}}',
    'time="2026-11-22T10:00:{c:02d}Z" level=info msg="wrote block" size={a}{b} duration={c}ms',
    "I1122 10:00:{c:02d}.{a}{b}       1 controller.go:{a}] Syncing deployment default/shop-{b:x}",
    "2026-11-22 10:00:{c:02d},{a} INFO [http-nio-{c}] com.acme.Orders: order {a}{b} took {c} ms",
    "trace_id={a:08x}{b:08x}{a:08x}{b:08x} span={b:016x} status=200 key=order:{a}",
    "GET /login session refreshed for user {b}; token bucket at {c}",
    "dial tcp 10.0.{c}.{c}:5432: connect: connection refused (attempt {a})",
)


def ordinary(count: int) -> Iterator[str]:
    """Yield lines as pods write them, no secret among them."""
    chance = random.Random(7)  # noqa: S311 - the same lines in every run
    for number in range(count):
        numbers = {name: chance.randrange(1 << 12) for name in "ab"}
        yield KINDS[number % len(KINDS)].format(**numbers, c=chance.randrange(60))


def raw_lines(table: Path) -> list[str]:
    """Return the raw lines of one of Loghub's tables."""
    rows = table.read_bytes().splitlines()
    return [decode(row.split(b"\t", RAW_COLUMN)[RAW_COLUMN]) for row in rows]


def measured(name: str, lines: list[str]) -> float:
    """Print and return how many lines a second of CPU time are redacted."""
    redactor = Redactor()
    started = time.process_time()
    for line in lines:
        redactor.redact(line)
    rate = len(lines) / (time.process_time() - started)
    print(f"{name:12} {rate:10,.0f} lines/s {redactor.count:6} redacted of {len(lines)} lines")
    return rate


def main() -> int:
    """Print every rate; return 1 when one is below what is wanted."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=LOGHUB)
    tables = sorted(arguments.parse_args().folder.glob("*.tsv"))
    logs = {t.stem: raw_lines(t) for t in tables if not t.name.endswith(".templates.tsv")}
    logs["made up"] = list(ordinary(LINES))
    rates = [measured(name, lines) for name, lines in logs.items()]
    measured("all", [line for lines in logs.values() for line in lines])
    print(f"wanted      {WANTED_LINES_PER_S:10,} lines/s of each")
    return int(min(rates) < WANTED_LINES_PER_S)


if __name__ == "__main__":
    raise SystemExit(main())
