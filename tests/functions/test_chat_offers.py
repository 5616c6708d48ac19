"""A name that is not there, the one that may be meant, and a "yes" to it; in the demo world."""

import pytest

from tests.functions.test_jamie_chat import ask

pytestmark = pytest.mark.real


def services(answer: dict) -> list[str]:
    return [call["arguments"]["service_name"] for call in answer["tool_calls"]]


@pytest.mark.parametrize(
    ("question", "offer", "yes", "goes_on"),
    [
        ("is my database ok?", "Did you mean: postgres?", "yes", "and over the last hour?"),
        ("como está o banco?", "Você quis dizer: postgres?", "sim", "e na última hora?"),
    ],
)
def test_the_only_database_is_offered_and_a_yes_asks_about_it(
    question, offer, yes, goes_on, jamie_url
):
    first = ask(jamie_url, question)
    name = first["conversation_id"]
    second = ask(jamie_url, yes, conversation_id=name)
    third = ask(jamie_url, goes_on, conversation_id=name)

    assert offer in first["response"]
    assert first["tool_calls"][0]["status"] == "empty"
    assert (services(second)[0], services(third)[0]) == ("postgres", "postgres")
    assert third["tool_calls"][0]["arguments"]["window"] == "1h"


def test_a_caller_that_keeps_the_history_is_understood_too(jamie_url):
    question = "is my database ok?"
    history = [
        {"role": "user", "content": question},
        {"role": "assistant", "content": ask(jamie_url, question)["response"]},
    ]

    assert services(ask(jamie_url, "yes please", history=history))[0] == "postgres"


def test_without_an_offer_a_yes_asks_about_no_service(jamie_url):
    first = ask(jamie_url, "how is homepage?")
    second = ask(jamie_url, "yes", conversation_id=first["conversation_id"])

    assert [call["tool"] for call in second["tool_calls"]] == ["sre_chat"]
