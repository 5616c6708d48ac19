"""A model that hangs, drips or dies: the computed answer is whole and in time, the next quick."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.functions.analyze_logs_asking import LOG
from tests.functions.chat_served import BUDGET_S, Jamie, jamie
from tests.support.ollama import about_models, said
from tests.support.servers import Asked, Reply, ScriptedServer

QUICK_S = 2.0  # half the budget: a model that is asked takes all of it
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


def test_a_model_and_a_storage_that_hang_leave_the_answer_its_time():
    model = Model("hangs")
    with ScriptedServer(lambda _asked: Reply(hold=model.let_go)) as storage:
        secrets = {"aws_access_key_id": "a", "aws_secret_access_key": "b"}
        kept = {"s3_endpoint_url": storage.url, "s3_bucket": "jamie", **secrets}
        with jamie(model, **kept) as running:
            answer, took_s = running.ask("/api/chat", message=ABOUT_LOGS)
            model.let_go.set()

    assert took_s < BUDGET_S
    assert "Connection refused" in answer["response"]
    assert told_why(answer)
    assert any("is not kept" in one for one in answer["warnings"])
