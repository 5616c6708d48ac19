"""Container states are findings, HTTP 200: waiting, crashing, killed, evicted, never restarted."""

import pytest

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import Container, container, pod, running, terminated, waiting
from deploy.demo.kube.server import KubeApi
from functions.pod_logs.main import pod_logs
from functions.pod_logs.models import ContainerLog, PodLogs, PodLogsRequest
from functions.pod_logs.pods import read_pod
from shared.edge.encode import as_json
from shared.settings import Settings
from tests.support.kubernetes import with_client

CURRENT = b"2026-11-22T10:05:00Z starting\n"
PREVIOUS = b"2026-11-22T10:00:00Z panic: nil map\n2026-11-22T10:00:00.1Z exit\n"
OOM = terminated(137, reason="OOMKilled", finished_at="2026-11-22T10:00:01Z")


def ask(
    *containers: Container,
    logs: dict[tuple[str, bool], bytes] | None = None,
    whole: dict | None = None,
    **fields: object,
) -> PodLogs:
    cluster = Cluster()
    cluster.add(whole or pod("shop-0", containers=list(containers)))
    for (name, previous), log in (logs or {}).items():
        cluster.put_log("default", "shop-0", name, log, previous=previous)
    with KubeApi(cluster) as api:
        request = PodLogsRequest.model_validate({"pod_name": "shop-0", **fields})
        return with_client(
            Settings(kubernetes_api_url=api.url),
            lambda client: pod_logs.handler(request, client),
        )


def state(one: ContainerLog) -> tuple[str, int, str | None, int | None]:
    return one.state, one.restarts, one.reason, one.exit_code


def test_a_container_that_waits_for_its_image_is_a_finding() -> None:
    waits = waiting("ImagePullBackOff", "Back-off pulling image a:nope token=Zx9QwErTy7UiOp")
    answer = ask(container("app", image="a:nope", state=waits))

    assert answer.status == "empty"
    assert state(answer.pods[0]) == ("waiting", 0, "ImagePullBackOff", None)
    assert any("has no log" in warning for warning in answer.warnings)
    assert any("is waiting (ImagePullBackOff): Back-off" in warning for warning in answer.warnings)
    assert "Zx9QwErTy7UiOp" not in as_json(answer)


def crashing() -> Container:
    return container(
        "app", image="a:1", state=waiting("CrashLoopBackOff"), restarts=7, last_terminated=OOM
    )


def test_a_crash_loop_shows_the_previous_run_when_asked() -> None:
    answer = ask(crashing(), logs={("app", True): PREVIOUS}, previous=True)

    assert answer.logs[0] == "2026-11-22T10:00:00Z panic: nil map"
    assert answer.pods[0].previous
    assert state(answer.pods[0]) == ("terminated", 7, "OOMKilled", 137)


def test_a_crash_loop_is_not_answered_twice_with_the_same_lines() -> None:
    """Between two runs the kubelet gives the last run's log for both questions."""
    answer = ask(crashing(), logs={("app", True): PREVIOUS}, previous="auto")

    assert answer.logs == ["2026-11-22T10:00:00Z panic: nil map", "2026-11-22T10:00:00.1Z exit"]
    assert [(one.previous, one.lines) for one in answer.pods] == [(False, 0), (True, 2)]
    assert state(answer.pods[0]) == ("waiting", 7, "CrashLoopBackOff", 137)


def test_auto_reads_the_previous_run_too_where_there_was_a_restart() -> None:
    app = container("app", image="a:1", restarts=1, last_terminated=OOM)
    calm = container("calm", image="a:1")
    logs = {("app", False): CURRENT, ("app", True): PREVIOUS, ("calm", False): CURRENT}
    answer = ask(app, calm, logs=logs, previous="auto")

    assert [(one.container, one.previous) for one in answer.pods] == [
        *(("app", False), ("app", True), ("calm", False))
    ]
    assert answer.logs[0] == "[shop-0/app previous] 2026-11-22T10:00:00Z panic: nil map"
    assert answer.logs[-1].startswith("[shop-0/calm] ")


def test_a_container_that_was_killed_for_memory_tells_so_while_it_runs_again() -> None:
    app = container("app", image="a:1", restarts=3, last_terminated=OOM)
    answer = ask(app, logs={("app", False): CURRENT})

    assert answer.status == "ok"
    assert state(answer.pods[0]) == ("running", 3, "OOMKilled", 137)
    (told,) = answer.warnings
    assert told.startswith("shop-0/app was restarted 3 times; its last run ended with OOMKilled")
    assert told.endswith("(exit code 137) at 2026-11-22T10:00:01Z; previous=auto shows its log")


def test_what_a_run_left_behind_is_told() -> None:
    last = terminated(2, message="panic: cannot open\nredis://:hunter2@r\n", finished_at="")
    answer = ask(container("app", image="a:1", restarts=1, last_terminated=last), previous="auto")

    (told,) = (one for one in answer.warnings if "restarted" in one)
    assert "restarted once" in told
    assert "saying: panic: cannot open redis://:[URL_PASSWORD:" in told
    assert "previous=auto" not in told


def test_an_ephemeral_container_is_read_too() -> None:
    whole = pod("shop-0", containers=[container("app", image="a:1")])
    whole["spec"]["ephemeralContainers"] = [{"name": "debugger", "image": "busybox:1"}]
    whole["status"]["ephemeralContainerStatuses"] = [
        {"name": "debugger", "state": {"running": {}}, "restartCount": 0}
    ]
    logs = {("app", False): CURRENT, ("debugger", False): b"2026-11-22T10:06:00Z / # ls\n"}
    answer = ask(whole=whole, logs=logs)

    assert [(one.container, one.state) for one in answer.pods] == [
        *(("app", "running"), ("debugger", "running"))
    ]
    assert answer.logs[-1] == "[shop-0/debugger] 2026-11-22T10:06:00Z / # ls"


def test_of_too_many_containers_the_failing_and_restarted_ones_are_read() -> None:
    calm = [container(f"calm-{number:02}", image="a:1") for number in range(22)]
    sick = container("sick", image="a:1", state=terminated(1))
    again = container("again", image="a:1", restarts=4)
    answer = ask(*calm, sick, again)

    assert len(answer.pods) == 20
    assert [one.container for one in answer.pods][-2:] == ["sick", "again"]
    (told,) = (one for one in answer.warnings if "were read" in one)
    assert told.startswith("24 logs match; 20 were read (failing, restarted first); for the others")
    assert "shop-0/calm-18, shop-0/calm-19" in told


def test_a_log_that_starts_long_after_its_container_says_so() -> None:
    early = container("app", image="a:1", state=running("2026-11-20T08:00:00Z"))
    told = "shop-0/app: its log starts at 2026-11-22T10:05:00Z, later than the container;"
    logs = {("app", False): CURRENT}

    assert ask(early, logs=logs).warnings[0].startswith(told)
    assert ask(early, logs=logs, since="2026-11-22T10:00:00Z").warnings == []
    prompt = container("app", image="a:1", state=running("2026-11-22T10:04:30Z"))
    assert ask(prompt, logs=logs).warnings == []


def test_no_previous_instance_is_said_in_words() -> None:
    answer = ask(container("app", image="a:1"), logs={("app", False): CURRENT}, previous=True)

    assert (answer.status, answer.logs) == ("empty", [])
    assert answer.warnings == ["shop-0/app has no previous instance"]


def test_a_failed_init_container_is_read_and_told() -> None:
    migrate = container("migrate", image="m:1", state=terminated(3), init=True)
    app = container("app", image="a:1", state=waiting("PodInitializing"))
    log = b"2026-11-22T10:00:00Z no database\n"
    answer = ask(migrate, app, logs={("migrate", False): log})

    assert answer.logs == ["2026-11-22T10:00:00Z no database"]
    assert state(answer.pods[0]) == ("terminated", 0, "Error", 3)
    assert any("migrate is terminated (Error)" in warning for warning in answer.warnings)


def test_an_evicted_pod_says_why() -> None:
    evicted = pod(
        "shop-0",
        containers=[container("app", image="a:1", state=terminated(137))],
        phase="Failed",
        reason="Evicted",
        message="The node was low on resource: memory.",
    )
    answer = ask(whole=evicted)

    assert "pod shop-0: Evicted The node was low on resource: memory." in answer.warnings


def test_a_pod_that_no_node_takes_says_why() -> None:
    answer = ask(whole=pod("shop-0", containers=[container("app", image="a:1")], node=None))

    assert answer.status == "empty"
    assert answer.pods[0].state == "waiting"
    assert "Insufficient memory" in answer.warnings[0]


def test_a_running_container_that_wrote_nothing_is_empty() -> None:
    answer = ask(container("app", image="a:1"))

    assert (answer.status, answer.logs, answer.warnings) == ("empty", [], [])
    assert (answer.pods[0].first_at, answer.pods[0].last_at) == (None, None)


@pytest.mark.parametrize(
    "item",
    [
        {"metadata": {"name": "x"}},
        {"metadata": {"name": "x"}, "spec": None, "status": None},
        {"metadata": {"name": "x", "labels": []}, "spec": {"containers": "no"}, "status": {}},
        {
            "metadata": {"name": "x", "creationTimestamp": 7},
            "spec": {"containers": [{"name": "app"}, None, 3]},
            "status": {
                "conditions": [None, {"type": "Ready"}],
                "containerStatuses": [{"name": "app", "state": [], "restartCount": "many"}],
            },
        },
    ],
)
def test_an_odd_pod_is_read_without_an_error(item: dict) -> None:
    found = read_pod(item)

    assert found.name == "x"
    assert not found.is_ready
    assert found.restarts == 0
