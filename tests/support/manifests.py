"""The manifests as kubectl renders them, and what Knative and Kubernetes say of them offline."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import yaml

from tests.support.processes import BIN, ROOT

KNATIVE = ROOT / "deploy" / "knative"
OVERLAYS = tuple(sorted(path.name for path in (KNATIVE / "overlays").iterdir()))
CRD = ROOT.parent / "shared" / "data" / "knative_serving_v1.23.0_service_crd.yaml"
FLAGGED = "accessible behind a feature flag"
CORE_VERSION = "1.34"  # the oldest Kubernetes that Knative 1.23 runs on
CORE_GROUPS = ("v1", "apps/v1", "networking.k8s.io/v1", "rbac.authorization.k8s.io/v1")

Json = dict[str, Any]


@cache
def rendered(overlay: str) -> str:
    """Return what `kubectl kustomize` makes of an overlay."""
    command = [str(BIN / "kubectl"), "kustomize", str(KNATIVE / "overlays" / overlay)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


@cache
def _parsed(overlay: str) -> str:
    """Return an overlay's objects as JSON, which is read a hundred times as fast as YAML."""
    return json.dumps(list(yaml.load_all(rendered(overlay), yaml.CSafeLoader)))


def objects(overlay: str) -> list[Json]:
    """Return an overlay's objects, the caller's own to change."""
    return json.loads(_parsed(overlay))


def of_kind(overlay: str, kind: str, group: str = "") -> list[Json]:
    return [
        one
        for one in objects(overlay)
        if one["kind"] == kind and one["apiVersion"].startswith(group)
    ]


def knative_services(overlay: str) -> list[Json]:
    return of_kind(overlay, "Service", "serving.knative.dev")


def pod_of(service: Json) -> Json:
    return service["spec"]["template"]["spec"]


def container_of(service: Json) -> Json:
    (container,) = pod_of(service)["containers"]
    return container


@cache
def knative_schema() -> Json:
    """Return the CRD's schema, with unknown and feature-flagged fields refused."""
    document = yaml.load(CRD.read_text(encoding="utf-8"), yaml.CSafeLoader)
    schema = strict(document["spec"]["versions"][0]["schema"]["openAPIV3Schema"])
    schema["properties"]["metadata"] = METADATA
    return schema


def strict(node: Any, name: str = "") -> Any:
    """Refuse what Knative's webhook refuses although the schema has a word for it."""
    if isinstance(node, list):
        return [strict(one) for one in node]
    if not isinstance(node, dict):
        return node
    if FLAGGED in str(node.get("description", "")) and name != "emptyDir":
        return False
    made = {key: strict(value) for key, value in node.items() if key != "properties"}
    if isinstance(found := node.get("properties"), dict):
        made["properties"] = {key: strict(value, key) for key, value in found.items()}
        if not node.get("x-kubernetes-preserve-unknown-fields"):
            made["additionalProperties"] = False
    if node.get("x-kubernetes-int-or-string"):
        made["anyOf"] = [{"type": "integer"}, {"type": "string"}]
    return made


WORDS = {"type": "object", "additionalProperties": {"type": "string"}}
METADATA = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$"},
        "namespace": {"type": "string"},
        "labels": WORDS,
        "annotations": WORDS,
    },
    "required": ["name", "namespace"],
    "additionalProperties": False,
}


def refused_by_knative(service: Json) -> list[str]:
    """Return where the schema refuses a Knative Service."""
    validator = jsonschema.Draft202012Validator(knative_schema())
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:120]}"
        for error in validator.iter_errors(service)
    ]


def refused_by_kubernetes(one: Json) -> str:
    """Return why Kubernetes would refuse an object of its own kinds; empty when it would not."""
    try:
        kubernetes_validate.validate(one, CORE_VERSION, strict=True)
    except kubernetes_validate.ValidationError as wrong:
        return str(wrong)
    return ""


def write_overlay(folder: Path, text: str) -> str:
    """Write a kustomization over ours and return what it renders."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kustomization.yaml").write_text(text, encoding="utf-8")
    command = [str(BIN / "kubectl"), "kustomize", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
