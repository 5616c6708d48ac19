"""A model is loaded while the tools are asked, if its words may be wanted; nobody waits for it."""

import json
import threading

import pytest

from tests.functions.chat_served import jamie
from tests.support.ollama import about_models, said
from tests.support.processes import DEAD_URL
from tests.support.servers import Asked, Reply, ScriptedServer

EMPTY = b'{"status":"success","data":{"resultType":"vector","result":[]}}'
SIGNALS = "Check the golden signals for homepage service"


class Model:
    """An Ollama that tells when it is loaded and never says that it is done."""

    def __init__(self) -> None:
        self.loading, self.let_go = threading.Event(), threading.Event()
        self.loads: list[dict] = []

    def __call__(self, asked: Asked) -> Reply:
        if asked.path == "/api/chat" and not json.loads(asked.body)["messages"]:
            self.loads.append(json.loads(asked.body))
            self.loading.set()
            return Reply(hold=self.let_go)
        return about_models(asked) or said("It is well.")


def test_a_model_is_loaded_once_beside_the_tools_and_nobody_waits_for_it():
    model = Model()
    # The metrics come only when the model is being loaded: were it asked after them, none would.
    with (
        ScriptedServer(lambda _asked: Reply(body=EMPTY, hold=model.loading)) as prometheus,
        jamie(model, prometheus_url=prometheus.url) as running,
    ):
        first, _ = running.ask("/api/chat", message=SIGNALS)
        second, _ = running.ask("/api/chat", message="What is an error budget?")
        model.let_go.set()

    (load,) = model.loads
    assert load["model"] == "llama3.2:3b"
    assert first["tool_calls"][0]["status"] == "empty"
    assert second["response"].startswith("🤖 Jamie: ")


def test_the_model_for_logs_is_the_one_that_is_loaded_for_them():
    model = Model()
    with jamie(model, model_name_analysis="granite4.2:3b") as running:
        running.ask("/api/chat", message="analyze the logs of homepage")
        assert model.loading.wait(5)
        model.let_go.set()

    assert {load["model"] for load in model.loads} == {"granite4.2:3b"}


@pytest.mark.parametrize(
    "message",
    ["hello", "delete the pod homepage-0", "logs of pod homepage-0", "check the golden signals"],
)
def test_what_needs_no_model_loads_none(message: str):
    model = Model()
    with jamie(model) as running:
        answer, _ = running.ask("/api/chat", message=message)
        loaded = model.loading.wait(0.3)
        model.let_go.set()

    assert answer["model"] is None
    assert not loaded


def test_lines_at_hand_are_explained_at_once_and_those_of_a_pod_load_the_model():
    model = Model()
    with jamie(model) as running:
        running.ask("/api/analyze-logs", logs="ERROR connection refused")
        running.ask("/api/analyze-logs", logs="ERROR connection refused", explain=False)
        at_hand = list(model.loads)
        model.let_go.set()
    other = Model()
    with jamie(other) as running:
        running.ask("/api/analyze-logs", pod_name="homepage-0")
        assert other.loading.wait(5)
        other.let_go.set()

    assert at_hand == []
    assert len(other.loads) == 1


def test_a_dead_model_costs_a_first_answer_nothing():
    with jamie(Model(), ollama_url=DEAD_URL) as running:
        answer, took_s = running.ask("/api/chat", message=SIGNALS)

    assert answer["warnings"][0].startswith("no language model: ")
    assert took_s < 2
