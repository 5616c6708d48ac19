"""The log digest beside Drain3 in one run: `python -m bench.logs [--lines N] [--long N]`.

Grouping accuracy per Loghub sample, alerts kept of BGL, needles found, and speed and memory on
mixed lines, each measured in a process of its own. Goals are printed with what was reached.
"""

import argparse
import json
import logging
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from bench.logsets import SYSTEMS, Line, accuracy, haystack, mixed, needles, present, read
from shared.domain.logs.digest import Digester
from shared.domain.logs.digested import Digest
from shared.domain.logs.groups import Group
from shared.domain.logs.mining import template_text

CONTENT_GOAL, RAW_GOAL = 0.90, 0.84
SPEED_GOAL, RATIO_GOAL, RSS_GOAL_MB = 200_000, 5, 80
DRAIN_LINES = 50_000  # of the same mixed lines: it takes seconds for those
SEEDS = (1, 2)


def digested(lines: Iterable[str]) -> tuple[Digest, list[Group]]:
    """Return a digest, and the final group of each line."""
    digester = Digester(assigning=True)
    digester.feed("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
    digest = digester.finish()
    return digest, [group.home() for group in digester.assigned or ()]


def grouping(lines: Sequence[Line], *, raw: bool) -> float:
    """Return our grouping accuracy."""
    _, groups = digested(line.raw if raw else line.content or " " for line in lines)
    return accuracy([line.event for line in lines], groups)


def drain_grouping(lines: Sequence[Line], *, raw: bool) -> float:
    """Return Drain3's grouping accuracy, with its defaults."""
    miner = drain()
    found = [
        miner.add_log_message(line.raw if raw else line.content)["cluster_id"] for line in lines
    ]
    return accuracy([line.event for line in lines], found)


def drain():  # noqa: ANN201 - a library without types, installed for this bench only
    """Return a Drain3 miner."""
    from drain3 import TemplateMiner  # noqa: PLC0415
    from drain3.template_miner_config import TemplateMinerConfig  # noqa: PLC0415

    logging.disable(logging.WARNING)
    return TemplateMiner(config=TemplateMinerConfig())


def kept(lines: Sequence[str]) -> tuple[Digest, list[bool]]:
    """Return a digest, and for each line whether its template is shown."""
    digest, groups = digested(lines)
    shown = {(one.level, one.template.rstrip("…")) for one in digest.templates}
    length = max((len(text) for _, text in shown), default=0)
    known = {
        group: any(
            group.level == level and template_text(group.pattern)[:length].startswith(text)
            for level, text in shown
        )
        for group in set(groups)
    }
    return digest, [known[group] for group in groups]


def alerts() -> tuple[int, int, float, Digest]:
    """Return how many alert types of BGL are kept, of how many, and the share of alert lines."""
    sample = read("BGL")
    digest, is_kept = kept([line.raw for line in sample])
    marked = [
        (line.alert, told) for line, told in zip(sample, is_kept, strict=True) if line.alert != "-"
    ]
    types = {alert for alert, told in marked if told}
    everything = {alert for alert, _ in marked}
    return len(types), len(everything), sum(told for _, told in marked) / len(marked), digest


def needles_found(system: str, *, seed: int, singletons: bool) -> int:
    """Return how many needles the digest of a haystack shows."""
    lines, places = haystack(system, needles(), seed=seed, singletons=singletons)
    _, is_kept = kept(lines)
    return sum(is_kept[at] for at in places)


def timed(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, float]]:
    """Yield chunks with the CPU time at which each is handed over, its making left out."""
    for chunk in chunks:
        yield chunk, time.process_time()


def measure_digest(lines: int) -> dict[str, float]:
    """Digest mixed lines in this process."""
    spent = 0.0
    digester = Digester()
    for chunk, started in timed(mixed(lines, seed=1)):
        digester.feed(chunk)
        spent += time.process_time() - started
    started = time.process_time()
    digest = digester.finish()
    spent += time.process_time() - started
    return {"lines_s": digest.lines / spent, "rss_mb": peak_rss_mb(), "lines": digest.lines}


def measure_drain(lines: int) -> dict[str, float]:
    """Let Drain3 mine mixed lines in this process."""
    miner = drain()
    spent = 0.0
    for chunk, started in timed(mixed(lines, seed=1)):
        for line in chunk.decode().splitlines():
            miner.add_log_message(line)
        spent += time.process_time() - started
    return {"lines_s": lines / spent, "rss_mb": peak_rss_mb(), "lines": lines}


def peak_rss_mb() -> float:
    """Return the most memory this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(what: str, lines: int) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "bench.logs", "--measure", what, "--lines", str(lines)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def report_grouping() -> None:
    """Print accuracy, per set and as means."""
    print("grouping accuracy     content  Drain3     raw  Drain3")
    rows: list[tuple[float, ...]] = []
    for system in SYSTEMS:
        lines = read(system)
        content, raw = (
            (grouping(lines, raw=raw), drain_grouping(lines, raw=raw)) for raw in (False, True)
        )
        rows.append((*content, *raw))
        print(f"  {system:18}" + "".join(f"{value:8.3f}" for value in rows[-1]))
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    print(f"  {'mean':18}" + "".join(f"{value:8.3f}" for value in means))
    print(f"  {'goal':18}{CONTENT_GOAL:8.3f}        {RAW_GOAL:8.3f}")


def report_recall() -> None:
    """Print which alerts and needles are shown."""
    types, of, share, digest = alerts()
    print(
        f"BGL alerts: {types} of {of} types, {share:.1%} of lines in {len(digest.templates)}"
        f" templates, {digest.tokens} tokens (goal: 11 types, 90 %)"
    )
    print("needles of 20, the fewest of two seeds: repeated background, with singletons")
    for system in SYSTEMS:
        fewest = [
            min(needles_found(system, seed=seed, singletons=singletons) for seed in SEEDS)
            for singletons in (False, True)
        ]
        print(f"  {system:18}{fewest[0]:8}{fewest[1]:8}")


def report_speed(lines: int, long: int) -> None:
    """Print speed and memory."""
    ours, peer = apart("digest", lines), apart("drain", min(lines, DRAIN_LINES))
    ratio = ours["lines_s"] / peer["lines_s"]
    print(f"{lines:,} mixed lines, CPU time of one core")
    print(f"  digest  {ours['lines_s']:10,.0f} lines/s {ours['rss_mb']:6.1f} MB at most")
    print(f"  Drain3  {peer['lines_s']:10,.0f} lines/s {peer['rss_mb']:6.1f} MB at most")
    print(f"  {ratio:.1f}x (goals: {SPEED_GOAL:,} lines/s, {RATIO_GOAL}x, {RSS_GOAL_MB} MB)")
    if long:
        more = apart("digest", long)
        print(f"  {long:,} lines: {more['lines_s']:,.0f} lines/s, {more['rss_mb']:.1f} MB at most")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--long", type=int, default=10_000_000, help="0 leaves it out")
    parser.add_argument("--measure", choices=("digest", "drain"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not present():
        sys.exit("the Loghub samples are not beside this checkout: nothing to measure")
    if options.measure:
        measure = measure_digest if options.measure == "digest" else measure_drain
        print(json.dumps(measure(options.lines)))
        return
    report_grouping()
    report_recall()
    report_speed(options.lines, options.long)


if __name__ == "__main__":
    main()
