"""What a rendered Knative Service says about its process, limits and scaling."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.support.manifests import container_of, pod_of

Json = dict[str, Any]

# The image's own command; the test of the Dockerfile holds that it is this.
IMAGE_COMMAND = ("python", "-m", "shared.edge.container")
UTILISATION = 0.7  # Knative adds a pod when this much of the target is in use


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of a function, as Knative runs it."""

    name: str
    command: tuple[str, ...]
    env: Mapping[str, str]
    timeout_s: float = 60.0
    concurrency: int = 0  # 0: as many as come
    target: float = 20.0
    max_scale: int = 5
    idle_s: float = 60.0


def revision(service: Json, settings: Mapping[str, str], *, idle_s: float) -> Revision:
    """Read a rendered Service; `settings` stands in for its ConfigMap and Secret."""
    notes = service["spec"]["template"]["metadata"]["annotations"]
    scaling = {key.partition("/")[2]: value for key, value in notes.items()}
    container = container_of(service)
    command = tuple(container.get("command", IMAGE_COMMAND))
    name = service["metadata"]["name"]
    return Revision(
        name=name,
        command=(sys.executable, *command[1:]),
        env={**_environment(container["env"], settings), "K_SERVICE": name},
        timeout_s=pod_of(service)["timeoutSeconds"],
        concurrency=pod_of(service)["containerConcurrency"],
        target=float(scaling["target"]) * UTILISATION,
        max_scale=int(scaling["max-scale"]),
        idle_s=idle_s,
    )


def _environment(entries: list[Json], settings: Mapping[str, str]) -> dict[str, str]:
    """Return what a pod would see: its literals, and those settings that it refers to."""
    env = {one["name"]: one["value"] for one in entries if "value" in one}
    referred = {one["name"] for one in entries if "valueFrom" in one}
    return env | {name: value for name, value in settings.items() if name in referred}


def seconds(duration: str) -> float:
    """Read `5m` or `60s`."""
    found = re.fullmatch(r"(\d+)([sm])", duration)
    assert found is not None, duration
    return float(found[1]) * (60 if found[2] == "m" else 1)
