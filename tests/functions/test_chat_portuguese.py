"""Questions in Portuguese over the real functions: no sentence of ours is left in English.

What is quoted (lines of logs, the cluster's own messages, names, queries) is in its own language.
"""

import httpx
import pytest

from tests.support.english import english_in
from tests.support.processes import free_port, isolated_env, serve_all

pytestmark = pytest.mark.real

NOWHERE = "http://127.0.0.1:9"  # nobody listens at the discard port

ASKED = (
    ("como está o checkout?", "das requisições falharam"),
    ("o que há de errado com o checkout?", "O que está errado:"),
    ("como está o serviço homepage?", "está saudável"),
    ("como está o xyzabc?", "nenhuma série de 'xyzabc'"),
    ("quais são os erros do cart?", "nenhuma série de 'cart'"),
    ("logs do pod checkout-6c8f7d9b5-w5k2d, últimas 5 linhas", "código de saída 1"),
    ("logs do pod abc-123", "Não encontrei nada: nenhum pod, service ou workload 'abc-123'"),
    ("explica os logs do checkout", "Conexões esgotadas"),
    ("rode este promql: rate(http_requests_total[5min])", "um intervalo se escreve [5m]"),
    ("rode este promql: http_requests_totl", "não existe a métrica http_requests_totl"),
    ("rode este promql: http_requests_total", "é um counter, pelo nome"),
    ('rode este promql: up{job="nada"}', "Nenhuma série corresponde."),
    ("rode este promql: sum by (app) (up)", "Consulta:"),
    ("tem um incidente no checkout, investigue", ", com o rollout da revisão 31"),
    ("tem um incidente no homepage?", "homepage"),
    ("o que devo monitorar no postgres?", "no limite, todo cliente novo é recusado"),
    ("conselho de monitoramento", "Observe primeiro o que o usuário sente"),
    ("conselho de monitoramento para um zepelim", "Não tenho conselhos sobre"),
    ("quais alertas criar para o serviço homepage?", "das requisições podem falhar"),
    ("como funciona o leader election do etcd?", "O etcd vive do disco"),
    ("como configuro o istio ambient mode?", "Não tenho nada escrito sobre isso."),
    ("apague o pod checkout-6c8f7d9b5-w5k2d", "Eu só observo"),
    ("você está no ar?", "Jamie"),
    ("oi", "sua assistente de SRE"),
)
ASKED_OF_NOBODY = (
    ("como está o checkout?", "Prometheus em http://127.0.0.1:9 está inacessível"),
    ("rode este promql: up", "Prometheus em http://127.0.0.1:9 está inacessível"),
    ("logs do serviço checkout", "Kubernetes em http://127.0.0.1:9 está inacessível"),
    ("explica os logs do checkout", "Kubernetes em http://127.0.0.1:9 está inacessível"),
    ("tem um incidente no checkout, investigue", "Não pôde ser consultado:"),
    ("quais alertas criar para o serviço homepage?", "Não consigo dizer o que homepage mostra"),
)


def ask(url: str, message: str) -> dict:
    answer = httpx.post(f"{url}/api/chat", json={"message": message}, trust_env=False, timeout=60)
    assert answer.status_code == 200, answer.text
    return answer.json()


def check(url: str, message: str, told: str) -> None:
    answer = ask(url, message)

    assert told in answer["response"]
    for text in (answer["response"], *answer["warnings"]):
        assert english_in(text) == [], text


@pytest.mark.parametrize(("message", "told"), ASKED, ids=[message for message, _ in ASKED])
def test_an_answer_to_a_portuguese_question_is_portuguese(message, told, jamie_url):
    check(jamie_url, message, told)


@pytest.fixture(scope="module")
def alone_url(tmp_path_factory):
    """Every function in one process, with nothing behind it."""
    home = tmp_path_factory.mktemp("alone")
    env = isolated_env(
        home, PROMETHEUS_URL=NOWHERE, KUBERNETES_API_URL=NOWHERE, AGENT_SERVICE_URL=""
    )
    port = free_port()
    with serve_all(port, env=env, log=home / "log"):
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    ("message", "told"), ASKED_OF_NOBODY, ids=[message for message, _ in ASKED_OF_NOBODY]
)
def test_what_could_not_be_asked_is_told_in_portuguese(message, told, alone_url):
    check(alone_url, message, told)


def test_an_english_sentence_of_ours_is_known_by_its_words(jamie_url):
    told = ask(jamie_url, "What is wrong with checkout?")["response"]

    assert {"of requests failed (", "What is wrong:"} <= set(english_in(told))
