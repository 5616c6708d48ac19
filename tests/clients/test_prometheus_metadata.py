"""The metadata client: credentials travel to the server alone, and never into a sentence."""

import asyncio
import json

import pytest

from shared.clients.prometheus_metadata import Metric, PrometheusMetadata
from shared.domain.promql.scraping import Target
from shared.errors import BadUpstreamAnswer, UpstreamAuth
from shared.settings import Settings
from tests.support.servers import Asked, Reply, ScriptedServer

SECRET = "s3cr3t-t0ken"


def look(url: str) -> list[Metric]:
    settings = Settings(prometheus_url=url, prometheus_token=SECRET, prometheus_org_id="shop")
    client = PrometheusMetadata.from_settings(settings)
    asked = client.metrics(lambda names, _: names, start=0, end=1, timeout_s=2)
    return asyncio.run(asked)


def test_credentials_and_bounds_travel_with_every_question():
    def script(asked: Asked) -> Reply:
        data = b"{}" if "metadata" in asked.path else b'["x"]'
        return Reply(body=b'{"status":"success","data":' + data + b"}")

    with ScriptedServer(script) as server:
        found = look(server.url)

    assert found == [Metric("x", "unknown", "", ("x",))]
    assert len(server.asked) == 3
    for asked in server.asked:
        headers = {name.lower(): value for name, value in asked.headers.items()}
        assert headers["authorization"] == f"Bearer {SECRET}"
        assert headers["x-scope-orgid"] == "shop"
        assert "limit=20000" in asked.path


def test_a_refusal_holds_no_secret():
    reply = Reply(status=401, body=SECRET.encode())
    with ScriptedServer(lambda _: reply) as server, pytest.raises(UpstreamAuth) as caught:
        look(server.url.replace("//", "//me:hidden@"))

    assert SECRET not in caught.value.detail
    assert "hidden" not in caught.value.detail


def targets_of(url: str) -> list[Target]:
    client = PrometheusMetadata.from_settings(Settings(prometheus_url=url))
    return asyncio.run(client.targets(timeout_s=2))


def test_a_target_is_told_with_why_it_is_down_and_without_its_url():
    def entry(job: str, health: str, error: str) -> dict:
        labels = {"job": job, "instance": f"{job}-1:80"}
        return {"labels": labels, "health": health, "lastError": error, "scrapeUrl": "http://x"}

    told = [
        entry("a", "up", ""),
        entry("b", "down", f'Get "http://b:80/?key={SECRET}": dial tcp: connection\nrefused'),
        entry("c", "down", "server returned HTTP status 500 Internal Server Error"),
        {"labels": {}, "health": "unknown", "lastError": ""},
    ]
    body = json.dumps({"status": "success", "data": {"activeTargets": told}}).encode()
    with ScriptedServer(lambda _: Reply(body=body)) as server:
        found = targets_of(server.url)

    assert found == [
        Target("a", "a-1:80", "up", ""),
        Target("b", "b-1:80", "down", "dial tcp: connection refused"),
        Target("c", "c-1:80", "down", "server returned HTTP status 500 Internal Server Error"),
        Target("", "", "unknown", ""),
    ]
    assert [asked.path for asked in server.asked] == ["/api/v1/targets?state=active"]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=404, body=b"404 page not found"),
        Reply(body=b'{"status":"success","data":{}}'),
        Reply(body=b'{"status":"success","data":{"activeTargets":["x"]}}'),
        Reply(body=b"<html>"),
    ],
)
def test_a_server_without_targets_is_a_bad_answer(reply):
    with ScriptedServer(lambda _: reply) as server, pytest.raises(BadUpstreamAnswer):
        targets_of(server.url)
