"""An API server that knows no limit: whatever is asked, it sends the log as it is, in chunks."""

import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

POD = (
    b'{"metadata":{"name":"shop-0"},"spec":{"containers":[{"name":"app"}]},'
    b'"status":{"containerStatuses":[{"name":"app","state":{"running":{}}}]}}'
)


@contextmanager
def unlimited(log: Callable[[], Iterable[bytes]]) -> Generator[str]:
    """Serve one pod, shop-0, whose container app wrote `log`; yield the URL."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(log)) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _handler(log: Callable[[], Iterable[bytes]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(200)
            if not self.path.partition("?")[0].endswith("/log"):
                self.send_header("Content-Length", str(len(POD)))
                self.end_headers()
                self.wfile.write(POD)
                return
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            try:
                for chunk in log():
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
                self.wfile.write(b"0\r\n\r\n")
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    return Handler
