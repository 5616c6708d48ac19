"""Sentences over facts, in English and Portuguese: complete and true with no language model.

    phrases     the fixed sentences of both languages
    asked       the statistic that a question names beside the usual ones
    signals, metrics, pods, state, incidents    one tool's answer each, told to a person
    offers      the name that an answer offered, read back
    knowledge   general answers and advice, with where to read on; where nothing is written
    analysis    what a digest of logs means; failures, what each known failure is called
    general     small talk, what Jamie can do, what it will not do, general SRE questions

Facts come in as the JSON of a tool's answer (`analysis`: as the domain's own records); no number
is made here.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from shared.domain.wording.incidents import tell_incident
from shared.domain.wording.knowledge import tell_with_sources
from shared.domain.wording.metrics import tell_metrics
from shared.domain.wording.pods import tell_logs, tell_pods
from shared.domain.wording.signals import tell_signals
from shared.domain.wording.state import tell_state

Facts = Mapping[str, Any]
Teller = Callable[[Facts, str], str]

TELLERS: Mapping[str, Teller] = MappingProxyType(
    {
        "check_golden_signals": tell_signals,
        "query_prometheus": tell_metrics,
        "get_pod_logs": tell_pods,
        "analyze_logs": tell_logs,
        "health_check": tell_state,
        "incident_response": tell_incident,
        "sre_chat": tell_with_sources,
        "monitoring_advice": tell_with_sources,
    }
)


def tell(tool: str, facts: Facts, language: str) -> str:
    """Return a tool's answer as text; a tool nobody words is told by its own summary."""
    teller = TELLERS.get(tool)
    return teller(facts, language) if teller else str(facts.get("summary", ""))
