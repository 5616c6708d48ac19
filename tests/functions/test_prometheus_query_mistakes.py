"""The usual mistakes in PromQL, on a real Prometheus: each repair runs and gives what was meant."""

from collections.abc import Iterator

import pytest

from deploy.demo.prometheus import PrometheusServer
from shared.errors import InvalidQuery, UpstreamError
from tests.functions.golden_signals_past import NOW, P95_45_MS, App, Series, openmetrics
from tests.functions.prometheus_query_asking import ask
from tests.support.processes import DEAD_URL

real = pytest.mark.real


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    shop = App("shop")
    requests = shop.requests({"200": 99 * 60, "500": 60})
    memory = Series("node_memory_free_bytes", shop.target, start=7)
    past = [*requests, *shop.latency(P95_45_MS), *shop.up(1), memory]
    folder = tmp_path_factory.mktemp("prometheus")
    with PrometheusServer(folder, openmetrics=openmetrics(past)) as server:
        yield server.url


REQUESTS, RATE = "http_requests_total", "rate(http_requests_total[5m])"
BUCKETS = "http_request_duration_seconds_bucket"
P95 = f"histogram_quantile(0.95, sum by (le) (rate({BUCKETS}[5m])))"

# What is written, and what was meant.
REFUSED = {
    f"rate({REQUESTS})": RATE,
    f'sum(rate({REQUESTS}{{service="shop"}}))': f"sum({RATE})",
    f"rate({REQUESTS}[5min])": RATE,
    f"rate({REQUESTS}[5 m])": RATE,
    f"rate({REQUESTS}[300])": RATE,
    f"rate({REQUESTS}[0.1h])": f"rate({REQUESTS}[6m])",
    f"rate({REQUESTS}[5M])": RATE,
    f"rate({REQUESTS}[$__rate_interval])": RATE,
    f"rate({REQUESTS}) over the last 5m": RATE,
    f"rate({REQUESTS})[5m]": RATE,
    f"rate({REQUESTS}, 5m)": RATE,
    f"rate({REQUESTS}, [5m])": RATE,
    f"{REQUESTS} offset 5 minutes": f"{REQUESTS} offset 5m",
    f"{REQUESTS}{{code==500}}": f'{REQUESTS}{{code="500"}}',
    f"{REQUESTS}{{code=500}}": f'{REQUESTS}{{code="500"}}',
    f"{REQUESTS}{{service=shop, code!=500}}": f'{REQUESTS}{{code="200"}}',
    f'{REQUESTS}{{code~="5.."}}': f'{REQUESTS}{{code="500"}}',
    f'{REQUESTS}{{code=~"*"}}': REQUESTS,
    f'{REQUESTS}{{code:"500"}}': f'{REQUESTS}{{code="500"}}',
    f'{REQUESTS}{{"code": "500"}}': f'{REQUESTS}{{code="500"}}',
    f'{REQUESTS}{{code in ("500", "503")}}': f'{REQUESTS}{{code="500"}}',
    f'{REQUESTS}{{code="500" and service="shop"}}': f'{REQUESTS}{{code="500"}}',
    f"sum by code ({REQUESTS})": f"sum by (code) ({REQUESTS})",
    f"sum({REQUESTS} by (code))": f"sum by (code) ({REQUESTS})",
    f"sum({RATE} by code)": f"sum by (code) ({RATE})",
    f"sum({REQUESTS}) group by code": f"sum by (code) ({REQUESTS})",
    f"sum({RATE}) GROUP BY code, service": f"sum by (code, service) ({RATE})",
    "p95(http_request_duration_seconds)": P95,
    f"histogram_quantile(sum by (le) (rate({BUCKETS}[5m])), 0.95)": P95,
    f"topk({REQUESTS}, 1)": f"topk(1, {REQUESTS})",
    f"rate(sum({REQUESTS})[5m])": f"sum({RATE})",
    f"rate(sum by (code) ({REQUESTS}[5m]))": f"sum by (code) ({RATE})",
    f"sum(rate({REQUESTS}[5m])": f"sum({RATE})",
    f"sum by (code) ({REQUESTS}[5m])": f"sum by (code) ({RATE})",
    "max(node_memory_free_bytes[5m])": "max_over_time(node_memory_free_bytes[5m])",
    "up = 1": "up == 1",
    "up > 0 && up < 2": "up",
    "up > 7 || up": "up",
    f"sum({RATE}) / sum({RATE}) > 5%": f"sum({RATE}) / sum({RATE}) > 0.05",
    "1 == 1": "1 == bool 1",
    f"average({REQUESTS})": f"avg({REQUESTS})",
    f"RATE({REQUESTS}[5m])": RATE,
    f"mean_over_time({REQUESTS}[5m])": f"avg_over_time({REQUESTS}[5m])",
    f"sum(increse({REQUESTS}[5m]))": f"sum(increase({REQUESTS}[5m]))",
    f"percentile({REQUESTS}, 95)": f"quantile(0.95, {REQUESTS})",
}
UNKNOWN_FUNCTIONS = ("p95", "average", "RATE", "mean_over_time", "sum(increse", "percentile")
SERVER_TAKES_LESS = ("[300]",)  # newer versions take it


@real
@pytest.mark.parametrize(("written", "meant"), REFUSED.items(), ids=REFUSED)
def test_a_refused_query_comes_back_with_a_repair_that_gives_what_was_meant(
    written, meant, prometheus_url
):
    with pytest.raises(InvalidQuery) as refused:
        ask(prometheus_url, written, time=NOW)

    assert refused.value.detail.startswith("line 1, column ")
    repaired = refused.value.hints[-1][1]
    assert repaired is not None
    result = ask(prometheus_url, repaired, time=NOW).result
    assert result
    assert result == ask(prometheus_url, meant, time=NOW).result


@pytest.mark.parametrize(
    "written",
    [
        one
        for one in REFUSED
        if not one.startswith(UNKNOWN_FUNCTIONS) and not any(n in one for n in SERVER_TAKES_LESS)
    ],
)
def test_a_mistake_with_a_repair_is_refused_before_it_is_sent(written):
    with pytest.raises(InvalidQuery, match=r"^line 1, column [0-9]+: "):
        ask(DEAD_URL, written)


@real
def test_what_the_parser_does_not_know_is_left_to_the_server(prometheus_url):
    with pytest.raises(InvalidQuery, match=r"^line 1, column 1: unknown function") as refused:
        ask(prometheus_url, "new_in_prometheus_9(up)", time=NOW)
    with pytest.raises(UpstreamError):
        ask(DEAD_URL, "rate(up[5m] smoothed)")

    assert refused.value.hints == ()


RATIO = f'sum(rate({REQUESTS}{{code="500"}}[5m])) / sum({RATE})'
EMPTY = {
    f'{REQUESTS}{{code="5xx"}}': f'{REQUESTS}{{code="500"}}',
    f'{REQUESTS}{{code="5.."}}': f'{REQUESTS}{{code="500"}}',
    f'{REQUESTS}{{code="[45]00"}}': f'{REQUESTS}{{code="500"}}',
    'up{pod="shop-.*"}': "up",
    'up{pod="shop-*"}': "up",
    'up{pod=~"shop-*"}': "up",
    'up{pod="*"}': "up",
    f"histogram_quantile(0.95, sum(rate({BUCKETS}[5m])))": P95,
    f"histogram_quantile(0.95, sum by (code) (rate({BUCKETS}[5m])))": P95,
    "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_count[5m])))": P95,
    "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds[5m])))": P95,
    "up == 7": "up == bool 7",
    f"sum({RATE}) > 1000": f"sum({RATE}) > bool 1000",
    f"{RATIO} > 0.5": f"{RATIO} > bool 0.5",
    f"({RATIO}) >= 1": f"({RATIO}) >= 0.01",
}


@real
@pytest.mark.parametrize(("written", "meant"), EMPTY.items(), ids=EMPTY)
def test_an_empty_result_comes_with_what_may_have_been_meant(written, meant, prometheus_url):
    answer = ask(prometheus_url, written, time=NOW)

    assert (answer.status, answer.summary) == ("empty", "No series matched.")
    mended = [ask(prometheus_url, one.query, time=NOW).result for one in answer.hints if one.query]
    result = ask(prometheus_url, meant, time=NOW).result
    assert result
    assert result in mended


ANSWERED = {
    f"histogram_quantile(95, sum by (le) (rate({BUCKETS}[5m])))": P95,
    f'sum by (service) (rate({REQUESTS}{{code="500"}}[5m]) / {RATE})': (
        f'sum by (service) (rate({REQUESTS}{{code="500"}}[5m])) / sum by (service) ({RATE})'
    ),
    f"sum({REQUESTS})": f"sum({RATE})",
    f'topk(1, {REQUESTS}{{code="200"}})': f'topk(1, rate({REQUESTS}{{code="200"}}[5m]))',
    f'sum({REQUESTS}{{code="500"}}) / sum({REQUESTS})': RATIO,
    f"histogram_quantile(0.95, sum by (le) ({BUCKETS}))": P95,
    f"sum by (cod) ({RATE})": f"sum by (code) ({RATE})",
    f"topk(3, max by (servce, code) ({RATE}))": f"topk(3, max by (service, code) ({RATE}))",
}


@real
@pytest.mark.parametrize(("written", "meant"), ANSWERED.items(), ids=ANSWERED)
def test_a_mistake_is_noticed_although_it_has_a_result(written, meant, prometheus_url):
    answer = ask(prometheus_url, written, time=NOW)

    assert answer.status == "ok"
    repaired = answer.hints[0].query
    assert repaired is not None
    assert repaired != written
    result = ask(prometheus_url, repaired, time=NOW).result
    assert result == ask(prometheus_url, meant, time=NOW).result
