"""JSON of another shape: pointers and sentences, never the caller's values."""

import pytest

SECRET = "hunter2"


def errors_of(response) -> dict[str, str]:
    assert response.status_code == 422, response.text
    document = response.json()
    assert document["type"] == "urn:jamie:problem:invalid_field"
    assert SECRET not in response.text
    return {error["pointer"]: error["detail"] for error in document["errors"]}


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"word": 5}, "/word"),
        ({"word": ["hunter2"]}, "/word"),
        ({"word": "hunter2" * 20}, "/word"),
        ({"count": "hunter2"}, "/count"),
        ({"count": -1}, "/count"),
        ({"count": 1.5}, "/count"),
        ({"ratio": {"hunter2": 1}}, "/ratio"),
        ({"loud": "hunter2"}, "/loud"),
        ({"labels": {"a/b~c": 5}}, "/labels/a~1b~0c"),
        ({"labels": "hunter2"}, "/labels"),
        ({"items": [{"price": 1}, {"price": "hunter2"}]}, "/items/1/price"),
        ({"items": [{}]}, "/items/0/price"),
    ],
)
def test_a_field_of_the_wrong_type_is_422_at_its_pointer(client, body, pointer):
    (told,) = errors_of(client.post("/api/echo", json=body)).items()

    assert told[0] == pointer
    assert told[1]


@pytest.mark.parametrize("body", ["[]", "null", "5", '"hunter2"', "true", '["hunter2"]'])
def test_a_body_that_is_no_object_is_422_at_the_root(client, body):
    assert list(errors_of(client.post("/api/echo", content=body))) == [""]


def test_several_wrong_fields_are_told_at_once(client):
    body = {"word": 5, "count": "many", "labels": {"a": 1, "b": "fine", "c": 2}}

    told = errors_of(client.post("/api/echo", json=body))

    assert set(told) == {"/word", "/count", "/labels/a", "/labels/c"}


def test_the_sentence_of_a_wrong_field_names_it(client):
    document = client.post("/api/echo", json={"count": "many"}).json()

    assert document["detail"].startswith("/count: ")


def test_many_wrong_fields_with_long_names_make_a_short_answer(client):
    body = {"items": [{}] * 100, "labels": {"k" * 3000: 1}}

    response = client.post("/api/echo", json=body)

    assert len(errors_of(response)) <= 20
    assert len(response.content) < 6000


def test_a_field_that_is_null_counts_as_not_given(client):
    response = client.post("/api/echo", json={"word": None, "count": None, "odd": None})

    assert (response.status_code, response.json()["warnings"]) == (200, [])


def test_an_alias_is_the_field(client):
    assert client.post("/api/echo", json={"term": "hi"}).json()["word"] == "hi"


def test_spaces_around_a_word_are_dropped(client):
    assert client.post("/api/echo", json={"word": " hi\n"}).json()["word"] == "hi"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("coutn", "unknown field 'coutn' was ignored; did you mean 'count'?"),
        ("words", "unknown field 'words' was ignored; did you mean 'word'?"),
        ("namespace", "unknown field 'namespace' was ignored"),
        ("cou\u202e\nnt", "unknown field 'cou nt' was ignored; did you mean 'count'?"),
    ],
)
def test_an_unknown_field_is_ignored_with_a_warning(client, name, sentence):
    response = client.post("/api/echo", json={"word": "hi", name: "hunter2"})

    assert (response.status_code, response.json()["word"]) == (200, "hi")
    assert response.json()["warnings"] == [sentence]


def test_many_unknown_fields_with_long_names_make_a_short_answer(client):
    body = {f"{number}{'x' * 80}": 1 for number in range(40)}

    warnings = client.post("/api/echo", json=body).json()["warnings"]

    assert len(warnings) == 20
    assert max(map(len, warnings)) < 100


def test_an_answer_without_warnings_bears_an_unknown_field(client):
    assert client.post("/api/odd", json={"word": "hi"}).status_code == 200
