"""Servers that misbehave below HTTP, on real sockets: they hang, drip, or hang up."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Serve = Callable[[socket.socket, threading.Event], None]
DRIP_S = 0.05


@contextmanager
def raw_server(serve: Serve) -> Iterator[str]:
    """Run `serve` on each connection, until its event says that the test is over."""
    over = threading.Event()
    workers: list[threading.Thread] = []

    def talk(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(65536)
            serve(connection, over)

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                workers.append(threading.Thread(target=talk, args=(connection,)))
                workers[-1].start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        acceptor = threading.Thread(target=accept)
        acceptor.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            over.set()
            listener.shutdown(socket.SHUT_RDWR)
            for thread in (acceptor, *workers):
                thread.join()


def hang(_: socket.socket, over: threading.Event) -> None:
    """Say nothing."""
    over.wait(30)


def drip(connection: socket.socket, over: threading.Event) -> None:
    """Send a body byte by byte, each well within any read timeout."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{")
    while not over.wait(DRIP_S):
        connection.sendall(b" ")


def hang_up(connection: socket.socket, _: threading.Event) -> None:
    """Close the connection in the middle of a body."""
    connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{"status":')


def flood(connection: socket.socket, over: threading.Event) -> None:
    """Send a body that never ends, as fast as it is read."""
    connection.sendall(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n"\r\n')
    while not over.is_set():
        connection.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
