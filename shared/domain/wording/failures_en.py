"""Each known failure in English; the codes are those of `shared.domain.logs`."""

from collections.abc import Mapping
from types import MappingProxyType

from shared.domain.wording.failure_words import Words

ENGLISH: Mapping[str, Words] = MappingProxyType(
    {
        "out_of_memory": Words(
            "Out of memory",
            "A process needed more memory than it may have, and was killed or gave up.",
            "Compare its memory with its limit over the last hours; look for a leak or a peak.",
        ),
        "disk_full": Words(
            "Disk full or not writable",
            "A file system takes no more writes, so data and logs may be lost.",
            "See which volume is full, and what grows on it.",
        ),
        "crash_loop": Words(
            "Crash loop",
            "A container ends again and again, and Kubernetes waits ever longer to restart it.",
            "Read the last lines of its previous run: they say why it ends.",
        ),
        "crash": Words(
            "Crash",
            "A process ended on an error that it could not handle.",
            "Look at the innermost frame of the trace, and at what was deployed last.",
        ),
        "image": Words(
            "Image cannot be pulled",
            "The container's image is missing, misspelt, or may not be read from here.",
            "Check the image's name and tag, and the pull secret.",
        ),
        "mount": Words(
            "Volume cannot be mounted",
            "The pod waits for a volume, config map or secret that is not there or not free.",
            "Look whether the volume, config map or secret exists in the pod's namespace.",
        ),
        "eviction": Words(
            "Pods evicted",
            "A node ran short of memory or disk, and ended pods to survive.",
            "Look at that node's memory and disk, and at requests against limits.",
        ),
        "scheduling": Words(
            "Pod finds no node",
            "No node has room for what the pod requests, or may take it.",
            "Compare the pod's requests with what nodes have left; look at taints.",
        ),
        "config": Words(
            "Configuration missing or wrong",
            "Something that the program is told at its start is not there or cannot be read.",
            "Compare its environment, config maps and arguments with the last version that ran.",
        ),
        "tls": Words(
            "TLS or certificate fault",
            "Two sides do not trust one another: expired, for another name, or signed by nobody "
            "known.",
            "Look at the certificate's dates, names and issuer, and at the clock.",
        ),
        "dns": Words(
            "Name cannot be resolved",
            "A host name leads nowhere: misspelt, not there any more, or DNS does not answer.",
            "Check the name that is configured; then whether other names resolve from that pod.",
        ),
        "pool": Words(
            "Connections used up",
            "All connections of a pool or a server are taken, so requests wait or fail.",
            "Look for slow queries and leaks first: a larger pool only moves the limit.",
        ),
        "refused": Words(
            "Connection refused",
            "The host is there, but nothing listens on that port.",
            "Check whether the other side runs and is ready, and the port that is configured.",
        ),
        "auth": Words(
            "Authentication failed",
            "A user, password or token is not accepted.",
            "See whether a secret was rotated or expired, and who is asking.",
        ),
        "permission": Words(
            "Permission denied",
            "It is known who asks, but not allowed: by file mode, RBAC or a policy.",
            "Check the file's owner, or the role of the service account.",
        ),
        "database": Words(
            "Database error",
            "The database refused or broke off what it was asked to do.",
            "Look at the statement in the line, and at locks and replicas.",
        ),
        "rate_limit": Words(
            "Rate limited",
            "The other side takes no more requests for now.",
            "See who calls so often, and whether retries back off.",
        ),
        "probe": Words(
            "Probe failing",
            "A health probe is not answered well, so the pod gets no traffic or is restarted.",
            "Compare the probe's time limit with how long the endpoint takes.",
        ),
        "timeout": Words(
            "Timeout",
            "An answer did not come in time.",
            "Look at the latency of the side that was asked, at the time of the first line.",
        ),
        "connection_lost": Words(
            "Connection lost",
            "A connection broke while it was in use, or there is no way to the host.",
            "See whether the other side restarted then, and what sits in between.",
        ),
        "dependency": Words(
            "A dependency does not answer",
            "A service that is needed has no instance that could answer.",
            "Check the golden signals of the service that the lines name.",
        ),
        "http_5xx": Words(
            "Requests answered with 5xx",
            "Requests failed on the server's side.",
            "See which route fails, and what else was logged at the same time.",
        ),
        "limits": Words(
            "A system limit is reached",
            "The process may open no more files, threads or processes.",
            "Look for a leak of connections or files; then at the limit.",
        ),
        "code_fault": Words(
            "Fault in the code",
            "The program did something that its language does not allow.",
            "Look at the innermost frame of the trace, and at what was deployed last.",
        ),
        "exited": Words(
            "Process ended with an error",
            "A process ended with a code other than 0.",
            "Read the lines right before its end.",
        ),
        "lag": Words(
            "Lag or clock skew",
            "A replica, a consumer or a clock is behind.",
            "See when the lag began, and whether it grows.",
        ),
        "pressure": Words(
            "Under pressure",
            "Memory, CPU or a queue is near its limit.",
            "Compare usage with limits over the last hours.",
        ),
        "retries": Words(
            "Retries",
            "Something is tried again and again.",
            "Look at what is tried: the first failure says why.",
        ),
        "bad_data": Words(
            "Data cannot be read",
            "A message or a file is not of the shape that is expected.",
            "Look at one whole message, and at who sends it.",
        ),
        "unknown_fatal": Words("Other fatal error", "The program gave up.", ""),
        "unknown_error": Words("Other error", "The program calls this an error.", ""),
        "unknown_warning": Words("Other warning", "The program warns of this.", ""),
        "stack_trace": Words(
            "Stack trace",
            "The program printed where an error happened.",
            "Look at the innermost frame of the trace.",
        ),
        "restarted": Words(
            "Container was restarted",
            "Its earlier run ended.",
            "Read the last lines of its previous run.",
        ),
    }
)
