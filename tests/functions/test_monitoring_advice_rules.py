"""Alert rules for a service on every dialect: accepted by promtool, firing only while it burns."""

import asyncio
import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.demo.prometheus import PrometheusServer
from functions.monitoring_advice.main import monitoring_advice
from functions.monitoring_advice.models import Advice, AdviceRequest
from shared.clients.siblings import Siblings
from shared.domain.signals.dialects import DIALECTS
from shared.edge.encode import as_json
from shared.settings import Settings
from tests.functions import promtool
from tests.functions.golden_signals_asking import ask as ask_signals
from tests.functions.golden_signals_dialect_cases import (
    DIALECT_CASES,
    case,
    counted_by_histogram,
)
from tests.functions.golden_signals_past import App, Case, Series, calm, openmetrics, resting
from tests.support.servers import Reply, ScriptedServer

pytestmark = [pytest.mark.slow, pytest.mark.real]

BY_NAME = {dialect.name: dialect for dialect in DIALECTS}
HISTOGRAM = counted_by_histogram(
    {"namespace": "default", "service": "histogram"}, "http_request_duration_seconds", "code"
)
BURNING = [
    *(case for case in DIALECT_CASES if case.service not in {"dishonoured", "grpc-limited"}),
    case("plain-histogram", "histogram", HISTOGRAM),
]
LONG_WINDOWS = ("1h", "1d", "3d", "6h")
UNCODED = [*App("uncoded").requests({"": 100}), *App("uncoded").errors(5), *resting("uncoded")]
BARE = App("bare").requests({"": 100})
CALM = calm("tranquil", {"200": 100})
HOSTILE = 'x"} or up{a="{{ $value }}'
ODD = [Series("http_requests_total", {"service": "odd", "namespace": "default", "code": "200"}, 1)]


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    every = [series for case in BURNING for series in case.past]
    past = openmetrics([*every, *UNCODED, *BARE, *CALM, *ODD])
    with PrometheusServer(tmp_path_factory.mktemp("prometheus"), openmetrics=past) as server:
        yield server.url


def advise(prometheus_url: str, service: str, **more: object) -> Advice:
    """Ask for advice; golden signals is what that function really answers, over HTTP."""
    named = {"service_name": service, "namespace": str(more.get("namespace", "default"))}
    signals = as_json(ask_signals(prometheus_url, **named))

    async def asked(url: str) -> Advice:
        siblings = Siblings.from_settings(Settings(agent_service_url=url))
        try:
            request = AdviceRequest.model_validate({"service_name": service, **more})
            return await monitoring_advice.handler(request, siblings)
        finally:
            await siblings.aclose()

    with ScriptedServer(lambda _: Reply(body=signals.encode())) as sibling:
        advice = asyncio.run(asked(sibling.url))
    assert [json.loads(one.body) for one in sibling.asked] == [named]
    return advice


def without_failures(case: Case) -> list[Series]:
    dialect = BY_NAME[case.dialect]

    def fails(one: Series) -> bool:
        codes = [one.labels.get(label, "") for label in dialect.code_labels]
        return any(re.fullmatch(dialect.server_error, code) for code in codes if code)

    return [dataclasses.replace(one, per_s=0) if fails(one) else one for one in case.past]


@pytest.mark.parametrize("case", BURNING, ids=lambda case: f"{case.dialect} ({case.service})")
def test_burn_rates_fire_while_the_budget_burns_and_stay_silent_otherwise(
    case: Case, prometheus_url: str, tmp_path: Path
):
    advice = advise(prometheus_url, case.service)

    spec = promtool.check(advice.alerts, tmp_path)
    burning, healthy = promtool.steady(case.past), promtool.steady(without_failures(case))
    absent = promtool.firing("RequestMetricsAbsent", "severity", ["warning"])
    there = {**absent, "exp_samples": []}
    scales_to_zero = BY_NAME[case.dialect].layer.words == "queue-proxy"
    promtool.prove(
        tmp_path,
        (burning, [promtool.firing("ErrorBudgetBurn", "long", LONG_WINDOWS), there]),
        (healthy, [promtool.firing("ErrorBudgetBurn", "long", [])]),
        ([], [there if scales_to_zero else absent]),
    )
    assert len(spec["groups"]) == 3


def test_every_dialect_has_rules_that_are_proved():
    assert {case.dialect for case in BURNING} == set(BY_NAME)


def test_errors_without_codes_burn_by_their_own_counter(prometheus_url: str, tmp_path: Path):
    advice = advise(prometheus_url, "uncoded")
    calm_past = [one for one in UNCODED if one.name != "http_requests_errors_total"]

    promtool.check(advice.alerts, tmp_path)
    promtool.prove(
        tmp_path,
        (promtool.steady(UNCODED), [promtool.firing("ErrorBudgetBurn", "long", LONG_WINDOWS)]),
        (promtool.steady(calm_past), [promtool.firing("ErrorBudgetBurn", "long", [])]),
    )


def test_where_failures_cannot_be_told_no_budget_is_watched_and_it_says_so(
    prometheus_url: str, tmp_path: Path
):
    advice = advise(prometheus_url, "bare")

    promtool.check(advice.alerts, tmp_path)
    assert "ErrorBudgetBurn" not in advice.alerts
    assert "no burn-rate alerts" in advice.response
    assert {one.signal for one in advice.missing} >= {"errors", "latency", "saturation"}


def test_a_blip_that_is_over_pages_nobody(prometheus_url: str, tmp_path: Path):
    advice = advise(prometheus_url, "tranquil")
    codes = {"code": "500", "service": "tranquil", "namespace": "default", "instance": "a"}
    burst = {"series": promtool.steady([Series("http_requests_total", codes)])[0]["series"]}
    burst["values"] = "0x40 0+60x9 600x50"  # ten minutes of failures, 45 minutes ago

    promtool.check(advice.alerts, tmp_path)
    past = [*promtool.steady(CALM), burst]
    paged = {
        "expr": 'count(ALERTS{alertname="ErrorBudgetBurn",long="1h",alertstate="firing"})',
        "exp_samples": [],
    }
    promtool.prove(tmp_path, (past, [paged]))


def test_memory_near_its_limit_and_slow_answers_alert(prometheus_url: str, tmp_path: Path):
    advice = advise(prometheus_url, "tranquil")
    full = [
        dataclasses.replace(one, start=500 * 2**20)
        if one.name == "container_memory_working_set_bytes"
        else one
        for one in CALM
    ]
    promtool.check(advice.alerts, tmp_path)
    quiet = [
        promtool.firing("MemoryNearLimit", "pod", []),
        promtool.firing("RequestLatencyHigh", "severity", []),
    ]
    pod = "tranquil-7d9c5b6f4-x2x8k"
    promtool.prove(
        tmp_path,
        (promtool.steady(full), [promtool.firing("MemoryNearLimit", "pod", [pod])]),
        (promtool.steady(CALM), quiet),
    )


def test_what_the_service_shows_and_lacks_is_said(prometheus_url: str):
    advice = advise(prometheus_url, "tranquil", slo=99.5)

    assert [one.signal for one in advice.present] == ["latency", "traffic", "errors", "saturation"]
    assert advice.missing == []
    assert (advice.status, advice.service_name) == ("ok", "tranquil")
    assert "- latency: 45ms (p95) (http_request_duration_seconds)" in advice.response
    assert "critical: over 7.2% fail both in 1h and in 5m" in advice.response
    assert "14.4 * 0.005" in advice.alerts


def test_a_burn_rate_that_no_ratio_reaches_is_left_out_and_named(
    prometheus_url: str, tmp_path: Path
):
    advice = advise(prometheus_url, "tranquil", slo=90)

    promtool.check(advice.alerts, tmp_path)
    assert 'long: "1h"' not in advice.alerts
    assert "could reach them at this objective: burn rates 14.4" in advice.response


def test_an_unknown_service_gets_the_names_that_are_there_and_how_to_be_seen(prometheus_url: str):
    advice = advise(prometheus_url, "tranqil")

    assert (advice.status, advice.alerts, advice.present) == ("empty", "", [])
    assert "Services that are there: tranquil" in advice.response
    assert {one.signal for one in advice.missing} == {"latency", "traffic", "errors", "saturation"}


def test_without_prometheus_nothing_is_claimed():
    advice = advise("http://127.0.0.1:9", "tranquil")

    assert (advice.status, advice.present, advice.missing) == ("unknown", [], [])
    assert advice.response.startswith("I can't tell what tranquil shows:")


def test_a_hostile_name_stays_a_name_in_every_rule(prometheus_url: str, tmp_path: Path):
    signals = json.loads(as_json(ask_signals(prometheus_url, service_name="odd")))
    signals["service_name"] = HOSTILE
    signals["source"]["selector"] = signals["source"]["selector"].replace(
        "odd", HOSTILE.replace('"', r"\"")
    )

    async def asked(url: str) -> Advice:
        siblings = Siblings.from_settings(Settings(agent_service_url=url))
        try:
            request = AdviceRequest.model_validate({"service_name": HOSTILE})
            return await monitoring_advice.handler(request, siblings)
        finally:
            await siblings.aclose()

    with ScriptedServer(lambda _: Reply(body=json.dumps(signals).encode())) as sibling:
        advice = asyncio.run(asked(sibling.url))

    spec = promtool.check(advice.alerts, tmp_path)
    records = [rule for rule in spec["groups"][0]["rules"] if "record" in rule]
    alerts = [rule for group in spec["groups"] for rule in group["rules"] if "alert" in rule]
    assert {rule["labels"]["service"] for rule in records} == {HOSTILE}
    assert all('{{ "{{" }} $value' in rule["annotations"]["summary"] for rule in alerts)
    promtool.prove(
        tmp_path,
        ([], [promtool.firing("RequestMetricsAbsent", "service", [HOSTILE.replace('"', r"\"")])]),
    )
