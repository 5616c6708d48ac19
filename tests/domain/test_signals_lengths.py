"""No name makes a query longer than every engine takes; usual names need no second part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.promql.text import MAX_QUERY_BYTES, selector, unions
from shared.domain.signals import discovery, requests, resources, scopes
from shared.domain.signals.dialect import Dialect, Found, Identity
from shared.domain.signals.dialects import DIALECTS

VICTORIA_METRICS_BYTES = 16_384  # -search.maxQueryLen
MAX_NAME_CHARACTERS = 128  # what a request may name
# Each of these characters grows, most of them fourfold; others are as short as they look.
names = st.text(
    st.sampled_from('a-\\".+*(|[{^$\n👾é') | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=MAX_NAME_CHARACTERS,
)
LONGEST = ("\\" * MAX_NAME_CHARACTERS, "👾" * MAX_NAME_CHARACTERS, "." * MAX_NAME_CHARACTERS)
WAYS = [(dialect, way) for dialect in DIALECTS for way in dialect.identities]


def parts(service: str, namespace: str, dialect: Dialect, way: Identity) -> list[list[str]]:
    """Return what each round sends: discovery, and everything that is asked when it is known."""
    matchers = (*way.matchers(service, namespace, namespace), *dialect.matchers)
    join = scopes.joining(way, namespace) if way.joined else ""
    every = frozenset(dialect.metrics)
    found = Found(dialect, selector(*matchers), every, namespaced=True, join=join)
    known = resources.operands(service, namespace, "1h30m")
    known |= requests.operands(found, "1h30m", slo=True)
    return [unions(discovery.operands(service, namespace)), unions(known)]


@given(names, names, st.sampled_from(WAYS))
def test_no_name_makes_a_query_too_long(service, namespace, pair):
    for sent in parts(service, namespace, *pair):
        assert max(len(query.encode()) for query in sent) <= MAX_QUERY_BYTES


@pytest.mark.parametrize("name", LONGEST, ids=("backslashes", "astral", "dots"))
def test_the_worst_names_are_asked_in_a_handful_of_parts(name):
    for pair in WAYS:
        for sent in parts(name, name, *pair):
            assert max(len(query.encode()) for query in sent) <= MAX_QUERY_BYTES
            assert len(sent) <= 8


@pytest.mark.parametrize("name", ["homepage", "a" * 63])
def test_names_of_kubernetes_are_discovered_and_weighed_in_one_part_each(name):
    assert len(unions(discovery.operands(name, name))) == 1
    assert len(unions(resources.operands(name, name, "5m"))) == 1


def test_a_usual_service_is_one_query_when_it_is_known():
    plain = next(pair for pair in WAYS if pair[0].name == "plain")

    assert [len(sent) for sent in parts("homepage", "default", *plain)] == [1, 1]


def test_the_bound_is_what_victoria_metrics_takes():
    assert MAX_QUERY_BYTES < VICTORIA_METRICS_BYTES


def test_the_names_of_all_questions_differ():
    dialect, way = WAYS[0]
    found = Found(dialect, selector(way.at("x")), frozenset(dialect.metrics), namespaced=True)

    assert not set(resources.operands("x", "x", "5m")) & set(
        requests.operands(found, "5m", slo=True)
    )
