"""Rules that look at lines of logs, by the words that runtimes and libraries use.

Only complaining lines come here: see `sayings`. To add a rule, add a row.
"""

from shared.domain.incidents.row import MEASURED, OUTRIGHT, SAID, Row

LOGS: tuple[Row, ...] = (
    Row(
        "bad_command",
        "log",
        r"exec format error|(?P<what>\S+): (?:command )?not found$|"
        r'exec: "(?P<cmd>[^"]+)": executable file not found',
        SAID,
    ),
    Row(
        "permission",
        "log",
        r"(?i)permission denied|EACCES|operation not permitted|EPERM|"
        r"read-only file ?system|EROFS",
        SAID,
    ),
    Row(
        "config_missing",
        "log",
        r"(?i)(?:missing|required|undefined|unset|not set|must be set|KeyError|"
        r"no value)\b.*?(?P<what>\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b)",
        SAID,
    ),
    Row(
        "config_missing",
        "log",
        r"(?P<what>\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b)\W.*?(?i:is missing|required|undefined|"
        r"not set|must be set|is empty|not provided)",
        SAID,
    ),
    Row(
        "config_missing",
        "log",
        r"(?i)(?:config(?:uration)?|settings?)\b.*?(?:not found|no such file|missing|"
        r"invalid|parse error)",
        SAID,
    ),
    Row(
        "config_missing",
        "log",
        r"(?i)no such file or directory:? ?.*?(?P<what>[\w./-]+\.(?:ya?ml|toml|json|"
        r"conf|ini|properties))",
        SAID,
    ),
    Row(
        "config_missing",
        "log",
        r"(?P<what>[\w./-]+\.(?:ya?ml|toml|json|conf|ini|"
        r"properties)):? (?i:no such file)",
        SAID,
    ),
    Row(
        "oom",
        "log",
        r"(?i)OutOfMemoryError|heap out of memory|cannot allocate memory|MemoryError",
        SAID,
    ),
    Row(
        "dns",
        "log",
        r"^(?=.*(?:no such host|NXDOMAIN|\bENOTFOUND|EAI_AGAIN|name resolution|"
        r"resolve)).*?(?:lookup|\bENOTFOUND|EAI_AGAIN|resolve(?: \w+){0,2}|"
        r'host) "?(?P<what>[a-z0-9](?:[\w.-]*[a-z0-9])?)"?',
        SAID,
    ),
    Row(
        "dns",
        "log",
        r"(?i)no such host|NXDOMAIN|\bENOTFOUND\b|EAI_AGAIN|name resolution|"
        r"name or service not known|UnknownHost|could not (?:be )?resolve|"
        r"cannot resolve|not resolved",
        SAID,
    ),
    Row(
        "certificate_expired",
        "log",
        r"(?i)certificate (?:has|is) expired|x509: .*expired|CERT_HAS_EXPIRED|"
        r"certificate verify failed: certificate has expired|CertificateExpired|NotAfter",
        OUTRIGHT,
    ),
    Row(
        "dependency",
        "log",
        r"(?i)(?:connection refused|ECONNREFUSED|no route to host|connection reset|"
        r"broken pipe|ECONNRESET|(?:502|503|504) .*upstream|upstream .*(?:unavailable|"
        r"no answer))",
        MEASURED,
    ),
    Row(
        "dependency",
        "log",
        r"(?i)(?:timed? ?out|timeout|deadline exceeded|ETIMEDOUT|pool exhausted|"
        r"no .*connection after)",
        MEASURED,
    ),
    Row(
        "disk_full",
        "log",
        r"(?i)no space left on device|ENOSPC|disk (?:is )?full|disk quota exceeded",
        OUTRIGHT,
    ),
)
