"""The golden signals of one service: latency, traffic, errors, saturation, and what they mean.

The rounds of questions are in `check`, the answer's making in `answer`; what is asked and judged is
in `shared.domain.signals`.
"""

import time

from functions.golden_signals.answer import answer
from functions.golden_signals.check import Service, look
from functions.golden_signals.limits import Limits
from functions.golden_signals.memory import Memory
from functions.golden_signals.models import GoldenSignals, GoldenSignalsRequest
from functions.golden_signals.plot import add_plot
from shared.clients.budget import open_budget
from shared.clients.prometheus import Prometheus
from shared.domain.promql.times import unix_time
from shared.edge.function import function

# Two round trips take milliseconds; whoever asks is in the middle of an incident, or of a chat.
CHECK_BUDGET_S = 4.0


@function(
    tool="check_golden_signals", paths=("/api/golden-signals", "/golden-signals"), timeout_s=15
)
async def golden_signals(
    ask: GoldenSignalsRequest, prometheus: Prometheus, memory: Memory, limits: Limits
) -> GoldenSignals:
    """Check latency, traffic, errors and saturation of a service and judge its health."""
    service = Service(
        name=ask.service_name,
        namespace=ask.namespace,
        window=ask.window,
        at=unix_time(ask.at) if ask.at else None,
        slo=ask.slo > 0,
        limits=limits.within(ask.thresholds),
    )
    with open_budget(CHECK_BUDGET_S):
        seen = await look(prometheus, service, CHECK_BUDGET_S, memory)
        found = answer(service, seen, slo=ask.slo, now=time.time())
        if ask.include_plot:
            found = await add_plot(found, prometheus, seen, CHECK_BUDGET_S)
    return found
