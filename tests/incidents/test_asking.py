"""Who asks whether anything is wrong is told apart from who says that something is."""

import pytest

from shared.domain.incidents.asking import sure_names, tells_trouble
from shared.domain.routing.hearing import listen

ASKED = [
    "is anything wrong in the cluster?",
    "anything on fire?",
    "hey jamie, anything on fire?",
    "any problems in namespace shop?",
    "is everything ok?",
    "is everything down?",
    "what's broken right now?",
    "how is the cluster doing",
    "any alerts firing?",
    "are there errors?",
    "anything broken since the last deploy?",
    "did anything crash overnight?",
    "which pods are crashing?",
    "tem algo errado no cluster?",
    "algum problema no namespace shop?",
    "o que está quebrado?",
    "o que caiu?",
    "algo fora do ar?",
    "o cluster está bem?",
]
TOLD = [
    "the site is down!",
    "is the site down?",
    "why is the site down?",
    "something broke, please help",
    "something is wrong",
    "everything is down, any idea?",
    "users get 502s",
    "we got paged, what do we do?",
    "it is broken, is anything wrong in the cluster?",
    "o site caiu",
    "tudo caiu, o que fazer?",
    "algo quebrou",
    "nada funciona",
]


@pytest.mark.parametrize("said", ASKED)
def test_a_question_reports_no_trouble_and_names_nobody(said: str) -> None:
    heard = listen(said)

    assert not tells_trouble(heard)
    assert list(sure_names(heard)) == []


@pytest.mark.parametrize("said", TOLD)
def test_trouble_that_is_told_is_heard(said: str) -> None:
    assert tells_trouble(listen(said))


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("checkout is slow", ["checkout"]),
        ("customers say cart is broken", ["cart"]),
        ("how is payments-api", ["payments-api"]),
        ("is the platform ok", []),
    ],
)
def test_a_name_is_sure_by_its_form_or_by_the_trouble_told_of_it(
    said: str, names: list[str]
) -> None:
    assert list(sure_names(listen(said))) == names
