"""Chat and its tools on loopback, apart as on Knative: each has its own client of one model."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from functions.analyze_logs.main import analyze_logs
from functions.golden_signals.main import golden_signals
from functions.jamie_chat.main import jamie_chat
from functions.pod_logs.main import pod_logs
from functions.sre_chat.main import sre_chat
from shared.clients.budget import BUDGET_HEADER
from shared.edge.runtime import Runtime
from shared.edge.server import Bundle
from shared.settings import Settings
from tests.edge.serving import Served
from tests.support.loopback import PLAIN
from tests.support.processes import DEAD_URL
from tests.support.servers import Asked, Reply, ScriptedServer

TOOLS = [one.declaration for one in (analyze_logs, golden_signals, pod_logs, sre_chat)]
BUDGET_S = 4.0


class Jamie:
    """Chat at `chat`, its tools at `tools`, and one model behind all of them."""

    def __init__(self, chat: str, tools: str, model: Any) -> None:
        self.chat, self.tools, self.model = chat, tools, model

    def ask(self, path: str, **body: object) -> tuple[dict[str, Any], float]:
        """Return the answer and after how many seconds it was whole."""
        url = (self.chat if path == "/api/chat" else self.tools) + path
        headers = {BUDGET_HEADER: str(int(BUDGET_S * 1000))}
        started = time.monotonic()
        response = httpx.post(url, json=body, headers=headers, **PLAIN, timeout=30)
        took_s = time.monotonic() - started
        assert response.status_code == 200, response.text
        return response.json(), took_s

    def read_along(self, message: str) -> Iterator[tuple[str, dict[str, Any], float]]:
        """Yield each event with its data and when it came."""
        headers = {BUDGET_HEADER: str(int(BUDGET_S * 1000))}
        started, name = time.monotonic(), ""
        body = {"message": message, "stream": True}
        url = f"{self.chat}/api/chat"
        with httpx.stream("POST", url, json=body, headers=headers, **PLAIN, timeout=30) as stream:
            for line in stream.iter_lines():
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    data = json.loads(line.removeprefix("data: "))
                    yield name, data, time.monotonic() - started


@contextmanager
def jamie(model: Callable[[Asked], Reply], **settings: Any) -> Iterator[Jamie]:
    """Serve chat and its tools in two runtimes; `settings` are of both."""
    dead = {"prometheus_url": DEAD_URL, "kubernetes_api_url": DEAD_URL}
    with ScriptedServer(model) as ollama:
        given = {**dead, "ollama_url": ollama.url, **settings}
        behind = Bundle(TOOLS, Runtime(Settings(**given)))
        with Served(behind, lifespan="on") as tools:
            settings_of_chat = Settings(**given, agent_service_url=tools.url)
            front = Bundle([jamie_chat.declaration], Runtime(settings_of_chat))
            with Served(front, lifespan="on") as chat:
                yield Jamie(chat.url, tools.url, model)
