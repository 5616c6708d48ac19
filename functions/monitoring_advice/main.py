"""Monitoring advice: on a topic from rows of data, on a service from its own golden signals.

The advice on a service is made in `service`; rules and rows are in `shared.domain.monitoring`.
"""

from functions.monitoring_advice.models import Advice, AdviceRequest
from functions.monitoring_advice.service import on_service
from functions.monitoring_advice.topic import on_topic
from shared.clients.siblings import Siblings
from shared.edge.function import function

LIMIT_S = 15  # golden signals may take a cold start and two rounds of Prometheus


@function(
    tool="monitoring_advice",
    paths=("/monitoring-advice",),
    profiles=("agent-sre",),
    timeout_s=LIMIT_S,
)
async def monitoring_advice(ask: AdviceRequest, siblings: Siblings) -> Advice:
    """Say what to watch on a topic or service and write Prometheus alert rules for it."""
    return (
        await on_service(ask, siblings) if ask.service_name else on_topic(ask.topic, ask.language)
    )
