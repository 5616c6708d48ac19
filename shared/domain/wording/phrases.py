"""The fixed sentences, by language. A phrase missing in Portuguese would be a failing test."""

from collections.abc import Mapping
from types import MappingProxyType

SIGNATURE = "🤖 Jamie: "

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "service": "The {service} service",
        "in_namespace": " in namespace {namespace}",
        "healthy": "{service} is healthy! Here's what I found:",
        "degraded": "{service} is degraded. Here's what I found:",
        "unhealthy": "{service} is unhealthy! Here's what I found:",
        "idle": "{service} is idle: it gets no requests right now. Here's what I found:",
        "unknown": "I can't tell how {service_lower} is doing: {why}",
        "why_unknown": "there is no fresh data.",
        "latency": "Latency",
        "traffic": "Traffic",
        "per_minute": "requests/min",
        "errors": "Error rate",
        "saturation": "Resource usage",
        "memory": "Memory",
        "no_data": "no data",
        "all_good": "Everything looks good!",
        "what_is_wrong": "What is wrong:",
        "worth_knowing": "Worth knowing:",
        "did_you_mean": "Did you mean: {names}?",
        "could_not_ask": "I could not ask {tool}: {why}",
        "series": "{count} series:",
        "one_series": "1 series:",
        "one_value": "The answer is {value}.",
        "query": "Query: `{query}`",
        "query_refused": "That query cannot be run: {why}",
        "more_series": "… and {count} more.",
        "log_lines": "The last {count} log lines{where}:",
        "one_log_line": "The last log line{where}:",
        "no_lines": "There are no log lines{where}.",
        "lines_unknown": "I could not read the logs{where}.",
        "of_pod": " of pod {pod}",
        "more_lines": "… {count} earlier lines are in the result.",
        "redacted": "{count} secrets were blacked out.",
        "container_state": "Container {container} of {pod}: {state}{reason}{exit_code}{restarts}.",
        "exit_code": ", exit code {code}",
        "restarts": ", restarted {count} times",
        "restarted_once": ", restarted once",
        "state": "Jamie {version} is {status}.",
        "greeting": "Hello! I'm Jamie, your SRE assistant. {capabilities}",
        "thanks": "You're welcome! Ask me again whenever something looks odd.",
        "capabilities": "I answer from your own Prometheus and Kubernetes. Here is what I can do:",
        "can_signals": "check a service: latency, traffic, errors, saturation "
        "(`check_golden_signals`): “Check the golden signals for homepage”",
        "can_query": "run PromQL (`query_prometheus`): “run this promql: up”",
        "can_logs": "read pod logs (`get_pod_logs`): “logs of pod homepage-7d9c5b6f4-x2x8k, "
        "last 50 lines”",
        "can_health": "tell how I am (`health_check`): “are you up?”",
        "refuse": "I only look, I never change anything, so I won't do that. "
        "I can check the service, its pods' logs and its metrics before you decide.",
        "ask_service": "Which service do you mean? For example: “Check the golden signals for "
        "homepage in namespace default”.",
        "ask_pod": "Which pod or service do you mean? For example: “logs of the homepage "
        "service, last 50 lines”.",
        "ask_query": "Which query shall I run? For example: “run this promql: "
        "sum(rate(http_requests_total[5m]))”.",
        "offtopic": "That is outside what I do. {capabilities}",
        "no_model": "no language model: {where} does not answer, so this is computed by code alone",
        "model_failed": "no language model text: {why}",
        "live_question": "That is about a running system, and I don't guess: ask `{tool}` "
        "with {arguments}.",
        "nothing_written": "I have nothing written on that.",
        "read_on": "Read on:",
        "model_added": "the model's text was left out, it added what the notes do not say: {what}",
        "can_explain": "explain SRE practice, Kubernetes failures and PromQL (`sre_chat`): "
        "“what is an error budget?”",
        "can_advise": "say what to watch and write alert rules (`monitoring_advice`): "
        "“what should I monitor on postgres?”",
        "from_model": "General knowledge of {model}, not read from your cluster:",
    }
)

PORTUGUESE: Mapping[str, str] = MappingProxyType(
    {
        "service": "O serviço {service}",
        "in_namespace": " no namespace {namespace}",
        "healthy": "{service} está saudável! Veja o que encontrei:",
        "degraded": "{service} está degradado. Veja o que encontrei:",
        "unhealthy": "{service} está com problemas! Veja o que encontrei:",
        "idle": "{service} está ocioso: não recebe requisições agora. Veja o que encontrei:",
        "unknown": "Não consigo dizer como está {service_lower}: {why}",
        "why_unknown": "não há dados recentes.",
        "latency": "Latência",
        "traffic": "Tráfego",
        "per_minute": "requisições/min",
        "errors": "Taxa de erros",
        "saturation": "Uso de recursos",
        "memory": "memória",
        "no_data": "sem dados",
        "all_good": "Tudo parece bem!",
        "what_is_wrong": "O que está errado:",
        "worth_knowing": "Vale saber:",
        "did_you_mean": "Você quis dizer: {names}?",
        "could_not_ask": "Não consegui consultar {tool}: {why}",
        "series": "{count} séries:",
        "one_series": "1 série:",
        "one_value": "A resposta é {value}.",
        "query": "Consulta: `{query}`",
        "query_refused": "Essa consulta não pode ser executada: {why}",
        "more_series": "… e mais {count}.",
        "log_lines": "As últimas {count} linhas de log{where}:",
        "one_log_line": "A última linha de log{where}:",
        "no_lines": "Não há linhas de log{where}.",
        "lines_unknown": "Não consegui ler os logs{where}.",
        "of_pod": " do pod {pod}",
        "more_lines": "… {count} linhas anteriores estão no resultado.",
        "redacted": "{count} segredos foram ocultados.",
        "container_state": "Contêiner {container} de {pod}: {state}{reason}{exit_code}{restarts}.",
        "exit_code": ", código de saída {code}",
        "restarts": ", reiniciado {count} vezes",
        "restarted_once": ", reiniciado uma vez",
        "state": "Jamie {version} está {status}.",
        "greeting": "Olá! Eu sou a Jamie, sua assistente de SRE. {capabilities}",
        "thanks": "De nada! Pergunte de novo quando algo parecer estranho.",
        "capabilities": "Respondo a partir do seu Prometheus e Kubernetes. Veja o que sei fazer:",
        "can_signals": "verificar um serviço: latência, tráfego, erros, saturação "
        "(`check_golden_signals`): “como está o serviço homepage?”",
        "can_query": "executar PromQL (`query_prometheus`): “rode este promql: up”",
        "can_logs": "ler logs de pods (`get_pod_logs`): “logs do pod "
        "homepage-7d9c5b6f4-x2x8k, últimas 50 linhas”",
        "can_health": "dizer como eu estou (`health_check`): “você está no ar?”",
        "refuse": "Eu só observo, nunca altero nada, então não faço isso. "
        "Posso verificar o serviço, os logs dos pods e as métricas antes de você decidir.",
        "ask_service": "Qual serviço? Por exemplo: “como está o serviço homepage no namespace "
        "default?”.",
        "ask_pod": "Qual pod ou serviço? Por exemplo: “logs do serviço homepage, últimas 50 "
        "linhas”.",
        "ask_query": "Qual consulta devo executar? Por exemplo: “rode este promql: "
        "sum(rate(http_requests_total[5m]))”.",
        "offtopic": "Isso está fora do que eu faço. {capabilities}",
        "no_model": "no language model: {where} não responde; esta resposta foi calculada só por "
        "código",
        "model_failed": "sem texto do modelo de linguagem: {why}",
        "live_question": "Isso é sobre um sistema em execução, e eu não adivinho: pergunte a "
        "`{tool}` com {arguments}.",
        "nothing_written": "Não tenho nada escrito sobre isso.",
        "read_on": "Para ler mais:",
        "model_added": "o texto do modelo foi descartado, acrescentava o que as notas não dizem: "
        "{what}",
        "can_explain": "explicar práticas de SRE, falhas do Kubernetes e PromQL (`sre_chat`): "
        "“o que é orçamento de erro?”",
        "can_advise": "dizer o que observar e escrever regras de alerta (`monitoring_advice`): "
        "“o que devo monitorar no postgres?”",
        "from_model": "Conhecimento geral de {model}, não lido do seu cluster:",
    }
)

LANGUAGES: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": ENGLISH, "pt": PORTUGUESE})


def phrase(language: str, key: str, /, **values: object) -> str:
    """Return a phrase with its values filled in; an unknown language reads English."""
    return LANGUAGES.get(language, ENGLISH)[key].format(**values)
