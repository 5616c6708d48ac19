"""Small talk, what Jamie can do, what it will not do, and general SRE questions.

A curated knowledge base with sources is `sre_chat`'s; here stand the two answers that the front
door itself owes: how to watch a service, and how to ask Jamie.
"""

from collections.abc import Collection

from shared.domain.wording.phrases import phrase

ABILITIES = {
    "check_golden_signals": "can_signals",
    "incident_response": "can_investigate",
    "query_prometheus": "can_query",
    "get_pod_logs": "can_logs",
    "sre_chat": "can_explain",
    "monitoring_advice": "can_advise",
    "analyze_logs": "can_analyze",
    "health_check": "can_health",
}
ASK_BACK = {"service_name": "ask_service", "pod_name": "ask_pod", "query": "ask_query"}

PRACTICES = {
    "en": """Watch what your users feel first, and keep it to the four golden signals per service:
- Latency: percentiles (p95, p99) of requests, failed ones apart; an average hides the slow tail.
- Traffic: requests per second, by route or method, so that every other figure has a scale.
- Errors: the share of requests that fail, counted where the caller sees it.
- Saturation: CPU, memory, queues and pools against their limits, before they are full.
Alert on symptoms (an SLO's burn rate over a long and a short window), not on causes. Keep label
values few, give each alert a runbook, and send logs and traces with the same request id.""",
    "pt": """Observe primeiro o que o usuário sente e fique nos quatro sinais de ouro por serviço:
- Latência: percentis (p95, p99) das requisições, as que falham à parte; a média esconde a cauda.
- Tráfego: requisições por segundo, por rota ou método, para dar escala aos outros números.
- Erros: a parcela de requisições que falham, contada onde quem chama as vê.
- Saturação: CPU, memória, filas e pools contra seus limites, antes de encherem.
Alerte por sintomas (a taxa de queima de um SLO em uma janela longa e uma curta), não por causas.
Mantenha poucos valores de label, dê a cada alerta um runbook e use o mesmo request id em logs e
traces.""",
}
PRACTICE_WORDS = (
    "monitor", "best practice", "golden signal", "observab", "práticas", "praticas", "sinais",
    "service health", "health of",
)  # fmt: skip


def practices(language: str) -> str:
    """Return how to watch any service."""
    return PRACTICES.get(language, PRACTICES["en"])


def capabilities(language: str, tools: Collection[str]) -> str:
    """Return what Jamie can do here, a line a tool."""
    able = [key for tool, key in ABILITIES.items() if tool in tools]
    return "\n".join(
        [phrase(language, "capabilities"), *(f"- {phrase(language, key)}" for key in able)]
    )


def small_talk(kind: str, language: str, tools: Collection[str]) -> str:
    """Return the answer to a greeting, thanks, a question about Jamie, or something off topic."""
    can = capabilities(language, tools)
    if kind == "thanks":
        return phrase(language, "thanks")
    if kind in {"greeting", "offtopic"}:
        return phrase(language, kind, capabilities=can)
    return can


def ask_back(missing: str, language: str) -> str:
    """Return the question for a slot that the message leaves open."""
    return phrase(language, ASK_BACK.get(missing, "ask_service"))


def refuse(language: str) -> str:
    """Return why a change is not made, and what is offered instead."""
    return phrase(language, "refuse")


def general_answer(message: str, language: str, tools: Collection[str]) -> str:
    """Return what code knows about a general question, and how to ask about a live system."""
    lowered = message.lower()
    can = capabilities(language, tools)
    if any(word in lowered for word in PRACTICE_WORDS):
        return f"{practices(language)}\n\n{can}"
    return f"{phrase(language, 'nothing_written')} {can}"
