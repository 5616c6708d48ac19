"""Environment, labels and rights in the manifests equal what the functions' code needs.

The manifests are made from signatures. Here the same is derived the other way, from everything that
a function's modules import, and both must agree.
"""

import ast
from functools import cache

import pytest

from functions.__main__ import DECLARATIONS, ENDPOINTS
from shared.clients.kubernetes_answers import GROUPS, PERMISSIONS
from shared.edge.knative.needs import (
    NOT_OFFERED,
    Needs,
    backend_of,
    needs_of,
    reachable,
    settings_read,
    tree_of,
    variables_read,
)
from shared.edge.knative.service import bundle, services, timeouts
from shared.settings import Settings
from tests.support.manifests import container_of, knative_services, of_kind, pod_of
from tests.support.rbac import allowed

EVERYTHING = (*DECLARATIONS, *ENDPOINTS)
NAMES = [one.name for one in EVERYTHING]
FUNCTIONS = pytest.mark.parametrize("declared", EVERYTHING, ids=NAMES)
LITERAL = {"FUNCTION_TARGET", "FUNCTION_SOURCE", "MCP_PROFILE", "MCP_HOST", "MCP_PORT"}


@cache
def imports_of(name):
    """Return every module of ours that a function's main.py imports, directly or not."""
    return reachable([f"functions.{name}.main"], within="")


def is_client(module):
    """Tell whether a module defines a client, not only what one needs."""
    return any(
        isinstance(node, ast.FunctionDef) and node.name == "from_settings"
        for node in ast.walk(tree_of(module))
    )


@cache
def rendered_services():
    return {one["metadata"]["name"]: one for one in knative_services("homelab")}


def service_of(name):
    return rendered_services()[name.replace("_", "-")]


def labels_of(service):
    return service["spec"]["template"]["metadata"]["labels"]


@FUNCTIONS
def test_the_backends_of_the_signature_are_those_of_the_imports(declared):
    imported = {
        backend_of(module)
        for module in imports_of(declared.name)
        if module.startswith("shared.clients.") and is_client(module)
    }

    assert needs_of(declared).backends == imported


@FUNCTIONS
def test_a_pod_gets_the_variables_that_its_code_reads_and_no_other(declared):
    read = {one.name for one in variables_read(imports_of(declared.name))}

    given = {one["name"] for one in container_of(service_of(declared.name))["env"]}

    assert given - LITERAL == read - NOT_OFFERED
    assert read


@FUNCTIONS
def test_a_pod_may_reach_what_its_code_asks(declared):
    asked = {
        label.removeprefix("jamie/asks-")
        for label in labels_of(service_of(declared.name))
        if label.startswith("jamie/asks-")
    }

    assert asked == needs_of(declared).backends


@FUNCTIONS
def test_a_token_of_kubernetes_is_mounted_only_where_its_client_is_named(declared):
    pod = pod_of(service_of(declared.name))
    uses = "kubernetes" in needs_of(declared).backends

    assert pod["serviceAccountName"] == ("jamie-reader" if uses else "jamie")
    assert pod.get("automountServiceAccountToken", True) is uses


def test_what_is_secret_in_the_settings_comes_from_the_secret():
    for service in rendered_services().values():
        for one in container_of(service)["env"]:
            if "valueFrom" in one:
                is_secret = "secretKeyRef" in one["valueFrom"]
                assert is_secret == one["name"].endswith(
                    ("_TOKEN", "_TOKEN_JAMIE_MCP", "_TOKEN_AGENT_SRE", "_KEY", "_KEY_ID")
                )


def test_the_role_allows_what_the_client_asks_for_and_nothing_else():
    wanted = {
        (verb, GROUPS[resource], resource)
        for resource, verbs in PERMISSIONS.items()
        for verb in verbs
    }

    assert allowed() == wanted
    assert {verb for verb, _, _ in allowed()} <= {"get", "list"}


@pytest.mark.parametrize(
    ("overlay", "kind", "namespace"),
    [("homelab", "ClusterRoleBinding", None), ("local", "RoleBinding", "default")],
)
def test_an_overlay_says_whether_the_cluster_or_a_namespace_is_read(overlay, kind, namespace):
    (binding,) = [
        *of_kind(overlay, "ClusterRoleBinding"),
        *of_kind(overlay, "RoleBinding"),
    ]

    assert (binding["kind"], binding["metadata"].get("namespace")) == (kind, namespace)
    assert binding["roleRef"]["name"] == "jamie-reader"
    assert [one["name"] for one in binding["subjects"]] == ["jamie-reader"]


def test_a_setting_behind_a_property_is_found():
    assert settings_read("shared.edge.access") >= {"jamie_token", "jamie_sibling_token"}
    assert settings_read("shared.telemetry.traces") >= {"logfire_token", "mcp_profile"}


def test_every_field_that_is_read_is_a_setting():
    fields = set(Settings.__dataclass_fields__)
    read = {
        field for name in NAMES for module in imports_of(name) for field in settings_read(module)
    }

    assert read <= fields
    assert len(read) > 10


def _function(name: str, backends: set[str], timeout_s: float) -> Needs:
    return Needs(name, (f"/{name}",), timeout_s, frozenset(backends), ())


def test_who_calls_others_waits_longer_than_each_of_them():
    slow = _function("slow", {"prometheus"}, 90)
    quick = _function("quick", {"siblings"}, 5)
    door = _function("door", {"siblings"}, 0)

    assert timeouts([quick, door, slow]) == {"slow": 100, "quick": 110, "door": 120}


def test_a_new_function_is_a_service_of_its_own_and_part_of_the_bundle():
    found = services([_function("new_one", {"storage"}, 5)])

    assert [one["metadata"]["name"] for one in found] == ["new-one"]
    assert labels_of(found[0])["jamie/asks-storage"] == "true"
    assert labels_of(bundle([_function("new_one", {"storage"}, 5)])) == labels_of(found[0])
