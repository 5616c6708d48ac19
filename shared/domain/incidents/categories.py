"""Kinds of cause, and which of them explains which: a symptom folds into its cause.

A folded hypothesis gives its evidence to the one that explains it. Titles are in `phrases`, what to
do is in `runbooks`.
"""

from collections.abc import Mapping
from types import MappingProxyType

SYMPTOMS = frozenset({"too_few_replicas", "probe_failing", "crash_loop", "errors",
                      "latency_regression"})  # fmt: skip
# Causes that a rollout brings along: the mechanism is told first, the rollout as its trigger.
_BROUGHT = SYMPTOMS | {"bad_rollout", "dependency", "dns"}
_REQUESTS = frozenset({"errors", "latency_regression", "too_few_replicas", "probe_failing"})

EXPLAINS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "image_pull": SYMPTOMS | {"bad_rollout"},
        "missing_object": SYMPTOMS | {"bad_rollout", "config_missing"},
        "bad_command": SYMPTOMS | {"bad_rollout", "permission", "config_missing"},
        "permission": SYMPTOMS | {"bad_rollout", "config_missing"},
        "config_missing": SYMPTOMS | {"bad_rollout"},
        "oom": SYMPTOMS | {"bad_rollout", "cpu_throttling", "dependency"},
        "disk_full": _BROUGHT | {"permission", "config_missing"},
        "node_not_ready": SYMPTOMS | {"dependency", "dns", "scheduling_taints", "node_pressure"},
        "node_pressure": SYMPTOMS | {"oom", "scheduling_taints", "disk_full"},
        "scheduling_resources": SYMPTOMS | {"bad_rollout", "scheduling_taints",
                                            "scheduling_affinity"},
        "scheduling_pvc": SYMPTOMS | {"bad_rollout"},
        "scheduling_affinity": SYMPTOMS | {"bad_rollout", "scheduling_taints"},
        "scheduling_taints": SYMPTOMS | {"bad_rollout"},
        "quota": SYMPTOMS | {"bad_rollout"},
        "certificate_expired": SYMPTOMS | {"dependency", "bad_rollout"},
        "dependency_down": _BROUGHT | {"traffic_spike"},
        "bad_rollout": SYMPTOMS | {"dns", "dependency"},
        "dns": SYMPTOMS | {"dependency", "config_missing"},
        "traffic_spike": _REQUESTS | {"cpu_throttling", "dependency", "oom"},
        "cpu_throttling": _REQUESTS | {"dependency"},
        "dependency": _REQUESTS | {"crash_loop"},
        "scaled_down": SYMPTOMS,
        "no_endpoints": _REQUESTS,
        "crash_loop": frozenset({"too_few_replicas", "probe_failing", "errors",
                                 "latency_regression"}),
        "probe_failing": frozenset({"too_few_replicas", "crash_loop"}),
        "latency_regression": frozenset({"errors"}),
    }
)  # fmt: skip

# Symptoms that are no answer to "why": with nothing above them the cause is not found.
UNEXPLAINED = frozenset({"errors", "latency_regression", "too_few_replicas"})
