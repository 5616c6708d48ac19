"""The Prometheus client against servers that answer, refuse, lie, hang, drip and flood."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import parse_qs

import pytest

from shared.clients.budget import open_budget
from shared.clients.prometheus import AnswerTooLarge, Prometheus
from shared.errors import (
    BadUpstreamAnswer,
    InvalidQuery,
    NotConfigured,
    UpstreamAuth,
    UpstreamError,
    UpstreamRejected,
    UpstreamTimeout,
    UpstreamUnreachable,
)
from shared.settings import Settings
from tests.clients.prometheus_servers import drip, flood, hang, hang_up, raw_server
from tests.support.processes import DEAD_URL
from tests.support.servers import Asked, Reply, ScriptedServer

T = TypeVar("T")
SECRET = "s3cr3t-t0ken"
ONE = {"metric": {"job": "x"}, "value": [1760000000, "1"]}


def envelope(*items: object, kind: str = "vector", **more: object) -> bytes:
    data = {"resultType": kind, "result": list(items)}
    return json.dumps({"status": "success", "data": data, **more}).encode()


def error(kind: str, text: str) -> bytes:
    return json.dumps({"status": "error", "errorType": kind, "error": text}).encode()


def use(settings: Settings, call: Callable[[Prometheus], Awaitable[T]]) -> T:
    async def used() -> T:
        prometheus = Prometheus.from_settings(settings)
        try:
            return await call(prometheus)
        finally:
            await prometheus.aclose()

    return asyncio.run(used())


def ask(url: str, *, timeout_s: float = 2, **settings: str):
    return use(
        Settings(prometheus_url=url, **settings), lambda one: one.instant("up", timeout_s=timeout_s)
    )


def test_a_question_is_a_form_that_tells_the_server_when_to_give_up():
    with ScriptedServer(lambda _: Reply(body=envelope(ONE))) as server:
        result = use(
            Settings(prometheus_url=f"{server.url}/prefix"),
            lambda one: one.instant('up{job="x"}', at=1760000000.25, timeout_s=3),
        )

    asked = server.asked[0]
    assert (asked.method, asked.path) == ("POST", "/prefix/api/v1/query")
    assert parse_qs(asked.body.decode()) == {
        "query": ['up{job="x"}'],
        "time": ["1760000000.250"],
        "timeout": ["3000ms"],
    }
    assert asked.headers["accept-encoding"] == "identity"
    assert "authorization" not in asked.headers
    assert (result.result_type, result.result, result.at) == ("vector", [ONE], 1760000000)


def test_a_range_names_its_ends_and_step():
    matrix = {"metric": {}, "values": [[1, "1"], [2, "NaN"]]}
    with ScriptedServer(lambda _: Reply(body=envelope(matrix, kind="matrix"))) as server:
        result = use(
            Settings(prometheus_url=server.url),
            lambda one: one.range("up", start=1, end=2, step_s=0.5, timeout_s=3),
        )

    form = parse_qs(server.asked[0].body.decode())
    assert server.asked[0].path == "/api/v1/query_range"
    assert (form["start"], form["end"], form["step"]) == (["1.000"], ["2.000"], ["0.500"])
    assert result.result == [matrix]


def test_token_and_tenant_are_sent(tmp_path):
    token = tmp_path / "token"
    token.write_text(f"{SECRET}\n")
    with ScriptedServer(lambda _: Reply(body=envelope())) as server:
        ask(server.url, prometheus_token_file=str(token), prometheus_org_id="team-a")

    assert server.asked[0].headers["authorization"] == f"Bearer {SECRET}"
    assert server.asked[0].headers["x-scope-orgid"] == "team-a"


def test_userinfo_of_the_url_is_used_and_never_shown():
    with ScriptedServer(lambda _: Reply(status=401)) as server:
        url = server.url.replace("http://", f"http://user:{SECRET}@")
        with pytest.raises(UpstreamAuth) as caught:
            ask(url)

    assert server.asked[0].headers["authorization"].startswith("Basic ")
    assert SECRET not in caught.value.detail
    assert "user" not in caught.value.detail


def test_warnings_and_infos_of_the_server_are_kept():
    body = envelope(ONE, warnings=["partial\nanswer"], infos=["metric might not be a counter"])
    with ScriptedServer(lambda _: Reply(body=body)) as server:
        result = ask(server.url)

    assert result.warnings == ("partial answer",)
    assert result.infos == ("metric might not be a counter",)


REFUSALS = [
    (400, error("bad_data", "1:5: parse error: unexpected end"), InvalidQuery, "parse error"),
    (422, error("422", "cannot parse query: unparsed data left"), InvalidQuery, "unparsed"),
    (422, error("422", "missing ingester"), UpstreamRejected, "missing ingester"),
    (422, error("execution", "many-to-many matching"), UpstreamRejected, "many-to-many"),
    (422, error("execution", "context deadline exceeded"), UpstreamTimeout, "gave up"),
    (503, error("timeout", "query timed out in expression"), UpstreamTimeout, "gave up"),
    (429, error("too_many_requests", "slow down"), UpstreamRejected, "slow down"),
    (500, error("internal", "boom"), UpstreamRejected, "boom"),
    (401, b"<html>login</html>", UpstreamAuth, "refused our credentials (401)"),
    (403, b"", UpstreamAuth, "(403)"),
    (302, b"", BadUpstreamAnswer, "redirects"),
    (404, b"404 page not found", BadUpstreamAnswer, "no query API"),
    (502, b"bad gateway", UpstreamUnreachable, "cannot be reached"),
    (503, b"Service Unavailable", UpstreamUnreachable, "not ready"),
    (504, b"", UpstreamTimeout, "did not answer in time"),
    (500, b"oops", BadUpstreamAnswer, "answered 500"),
]


@pytest.mark.parametrize(("status", "body", "kind", "words"), REFUSALS)
def test_each_refusal_is_a_failure_of_its_kind(status, body, kind, words):
    with (
        ScriptedServer(lambda _: Reply(status=status, body=body)) as server,
        pytest.raises((UpstreamError, InvalidQuery)) as caught,
    ):
        ask(server.url, prometheus_token=SECRET)

    assert type(caught.value) is kind
    assert words in caught.value.detail
    assert "<html>" not in caught.value.detail
    assert SECRET not in caught.value.detail


NONSENSE = {
    "a page": b"<html><title>Log in</title></html>",
    "nothing": b"",
    "a list": b"[]",
    "no UTF-8": b'{"status": "\xff\xfe"}',
    "a bomb of brackets": b"[" * 100_000,
    "no data": b'{"status":"success"}',
    "data of another API": b'{"status":"success","data":["up"]}',
    "an unknown type": envelope(kind="streams"),
    "an item that is none": envelope(["x"]),
    "labels that are none": envelope({"metric": {"job": 1}, "value": [1, "1"]}),
    "a value that is none": envelope({"metric": {}, "value": [1]}),
    "no value": envelope({"metric": {}}),
    "a vector as a matrix": envelope(ONE, kind="matrix"),
    "a scalar of three": envelope(1, 2, 3, kind="scalar"),
    "success on a failure": b'{"status":"error"}',
}


@pytest.mark.parametrize("body", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_with_a_200_is_a_bad_answer(body):
    with (
        ScriptedServer(lambda _: Reply(body=body)) as server,
        pytest.raises(BadUpstreamAnswer) as caught,
    ):
        ask(server.url)

    assert "Prometheus at http://127.0.0.1" in caught.value.detail


def test_redirects_are_not_followed_with_our_credentials():
    with (
        ScriptedServer(lambda _: Reply(body=envelope())) as elsewhere,
        ScriptedServer(
            lambda _: Reply(status=307, headers={"Location": elsewhere.url})
        ) as redirecting,
        pytest.raises(BadUpstreamAnswer, match="redirects"),
    ):
        ask(redirecting.url, prometheus_token=SECRET)

    assert elsewhere.asked == []


def test_a_refused_connection_is_unreachable_at_once():
    started = time.monotonic()
    with pytest.raises(UpstreamUnreachable, match="cannot be reached"):
        ask(DEAD_URL)

    assert time.monotonic() - started < 1


@pytest.mark.parametrize("serve", [hang, drip])
def test_the_whole_call_ends_in_time_however_the_server_dawdles(serve):
    with raw_server(serve) as url:
        started = time.monotonic()
        with pytest.raises(UpstreamTimeout, match="did not answer"):
            ask(url, timeout_s=0.2)

    assert time.monotonic() - started < 1.5


def test_a_call_stays_within_what_is_left_of_the_request():
    async def within_a_request(prometheus: Prometheus) -> None:
        with open_budget(0.4):
            await prometheus.instant("up", timeout_s=30)

    with raw_server(drip) as url:
        started = time.monotonic()
        with pytest.raises(UpstreamTimeout):
            use(Settings(prometheus_url=url), within_a_request)

    assert time.monotonic() - started < 1


def test_an_endless_body_is_cut_off():
    with raw_server(flood) as url:
        started = time.monotonic()
        with pytest.raises(AnswerTooLarge, match="more than 5 MB"):
            ask(url, timeout_s=10)

    assert time.monotonic() - started < 5


def test_a_body_that_breaks_off_is_unreachable():
    with raw_server(hang_up) as url, pytest.raises(UpstreamUnreachable, match="broke"):
        ask(url)


@pytest.mark.parametrize(("replies", "asked"), [([503], 2), ([503, 503], 2), ([422], 1)])
def test_only_what_never_reached_prometheus_is_asked_again_once(replies, asked):
    left = list(replies)

    def script(_: Asked) -> Reply:
        return Reply(status=left.pop(0), body=b"") if left else Reply(body=envelope(ONE))

    with ScriptedServer(script) as server:
        try:
            ask(server.url)
        except UpstreamError:
            assert replies != [503]

    assert len(server.asked) == asked


def test_the_check_tells_the_version():
    body = b'{"status":"success","data":{"version":"2.42.0"}}'
    with ScriptedServer(lambda _: Reply(body=body)) as server:
        sentence = use(Settings(prometheus_url=server.url), Prometheus.check)

    assert sentence == "Prometheus 2.42.0"
    assert server.asked[0].path == "/api/v1/status/buildinfo"


def test_the_check_is_content_with_a_server_that_only_answers_queries():
    def script(asked: Asked) -> Reply:
        if asked.path.endswith("/query"):
            return Reply(body=envelope(ONE))
        return Reply(status=404, body=b"no such path")

    with ScriptedServer(script) as server:
        assert use(Settings(prometheus_url=server.url), Prometheus.check) == (
            "Prometheus answers queries"
        )


def test_the_check_fails_when_nobody_answers():
    with pytest.raises(UpstreamUnreachable):
        use(Settings(prometheus_url=DEAD_URL), Prometheus.check)


@pytest.mark.parametrize(
    ("settings", "variable"),
    [
        ({"prometheus_ca_file": "no-such-file.pem"}, "PROMETHEUS_CA_FILE"),
        ({"prometheus_token_file": "no-such-file"}, "PROMETHEUS_TOKEN_FILE"),
        ({"prometheus_token": f"{SECRET}\nX-Evil: 1"}, "token"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_without_its_value(settings, variable):
    with pytest.raises(NotConfigured) as caught:
        ask("https://127.0.0.1:9", **settings)

    assert variable in caught.value.detail
    assert SECRET not in caught.value.detail
