"""Every kind of failure as a problem document (RFC 9457)."""

import pytest

from shared import errors
from shared.edge.problems import STATUS_BY_KIND
from tests.edge import samples
from tests.edge.asgi import exchange

STATUSES = {
    "JamieError": 500, "RequestError": 400, "MalformedRequest": 400, "InvalidQuery": 400,
    "InvalidField": 422, "Unauthenticated": 401, "Forbidden": 403, "NotFound": 404,
    "NoSuchPath": 404, "MethodNotAllowed": 405, "BodyTooLarge": 413, "UnsupportedMediaType": 415,
    "TooManyRequests": 429, "RequestTimeout": 408, "UpstreamError": 502,
    "UpstreamUnreachable": 502, "UpstreamTimeout": 504, "UpstreamAuth": 502,
    "UpstreamRejected": 502, "UpstreamNotFound": 404, "BadUpstreamAnswer": 502,
    "DeadlineExceeded": 504, "NotConfigured": 503,
}  # fmt: skip


def kinds(of: type[errors.JamieError]) -> set[type[errors.JamieError]]:
    below = [one for one in of.__subclasses__() if one.__module__ == errors.__name__]
    return {of}.union(*(kinds(one) for one in below))


def test_every_kind_of_failure_has_a_sample_and_a_status():
    assert kinds(errors.JamieError) == set(samples.FAILURES)
    assert {kind.kind for kind in samples.FAILURES} == set(STATUS_BY_KIND)
    assert set(STATUSES) == set(samples.BY_NAME)


@pytest.mark.parametrize("name", STATUSES)
def test_a_failure_becomes_its_problem(client, name):
    failure = samples.BY_NAME[name]

    response = client.post("/api/fail", json={"kind": name}, headers={"X-Request-Id": "q-1"})

    document = response.json()
    assert response.status_code == document["status"] == STATUSES[name]
    assert response.headers["content-type"] == "application/problem+json"
    assert document["type"] == f"urn:jamie:problem:{failure.kind}"
    assert document["title"]
    assert document["detail"] == document["error"] == failure.detail
    assert document["instance"] == response.headers["x-request-id"] == "q-1"
    assert document["retryable"] is failure.retryable
    assert document.get("system") == getattr(failure, "system", None)


def test_a_problem_with_fields_has_their_pointers(client):
    document = client.post("/api/fail", json={"kind": "InvalidField"}).json()

    assert document["errors"] == [
        {"pointer": "/a/b", "detail": "is odd"},
        {"pointer": "", "detail": "is odder"},
    ]


def test_a_problem_with_a_query_has_its_hints(client):
    document = client.post("/api/fail", json={"kind": "InvalidQuery"}).json()

    assert document["hints"] == [{"message": "close the bracket", "query": "up{}"}]


def test_problems_that_owe_a_header_have_it(client):
    allowed = client.post("/api/fail", json={"kind": "MethodNotAllowed"})
    unknown = client.post("/api/fail", json={"kind": "Unauthenticated"})

    assert allowed.headers["allow"] == "GET, PUT"
    assert unknown.headers["www-authenticate"] == "Bearer"


def test_an_unforeseen_failure_leaves_as_500_without_its_text(app, log_lines):
    got = exchange(app(samples.crash), headers={"X-Request-Id": "q-2"})

    assert (got.status, got.kind) == (500, "internal")
    assert samples.SECRET.encode() not in got.body
    assert b"Traceback" not in got.body
    (line,) = [line for line in log_lines() if line["event"] == "unforeseen_failure"]
    assert (line["level"], line["function"], line["request_id"]) == ("error", "crash", "q-2")
    assert "raise ZeroDivisionError" in "".join(line["traceback"])


@pytest.mark.parametrize("entry", [samples.late, samples.drop])
def test_a_handler_that_times_out_or_is_cancelled_within_is_unforeseen(app, log_lines, entry):
    got = exchange(app(entry))

    assert (got.status, got.kind) == (500, "internal")
    # A request of an earlier test may end meanwhile and log its own line.
    own = [line["event"] for line in log_lines() if line.get("function") == entry.__name__]
    assert own == ["unforeseen_failure", "request"]
