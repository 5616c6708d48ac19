"""Each rule with a text that it was written for, and texts that it must leave alone."""

import pytest

from shared.domain.incidents.categories import EXPLAINS, UNEXPLAINED
from shared.domain.incidents.phrases import ENGLISH, PORTUGUESE, TITLES
from shared.domain.incidents.rows import ROWS
from shared.domain.incidents.runbooks import RUNBOOKS

# Category, kind of sign, its text, the culprit that is named.
EXAMPLES = [
    ("image_pull", "waiting", 'ImagePullBackOff: Back-off pulling image "a/b:1"', "a/b:1"),
    ("image_pull", "event", 'Failed: Failed to pull image "a/b:1": not found', "a/b:1"),
    (
        *("missing_object", "waiting"),
        *('CreateContainerConfigError: secret "db" not found', 'secret "db"'),
    ),
    (
        *("missing_object", "waiting"),
        *("CreateContainerConfigError: couldn't find key A in Secret x", "couldn't find key A"),
    ),
    ("missing_object", "waiting", "CreateContainerConfigError", ""),
    (
        *("missing_object", "event"),
        *('FailedMount: MountVolume failed: configmap "c" not found', 'configmap "c"'),
    ),
    ("bad_command", "waiting", 'RunContainerError: exec: "x": executable file not found', ""),
    ("bad_command", "ended", 'StartError exit code 128 exec: "/srv": stat', "/srv"),
    ("bad_command", "log", "/bin/sh: 1: gunicron: not found", "gunicron"),
    ("permission", "log", "open /data: permission denied", ""),
    ("permission", "waiting", "CreateContainerConfigError: container has runAsNonRoot and", ""),
    ("config_missing", "log", "missing required environment variable DB_URL", "DB_URL"),
    ("config_missing", "log", "STRIPE_KEY is not set", "STRIPE_KEY"),
    ("config_missing", "log", "config file not found", ""),
    ("config_missing", "log", "No such file or directory: '/etc/a.yaml'", "/etc/a.yaml"),
    ("config_missing", "log", "open /etc/a.toml: no such file or directory", "/etc/a.toml"),
    ("oom", "ended", "OOMKilled exit code 137 in container app", ""),
    ("oom", "signal", "memory: pod a uses 95% of its memory limit", ""),
    ("oom", "log", "java.lang.OutOfMemoryError: Java heap space", ""),
    ("crash_loop", "waiting", "CrashLoopBackOff: back-off 5m0s", ""),
    ("crash_loop", "ended", "Error exit code 1 in container app", ""),
    ("crash_loop", "event", "BackOff: Back-off restarting failed container", ""),
    ("probe_failing", "event", "Unhealthy: Readiness probe failed: 500", "Readiness probe"),
    ("probe_failing", "ended", "Error exit code 137 in container app", ""),
    ("probe_failing", "unready", "pod a is not ready", ""),
    ("scheduling_resources", "unscheduled", "3 Insufficient cpu.", "Insufficient cpu"),
    ("scheduling_taints", "unscheduled", "had untolerated taint {a: b}", "{a: b}"),
    ("scheduling_affinity", "unscheduled", "didn't match Pod's node affinity/selector",
     "node affinity/selector"),
    ("scheduling_pvc", "unscheduled", 'persistentvolumeclaim "d" not found', "d"),
    ("scheduling_pvc", "claim", "claim d is Pending, storage class none", "d"),
    ("scheduling_pvc", "event", "ProvisioningFailed: storageclass not found", ""),
    ("quota", "event", "FailedCreate: Error creating: exceeded quota: team, used", "team"),
    ("quota", "quota", "quota team is used up: 10 of 10 pods", "team"),
    ("node_not_ready", "node", "node n1 is NotReady: kubelet stopped", "n1"),
    ("node_pressure", "node", "node n1 has DiskPressure: full", "n1"),
    ("node_pressure", "event", "Evicted: The node was low on resource: memory", ""),
    ("dns", "log", "lookup db.shop on 10.0.0.10:53: no such host", "db.shop"),
    ("dns", "log", "Name or service not known", ""),
    ("certificate_expired", "log", "x509: certificate has expired or is not yet valid", ""),
    ("dependency_down", "neighbour", "redis has 0 of 1 pods ready", "redis"),
    ("dependency", "log", "dial tcp: connect: connection refused", ""),
    ("dependency", "log", "context deadline exceeded", ""),
    ("disk_full", "log", "write: no space left on device", ""),
    ("disk_full", "volume", "volume d is 99% full", "d"),
    ("traffic_spike", "traffic", "720 req/min now", "720 req/min now"),
    ("traffic_spike", "autoscaler", "autoscaler a is at its maximum of 2 replicas", ""),
    ("cpu_throttling", "signal", "throttling: 60% of CPU periods are throttled", ""),
    ("cpu_throttling", "signal", "cpu: 95% of the CPU limit is used", ""),
    ("latency_regression", "signal", "latency: p95 latency is 900 ms", ""),
    ("errors", "signal", "error_ratio: 8% of requests failed", ""),
    ("errors", "signal", "client_errors: 40% of requests were refused", ""),
    ("bad_rollout", "rollout", "revision 31 began at 10:00", "31"),
    ("scaled_down", "scaled", "deployment a is scaled to 0 replicas", ""),
    ("no_endpoints", "endpoints", "service a selects none of 2 ready pods", "a"),
    ("too_few_replicas", "replicas", "1 of 3 replicas are ready", ""),
]  # fmt: skip
OTHERS = [
    ("dns", "FileNotFoundError: [Errno 2] No such file or directory: '/etc/a.yaml'"),
    ("dns", "merge conflict could be resolved by hand, error 5"),
    ("dns", "dial tcp 10.0.0.1:5432: connection refused"),
    ("permission", "user 7 not found"),
    ("config_missing", "ERROR order 7 is missing an item"),
    ("disk_full", "no space in the cart"),
    ("certificate_expired", "session has expired"),
    ("bad_command", "page /cart not found, status 404"),
    ("oom", "memory of the cache: 20 MiB"),
]


def matched(kind: str, text: str) -> dict[str, str]:
    """Return the categories whose rules apply, each with the culprit that is named."""
    found: dict[str, str] = {}
    for row in ROWS:
        if match := row.match(kind, text):
            found[row.category] = found.get(row.category) or match.groupdict().get("what") or ""
    return found


@pytest.mark.parametrize(("category", "kind", "text", "what"), EXAMPLES)
def test_a_rule_finds_what_it_was_written_for(category, kind, text, what) -> None:
    assert matched(kind, text).get(category) == what


@pytest.mark.parametrize(("category", "text"), OTHERS)
def test_a_rule_leaves_other_lines_alone(category: str, text: str) -> None:
    assert category not in matched("log", text)


def test_every_rule_has_its_example() -> None:
    lonely = [
        row
        for row in ROWS
        if not any(
            row.category == category and row.match(kind, text)
            for category, kind, text, _ in EXAMPLES
        )
    ]

    assert lonely == []


def test_every_category_has_its_titles_and_its_runbook() -> None:
    categories = {row.category for row in ROWS}

    assert categories == TITLES.keys() == RUNBOOKS.keys()
    assert categories >= {*EXPLAINS, *UNEXPLAINED, *frozenset().union(*EXPLAINS.values())}
    assert all(one.remedy("en") != one.remedy("pt") for one in RUNBOOKS.values())


def test_commands_only_read() -> None:
    verbs = {
        words[3] if words[1] == "-n" else words[1]
        for one in RUNBOOKS.values()
        if (words := one.command.split())
    }

    assert verbs <= {"get", "describe", "logs", "top", "rollout"}
    assert all("rollout history" in c.command for c in RUNBOOKS.values() if "rollout" in c.command)


def test_no_sentence_is_missing_in_a_language() -> None:
    assert ENGLISH.keys() == PORTUGUESE.keys()
