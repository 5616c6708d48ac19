"""What the demo's story promises, without any server: figures, crash loop, notations."""

from datetime import UTC, datetime, timedelta
from statistics import quantiles

import pytest

from deploy.demo.containers import Cadvisor
from deploy.demo.kube_state import KubeState
from deploy.demo.quantities import quantity
from deploy.demo.story.behaviour import CHECKOUT_NOW, HOMEPAGE, Behaviour, Plan, Profile
from deploy.demo.story.checkout import NAMESPACE, NEW_POD
from deploy.demo.story.crash_loop import CrashLoop
from deploy.demo.unfolding import Unfolding, tell
from deploy.demo.world import build_cluster

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ROLLED_OUT = NOW - timedelta(minutes=25)
WINDOW_S = 300


def windows(profile: Profile, count: int) -> list[list[Plan]]:
    behaviour = Behaviour(profile)
    requests = round(WINDOW_S / profile.interval_s)
    return [[behaviour.next() for _ in range(requests)] for _ in range(count)]


@pytest.mark.parametrize(
    ("profile", "error_ratio", "p95_s"),
    [(HOMEPAGE, (0.001, 0.003), (0.040, 0.046)), (CHECKOUT_NOW, (0.07, 0.09), (0.7, 0.9))],
)
def test_any_five_minutes_show_the_same_figures(profile, error_ratio, p95_s):
    for window in windows(profile, 20):
        ratio = sum(plan.failed for plan in window) / len(window)
        p95 = quantiles([plan.latency_s for plan in window], n=20)[-1]

        assert error_ratio[0] <= ratio <= error_ratio[1]
        assert p95_s[0] <= p95 <= p95_s[1]


def test_nine_restarts_fit_into_25_minutes_of_back_off():
    loop = CrashLoop(began=ROLLED_OUT, now=NOW)

    assert loop.restarts == 9
    assert NOW - loop.last_ended == timedelta(seconds=230)
    assert loop.last_ended - loop.previous_ended == timedelta(seconds=306)


def test_a_later_telling_changes_the_crashing_pod_and_its_events_alone():
    cluster = build_cluster(NOW)
    _, version = cluster.snapshot("Pod")

    tell(cluster, CrashLoop(began=ROLLED_OUT, now=NOW + timedelta(minutes=3)))

    pods, _ = cluster.changes("Pod", version)
    events, _ = cluster.changes("Event", version)
    others = [cluster.changes(kind, version)[0] for kind in ("Deployment", "ReplicaSet", "Service")]
    (status,) = pods[0].after["status"]["containerStatuses"]
    assert [change.after["metadata"]["name"] for change in pods] == [NEW_POD]
    assert status["restartCount"] == 10
    assert {e.after["reason"] for e in events} == {"Pulled", "Created", "Started", "BackOff"}
    assert others == [[], [], []]


def test_the_crash_logs_move_on_with_the_restarts():
    cluster = build_cluster(NOW)
    before = cluster.log(NAMESPACE, NEW_POD, "checkout", previous=False)

    tell(cluster, CrashLoop(began=ROLLED_OUT, now=NOW + timedelta(minutes=3)))

    after = cluster.log(NAMESPACE, NEW_POD, "checkout", previous=True)
    assert after == before


def test_a_story_that_is_ended_waits_for_no_step():
    with Unfolding(build_cluster(NOW), ROLLED_OUT) as unfolding:
        thread = unfolding._thread

    assert not thread.is_alive()


def test_restarts_of_the_past_follow_the_back_off():
    state = KubeState(build_cluster(NOW), "10.0.0.1:8080")

    counts = [restarts(state, minutes) for minutes in (26, 24, 20, 10, 0)]

    assert counts == [None, 3, 5, 7, 9]


def restarts(state: KubeState, minutes_ago: float) -> float | None:
    when = (NOW - timedelta(minutes=minutes_ago)).timestamp()
    samples = [s for metric in state.at(when) for s in metric.samples]
    found = [
        s.value
        for s in samples
        if s.name == "kube_pod_container_status_restarts_total" and s.labels["pod"] == NEW_POD
    ]
    return found[0] if found else None


def test_a_pod_uses_what_its_containers_use_and_a_little_for_its_sandbox():
    cadvisor = Cadvisor(build_cluster(NOW), "10.0.0.1:10250")

    memory = {
        (s.labels["pod"], s.labels["container"]): s.value
        for metric in cadvisor.at(NOW.timestamp())
        for s in metric.samples
        if s.name == "container_memory_working_set_bytes"
    }

    assert memory["postgres-0", ""] - memory["postgres-0", "postgres"] == 480 * 1024
    assert memory[NEW_POD, ""] == 480 * 1024
    assert (NEW_POD, "checkout") not in memory


@pytest.mark.parametrize(
    ("text", "value"), [("500m", 0.5), ("2", 2), ("256Mi", 2**28), ("1Gi", 2**30), ("3k", 3000)]
)
def test_a_quantity_is_read_in_its_base_unit(text, value):
    assert quantity(text) == pytest.approx(value)
