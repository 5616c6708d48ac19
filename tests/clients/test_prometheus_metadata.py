"""The metadata client: credentials travel to the server alone, and never into a sentence."""

import asyncio

import pytest

from shared.clients.prometheus_metadata import Metric, PrometheusMetadata
from shared.errors import UpstreamAuth
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
