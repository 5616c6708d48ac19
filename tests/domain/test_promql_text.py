"""Values from outside stay inside their literals, whatever they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.promql.text import (
    equals,
    esc,
    matches,
    none_of,
    one_of,
    re2_literal,
    selector,
    tagged,
    union,
    unions,
)

# A whole string literal of PromQL, and what its escapes stand for.
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
ESCAPES = {r"\\": "\\", r"\"": '"', r"\n": "\n"}
anything = st.text(max_size=60)


def unescaped(literal: str) -> str:
    return re.sub(r"\\.", lambda found: ESCAPES[found[0]], literal)


@given(anything)
def test_an_escaped_text_is_one_literal_that_says_that_text(text):
    found = LITERAL.fullmatch(f'"{esc(text)}"')

    assert found is not None
    assert unescaped(found[1]) == text


@given(anything)
def test_an_escaped_pattern_matches_its_text_and_nothing_else(text):
    pattern = re.compile(re2_literal(text), re.DOTALL)

    assert pattern.fullmatch(text)
    assert not pattern.fullmatch(f"{text}x")


@given(anything, anything)
def test_no_value_changes_the_shape_of_a_selector(service, namespace):
    def shape(*values: str) -> str:
        return LITERAL.sub('""', selector(equals("service", values[0]), one_of("ns", values[1:])))

    assert shape(service, namespace, "") == shape("homepage", "default", "")


@pytest.mark.parametrize(
    ("built", "expected"),
    [
        (equals("job", 'a"b'), r'job="a\"b"'),
        (matches("pod", r"a\.b-[0-9]+"), r'pod=~"a\\.b-[0-9]+"'),
        (one_of("namespace", ("shop.eu", "")), r'namespace=~"shop\\.eu|"'),
        (none_of("namespace", ("shop.eu", "")), r'namespace!~"shop\\.eu|"'),
        (selector('a="1"', 'b="2"'), '{a="1",b="2"}'),
        (tagged("x", "up"), 'label_replace(up,"jamie_operand","x","","")'),
    ],
)
def test_queries_are_built_as_a_person_would_write_them(built, expected):
    assert built == expected


def test_operands_of_a_union_are_told_apart():
    query = union({"a": "up", "b": "up"})

    assert query.count("label_replace(up") == 2
    assert ' or label_replace(up,"jamie_operand","b","","")' in query


def test_operands_that_are_too_long_for_one_union_are_asked_in_several_in_order():
    operands = {name: f'up{{job="{name * 40}"}}' for name in "abcde"}
    whole = union(operands)

    parts = unions(operands, max_bytes=len(whole) // 2)

    assert unions(operands) == [whole]
    assert len(parts) == 3
    assert max(map(len, parts)) <= len(whole) // 2
    assert " or ".join(parts) == whole
    assert unions(operands, max_bytes=1) == [union({name: one}) for name, one in operands.items()]
