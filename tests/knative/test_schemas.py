"""Every object of every overlay against the schemas of Knative 1.23 and Kubernetes 1.34."""

import copy

import pytest

from tests.support.manifests import (
    CORE_GROUPS,
    CRD,
    OVERLAYS,
    container_of,
    knative_services,
    objects,
    pod_of,
    refused_by_knative,
    refused_by_kubernetes,
)

needs_crd = pytest.mark.skipif(not CRD.exists(), reason="Knative's schema is not beside this clone")
PLANTED = {
    "a misspelt field": lambda one: pod_of(one).update(containerConcurency=1),
    "a quoted timeout": lambda one: pod_of(one).update(timeoutSeconds="60"),
    "a node selector": lambda one: pod_of(one).update(nodeSelector={"a": "b"}),
    "a pod's security context": lambda one: pod_of(one).update(securityContext={"runAsUser": 1}),
    "an init container": lambda one: pod_of(one).update(initContainers=[{"image": "x"}]),
    "a grace period": lambda one: pod_of(one).update(terminationGracePeriodSeconds=30),
    "a lifecycle hook": lambda one: container_of(one).update(lifecycle={"preStop": {}}),
    "a number as a variable": lambda one: container_of(one)["env"][0].update(value=1),
    "a field as a variable": lambda one: container_of(one)["env"].append(
        {"name": "POD", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}
    ),
    "a number as an annotation": lambda one: one["metadata"].update(annotations={"a": 1}),
    "a flag as a limit": lambda one: container_of(one)["resources"].update(limits={"cpu": True}),
    "a service that is no DNS label": lambda one: one["metadata"].update(name="golden_signals"),
}


@needs_crd
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_knative_accepts_each_service(overlay):
    services = knative_services(overlay)

    assert services
    assert [refused for one in services for refused in refused_by_knative(one)] == []


@needs_crd
@pytest.mark.parametrize("mistake", PLANTED)
def test_a_planted_mistake_is_refused(mistake):
    service = copy.deepcopy(knative_services("homelab")[0])

    PLANTED[mistake](service)

    assert refused_by_knative(service)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_kubernetes_accepts_each_object_of_its_own(overlay):
    own = [one for one in objects(overlay) if one["apiVersion"] in CORE_GROUPS]

    assert {one["kind"] for one in own} >= {"Namespace", "NetworkPolicy", "ServiceAccount"}
    assert [refused for one in own if (refused := refused_by_kubernetes(one))] == []


def test_a_planted_mistake_in_a_policy_is_refused():
    policy = next(one for one in objects("homelab") if one["metadata"]["name"] == "functions")

    policy["spec"]["ingress"][0]["prots"] = []

    assert "prots" in refused_by_kubernetes(policy)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_no_object_is_there_twice(overlay):
    names = [
        (one["kind"], one["metadata"].get("namespace"), one["metadata"]["name"], one["apiVersion"])
        for one in objects(overlay)
    ]

    assert sorted(set(names), key=str) == sorted(names, key=str)
