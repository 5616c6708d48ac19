"""Numbers as people read them, and the four sentences that callers have always shown as they are.

Nobody parses a number out of these: the numbers stand beside them in the answer.
"""

from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources, Usage

NO_DATA = "no data"
MIB = 1024 * 1024
SMALL = 10  # below it, two digits are worth reading
LEAST = 0.001


def short(value: float) -> str:
    """Return a number without digits that nobody needs: 150, 2.4, 0.05."""
    if 0 < value < LEAST:
        return f"<{LEAST}"
    return f"{value:.0f}" if value >= SMALL else f"{value:.2g}"


def percent(ratio: float) -> str:
    """Return a ratio as 0%, 0.1%, 8.1% or 30%; what would round to none is <0.1%."""
    digits = f"{ratio * 100:.1f}".removesuffix(".0")
    return f"{digits}%" if digits != "0" or not ratio else "<0.1%"


def latency(requests: Requests | None) -> str:
    """Return such as `45ms (p95)`, `>1000ms (p95)` or `30ms (mean)`."""
    if requests is None or requests.latency is None:
        return NO_DATA
    statistic, value_ms = requests.latency
    beyond = ">" if requests.beyond_ms is not None else ""
    return f"{beyond}{short(value_ms)}ms ({statistic})"


def traffic(requests: Requests | None) -> str:
    """Return such as `150 req/min`."""
    if requests is None or requests.rps is None:
        return NO_DATA
    return f"{short(requests.rps * 60)} req/min"


def errors(requests: Requests | None) -> str:
    """Return such as `0.1%`."""
    if requests is None or requests.error_ratio is None:
        return NO_DATA
    return percent(requests.error_ratio)


def saturation(resources: Resources | None) -> str:
    """Return such as `CPU: 15%, Memory: 25%`; of requests, or absolute, where there is no limit."""
    if resources is None:
        return NO_DATA
    cpu, memory = resources.cpu, resources.memory
    cores, mebibytes = _amount(cpu, 1, " cores"), _amount(memory, MIB, "MiB")
    if cpu.basis or memory.basis:
        cores = _labelled("CPU", _share(cpu) or cores)
        mebibytes = _labelled("Memory", _share(memory) or mebibytes)
    return ", ".join(filter(None, (cores, mebibytes))) or NO_DATA


def _amount(usage: Usage, unit: int, name: str) -> str:
    return "" if usage.used is None else f"{short(usage.used / unit)}{name}"


def _share(usage: Usage) -> str:
    of_what = " of request" if usage.basis == "request" else ""
    return "" if usage.ratio is None else f"{usage.ratio:.0%}{of_what}"


def _labelled(name: str, value: str) -> str:
    return f"{name}: {value}" if value else ""
