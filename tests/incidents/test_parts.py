"""The small parts: who is meant, what is read of odd objects, how alerts and doubts add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.incidents.around import (
    changed,
    read_autoscaler,
    read_claim,
    read_node,
    read_quotas,
    read_revision,
    read_service,
    read_workload,
)
from shared.domain.incidents.cluster import Pod, Service, Template, Workload
from shared.domain.incidents.episodes import episodes_of
from shared.domain.incidents.fields import stamp, unix
from shared.domain.incidents.ranking import SURE_AT_MOST, ranked
from shared.domain.incidents.reading import read_event, read_pod
from shared.domain.incidents.signs import Sign
from shared.domain.incidents.situation import Situation
from shared.domain.incidents.survey import survey
from shared.domain.incidents.target import Candidate, Inventory, Target, find_target, mentioned

CART = Workload("deployment", "cart", 2, 2, {"app": "cart"}, {"app": "cart"}, "", "")


def pod(name: str, app: str = "cart") -> Pod:
    metadata = {"name": name, "labels": {"app": app}}
    return read_pod({"metadata": metadata, "status": {"phase": "Running"}})


NAMESPACE = Inventory(
    pods=(pod("cart-1"), pod("cart-2"), pod("mail-1", "mail")),
    workloads=(CART,),
    services=(Service("cart-web", {"app": "cart"}), Service("mail", {"app": "mail"})),
)


@pytest.mark.parametrize(
    ("name", "found", "how"),
    [
        ("cart", "cart", "deployment cart"),
        ("cart-web", "cart", "deployment cart"),
        ("cart-2", "cart", "deployment cart"),
        ("mail", "mail", "service mail"),
        ("mail-1", "mail-1", "pod mail-1"),
    ],
)
def test_a_name_leads_to_its_workload(name: str, found: str, how: str) -> None:
    target = find_target([Candidate(name, "asked")], NAMESPACE)

    assert target is not None
    assert (target.name, target.is_found) == (found, True)
    assert how in target.how


def test_the_first_candidate_that_exists_is_taken() -> None:
    target = find_target([Candidate("nobody", "a"), Candidate("cart", "b")], NAMESPACE)

    assert target is not None
    assert [one.name for one in target.pods] == ["cart-1", "cart-2"]


def test_names_in_a_text_are_whole_words() -> None:
    told = [one.name for one in mentioned("Cart-web is slow, mailer too", NAMESPACE)]

    assert told == ["cart-web"]


def test_the_worst_of_a_namespace_comes_first() -> None:
    workloads = tuple(
        CART._replace(name=name, ready=ready, wanted=wanted)
        for name, ready, wanted in (("a", 2, 3), ("b", 0, 1), ("c", 2, 2), ("d", 1, 3))
    )

    assert [one.name for one in survey(Inventory(workloads=workloads), 0)] == ["b", "d", "a"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["metadata", "spec", "status", "name", "containers", "state", "conditions", "type",
             "items", "subsets", "addresses", "replicas", "selector", "matchLabels", "reason"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["metadata", "spec", "status", "type"]), JSON))
def test_no_object_however_odd_breaks_the_reading(item: dict) -> None:
    assert read_pod(item).is_ready is False
    assert read_event(item).times >= 1
    assert read_workload("deployment", item).kind == "deployment"
    assert read_revision(item).number == 0
    assert read_service(item, {}).ready is None
    assert isinstance(read_autoscaler(item).most, int)
    assert isinstance(read_node(item).troubles, tuple)
    assert isinstance(read_claim(item).phase, str)
    assert all(quota.resource for quota in read_quotas(item)) or not item


def test_what_a_rollout_changed_is_told_without_values() -> None:
    before = Template(("cart:1",), {"environment TOKEN": "1", "environment MODE": "2"})
    after = Template(("cart:2",), {"environment TOKEN": "3", "environment MODE": "2"})

    assert changed(before, after) == ["image cart:1 → cart:2", "environment TOKEN"]
    assert changed(before, before) == []


def sign(kind: str, text: str) -> Sign:
    return Sign(kind, text, "cart-1", ("pods",))


def test_independent_signs_join_and_are_never_certain() -> None:
    told = [sign("waiting", "CrashLoopBackOff: x"), sign("ended", "Error exit code 1")]
    (one,) = ranked(told[:1])
    (both,) = ranked(told)

    assert (one.confidence, both.confidence) == (0.6, 0.84)
    assert ranked([*told, sign("event", "BackOff: Back-off restarting")])[0].confidence <= (
        SURE_AT_MOST
    )


def test_a_symptom_folds_into_its_cause_and_lends_its_evidence() -> None:
    cause = Sign("ended", "OOMKilled exit code 137", "cart-1", ("pods",))
    symptom = Sign("signal", "error_ratio: 12% of requests failed", "cart", ("signals",))
    (found,) = ranked([symptom, cause])

    assert found.category == "oom"
    assert found.evidence == ("pods", "signals")


def test_an_alert_that_flaps_fired_several_times() -> None:
    at, since_s = 10_000.0, 3600.0
    seen = Situation(at, since_s, "shop", Target("cart", ""), Inventory())
    times = [7000, 7060, 8000, 8060, 9940, 10_000]
    labels = {"alertname": "Slow", "service": "cart"}
    item = {"metric": labels, "values": [[moment, "1"] for moment in times]}
    other = {"metric": {"alertname": "Slow", "service": "mail"}, "values": [[7000, "1"]]}
    first, second, last = episodes_of([item, other], seen)

    assert (unix(first.starts_at), unix(first.ends_at)) == (7000, 7060)
    assert second.starts_at == stamp(8000)
    assert last.ends_at == ""
