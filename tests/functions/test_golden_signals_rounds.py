"""How often Prometheus is asked: two rounds when cold, one when warm; what is remembered."""

import dataclasses
import threading
from collections.abc import Iterator

import pytest

from deploy.demo.prometheus import PrometheusServer
from functions.golden_signals.memory import FOUND_S, MAX_SERVICES, NOT_FOUND_S, Memory
from functions.golden_signals.models import MAX_NAME_CHARACTERS
from shared.domain.promql.text import unions
from shared.domain.signals import discovery, resources
from shared.domain.signals.dialect import Found
from shared.domain.signals.dialects import DIALECTS
from shared.domain.signals.discovery import Discovery
from tests.functions.golden_signals_asking import ask, passing_on
from tests.functions.golden_signals_past import NOW, calm, openmetrics
from tests.support.servers import Asked, Reply, ScriptedServer

COLD, WARM = (2, 1), (1,)
PATIENCE_S = 3.0
NOTHING = Discovery(at=1.0, found=None, others=(), names=(), elsewhere=())

FOUND = Found(DIALECTS[0], "{}", frozenset(), namespaced=True)


class Clock:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Rounds:
    """A proxy that lives at the past's end and holds each answer until its whole round has asked.

    Who asks one after the other what belongs in one round waits in vain.
    """

    def __init__(self, url: str, *sizes: int) -> None:
        self._pass_on = passing_on(url)
        barriers = [(threading.Barrier(size), size) for size in sizes]
        self._left = [barrier for barrier, size in barriers for _ in range(size)]

    def __call__(self, asked: Asked) -> Reply:
        if not self._left:
            return Reply(status=500, body=b"asked once too often")
        self._left.pop(0).wait(PATIENCE_S)
        now = b"" if b"time=" in asked.body else f"&time={NOW}".encode()
        return self._pass_on(dataclasses.replace(asked, body=asked.body + now))

    def is_done(self) -> bool:
        return not self._left


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    past = openmetrics([*calm("seed", {"200": 149.85, "500": 0.15})])
    with PrometheusServer(tmp_path_factory.mktemp("prometheus"), openmetrics=past) as server:
        yield server.url


def status_in(rounds: tuple[int, ...], url: str, memory: Memory, **body: object) -> str:
    """Return the status that a check finds in rounds of so many questions, no more, no fewer."""
    proxy = Rounds(url, *rounds)
    with ScriptedServer(proxy) as server:
        answer = ask(server.url, memory=memory, **{"service_name": "seed", "at": "", **body})
    assert proxy.is_done()
    assert answer.error is None
    assert not any("could not be asked" in warning for warning in answer.warnings)
    return answer.status


@pytest.mark.real
def test_a_cold_check_is_two_rounds_and_a_warm_one_is_one(prometheus_url: str):
    memory = Memory()

    assert status_in(COLD, prometheus_url, memory) == "healthy"
    assert status_in(WARM, prometheus_url, memory) == "healthy"


@pytest.mark.real
def test_a_warm_answer_is_the_cold_one(prometheus_url: str):
    memory = Memory()
    with ScriptedServer(Rounds(prometheus_url, *COLD, *WARM)) as proxy:
        cold, warm = (ask(proxy.url, memory=memory, service_name="seed", at="") for _ in range(2))

    assert warm == cold
    assert warm.evaluated_at == "2025-10-09T08:53:20Z"


@pytest.mark.real
def test_a_moment_in_the_past_neither_reads_nor_writes_memory(prometheus_url: str):
    memory = Memory()
    memory.keep(("default", "seed"), NOTHING)

    assert status_in(COLD, prometheus_url, memory, at=NOW) == "healthy"
    assert memory.recall(("default", "seed")) == NOTHING._replace(at=None)


@pytest.mark.real
def test_what_was_not_found_is_asked_again_after_half_a_minute(prometheus_url: str):
    clock = Clock()
    memory = Memory(clock)

    assert status_in((2,), prometheus_url, memory, service_name="nobody") == "unknown"
    assert status_in((1,), prometheus_url, memory, service_name="nobody") == "unknown"
    clock.now = NOT_FOUND_S
    assert status_in((2,), prometheus_url, memory, service_name="nobody") == "unknown"


@pytest.mark.real
def test_a_service_of_the_same_name_elsewhere_is_another_one(prometheus_url: str):
    memory = Memory()
    status_in(COLD, prometheus_url, memory)

    assert status_in((2,), prometheus_url, memory, namespace="other") == "unknown"
    assert len(memory) == 2


@pytest.mark.real
def test_series_that_are_gone_are_looked_for_anew_at_once(prometheus_url: str):
    memory = Memory()
    status_in(COLD, prometheus_url, memory)
    known = memory.recall(("default", "seed"))
    assert known is not None
    assert known.found is not None
    renamed = known.found._replace(selector='{namespace="default",service="before"}')
    memory.keep(("default", "seed"), known._replace(found=renamed))

    assert status_in((*WARM, *COLD), prometheus_url, memory) == "healthy"
    assert status_in(WARM, prometheus_url, memory) == "healthy"


@pytest.mark.real
def test_when_one_query_for_all_is_refused_the_rounds_are_asked_one_by_one(prometheus_url: str):
    memory = Memory()
    status_in(COLD, prometheus_url, memory)
    pass_on = Rounds(prometheus_url, 1, 1, 1)
    refused = b'{"status":"error","errorType":"execution","error":"many-to-many matching"}'

    def without_resources(asked: Asked) -> Reply:
        if b"container_cpu" in asked.body:
            return Reply(status=422, body=refused)
        return pass_on(asked)

    with ScriptedServer(without_resources) as proxy:
        answer = ask(proxy.url, memory=memory, service_name="seed", at="")

    assert (answer.status, answer.error) == ("healthy", None)
    assert any("saturation could not be asked" in warning for warning in answer.warnings)


@pytest.mark.real
def test_a_long_name_is_asked_in_parts_of_the_same_round(prometheus_url: str):
    name = "\\" * MAX_NAME_CHARACTERS
    in_all = len(unions(discovery.operands(name, name)))
    in_all += len(unions(resources.operands(name, name, "5m")))

    assert in_all > sum(COLD)
    assert status_in((in_all,), prometheus_url, Memory(), service_name=name, namespace=name) == (
        "unknown"
    )


@pytest.mark.parametrize(("found", "length_s"), [(FOUND, FOUND_S), (None, NOT_FOUND_S)])
def test_memory_ends(found: Found | None, length_s: float):
    clock = Clock()
    memory = Memory(clock)
    memory.keep(("a", "b"), NOTHING._replace(found=found))

    clock.now = length_s - 0.001
    assert memory.recall(("a", "b")) is not None
    clock.now = length_s
    assert memory.recall(("a", "b")) is None


def test_memory_is_bounded_and_the_oldest_goes_first():
    memory = Memory(Clock())
    for number in range(MAX_SERVICES + 2):
        memory.keep(("ns", f"s{number}"), NOTHING)

    assert len(memory) == MAX_SERVICES
    assert memory.recall(("ns", "s1")) is None
    assert memory.recall(("ns", "s2")) is not None
