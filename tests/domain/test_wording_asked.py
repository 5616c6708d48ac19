"""A statistic that is asked for by name stands in the answer, usual or not."""

import pytest

from shared.domain.wording.asked import with_asked

FACTS = {
    "signals": {
        "latency": {"p50_ms": 310.0, "p95_ms": 828.3, "p99_ms": 1240.0},
        "saturation": {"memory_bytes": 268435456.0, "cpu_cores": None},
    }
}
TOLD = "- Latency: 828ms (p95)"


@pytest.mark.parametrize(
    ("said", "language", "added"),
    [
        ("what's the p99 of checkout?", "en", "p99 latency: 1240ms"),
        ("qual a mediana do checkout", "pt", "Latência p50: 310ms"),
        ("P50 and P99 of checkout", "en", "p50 latency: 310ms\np99 latency: 1240ms"),
        ("average latency of checkout", "en", "mean latency: no data"),
        ("how much memory and cpu does checkout use?", "en", "Memory used: 256 MiB"),
        ("quanto de memória o checkout usa?", "pt", "Memória usada: 256 MiB"),
    ],
)
def test_a_statistic_that_was_asked_for_is_told(said, language, added):
    told = with_asked(TOLD, "check_golden_signals", FACTS, said, language)

    assert told == f"{TOLD}\n{added}"


@pytest.mark.parametrize(
    ("tool", "said"),
    [("check_golden_signals", "how is checkout?"), ("check_golden_signals", "p95 of checkout"),
     ("get_pod_logs", "logs of checkout with p99"), ("check_golden_signals", "memory of checkout")],
)  # fmt: skip
def test_nothing_is_added_to_what_says_it_already_or_was_not_asked(tool, said):
    assert with_asked(TOLD, tool, FACTS, said, "en") == TOLD
