"""Whatever arrives is answered, and never as our own failure."""

import json

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from shared.edge.run import application
from shared.edge.runtime import Runtime
from shared.settings import Settings
from tests.edge import samples
from tests.edge.asgi import exchange
from tests.support.tries import tries

NAMES = (
    "accept", "authorization", "content-length", "content-type", "cookie", "host",
    "jamie-timeout-ms", "origin", "sec-fetch-site", "traceparent", "tracestate", "x-forwarded-for",
    "x-request-id",
)  # fmt: skip
HEADERS = st.lists(
    st.tuples(st.sampled_from([name.encode() for name in NAMES]), st.binary(max_size=60)),
    max_size=6,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=12,
)
FIELDS = st.sampled_from(["word", "term", "count", "ratio", "loud", "labels", "items", "wrod"])
QUICK = settings(
    max_examples=tries(150),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)


@pytest.fixture(scope="module")
def echo():
    return application(samples.echo.declaration, Runtime(Settings()))


@pytest.fixture(scope="module")
def guarded():
    return application(samples.echo.declaration, Runtime(Settings(jamie_token="t")))


@pytest.fixture(scope="module")
def look():
    return application(samples.look.declaration, Runtime(Settings()))


def is_answered(got) -> bool:
    """Tell whether an answer is a 200 or a problem of the caller's, in JSON."""
    document = got.json()
    if got.status == 200:
        return got.headers["content-type"] == "application/json"
    return 400 <= got.status < 500 and document["status"] == got.status


@QUICK
@given(body=st.binary(max_size=200))
def test_arbitrary_bytes_never_fail_us(echo, body):
    assert is_answered(exchange(echo, body))


@QUICK
@given(body=st.dictionaries(FIELDS, JSON))
def test_arbitrary_json_in_known_fields_never_fails_us(echo, body):
    assert is_answered(exchange(echo, json.dumps(body).encode()))


@QUICK
@given(headers=HEADERS)
def test_arbitrary_headers_never_fail_us(echo, headers):
    got = exchange(echo, headers=headers)

    assert got.status == 504 or is_answered(got)  # a caller may ask for no time at all


@QUICK
@given(shown=st.binary(max_size=60))
def test_arbitrary_credentials_never_open(guarded, shown):
    assert exchange(guarded, headers=[(b"authorization", b"Bearer x" + shown)]).status == 401


@QUICK
@given(path=st.text(max_size=40), query=st.binary(max_size=60))
def test_arbitrary_paths_and_queries_never_fail_us(look, path, query):
    got = exchange(look, method="GET", path="/" + path, query=query)

    assert path.strip("/") == "metrics" or is_answered(got)


@QUICK
@given(query=st.binary(max_size=80))
def test_arbitrary_query_strings_never_fail_us(look, query):
    assert is_answered(exchange(look, method="GET", path="/api/look", query=query))
