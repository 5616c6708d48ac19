"""The failures that programs and clusters are known to write about, as rows of data.

A row is recognised by phrases. Its `sure` ones mean it whatever level a line has, because no
healthy line holds them; its `likely` ones count in lines of level warning or worse. The first row
that recognises a line has it, so what is more telling stands further up. What a row is called and
what it means to a person belongs in `shared.domain.wording`.
"""

import functools
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["ok", "warning", "error", "critical"]
SEVERITIES: tuple[Severity, ...] = ("ok", "warning", "error", "critical")  # best first


def worst(severities: Iterable[Severity]) -> Severity:
    """Return the worst of them; nothing is ok."""
    found: Severity = "ok"
    for severity in severities:
        if SEVERITIES.index(severity) > SEVERITIES.index(found):
            found = severity
    return found


class Failure(NamedTuple):
    """One kind of failure; the patterns are matched against lower-case text."""

    code: str
    severity: Severity
    sure: str
    likely: str = ""


FAILURES: tuple[Failure, ...] = (
    Failure(
        "out_of_memory",
        "critical",
        r"oom-?kill|out of memory|outofmemory|java heap space|cannot allocate memory"
        r"|gc overhead limit|\bmemoryerror\b",
    ),
    Failure(
        "disk_full",
        "critical",
        r"no space left on device|\benospc\b|disk quota exceeded|disk(?: is)? full|diskpressure"
        r"|read-only file system",
    ),
    Failure("crash_loop", "critical", r"crashloopbackoff|back-?off restarting failed"),
    Failure(
        "crash",
        "critical",
        r"\bpanic: |\bsig(?:segv|abrt|bus|ill)\b|segmentation fault|segfault|core dumped"
        r"|kernel panic|fatal error: |exit(?:ed)? (?:with )?(?:code|status)[ :=]*(?:13[49])\b",
    ),
    Failure(
        "image",
        "error",
        r"failed to pull image|back-off pulling|imagepullbackoff|errimagepull|manifest unknown"
        r"|pull access denied|invalidimagename",
    ),
    Failure(
        "mount",
        "error",
        r"mountvolume\.\w+ failed|failedmount|failedattachvolume|unable to attach or mount"
        r"|failed to (?:mount|attach) volume",
    ),
    Failure(
        "eviction",
        "error",
        r"\bevict(?:ed|ing)\b.{0,60}\b(?:pods?|nodes?)\b|\bpods?\b.{0,60}\bevicted\b"
        r"|node was low on resource",
    ),
    Failure(
        "scheduling",
        "error",
        r"failedscheduling|insufficient (?:cpu|memory|ephemeral)|\d+ nodes are available",
    ),
    Failure(
        "config",
        "error",
        r"(?:configmap|secret) .{0,120}not found|createcontainerconfigerror"
        r"|environment variable .{0,80}(?:not set|missing|required|undefined)"
        r"|missing (?:required |mandatory )?(?:environment|config|setting|env\b)"
        r"|invalid config|(?:cannot|failed to|could not) (?:load|parse|read) (?:the )?config"
        r"|executable file not found|exec format error",
        r"no such file or directory|command not found|filenotfounderror|is not defined",
    ),
    Failure(
        "tls",
        "error",
        r"\bx509: |certificate (?:has expired|verify failed|is not (?:yet )?valid|signed by)"
        r"|certificate_verify_failed|bad certificate|\btls: |tls handshake|sslhandshake"
        r"|\bssl_?error|pkix path",
    ),
    Failure(
        "dns",
        "error",
        r"no such host|name or service not known|name resolution|getaddrinfo|\benotfound\b"
        r"|\beai_again\b|unknownhostexception|(?:cannot|could not|couldn't) resolve|server misbehav"
        r"|host .{0,120}not resolved",
        r"nxdomain|servfail",
    ),
    Failure(
        "pool",
        "error",
        r"pool (?:is )?exhausted|too many (?:connections|clients)|remaining connection slots"
        r"|waiting for (?:an? )?(?:idle |free )?connection|no available connection"
        r"|connection is not available",
        r"pool .{0,20}\b(?:full|overflow|limit)",
    ),
    Failure(
        "refused",
        "error",
        r"connection refused|\beconnrefused\b|refused to connect|connectexception"
        r"|conex[aã]o recusada",
    ),
    Failure(
        "auth",
        "error",
        r"password authentication failed|access denied for user|authentication fail"
        r"|failed password|invalid (?:credentials|api key|bearer token)|login failed|jwt expired"
        r"|token (?:has |is )?expired|unauthenticated",
        r"\bunauthori[sz]ed\b|\b401\b|invalid token|wrong password|token.{0,20}rejected",
    ),
    Failure(
        "permission",
        "error",
        r"permission denied|\beacces\b|\beperm\b|operation not permitted|is forbidden: "
        r"|accessdenied|access is denied",
        r"\bforbidden\b|\b403\b|access denied|not allowed",
    ),
    Failure(
        "database",
        "error",
        r"deadlock (?:detected|found)|could not serialize access|lock wait timeout"
        r"|read.?only replica|\breadonly you can't|database is locked|duplicate key value"
        r"|unique constraint|relation .{1,80} does not exist|sqlstate|\bora-\d{5}\b"
        r"|could not connect to (?:the )?(?:database|server)|psqlexception|operationalerror",
        r"\bdatabase\b|\bsql\b|\bquery failed",
    ),
    Failure(
        "rate_limit",
        "warning",
        r"too many requests|rate.?limit(?:ed| exceeded|ing)|quota exceeded"
        r"|client-side throttling|throttlingexception",
        r"\b429\b|throttl",
    ),
    Failure(
        "probe",
        "warning",
        r"(?:liveness|readiness|startup) probe (?:failed|errored|timed|responded [45])"
        r"|\bprobe failed|failed (?:liveness|readiness|startup) probe",
        r"\b(?:liveness|readiness|health.?check)\b",
    ),
    Failure(
        "timeout",
        "error",
        r"deadline exceeded|i/o timeout|\betimedout\b|timed out (?:waiting|after|while|connecting)"
        r"|(?:connection|operation|request|read|write|connect) timed out|timeoutexception"
        r"|timeouterror|readtimeout|connecttimeout|gateway time-?out",
        r"\btimed? ?out\b|\btimeouts?\b|tempo esgotado",
    ),
    Failure(
        "connection_lost",
        "error",
        r"connection reset|\beconnreset\b|broken pipe|\bepipe\b|unexpected eof|socket hang up"
        r"|no route to host|\behostunreach\b|network is unreachable|prematurely closed connection"
        r"|connection (?:was )?(?:closed unexpectedly|closed by|lost|aborted)",
        r"\beof\b|disconnected",
    ),
    Failure(
        "dependency",
        "error",
        r"no healthy upstream|no live upstreams|upstream connect error|upstream gave no answer"
        r"|circuit.?breaker (?:is )?open|no endpoints available|leader not available"
        r"|not_?leader|no leader|lost (?:the )?leader",
        r"\bunavailable\b|\bupstream\b|indispon[ií]vel",
    ),
    Failure(
        "http_5xx",
        "error",
        r"http/\d(?:\.\d)?\"? 5\d\d\b|\bstatus(?:_?code)?[\"']?[ :=]+\"?5\d\d\b"
        r"|internal server error|bad gateway|(?:returned|responded|answered)(?: with)? 5\d\d\b",
        r"\bhttp.{0,20}\b5\d\d\b|\b50[0234] (?:bad|error|gateway|internal|service)",
    ),
    Failure(
        "limits",
        "error",
        r"too many open files|\bemfile\b|\benfile\b|resource temporarily unavailable"
        r"|unable to create (?:new )?(?:native )?thread|cannot fork|can't start new thread",
    ),
    Failure(
        "code_fault",
        "error",
        r"nullpointerexception|nil pointer dereference|cannot read propert|is not a function"
        r"|index out of (?:range|bounds)|indexoutofbounds|unhandled(?:promise)? ?(?:rejection"
        r"|exception)|uncaught (?:exception|\w*error)|classcastexception"
        r"|\b(?:attribute|type|index|key|value|assertion|name|zerodivision)error\b",
    ),
    Failure(
        "exited",
        "error",
        r"exit(?:ed)?(?: with)?[ _]?(?:code|status)[ :=\"]*[1-9]\d{0,2}\b|signal: killed"
        r"|\bsigkill\b|killed by signal",
    ),
    Failure(
        "lag",
        "warning",
        r"(?:replica|replication|consumer)\w* lag\b|falling behind|clock skew|clock drift",
    ),
    Failure(
        "pressure",
        "warning",
        r"gc pause [\d.]{4,}\s?ms|\bgc pause [1-9]\d*(?:\.\d+)?\s?s|stop.the.world|memorypressure"
        r"|cpu throttl|queue (?:is )?full|fila cheia|heap .{0,12}9\d%",
        r"\b(?:high|low) (?:memory|cpu|heap)|backlog|slow (?:query|request)",
    ),
    Failure(
        "retries",
        "warning",
        r"retries exhausted|max(?:imum)? (?:number of )?(?:retries|attempts)|giving up"
        r"|attempt [2-9]\d* of \d+",
        r"\bretry|\bretrying|\bretries",
    ),
    Failure(
        "bad_data",
        "error",
        r"jsondecodeerror|cannot unmarshal|jsonparseexception|unexpected token .{0,40}json"
        r"|invalid character .{0,40}looking for",
        r"\bmalformed\b|cannot (?:deserialize|parse|decode)|failed to (?:parse|decode)|bad request",
    ),
)
BY_CODE = {failure.code: failure for failure in FAILURES}
# What Kubernetes says of a container or a pod, as its own word.
REASONS = {
    "oomkilled": "out_of_memory",
    "crashloopbackoff": "crash_loop",
    "imagepullbackoff": "image",
    "errimagepull": "image",
    "invalidimagename": "image",
    "createcontainerconfigerror": "config",
    "createcontainererror": "config",
    "containercannotrun": "config",
    "starterror": "config",
    "evicted": "eviction",
    "unschedulable": "scheduling",
}


def known_failure(text: str, *, is_trouble: bool) -> Failure | None:
    """Return the failure that a line's text tells of.

    Args:
        text: the line, in whatever case
        is_trouble: whether its own level is warning or worse

    """
    lowered = text.lower()
    found = _search(_whole("sure"), lowered)
    if found is None and is_trouble:
        found = _search(_whole("likely"), lowered)
    return found


def _search(patterns: tuple[tuple[Failure, re.Pattern[str]], ...], text: str) -> Failure | None:
    return next((failure for failure, pattern in patterns if pattern.search(text)), None)


@functools.cache
def _whole(kind: Literal["sure", "likely"]) -> tuple[tuple[Failure, re.Pattern[str]], ...]:
    """Compile the patterns once, when a first digest needs them."""
    rows = ((failure, getattr(failure, kind)) for failure in FAILURES)
    return tuple((failure, re.compile(pattern)) for failure, pattern in rows if pattern)
