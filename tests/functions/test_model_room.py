"""Whatever is asked, a prompt fits in the model's window; one not read whole is not used."""

import json
from typing import Any

import pytest

from shared.domain.window import FRAME_TOKENS, most_tokens
from tests.functions.chat_served import jamie
from tests.support.ollama import LLAMA, about_models, said
from tests.support.servers import Asked, Reply

SMALL = {"model_info": {"general.architecture": "x", "x.context_length": 1024}}
DENSE = "\n".join(
    f"{at:x}9f2c,{at * 7919:08x};ERROR [{at}] 10.42.{at}.7:5432 refused" for at in range(90)
)
KINDS = "\n".join(
    f"ERROR the {word} of {other} was refused by {other} for want of {word} at {word} and {other}"
    for word in ("alpha", "bravo", "carol", "delta", "echos", "fokus", "golfs", "hotel")
    for other in ("india", "julia", "kilos", "limas", "mikes")
)
QUESTIONS = {
    "ideographs": "什么是一致性协议领导者如何选举" * 400,
    "a log": f"analyze these logs:\n{DENSE}",
    "practice": "What is an error budget? " * 300,
    "general": "How does the Raft protocol elect a leader? " * 180,
}


class Model:
    """An Ollama that counts what it read as it is told, and remembers the questions."""

    def __init__(self, shown: object = LLAMA, **counts: int) -> None:
        self._shown, self._counts = shown, counts
        self.asked: list[dict[str, Any]] = []

    def __call__(self, asked: Asked) -> Reply:
        if told := about_models(asked, self._shown):
            return told
        self.asked.append(json.loads(asked.body))
        return said("Connections to 10.42.3.7:5432 were refused 7 times (L32).", **self._counts)


@pytest.mark.parametrize("shown", [LLAMA, SMALL], ids=["4096", "1024"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_prompt_fits_with_its_answer_whatever_is_asked(name: str, shown: object):
    model = Model(shown)
    with jamie(model) as running:
        running.ask("/api/chat", message=QUESTIONS[name][:8000])

    assert model.asked
    for body in model.asked:
        prompt = sum(most_tokens(message["content"]) for message in body["messages"])
        options = body["options"]
        assert prompt + FRAME_TOKENS + options["num_predict"] <= options["num_ctx"]


def test_words_on_a_prompt_that_was_cut_are_not_used_and_the_reader_is_told():
    model = Model(prompt_eval_count=1026)
    with jamie(model) as running:
        answer, _ = running.ask("/api/analyze-logs", logs=KINDS)
        again, _ = running.ask("/api/analyze-logs", logs=KINDS)

    assert answer["model"] is None
    assert "read only 1026 tokens of a longer prompt" in answer["warnings"][0]
    assert answer["findings"]
    assert again["warnings"] == answer["warnings"]  # the server is well: it is asked again
    assert len(model.asked) == 2
