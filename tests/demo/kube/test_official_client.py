"""The official Python client, whose models validate what they receive, accepts every answer."""

import pytest
from kubernetes import client, watch
from kubernetes.client.exceptions import ApiException

from deploy.demo.kube import Cluster, KubeApi
from deploy.demo.kube.objects import container, pod


@pytest.fixture
def calls(api):
    """An ApiClient of the double, closed afterwards."""
    with client.ApiClient(client.Configuration(host=api.url)) as calls:
        yield calls
        calls.rest_client.pool_manager.clear()


@pytest.fixture
def core(calls):
    return client.CoreV1Api(calls)


def names(found):
    return [item.metadata.name for item in found.items]


def test_every_kind_that_has_a_builder_validates(calls, core):
    apps = client.AppsV1Api(calls)

    assert names(core.list_pod_for_all_namespaces())[-1] == "web-1-a"
    assert names(core.list_namespaced_service("shop")) == ["web"]
    assert core.list_namespaced_event("shop").items[0].involved_object.name == "cart-0"
    assert names(core.list_node()) == ["node-1", "node-2"]
    assert core.read_namespace("shop").status.phase == "Active"
    assert apps.read_namespaced_deployment("web", "shop").status.ready_replicas == 1
    owner = apps.list_namespaced_replica_set("shop").items[0].metadata.owner_references[0]
    assert (owner.kind, owner.name) == ("Deployment", "web")
    assert apps.list_namespaced_stateful_set("shop").items[0].status.replicas == 1
    assert client.VersionApi(calls).get_code().git_version.startswith("v1.")


def test_kinds_without_objects_are_empty_lists(calls, core):
    batch, policy = client.BatchV1Api(calls), client.PolicyV1Api(calls)

    assert names(core.list_namespaced_resource_quota("shop")) == []
    assert (
        names(client.AutoscalingV2Api(calls).list_namespaced_horizontal_pod_autoscaler("a")) == []
    )
    assert names(client.DiscoveryV1Api(calls).list_namespaced_endpoint_slice("shop")) == []
    assert names(batch.list_namespaced_cron_job("shop")) == []
    assert names(policy.list_pod_disruption_budget_for_all_namespaces()) == []


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("app=web", ["unplaced", "web-1-a"]),
        ("app==web,tier", ["web-1-a"]),
        ("app=web,!tier", ["unplaced"]),
        ("app!=web", ["job-x", "cart-0", "pull", "two"]),
        ("app in (web,cart)", ["unplaced", "cart-0", "web-1-a"]),
        ("app notin (web,cart)", ["job-x", "pull", "two"]),
        ("app=nobody", []),
    ],
)
def test_label_selectors_select(core, selector, expected):
    assert names(core.list_pod_for_all_namespaces(label_selector=selector)) == expected


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("involvedObject.name=cart-0,involvedObject.kind=Pod,type=Warning", 1),
        ("reason!=BackOff", 0),
        ("involvedObject.namespace=other", 0),
    ],
)
def test_field_selectors_select_events(core, selector, expected):
    assert len(core.list_namespaced_event("shop", field_selector=selector).items) == expected


def test_pages_continue_where_the_last_ended(core):
    first = core.list_pod_for_all_namespaces(limit=4)
    second = core.list_pod_for_all_namespaces(limit=4, _continue=first.metadata._continue)

    assert first.metadata.remaining_item_count == 2
    assert names(first) + names(second) == names(core.list_pod_for_all_namespaces())
    assert second.metadata._continue is None


def test_logs_are_read_as_text(core):
    text = core.read_namespaced_pod_log("web-1-a", "shop", tail_lines=2, timestamps=False)

    assert text == "line 58\nline 59\n"


@pytest.mark.parametrize(
    ("arguments", "status", "text"),
    [
        ({"name": "nope"}, 404, 'pods \\"nope\\" not found'),
        (
            {"name": "two"},
            400,
            "pod two, choose one of: [app proxy] or one of the init containers: [setup]",
        ),
        ({"name": "pull"}, 400, "is waiting to start: image can't be pulled"),
        ({"name": "two", "container": "x"}, 400, "container x is not valid for pod two"),
        (
            {"name": "web-1-a", "tail_lines": -1},
            422,
            "tailLines: Invalid value: -1: must be greater",
        ),
        (
            {"name": "web-1-a", "limit_bytes": 0},
            422,
            "limitBytes: Invalid value: 0: must be greater",
        ),
    ],
)
def test_failing_logs_say_why(core, arguments, status, text):
    with pytest.raises(ApiException) as raised:
        core.read_namespaced_pod_log(namespace="shop", **arguments)

    assert raised.value.status == status
    assert text in raised.value.body


def test_a_refused_read_is_forbidden_by_name():
    cluster = Cluster()
    cluster.refuse("deployments.apps")

    with KubeApi(cluster) as api, client.ApiClient(client.Configuration(host=api.url)) as calls:
        with pytest.raises(ApiException) as raised:
            client.AppsV1Api(calls).read_namespaced_deployment("web", "shop")
        calls.rest_client.pool_manager.clear()

    assert raised.value.status == 403
    assert 'deployments.apps \\"web\\" is forbidden' in raised.value.body
    assert '"kind": "deployments"' in raised.value.body


def test_a_watch_sees_what_comes_changes_and_goes():
    cluster = Cluster()
    cluster.add(pod("a", labels={"app": "x"}, containers=[container("c", image="i")]))

    with KubeApi(cluster) as api, client.ApiClient(client.Configuration(host=api.url)) as calls:
        seen = []
        stream = watch.Watch()
        core = client.CoreV1Api(calls)
        for event in stream.stream(core.list_namespaced_pod, "default", label_selector="app=x"):
            seen.append((event["type"], event["object"].metadata.name))
            if len(seen) == 1:
                cluster.add(pod("b", containers=[container("c", image="i")]))
                cluster.add(pod("a", labels={"app": "x"}, containers=[container("c", image="j")]))
            elif len(seen) == 2:
                cluster.remove("Pod", "default", "a")
            else:
                stream.stop()
        calls.rest_client.pool_manager.clear()

    assert seen == [("ADDED", "a"), ("MODIFIED", "a"), ("DELETED", "a")]
