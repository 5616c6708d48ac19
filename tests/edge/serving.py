"""An ASGI application on a real uvicorn, in a thread, on a port that the system chose."""

import asyncio
import socket
import threading
from typing import Any, Self

import uvicorn

START_LIMIT_S = 10.0


class _Server(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()


class Served:
    """Listens inside its `with`."""

    def __init__(self, app: Any, *, lifespan: str = "off") -> None:
        # With its protocol named, asyncio switches Nagle's delay of 40 ms off.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        config = uvicorn.Config(
            app,
            lifespan=lifespan,
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=2,
        )
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._server.listens.wait(START_LIMIT_S)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()

    def connect(self) -> socket.socket:
        """Return a bare connection, for requests that no HTTP client would send."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=5)
