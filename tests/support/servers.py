"""Scripted HTTP servers on loopback: systems outside that answer, lie, hang or die as told."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

DRIP_S = 0.05


@dataclass(slots=True)
class Asked:
    """One request that a scripted server got."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Reply:
    """What it sends back; `hold` waits for that event first.

    `drip` sends a blank now and then until that event and never comes to the body; `cut` announces
    twice as much as comes before the connection is closed.
    """

    status: int = 200
    body: bytes = b"{}"
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    hold: threading.Event | None = None
    drip: threading.Event | None = None
    cut: bool = False


class _Server(ThreadingHTTPServer):
    request_queue_size = 512  # http.server's 5 would refuse the rest of a burst
    daemon_threads = True


class ScriptedServer:
    """Answers every request by `script`; remembers what it was asked."""

    def __init__(self, script: Callable[[Asked], Reply]) -> None:
        self.asked: list[Asked] = []
        self.arrived = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self, script))
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(
    owner: ScriptedServer, script: Callable[[Asked], Reply]
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # a head must not wait 40 ms for its body

        def answer(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, self.rfile.read(length))
            owner.asked.append(asked)
            owner.arrived.set()
            reply = script(asked)
            if reply.hold is not None:
                reply.hold.wait(30)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            endless = reply.cut or reply.drip
            self.send_header("Content-Length", str(len(reply.body) * (2 if endless else 1)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            while reply.drip and not reply.drip.wait(DRIP_S):
                self.wfile.write(b" ")
            self.wfile.write(reply.body)
            self.close_connection = self.close_connection or reply.cut

        do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = answer  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):  # the caller hung up
                super().handle()

    return Handler
