"""Containers: their specification and their status, built together so that they agree.

What a pod makes of its containers (phase, conditions) is in pods.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from deploy.demo.kube.builders.common import Json, When, digest, present, stamp

State = Json | Literal["running"]

# The kubelet has no image identifier for a container whose image it never had.
IMAGE_MISSING = frozenset({"ErrImagePull", "ImagePullBackOff", "InvalidImageName"})


@dataclass(frozen=True, kw_only=True)
class Container:
    """One container as it stands in a pod's spec and in its status."""

    spec: Json
    status: Json
    init: bool = False

    @property
    def name(self) -> str:
        """Return the name, unique in its pod."""
        return self.spec["name"]


def running(started_at: When | None = None) -> Json:
    """Build the state of a container that runs."""
    return {"running": {"startedAt": stamp(started_at)}}


def waiting(reason: str, message: str | None = None) -> Json:
    """Build the state of a container that waits to start, e.g. for `CrashLoopBackOff`."""
    return {"waiting": present({"reason": reason, "message": message})}


def terminated(
    exit_code: int,
    *,
    reason: str | None = None,
    message: str | None = None,
    signal: int | None = None,
    started_at: When | None = None,
    finished_at: When | None = None,
) -> Json:
    """Build the state of a container that ended; the reason follows the exit code unless given."""
    ended = {
        "exitCode": exit_code,
        "reason": reason or ("Error" if exit_code else "Completed"),
        "message": message,
        "signal": signal,
        "startedAt": stamp(started_at or finished_at),
        "finishedAt": stamp(finished_at),
    }
    return {"terminated": present(ended)}


def container(
    name: str,
    *,
    image: str,
    state: State = "running",
    restarts: int = 0,
    last_terminated: Json | None = None,
    ready: bool | None = None,
    limits: Mapping[str, str] | None = None,
    requests: Mapping[str, str] | None = None,
    ports: Mapping[str, int] | None = None,
    env: Mapping[str, str] | None = None,
    command: Sequence[str] = (),
    probe_path: str | None = None,
    init: bool = False,
) -> Container:
    """Build a container.

    `state` and `last_terminated` come from `running`, `waiting` and `terminated`; `ready` follows
    the state unless given. `ports` maps a name to a port; `probe_path` adds HTTP probes on the
    first of them.
    """
    now_in = running() if state == "running" else state
    spec = {
        "name": name,
        "image": image,
        "imagePullPolicy": "IfNotPresent",
        "command": list(command) or None,
        "env": _env(env),
        "ports": _ports(ports),
        "resources": _resources(limits, requests),
        "terminationMessagePath": "/dev/termination-log",
        "terminationMessagePolicy": "File",
        **_probes(probe_path, ports),
    }
    status = _status(name, image, now_in, last_terminated)
    status["restartCount"] = restarts
    status["ready"] = _is_ready(now_in, init=init) if ready is None else ready
    return Container(spec=present(spec), status=status, init=init)


def _status(name: str, image: str, state: Json, last: Json | None) -> Json:
    pulled = state.get("waiting", {}).get("reason") not in IMAGE_MISSING
    ran = "waiting" not in state or last is not None
    fields = {
        "name": name,
        "image": image,
        "imageID": f"{image.partition(':')[0]}@sha256:{digest(image)}" if pulled else "",
        "containerID": _container_id(name, image) if ran else None,
        "state": _identified(state, _container_id(name, image)),
        "lastState": _identified(last or {}, _container_id(name, image + " before")),
        "started": "running" in state,
    }
    return present(fields)


def _container_id(name: str, image: str) -> str:
    return f"containerd://{digest(name + image)}"


def _identified(state: Json, container_id: str) -> Json:
    """Add the identifier without which the kubelet would have no log of a container that ended."""
    if "terminated" not in state:
        return state
    return {"terminated": {"containerID": container_id, **state["terminated"]}}


def _is_ready(state: Json, *, init: bool) -> bool:
    """Tell whether the kubelet calls it ready: an init container is once it has completed."""
    return state.get("terminated", {}).get("exitCode") == 0 if init else "running" in state


def _env(env: Mapping[str, str] | None) -> list[Json] | None:
    return [{"name": key, "value": value} for key, value in env.items()] if env else None


def _ports(ports: Mapping[str, int] | None) -> list[Json] | None:
    if not ports:
        return None
    return [
        {"name": name, "containerPort": port, "protocol": "TCP"} for name, port in ports.items()
    ]


def _resources(limits: Mapping[str, str] | None, requests: Mapping[str, str] | None) -> Json:
    """Build `resources`; like the API server, requests default to the limits."""
    asked = {**(limits or {}), **(requests or {})}
    return present({"limits": dict(limits) if limits else None, "requests": asked or None})


def _probes(path: str | None, ports: Mapping[str, int] | None) -> Json:
    if path is None or not ports:
        return {}
    probe: Json = {
        "httpGet": {"path": path, "port": next(iter(ports.values())), "scheme": "HTTP"},
        "periodSeconds": 10,
        "timeoutSeconds": 1,
        "successThreshold": 1,
        "failureThreshold": 3,
    }
    return {"livenessProbe": probe, "readinessProbe": dict(probe)}
