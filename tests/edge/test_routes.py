"""Which path and method reach a function, alone and among others."""

import pytest

from shared.edge.server import Bundle
from tests.edge.asgi import exchange


@pytest.mark.parametrize("path", ["/", "/api/echo", "/echo", "/echo/"])
def test_a_function_alone_answers_at_the_root_and_at_its_paths(echo_alone, path):
    response = echo_alone.post(path, json={"word": "hi"})

    assert (response.status_code, response.json()["word"]) == (200, "hi")


@pytest.mark.parametrize("path", ["/api/echo", "/echo", "/api/v1/jamie/echo", "/api/echo/"])
def test_the_bundle_answers_at_every_path_and_at_the_homepages(client, path):
    assert client.post(path, json={"word": "hi"}).json()["word"] == "hi"


@pytest.mark.parametrize("probe", ["health", "ready"])
def test_the_bundle_answers_the_homepages_probes(client, probe):
    assert client.get(f"/api/v1/jamie/{probe}").json()["status"] == "ok"


@pytest.mark.parametrize(
    "path", ["/nowhere", "/api", "/api/echo/more", "/.well-known/oauth-authorization-server", "//"]
)
def test_an_unknown_path_is_404_and_says_which_exist(client, echo_alone, path):
    for front in (client, echo_alone):
        if front is echo_alone and path == "//":
            continue  # that is its root
        response = front.post(path, json={})
        if path == "//":
            assert response.status_code == 405  # the bundle's page is read with GET
            continue
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"
        assert "/api/echo" in response.json()["detail"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_a_wrong_method_is_405_and_names_the_right_one(client, method):
    response = client.request(method, "/api/echo")

    assert (response.status_code, response.headers["allow"]) == (405, "POST")


def test_a_function_read_with_get_takes_its_query_string(client):
    got = client.get("/api/look", params={"term": "hi", "count": "7", "ratio": "0.5", "odd": "x"})
    head = client.head("/api/look")
    post = client.post("/api/look")

    assert (got.json()["word"], got.json()["count"], got.json()["ratio"]) == ("hi", 7, 0.5)
    assert got.json()["warnings"] == ["unknown field 'odd' was ignored"]
    assert (head.status_code, head.content) == (200, b"")
    assert (post.status_code, post.headers["allow"]) == (405, "GET, HEAD")


def test_a_wrong_query_string_is_422_with_pointers(client):
    response = client.get("/api/look", params={"count": "many"})

    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == "/count"


def test_the_bundles_own_page_lists_what_exists(client):
    page = client.get("/").json()

    assert page["name"] == "jamie"
    assert {"/api/echo", "/api/v1/jamie/echo"} <= set(page["paths"])


def test_a_path_under_the_public_prefix_keeps_the_callers_query(client):
    assert client.get("/api/v1/jamie/look?term=hi").json()["word"] == "hi"


def test_an_absurd_path_is_404_and_short(app):
    got = exchange(app(), path="/" + "a" * 100_000)

    assert got.status == 404
    assert len(got.body) < 1000


def test_a_bundle_of_nothing_still_has_probes():
    assert exchange(Bundle((), None), method="GET", path="/health").status == 200
