"""What is said in known words and looked up by nobody stays inside; its neighbours go out."""

import pytest

from shared.domain.grounding import ground
from tests.domain.grounding.worlds import evidence

UNTRUE = """
checkout|pt|O serviço checkout está fora do ar, com latência p95 de 828 ms.
analysis|en|Both findings, connection refused to payments-db and slow query, are errors.
rates|en|Search-api has the lowest rate, at 0.35 req/s, which is not lower than homepage at 2.5.
payments|en|The payments service has failed 8.1% of requests with 4xx errors.
payments|en|The error budget is spent 60 times as fast as it lasts, over 6h and 30m.
no_series|en|The query rate(http_requests_total[5m]) returned no series either.
serch|en|The service serch was found in namespace default.
homepage|en|Homepage is healthy with a 45ms (p95) error rate.
"""
TRUE = """
payments|en|The error budget is spent 60 times as fast as it lasts, over 1h and 5m.
payments|pt|O orçamento de erro é gasto 60 vezes mais rápido do que ele dura (em 1h e 5m).
payments|en|Second, 8.1% of requests failed (5xx).
serch|en|I cannot tell how serch is doing: no series of 'serch' were found in namespace default.
orders|en|Just a heads up, the orders service is unhealthy with only 1 of 3 replicas available.
"""


def rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("turn", "language", "said"), rows(UNTRUE))
def test_it_stays_inside(turn, language, said):
    assert ground(said, evidence(turn), language).text == ""


@pytest.mark.parametrize(("turn", "language", "said"), rows(TRUE))
def test_what_is_like_it_and_true_goes_out(turn, language, said):
    grounded = ground(said, evidence(turn), language)

    assert grounded.is_whole
    assert grounded.dropped == ()
