"""Small questions of the Prometheus client: which labels series have, and what a metric is."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

import pytest

from shared.clients.prometheus import Prometheus
from shared.errors import BadUpstreamAnswer
from shared.settings import Settings
from tests.support.servers import Reply, ScriptedServer

T = TypeVar("T")


def use(url: str, call: Callable[[Prometheus], Awaitable[T]]) -> T:
    async def used() -> T:
        prometheus = Prometheus.from_settings(Settings(prometheus_url=url))
        try:
            return await call(prometheus)
        finally:
            await prometheus.aclose()

    return asyncio.run(used())


def success(data: object) -> Reply:
    return Reply(body=json.dumps({"status": "success", "data": data}).encode())


def test_labels_are_asked_of_a_selector_between_two_moments():
    with ScriptedServer(lambda _: success(["__name__", "job"])) as server:
        names = use(
            server.url, lambda one: one.label_names('{a="&b=\n"}', start=1, end=2, timeout_s=1)
        )

    asked = urlsplit(server.asked[0].path)
    assert names == ["__name__", "job"]
    assert asked.path == "/api/v1/labels"
    assert parse_qs(asked.query) == {
        "match[]": ['{a="&b=\n"}'],
        "start": ["1.000"],
        "end": ["2.000"],
    }


def test_names_that_are_no_list_are_a_bad_answer():
    with ScriptedServer(lambda _: success({})) as server, pytest.raises(BadUpstreamAnswer):
        use(server.url, lambda one: one.label_names("x", start=1, end=2, timeout_s=1))


GAUGE, COUNTER = {"type": "gauge", "help": ""}, {"type": "counter", "help": ""}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"x": [GAUGE]}, "gauge"),
        ({"x": [GAUGE, {**GAUGE, "help": "otherwise"}]}, "gauge"),
        ({"x": [GAUGE, COUNTER]}, ""),  # exporters disagree
        ({"y": [GAUGE]}, ""),
        ({}, ""),
        ({"x": []}, ""),
        ({"x": "gauge"}, ""),
        ({"x": ["gauge"]}, ""),
        (["x"], ""),
    ],
)
def test_a_type_is_what_all_exporters_say(data, kind):
    with ScriptedServer(lambda _: success(data)) as server:
        assert use(server.url, lambda one: one.type_of("x", timeout_s=1)) == kind

    assert server.asked[0].path == "/api/v1/metadata?metric=x&limit=1"
