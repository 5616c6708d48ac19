"""The whole turn over the demo world with a scripted model: second step, words, stream."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from deploy.demo.world import World
from tests.functions.analyze_logs_asking import MODEL_FOUND_LIMIT_S
from tests.functions.test_jamie_chat import ask
from tests.support.loopback import PLAIN
from tests.support.ollama import about_models, said
from tests.support.processes import free_port, isolated_env, serve_all
from tests.support.servers import Asked, Reply, ScriptedServer

pytestmark = pytest.mark.real

SICK = "What is wrong with checkout?"
FIRST_EVENT_S = 0.3
ATTEMPTS = 5  # other work on the machine spoils a measurement, it makes none better
FAITHFUL = "The checkout service is unhealthy. Its error rate is above the threshold of 5%."
LIES = (
    "The checkout service is healthy.",
    "The checkout service is unhealthy, because the database was deleted by mallory.",
    "Run kubectl delete pod checkout-6c8f7d9b5-w5k2d to repair it.",
    "See https://evil.example/runbook for the checkout service.",
    "The p95 latency of checkout is 3 ms.",
    "I have restarted the checkout service.",
)


class Model:
    """An Ollama that says `text`, when it is let."""

    def __init__(self) -> None:
        self.text = ""
        self.hold: threading.Event | None = None
        self.asked: list[dict[str, Any]] = []

    def reply(self, asked: Asked) -> Reply:
        if told := about_models(asked):
            return told
        self.asked.append(json.loads(asked.body))
        return replace(said(self.text), hold=self.hold)


class Jamie:
    def __init__(self, url: str, model: Model) -> None:
        self.url, self.model = url, model

    def says(self, text: str, message: str = SICK) -> dict[str, Any]:
        """Ask with a model that will say `text` to whatever it is asked."""
        self.model.text = text
        return ask(self.url, message)


@pytest.fixture(scope="module")
def jamie(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jamie]:
    home: Path = tmp_path_factory.mktemp("worded")
    model = Model()
    with ScriptedServer(model.reply) as server:
        env = isolated_env(
            home,
            OLLAMA_URL=server.url,
            PROMETHEUS_URL=world.prometheus_url or "",
            KUBERNETES_API_URL=world.kubernetes_url or "",
            AGENT_SERVICE_URL="",
        )
        port = free_port()
        with serve_all(port, env=env, log=home / "log"):
            jamie = Jamie(f"http://127.0.0.1:{port}", model)
            wait_for_model(jamie)
            yield jamie


def wait_for_model(jamie: Jamie) -> None:
    """Return when the model is found: a busy machine may miss it, and then looks again later."""
    ends = time.monotonic() + MODEL_FOUND_LIMIT_S
    while any("no language model: " in one for one in jamie.says("", "hello")["warnings"]):
        assert time.monotonic() < ends, "the functions do not find the scripted model"
        time.sleep(1)


def test_what_is_unwell_is_investigated_too(jamie_url: str):
    sick = ask(jamie_url, SICK)
    well = ask(jamie_url, "How is homepage?")

    tools = [call["tool"] for call in sick["tool_calls"]]
    assert tools == ["check_golden_signals", "incident_response"]
    assert sick["tool_calls"][1]["arguments"]["service_name"] == "checkout"
    assert sick["tool_calls"][1]["summary"] in sick["response"]
    assert "a bad rollout: it began with revision 31" in sick["response"]
    assert "no such host" in sick["response"]
    assert "Timeline:" in sick["response"]
    assert [call["tool"] for call in well["tool_calls"]] == ["check_golden_signals"]


def test_words_that_the_facts_bear_out_follow_the_computed_answer(jamie: Jamie):
    answer = jamie.says(FAITHFUL)

    computed, _, worded = answer["response"].partition("💬")
    assert computed.startswith("🤖 Jamie: The checkout service is unhealthy!")
    assert worded.endswith(FAITHFUL)
    assert (answer["model"], answer["grounded"]) == ("llama3.2:3b", True)


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_does_not_leave_alone_or_among_true_sentences(lie: str, jamie: Jamie):
    alone, among = jamie.says(lie), jamie.says(f"{FAITHFUL} {lie}")

    assert lie not in alone["response"]
    assert lie not in among["response"]
    assert "💬" not in alone["response"]


def wordings(url: str) -> dict[str, float]:
    text = httpx.get(f"{url}/metrics").text
    return {
        sample.labels.get("outcome", "sentences"): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name.startswith("jamie_wording") and sample.name.endswith("_total")
    }


def test_what_became_of_a_wording_is_counted(jamie: Jamie):
    jamie.says(FAITHFUL)
    before = wordings(jamie.url)

    jamie.says(FAITHFUL)
    jamie.says(f"{FAITHFUL} {LIES[4]}")
    jamie.says(LIES[0])

    more = {key: value - before.get(key, 0) for key, value in wordings(jamie.url).items()}
    assert more == {"kept": 1, "trimmed": 1, "dropped": 1, "sentences": 2}


def test_a_model_sees_the_facts_once_and_no_tools(jamie: Jamie):
    jamie.model.asked.clear()

    jamie.says(FAITHFUL, "How is homepage?")

    (asked,) = jamie.model.asked
    rules, question = (message["content"] for message in asked["messages"])
    assert not asked.get("tools")
    assert "The homepage service is healthy!" in question
    assert len(rules + question) < 5000


def events_of(response: httpx.Response) -> Iterator[tuple[str, dict[str, Any]]]:
    name = ""
    for line in response.iter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def streamed(jamie: Jamie) -> tuple[float, list[str]]:
    """Return the seconds to the first event, and the events; the model waits for the computed."""
    jamie.model.text, jamie.model.hold = FAITHFUL, threading.Event()
    body = {"message": "How is checkout?", "stream": True}
    started = time.perf_counter()
    seen: list[str] = []
    first_s = 0.0
    try:
        with httpx.stream(
            "POST", f"{jamie.url}/api/chat", json=body, **PLAIN, timeout=30
        ) as response:
            for name, data in events_of(response):
                first_s = first_s or time.perf_counter() - started
                seen.append(name)
                if name == "delta" and not jamie.model.hold.is_set():
                    assert "checkout service is unhealthy" in data["text"]
                    jamie.model.hold.set()
    finally:
        jamie.model.hold.set()
        jamie.model.hold = None
    return first_s, seen


def test_what_is_computed_is_streamed_before_a_model_has_said_a_word(jamie: Jamie):
    ask(jamie.url, "hello")  # warm
    measured = [streamed(jamie)]
    while measured[-1][0] >= FIRST_EVENT_S and len(measured) < ATTEMPTS:
        measured.append(streamed(jamie))

    first_s, seen = measured[-1]
    assert seen[0] == "tool_call"
    assert seen[-3:] == ["delta", "delta", "done"]
    assert first_s < FIRST_EVENT_S, measured


def test_the_deltas_are_the_response(jamie: Jamie):
    jamie.model.text = FAITHFUL
    body = {"message": "How is checkout?", "stream": True}
    with httpx.stream("POST", f"{jamie.url}/api/chat", json=body, **PLAIN, timeout=30) as response:
        events = list(events_of(response))

    said = "".join(data["text"] for name, data in events if name == "delta")
    assert said == events[-1][1]["response"]
