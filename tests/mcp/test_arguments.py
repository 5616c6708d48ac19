"""Arguments against a schema: what is let through, and the sentence for what is not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.mcp.arguments import MAX_CHARACTERS, MAX_FAULTS, faults
from shared.catalogue import load_tools

SCHEMA = {
    "type": "object",
    "properties": {
        "service_name": {"type": "string", "minLength": 1, "maxLength": 12},
        "namespace": {"type": "string", "pattern": "^[a-z]*$"},
        "tail_lines": {"type": "integer", "minimum": 1, "maximum": 5000},
        "slo": {"type": "number", "minimum": 0, "exclusiveMaximum": 100},
        "above": {"type": "number", "exclusiveMinimum": 0},
        "previous": {"type": "string", "enum": ["false", "true", "auto"]},
        "timestamps": {"type": "boolean"},
        "kinds": {"type": "array", "maxItems": 2, "items": {"type": "string", "enum": ["a", "b"]}},
        "labels": {"type": "object"},
        "anything": {},
    },
    "required": ["service_name"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"namespace": ""},
        {"tail_lines": 1},
        {"tail_lines": 5000.0},
        {"slo": 0},
        {"slo": 99.9},
        {"previous": "auto"},
        {"timestamps": False},
        {"kinds": ["a", "b"]},
        {"labels": {"a": 1}},
        {"anything": None},
    ],
)
def test_what_the_schema_allows_is_let_through(more):
    assert faults({"service_name": "homepage", **more}, SCHEMA) == []


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"service_name": 5}, "service_name must be a string"),
        ({"service_name": ""}, "service_name must not be empty"),
        ({"service_name": "h" * 13}, "service_name must have at most 12 characters"),
        ({"namespace": "A1"}, "namespace must match the pattern ^[a-z]*$"),
        ({"namespace": "a" * 5000}, f"namespace must have at most {MAX_CHARACTERS} characters"),
        ({"namespace": None}, "namespace must be a string, or be left out"),
        ({"namespace": "\ud800"}, "namespace must be Unicode text; it holds half of a character"),
        ({"tail_lines": 0}, "tail_lines must be at least 1"),
        ({"tail_lines": 5001}, "tail_lines must be at most 5000"),
        ({"tail_lines": 10**400}, "tail_lines must be at most 5000"),
        ({"tail_lines": 1.5}, "tail_lines must be an integer"),
        ({"tail_lines": True}, "tail_lines must be an integer"),
        ({"tail_lines": "100"}, "tail_lines must be an integer"),
        ({"slo": 100}, "slo must be less than 100"),
        ({"slo": float("nan")}, "slo must be a number"),
        ({"above": 0}, "above must be greater than 0"),
        ({"previous": "yes"}, "previous must be one of false, true, auto"),
        ({"timestamps": "true"}, "timestamps must be a boolean"),
        ({"kinds": "a"}, "kinds must be an array"),
        ({"kinds": ["a", "c"]}, "kinds items: each must be one of a, b"),
        ({"kinds": ["a", "b", "a"]}, "kinds must have at most 2 items"),
        ({"labels": []}, "labels must be an object"),
        ({"service": "x"}, "there is no argument 'service'; did you mean service_name?"),
        ({"lines": 5}, "there is no argument 'lines'; did you mean tail_lines?"),
    ],
)
def test_each_fault_is_a_sentence_that_says_what_to_mend(more, sentence):
    assert faults({"service_name": "homepage", **more}, SCHEMA) == [sentence]


def test_a_missing_argument_is_named():
    assert faults({}, SCHEMA) == ["service_name is required"]


def test_an_argument_like_no_other_is_told_the_known_ones():
    schema = {"properties": {"query": {"type": "string"}}}

    assert faults({"xyz": 1}, schema) == ["there is no argument 'xyz'; known are query"]
    assert faults({"xyz": 1}, {}) == ["there is no argument 'xyz'; known are none"]


def test_arguments_that_are_no_object_are_refused():
    assert faults(["homepage"], SCHEMA) == ["arguments must be an object"]


def test_a_list_of_faults_stays_short():
    arguments = {f"unknown_{number}": 1 for number in range(50)}

    assert len(faults(arguments, SCHEMA)) == MAX_FAULTS


def test_a_faulty_value_is_never_repeated():
    said = faults({"service_name": "secret" * 9, "x" * 500: "secret", "slo": "secret"}, SCHEMA)

    assert "secret" not in " ".join(said)
    assert max(map(len, said)) < 200


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(load_tools())), st.dictionaries(st.text(), VALUES))
def test_anything_at_all_gets_sentences_or_is_let_through(tool, more):
    schema = load_tools()[tool].input_schema
    known = list(schema["properties"])
    arguments = {known[index % len(known)]: value for index, value in enumerate(more.values())}

    said = faults(arguments, schema)

    assert all(sentence.isprintable() for sentence in said)
    assert said or json.dumps(arguments).encode()
