"""The Knative Service of a function: environment, scaling, timeouts, security.

Every rule that Knative's webhook holds beyond its schema, and every default that is left alone on
purpose, is said beside the line that it concerns. The pod reaches what its labels say: network
policies select by them.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from shared.edge.knative.needs import Needs, Variable

Json = dict[str, Any]

NAMESPACE = "jamie"
IMAGE = "jamie"  # kustomize's `images` replaces it
CONFIG, SECRET = "jamie-config", "jamie-secret"
PORT = 8080
NOBODY = 65532
READER, WITHOUT_RIGHTS = "jamie-reader", "jamie"
# The activator's clock runs while a pod starts, and our own 504 must come before Knative's.
START_S = 10
SECOND_PROFILE = "agent-sre"
BUNDLE = "jamie"


class Scale(NamedTuple):
    """How one kind of function scales: requests at once in a pod, pods, rest before the end."""

    target: int
    max_scale: int
    retention: str


TOOL = Scale(target=20, max_scale=5, retention="5m")
# One Ollama answers a few at a time; more pods would only queue before it.
WITH_MODEL = Scale(target=4, max_scale=3, retention="10m")
DOOR = Scale(target=50, max_scale=5, retention="10m")  # first hop of an editor: waits, does little


class Size(NamedTuple):
    """Memory of a pod; the CPU has no limit, because a throttled start takes seconds."""

    request: str
    limit: str


ONE, ALL = Size("64Mi", "256Mi"), Size("128Mi", "512Mi")


def services(functions: Iterable[Needs]) -> list[Json]:
    """Return the Services of all functions; an endpoint has one for each MCP profile."""
    functions = tuple(functions)
    limits = timeouts(functions)
    made: list[Json] = []
    for one in functions:
        if one.timeout_s:
            made.append(_service(one, one.service, limits[one.name], {}))
            continue
        for name, profile in profiles(one).items():
            made.append(_service(one, name, limits[one.name], {"MCP_PROFILE": profile}))
    return made


def profiles(endpoint: Needs) -> Mapping[str, str]:
    """Return the Services of an endpoint, each with its MCP profile."""
    return {endpoint.service: "jamie", f"{endpoint.service}-{SECOND_PROFILE}": SECOND_PROFILE}


def timeouts(functions: Iterable[Needs]) -> dict[str, int]:
    """Return timeoutSeconds by function: who calls others has longer than each of them."""
    functions = tuple(functions)
    limits: dict[str, int] = {}
    longest = 0
    for tier in range(3):
        own = {one.name: _own_s(one) for one in functions if _tier(one) == tier}
        for name, seconds in own.items():
            limits[name] = max(seconds, longest + START_S if tier else 0)
        longest = max([longest, *limits.values()])
    return limits


def _own_s(one: Needs) -> int:
    return math.ceil(one.timeout_s) + START_S


def _tier(one: Needs) -> int:
    if not one.timeout_s:
        return 2
    return int("siblings" in one.backends)


def scale_of(one: Needs) -> Scale:
    """Return how a function scales, by what it waits for."""
    if not one.timeout_s:
        return DOOR
    return WITH_MODEL if "ollama" in one.backends else TOOL


def _service(one: Needs, name: str, timeout_s: int, more: Mapping[str, str]) -> Json:
    literal = {
        "FUNCTION_TARGET": one.name,
        "FUNCTION_SOURCE": f"functions/{one.name}/main.py",
        **more,
    }
    container = _container(environment(literal, one.variables), ONE)
    return _knative(name, one.backends, container, timeout_s, scale_of(one))


def bundle(functions: Iterable[Needs]) -> Json:
    """Return the one Service that holds every function in one process."""
    functions = tuple(functions)
    backends = frozenset[str]().union(*(one.backends for one in functions))
    offered = {variable.name: variable for one in functions for variable in one.variables}
    literal = {"MCP_HOST": "0.0.0.0", "MCP_PORT": str(PORT)}  # noqa: S104 - of its pod
    container = _container(environment(literal, offered.values()), ALL)
    container["command"] = ["python", "-m", "functions", "serve"]
    return _knative(BUNDLE, backends, container, max(timeouts(functions).values()), DOOR)


def environment(literal: Mapping[str, str], variables: Iterable[Variable]) -> list[Json]:
    """Return `env`: a function sees the variables that it reads and no other."""
    return [
        *({"name": name, "value": value} for name, value in literal.items()),
        *(_reference(one) for one in variables),
    ]


def _reference(variable: Variable) -> Json:
    source, name = ("secretKeyRef", SECRET) if variable.is_secret else ("configMapKeyRef", CONFIG)
    key = {"name": name, "key": variable.name, "optional": True}
    return {"name": variable.name, "valueFrom": {source: key}}


def _container(env: list[Json], size: Size) -> Json:
    return {
        "image": IMAGE,
        "ports": [{"name": "http1", "containerPort": PORT}],
        "env": env,
        "resources": {
            "requests": {"cpu": "100m", "memory": size.request},
            "limits": {"memory": size.limit},
        },
        # No periodSeconds: only without it the queue-proxy looks every 50 ms.
        "readinessProbe": {"httpGet": {"path": "/health", "port": PORT}, "successThreshold": 1},
        "securityContext": {
            "runAsNonRoot": True,
            "runAsUser": NOBODY,
            "runAsGroup": NOBODY,
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        "volumeMounts": [{"name": "tmp", "mountPath": "/tmp"}],  # noqa: S108 - an emptyDir
    }


def _knative(
    name: str, backends: frozenset[str], container: Json, timeout_s: int, scale: Scale
) -> Json:
    reads = "kubernetes" in backends
    asks = {f"jamie/asks-{backend}": "true" for backend in sorted(backends)}
    return {
        "apiVersion": "serving.knative.dev/v1",
        "kind": "Service",
        "metadata": {
            "name": name,
            "namespace": NAMESPACE,
            "labels": {
                "app.kubernetes.io/part-of": "jamie",
                "networking.knative.dev/visibility": "cluster-local",
            },
        },
        "spec": {
            "template": {
                "metadata": {
                    "labels": {"app.kubernetes.io/part-of": "jamie", **asks},
                    "annotations": _annotations(scale),
                },
                "spec": {
                    "containerConcurrency": 0,
                    "timeoutSeconds": timeout_s,
                    "responseStartTimeoutSeconds": timeout_s,
                    "enableServiceLinks": False,
                    "serviceAccountName": READER if reads else WITHOUT_RIGHTS,
                    # Knative takes `false` here or nothing.
                    **({} if reads else {"automountServiceAccountToken": False}),
                    "containers": [container],
                    "volumes": [{"name": "tmp", "emptyDir": {"sizeLimit": "64Mi"}}],
                },
            }
        },
    }


def _annotations(scale: Scale) -> dict[str, str]:
    scaling = {
        "class": "kpa.autoscaling.knative.dev",
        "metric": "concurrency",
        "target": str(scale.target),
        "min-scale": "0",
        "max-scale": str(scale.max_scale),
        "window": "60s",
        "scale-to-zero-pod-retention-period": scale.retention,
    }
    return {
        **{f"autoscaling.knative.dev/{name}": value for name, value in scaling.items()},
        "queue.sidecar.serving.knative.dev/cpu-resource-request": "25m",
        "queue.sidecar.serving.knative.dev/memory-resource-request": "40Mi",
    }
