"""The whole function on the questions of the search: routing must not take them for a system."""

import pytest

from functions.sre_chat.library import library
from tests.domain.test_knowledge_search import FIRST_RIGHT, Question, questions
from tests.functions.test_sre_chat import ask


def is_right(question: Question) -> bool:
    titles = {
        title
        for entry in library().entries
        if entry.id in question.wanted
        for title in entry.titles.values()
    }
    answer = ask(question.ask)
    return answer.response.splitlines()[0] in titles if titles else answer.sources == []


@pytest.mark.parametrize("group", ["tuned", "aside"])
def test_the_right_entry_begins_the_answer(group, capsys):
    asked = [one for one in questions() if one.group == group]
    wrong = [one.ask for one in asked if not is_right(one)]

    with capsys.disabled():
        print(f"\nsre_chat, {group}: {len(asked) - len(wrong)}/{len(asked)} right")  # noqa: T201 - the score
    assert len(asked) - len(wrong) >= FIRST_RIGHT * len(asked), "\n".join(wrong)
