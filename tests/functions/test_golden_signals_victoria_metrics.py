"""Row 58: the same situations and verdicts with VictoriaMetrics behind the URL."""

from collections.abc import Iterator

import pytest

from shared.edge.encode import plain
from tests.functions.golden_signals_asking import ask
from tests.functions.golden_signals_cases import CASES
from tests.functions.golden_signals_past import Case, openmetrics
from tests.support.victoria_metrics import needs_victoria_metrics, victoria_metrics

pytestmark = needs_victoria_metrics


@pytest.fixture(scope="module")
def victoria_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    past = openmetrics([series for case in CASES for series in case.past])
    with victoria_metrics(tmp_path_factory.mktemp("victoria"), past) as url:
        yield url


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.row} ({case.service})")
def test_each_situation_has_its_verdict(case: Case, victoria_url: str):
    answer = ask(victoria_url, service_name=case.service)

    said = plain(answer)
    messages = " | ".join(f"{one.code}: {one.message}" for one in answer.reasons)
    assert answer.error is None
    assert answer.status == case.status, messages
    assert {name: said[name] for name in case.says} == case.says
    assert case.reasons <= {one.code for one in answer.reasons}, messages
    assert case.dialect in {"", answer.source.dialect if answer.source else None}
