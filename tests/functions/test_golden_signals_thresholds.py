"""Thresholds of the environment and of a request, over HTTP: whose wins, and what is refused."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from deploy.demo.prometheus import PrometheusServer
from functions.golden_signals.limits import Limits
from functions.golden_signals.main import golden_signals
from shared.edge.run import application
from shared.edge.runtime import Runtime
from shared.edge.schema import tool_schema
from shared.errors import NotConfigured
from shared.settings import Settings
from tests.edge.asgi import Got, exchange
from tests.functions.golden_signals_past import NOW, calm, openmetrics
from tests.support.processes import DEAD_URL

STRICT = (("p95_degraded_ms", 40.0),)


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    past = openmetrics(calm("seed", {"200": 147.0, "500": 3.0}))
    with PrometheusServer(tmp_path_factory.mktemp("prometheus"), openmetrics=past) as server:
        yield server.url


def post(settings: Settings, **body: object) -> Got:
    runtime = Runtime(settings)
    inner = application(golden_signals.declaration, runtime)

    async def app(*asgi: Any) -> None:
        await inner(*asgi)
        await runtime.aclose()

    text = json.dumps({"service_name": "seed", "at": NOW, **body})
    return exchange(app, text.encode(), path="/api/golden-signals")


def verdict(got: Got) -> tuple[str, list[str]]:
    assert got.status == 200
    return got.json()["status"], [reason["message"] for reason in got.json()["reasons"]]


@pytest.mark.real
def test_a_request_overrides_the_settings_which_override_the_defaults(prometheus_url: str):
    own, strict = (
        Settings(prometheus_url=prometheus_url, golden_signals_thresholds=pairs)
        for pairs in ((), STRICT)
    )
    failing = "2% of requests failed (5xx), threshold"

    assert verdict(post(own)) == ("degraded", [f"{failing} 1%"])
    assert verdict(post(own, thresholds={"error_ratio_degraded": 0.03})) == ("healthy", [])
    assert verdict(post(own, thresholds={"error_ratio_unhealthy": 0.02})) == (
        "unhealthy",
        [f"{failing} 2%"],
    )
    slow = "p95 latency is 45 ms, threshold 40 ms"
    assert verdict(post(strict)) == ("degraded", [f"{failing} 1%", slow])
    assert verdict(post(strict, thresholds={"p95_degraded_ms": 45.5})) == (
        "degraded",
        [f"{failing} 1%"],
    )


@pytest.mark.real
def test_a_request_leaves_the_next_one_as_it_was(prometheus_url: str):
    limits = Limits()

    assert limits.within({"max_age_s": 1}).max_age_s == 1
    assert limits.within({}).max_age_s == 120


@pytest.mark.parametrize(
    ("thresholds", "pointer", "words"),
    [
        ({"p95": 1}, "/thresholds/p95", "is none of"),
        ({"a/~b": 1}, "/thresholds/a~1~0b", "is none of"),
        ({"p95_degraded_ms": -1}, "/thresholds/p95_degraded_ms", "zero or more"),
        ({"p95_degraded_ms": "soon"}, "/thresholds/p95_degraded_ms", "number"),
        ({"p95_degraded_ms": float("nan")}, "/thresholds/p95_degraded_ms", "finite"),
        ({"p95_degraded_ms": 9000}, "/thresholds/p95_degraded_ms", "not be above p95_unhealthy_ms"),
        ({"error_ratio_degraded": 5}, "/thresholds/error_ratio_degraded", "from 0 to 1"),
        ([1], "/thresholds", "object"),
    ],
)
def test_a_threshold_that_makes_no_sense_is_422_by_its_name(thresholds, pointer, words):
    got = post(Settings(prometheus_url=DEAD_URL), thresholds=thresholds)

    assert got.status == 422
    (error,) = got.json()["errors"]
    assert error["pointer"] == pointer
    assert words in error["detail"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("p95=1", "GOLDEN_SIGNALS_THRESHOLDS: p95 is none of"),
        ("p95_degraded_ms=-1", "GOLDEN_SIGNALS_THRESHOLDS: p95_degraded_ms must be"),
        ("p95_degraded_ms=nan", "GOLDEN_SIGNALS_THRESHOLDS: p95_degraded_ms must be"),
        ("p95_degraded_ms=9000", "GOLDEN_SIGNALS_THRESHOLDS: p95_degraded_ms must not"),
    ],
)
def test_a_setting_that_makes_no_sense_names_variable_and_threshold(text, sentence):
    settings = Settings.from_env({"GOLDEN_SIGNALS_THRESHOLDS": text})

    with pytest.raises(NotConfigured, match=sentence):
        Limits.from_settings(settings)
    assert post(settings).status == 503


def test_tools_do_not_show_thresholds():
    shown = tool_schema(golden_signals.declaration.ask)["properties"]

    assert "thresholds" not in shown
    assert "slo" in shown
