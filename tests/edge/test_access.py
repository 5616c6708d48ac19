"""Who may call: a token where one is set, otherwise only this machine, under its own names."""

import pytest

from shared.edge.access import is_loopback, is_own_name
from tests.edge.asgi import FAR, NEAR, exchange

TOKEN, SIBLING = "right-token", "sibling-token"


@pytest.fixture
def guarded(app):
    return app(jamie_token=TOKEN, jamie_sibling_token=SIBLING)


@pytest.mark.parametrize(
    "shown",
    [
        f"Bearer {TOKEN}",
        f"bearer {TOKEN}",
        f"BEARER {TOKEN}",
        f"Bearer  {TOKEN} ",
        f"Bearer {SIBLING}",
    ],
)
def test_a_right_token_opens_from_anywhere(guarded, shown):
    headers = {"Authorization": shown, "Host": "jamie.example"}

    assert exchange(guarded, headers=headers, peer=FAR).status == 200


@pytest.mark.parametrize(
    "shown",
    [
        "Bearer wrong-token",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Bearer {TOKEN.upper()}",
        f"Bearer {TOKEN}, Bearer {TOKEN}",
        "Bearer",
        "Bearer ",
        "",
        TOKEN,
        f"Basic {TOKEN}",
        f"Bearer:{TOKEN}",
        "Bearer tökén",
    ],
)
def test_anything_else_is_401_even_from_this_machine(guarded, shown):
    got = exchange(guarded, headers={"Authorization": shown}, peer=NEAR)

    assert (got.status, got.kind) == (401, "unauthenticated")
    assert got.headers["www-authenticate"] == "Bearer"
    assert TOKEN.encode() not in got.body


def test_no_token_shown_is_401(guarded):
    assert exchange(guarded).status == 401


def test_a_token_in_any_script_opens(app):
    headers = {"Authorization": "Bearer sésame-👋"}

    assert exchange(app(jamie_token="sésame-👋"), headers=headers).status == 200


def test_a_sibling_token_alone_closes_too(app):
    guarded = app(jamie_sibling_token=SIBLING)

    assert exchange(guarded).status == 401
    assert exchange(guarded, headers={"Authorization": f"Bearer {SIBLING}"}).status == 200


@pytest.mark.parametrize("near", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
def test_without_a_token_this_machine_is_served(app, near):
    assert exchange(app(), peer=(near, 1)).status == 200


@pytest.mark.parametrize(
    "far", ["10.0.0.5", "192.168.0.16", "fe80::1", "::ffff:10.0.0.5", "", "127.evil.example"]
)
def test_without_a_token_nobody_else_is_served(app, far):
    got = exchange(app(), peer=(far, 1))

    assert (got.status, got.kind) == (403, "forbidden")
    assert "JAMIE_TOKEN" in got.json()["detail"]


def test_a_peer_that_the_server_does_not_know_is_not_served(app):
    assert exchange(app(), peer=None).status == 403


def test_on_knative_without_a_token_nobody_is_served(app):
    got = exchange(app(knative_service="echo"), peer=NEAR)

    assert (got.status, got.kind) == (403, "forbidden")
    assert "JAMIE_ALLOW_ANONYMOUS" in got.json()["detail"]


def test_anonymous_callers_are_served_where_the_settings_say_so(app):
    opened = app(knative_service="echo", allow_anonymous=True)

    assert exchange(opened, peer=FAR, headers={"Host": "jamie.example"}).status == 200


def test_a_token_is_asked_for_even_where_anonymous_callers_are_allowed(app):
    assert exchange(app(jamie_token=TOKEN, allow_anonymous=True)).status == 401


OWN_NAMES = [
    "localhost", "localhost:30121", "LOCALHOST.", "jamie.localhost", "127.0.0.1:8080", "[::1]:80",
    "10.1.2.3", "jamie", "jamie-mcp:80", "echo.jamie.svc", "echo.jamie.svc.cluster.local:80", "",
]  # fmt: skip
FOREIGN_NAMES = [
    "evil.example", "evil.example:30121", "localhost.evil.example", "127.0.0.1.evil.example",
    "jamie.svc.evil.example", "echo.svc.com", "svc.evil.example", "cluster.local.evil.example",
    "127.0.0.1.nip.io", "local", "[evil.example]:80",
]  # fmt: skip


@pytest.mark.parametrize("host", OWN_NAMES)
def test_this_machines_and_the_clusters_names_pass(app, host):
    assert exchange(app(), headers={"Host": host}).status == 200


@pytest.mark.parametrize("host", [name for name in FOREIGN_NAMES if name != "local"])
def test_a_name_of_the_web_is_403_because_a_page_can_borrow_it(app, host):
    got = exchange(app(), headers={"Host": host})

    assert (got.status, got.kind) == (403, "forbidden")
    assert "ALLOWED_HOSTS" in got.json()["detail"]


@pytest.mark.parametrize("allowed", ["jamie.example", "Jamie.Example"])
@pytest.mark.parametrize("host", ["jamie.example", "JAMIE.example:443", "jamie.example."])
def test_a_name_that_the_settings_allow_passes(app, allowed, host):
    opened = app(allowed_hosts=("other.example", allowed))

    assert exchange(opened, headers={"Host": host}).status == 200


def test_a_browsers_far_address_behind_a_proxy_on_this_machine_is_not_served(echo_alone):
    near = echo_alone.post("/", json={}, headers={"X-Forwarded-For": "127.0.0.1"})
    far = echo_alone.post("/", json={}, headers={"X-Forwarded-For": "203.0.113.9"})
    claimed = echo_alone.post("/", json={}, headers={"X-Forwarded-For": "127.0.0.1, 203.0.113.9"})
    absurd = echo_alone.post("/", json={}, headers={"X-Forwarded-For": "nobody"})

    assert near.status_code == 200
    assert [far.status_code, claimed.status_code, absurd.status_code] == [403, 403, 403]


def test_an_address_is_this_machines_only_as_an_address():
    assert is_loopback("127.0.0.1")
    assert not is_loopback("127.0.0.1.evil.example")
    assert not is_loopback("localhost")


def test_a_name_without_a_dot_is_no_name_of_the_web():
    assert is_own_name("local", ())
