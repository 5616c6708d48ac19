"""From what runs a service to reasons: replicas, crashes, memory, CPU.

Each rule answers one question and returns nothing when all is well. Sorting reasons and choosing a
status is in `verdict`.
"""

from collections.abc import Callable

from shared.domain.signals.reasons import Reason
from shared.domain.signals.resources import Resources, Usage
from shared.domain.signals.thresholds import Thresholds
from shared.domain.signals.wording import percent

Rule = Callable[[Resources, Thresholds], Reason | None]
CRASH_LOOP = "CrashLoopBackOff"


def oom_kills(resources: Resources, _: Thresholds) -> Reason | None:
    """Tell which pods were killed for their memory."""
    if not resources.oom_killed:
        return None
    return Reason(
        "oom_killed",
        "critical",
        f"{_pods(resources.oom_killed)} OOM-killed and restarted within 15m, threshold 1",
    )


def replicas(resources: Resources, _: Thresholds) -> Reason | None:
    """Tell when fewer replicas are available than are wanted."""
    wanted, available = resources.wanted, resources.available
    if not wanted or available is None or available >= wanted:
        return None
    return Reason(
        "replicas",
        "warning" if available else "critical",
        f"{available} of {wanted} replicas are available, threshold {wanted}",
    )


def stuck_pods(resources: Resources, _: Thresholds) -> Reason | None:
    """Tell which pods cannot start."""
    if not resources.stuck:
        return None
    pods = tuple(dict.fromkeys(pod for pod, _ in resources.stuck))
    why = ", ".join(dict.fromkeys(reason for _, reason in resources.stuck))
    code = "crash_loop" if CRASH_LOOP in why else "stuck_pods"
    return Reason(code, "warning", f"{_pods(pods)} stuck in {why}, threshold 1")


def restarts(resources: Resources, limits: Thresholds) -> Reason | None:
    """Tell when containers restarted."""
    count = resources.restarts or 0
    if not count:
        return None
    restarted = "1 container restart" if count == 1 else f"{count} container restarts"
    return Reason(
        "restarts",
        "warning" if count >= limits.restarts_degraded else "info",
        f"{restarted} within 15m, threshold {limits.restarts_degraded}",
    )


def memory(resources: Resources, limits: Thresholds) -> Reason | None:
    """Tell when memory nears its limit, where the kernel kills."""
    return _usage("memory", resources.memory, limits)


def cpu(resources: Resources, limits: Thresholds) -> Reason | None:
    """Tell when CPU nears its limit."""
    return _usage("cpu", resources.cpu, limits)


def _usage(code: str, usage: Usage, limits: Thresholds) -> Reason | None:
    name = "CPU" if code == "cpu" else "memory"
    threshold = f"threshold {percent(limits.usage_degraded)}"
    pod, hottest = usage.hottest[0] if usage.hottest else ("", 0.0)
    total = usage.of_limit
    if hottest >= limits.usage_degraded:
        return Reason(
            code, "warning", f"pod {pod} uses {percent(hottest)} of its {name} limit, {threshold}"
        )
    if total >= limits.usage_degraded:
        return Reason(code, "warning", f"{percent(total)} of the {name} limit is used, {threshold}")
    if hottest >= limits.hot_pod_least and hottest >= limits.hot_pod_factor * total > 0:
        return Reason(
            "hot_pod",
            "info",
            f"pod {pod} uses {percent(hottest)} of its {name} limit, the service {percent(total)}",
        )
    return None


def throttling(resources: Resources, limits: Thresholds) -> Reason | None:
    """Tell when containers are held back at their CPU limit."""
    ratio = resources.throttled_ratio or 0.0
    if ratio < limits.throttled_degraded:
        return None
    return Reason(
        "throttling",
        "warning",
        f"{percent(ratio)} of CPU periods are throttled, threshold "
        f"{percent(limits.throttled_degraded)}",
    )


def targets(resources: Resources, _: Thresholds) -> Reason | None:
    """Tell when Prometheus cannot scrape pods, whose numbers are then missing from every sum."""
    if not resources.targets_down:
        return None
    return Reason(
        "targets_down",
        "warning",
        f"{resources.targets_down} of {resources.targets} scrape targets are down, threshold 1",
    )


def _pods(pods: tuple[str, ...]) -> str:
    named = ", ".join(pods)
    return f"1 pod ({named}) is" if len(pods) == 1 else f"{len(pods)} pods ({named}) are"


def scaled_to_zero(resources: Resources, _: Thresholds) -> Reason | None:
    """Tell when nothing is meant to run."""
    if resources.wanted != 0:
        return None
    return Reason("scaled_to_zero", "info", "scaled to zero: 0 replicas are wanted")


RULES: tuple[Rule, ...] = (
    scaled_to_zero,
    oom_kills,
    replicas,
    stuck_pods,
    memory,
    throttling,
    cpu,
    restarts,
    targets,
)
