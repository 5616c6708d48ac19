"""From a digest to findings: each known failure by its row, the unknown ones by their level."""

import pytest

from shared.domain.logs.assessment import (
    EXITED,
    MAX_FINDINGS,
    RESTARTED,
    TRACE,
    ContainerState,
    assess,
)
from shared.domain.logs.failures import FAILURES, REASONS, SEVERITIES, known_failure, worst
from tests.domain.logs_digests import digest, stack, template

SURE = [
    ("container app OOMKilled exit code 137", "out_of_memory"),
    ("java.lang.OutOfMemoryError: Java heap space", "out_of_memory"),
    ("write /var/lib/data/wal/000012: no space left on device", "disk_full"),
    ("Back-off restarting failed container", "crash_loop"),
    ("panic: runtime error: invalid memory address or nil pointer dereference", "crash"),
    ("worker 7 exited with status 139", "crash"),
    ('Failed to pull image "acme/api:1.4.2": manifest unknown', "image"),
    ('MountVolume.SetUp failed for volume "cfg" : configmap "app-config" not found', "mount"),
    ("evicting 3 pods from node worker-4, memory available 88Mi", "eviction"),
    ("0/3 nodes are available: 3 Insufficient cpu.", "scheduling"),
    ("environment variable DATABASE_URL is not set", "config"),
    ("remote error: tls: bad certificate", "tls"),
    ("x509: certificate has expired or is not yet valid", "tls"),
    ("dial tcp: lookup orders-db.prod.svc on 10.96.0.10:53: no such host", "dns"),
    ("pool exhausted: no database connection after 600 ms", "pool"),
    ("FATAL: sorry, too many clients already", "pool"),
    ("dial tcp 10.42.3.7:5432: connect: connection refused", "refused"),
    ("ERROR conexão recusada por redis:6379", "refused"),
    ('FATAL:  password authentication failed for user "app"', "auth"),
    ("open /data/x: permission denied", "permission"),
    ("READONLY You can't write against a read only replica", "database"),
    ("ERROR: deadlock detected", "database"),
    ("Waited for 2.1s due to client-side throttling", "rate_limit"),
    ("Liveness probe failed: HTTP probe failed with statuscode: 500", "probe"),
    ("readiness probe responded 503 for /healthz", "probe"),
    ("context deadline exceeded (Client.Timeout exceeded while awaiting headers)", "timeout"),
    ("read tcp 10.0.0.1:80: read: connection reset by peer", "connection_lost"),
    ("upstream connect error or disconnect/reset before headers", "dependency"),
    ('10.1.2.3 - - "GET /cart HTTP/1.1" 503 12', "http_5xx"),
    ("request GET /cart status=503 duration_ms=600", "http_5xx"),
    ("accept4: too many open files", "limits"),
    ("java.lang.NullPointerException: Cannot invoke getId()", "code_fault"),
    ("TypeError: Cannot read properties of undefined (reading 'id')", "code_fault"),
    ("process exited with code 1", "exited"),
    ("replica lag 941s behind primary", "lag"),
    ("clock skew 312s against ntp-1, tokens will be rejected", "lag"),
    ("GC pause 8421ms heap 3.9G/4.0G", "pressure"),
    ("attempt 9 of 10 for job nightly-invoice", "retries"),
    ("json: cannot unmarshal string into Go value", "bad_data"),
]
HARMLESS = [
    "GET /health HTTP/1.1 200",
    "timeout=30s retries=3 pool_size=20",
    "request served status=200 duration_ms=503",
    "user logged in, token refreshed",
    "0 errors, 0 warnings",
    "attempt 1 of 3",
    "evicting 12 entries from cache",
    "probe endpoint registered at /healthz",
    "exited with code 0",
    "database connected",
]


@pytest.mark.parametrize(("line", "code"), SURE)
def test_a_failure_is_known_by_its_line_whatever_the_level(line, code):
    failure = known_failure(line, is_trouble=False)

    assert failure is not None
    assert failure.code == code


@pytest.mark.parametrize("line", HARMLESS)
def test_a_harmless_line_tells_of_no_failure(line):
    assert known_failure(line, is_trouble=False) is None


def test_every_row_has_a_line_that_it_recognises():
    assert {failure.code for failure in FAILURES} == {code for _, code in SURE}


def test_likely_phrases_count_only_in_lines_that_say_that_something_is_wrong():
    assert known_failure("upstream timeout", is_trouble=False) is None
    assert known_failure("upstream timeout", is_trouble=True) is not None


def test_the_worst_of_several_severities_decides():
    assert worst(["warning", "critical", "error"]) == "critical"
    assert worst([]) == "ok"
    assert [worst([one]) for one in SEVERITIES] == list(SEVERITIES)


def test_templates_of_one_failure_make_one_finding_with_their_counts_and_lines():
    seen = digest(
        template("dial tcp: connect: connection refused", line=30, count=5),
        template("ECONNREFUSED 10.0.0.2:6379", line=12, count=7, example_line=14, reason="burst"),
    )

    (finding,) = assess(seen).findings

    assert (finding.code, finding.severity, finding.count) == ("refused", "error", 12)
    assert finding.evidence == (12, 14, 30)
    assert finding.is_burst
    assert not finding.is_new


def test_what_begins_in_the_last_fifth_of_many_lines_is_new():
    late = template("boom", line=95)

    assert assess(digest(late, lines=100)).findings[0].is_new
    assert not assess(digest(late, lines=400)).findings[0].is_new
    assert not assess(digest(template("boom", line=9), lines=10)).findings[0].is_new


@pytest.mark.parametrize(
    ("level", "severity"), [("fatal", "critical"), ("error", "error"), ("warning", "warning")]
)
def test_a_line_that_no_row_knows_is_as_bad_as_its_level_says(level, severity):
    assessment = assess(digest(template("the flux capacitor wobbles", level=level)))

    assert assessment.severity == severity
    assert assessment.findings[0].code == f"unknown_{level}"
    assert assessment.findings[0].subject == "the flux capacitor wobbles"


@pytest.mark.parametrize("level", ["info", "debug", ""])
def test_a_quiet_line_that_no_row_knows_is_no_finding(level):
    assert assess(digest(template("all is calm", level=level))).findings == ()


@pytest.mark.parametrize(
    ("level", "severity"),
    [("error", "error"), ("", "error"), ("warning", "warning"), ("info", "warning")],
)
def test_a_program_that_only_warns_of_a_failure_is_believed(level, severity):
    seen = digest(template("connection refused, retrying in 2s", level=level))

    assert assess(seen).severity == severity


def test_a_killed_process_is_critical_however_quietly_it_is_logged():
    assert assess(digest(template("memory cgroup out of memory", level="info"))).severity == (
        "critical"
    )


def test_a_trace_of_a_known_failure_joins_its_lines_and_is_not_counted_twice():
    seen = digest(
        template("java.lang.NullPointerException: order is null", line=7, count=3),
        stack("java.lang.NullPointerException", line=7, count=3),
    )

    (finding,) = assess(seen).findings

    assert (finding.code, finding.count, finding.evidence) == ("code_fault", 3, (7,))


def test_a_trace_of_an_unknown_exception_is_a_finding_of_its_own():
    (finding,) = assess(digest(stack("com.acme.CartException", line=9, count=2))).findings

    assert (finding.code, finding.subject, finding.count) == (TRACE, "com.acme.CartException", 2)


def test_the_line_that_a_trace_begins_with_is_no_finding_beside_the_trace():
    seen = digest(
        template("java.lang.IllegalStateException: cart is closed", line=62, count=3),
        stack("java.lang.NullPointerException", line=62, count=3),
        template("com.acme.CartException: no cart", line=80, count=2),
        stack("com.acme.CartException", line=80, count=2),
    )

    findings = assess(seen).findings

    assert [(one.code, one.count) for one in findings] == [("code_fault", 3), (TRACE, 2)]


def test_the_worst_findings_come_first_and_the_rest_is_counted():
    unknown = [template(f"odd thing {'abcdefghijklmnop'[at]}", line=at + 1) for at in range(16)]
    seen = digest(*unknown, template("no space left on device", line=40))

    assessment = assess(seen)

    assert assessment.findings[0].code == "disk_full"
    assert len(assessment.findings) == MAX_FINDINGS
    assert assessment.left_out == 17 - MAX_FINDINGS


def test_the_first_error_is_the_earliest_line_of_level_error_or_fatal():
    seen = digest(
        template("late", line=50), template("early", line=8), template("w", line=1, level="warning")
    )

    first = assess(seen).first_error

    assert first is not None
    assert first.first_line == 8


@pytest.mark.parametrize("reason", ["OOMKilled", "CrashLoopBackOff", "ImagePullBackOff", "Evicted"])
def test_what_kubernetes_says_of_a_container_is_a_finding_without_lines(reason):
    state = ContainerState("cart-0", "app", "waiting", reason, None, 3)

    (finding,) = assess(digest(), [state]).findings

    assert finding.code == REASONS[reason.lower()]
    assert (finding.evidence, finding.count, finding.subject) == ((), 3, "cart-0/app")


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (ContainerState("p", "c", "terminated", "Error", 1, 0), EXITED),
        (ContainerState("p", "c", "running", "", None, 2), RESTARTED),
        (ContainerState("p", "c", "completed", "", 0, 0), None),
        (ContainerState("p", "c", "running", "", None, 0), None),
    ],
)
def test_ends_and_restarts_are_findings_and_good_ends_are_not(state, code):
    found = assess(digest(), [state]).findings

    assert [one.code for one in found] == ([code] if code else [])


def test_two_runs_of_one_container_are_one_finding_of_the_worse():
    runs = [
        ContainerState("p", "c", "running", "", None, 2),
        ContainerState("p", "c", "terminated", "OOMKilled", 137, 2, previous=True),
    ]

    (finding,) = assess(digest(), runs).findings

    assert (finding.code, finding.exit_code) == ("out_of_memory", 137)
