"""The HTTP side: connections, headers, the token, lengths and chunks.

What the answer to a request is belongs to api.
"""

import hmac
import select
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from deploy.demo.kube.api import Answer, Ask, answer, refusal
from deploy.demo.kube.cluster import Cluster, CutStream
from deploy.demo.kube.statuses import unauthorized

STOP_LOOK_S = 0.05  # how often the accepting thread looks whether it shall stop
CLOSING_S = 5.0  # how long stop() waits for answers that are under way
WAITING_CONNECTIONS = 128


class KubeApi:
    """The double on a port; starts with `with` or `start()`, and `stop()` closes everything."""

    def __init__(
        self, cluster: Cluster, *, host: str = "127.0.0.1", port: int = 0, token: str | None = None
    ) -> None:
        """Take a free port when `port` is 0; with a token, ask every caller for it."""
        self.url = ""
        self._address = (host, port)
        self._stopping = threading.Event()
        self._handler = partial(_Handler, cluster=cluster, token=token, stopping=self._stopping)
        self._server: _Server | None = None

    def start(self) -> Self:
        """Listen; from now on `url` says where."""
        self._stopping.clear()
        server = self._server = _Server(self._address, self._handler)
        host, port = self._address[0], server.server_address[1]
        self.url = f"http://{host}:{port}"
        accept = partial(server.serve_forever, poll_interval=STOP_LOOK_S)
        threading.Thread(target=accept, name="kube-api", daemon=True).start()
        return self

    def stop(self) -> None:
        """Close the port and every connection; does nothing when not started."""
        if self._server is not None:
            self._stopping.set()
            self._server.shutdown()
            self._server.server_close()
            self._server.hang_up()
            self._server = None

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()


class _Server(ThreadingHTTPServer):
    """A threading server that can close the connections it has."""

    daemon_threads = True
    request_queue_size = WAITING_CONNECTIONS

    def __init__(self, address: tuple[str, int], handler: Any) -> None:
        super().__init__(address, handler)
        self._open: set[socket.socket] = set()
        self._closed = threading.Condition()

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # http.server's own would look the host up in DNS

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        with self._closed:
            self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        super().shutdown_request(request)
        with self._closed:
            self._open.discard(request)
            self._closed.notify_all()

    def hang_up(self) -> None:
        """End every connection and wait until its thread let go of it."""
        with self._closed:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self._closed.wait_for(lambda: not self._open, CLOSING_S)


class _Handler(BaseHTTPRequestHandler):
    """One connection: reads a request, sends its answer, and again."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body are two writes

    def __init__(
        self, *args: Any, cluster: Cluster, token: str | None, stopping: threading.Event
    ) -> None:
        self._cluster = cluster
        self._token = token
        self._stopping = stopping
        super().__init__(*args)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a caller may leave whenever it likes
            super().handle()

    def _respond(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        reply = self._reply(body)
        if isinstance(reply.body, bytes):
            self._head(reply, "Content-Length", str(len(reply.body)))
            self.wfile.write(reply.body)
        else:
            self._head(reply, "Transfer-Encoding", "chunked")
            self._stream(reply.body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _respond  # noqa: N815 - http.server's names

    def _reply(self, body: bytes) -> Answer:
        if not self._may_ask():
            return refusal(unauthorized())
        parts = urlsplit(self.path)
        ask = Ask(
            method=self.command,
            path=parts.path.rstrip("/") or "/",
            query=parse_qs(parts.query, keep_blank_values=True),
            accept=self.headers.get("Accept", ""),
            body=body,
            gone=self._gone,
        )
        return answer(self._cluster, ask)

    def _may_ask(self) -> bool:
        if self._token is None:
            return True
        given = self.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {self._token}".encode())

    def _head(self, reply: Answer, length: str, value: str) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header(length, value)
        self.end_headers()

    def _stream(self, chunks: Iterator[bytes]) -> None:
        """Send in chunks; a source that breaks off leaves the caller without an end."""
        with suppress(CutStream):
            for chunk in filter(None, chunks):
                self.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            if not self._stopping.is_set():  # what stop() broke off must not look whole
                self.wfile.write(b"0\r\n\r\n")
                return
        self.close_connection = True

    def _gone(self) -> bool:
        """Tell whether the caller closed its side, or the server is to stop."""
        poll = select.poll()
        poll.register(self.connection, select.POLLIN)
        with suppress(OSError):
            unread = poll.poll(0)
            left = bool(unread) and not self.connection.recv(1, socket.MSG_PEEK)
            return left or self._stopping.is_set()
        return True

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        """Say nothing: what was asked is kept in the cluster."""
