"""Golden signals against a real Prometheus that holds one made-up past of many services."""

import base64
import dataclasses
import json
from collections.abc import Iterator
from urllib.parse import parse_qs

import httpx
import pytest

from deploy.demo.prometheus import PrometheusServer
from functions.golden_signals.main import GoldenSignalsRequest
from shared.domain.signals.dialects import DIALECTS
from shared.edge.encode import as_json, plain
from tests.functions.golden_signals_asking import ask, passing_on
from tests.functions.golden_signals_cases import CASES
from tests.functions.golden_signals_past import NOW, Case, openmetrics
from tests.support.loopback import PLAIN
from tests.support.servers import Asked, Reply, ScriptedServer

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    past = openmetrics([series for case in CASES for series in case.past])
    with PrometheusServer(tmp_path_factory.mktemp("prometheus"), openmetrics=past) as server:
        yield server.url


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.row} ({case.service})")
def test_each_situation_has_its_verdict(case: Case, prometheus_url: str):
    answer = ask(prometheus_url, service_name=case.service)

    said = plain(answer)
    messages = " | ".join(f"{one.code}: {one.message}" for one in answer.reasons)
    assert answer.status == case.status, messages
    assert {name: said[name] for name in case.says} == case.says
    assert case.reasons <= {one.code for one in answer.reasons}, messages
    assert case.words in messages
    assert case.confidence in {"", answer.confidence}
    assert case.dialect in {"", answer.source.dialect if answer.source else None}
    assert case.window in {"", answer.window}
    assert case.warns in " | ".join(answer.warnings)
    assert answer.error is None


def test_every_dialect_has_a_situation():
    shown = {case.dialect for case in CASES}

    assert {dialect.name for dialect in DIALECTS} - shown == set()


def test_the_seeds_own_answer_is_byte_exact_and_has_its_numbers_beside_it(prometheus_url: str):
    answer = json.loads(as_json(ask(prometheus_url, service_name="seed")))

    assert {name: answer[name] for name in ("latency", "traffic", "errors", "saturation")} == {
        "latency": "45ms (p95)",
        "traffic": "150 req/min",
        "errors": "0.1%",
        "saturation": "CPU: 15%, Memory: 25%",
    }
    assert answer["signals"]["latency"]["p95_ms"] == pytest.approx(45)
    assert answer["signals"]["latency"]["mean_ms"] == pytest.approx(30)
    assert answer["signals"]["traffic"] == pytest.approx({"rps": 2.5, "rpm": 150})
    assert answer["signals"]["errors"] == pytest.approx({"ratio": 0.001, "client_ratio": 0})
    assert answer["signals"]["saturation"]["cpu_ratio"] == pytest.approx(0.15)
    assert answer["signals"]["saturation"]["memory_ratio"] == pytest.approx(0.25)
    assert answer["source"] == {
        "dialect": "plain",
        "metric": "http_requests_total",
        "selector": '{namespace="default",service="seed"}',
    }
    assert answer["evaluated_at"] == "2025-10-09T08:53:20Z"
    assert answer["reasons"] == answer["warnings"] == answer["suggestions"] == []
    assert "error" not in answer
    assert set(answer) == {
        *("status", "latency", "traffic", "errors", "saturation", "service_name", "namespace"),
        *("window", "evaluated_at", "confidence", "reasons", "signals", "source", "queries"),
        *("suggestions", "warnings"),
    }


def test_each_query_of_an_answer_can_be_asked_again_by_hand(prometheus_url: str):
    answer = ask(prometheus_url, service_name="seed")
    queries = {one.name: one.query for one in answer.queries}

    def by_hand(name: str, resource: str | None = None) -> float:
        form = {"query": queries[name], "time": answer.evaluated_at}
        found = httpx.post(f"{prometheus_url}/api/v1/query", data=form, **PLAIN).json()["data"][
            "result"
        ]
        wanted = [one for one in found if one["metric"].get("resource") == resource]
        return sum(float(item["value"][1]) for item in wanted)

    assert by_hand("traffic") == pytest.approx(answer.signals.traffic.rps)
    assert by_hand("p95") * 1000 == pytest.approx(answer.signals.latency.p95_ms)
    assert by_hand("cpu_used") / by_hand("bounds", "cpu") == pytest.approx(0.15)


def test_an_unknown_service_is_answered_with_the_names_that_are_near(prometheus_url: str):
    answer = ask(prometheus_url, service="pathyy", namespace="default")

    assert answer.status == "unknown"
    assert answer.suggestions[0] == "pathy"
    assert answer.source is None
    assert [one.code for one in answer.reasons] == ["not_found"]


def test_a_whole_check_is_two_rounds_the_second_at_the_firsts_own_time(prometheus_url: str):
    with ScriptedServer(passing_on(prometheus_url)) as counting:
        answer = ask(counting.url, service_name="seed", at=f"{NOW}.5")

    forms = [parse_qs(one.body.decode()) for one in counting.asked]
    assert answer.status == "healthy"
    assert [form["time"] for form in forms] == [[f"{NOW}.500"]] * 3
    assert all(len(form["query"][0]) < 16_000 for form in forms)


def test_without_a_moment_the_servers_own_clock_rules_both_rounds(prometheus_url: str):
    pass_on = passing_on(prometheus_url)

    def at_the_pasts_end(asked: Asked) -> Reply:
        now = b"" if b"time=" in asked.body else f"&time={NOW}".encode()
        return pass_on(dataclasses.replace(asked, body=asked.body + now))

    with ScriptedServer(at_the_pasts_end) as server:
        answer = ask(server.url, service_name="seed", at="")

    forms = [parse_qs(one.body.decode()) for one in server.asked]
    assert [form.get("time") for form in forms] == [None, None, [f"{NOW}.000"]]
    assert answer.status == "healthy"
    assert answer.evaluated_at == "2025-10-09T08:53:20Z"


HOSTILE = (
    'x"} or up{a="',
    'seed"} or {__name__=~".+',
    "seed|pay",
    ".*",
    "seed\\",
    'a\nb"',
    "$__interval",
    "👾",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_one_literal(name: str, prometheus_url: str):
    as_service = ask(prometheus_url, service_name=name)
    as_namespace = ask(prometheus_url, service_name="spotless", namespace=name)

    assert as_service.status == as_namespace.status == "unknown"
    assert as_service.error is as_namespace.error is None
    assert as_service.traffic == as_namespace.traffic == "no data"
    assert as_service.reasons[0].code == "not_found"


def test_a_burn_rate_is_told_when_an_objective_is_given(prometheus_url: str):
    calm = ask(prometheus_url, service_name="seed", slo=99)
    burning = ask(prometheus_url, service_name="five-percent", slo=99.9)
    uncoded = ask(prometheus_url, service_name="uncoded", slo=99.9)

    assert [(one.code, one.severity) for one in calm.reasons] == [("slo_burn", "info")]
    assert "0.1 times as fast" in calm.reasons[0].message
    assert ("slo_burn", "critical") in {(one.code, one.severity) for one in burning.reasons}
    assert "51 times as fast as it lasts (over 1h and 5m), threshold 14.4" in str(burning.reasons)
    assert any("status codes" in warning for warning in uncoded.warnings)


def test_a_longer_window_is_looked_at_when_asked_for(prometheus_url: str):
    answer = ask(prometheus_url, service_name="seed", window="10m")

    assert answer.window == "10m"
    assert "[10m]" in {one.name: one.query for one in answer.queries}["p95"]


def test_series_without_a_namespace_are_used_with_a_warning(prometheus_url: str):
    answer = ask(prometheus_url, service_name="homely")

    assert answer.source is not None
    assert answer.source.selector == '{namespace="",job="homely"}'
    assert any("carry no namespace" in warning for warning in answer.warnings)


def test_partial_answers_pass_on_the_servers_warning_and_lower_confidence(prometheus_url: str):
    def partial(body: dict) -> dict:
        return {**body, "warnings": ["store gateway-1 did not answer"]}

    with ScriptedServer(passing_on(prometheus_url, partial)) as thanos:
        answer = ask(thanos.url, service_name="seed")

    assert answer.status == "healthy"
    assert answer.confidence == "medium"
    assert answer.warnings == ["store gateway-1 did not answer"]


def test_a_proxy_that_is_not_ready_once_is_asked_again(prometheus_url: str):
    pass_on = passing_on(prometheus_url)
    seen: list[Asked] = []

    def first_not_ready(asked: Asked) -> Reply:
        seen.append(asked)
        return Reply(status=503, body=b"no healthy upstream") if len(seen) == 1 else pass_on(asked)

    with ScriptedServer(first_not_ready) as proxy:
        answer = ask(proxy.url, service_name="seed")

    assert answer.status == "healthy"
    assert len(seen) == 4


def failing_third(url: str, reply: Reply):
    pass_on = passing_on(url)
    return lambda asked: reply if b"histogram_quantile" in asked.body else pass_on(asked)


def test_saturation_is_still_shown_when_the_second_round_fails(prometheus_url: str):
    broken = Reply(status=500, body=b"oops")

    with ScriptedServer(failing_third(prometheus_url, broken)) as proxy:
        answer = ask(proxy.url, service_name="seed")

    assert answer.status == "unknown"
    assert answer.saturation == "CPU: 15%, Memory: 25%"
    assert answer.latency == answer.traffic == answer.errors == "no data"
    assert answer.error is not None
    assert answer.error.code == "prometheus_bad_response"


def test_requests_are_still_judged_when_only_resources_cannot_be_asked(prometheus_url: str):
    pass_on = passing_on(prometheus_url)
    broken = Reply(status=500, body=b"oops")

    with ScriptedServer(
        lambda asked: broken if b"container_cpu" in asked.body else pass_on(asked)
    ) as proxy:
        answer = ask(proxy.url, service_name="seed")

    assert answer.status == "healthy"
    assert answer.confidence == "medium"
    assert answer.saturation == "no data"
    assert any("saturation could not be asked" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    "body",
    [
        {"service_name": ""},
        {"service_name": "x" * 129},
        {"service_name": "x", "window": "30s"},
        {"service_name": "x", "window": "2d"},
        {"service_name": "x", "window": "5min"},
        {"service_name": "x", "at": "yesterday"},
        {"service_name": "x", "at": 1_760_000_000_000},
        {"service_name": "x", "slo": 100},
    ],
)
def test_a_field_out_of_range_is_refused(body: dict):
    with pytest.raises(ValueError, match="validation error"):
        GoldenSignalsRequest.model_validate(body)


def test_a_plot_is_a_small_picture_of_traffic_and_latency(prometheus_url: str):
    answer = ask(prometheus_url, service_name="seed", include_plot=True)

    head, _, data = (answer.plot or "").partition(",")
    png = base64.b64decode(data, validate=True)
    assert head == "data:image/png;base64"
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(png) < 3000
    assert answer.warnings == []


def test_no_plot_is_a_warning(prometheus_url: str):
    pass_on = passing_on(prometheus_url)

    def without_ranges(asked: Asked) -> Reply:
        return Reply(status=500, body=b"oops") if "range" in asked.path else pass_on(asked)

    with ScriptedServer(without_ranges) as proxy:
        failed = ask(proxy.url, service_name="seed", include_plot=True)
    nothing = ask(prometheus_url, service_name="nobody", include_plot=True)

    assert failed.status == "healthy"
    assert failed.plot is nothing.plot is None
    assert any("the plot could not be made" in warning for warning in failed.warnings)
    assert "there is nothing to plot: no request metrics were found" in nothing.warnings
