"""Every way in which Prometheus fails, through the edge: status, text, time, and no secret.

prometheus_query cannot answer without it, so its answer is a problem; golden_signals can say that
it cannot tell, with the same sentence.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest

from functions.golden_signals.main import CHECK_BUDGET_S, golden_signals
from functions.prometheus_query.main import prometheus_query
from functions.prometheus_query.plan import DEFAULT_TIMEOUT_S
from shared.clients.prometheus import GRACE_S
from shared.edge.run import application
from shared.edge.runtime import Runtime
from shared.settings import Settings
from tests.clients.prometheus_servers import Serve, drip, hang, hang_up, raw_server
from tests.edge.asgi import Got, exchange
from tests.support.processes import DEAD_URL
from tests.support.servers import Asked, Reply, ScriptedServer

SECRET, USER = "s3cr3t-t0ken", "prometheus-reader"
OVERHEAD_S = 1.0  # of clients and servers that start, on a busy machine
AT = "2025-10-09T08:53:20Z"
SETTINGS = {"prometheus_token": SECRET, "prometheus_org_id": f"org-{SECRET}"}


def post(function: Any, url: str, body: dict[str, object]) -> Got:
    secretive = url.replace("http://", f"http://{USER}:{SECRET}@")
    runtime = Runtime(Settings(prometheus_url=secretive, **SETTINGS))
    inner = application(function.declaration, runtime)

    async def app(*asgi: Any) -> None:
        await inner(*asgi)
        await runtime.aclose()

    return exchange(app, json.dumps(body).encode())


def query(url: str, **more: str) -> Got:
    return post(prometheus_query, url, {"query": "up", **more})


def check(url: str) -> Got:
    return post(golden_signals, url, {"service_name": "seed", "at": AT})


def error(kind: str, text: str) -> bytes:
    return json.dumps({"status": "error", "errorType": kind, "error": text}).encode()


class Failure(NamedTuple):
    """What Prometheus does, and what is said of it; `kind` is the problem's, `code` the check's."""

    does: Reply | Serve | str
    status: int
    kind: str
    code: str
    says: str


RETRYABLE = {"upstream_unreachable", "upstream_timeout"}
LOGIN = b"<html><title>Log in</title>" + SECRET.encode()
FAILURES = {
    "refuses": Failure(
        DEAD_URL,
        502,
        "upstream_unreachable",
        "prometheus_unreachable",
        "cannot be reached",
    ),
    "hangs": Failure(
        hang,
        504,
        "upstream_timeout",
        "prometheus_timeout",
        "did not answer within",
    ),
    "drips": Failure(
        drip,
        504,
        "upstream_timeout",
        "prometheus_timeout",
        "did not answer within",
    ),
    "a cut body": Failure(
        hang_up,
        502,
        "upstream_unreachable",
        "prometheus_unreachable",
        "broke",
    ),
    "401": Failure(
        Reply(401, LOGIN), 502, "upstream_auth", "prometheus_auth", "refused our credentials (401)"
    ),
    "403": Failure(
        Reply(403, LOGIN), 502, "upstream_auth", "prometheus_auth", "refused our credentials (403)"
    ),
    "HTML with 200": Failure(
        Reply(body=LOGIN),
        502,
        "upstream_bad_answer",
        "prometheus_bad_response",
        "answered 200 with something that is no query result",
    ),
    "half of a JSON": Failure(
        Reply(body=b'{"status":"success","data":{"resultType":"vec'),
        502,
        "upstream_bad_answer",
        "prometheus_bad_response",
        "answered 200 with something that is no query result",
    ),
    "a redirect": Failure(
        Reply(302, headers={"Location": f"http://elsewhere/?t={SECRET}"}),
        502,
        "upstream_bad_answer",
        "prometheus_bad_response",
        "redirects elsewhere, perhaps to a login",
    ),
    "503 and no end of it": Failure(
        Reply(503, b"starting"),
        502,
        "upstream_unreachable",
        "prometheus_unreachable",
        "is not ready",
    ),
    "a query that takes too long": Failure(
        Reply(503, error("timeout", "query timed out in expression evaluation")),
        504,
        "upstream_timeout",
        "prometheus_timeout",
        "gave up: query timed out",
    ),
    "a query that it cancels": Failure(
        Reply(422, error("execution", "context deadline exceeded")),
        504,
        "upstream_timeout",
        "prometheus_timeout",
        "gave up: context deadline exceeded",
    ),
}


@contextmanager
def failing(does: Reply | Serve | str) -> Iterator[str]:
    if isinstance(does, str):
        yield does
    elif isinstance(does, Reply):
        with ScriptedServer(lambda _: does) as server:
            yield server.url
    else:
        with raw_server(does) as url:
            yield url


def timed(ask: Callable[[str], Got], url: str, budget_s: float) -> Got:
    started = time.monotonic()
    got = ask(url)
    assert time.monotonic() - started < budget_s + OVERHEAD_S
    assert SECRET not in got.body.decode() + str(got.headers)
    assert USER not in got.body.decode()
    return got


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
def test_a_query_that_cannot_be_asked_is_a_problem_of_its_kind_in_time(failure: Failure):
    with failing(failure.does) as url:
        got = timed(query, url, DEFAULT_TIMEOUT_S + GRACE_S)

    told = got.json()
    assert (got.status, got.kind) == (failure.status, failure.kind)
    assert failure.says in told["detail"]
    assert told["error"] == told["detail"]
    assert "Prometheus at http://127.0.0.1:" in told["detail"]
    assert (told["retryable"], told["system"]) == (failure.kind in RETRYABLE, "prometheus")
    assert got.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
def test_a_check_that_cannot_be_made_is_unknown_in_time_and_says_why(failure: Failure):
    with failing(failure.does) as url:
        got = timed(check, url, CHECK_BUDGET_S)

    told = got.json()
    assert (got.status, told["status"], told["confidence"]) == (200, "unknown", "low")
    assert told["error"]["code"] == failure.code
    assert failure.says in told["error"]["detail"]
    assert {told[name] for name in ("latency", "traffic", "errors", "saturation")} == {"no data"}


ONE = {"resultType": "vector", "result": [{"metric": {}, "value": [1760000000, "7"]}]}


def answered(**more: object) -> Reply:
    return Reply(body=json.dumps({"status": "success", "data": ONE, **more}).encode())


def test_a_server_that_is_not_ready_once_is_asked_once_more():
    seen: list[Asked] = []

    def script(asked: Asked) -> Reply:
        seen.append(asked)
        return Reply(503, b"no healthy upstream") if len(seen) == 1 else answered()

    with ScriptedServer(script) as server:
        got = query(server.url)

    assert (got.status, got.json()["summary"], len(seen)) == (200, "1 series: 7.", 2)


def test_a_partial_answer_is_an_answer_with_the_servers_warning():
    reply = answered(warnings=["store 10.0.0.7:10901 did not answer"], infos=["a remark"])
    with ScriptedServer(lambda _: reply) as server:
        got = query(server.url)

    assert (got.status, got.json()["status"]) == (200, "ok")
    assert got.json()["warnings"] == ["store 10.0.0.7:10901 did not answer", "a remark"]


def test_a_deadline_of_the_callers_own_is_kept():
    with failing(hang) as url:
        got = timed(lambda where: query(where, timeout="300ms"), url, 0.3 + GRACE_S)

    assert (got.status, got.kind) == (504, "upstream_timeout")


@pytest.mark.parametrize(
    ("settings", "variable"),
    [
        ({"prometheus_ca_file": "no-such-file.pem"}, "PROMETHEUS_CA_FILE"),
        ({"prometheus_token": f"{SECRET}\nX-Evil: 1"}, "the token for Prometheus"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_without_its_value(settings, variable):
    runtime = Runtime(Settings(prometheus_url="https://127.0.0.1:9", **settings))
    got = exchange(application(prometheus_query.declaration, runtime), b'{"query":"up"}')

    assert (got.status, got.kind) == (503, "not_configured")
    assert variable in got.json()["detail"]
    assert SECRET not in got.body.decode()
