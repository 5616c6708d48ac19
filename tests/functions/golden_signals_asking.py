"""Asking for golden signals in a test, straight or through a server that stands between."""

import asyncio
import json
from collections.abc import Callable

import httpx

from functions.golden_signals.limits import Limits
from functions.golden_signals.main import GoldenSignalsRequest, golden_signals
from functions.golden_signals.memory import Memory
from functions.golden_signals.models import GoldenSignals
from shared.clients.prometheus import Prometheus
from shared.settings import Settings
from tests.functions.golden_signals_past import NOW
from tests.support.loopback import PLAIN
from tests.support.servers import Asked, Reply


def ask(
    url: str, *, settings: Settings | None = None, memory: Memory | None = None, **body: object
) -> GoldenSignals:
    """Ask the undecorated handler, at the made-up past's end unless `at` says otherwise."""

    async def asked() -> GoldenSignals:
        used = settings or Settings(prometheus_url=url)
        prometheus = Prometheus.from_settings(used)
        try:
            request = GoldenSignalsRequest.model_validate({"at": NOW, **body})
            return await golden_signals.handler(
                request,
                prometheus,
                Memory() if memory is None else memory,
                Limits.from_settings(used),
            )
        finally:
            await prometheus.aclose()

    return asyncio.run(asked())


def passing_on(
    url: str, edit: Callable[[dict], dict] = lambda body: body
) -> Callable[[Asked], Reply]:
    """Return a script that asks the server at `url` and edits its JSON."""

    def script(asked: Asked) -> Reply:
        headers = {"content-type": asked.headers["content-type"]}
        answer = httpx.post(f"{url}{asked.path}", content=asked.body, headers=headers, **PLAIN)
        return Reply(status=answer.status_code, body=json.dumps(edit(answer.json())).encode())

    return script
