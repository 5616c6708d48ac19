"""What the digest must reach on annotated logs; they lie beside the checkout, or nothing runs."""

import time

import pytest

from bench import logs, logsets
from shared.domain.logs.digest import digest

pytestmark = pytest.mark.skipif(not logsets.present(), reason="the annotated logs are not here")


@pytest.mark.parametrize(("raw", "goal"), [(False, logs.CONTENT_GOAL), (True, logs.RAW_GOAL)])
def test_lines_of_one_event_are_one_group(*, raw: bool, goal: float) -> None:
    found = [logs.grouping(logsets.read(system), raw=raw) for system in logsets.SYSTEMS]
    assert sum(found) / len(found) >= goal


def test_alerts_are_kept_within_the_budget() -> None:
    types, of, share, told = logs.alerts()
    assert (types >= 11, of) == (True, 12)
    assert share >= 0.9
    assert len(told.templates) <= 40
    assert told.tokens <= 1_500


@pytest.mark.parametrize("singletons", [False, True])
@pytest.mark.parametrize("system", logsets.SYSTEMS)
def test_every_needle_is_shown(system: str, *, singletons: bool) -> None:
    assert logs.needles_found(system, seed=3, singletons=singletons) == 20


def test_a_digest_is_not_slow() -> None:
    """Hold a tenth of the goal, which `make bench-logs` measures: this machine may be busy."""
    data = b"".join(logsets.mixed(50_000, seed=2))
    started = time.process_time()
    assert digest(data).lines == 50_000
    assert 50_000 / (time.process_time() - started) > logs.SPEED_GOAL / 10
