"""No text from outside changes what a query does: its tree has the shape of a harmless one."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import promql_parser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.prometheus_query.discover import first_query
from shared.clients.prometheus_metadata import Metric
from shared.domain.promql import absence
from shared.domain.promql.groups import group_hints
from shared.domain.promql.kinds import kind_hints
from shared.domain.promql.parsing import Matcher, Selector, children, parses
from shared.domain.promql.repair import answered_hints, empty_hints, refusal_hints
from shared.domain.promql.samples import Row
from shared.domain.promql.scraping import samples_query, short_growth, short_hints
from shared.domain.promql.text import equals, re2_literal, selector
from shared.domain.promql.uses import grouping
from shared.domain.signals import discovery, requests, resources
from shared.domain.signals.dialect import Dialect, Found, Identity
from shared.domain.signals.dialects import DIALECTS
from tests.support.tries import tries

HARMLESS = "shop"
METRIC_NAME = re.compile("[a-zA-Z_:][a-zA-Z0-9_:]*")
# Pieces of PromQL among the letters, so that what looks like a query is tried often.
PIECES = ['"', "\\", "}", "{", "(x)", "[5m]", " or ", "rate(", ",", "=~", ".*", "#", "'", "`", "\n"]
anything = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.lists(st.sampled_from([*PIECES, "up", "=", "by", "5xx", "quantile(95,"]), max_size=6).map(
        "".join
    ),
)
quick = settings(max_examples=tries(30), deadline=None)


@lru_cache(maxsize=1_000)  # each example is held against the same harmless queries
def shape(query: str) -> Any:
    """Return the tree of a query without the values of its labels and strings."""
    return _shape(promql_parser.parse(query))


def _shape(node: Any) -> Any:
    if isinstance(node, promql_parser.VectorSelector):
        groups = [node.matchers.matchers, *node.matchers.or_matchers]
        conditions = [[(one.name, str(one.op)) for one in group] for group in groups]
        return node.name, conditions, node.offset, _text(node.at)
    below = [_shape(child) for child in children(node) if child is not None]
    said = (getattr(node, name, None) for name in ("op", "range", "step", "val"))
    named = getattr(getattr(node, "func", None), "name", "")
    number = isinstance(node, promql_parser.StringLiteral)
    return type(node).__name__, named, "" if number else [_text(one) for one in said], below


def _text(value: Any) -> str:
    return "" if value is None else str(value)  # a label may be called None


def test_a_shape_is_all_but_the_values():
    assert shape('sum(rate(x{a="b"}[5m]))') == shape('sum(rate(x{a="c"}[5m]))')
    different = ['sum(rate(x{b="b"}[5m]))', 'sum(rate(x{a!="b"}[5m]))', 'max(rate(x{a="b"}[5m]))']
    different += ['sum(rate(x{a="b"}[6m]))', 'sum(irate(x{a="b"}[5m]))', 'sum(rate(y{a="b"}[5m]))']
    assert all(shape(one) != shape('sum(rate(x{a="b"}[5m]))') for one in different)


# Golden signals


def found(dialect: Dialect, identity: Identity, service: str, namespace: str) -> Found:
    chosen = selector(*identity.matchers(service, namespace, namespace), *dialect.matchers)
    return Found(dialect, chosen, frozenset(dialect.metrics), namespaced=True)


@quick
@given(service=anything, namespace=anything)
def test_no_name_changes_the_shape_of_what_discovery_and_resources_ask(service, namespace):
    def shapes(service: str, namespace: str) -> dict[str, Any]:
        asked = discovery.operands(service, namespace)
        asked |= resources.operands(service, namespace, "5m")
        return {name: shape(query) for name, query in asked.items()}

    assert shapes(service, namespace) == shapes(HARMLESS, HARMLESS)


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
@settings(max_examples=tries(15), deadline=None)
@given(service=anything, namespace=anything)
def test_no_name_changes_the_shape_of_what_a_dialect_asks(dialect, service, namespace):
    def shapes(service: str, namespace: str) -> list[dict[str, Any]]:
        return [
            {
                name: shape(query)
                for name, query in requests.operands(
                    found(dialect, identity, service, namespace), "5m", slo=True
                ).items()
            }
            for identity in dialect.identities
        ]

    assert shapes(service, namespace) == shapes(HARMLESS, HARMLESS)


# Questions of prometheus_query about an empty result


@quick
@given(name=anything, value=anything, label=anything.filter(lambda label: label not in {"a", "b"}))
def test_no_text_changes_the_shape_of_what_is_asked_about_an_empty_result(name, value, label):
    def shapes(name: str, value: str, label: str) -> list[Any]:
        matchers = (
            Matcher("a", "=", value),
            Matcher("b", "!~", re2_literal(value)),
            Matcher(label, "!=", "x"),
        )
        one = Selector(name, matchers)
        asked = [absence.presence_query([one, one]), absence.values_query(one)]
        asked += [absence.past_query(name), absence.written(one)]
        return [without_label(shape(query), label) for query in asked]

    assert shapes(name or "x", value, label or "x") == shapes(HARMLESS, HARMLESS, "c")


def without_label(tree: Any, label: str) -> Any:
    """Return a shape with one label's name as any other."""
    if isinstance(tree, list | tuple):
        return [without_label(one, label) for one in tree]
    return "c" if tree == label else tree


# Hints: whatever the values in a query, its repair is that of the harmless query.

WRITTEN: list[tuple[str, Callable[[str], Any]]] = [
    ("rate(x{V})", lambda query: refusal_hints(query, "odd")),
    ("sum(rate(x{V,b==500}[5min])", lambda query: refusal_hints(query, "odd")),
    ("sum by code (x{V})", lambda query: refusal_hints(query, "odd")),
    ("average(x{V})", lambda query: refusal_hints(query, "unknown function with name average")),
    ("rate(sum(x{V})[5m])", lambda query: refusal_hints(query, "odd")),
    ("quantile(95, x{V})", answered_hints),
    ("histogram_quantile(0.9, sum(rate(x_bucket{V}[5m])))", empty_hints),
    ('x{V,code="5xx"}', empty_hints),
    ("x{V} / y{V} > 5", empty_hints),
    ("x{V} > 5", empty_hints),
    ("sum(x_total{V})", lambda query: kind_hints(query, {})),
    ("rate(g{V}[5m])", lambda query: kind_hints(query, {"g": "gauge"})),
    ("rate(x{V}[9s])", lambda query: short_hints(query, short_growth(query), 1)),
    ("x{V} / y{V}", absence.unpaired),
    ("sum by (servce) (x{V})", lambda query: group_hints(query, ["servce"], ["service"])),
    ("xs{V}", lambda query: absence.unknown_metric(query, "xs", ["xss"])),
    ('x{V,servce="a"}', lambda query: absence.unknown_label(query, "x", "servce", ["service"])),
]


@pytest.mark.parametrize(("written", "hints"), WRITTEN, ids=[query for query, _ in WRITTEN])
@quick
@given(value=anything)
def test_no_value_changes_the_shape_of_a_repair(written, hints, value):
    def shapes(value: str) -> list[Any]:
        told = hints(written.replace("V", equals("a", value)))
        return [shape(query) for _, query in told if query]

    harmless = shapes(HARMLESS)
    assert harmless
    # A value that is itself written wrongly, such as 5xx, may be all that is mended.
    patterned = [*harmless, *own_shape(written.replace("V", equals("a", HARMLESS)))]
    assert shapes(value)
    assert all(one in [*harmless, *map(with_pattern, patterned)] for one in shapes(value))


def own_shape(query: str) -> list[Any]:
    """Return the shape of a query, if it has one."""
    return [shape(query)] if parses(query) else []


def with_pattern(tree: Any) -> Any:
    """Return a shape in which the condition on `a` is a pattern: what a value such as 5xx means."""
    if isinstance(tree, tuple) and tree[:1] == ("a",):
        return ("a", "MatchOp.Re")
    if isinstance(tree, list | tuple):
        return type(tree)(with_pattern(one) for one in tree)
    return tree


# Hints with names and values that a server told


@quick
@given(told=anything)
def test_no_value_of_a_server_changes_the_shape_of_a_hint(told):
    asked = Matcher("a", "=~", "zzz|shop")
    rows = {"values": [Row({"a": f"shop-{told}"}, 1), Row({"a": told}, 1)]}
    hints = absence.unmatched('x{a=~"zzz|shop"}', Selector("x", (asked,)), rows)
    nearest = absence.nearest_values('{a="shop"}', Matcher("a", "=", "shop"), [f"shop{told}"])

    allowed = [shape('x{a="b"}'), shape('x{a=~"b"}'), shape('{a="b"}'), shape('{a=~"b"}')]
    queries = [query for _, query in (*hints, *nearest) if query]
    assert queries
    assert all(shape(query) in allowed for query in queries)


@quick
@given(told=anything)
def test_no_name_of_a_server_changes_the_shape_of_a_hint(told):
    near = f"shops{told}"
    found = grouping('sum by (shopss) (x{shopss="a"})')
    assert found is not None
    hints = [
        *absence.unknown_metric("shopss", "shopss", [near]),
        *absence.unknown_label('x{shopss="a"}', "x", "shopss", [near]),
        *group_hints('sum by (shopss) (x{shopss="a"})', found.labels, [near]),
    ]

    allowed = [shape(near)] if METRIC_NAME.fullmatch(near) else []
    if allowed and ":" not in near:  # which a rule's metric may have in its name, and no label
        allowed += [shape(f'x{{{near}="a"}}'), shape('sum by (a) (x{shopss="a"})')]
    assert all(query is None or shape(query) in allowed for _, query in hints)


@quick
@given(told=anything, ending=st.sampled_from(["", "_total", "_bucket", "_sum"]))
def test_no_name_of_a_metric_changes_the_shape_of_its_first_query(told, ending):
    def shape_of(name: str) -> Any:
        query = first_query(Metric(name, "unknown", "", ())).query
        return without_label(shape(str(query)), name)

    assert shape_of(f"x{told}{ending}") in (shape_of(f"x{ending}"), shape_of(f"x {ending}"))


@quick
@given(value=anything)
def test_the_question_how_many_samples_a_range_holds_keeps_its_shape(value):
    growth = short_growth(f"rate(x{selector(equals('a', value))}[9s])")
    assert growth is not None

    assert shape(samples_query(growth)) == shape('max(count_over_time(x{a="b"}[9s]))')
