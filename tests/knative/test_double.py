"""The double behaves as the real queue-proxy and activator did when they were measured."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.support.knative.cluster import Knative
from tests.support.knative.revision import Revision
from tests.support.loopback import PLAIN
from tests.support.processes import ROOT, isolated_env

SLEEPER = (sys.executable, "-m", "tests.support.knative.sleeper")
HALF_A_SECOND = "/one/500"


@contextmanager
def serving(folder: Path, **limits: object) -> Iterator[tuple[Knative, httpx.Client]]:
    one = Revision(name="one", command=SLEEPER, env={}, **{"idle_s": 600.0, **limits})
    env = isolated_env(folder, PYTHONPATH=str(ROOT))
    with (
        Knative(lambda _url: [one], env, folder) as knative,
        httpx.Client(base_url=knative.url, **PLAIN, timeout=30) as client,
    ):
        client.get("/one/0")
        yield knative, client


def ask_at_once(client: httpx.Client, path: str, count: int) -> list[tuple[httpx.Response, float]]:
    started = time.monotonic()

    def ask(_number: int) -> tuple[httpx.Response, float]:
        return client.get(path), time.monotonic() - started

    with ThreadPoolExecutor(count) as workers:
        return list(workers.map(ask, range(count)))


def test_requests_beyond_the_concurrency_wait_for_their_turn(tmp_path):
    with serving(tmp_path, concurrency=2, max_scale=1) as (_, client):
        answers = ask_at_once(client, HALF_A_SECOND, 6)

    turns = sorted(took_s for _, took_s in answers)
    assert {answer.status_code for answer, _ in answers} == {200}
    assert turns[1] < 1.0 <= turns[2]
    assert turns[3] < 1.5 <= turns[4]


def test_a_queue_of_ten_times_the_concurrency_overflows_with_503(tmp_path):
    with serving(tmp_path, concurrency=1, max_scale=1) as (_, client):
        answers = ask_at_once(client, "/one/300", 16)

    assert Counter(answer.status_code for answer, _ in answers) == {200: 11, 503: 5}
    refused = {answer.text for answer, _ in answers if answer.status_code == 503}
    assert refused == {"pending request queue full"}


def test_a_late_answer_is_504_at_the_timeout(tmp_path):
    with serving(tmp_path, timeout_s=0.5) as (_, client):
        started = time.monotonic()
        answer = client.get("/one/3000")
        took_s = time.monotonic() - started

    assert (answer.status_code, answer.text) == (504, "request timeout")
    assert 0.5 <= took_s < 2


def test_a_process_that_dies_in_mid_request_is_502_in_plain_text(tmp_path):
    with serving(tmp_path) as (knative, client), ThreadPoolExecutor(1) as workers:
        asking = workers.submit(client.get, "/one/5000")
        ends = time.monotonic() + 10
        while not (knative.pods("one")[0].served and knative.pods("one")[0].running):
            assert time.monotonic() < ends
            time.sleep(0.01)
        knative.pods("one")[0].popen.kill()
        answer = asking.result(10)

    assert answer.status_code == 502
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_probe_of_the_network_wakes_nobody(tmp_path):
    one = Revision(name="one", command=SLEEPER, env={})
    with Knative(lambda _url: [one], {}, tmp_path) as knative:
        probe = {"K-Network-Probe": "queue"}
        answer = httpx.get(f"{knative.url}/one/", headers=probe, **PLAIN)
        awake = knative.running()

    assert (answer.status_code, answer.text, awake) == (200, "queue", {})


def test_the_host_is_kept_and_the_caller_is_told(tmp_path):
    with serving(tmp_path) as (_, client):
        answer = client.get("/0", headers={"Host": "one.jamie.svc.cluster.local"})

    assert answer.text == "one.jamie.svc.cluster.local 127.0.0.1"


def test_more_at_once_than_the_target_start_more_pods_up_to_the_most(tmp_path):
    with serving(tmp_path, target=2.0, max_scale=3) as (knative, client):
        answers = ask_at_once(client, HALF_A_SECOND, 12)
        most = knative.scalers["one"].most_pods

    assert {answer.status_code for answer, _ in answers} == {200}
    assert most == 3


def test_an_unknown_service_is_404(tmp_path):
    with serving(tmp_path) as (_, client):
        assert client.get("/other/").status_code == 404


@pytest.mark.parametrize("idle_s", [0.2])
def test_what_nobody_asks_ends(idle_s, tmp_path):
    with serving(tmp_path, idle_s=idle_s) as (knative, _):
        ends = time.monotonic() + 15
        while knative.running():
            assert time.monotonic() < ends
            time.sleep(0.02)

    assert knative.running() == {}
