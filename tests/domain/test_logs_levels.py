"""How bad a message is by its own words, with what takes words back."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.logs.digested import LEVELS
from shared.domain.logs.levels import implied_level, level_of, stated_level

FATAL = """\
FATAL: the database system is shutting down
panic: runtime error: index out of range [3] with length 2
thread 'main' panicked at src/main.rs:4:5
Segmentation fault (core dumped)
Kernel panic - not syncing: VFS: Unable to mount root fs
Out of memory: Killed process 4211 (java)
container app OOMKilled exit code 137
java.lang.OutOfMemoryError: out of memory in metaspace
[crit] 12#12: accept4() failed"""

ERROR = """\
ERROR cannot open the ledger
[error] upstream prematurely closed connection
level=error msg="boom"
E/NetworkStack( 812): lost carrier
SEVERE: Servlet.service() threw
java.lang.NullPointerException: Cannot invoke "Order.getId()"
ValueError: invalid literal for int()
requests.exceptions.ConnectionError: pool exhausted
failed to pull image "acme/api:1.4.2"
Liveness probe failed: HTTP probe failed with statuscode: 500
dial tcp 10.0.0.1:5432: connect: connection refused
lookup orders-db: no such host
write /data/wal: no space left on device
accept4: too many open files
context deadline exceeded
Back-off restarting failed container
CrashLoopBackOff
ErrImagePull
permission denied while reading /etc/secret
remote error: tls: bad certificate
process exited with code 1
worker 7 exited with status 139
readiness probe responded 503 for /healthz
evicting 3 pods from node worker-4
3 errors while applying 12 manifests
errors=3 warnings=0
could not acquire lock
read: connection reset by peer
write: broken pipe
Traceback (most recent call last):
sync finished with errors
failed: 2, passed: 40
no response; the request failed
TypeError: no such job
error: no route to the host
com.acme.OddFailure: who knows"""

WARNING = """\
WARN disk at 91%
W/Battery: low
[warn] deprecated directive
the flag --foo is deprecated, use --bar
retrying in 5s
attempt 9 of 10 for job nightly-invoice
clock skew 312s against ntp-1
replica lag 941s behind primary
request timeout while reading headers
slow query: 5210 ms
configmap "app-config" not found
unexpected end of stream
rate limit exceeds the plan
request was throttled"""

NOTHING = """\
started server on :8080
0 errors, 0 warnings
errors=0 failed=0
failed: 0
error=null
"error": null, "ok": true
error=<nil>
error: none
errors: no
err=nil
error="" took=3ms
no error
no errors found
without any errors
non-fatal
not fatal
zero failures
ErrorHandler registered
error handler registered
errorhandler enabled
error_handler loaded
error reporting enabled
serving /error/404.html
wrote /var/log/error.log
error.log rotated
failover complete
fail-safe armed
error rate 0%
error rate: 0.00
error code 0
exit code 0
exited with status 0
timeout=30s
timeout set to 30s
retry policy loaded
terror in the night
preferred nodes updated
critical section entered
ErrorController.java compiled
didn't fail
panic-free build
warnings: 0
on error resume
GET /errors 200
status 200
fatal=false
a plain sentence about nothing"""


@pytest.mark.parametrize("line", FATAL.splitlines())
def test_what_ends_a_process_or_a_machine_is_fatal(line: str) -> None:
    assert level_of(line) == "fatal"


@pytest.mark.parametrize("line", ERROR.splitlines())
def test_what_went_wrong_is_an_error(line: str) -> None:
    assert level_of(line) == "error"


@pytest.mark.parametrize("line", WARNING.splitlines())
def test_what_may_go_wrong_is_a_warning(line: str) -> None:
    assert level_of(line) == "warning"


@pytest.mark.parametrize("line", NOTHING.splitlines())
def test_words_that_are_taken_back_or_name_no_trouble_imply_nothing(line: str) -> None:
    assert level_of(line) == ""


@pytest.mark.parametrize(
    ("line", "stated", "implied"),
    [
        ("INFO failed to reach the cache", "info", "error"),
        ("[debug] connection refused", "debug", "error"),
        ('level=info msg="retrying"', "info", "warning"),
        ("all quiet", "", ""),
    ],
)  # fmt: skip
def test_a_stated_level_goes_before_words_but_words_can_be_asked_for(
    line: str, stated: str, implied: str
) -> None:
    assert (stated_level(line), implied_level(line), level_of(line)) == (stated, implied, stated)


@given(st.text(max_size=400))
def test_any_text_has_one_of_the_levels(text: str) -> None:
    assert level_of(text) in LEVELS


@pytest.mark.parametrize(
    "piece", ["error=", "no ", "A.", "Errorx", "fail-", "not ", "exit ", "[", "a:b:"]
)
def test_hostile_lines_cost_no_more_than_their_length(piece: str) -> None:
    text = piece * (16_384 // len(piece))
    began = time.process_time()
    level_of(text)

    assert time.process_time() - began < 0.1
