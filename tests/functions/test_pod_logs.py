"""Whose logs: by pod, service, workload, label, prefix and selector; several pods as one answer."""

from collections.abc import Iterator

import pytest

from deploy.demo.kube.cluster import Cluster, CutStream
from deploy.demo.kube.objects import container, deployment, pod, service, statefulset, terminated
from deploy.demo.kube.server import KubeApi
from functions.pod_logs.main import pod_logs
from functions.pod_logs.models import PodLogs, PodLogsRequest
from shared.errors import InvalidField, NotFound, UpstreamAuth
from shared.settings import Settings
from tests.support.kubernetes import with_client

APP = container("app", image="homepage:1")
PODS = ("homepage-7d9c5b6f4-x2x8k", "homepage-7d9c5b6f4-k9w2m")


@pytest.fixture
def cluster() -> Cluster:
    found = Cluster()
    for number, name in enumerate(PODS):
        found.add(pod(name, containers=[APP], labels={"run": "homepage"}))
        found.put_log("default", name, "app", lines(name, (number, number + 2)))
    return found


@pytest.fixture
def api(cluster: Cluster) -> Iterator[KubeApi]:
    with KubeApi(cluster) as running:
        yield running


def lines(text: str, seconds: tuple[int, ...]) -> bytes:
    return b"".join(f"2026-11-22T10:00:0{n}.5Z {text} at {n}\n".encode() for n in seconds)


def broken() -> Iterator[bytes]:
    raise CutStream
    yield b""


def ask(api: KubeApi, **fields: object) -> PodLogs:
    request = PodLogsRequest.model_validate(fields)
    settings = Settings(kubernetes_api_url=api.url)
    return with_client(settings, lambda client: pod_logs.handler(request, client))


def test_a_pods_log_is_answered_with_all_fields_of_the_contract(api: KubeApi) -> None:
    answer = ask(api, pod_name=PODS[0])

    assert answer.logs == [
        f"2026-11-22T10:00:00.5Z {PODS[0]} at 0",
        f"2026-11-22T10:00:02.5Z {PODS[0]} at 2",
    ]
    assert list(answer._asdict()) == [
        *("logs", "pod_name", "namespace", "status", "pods", "matched_by", "redactions"),
        *("truncated", "warnings", "timestamp"),
    ]
    assert list(answer.pods[0]._asdict()) == [
        *("pod", "container", "previous", "state", "restarts", "reason", "exit_code", "lines"),
        *("first_at", "last_at", "truncated"),
    ]
    assert (answer.status, answer.matched_by, answer.pod_name) == ("ok", "pod", PODS[0])
    assert (answer.namespace, answer.truncated, answer.warnings) == ("default", False, [])
    assert answer.pods[0].state == "running"
    assert answer.pods[0].first_at == "2026-11-22T10:00:00.5Z"
    assert answer.pods[0].last_at == "2026-11-22T10:00:02.5Z"
    assert answer.timestamp.endswith("Z")


def test_several_pods_are_merged_by_time_and_each_line_says_whose_it_is(
    api: KubeApi, cluster: Cluster
) -> None:
    cluster.add(service("homepage", selector={"run": "homepage"}))
    answer = ask(api, service_name="homepage")

    assert [line.split()[0] + line[-1] for line in answer.logs] == [
        f"[{PODS[0]}/app]0",
        f"[{PODS[1]}/app]1",
        f"[{PODS[0]}/app]2",
        f"[{PODS[1]}/app]3",
    ]
    assert answer.matched_by == "service"
    assert answer.pod_name is None
    assert sorted(one.pod for one in answer.pods) == sorted(PODS)


@pytest.mark.parametrize(
    ("extra", "rule"),
    [
        (deployment("homepage", labels={"run": "homepage"}, containers=[APP]), "deployment"),
        (statefulset("homepage", labels={"run": "homepage"}, containers=[APP]), "statefulset"),
        (None, "name prefix"),
    ],
)
def test_the_rule_that_found_the_pods_is_said(
    api: KubeApi, cluster: Cluster, extra: dict | None, rule: str
) -> None:
    if extra:
        cluster.add(extra)
    answer = ask(api, service_name="homepage")

    assert answer.matched_by == rule
    assert len(answer.pods) == 2


@pytest.mark.parametrize("label", ["app.kubernetes.io/name", "app", "serving.knative.dev/service"])
def test_pods_are_found_by_their_usual_labels(label: str) -> None:
    cluster = Cluster()
    cluster.add(pod("x-1", containers=[APP], labels={label: "shop"}))
    cluster.put_log("default", "x-1", "app", lines("hi", (1,)))
    with KubeApi(cluster) as api:
        answer = ask(api, service_name="shop")

    assert answer.matched_by == f"label {label}"
    assert len(answer.logs) == 1


def test_a_service_that_selects_nothing_falls_back_to_the_next_rule(
    api: KubeApi, cluster: Cluster
) -> None:
    cluster.add(service("homepage", selector={"run": "old"}))

    assert ask(api, service_name="homepage").matched_by == "name prefix"


def test_a_service_without_any_pod_is_empty_not_an_error(api: KubeApi, cluster: Cluster) -> None:
    cluster.add(service("sleeper", selector={"app": "sleeper"}))
    answer = ask(api, service_name="sleeper")

    assert (answer.status, answer.logs, answer.pods) == ("empty", [], [])
    assert answer.warnings == ["service 'sleeper' selects no pod in namespace 'default'"]


def test_pods_are_found_by_a_selector(api: KubeApi, cluster: Cluster) -> None:
    cluster.add(pod("db-0", containers=[APP], labels={"run": "db"}))

    assert len(ask(api, selector="run in (homepage),tier!=x").pods) == 2
    assert ask(api, selector="run=nobody").status == "empty"


def test_a_selector_that_does_not_parse_is_the_callers_to_mend(api: KubeApi) -> None:
    with pytest.raises(InvalidField) as caught:
        ask(api, selector="a in (b")
    assert caught.value.errors[0][0] == "/selector"


def test_a_pod_name_that_names_a_workload_is_taken_as_one_and_says_so(api: KubeApi) -> None:
    answer = ask(api, pod_name="homepage")

    assert answer.status == "ok"
    assert "there is no pod 'homepage'; it was taken as name prefix" in answer.warnings


@pytest.mark.parametrize("name", ["homepage-7d9c5b6f4-zzzzz", "homepag", "hompage"])
def test_a_missing_pod_is_not_found_with_near_names(api: KubeApi, name: str) -> None:
    with pytest.raises(NotFound, match=rf"no pod, service .*'{name}'.* near names: .*{PODS[0]}"):
        ask(api, pod_name=name)


def test_an_empty_namespace_is_said_to_hold_no_pods(api: KubeApi) -> None:
    with pytest.raises(NotFound, match="in namespace 'nowhere', which holds no pods"):
        ask(api, service_name="homepage", namespace="nowhere")


def test_what_could_not_be_asked_is_never_called_not_found(api: KubeApi, cluster: Cluster) -> None:
    cluster.refuse("daemonsets")

    assert ask(api, service_name="homepage").status == "ok"
    with pytest.raises(UpstreamAuth, match="'get' on 'daemonsets' in namespace 'default'"):
        ask(api, service_name="collector")


def test_at_most_five_pods_are_read_the_troubled_ones_first(api: KubeApi, cluster: Cluster) -> None:
    sick = container("app", image="a:1", ready=False, restarts=1)
    restarted = container("app", image="a:1", restarts=4)
    done = container("app", image="a:1", state=terminated(0))
    cluster.add(
        *(
            pod(f"web-{n}", containers=[APP], created_at=f"2026-11-22T10:00:0{n}Z")
            for n in range(5)
        ),
        pod("web-done", containers=[done], phase="Succeeded", created_at="2026-11-22T11:00:00Z"),
        pod("web-restarted", containers=[restarted], created_at="2026-11-21T10:00:00Z"),
        pod("web-sick", containers=[sick], created_at="2026-11-20T10:00:00Z"),
    )
    answer = ask(api, service_name="web")

    read = [one.pod for one in answer.pods]
    assert read == ["web-sick", "web-restarted", "web-4", "web-3", "web-2"]
    assert "8 pods match; 5 were read" in answer.warnings[0]
    assert "web-1, web-0, web-done" in answer.warnings[0]


def test_all_containers_are_read_but_healthy_sidecars(api: KubeApi, cluster: Cluster) -> None:
    init = container("migrate", image="m:1", state=terminated(0), init=True)
    proxy = container("istio-proxy", image="i:1")
    cluster.add(pod("shop-0", containers=[init, APP, proxy]))
    for number, name in enumerate(("migrate", "app", "istio-proxy")):
        cluster.put_log("default", "shop-0", name, lines(name, (number,)))

    whole = ask(api, pod_name="shop-0")
    only = ask(api, pod_name="shop-0", container="istio-proxy")

    assert [one.container for one in whole.pods] == ["migrate", "app"]
    assert [one.state for one in whole.pods] == ["completed", "running"]
    assert whole.logs[0].startswith("[shop-0/migrate] 2026")
    assert whole.warnings == ["sidecar not shown (give container to see it): istio-proxy"]
    assert only.logs == ["2026-11-22T10:00:02.5Z istio-proxy at 2"]


def test_a_failing_sidecar_is_shown(api: KubeApi, cluster: Cluster) -> None:
    proxy = container("queue-proxy", image="q:1", state=terminated(1))
    cluster.add(pod("shop-0", containers=[APP, proxy]))

    assert [one.container for one in ask(api, pod_name="shop-0").pods] == ["app", "queue-proxy"]


def test_an_unknown_container_is_not_found_with_the_known_ones(api: KubeApi) -> None:
    with pytest.raises(NotFound, match=f"no container 'web' in pod '{PODS[0]}'; containers: app"):
        ask(api, pod_name=PODS[0], container="web")


def test_one_pod_that_cannot_be_read_does_not_spoil_the_others(
    api: KubeApi, cluster: Cluster
) -> None:
    cluster.put_log("default", PODS[0], "app", broken)
    answer = ask(api, service_name="homepage")

    assert answer.status == "ok"
    assert len(answer.logs) == 2
    assert answer.truncated
    assert any(PODS[0] in warning and "could not be read" in warning for warning in answer.warnings)


def test_when_no_log_may_be_read_the_missing_permission_is_the_answer(
    api: KubeApi, cluster: Cluster
) -> None:
    cluster.refuse("pods/log")

    with pytest.raises(UpstreamAuth, match="'get' on 'pods/log' in namespace 'default'"):
        ask(api, service_name="homepage")


def test_nothing_read_and_nothing_excluded_is_unknown(api: KubeApi, cluster: Cluster) -> None:
    cluster.put_log("default", PODS[0], "app", broken)
    cluster.put_log("default", PODS[1], "app", b"")

    assert ask(api, service_name="homepage").status == "unknown"


def test_a_pod_that_goes_between_list_and_read_is_a_finding() -> None:
    class Vanishing(Cluster):
        """Loses a pod when its log is asked for."""

        def note(self, request) -> None:
            super().note(request)
            if request.resource == "pods/log":
                self.remove("Pod", "default", PODS[0])

    cluster = Vanishing()
    cluster.add(pod(PODS[0], containers=[APP]))
    with KubeApi(cluster) as api:
        answer = ask(api, pod_name=PODS[0])

    assert (answer.status, answer.pods[0].state) == ("empty", "gone")
    assert answer.warnings == [f"pod {PODS[0]} was deleted while its log was read"]
