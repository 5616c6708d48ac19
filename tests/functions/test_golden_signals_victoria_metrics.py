"""Row 58: the same situations and verdicts with VictoriaMetrics behind the URL."""

import re
import shutil
from collections.abc import Iterator

import httpx
import pytest

from deploy.demo.children import LOOPBACK, Child, free_port
from shared.edge.encode import plain
from tests.functions.golden_signals_asking import ask
from tests.functions.golden_signals_cases import CASES
from tests.functions.golden_signals_past import Case, openmetrics

PROGRAM = "victoria-metrics"
READY_WITHIN_S = 20.0

pytestmark = pytest.mark.skipif(
    shutil.which(PROGRAM) is None, reason="no VictoriaMetrics: apt-get install victoria-metrics"
)


@pytest.fixture(scope="module")
def victoria_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("victoria"), free_port()
    argv = [
        shutil.which(PROGRAM) or PROGRAM,
        f"-storageDataPath={folder / 'data'}",
        f"-httpListenAddr={LOOPBACK}:{port}",
        "-retentionPeriod=100y",
        "-loggerLevel=ERROR",
    ]
    child = Child(PROGRAM, argv, log=folder / "log")
    child.start()
    try:
        child.wait_until_it_answers(port, "/health", within_s=READY_WITHIN_S)
        url = f"http://{LOOPBACK}:{port}"
        past = openmetrics([series for case in CASES for series in case.past])
        in_ms = re.sub(r" (\d+)$", r" \g<1>000", past.removesuffix("# EOF\n"), flags=re.MULTILINE)
        httpx.post(f"{url}/api/v1/import/prometheus", content=in_ms).raise_for_status()
        httpx.get(f"{url}/internal/force_flush").raise_for_status()
        yield url
    finally:
        child.stop()


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
