"""What no schema says: the rules of Knative's webhook, and ours, on every rendered overlay."""

import re

import pytest
import yaml

from functions.__main__ import DECLARATIONS, ENDPOINTS
from shared.edge.knative.service import START_S
from shared.settings import Settings
from tests.support.manifests import (
    KNATIVE,
    OVERLAYS,
    container_of,
    knative_services,
    objects,
    of_kind,
    pod_of,
)

SCALING = "autoscaling.knative.dev/"
MAX_TIMEOUT_S = 600  # max-revision-timeout-seconds, as it comes
TAKEN_PORTS = {8008, 8012, 8013, 8022, 8112, 9090, 9091}
GIVEN = {"PORT", "K_SERVICE", "K_REVISION", "K_CONFIGURATION"}
DURATION = re.compile(r"([0-9]+)([sm])")
QUEUE_PROXY, AUTOSCALING = 8012, 9090
PER_FUNCTION = tuple(overlay for overlay in OVERLAYS if overlay != "bundle")
BY_NAME = {one.name: one for one in DECLARATIONS}


def annotations(service):
    return service["spec"]["template"]["metadata"]["annotations"]


def seconds(duration):
    number, unit = DURATION.fullmatch(duration).groups()
    return int(number) * (60 if unit == "m" else 1)


@pytest.mark.parametrize("overlay", PER_FUNCTION)
def test_each_function_is_a_service_and_each_profile_of_mcp_too(overlay):
    targets = [
        {one["name"]: one.get("value") for one in container_of(service)["env"]}
        for service in knative_services(overlay)
    ]

    assert {one["FUNCTION_TARGET"] for one in targets} == {
        *BY_NAME,
        *(endpoint.name for endpoint in ENDPOINTS),
    }
    assert [one["MCP_PROFILE"] for one in targets if one["FUNCTION_TARGET"] == "mcp"] == [
        "jamie",
        "agent-sre",
    ]
    for one in targets:
        assert one["FUNCTION_SOURCE"] == f"functions/{one['FUNCTION_TARGET']}/main.py"


def test_the_bundle_is_one_service_that_serves_every_function():
    (service,) = knative_services("bundle")

    assert container_of(service)["command"] == ["python", "-m", "functions", "serve"]
    assert {one["name"]: one.get("value") for one in container_of(service)["env"]}[
        "MCP_PORT"
    ] == str(container_of(service)["ports"][0]["containerPort"])


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_service_rests_at_zero(overlay):
    for service in knative_services(overlay):
        found = annotations(service)

        assert found[f"{SCALING}min-scale"] == "0"
        assert 1 <= int(found[f"{SCALING}max-scale"]) <= 10
        assert float(found[f"{SCALING}target"]) >= 1
        assert 6 <= seconds(found[f"{SCALING}window"]) <= 3600
        assert seconds(found[f"{SCALING}scale-to-zero-pod-retention-period"]) <= 3600
        assert f"{SCALING}initial-scale" not in found  # 0 needs a flag of the whole cluster
        assert all(isinstance(value, str) for value in found.values())


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_timeouts_are_in_the_order_that_knative_asks_for(overlay):
    for service in knative_services(overlay):
        pod = pod_of(service)

        assert pod["responseStartTimeoutSeconds"] <= pod["timeoutSeconds"] <= MAX_TIMEOUT_S


@pytest.mark.parametrize("overlay", PER_FUNCTION)
def test_a_caller_waits_longer_than_whom_it_calls_and_knative_longer_than_the_function(overlay):
    waits = {one["metadata"]["name"]: pod_of(one) for one in knative_services(overlay)}
    limits = {name.replace("-", "_"): pod["timeoutSeconds"] for name, pod in waits.items()}
    callers = {name for name, one in BY_NAME.items() if "siblings" in one.clients}

    for name, one in BY_NAME.items():
        assert limits[name] >= one.timeout_s + START_S
    for caller in callers:
        assert limits[caller] > max(limits[name] for name in BY_NAME if name not in callers)
    assert min(limits["mcp"], limits["mcp_agent_sre"]) > max(limits[name] for name in BY_NAME)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_readiness_is_asked_at_the_queue_proxys_pace_of_the_process_alone(overlay):
    for service in knative_services(overlay):
        probe = container_of(service)["readinessProbe"]

        assert "periodSeconds" not in probe
        assert probe["httpGet"] == {"path": "/health", "port": 8080}
        assert {"livenessProbe", "startupProbe"}.isdisjoint(container_of(service))


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_start_is_never_throttled_and_memory_is_bounded(overlay):
    for service in knative_services(overlay):
        resources = container_of(service)["resources"]

        assert set(resources["requests"]) == {"cpu", "memory"}
        assert set(resources["limits"]) == {"memory"}


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_container_is_confined(overlay):
    for service in knative_services(overlay):
        container = container_of(service)

        assert container["securityContext"] == {
            "runAsNonRoot": True,
            "runAsUser": 65532,
            "runAsGroup": 65532,
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
            "seccompProfile": {"type": "RuntimeDefault"},
        }
        assert container["volumeMounts"] == [{"name": "tmp", "mountPath": "/tmp"}]  # noqa: S108
        (port,) = container["ports"]
        assert port["containerPort"] not in TAKEN_PORTS
        assert GIVEN.isdisjoint(one["name"] for one in container["env"])


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_service_is_seen_inside_the_cluster_alone(overlay):
    for service in knative_services(overlay):
        labels = service["metadata"]["labels"]

        assert labels["networking.knative.dev/visibility"] == "cluster-local"


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_name_that_a_pod_refers_to_is_there_or_may_be_absent(overlay):
    accounts = {one["metadata"]["name"] for one in of_kind(overlay, "ServiceAccount")}
    configs = {one["metadata"]["name"] for one in of_kind(overlay, "ConfigMap")}

    for service in knative_services(overlay):
        assert pod_of(service)["serviceAccountName"] in accounts
        for one in container_of(service)["env"]:
            source = one.get("valueFrom", {})
            if config := source.get("configMapKeyRef"):
                assert config["name"] in configs  # with the hash that kustomize gave it
                assert config["name"] != "jamie-config"
                assert config["optional"] is True
            if secret := source.get("secretKeyRef"):
                assert secret == {"name": "jamie-secret", "key": one["name"], "optional": True}


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_the_configuration_names_settings_and_its_values_are_accepted(overlay):
    (config,) = [
        one["data"]
        for one in of_kind(overlay, "ConfigMap")
        if one["metadata"]["name"].startswith("jamie-config-")
    ]
    offered = {one["name"] for service in knative_services(overlay) for one in env_of(service)}

    assert set(config) <= offered
    assert Settings.from_env(config).allow_anonymous


def env_of(service):
    return container_of(service)["env"]


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_no_secret_is_written_down(overlay):
    assert of_kind(overlay, "Secret") == []


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_only_the_queue_proxy_can_be_reached_and_every_backend_that_is_asked_for(overlay):
    policies = {one["metadata"]["name"]: one["spec"] for one in of_kind(overlay, "NetworkPolicy")}
    asked = {
        label
        for service in knative_services(overlay)
        for label in service["spec"]["template"]["metadata"]["labels"]
        if label.startswith("jamie/asks-")
    }

    opened = {port["port"] for rule in policies["functions"]["ingress"] for port in rule["ports"]}
    assert opened == {QUEUE_PROXY, 8112, AUTOSCALING}
    assert all(rule["from"] for rule in policies["functions"]["ingress"])
    assert policies["functions"]["podSelector"] == {
        "matchExpressions": [{"key": "serving.knative.dev/revision", "operator": "Exists"}]
    }
    for label in asked:
        policy = policies[label.removeprefix("jamie/")]
        assert policy["podSelector"] == {"matchLabels": {label: "true"}}
        assert policy["policyTypes"] == ["Egress"]
        assert all(rule["ports"] for rule in policy["egress"])


def test_the_policy_for_ollama_lets_the_default_address_through():
    (policy,) = [
        one for one in of_kind("homelab", "NetworkPolicy")
        if one["metadata"]["name"] == "asks-ollama"
    ]  # fmt: skip
    (rule,) = policy["spec"]["egress"]

    address = rule["to"][0]["ipBlock"]["cidr"].removesuffix("/32")
    assert Settings().ollama_url == f"http://{address}:{rule['ports'][0]['port']}"


def test_a_generated_file_says_so_in_its_first_line():
    generated = [KNATIVE / "base" / "services.yaml", KNATIVE / "bundle" / "service.yaml"]

    for path in generated:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# Generated from the functions' declarations")
        assert list(yaml.safe_load_all(text))


def test_at_rest_nothing_of_jamie_runs_but_the_proxy_of_the_old_addresses():
    running = {
        overlay: [
            one["metadata"]["name"]
            for one in objects(overlay)
            if one["kind"] in {"Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job"}
        ]
        for overlay in OVERLAYS
    }

    assert running == {
        overlay: ["jamie-compat"]
        if overlay in {"compat", "homelab", "local", "observability"}
        else []
        for overlay in OVERLAYS
    }
