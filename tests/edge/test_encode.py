"""Plain records as JSON: the same as a model would give, whatever numbers and texts they hold."""

import json
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.edge.encode import as_json
from shared.edge.models import Answer


class Inner(NamedTuple):
    ratio: float | None = None


class Outer(NamedTuple):
    inner: Inner
    many: list[Inner]
    named: dict[str, Inner]
    source: str | None = None
    plot: str | None = None

    OMITTED_WHEN_NULL = frozenset({"plot"})


class Model(Answer):
    text: str
    ratio: float | None


class Record(NamedTuple):
    text: str
    ratio: float | None


def test_records_are_objects_at_every_depth():
    said = as_json(Outer(Inner(0.5), [Inner(1)], {"a": Inner()}, plot="data:"))

    assert json.loads(said) == {
        "inner": {"ratio": 0.5},
        "many": [{"ratio": 1}],
        "named": {"a": {"ratio": None}},
        "source": None,
        "plot": "data:",
    }


def test_only_named_fields_are_left_out_when_there_is_no_value():
    said = json.loads(as_json(Outer(Inner(), [], {})))

    assert "plot" not in said
    assert said["source"] is None


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_null(number: float):
    assert json.loads(as_json(Inner(number))) == {"ratio": None}


def test_half_of_a_surrogate_pair_does_not_spoil_the_answer():
    said = as_json(Record("a\ud800b", None))

    assert json.loads(said.encode()) == {"text": "a?b", "ratio": None}


@given(text=st.text(st.characters(exclude_categories=["Cs"])), ratio=st.none() | st.floats())
def test_a_record_and_a_model_are_the_same_json(text: str, ratio: float | None):
    by_record, by_model = as_json(Record(text, ratio)), as_json(Model(text=text, ratio=ratio))

    assert json.loads(by_record) == json.loads(by_model)
