"""The client against servers that lie, hang, drip, or are not there."""

import json
import socket
import threading
import time

import pytest

from shared.clients.budget import open_budget
from shared.errors import (
    BadUpstreamAnswer,
    UpstreamAuth,
    UpstreamError,
    UpstreamRejected,
    UpstreamTimeout,
    UpstreamUnreachable,
)
from shared.settings import Settings
from tests.support.kubernetes import with_client
from tests.support.servers import Reply, ScriptedServer


def at(url: str) -> Settings:
    return Settings(kubernetes_api_url=url)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(body=b"<html>hi</html>", content_type="text/html"), BadUpstreamAnswer),
        (Reply(body=b"[]"), BadUpstreamAnswer),
        (Reply(body=b'{"items": {}}'), BadUpstreamAnswer),
        (Reply(body=b'{"items": [{"metadata": {}}]}'), BadUpstreamAnswer),
        (Reply(body=b"[" * 100_000), BadUpstreamAnswer),
        (Reply(status=404, body=b"404 page not found"), BadUpstreamAnswer),
        (Reply(status=302, headers={"Location": "/login"}), BadUpstreamAnswer),
        (Reply(status=500, body=b'{"kind":"Status","message":"dial tcp: timeout"}'),
         UpstreamUnreachable),
        (Reply(status=504, body=b'{"kind":"Status"}'), UpstreamTimeout),
        (Reply(status=429, body=b'{"kind":"Status","message":"too many"}'), UpstreamRejected),
        (Reply(status=401, body=b"no"), UpstreamAuth),
    ],
)  # fmt: skip
def test_nonsense_and_trouble_have_their_kinds(reply: Reply, kind: type[UpstreamError]) -> None:
    with ScriptedServer(lambda _: reply) as server, pytest.raises(kind) as caught:
        with_client(at(server.url), lambda client: client.list_pods("default"))

    assert "Kubernetes" in caught.value.detail


def test_a_secret_in_a_refusal_is_not_told() -> None:
    message = "admission webhook denied it: password=hunter2"
    reply = Reply(status=400, body=json.dumps({"kind": "Status", "message": message}).encode())
    with ScriptedServer(lambda _: reply) as server, pytest.raises(UpstreamRejected) as caught:
        with_client(at(server.url), lambda client: client.list_pods("default"))

    assert "webhook denied it: password=[PASSWORD:" in caught.value.detail


def test_an_answer_without_end_is_not_kept_in_memory() -> None:
    huge = Reply(body=b'{"items": [' + b" " * (17 * 1024 * 1024))
    with ScriptedServer(lambda _: huge) as server, pytest.raises(BadUpstreamAnswer, match="KiB"):
        with_client(at(server.url), lambda client: client.list_pods("default"))


def test_a_server_that_hangs_is_a_timeout_within_the_budget() -> None:
    hold = threading.Event()
    started = time.monotonic()
    with ScriptedServer(lambda _: Reply(hold=hold)) as server:
        try:
            with open_budget(0.6), pytest.raises(UpstreamTimeout, match="did not answer"):
                with_client(at(server.url), lambda client: client.list_pods("default"))
        finally:
            hold.set()

    assert time.monotonic() - started < 3


def test_a_server_that_drips_is_a_timeout_too() -> None:
    """httpx's own read timeout begins anew with each byte."""
    served = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def drip() -> None:
        connection, _ = served.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            while not stop.wait(0.05):
                try:
                    connection.sendall(b" ")
                except OSError:
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        url = f"http://127.0.0.1:{served.getsockname()[1]}"
        with open_budget(0.8), pytest.raises(UpstreamTimeout):
            with_client(at(url), lambda client: client.list_pods("default"))
    finally:
        stop.set()
        thread.join()
        served.close()


def test_a_refused_port_is_unreachable_and_no_secret_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://user:hunter2@127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(UpstreamUnreachable) as caught:
            with_client(at(url), lambda client: client.list_pods("default"))

    assert "cannot be reached" in caught.value.detail
    assert "hunter2" not in caught.value.detail
