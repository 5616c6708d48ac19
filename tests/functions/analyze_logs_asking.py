"""Asking analyze_logs over HTTP, and a language model that says what a test tells it to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import httpx

from tests.support.loopback import PLAIN
from tests.support.ollama import about_models, said
from tests.support.processes import free_port, isolated_env, serve_all, serve_one
from tests.support.servers import Asked, Reply, ScriptedServer

MODEL_FOUND_LIMIT_S = 45.0  # after a miss nobody asks again for half a minute
ANALYSIS_MODEL = "granite4.2:3b"
LOG = "\n".join(
    [
        "2026-11-20T10:00:00Z INFO starting cart v2.31",
        *[
            f"2026-11-20T10:00:{at:02d}Z INFO request {at} served in {at * 7} ms"
            for at in range(30)
        ],
        *["2026-11-20T10:01:00Z ERROR dial tcp 10.42.3.7:5432: connect: connection refused"] * 7,
        "2026-11-20T10:01:09Z WARN pool is nearly used up, 18 of 20 in use",
        "2026-11-20T10:01:10Z INFO login by ana@example.com password=hunter2secret accepted",
    ]
)
FIRST_REFUSED = 32  # the line number of the first refused connection


class Model:
    """A scripted Ollama; `text` is what it says next, `asked` holds the prompts it got."""

    def __init__(self) -> None:
        self.text = ""
        self.status = 200
        self.hold: threading.Event | None = None
        self.asked: list[dict[str, Any]] = []
        self.url = ""

    def reply(self, asked: Asked) -> Reply:
        """Answer as Ollama does."""
        if told := about_models(asked):
            return told
        self.asked.append(json.loads(asked.body))
        if self.status != 200:
            return Reply(status=self.status, body=b'{"error": "model failed to load"}')
        text = self.text.replace("FENCE", self.fence)  # a model that tells what it was shown
        return replace(said(text), hold=self.hold)

    @property
    def fence(self) -> str:
        """The random word around the evidence that it got last."""
        return self.prompt[1:13]

    @property
    def prompt(self) -> str:
        """The last message of a user that it got."""
        return self.asked[-1]["messages"][-1]["content"]


class Analyst:
    """The function alone, under functions-framework."""

    def __init__(self, url: str, model: Model) -> None:
        self.url, self.model = url, model

    def ask(self, **body: object) -> dict[str, Any]:
        """Return the answer to a request that must succeed.

        A busy machine may be too slow to find the model; it is looked for again after a while.
        """
        ends = time.monotonic() + MODEL_FOUND_LIMIT_S
        while True:
            response = self.post(body)
            assert response.status_code == 200, response.text
            answer = response.json()
            if not any(one.startswith("no language model: ") for one in answer["warnings"]):
                return answer
            assert time.monotonic() < ends, "the function does not find the scripted model"
            time.sleep(1)

    def ready(self) -> Self:
        """Return when the model has been found."""
        self.ask(logs="INFO up")
        self.model.asked.clear()
        return self

    def post(self, body: object, **headers: str) -> httpx.Response:
        """Send one request."""
        url = f"{self.url}/api/analyze-logs"
        return httpx.post(url, json=body, headers=headers, **PLAIN, timeout=60)


@contextmanager
def analyst(folder: Path, **env: str) -> Iterator[Analyst]:
    """Start the function with a scripted model behind it."""
    model, port = Model(), free_port()
    with ScriptedServer(model.reply) as ollama:
        more = {"OLLAMA_URL": ollama.url, "MODEL_NAME_ANALYSIS": ANALYSIS_MODEL, **env}
        settings = isolated_env(folder, **more)
        with serve_one("analyze_logs", port, env=settings, log=folder / "log"):
            yield Analyst(f"http://127.0.0.1:{port}", model).ready()


def computed(answer: dict[str, Any]) -> list[object]:
    """Return what no model and no line may have an influence on."""
    counts = {one["code"]: one["count"] for one in answer["findings"]}
    return [answer["status"], answer["severity"], counts, answer["summary"]]


@contextmanager
def everything(folder: Path) -> Iterator[Analyst]:
    """Start all functions in one process with a scripted model behind them."""
    model, port = Model(), free_port()
    with ScriptedServer(model.reply) as ollama:
        env = isolated_env(folder, OLLAMA_URL=ollama.url, AGENT_SERVICE_URL="")
        with serve_all(port, env=env, log=folder / "log"):
            yield Analyst(f"http://127.0.0.1:{port}", model).ready()
