"""Rules that look at states, events and figures.

What programs say in their logs is in `rows_logs`. To add a rule, add a row.
"""

from shared.domain.incidents.row import BARE, MEASURED, OUTRIGHT, TOLD, Row

STATES: tuple[Row, ...] = (
    Row(
        "image_pull",
        "waiting",
        r"^(?:ErrImagePull|ImagePullBackOff|InvalidImageName|"
        r'ErrImageNeverPull)(?:.*?image "(?P<what>[^"]+)")?',
        OUTRIGHT,
    ),
    Row(
        "image_pull",
        "event",
        r'^Failed: (?:Failed to pull image "(?P<what>[^"]+)"|Error: (?:ErrImagePull|'
        r"ImagePullBackOff))",
        TOLD,
    ),
    Row(
        "missing_object",
        "waiting",
        r"^CreateContainerConfigError: .*?(?P<what>(?:secret|"
        r'configmap) "[^"]+"(?= not found))',
        OUTRIGHT,
    ),
    Row(
        "missing_object",
        "waiting",
        r"^CreateContainerConfigError: (?P<what>couldn't find key \S+)",
        OUTRIGHT,
    ),
    Row("missing_object", "waiting", r"^CreateContainerConfigError", TOLD),
    Row(
        "missing_object",
        "event",
        r'^FailedMount: .*?(?P<what>(?:secret|configmap) "[^"]+"(?= not found))',
        OUTRIGHT,
    ),
    Row(
        "bad_command",
        "waiting",
        r"^(?:RunContainerError|CreateContainerError|CrashLoopBackOff): .*(?:exec: |"
        r"executable file |exec format).*",
        OUTRIGHT,
    ),
    Row(
        "bad_command",
        "ended",
        r"(?:^StartError|^ContainerCannotRun|"
        r'exit code 12[67]\b)(?:.*exec: "(?P<what>[^"]+)")?',
        OUTRIGHT,
    ),
    Row(
        "permission",
        "waiting",
        r"^CreateContainerConfigError: container has runAsNonRoot",
        OUTRIGHT,
    ),
    Row("oom", "ended", r"^OOMKilled", OUTRIGHT),
    Row("oom", "signal", r"^memory: ", BARE),
    Row("crash_loop", "waiting", r"^CrashLoopBackOff", MEASURED),
    Row(
        "crash_loop",
        "ended",
        r"^(?:Error|ended|Completed)\b(?! exit code 1(?:37|43)\b)",
        MEASURED,
    ),
    Row("crash_loop", "event", r"^BackOff: Back-off restarting", BARE),
    Row(
        "probe_failing",
        "event",
        r"^Unhealthy: (?P<what>(?:Liveness|Readiness|Startup) probe)",
        TOLD,
    ),
    Row("probe_failing", "ended", r"^Error exit code 1(?:37|43)\b", BARE),
    Row("probe_failing", "unready", r"", BARE / 2),
    Row(
        "scheduling_resources",
        "unscheduled",
        r"(?P<what>Insufficient (?:cpu|memory|ephemeral-storage|\S*gpu)|Too many pods)",
        OUTRIGHT,
    ),
    Row(
        "scheduling_taints",
        "unscheduled",
        r"untolerated taint(?:\(s\))? ?(?P<what>\{[^}]*\})?",
        OUTRIGHT,
    ),
    Row(
        "scheduling_affinity",
        "unscheduled",
        r"(?P<what>node affinity/selector|node selector|pod (?:anti-)?affinity rules|"
        r"topology spread constraints)",
        OUTRIGHT,
    ),
    Row(
        "scheduling_pvc",
        "unscheduled",
        r"unbound immediate PersistentVolumeClaims|"
        r'persistentvolumeclaim "(?P<what>[^"]+)" not found|'
        r"volume node affinity conflict",
        OUTRIGHT,
    ),
    Row("scheduling_pvc", "claim", r"^claim (?P<what>\S+) is Pending", TOLD),
    Row(
        "scheduling_pvc",
        "event",
        r"^(?:ProvisioningFailed|FailedAttachVolume|FailedMount: .*(?:attach|"
        r"timed out waiting))",
        TOLD,
    ),
    Row("quota", "event", r"^FailedCreate: .*exceeded quota: (?P<what>[^,\s]+)", OUTRIGHT),
    Row("quota", "quota", r"^quota (?P<what>\S+) is used up", BARE),
    Row("node_not_ready", "node", r"^node (?P<what>\S+) is NotReady", OUTRIGHT),
    Row("node_pressure", "node", r"^node (?P<what>\S+) has ", OUTRIGHT),
    Row("node_pressure", "event", r"^Evicted", TOLD),
    Row("dependency_down", "neighbour", r"^(?P<what>\S+) has 0 of", OUTRIGHT),
    Row("disk_full", "volume", r"^volume (?P<what>\S+) is ", OUTRIGHT),
    Row("traffic_spike", "traffic", r"^(?P<what>.+)$", TOLD),
    Row("traffic_spike", "autoscaler", r"at its maximum", BARE),
    Row("cpu_throttling", "signal", r"^throttling: ", TOLD),
    Row("cpu_throttling", "signal", r"^cpu: ", BARE),
    Row("latency_regression", "signal", r"^latency(?:_regression)?: ", MEASURED),
    Row("errors", "signal", r"^(?:error_ratio|slo_burn): ", MEASURED),
    Row("errors", "signal", r"^client_errors: ", BARE),
    Row("bad_rollout", "rollout", r"^revision (?P<what>\d+)", TOLD),
    Row("scaled_down", "scaled", r"is scaled to 0", OUTRIGHT),
    Row("no_endpoints", "endpoints", r"^service (?P<what>\S+) selects none", OUTRIGHT),
    Row("too_few_replicas", "replicas", r"", BARE / 2),
)
