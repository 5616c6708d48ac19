"""PromQL through VictoriaMetrics: the same answers, reasons and repairs as through Prometheus."""

from collections.abc import Iterator

import pytest

from shared.errors import InvalidQuery
from tests.functions.golden_signals_past import NOW, openmetrics
from tests.functions.prometheus_query_asking import ask
from tests.functions.prometheus_query_empty_cases import MENDED, TOLD, a_past
from tests.support.victoria_metrics import needs_victoria_metrics, victoria_metrics

pytestmark = needs_victoria_metrics


@pytest.fixture(scope="module")
def victoria_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    past = openmetrics(a_past())
    with victoria_metrics(tmp_path_factory.mktemp("victoria"), past) as url:
        yield url


@pytest.mark.parametrize(("query", "says", "repaired"), MENDED)
def test_the_reason_comes_with_a_query_that_finds_something(query, says, repaired, victoria_url):
    answer = ask(victoria_url, query, time=NOW)

    assert answer.status == "empty"
    first = answer.hints[0]
    assert says in first.message
    assert first.query is not None
    assert repaired in {"", first.query}


@pytest.mark.parametrize(("query", "says"), TOLD)
def test_where_nothing_is_near_it_says_what_there_is(query, says, victoria_url):
    hints = ask(victoria_url, query, time=NOW).hints

    assert says in hints[0].message or says in hints[-1].message


def test_a_function_that_there_is_not_is_named(victoria_url):
    with pytest.raises(InvalidQuery) as refused:
        ask(victoria_url, "average(up)", time=NOW)

    assert refused.value.hints[-1][1] == "avg(up)"


def test_words_find_metrics(victoria_url):
    answer = ask(victoria_url, metrics_like="memory", time=NOW)

    assert [one["name"] for one in answer.result] == ["container_memory_usage_bytes"]
    assert answer.result[0]["labels"] == ["job"]
