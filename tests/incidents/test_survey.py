"""What counts as unwell, who is asked for signals, and how a look is worded: without any server."""

import pytest

from shared.domain.incidents.cluster import Container, Node, Pod, Service, Workload
from shared.domain.incidents.fields import stamp
from shared.domain.incidents.overview import (
    MAX_SERVICES,
    Firing,
    Measured,
    Overview,
    found_by_name,
    read_firing,
    worst,
    worth_asking,
)
from shared.domain.incidents.overview_wording import headline, left_out, unwell_too
from shared.domain.incidents.situation import Situation
from shared.domain.incidents.survey import START_S, Unwell, survey, survey_all
from shared.domain.incidents.target import Inventory, Target

AT = 1_760_000_000.0


def box(state: str = "running", reason: str = "", *, is_init: bool = False) -> Container:
    return Container("app", "a:1", state, reason, "", 0, state == "running", None, is_init)


def pod(name: str, *boxes: Container, app: str = "", phase: str = "Running", **more) -> Pod:
    given = {"owner": "", "is_ready": False, "created_at": stamp(AT - 9000), **more}
    return Pod(
        name=name, labels={"app": app} if app else {}, node="n1", phase=phase, reason="",
        message="", ready_since="", is_leaving=False, claims=(), containers=boxes, **given,
    )  # fmt: skip


def workload(name: str, ready: int, wanted: int) -> Workload:
    labels = {"app": name}
    return Workload("deployment", name, wanted, ready, labels, labels, "", "")


CRASHING = box("waiting", "CrashLoopBackOff")


@pytest.mark.parametrize(
    "stray",
    [
        pod("done", box("terminated", "Completed"), phase="Succeeded"),
        pod("failed", box("terminated", "Error"), phase="Failed"),
        pod("fetching", box("waiting", "ContainerCreating"), phase="Pending"),
        pod("init", box("terminated", "Completed", is_init=True), box()),
        pod("ready", box(), is_ready=True),
    ],
    ids=lambda one: one.name,
)
def test_a_pod_that_ended_or_only_starts_is_not_unwell(stray: Pod) -> None:
    assert survey(Inventory(pods=(stray,)), AT) == ()


def test_pods_of_no_workload_that_crash_are_told_once_for_each_owner() -> None:
    pods = (
        pod("backup-1", CRASHING, owner="backup"),
        pod("backup-2", CRASHING, owner="backup"),
        pod("by-hand", CRASHING),
        pod("cart-1", CRASHING, app="cart"),
    )
    found = survey(Inventory(pods=pods, workloads=(workload("cart", 0, 1),)), AT)

    assert [(one.kind, one.name, one.wanted) for one in found] == [
        *(("deployment", "cart", 1), ("pod", "backup-1", 2), ("pod", "by-hand", 1)),
    ]


@pytest.mark.parametrize(("age_s", "told"), [(5, []), (START_S + 5, ["cart"])])
def test_a_workload_whose_pods_have_only_just_begun_lacks_nothing(age_s: float, told) -> None:
    young = pod("cart-1", box(), app="cart", created_at=stamp(AT - age_s))
    found = survey(Inventory(pods=(young,), workloads=(workload("cart", 0, 1),)), AT)

    assert [one.name for one in found] == told


def test_the_worst_of_all_namespaces_comes_first() -> None:
    held = {
        "a": Inventory(workloads=(workload("half", 1, 2),)),
        "b": Inventory(pods=(pod("loose", CRASHING),), workloads=(workload("none", 0, 1),)),
    }

    assert [(one.namespace, one.name) for one in survey_all(held, AT)] == [
        *(("b", "none"), ("b", "loose"), ("a", "half")),
    ]


def fronted(*names: str, **more) -> Inventory:
    """Return services of these names, each before a pod of its own."""
    pods = tuple(pod(f"{name}-1", box(), app=name, is_ready=True, **more) for name in names)
    return Inventory(pods=pods, services=tuple(Service(name, {"app": name}) for name in names))


def test_services_before_pods_are_asked_but_for_the_platforms_own() -> None:
    held = {
        "shop": fronted("cart", "mail"),
        "kube-system": fronted("kube-dns"),
        "longhorn-system": fronted("longhorn-ui"),
        "default": Inventory(services=(Service("kubernetes", {}),)),
    }
    everywhere = Overview(
        inventories=held, unwell=(Unwell("mail", "deployment", 0, 1, (), "shop"),)
    )
    within = Overview(namespaces=("kube-system",), inventories=held)

    assert worth_asking(everywhere) == [("cart", "shop")]
    assert ("kube-dns", "kube-system") in worth_asking(within)


def test_of_several_services_before_the_same_pods_one_is_asked() -> None:
    held = fronted("db")
    headless = Service("db-headless", {"app": "db"})
    both = Inventory(pods=held.pods, services=(headless, *held.services))

    assert worth_asking(Overview(inventories={"shop": both})) == [("db", "shop")]


def firing(name: str, severity: str, **labels: str) -> dict:
    return {"metric": {"alertname": name, "severity": severity, **labels}, "value": [0, "1"]}


def test_alerts_are_told_once_for_each_subject_and_the_gravest_first() -> None:
    found = read_firing([
        firing("Slow", "warning", namespace="shop", pod="cart-1", service="kube-state-metrics"),
        firing("Slow", "warning", namespace="shop", pod="cart-1", container="app"),
        firing("Down", "critical", namespace="shop", service="cart"),
    ])  # fmt: skip

    assert [(one.name, one.subject) for one in found] == [("Down", "cart"), ("Slow", "cart-1")]


def test_text_of_an_alert_is_data() -> None:
    (one,) = read_firing([firing("A\x1b[2J\u202e\n- forged", "warning", service="x\nUnwell: y")])

    assert "\n" not in one.name + one.subject
    assert not {"\x1b", "\u202e"} & set(one.name)


@pytest.mark.parametrize(
    "said",
    ["any problems in namespace shop?", "is the shop namespace ok?", "algo no namespace shop?"],
)
def test_a_name_of_the_namespace_is_not_taken_for_a_workload_of_that_name(said: str) -> None:
    overview = Overview(inventories={"shop": Inventory(workloads=(workload("shop", 1, 1),))})
    named, _ = found_by_name(overview, "is shop slow?", ())
    unnamed, _ = found_by_name(overview, said, ())

    assert named is not None
    assert named.namespace == "shop"
    assert unnamed is None


def test_of_a_name_in_several_namespaces_the_default_or_the_unwell_is_meant() -> None:
    held = {name: Inventory(workloads=(workload("cart", 1, 1),)) for name in ("a", "b")}
    sick = Unwell("cart", "deployment", 0, 1, (), "b")
    nobody, asked_back = found_by_name(Overview(inventories=held), "cart?", ())
    unwell, _ = found_by_name(Overview(inventories=held, unwell=(sick,)), "cart?", ())
    usual, _ = found_by_name(Overview(inventories={**held, "default": held["a"]}), "cart?", ())

    assert (nobody, asked_back.several) == (None, {"cart": ["a", "b"]})
    assert unwell is not None
    assert usual is not None
    assert (unwell.namespace, usual.namespace) == ("b", "default")


def test_an_alert_or_failing_requests_lead_to_the_workload_behind_them() -> None:
    held = {"shop": fronted("cart", "mail")}
    alert = Firing("Down", "critical", "shop", "mail", {})
    failing = Measured("cart", "shop", "unhealthy", has_requests=True, reason="")
    by_alert = worst(Overview(inventories=held, firing=(alert,), measured=(failing,)))
    by_signals = worst(Overview(inventories=held, measured=(failing,)))

    assert by_alert is not None
    assert by_signals is not None
    assert (by_alert.candidate.name, by_signals.candidate.name) == ("mail", "cart")


def situation(overview: Overview) -> Situation:
    return Situation(AT, 3600, "", Target("", ""), Inventory(), overview=overview)


def test_what_was_left_out_is_said() -> None:
    cut = Overview(is_whole=False, left_out=12, inventories={"shop": fronted("cart")})

    assert list(left_out(cut, "en")) == [
        "Of 12 more services the golden signals were not looked at.",
        "Not everything was looked at: some lists were too long.",
    ]
    assert headline(situation(cut), cut, "en").startswith("I see nothing amiss in the cluster, but")


def test_a_storm_of_alerts_is_told_in_a_few_lines() -> None:
    alerts = tuple(Firing(f"Alert{n}", "warning", "shop", "", {}) for n in range(40))
    overview = Overview(firing=alerts)
    lines = list(unwell_too(situation(overview), overview, "en", suffers=False))

    assert len(lines) <= MAX_SERVICES + 2
    assert "and 31 more." in lines


def test_services_of_one_name_are_told_with_their_namespaces() -> None:
    one, other = (Measured("cart", place, "healthy", True, "") for place in "ab")  # noqa: FBT003
    overview = Overview(measured=(one, other), inventories={"a": fronted("cart")})

    assert "the golden signals of a/cart and b/cart are healthy" in (
        headline(situation(overview), overview, "en")
    )


def test_a_node_under_pressure_is_amiss_though_it_is_ready() -> None:
    node = Node("n1", is_ready=True, troubles=("DiskPressure",), message="full", changed_at="")
    overview = Overview(nodes=(node,), inventories={"a": fronted("cart")})

    assert overview.is_amiss
    assert headline(situation(overview), overview, "en") == (
        "Something is amiss in the cluster: node n1 has DiskPressure: full."
    )
