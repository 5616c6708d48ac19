"""The golden signals of one service: latency, traffic, errors, saturation, and what they mean.

The rounds of questions are in `check`, the answer's making in `answer`; what is asked and judged is
in `shared.domain.signals`.
"""

import time
from typing import Annotated

from pydantic import AfterValidator, AliasChoices, Field

from functions.golden_signals.answer import answer
from functions.golden_signals.check import Service, look
from functions.golden_signals.models import GoldenSignals
from shared.clients.budget import open_budget
from shared.clients.prometheus import Prometheus
from shared.domain.promql.times import duration_s, unix_time
from shared.edge.function import function
from shared.edge.models import Ask

# Two round trips take milliseconds; whoever asks is in the middle of an incident, or of a chat.
CHECK_BUDGET_S = 4.0
MIN_WINDOW_S, MAX_WINDOW_S = 60, 86400
# Kubernetes allows 63 and host names 253; a hostile name grows fourfold when it is escaped, and
# VictoriaMetrics takes queries of 16 kB at most.
MAX_NAME_CHARACTERS = 128


def checked_window(text: str) -> str:
    """Return `text` when it is a duration that rates can be taken over."""
    if not MIN_WINDOW_S <= duration_s(text) <= MAX_WINDOW_S:
        raise ValueError("must be from 1m to 1d")
    return text


def checked_moment(text: str) -> str:
    """Return `text` when it is empty or a moment."""
    _ = unix_time(text) if text else 0.0
    return text


class GoldenSignalsRequest(Ask):
    """Which service, and when."""

    service_name: str = Field(
        validation_alias=AliasChoices("service_name", "service"),
        min_length=1,
        max_length=MAX_NAME_CHARACTERS,
        description="Name of the service.",
    )
    namespace: str = Field(
        default="default",
        min_length=1,
        max_length=MAX_NAME_CHARACTERS,
        description="Its Kubernetes namespace.",
    )
    window: Annotated[str, AfterValidator(checked_window)] = Field(
        default="5m", description="How far back rates look, from 1m to 1d."
    )
    at: Annotated[str, AfterValidator(checked_moment)] = Field(
        default="",
        coerce_numbers_to_str=True,
        description="Moment to evaluate at, RFC 3339 or Unix seconds; default now.",
    )
    slo: float = Field(
        default=0,
        ge=0,
        lt=100,
        description="Availability objective in percent, such as 99.9, to see its burn rate.",
    )
    include_plot: bool = Field(default=False, json_schema_extra={"tool": False})


@function(
    tool="check_golden_signals", paths=("/api/golden-signals", "/golden-signals"), timeout_s=15
)
async def golden_signals(ask: GoldenSignalsRequest, prometheus: Prometheus) -> GoldenSignals:
    """Check latency, traffic, errors and saturation of a service and judge its health."""
    service = Service(
        name=ask.service_name,
        namespace=ask.namespace,
        window=ask.window,
        at=unix_time(ask.at) if ask.at else None,
        slo=ask.slo > 0,
    )
    with open_budget(CHECK_BUDGET_S):
        seen = await look(prometheus, service, CHECK_BUDGET_S)
    found = answer(service, seen, slo=ask.slo, now=time.time())
    if ask.include_plot:
        found.warnings.append("plots are not made yet; the numbers are in `signals`")
    return found
