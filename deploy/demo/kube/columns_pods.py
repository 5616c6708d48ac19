"""The columns of `kubectl get pods`, as the API server computes them.

STATUS is the least obvious: the reason of the container that matters, not the phase.
"""

from typing import Any

from deploy.demo.kube.ages import age

Json = dict[str, Any]


def pod_ready(pod: Json) -> str:
    """Count ready containers, e.g. `1/2`."""
    ready = sum(_is_running(status) for status in _statuses(pod, "containerStatuses"))
    return f"{ready}/{len(pod['spec']['containers'])}"


def pod_restarts(pod: Json) -> str:
    """Count restarts and say how long ago the last was, e.g. `3 (5m ago)`."""
    field = "containerStatuses" if _initialised(pod) else "initContainerStatuses"
    statuses = _statuses(pod, field)
    total = sum(status["restartCount"] for status in statuses)
    ended = [_terminated(status.get("lastState")).get("finishedAt", "") for status in statuses]
    last = max(ended, default="")
    return f"{total} ({age(last)} ago)" if total and last else str(total)


def pod_status(pod: Json) -> str:
    """Name what holds the pod up, e.g. `CrashLoopBackOff` or `Init:0/1`."""
    if pod["metadata"].get("deletionTimestamp"):
        return "Terminating"
    return _main_status(pod) if _initialised(pod) else _init_status(pod)


def _main_status(pod: Json) -> str:
    """Take the reason of the first container that has one, else the pod's own."""
    statuses = _statuses(pod, "containerStatuses")
    reasons = filter(None, (_held_up_by(status["state"]) for status in statuses))
    reason = next(reasons, _own_status(pod))
    if reason == "Completed" and any(map(_is_running, statuses)):
        return "Running" if _is_true(pod, "Ready") else "NotReady"
    return reason


def _own_status(pod: Json) -> str:
    return pod["status"].get("reason") or pod["status"].get("phase", "")


def _init_status(pod: Json) -> str:
    statuses = _statuses(pod, "initContainerStatuses")
    for index, status in enumerate(statuses):
        state = status["state"]
        if _terminated(state).get("exitCode") != 0:
            reason = _held_up_by(state)
            started = reason and reason != "PodInitializing"
            return f"Init:{reason}" if started else f"Init:{index}/{len(statuses)}"
    return _own_status(pod)


def _held_up_by(state: Json) -> str:
    """Return the reason of a state other than running, empty when it has none."""
    ended = _terminated(state)
    if not ended:
        return (state.get("waiting") or {}).get("reason", "")
    if ended.get("reason"):
        return ended["reason"]
    signal = ended.get("signal")
    return f"Signal:{signal}" if signal else f"ExitCode:{ended['exitCode']}"


def _initialised(pod: Json) -> bool:
    inits = _statuses(pod, "initContainerStatuses")
    finished = all(_terminated(status["state"]).get("exitCode") == 0 for status in inits)
    return finished or _is_true(pod, "Initialized")


def _is_true(pod: Json, kind: str) -> bool:
    conditions = pod["status"].get("conditions") or []
    return any(each["type"] == kind and each["status"] == "True" for each in conditions)


def _is_running(status: Json) -> bool:
    return status["ready"] and bool(status["state"].get("running"))


def _terminated(state: Json | None) -> Json:
    return (state or {}).get("terminated") or {}


def _statuses(pod: Json, field: str) -> list[Json]:
    return pod["status"].get(field) or []
