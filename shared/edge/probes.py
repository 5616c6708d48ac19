"""/health, /ready and /metrics of every function: answered from this process alone.

Nothing outside is touched, because a probe that asked a backend would keep every tier awake. The
deep look is the `health` function's.
"""

import json
from datetime import UTC, datetime

from shared import __version__
from shared.edge.exchange import Exchange
from shared.edge.runtime import Runtime
from shared.errors import MethodNotAllowed
from shared.telemetry.metrics import REQUESTS

PATHS = frozenset({"/health", "/ready", "/metrics"})
METHODS = ("GET", "HEAD")


def now() -> str:
    """Return the time of an answer: RFC 3339, UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def health_report(service: str) -> dict[str, str]:
    """Return what /health says: the process is alive."""
    return {"status": "ok", "service": service, "version": __version__, "timestamp": now()}


async def answer(exchange: Exchange, runtime: Runtime, service: str) -> None:
    """Answer a probe.

    Raises:
        MethodNotAllowed: probes are read with GET or HEAD
        NotConfigured: /ready, and the settings are wrong

    """
    if exchange.method not in METHODS:
        raise MethodNotAllowed("probes are read with GET", METHODS)
    if exchange.path == "/metrics":
        body, content_type = REQUESTS.render()
        await exchange.answer(200, body, content_type)
        return
    if exchange.path == "/ready":
        _ = runtime.settings
    await exchange.answer(200, json.dumps(health_report(service)).encode())
