"""The live part: each serving pod's HTTP listener, and the requests that really reach them.

Everything runs in one event loop in one thread of the demo's own process: a few requests a second
need no more, and with the process it is gone. How pods answer is decided in story.behaviour; what
they count and log is in serving.
"""

import asyncio
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Self

import httpx

from deploy.demo.errors import DemoError
from deploy.demo.exposition import Exporter
from deploy.demo.listeners import Listener, exporter_app, pod_app
from deploy.demo.prometheus import ScrapeJob
from deploy.demo.services import Service, Turn

READY_WITHIN_S = 10.0
REQUEST_TIMEOUT_S = 10.0  # the slowest answers take about 4 s


class Workload:
    """Services with real traffic and exporters beside them; a context manager."""

    def __init__(self, services: Sequence[Service], exporters: Sequence[Exporter]) -> None:
        """Bind every listener at once, so that addresses are known before anything is served."""
        self._services = services
        self._exporters = exporters
        self._ending = asyncio.Event()
        self._pods = {
            pod.name: Listener(pod_app(pod, service, self._ending))
            for service in services
            for pod in service.pods
        }
        self._exporter_listener = Listener(exporter_app(exporters))
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name="demo-workload", daemon=True)

    @property
    def addresses(self) -> dict[str, str]:
        """Return host:port of each serving pod by its name."""
        return {name: listener.address for name, listener in self._pods.items()}

    def scrape_jobs(self) -> list[ScrapeJob]:
        """Return what Prometheus is to scrape, under the labels that the history has too."""
        serving = [
            ScrapeJob(
                name=service.name,
                targets={self._pods[pod.name].address: pod.target_labels for pod in service.pods},
            )
            for service in self._services
        ]
        address = self._exporter_listener.address
        return serving + [
            ScrapeJob(name=each.job, path=each.path, targets={address: each.target_labels})
            for each in self._exporters
        ]

    def start(self) -> None:
        """Serve, and begin to send requests. Raises: DemoError when that takes too long."""
        self._thread.start()
        if not self._ready.wait(READY_WITHIN_S):
            raise DemoError(f"the workload did not serve within {READY_WITHIN_S:g} s")

    def stop(self) -> None:
        """End the traffic, then the listeners."""
        if self._loop is not None and self._thread.is_alive():
            with suppress(RuntimeError):  # the loop ended by itself meanwhile
                self._loop.call_soon_threadsafe(self._ending.set)
            self._thread.join()
        for listener in self._listeners():
            listener.close()

    def _listeners(self) -> Iterable[Listener]:
        return (*self._pods.values(), self._exporter_listener)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        async with asyncio.TaskGroup() as serving:
            for listener in self._listeners():
                serving.create_task(listener.serve())
            traffic = [
                serving.create_task(send_traffic(service, self.addresses))
                for service in self._services
            ]
            self._ready.set()
            await self._ending.wait()
            for task in traffic:
                task.cancel()
            for listener in self._listeners():
                listener.end()

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()


async def send_traffic(service: Service, addresses: dict[str, str]) -> None:
    """Send a service its requests at an even pace until cancelled, however slow the answers are."""
    async with (
        httpx.AsyncClient(timeout=REQUEST_TIMEOUT_S, trust_env=False) as client,
        asyncio.TaskGroup() as requests,
    ):
        due = time.monotonic()
        while True:
            turn = next(service.turns)
            requests.create_task(send(client, turn, addresses[turn.pod.name]))
            due = max(due + service.profile.interval_s, time.monotonic())  # no burst after a stall
            await asyncio.sleep(due - time.monotonic())


async def send(client: httpx.AsyncClient, turn: Turn, address: str) -> None:
    """Send one request and read its answer; a lost one is the pod's to count."""
    method, path = turn.route
    with suppress(httpx.HTTPError):
        await client.request(method, f"http://{address}{path}")
