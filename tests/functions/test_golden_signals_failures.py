"""Golden signals while Prometheus cannot be asked: an answer in time all the same, no secrets."""

import subprocess
import sys
import time

import pytest

from functions.golden_signals.main import CHECK_BUDGET_S
from functions.golden_signals.models import GoldenSignals
from shared.edge.encode import as_json
from shared.settings import Settings
from tests.clients.prometheus_servers import flood, hang, raw_server
from tests.functions.golden_signals_asking import ask
from tests.support.processes import DEAD_URL, ROOT
from tests.support.servers import Reply, ScriptedServer

SECRET = "s3cr3t-t0ken"
OVERHEAD_S = 0.7  # of starting clients and servers on a busy machine
HEAVY = {
    *("kubernetes", "prometheus_api_client", "requests", "logfire", "opentelemetry", "ollama"),
    *("boto3", "numpy", "pandas", "prometheus_client", "yaml"),
}


def check_that_nothing_is_claimed(answer: GoldenSignals, code: str) -> None:
    assert answer.error is not None
    assert (answer.status, answer.confidence, answer.error.code) == ("unknown", "low", code)
    assert answer.reasons[0].code == code
    assert answer.reasons[0].message == answer.error.detail
    assert {answer.latency, answer.traffic, answer.errors, answer.saturation} == {"no data"}
    assert answer.signals.traffic.rps is None
    assert answer.source is None
    assert answer.evaluated_at == "2025-10-09T08:53:20Z"
    assert SECRET not in as_json(answer)


def test_a_prometheus_that_refuses_is_said_to_be_unreachable():
    started = time.monotonic()

    answer = ask(DEAD_URL, service_name="seed")

    check_that_nothing_is_claimed(answer, "prometheus_unreachable")
    assert time.monotonic() - started < 1


def test_a_prometheus_that_hangs_is_a_timeout_within_the_budget():
    with raw_server(hang) as url:
        started = time.monotonic()
        answer = ask(url, service_name="seed")

    check_that_nothing_is_claimed(answer, "prometheus_timeout")
    assert time.monotonic() - started < CHECK_BUDGET_S + OVERHEAD_S


REPLIES = {
    "401": (Reply(status=401, body=SECRET.encode()), "prometheus_auth"),
    "403": (Reply(status=403), "prometheus_auth"),
    "a login page": (Reply(body=b"<html>log in</html>"), "prometheus_bad_response"),
    "a redirect": (Reply(status=302), "prometheus_bad_response"),
    "404": (Reply(status=404, body=b"404 page not found"), "prometheus_bad_response"),
    "503": (Reply(status=503, body=b"starting"), "prometheus_unreachable"),
    "another dialect of PromQL": (
        Reply(status=400, body=b'{"status":"error","errorType":"bad_data","error":"too long"}'),
        "prometheus_bad_response",
    ),
    "a slow query": (
        Reply(status=503, body=b'{"status":"error","errorType":"timeout","error":"timed out"}'),
        "prometheus_timeout",
    ),
}


@pytest.mark.parametrize(("reply", "code"), REPLIES.values(), ids=REPLIES)
def test_each_refusal_has_its_code_and_no_secret(reply, code):
    with ScriptedServer(lambda _: reply) as server:
        url = server.url.replace("http://", f"http://reader:{SECRET}@")
        settings = Settings(prometheus_url=url, prometheus_token=SECRET)
        answer = ask(url, settings=settings, service_name="seed")

    check_that_nothing_is_claimed(answer, code)
    assert "reader" not in as_json(answer)


def test_an_endless_answer_is_a_bad_one():
    with raw_server(flood) as url:
        answer = ask(url, service_name="seed")

    check_that_nothing_is_claimed(answer, "prometheus_bad_response")


def test_importing_the_function_loads_no_sdk():
    script = "import sys, functions.golden_signals.main; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)

    loaded = {module.partition(".")[0] for module in done.stdout.decode().split()}
    assert {"pydantic", "httpx"} <= loaded
    assert not loaded & HEAVY
