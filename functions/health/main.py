"""Own state at once; with `?deep=1` also whether everything behind can be asked.

Deep is never a probe: it would wake what sleeps. The probes of every function are in
`shared.edge.probes`.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from functions.health.models import Component, Components, Health, HealthRequest
from shared.clients.kubernetes import Kubernetes
from shared.clients.ollama import Ollama
from shared.clients.prometheus import Prometheus
from shared.clients.siblings import Siblings
from shared.clients.storage import Storage
from shared.edge.function import function
from shared.edge.probes import health_report
from shared.errors import JamieError

EACH_LIMIT_S = 2.0  # a component that needs longer to say hello is no help at 3 a.m.


@function(
    tool="health_check", paths=("/health",), profiles=("agent-sre",), method="GET", timeout_s=5
)
async def health(
    ask: HealthRequest,
    *,
    prometheus: Prometheus,
    kubernetes: Kubernetes,
    ollama: Ollama,
    siblings: Siblings,
    storage: Storage,
) -> Health:
    """Tell whether Jamie, its backends and its functions can be asked."""
    report = Health.model_validate(health_report("health"))
    if not ask.deep:
        return report
    names = [name for name in siblings.functions if name != "health"]
    checks = [prometheus.check, kubernetes.check, ollama.check]
    kept, *looked = await asyncio.gather(
        _look_at_storage(storage),
        *(_look(check) for check in checks),
        *(_look(siblings.check, name) for name in names),
    )
    report.components = Components(
        prometheus=looked[0],
        kubernetes=looked[1],
        ollama=looked[2],
        storage=kept,
        functions=dict(zip(names, looked[len(checks) :], strict=True)),
    )
    needed = [looked[0], looked[1], *report.components.functions.values()]
    if any(component.status != "ok" for component in needed):
        report.status = "degraded"
    return report


async def _look_at_storage(storage: Storage) -> Component:
    if storage.is_configured:
        with suppress(TimeoutError):  # boto3 takes its time, once; that is not the storage's
            async with asyncio.timeout(EACH_LIMIT_S):
                await storage.load()
        return await _look(storage.check)
    return Component(
        status="unknown",
        detail="S3_BUCKET is not set: conversations are kept in the process",
        latency_ms=None,
    )


async def _look(check: Callable[..., Awaitable[str]], *arguments: str) -> Component:
    """Ask one component for its sentence, within EACH_LIMIT_S."""
    started = time.perf_counter()
    try:
        async with asyncio.timeout(EACH_LIMIT_S):
            status, detail = "ok", await check(*arguments)
    except TimeoutError:
        status, detail = "unknown", f"no answer within {EACH_LIMIT_S:g} s"
    except JamieError as failure:
        status, detail = "unknown", failure.detail
    latency_ms = round((time.perf_counter() - started) * 1000, 1)
    return Component(status=status, detail=detail, latency_ms=latency_ms)
