"""A model that hangs, drips or dies: the computed answer is whole, in time, and the next is quick.

Chat and the tools it calls are served apart, as on Knative: each has its own client of the model.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from functions.analyze_logs.main import analyze_logs
from functions.jamie_chat.main import jamie_chat
from functions.sre_chat.main import sre_chat
from shared.clients.budget import BUDGET_HEADER
from shared.edge.runtime import Runtime
from shared.edge.server import Bundle
from shared.settings import Settings
from tests.edge.serving import Served
from tests.functions.analyze_logs_asking import LOG
from tests.support.ollama import about_models, said
from tests.support.servers import Asked, Reply, ScriptedServer

TOOLS = [analyze_logs.declaration, sre_chat.declaration]
BUDGET_S = 4.0
QUICK_S = 1.0
ABOUT_LOGS = f"what is wrong here?\n{LOG}"
ABOUT_PRACTICE = "What is an error budget?"
ABOUT_NOTHING_WRITTEN = "How does the Raft protocol elect a leader?"


class Model:
    """An Ollama that is there and never comes to the end of an answer."""

    def __init__(self, fault: str) -> None:
        self.let_go = threading.Event()
        self._reply = {
            "hangs": Reply(hold=self.let_go),
            "drips": Reply(drip=self.let_go),
            "dies": Reply(body=b'{"message": {"role": "assist', cut=True),
        }[fault]
        self.questions = 0

    def __call__(self, asked: Asked) -> Reply:
        if told := about_models(asked):
            return told
        self.questions += 1
        return self._reply


class Jamie:
    """Chat at `chat`, its tools at `tools`, and one model behind all of them."""

    def __init__(self, chat: str, tools: str, model: Any) -> None:
        self.chat, self.tools, self.model = chat, tools, model

    def ask(self, path: str, **body: object) -> tuple[dict[str, Any], float]:
        """Return the answer and after how many seconds it was whole."""
        url = (self.chat if path == "/api/chat" else self.tools) + path
        headers = {BUDGET_HEADER: str(int(BUDGET_S * 1000))}
        started = time.monotonic()
        response = httpx.post(url, json=body, headers=headers, trust_env=False, timeout=30)
        took_s = time.monotonic() - started
        assert response.status_code == 200, response.text
        return response.json(), took_s

    def read_along(self, message: str) -> Iterator[tuple[str, dict[str, Any], float]]:
        """Yield each event with its data and when it came."""
        headers = {BUDGET_HEADER: str(int(BUDGET_S * 1000))}
        started, name = time.monotonic(), ""
        body = {"message": message, "stream": True}
        url = f"{self.chat}/api/chat"
        with httpx.stream(
            "POST", url, json=body, headers=headers, trust_env=False, timeout=30
        ) as stream:
            for line in stream.iter_lines():
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    data = json.loads(line.removeprefix("data: "))
                    yield name, data, time.monotonic() - started


@contextmanager
def jamie(model: Callable[[Asked], Reply]) -> Iterator[Jamie]:
    """Serve chat and its tools in two runtimes."""
    with ScriptedServer(model) as ollama:
        behind = Runtime(Settings(ollama_url=ollama.url))
        with Served(Bundle(TOOLS, behind), lifespan="on") as tools:
            settings = Settings(ollama_url=ollama.url, agent_service_url=tools.url)
            front = Bundle([jamie_chat.declaration], Runtime(settings))
            with Served(front, lifespan="on") as chat:
                yield Jamie(chat.url, tools.url, model)


@pytest.fixture(params=["hangs", "drips", "dies"])
def ill(request: pytest.FixtureRequest) -> Iterator[Jamie]:
    model = Model(request.param)
    with jamie(model) as running:
        yield running
        model.let_go.set()


def told_why(answer: dict[str, Any]) -> bool:
    """Tell whether a warning says in words that there is no text of a model."""
    return any(
        one.startswith("no language model text: Ollama at http://127.0.0.1")
        for one in answer["warnings"]
    )


@pytest.mark.parametrize(
    ("message", "computed"),
    [
        (ABOUT_LOGS, "Connection refused. The host is there, but nothing listens"),
        (ABOUT_PRACTICE, "Error budgets\nThe error budget is what the SLO leaves over"),
        (ABOUT_NOTHING_WRITTEN, "`sre_chat`"),
    ],
)
def test_chat_is_whole_in_time_says_why_and_asks_no_more(message: str, computed: str, ill: Jamie):
    answer, took_s = ill.ask("/api/chat", message=message)
    questions = ill.model.questions
    again, again_s = ill.ask("/api/chat", message=message)

    assert took_s < BUDGET_S
    assert computed in answer["response"]
    assert answer["model"] is None
    assert told_why(answer) or told_why(answer["tool_calls"][0]["result"])
    assert computed in again["response"]
    assert again_s < QUICK_S
    assert ill.model.questions == questions >= 1


def test_a_stream_tells_what_is_computed_at_once_and_ends_in_time(ill: Jamie):
    events = list(ill.read_along(ABOUT_LOGS))

    names = [name for name, _, _ in events]
    assert names == ["tool_call", "tool_result", "delta", "done"]
    computed_s, whole_s = events[2][2], events[3][2]
    assert "Connection refused" in events[2][1]["text"]
    assert computed_s < QUICK_S
    assert whole_s < BUDGET_S
    whole = events[3][1]
    assert whole["response"] == events[2][1]["text"]
    assert told_why(whole)


@pytest.mark.parametrize(
    ("path", "body", "field", "computed"),
    [
        ("/chat", {"message": ABOUT_PRACTICE}, "response", "Error budgets\n"),
        ("/api/analyze-logs", {"logs": LOG}, "analysis", "Connection refused. The host is there"),
    ],
)
def test_a_tool_by_itself_is_whole_in_time_says_why_and_asks_no_more(
    path: str, body: dict[str, Any], field: str, computed: str, ill: Jamie
):
    answer, took_s = ill.ask(path, **body)
    again, again_s = ill.ask(path, **body)

    assert took_s < BUDGET_S
    assert computed in answer[field]
    assert answer["model"] is None
    assert told_why(answer)
    assert computed in again[field]
    assert again["warnings"][0].startswith("no language model: ")
    assert again_s < QUICK_S
    assert ill.model.questions == 1


class Explaining:
    """An Ollama that explains the log when it is let."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.answered = False

    def __call__(self, asked: Asked) -> Reply:
        if told := about_models(asked):
            return told
        reply = said("Connections to 10.42.3.7:5432 were refused 7 times (L32).")
        reply.hold = self.let_go
        return reply


@pytest.mark.parametrize("message", [ABOUT_LOGS, ABOUT_PRACTICE])
def test_what_is_computed_is_streamed_before_any_model_has_answered(message: str):
    model = Explaining()
    with jamie(model) as running:
        deltas: list[str] = []
        for name, data, _ in running.read_along(message):
            if name == "delta":
                deltas.append(data["text"])
                model.let_go.set()  # only now may any model come to its end
            whole = data

    assert whole["response"] == "".join(deltas)
    if message == ABOUT_LOGS:
        assert "Explained by llama3.2:3b" in deltas[1]
        assert deltas[1].endswith("Connections to 10.42.3.7:5432 were refused 7 times (L32).")
        assert (whole["model"], whole["grounded"]) == ("llama3.2:3b", True)
    else:
        assert deltas[0].startswith("🤖 Jamie: Error budgets\n")
        assert whole["tool_calls"][0]["arguments"]["explain"] is False
