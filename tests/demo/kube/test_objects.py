"""Built objects agree with themselves: phases, conditions and counts follow from what was said."""

import pytest

from deploy.demo.kube import Cluster
from deploy.demo.kube.ages import human_duration
from deploy.demo.kube.objects import (
    container,
    deployment,
    node,
    pod,
    ready_count,
    terminated,
    waiting,
)

RUNS = container("app", image="i")
ENDED_WELL = container("app", image="i", state=terminated(0))
ENDED_BADLY = container("app", image="i", state=terminated(1))
LOOPS = container(
    "app", image="i", state=waiting("CrashLoopBackOff"), last_terminated=terminated(1)
)
PULLS = container("app", image="i", state=waiting("ImagePullBackOff"))
SETS_UP = container("setup", image="i", init=True)


@pytest.mark.parametrize(
    ("containers", "restart_policy", "phase"),
    [
        ([RUNS], "Always", "Running"),
        ([LOOPS], "Always", "Running"),
        ([PULLS], "Always", "Pending"),
        ([SETS_UP, RUNS], "Always", "Pending"),
        ([ENDED_WELL], "Never", "Succeeded"),
        ([ENDED_BADLY], "Never", "Failed"),
        ([ENDED_BADLY], "OnFailure", "Running"),
    ],
)
def test_a_phase_follows_from_the_containers(containers, restart_policy, phase):
    built = pod("p", containers=containers, restart_policy=restart_policy)

    assert built["status"]["phase"] == phase


def test_an_image_that_was_never_pulled_has_no_identifier():
    pulled, missing = (pod("p", containers=[each]) for each in (RUNS, PULLS))

    assert pulled["status"]["containerStatuses"][0]["imageID"]
    assert missing["status"]["containerStatuses"][0]["imageID"] == ""


def test_a_pod_that_no_node_takes_says_why():
    built = pod("p", node=None, message="no room", containers=[RUNS])

    assert built["status"]["phase"] == "Pending"
    assert built["status"]["conditions"][0]["message"] == "no room"
    assert "containerStatuses" not in built["status"]


def test_readiness_is_counted_and_shown_in_conditions():
    pods = [pod("a", containers=[RUNS]), pod("b", containers=[LOOPS])]

    assert ready_count(pods) == 1
    assert pods[1]["status"]["conditions"][2]["message"].endswith("[app]")


def test_a_deployment_below_its_minimum_is_not_available():
    built = deployment("d", labels={"a": "b"}, containers=[RUNS], replicas=4, ready=2)
    conditions = {each["type"]: each["status"] for each in built["status"]["conditions"]}

    assert conditions == {"Available": "False", "Progressing": "True"}
    assert built["status"]["unavailableReplicas"] == 2


def test_a_node_under_pressure_says_so():
    built = node("n", pressures=["MemoryPressure"], ready=False)
    conditions = {each["type"]: each["status"] for each in built["status"]["conditions"]}

    assert conditions["MemoryPressure"] == "True"
    assert conditions["Ready"] == "False"


def test_the_store_fills_in_what_is_absent_and_keeps_the_rest():
    cluster = Cluster()
    bare = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "data": {"k": "v"}}
    cluster.add(bare)
    stored = cluster.get("ConfigMap", "default", "c")

    assert stored is not None
    assert {"uid", "resourceVersion", "creationTimestamp"} <= stored["metadata"].keys()
    assert stored["data"] == {"k": "v"}
    assert bare["metadata"] == {"name": "c"}


def test_a_replaced_object_is_the_new_one_and_a_removed_one_is_gone():
    cluster = Cluster()
    cluster.add(pod("p", containers=[RUNS]))
    cluster.add(pod("p", containers=[PULLS]))
    cluster.put_log("default", "p", "app", b"")
    pods, _ = cluster.snapshot("Pod")
    cluster.remove("Pod", "default", "p")

    assert [each["status"]["phase"] for each in pods] == ["Pending"]
    assert cluster.get("Pod", "default", "p") is None
    assert cluster.log("default", "p", "app", previous=False) is None


def test_a_kind_that_is_not_served_is_refused():
    with pytest.raises(ValueError, match="serves no Secret"):
        Cluster().add({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}})


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "<invalid>"),
        (-1, "0s"),
        (119, "119s"),
        (120, "2m"),
        (312, "5m12s"),
        (3600, "60m"),
        (3 * 3600 + 60, "3h1m"),
        (27 * 3600, "27h"),
        (2 * 86400 + 4 * 3600, "2d4h"),
        (400 * 86400, "400d"),
        (3 * 365 * 86400, "3y"),
        (9 * 365 * 86400, "9y"),
    ],
)
def test_ages_are_worded_as_kubectl_words_them(seconds, text):
    assert human_duration(seconds) == text
