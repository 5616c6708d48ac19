"""Signs in figures: golden signals now, before, and after the last rollout.

What is judged too slow or too many is golden signals' own verdict; here it is compared over time.
"""

from collections.abc import Iterator

from shared.domain.incidents.fields import Json, number, objects, text
from shared.domain.incidents.signs import Sign
from shared.domain.incidents.situation import AFTER, BEFORE, PODS, ROLLOUTS, SIGNALS, Situation

BAD = frozenset({"degraded", "unhealthy"})  # anything else tells why there is no verdict
SPIKE_FACTOR = 2.5  # a day's ordinary ups and downs stay below, an hour apart
SPIKE_LEAST_RPM = 30.0
REQUEST_CODES = frozenset({"error_ratio", "latency", "latency_regression", "slo_burn"})
# What pods and replicas say is read from Kubernetes itself, where it is newer.
KUBERNETES_CODES = frozenset({"replicas", "stuck_pods", "crash_loop", "restarts", "oom_killed"})


def measure_signs(seen: Situation) -> Iterator[Sign]:
    """Yield every sign in figures."""
    judged = text(seen.signals, "status") in BAD
    for reason in objects(seen.signals, "reasons") if judged else ():
        code = text(reason, "code")
        if text(reason, "severity") != "info" and code not in KUBERNETES_CODES:
            told = f"{code}: {text(reason, 'message')}"
            yield Sign("signal", told, seen.target.name, (SIGNALS,))
    yield from _spike(seen)
    yield from _rollout(seen)


def suffers(signals: Json) -> bool:
    """Tell whether requests fail or are slow."""
    return any(
        text(one, "code") in REQUEST_CODES and text(one, "severity") != "info"
        for one in objects(signals, "reasons")
    )


def _spike(seen: Situation) -> Iterator[Sign]:
    now = number(seen.signals, "signals", "traffic", "rpm")
    then = number(seen.before, "signals", "traffic", "rpm")
    if now and then and now >= SPIKE_LEAST_RPM and now / then >= SPIKE_FACTOR:
        told = f"{text(seen.signals, 'traffic')} now, {text(seen.before, 'traffic')} before"
        yield Sign("traffic", told, seen.target.name, (SIGNALS, BEFORE))


def _rollout(seen: Situation) -> Iterator[Sign]:
    """Blame the rollout when only its pods are unwell, or when figures turned bad with it."""
    rollout = seen.rollout
    if rollout is None:
        return
    told = f"revision {rollout.number} began at {rollout.created_at}"
    unwell = {pod.owner for pod in seen.unwell_pods}
    if unwell == {rollout.name}:
        yield Sign("rollout", told, rollout.name, (ROLLOUTS, PODS), rollout.created_at)
    elif not unwell and suffers(seen.signals) and turned_bad(seen):
        evidence = (ROLLOUTS, SIGNALS, BEFORE, *((AFTER,) if seen.after else ()))
        yield Sign("rollout", told, rollout.name, evidence, rollout.created_at)


def turned_bad(seen: Situation) -> bool:
    """Tell whether requests went well before the rollout and badly right after it."""
    if not seen.before or suffers(seen.before):
        return False
    return suffers(seen.after or seen.signals)
