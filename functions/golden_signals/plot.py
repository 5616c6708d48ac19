"""The hour before the check, as a picture; only for who asks for it, and never a reason to fail.

What is drawn, and of what, is in `shared.domain.signals.plot`.
"""

from functions.golden_signals.check import Seen
from functions.golden_signals.models import GoldenSignals
from shared.clients.prometheus import Prometheus
from shared.domain.promql.text import union
from shared.domain.promql.times import unix_time
from shared.domain.signals import plot
from shared.errors import InvalidQuery, UpstreamError


async def add_plot(
    answer: GoldenSignals, prometheus: Prometheus, seen: Seen, timeout_s: float
) -> GoldenSignals:
    """Return the answer with a picture, or with a warning that says why there is none."""
    found = seen.discovery.found if seen.discovery else None
    if found is None:
        return _without(answer, "there is nothing to plot: no request metrics were found")
    end = unix_time(answer.evaluated_at)
    try:
        drawn = await prometheus.range(
            union(plot.operands(found, seen.window)),
            start=end - plot.SPAN_S,
            end=end,
            step_s=plot.STEP_S,
            timeout_s=timeout_s,
        )
    except (UpstreamError, InvalidQuery) as refusal:
        return _without(answer, f"the plot could not be made: {refusal.detail}")
    picture = plot.picture(drawn.result, found, end)
    if not picture:
        return _without(answer, "there is nothing to plot: no samples in the last hour")
    return answer._replace(plot=picture)


def _without(answer: GoldenSignals, why: str) -> GoldenSignals:
    return answer._replace(warnings=[*answer.warnings, why])
