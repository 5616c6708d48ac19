"""All functions of an overlay at zero behind one port, in a thread of its own."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Self

import uvicorn

from tests.support.knative.pod import Pod
from tests.support.knative.proxy import Proxy
from tests.support.knative.revision import Revision
from tests.support.knative.scaling import Scaler
from tests.support.processes import free_port

STARTS_WITHIN_S = 10.0


class Knative:
    """The double on a port; `with` starts it, and ends every process that it started."""

    def __init__(
        self,
        revisions: Callable[[str], Iterable[Revision]],
        base_env: Mapping[str, str],
        folder: Path,
    ) -> None:
        """Take the revisions from a function of the double's own URL."""
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self.scalers: dict[str, Scaler] = {}
        self.answered: list[tuple[str, int]] = []
        self._revisions = tuple(revisions(self.url))
        self._base_env = base_env
        self._server: uvicorn.Server | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        ends = time.monotonic() + STARTS_WITHIN_S
        while not (self._server and self._server.started):
            assert time.monotonic() < ends, "the double did not start"
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.should_exit = True
        self._thread.join()

    async def _run(self) -> None:
        for one in self._revisions:
            log = self.folder / f"{one.name}.log"
            self.scalers[one.name] = Scaler(one, self._base_env, log)
        proxy = Proxy(self.scalers)
        self.answered = proxy.answered
        config = uvicorn.Config(
            proxy,
            host="127.0.0.1",
            port=self.port,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        resting = [asyncio.ensure_future(one.rest_when_idle()) for one in self.scalers.values()]
        await self._server.serve()
        for task in resting:
            task.cancel()
        for scaler in self.scalers.values():
            await scaler.aclose()
        await proxy.aclose()

    def pods(self, name: str) -> list[Pod]:
        """Return the processes of a function that run now."""
        return [one for one in list(self.scalers[name].pods) if one.is_alive]

    def running(self) -> dict[str, int]:
        """Return how many processes each function has; those at zero are left out."""
        counts = {name: len(self.pods(name)) for name in self.scalers}
        return {name: count for name, count in counts.items() if count}

    def log(self, name: str) -> str:
        """Return what a function's processes printed."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8")
