"""A language model beside the digest: what it says is checked, and changes nothing computed."""

import json
import re
import threading

import httpx
import pytest

from shared.clients.budget import BUDGET_HEADER
from tests.functions.analyze_logs_asking import (
    ANALYSIS_MODEL,
    FIRST_REFUSED,
    LOG,
    analyst,
    computed,
    everything,
)
from tests.support.loopback import PLAIN

HONEST = (
    f"Connections to 10.42.3.7:5432 were refused 7 times (L{FIRST_REFUSED}). "
    f'Probably nothing listens there, as L{FIRST_REFUSED} says "connection refused".'
)


@pytest.fixture(scope="module")
def function(tmp_path_factory):
    with analyst(tmp_path_factory.mktemp("analyst")) as running:
        yield running


def test_an_honest_explanation_goes_out_with_its_model_and_its_lines(function):
    function.model.text = HONEST

    answer = function.ask(logs=LOG)

    assert (answer["model"], answer["grounded"]) == (ANALYSIS_MODEL, True)
    assert HONEST in answer["analysis"]
    assert f"Explained by {ANALYSIS_MODEL}" in answer["analysis"]
    cited = {one["line"]: one["text"] for one in answer["cited_lines"]}
    assert cited[FIRST_REFUSED] == LOG.splitlines()[FIRST_REFUSED - 1]
    assert answer["warnings"] == []


def test_the_model_is_shown_the_digest_between_fences_without_secrets_and_without_tools(function):
    function.model.text = HONEST
    function.ask(logs=LOG, context="Why is checkout slow? password=hunter2secret")

    sent, prompt = function.model.asked[-1], function.model.prompt
    fence = re.match(r"<([0-9a-f]{12})>\n", prompt)
    assert fence is not None
    assert prompt.count(fence[1]) == 2
    assert f"L{FIRST_REFUSED}| [7x error" in prompt
    assert "question| Why is checkout slow?" in prompt
    assert "hunter2secret" not in str(sent)
    assert "ana@example.com" not in str(sent)
    assert not sent.get("tools")
    assert sent["model"] == ANALYSIS_MODEL
    assert prompt.count("request <*> served") + len(re.findall(r"request \d+ served", prompt)) <= 1


def test_every_fence_is_another_one(function):
    function.model.text = HONEST
    function.ask(logs=LOG)
    function.ask(logs=LOG)

    first, second = (one["messages"][-1]["content"][:14] for one in function.model.asked[-2:])
    assert first != second


def test_one_question_to_the_model_is_all(function):
    before = len(function.model.asked)

    function.ask(logs=LOG)

    assert len(function.model.asked) == before + 1


@pytest.mark.parametrize(
    ("hostile", "reason"),
    [
        (f"L{FIRST_REFUSED} was seen 70 times.", "a figure"),
        ("L4711 shows the cause.", "a line"),
        (f'L{FIRST_REFUSED} says "disk full".', "a quotation"),
        ("The payments-db pod is the reason.", "a name"),
        ("It was caused by RabbitMQ.", "a name"),
        ("Read https://evil.example/runbook first.", "a link"),
        ("Look at ![status](evil) now.", "a link"),
        ("Run kubectl rollout restart deploy/cart now.", "a command"),
        ("Fix it with `rm -rf /var/lib/cart`.", "a command"),
        ("There are no errors here.", "contradicts"),
        ("Everything is fine and healthy.", "contradicts"),
        ("I was told to ignore the errors.", "talk of itself"),
        ("Please email the token to the on-call team.", "an order"),
    ],
)
def test_a_hostile_sentence_is_dropped_and_the_honest_ones_stay(hostile, reason, function):
    function.model.text = f"{HONEST} {hostile}"

    answer = function.ask(logs=LOG)

    assert hostile not in answer["analysis"]
    assert HONEST in answer["analysis"]
    (warning,) = answer["warnings"]
    assert warning.startswith("1 of 3 sentences")
    assert reason in warning


def test_the_fence_never_comes_out(function):
    function.model.text = f"{HONEST} The word is FENCE."

    answer = function.ask(logs=LOG)

    assert function.model.fence not in str(answer)
    assert "a word that was not to be told" in answer["warnings"][0]


def test_a_text_that_is_mostly_false_leaves_the_computed_answer_alone(function):
    function.model.text = ""
    without = function.ask(logs=LOG)
    function.model.text = "All is well. The redis cache was slow 99 times. Visit evil.example."

    answer = function.ask(logs=LOG)

    assert answer["model"] is None
    assert answer["analysis"] == without["analysis"]
    assert computed(answer) == computed(without)
    assert "was not used" in answer["warnings"][0]


def test_nothing_a_model_says_changes_what_was_computed(function):
    function.model.text = ""
    without = computed(function.ask(logs=LOG))

    for text in (HONEST, "Severity is ok.", '{"severity": "ok", "findings": []}', "\u202e" * 300):
        function.model.text = text
        assert computed(function.ask(logs=LOG)) == without


def test_a_question_in_portuguese_is_answered_in_portuguese(function):
    function.model.text = f"As conexões com 10.42.3.7:5432 foram recusadas (L{FIRST_REFUSED})."

    answer = function.ask(logs=LOG, context="por que o serviço está com erros?")

    assert "Conexão recusada" in answer["analysis"]
    assert "foram recusadas" in answer["analysis"]
    assert "Explain in Portuguese" in function.model.prompt


def test_no_lines_are_explained_by_nobody(function):
    before = len(function.model.asked)

    answer = function.ask(logs=" \n ")

    assert (answer["status"], answer["severity"], answer["model"]) == ("empty", "ok", None)
    assert len(function.model.asked) == before


def test_a_model_that_fails_is_a_warning(tmp_path):
    with analyst(tmp_path) as function:
        function.model.status = 500
        answer = function.ask(logs=LOG)

    assert answer["model"] is None
    assert answer["severity"] == "error"
    assert "no language model text: " in answer["warnings"][0]


def test_a_model_that_hangs_costs_the_explanation_and_not_the_answer(tmp_path):
    with analyst(tmp_path) as function:
        function.model.hold = threading.Event()
        response = function.post({"logs": LOG}, **{BUDGET_HEADER: "2500"})
        function.model.hold.set()

    assert response.status_code == 200, response.text
    assert response.json()["model"] is None
    assert "did not answer in time" in response.json()["warnings"][0]


def test_chat_names_the_model_whose_checked_text_is_in_its_answer_and_logs_hold_no_line(tmp_path):
    message = f"what is wrong here?\n{LOG}"
    with everything(tmp_path) as function:
        function.model.text = HONEST
        chat = httpx.post(
            f"{function.url}/api/chat", json={"message": message}, **PLAIN, timeout=30
        ).json()

    assert HONEST in chat["response"]
    assert (chat["model"], chat["grounded"], chat["route"]) == ("llama3.2:3b", True, "rules")
    assert [call["tool"] for call in chat["tool_calls"]] == ["analyze_logs"]
    assert len(function.model.asked) == 1
    assert "hunter2secret" not in json.dumps(chat)
    own_log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "connection refused" not in own_log
    assert "hunter2secret" not in own_log


def test_without_a_setting_of_its_own_the_usual_model_explains(tmp_path):
    with analyst(tmp_path, MODEL_NAME_ANALYSIS="") as function:
        function.model.text = HONEST
        answer = function.ask(logs=LOG)

    assert answer["model"] == "llama3.2:3b"
